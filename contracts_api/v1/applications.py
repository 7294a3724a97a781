"""Applications: who reads and writes contracts, build by build."""

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from contracts_api.fields import Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.v1.check_shapes import is_contract_name
from contracts_api.views import ApiView, actor_of, body_of, named, query_of, unprocessable
from registry.catalog import queries as catalog
from registry.catalog.models import Contract, Version
from registry.consumers import queries, services
from registry.consumers.models import Application, ApplicationVersion
from registry.errors import NotFound
from registry.identity.queries import team_by_slug

Found = TypeVar("Found")


class ApplicationAnswer(serializers.Serializer[Application]):
    """Software that reads or writes payloads, and the team that runs it."""

    name = serializers.CharField()
    owner_team = serializers.CharField(source="owner_team.slug")
    description = serializers.CharField()
    created_at = serializers.DateTimeField()


class NewApplication(Shape):
    """An application to register."""

    name = Text(max_length=120)
    owner_team = Text(max_length=64, help_text="The slug of the team that runs it.")
    description = Text(max_length=5_000, required=False, allow_blank=True)


class ApplicationQuery(PageQuery):
    """Filters that all have to fit."""

    team = serializers.CharField(required=False, max_length=64)
    contract = serializers.CharField(
        required=False, max_length=321, help_text="As namespace/name: whoever reads or writes it."
    )


class ReadsAnswer(serializers.Serializer[Any]):
    """A contract that a build reads: which versions of it, and which fields; none means all."""

    contract = serializers.CharField(source="contract.full_name")
    version = serializers.CharField(source="range")
    fields = serializers.ListField(child=serializers.CharField())  # type: ignore[assignment]


class ProvidesAnswer(serializers.Serializer[Any]):
    """A version whose payloads a build writes."""

    contract = serializers.CharField(source="version.contract.full_name")
    version = serializers.CharField(source="version.number")


class ApplicationVersionAnswer(serializers.Serializer[ApplicationVersion]):
    """A build of an application, with what it reads and writes."""

    application = serializers.CharField(source="application.name")
    version = serializers.CharField(source="number")
    reads = ReadsAnswer(many=True, source="readings.all")
    provides = ProvidesAnswer(many=True, source="provisions.all")
    registered_by = serializers.CharField()
    registered_at = serializers.DateTimeField()


class ReadsRequest(Shape):
    """A contract that a build reads."""

    contract = Text(max_length=321, validators=[is_contract_name])
    version = Text(
        max_length=120, help_text="A number or a range: 1.2.0, 1.x, ^1.2.0, ~1.2.0, >=1.2.0 <3.0.0, 1.x || 2.x."
    )
    fields = serializers.ListField(  # type: ignore[assignment]
        child=Text(max_length=400, allow_blank=True),
        max_length=services.MOST_FIELDS,
        required=False,
        help_text="JSON Pointers into the payload, `*` for any item of an array; all fields when left away.",
    )


class ProvidesRequest(Shape):
    """A version whose payloads a build writes."""

    contract = Text(max_length=321, validators=[is_contract_name])
    version = Text(max_length=40)


class NewApplicationVersion(Shape):
    """A build, under the number that its team gave it; to say the same again changes nothing."""

    version = Text(max_length=120, help_text="As 2.4.1, or a commit.")
    reads = serializers.ListField(child=ReadsRequest(), required=False, max_length=services.MOST_DEPENDENCIES)
    provides = serializers.ListField(child=ProvidesRequest(), required=False, max_length=services.MOST_DEPENDENCIES)


class ApplicationCollection(ApiView):
    """`/applications`"""

    @extend_schema(
        operation_id="applications_list",
        summary="List applications",
        parameters=[ApplicationQuery],
        responses={200: page_shape(ApplicationAnswer, "ApplicationPage")},
    )
    def get(self, request: Request) -> Response:
        asked = query_of(request, ApplicationQuery)
        found = queries.applications(team=asked.get("team", ""), contract=asked.get("contract", ""))
        return page_of(request, found, order=("name",), shape=ApplicationAnswer, understands=ApplicationQuery)

    @extend_schema(
        operation_id="applications_register",
        summary="Register an application",
        request=NewApplication,
        responses={201: ApplicationAnswer},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        wanted = body_of(request, NewApplication)
        wanted["owner_team"] = named("owner_team", team_by_slug, wanted["owner_team"])
        application = services.application_register(actor_of(request), **wanted)
        address = reverse("v1:application", args=(application.name,), request=request)
        body = ApplicationAnswer(application).data
        return Response(body, status=status.HTTP_201_CREATED, headers={"Location": address})


class ApplicationItem(ApiView):
    """`/applications/{application}`"""

    @extend_schema(operation_id="applications_read", summary="Read an application", responses={200: ApplicationAnswer})
    def get(self, request: Request, application: str) -> Response:
        return Response(ApplicationAnswer(queries.application_by_name(application)).data)


class ApplicationVersionCollection(ApiView):
    """`/applications/{application}/versions`"""

    @extend_schema(
        operation_id="applications_list_versions",
        summary="List the versions of an application, latest first",
        parameters=[PageQuery],
        responses={200: page_shape(ApplicationVersionAnswer, "ApplicationVersionPage")},
    )
    def get(self, request: Request, application: str) -> Response:
        builds = queries.builds_of(queries.application_by_name(application))
        return page_of(request, builds, order=("-registered_at", "-id"), shape=ApplicationVersionAnswer)

    @extend_schema(
        operation_id="applications_register_version",
        summary="Register a version with what it reads and writes",
        request=NewApplicationVersion,
        responses={201: ApplicationVersionAnswer, 200: ApplicationVersionAnswer},
    )
    @idempotent
    def post(self, request: Request, application: str) -> Response:
        wanted = body_of(request, NewApplicationVersion)
        build, is_new = services.application_version_register(
            actor_of(request),
            queries.application_by_name(application),
            number=wanted["version"],
            reads=[_reads(index, each) for index, each in enumerate(wanted.get("reads", ()))],
            provides=[_provides(index, each) for index, each in enumerate(wanted.get("provides", ()))],
        )
        code = status.HTTP_201_CREATED if is_new else status.HTTP_200_OK
        return Response(ApplicationVersionAnswer(build).data, status=code)


def _reads(index: int, wanted: dict[str, Any]) -> services.Reads:
    contract = _found("reads", index, "contract", lambda: _contract(wanted["contract"]))
    return services.Reads(contract, wanted["version"], wanted.get("fields", ()))


def _provides(index: int, wanted: dict[str, Any]) -> Version:
    contract = _found("provides", index, "contract", lambda: _contract(wanted["contract"]))
    return _found("provides", index, "version", lambda: catalog.version_by_number(contract, wanted["version"]))


def _contract(full_name: str) -> Contract:
    namespace, _, name = full_name.partition("/")
    return catalog.contract_by_name(namespace, name)


def _found(member: str, index: int, name: str, look_up: Callable[[], Found]) -> Found:
    """What an item of the body's `member` names, or a fault at its place."""
    try:
        return look_up()
    except NotFound as error:
        raise unprocessable(error, member, str(index), name) from error
