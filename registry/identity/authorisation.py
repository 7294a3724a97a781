"""Two questions, each asked in one place: may this caller use this address, and may they touch this team's things."""

import logging

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.csrf import CsrfViewMiddleware

from registry import clock
from registry.access import ROUTES, Access, ByMethod
from registry.errors import Forbidden, Kind, RegistryError, Unauthenticated, problem_response
from registry.identity.actors import Actor, Role
from registry.identity.authentication import actor_for_user, authenticate_token
from registry.identity.models import Team
from registry.identity.recent_tokens import authenticate_recent_token
from registry.pages import session_ended

log = logging.getLogger(__name__)

API_PREFIX = "/api/"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def require(actor: Actor, role: Role, team: Team | str) -> None:
    """Let `actor` pass who has at least `role` in `team`; raises Forbidden for anyone else."""
    slug = team if isinstance(team, str) else team.slug
    if not actor.has_role(role, slug):
        raise Forbidden(
            f"This needs the role {role.name.lower()} in team “{slug}”, which {actor.label} does not have.",
            remedy=f"Ask an owner of team “{slug}” for that role.",
        )


def require_platform_admin(actor: Actor) -> None:
    """Let platform administrators pass; raises Forbidden for anyone else."""
    if not actor.is_platform_admin:
        raise Forbidden("Only platform administrators may do this.", remedy="Ask a platform administrator.")


class AccessMiddleware:
    """Finds out who is asking, then holds the resolved route against `registry.access.ROUTES`.

    A bearer token counts under /api/ only, and there it wins over a session. A session may use
    the API too, with a CSRF token, since API views are exempt from Django's own CSRF check.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func, _args, _kwargs) -> HttpResponse | None:
        name = request.resolver_match.view_name
        try:
            access = _declared(name, request.method)
            if access is None:
                return _method_not_allowed(request, name)
            request.actor = _identified(request, access)
            _admit(request.actor, access)
        except RegistryError as refusal:
            return _refused(request, refusal)
        return None


def _declared(view_name: str, method: str) -> Access | None:
    """What the route asks of this method; None where it does not know the method."""
    declared = ROUTES.get(view_name)
    if declared is None:
        message = f"Route {view_name!r} declares nothing in registry.access."
        if settings.DEBUG:
            raise ImproperlyConfigured(message)
        log.error(message)
        raise Forbidden("Nobody may use this address.", code="undeclared-route")
    if isinstance(declared, ByMethod):
        return declared.methods.get({"HEAD": "GET", "OPTIONS": "GET"}.get(method, method))
    return declared


def _identified(request: HttpRequest, access: Access) -> Actor | None:
    """The actor behind the bearer token, or else behind the session; None for nobody.

    Raises Unauthenticated for a credential that is no good, unless anyone may come in.
    """
    header = request.headers.get("Authorization", "")
    if header and request.path.startswith(API_PREFIX):
        scheme, _, secret = header.partition(" ")
        authenticate = authenticate_recent_token if access.often_asked else authenticate_token
        actor = authenticate(secret.strip(), clock.utc_now()) if scheme.lower() == "bearer" else None
        if actor is None and not access.anyone:
            raise Unauthenticated(
                "The access token is not valid, or no longer.",
                code="invalid-token",
                remedy="Send “Authorization: Bearer dcr_…” with a token that has not expired.",
            )
        return actor
    if not request.user.is_authenticated:
        return None
    if access.machine_readable and request.method not in _SAFE_METHODS:
        _check_csrf(request)
    return actor_for_user(request.user)


def _admit(actor: Actor | None, access: Access) -> None:
    """Raises Unauthenticated or Forbidden unless `actor` is what the route asks for."""
    if access.anyone:
        return
    if actor is None:
        raise Unauthenticated("Sign in, or send an access token.", remedy="Send “Authorization: Bearer dcr_…”.")
    if access.platform_admin and not actor.is_platform_admin:
        raise Forbidden("Only platform administrators may do this.")
    if access.role is not None and not actor.has_role_anywhere(access.role):
        raise Forbidden(
            f"This needs the role {access.role.name.lower()} in some team.",
            remedy="Ask an owner of your team for that role.",
        )
    if access.scope is not None and not actor.has_scope(access.scope):
        raise Forbidden(
            f"This token lacks the scope {access.scope.value}.",
            code="missing-scope",
            remedy=f"Issue a token with the scope {access.scope.value}.",
        )


class _CsrfCheck(CsrfViewMiddleware):
    def _reject(self, _request: HttpRequest, reason: str) -> str:
        return reason


def _check_csrf(request: HttpRequest) -> None:
    check = _CsrfCheck(lambda _request: HttpResponse())
    check.process_request(request)
    if reason := check.process_view(request, lambda: None, (), {}):
        raise Forbidden(
            f"This request comes from a browser session and failed its CSRF check: {reason}",
            code="csrf-failed",
            remedy="Send the X-CSRFToken header, or use an access token.",
        )


def _refused(request: HttpRequest, refusal: RegistryError) -> HttpResponse:
    if request.path.startswith(API_PREFIX):
        return problem_response(refusal, request_id=getattr(request, "request_id", None))
    if isinstance(refusal, Unauthenticated):
        sign_in = redirect_to_login(request.get_full_path())
        return session_ended(request) if request.headers.get("HX-Request") else sign_in
    raise PermissionDenied(refusal.message)


def _method_not_allowed(request: HttpRequest, view_name: str) -> HttpResponse:
    allowed = sorted(ROUTES[view_name].methods)
    if not request.path.startswith(API_PREFIX):
        return HttpResponseNotAllowed(allowed)
    refusal = RegistryError(
        "method-not-allowed",
        f"This address does not know the method {request.method}.",
        kind=Kind.WRONG_METHOD,
        remedy=f"Use {', '.join(allowed)}.",
    )
    response = _refused(request, refusal)
    response["Allow"] = ", ".join(allowed)
    return response
