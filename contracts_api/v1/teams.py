"""Teams and their members."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from contracts_api.fields import Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.v1.tokens import RoleField
from contracts_api.views import ApiView, actor_of, body_of
from registry.identity import queries, services
from registry.identity.models import Membership, Team


class TeamAnswer(serializers.Serializer[Team]):
    """A team: who owns contracts."""

    slug = serializers.CharField()
    name = serializers.CharField()
    created_at = serializers.DateTimeField()


class TeamRequest(Shape):
    """A new team, still without members."""

    slug = serializers.RegexField(r"\A[a-z0-9][a-z0-9-]*\Z", max_length=64)
    name = Text(max_length=120)


class MemberAnswer(serializers.Serializer[Membership]):
    """Who is in a team, as what."""

    username = serializers.CharField(source="user.username")
    role = RoleField()


class MemberRequest(Shape):
    """The role that a person is to have."""

    role = RoleField()


class TeamCollection(ApiView):
    """`/teams`"""

    @extend_schema(
        operation_id="teams_list",
        summary="List the teams",
        parameters=[PageQuery],
        responses={200: page_shape(TeamAnswer, "TeamPage")},
    )
    def get(self, request: Request) -> Response:
        return page_of(request, queries.teams(), order=("slug",), shape=TeamAnswer)

    @extend_schema(
        operation_id="teams_create", summary="Create a team", request=TeamRequest, responses={201: TeamAnswer}
    )
    @idempotent
    def post(self, request: Request) -> Response:
        team = services.team_create(actor_of(request), **body_of(request, TeamRequest))
        headers = {"Location": reverse("v1:team", args=(team.slug,), request=request)}
        return Response(TeamAnswer(team).data, status=status.HTTP_201_CREATED, headers=headers)


class TeamItem(ApiView):
    """`/teams/{slug}`"""

    @extend_schema(operation_id="teams_read", summary="Read a team", responses={200: TeamAnswer})
    def get(self, request: Request, slug: str) -> Response:
        return Response(TeamAnswer(queries.team_by_slug(slug)).data)


class MemberCollection(ApiView):
    """`/teams/{slug}/members`"""

    @extend_schema(
        operation_id="members_list",
        summary="List the members of a team",
        parameters=[PageQuery],
        responses={200: page_shape(MemberAnswer, "MemberPage")},
    )
    def get(self, request: Request, slug: str) -> Response:
        members = queries.members_of(queries.team_by_slug(slug))
        return page_of(request, members, order=("user__username", "id"), shape=MemberAnswer)


class MemberItem(ApiView):
    """`/teams/{slug}/members/{username}`"""

    @extend_schema(
        operation_id="members_set",
        summary="Give a person a role in a team",
        request=MemberRequest,
        responses={200: MemberAnswer},
    )
    def put(self, request: Request, slug: str, username: str) -> Response:
        role = body_of(request, MemberRequest)["role"]
        team, user = queries.team_by_slug(slug), queries.user_by_name(username)
        return Response(MemberAnswer(services.member_add(actor_of(request), team, user, role)).data)

    @extend_schema(operation_id="members_remove", summary="End a membership", responses={204: None})
    def delete(self, request: Request, slug: str, username: str) -> Response:
        team, user = queries.team_by_slug(slug), queries.user_by_name(username)
        services.member_remove(actor_of(request), team, user)
        return Response(status=status.HTTP_204_NO_CONTENT)
