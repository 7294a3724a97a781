"""Access tokens: issue, list, rotate, revoke."""

from datetime import timedelta
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.fields import Moment, Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.views import ApiView, actor_of, body_of, named
from registry.identity import queries, services
from registry.identity.actors import Role, Scope
from registry.identity.models import AccessToken

ORDER = ("-created_at", "-id")
LONGEST_OVERLAP = timedelta(days=30)
ROLES = tuple(role.name.lower() for role in Role)
_NEVER_CACHED = {"Cache-Control": "no-store"}


@extend_schema_field(OpenApiTypes.STR)
class RoleField(serializers.ChoiceField):
    """A role by its name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(ROLES, **options)

    def to_internal_value(self, data: Any) -> Any:
        return Role[super().to_internal_value(data).upper()]

    def to_representation(self, value: Any) -> str:
        return Role(value).name.lower()


class TokenAnswer(serializers.Serializer[AccessToken]):
    """A token, without its secret."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(AccessToken.Kind.choices)
    name = serializers.CharField()
    prefix = serializers.CharField()
    team = serializers.CharField(source="team.slug", default=None, allow_null=True)
    user = serializers.CharField(source="user.username", default=None, allow_null=True)
    role = RoleField()
    scopes = serializers.ListField(child=serializers.ChoiceField([scope.value for scope in Scope]))
    issued_by = serializers.CharField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True)
    revoked_at = serializers.DateTimeField(allow_null=True)


class IssuedToken(TokenAnswer):
    """A new token with its secret, which is shown this once."""

    secret = serializers.CharField()


class TokenRequest(Shape):
    """A token for a team's machine, or (`pat`, in a browser session) for oneself."""

    kind = serializers.ChoiceField(AccessToken.Kind.choices)
    name = Text(max_length=120)
    team = Text(max_length=64, required=False)
    role = RoleField(default=Role.VIEWER)
    scopes = serializers.ListField(child=serializers.ChoiceField([scope.value for scope in Scope]), min_length=1)
    expires_at = Moment()


class TokenRotation(Shape):
    """How long the old secret stays good beside the new one, and how long the new one lives."""

    overlap_seconds = serializers.IntegerField(
        default=24 * 3600, min_value=0, max_value=int(LONGEST_OVERLAP.total_seconds())
    )
    expires_at = Moment(required=False)


class TokenCollection(ApiView):
    """`/tokens`"""

    @extend_schema(
        operation_id="tokens_list",
        summary="List the tokens that you may manage",
        parameters=[PageQuery],
        responses={200: page_shape(TokenAnswer, "TokenPage")},
    )
    def get(self, request: Request) -> Response:
        return page_of(request, queries.tokens_of(actor_of(request)), order=ORDER, shape=TokenAnswer)

    @extend_schema(
        operation_id="tokens_issue",
        summary="Issue a token; its secret is shown this once",
        request=TokenRequest,
        responses={201: IssuedToken},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        wanted = body_of(request, TokenRequest)
        if "team" in wanted:
            wanted["team"] = named("team", queries.team_by_slug, wanted["team"])
        return _with_secret(*services.token_issue(actor_of(request), **wanted))


class TokenItem(ApiView):
    """`/tokens/{token_id}`"""

    @extend_schema(operation_id="tokens_read", summary="Read a token", responses={200: TokenAnswer})
    def get(self, request: Request, token_id: int) -> Response:
        return Response(TokenAnswer(queries.token_by_id(actor_of(request), token_id)).data)


class TokenRotate(ApiView):
    """`/tokens/{token_id}/rotate`"""

    @extend_schema(
        operation_id="tokens_rotate",
        summary="Replace a token by a new one; the old stays good for a while",
        request=TokenRotation,
        responses={201: IssuedToken},
    )
    @idempotent
    def post(self, request: Request, token_id: int) -> Response:
        wanted = body_of(request, TokenRotation)
        overlap = timedelta(seconds=wanted.pop("overlap_seconds"))
        actor = actor_of(request)
        token = queries.token_by_id(actor, token_id)
        return _with_secret(*services.token_rotate(actor, token, overlap=overlap, **wanted))


class TokenRevoke(ApiView):
    """`/tokens/{token_id}/revoke`"""

    @extend_schema(
        operation_id="tokens_revoke",
        summary="Make a token useless at once",
        request=None,
        responses={200: TokenAnswer},
    )
    @idempotent
    def post(self, request: Request, token_id: int) -> Response:
        actor = actor_of(request)
        token = services.token_revoke(actor, queries.token_by_id(actor, token_id))
        return Response(TokenAnswer(token).data)


def _with_secret(token: AccessToken, secret: str) -> Response:
    body = {**TokenAnswer(token).data, "secret": secret}
    return Response(body, status=status.HTTP_201_CREATED, headers=_NEVER_CACHED)
