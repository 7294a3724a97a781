"""Who calls: `AccessMiddleware` has found out (and checked a session's CSRF token); here DRF is told."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from registry.identity.actors import Actor, actor_of


class ActorAuthentication(BaseAuthentication):
    """Gives views the actor as `request.auth`, and Django's user (anonymous for machines) as `request.user`."""

    def authenticate(self, request: Request) -> tuple[Any, Actor] | None:
        django_request = request._request  # noqa: SLF001 - DRF has no other way to it
        actor = actor_of(django_request)
        return None if actor is None else (django_request.user, actor)

    def authenticate_header(self, request: Request) -> str:
        """With a challenge, DRF answers 401 rather than 403 to nobody known."""
        return 'Bearer realm="registry"'


class ActorScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How OpenAPI tells of it."""

    target_class = ActorAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "An access token, `dcr_<kind>_…`; issued on a team's page or by `POST /api/v1/tokens`.",
        }
