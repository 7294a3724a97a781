"""Gateways and environments: who pulls, what each made of its bundle, and going back to an older one."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from contracts_api.fields import Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.v1.bundles import BundleKeys, GatewayBundle
from contracts_api.views import ApiView, actor_of, body_of, named
from registry.delivery import queries, services
from registry.delivery.models import Bundle, Gateway, GatewayStatus
from registry.identity.queries import team_by_slug


class StatusAnswer(serializers.Serializer[Any]):
    """What a gateway said of one revision."""

    revision = serializers.IntegerField()
    outcome = serializers.ChoiceField(GatewayStatus.Outcome.choices)
    code = serializers.CharField()
    reason = serializers.CharField()
    mapping = serializers.CharField(source="mapping.public_id", default=None)
    op_index = serializers.IntegerField(allow_null=True)
    runtime = serializers.CharField()
    at = serializers.DateTimeField()


class GatewayAnswer(serializers.Serializer[Any]):
    """A gateway, the revision that it should run, and what it said of the revisions it got."""

    name = serializers.CharField()
    environment = serializers.CharField(source="environment.name")
    team = serializers.CharField(source="team.slug")
    latest_revision = serializers.IntegerField()
    statuses = StatusAnswer(many=True)
    created_at = serializers.DateTimeField()


class BundleAnswer(serializers.Serializer[Any]):
    """One revision of an environment's bundle, without its content."""

    revision = serializers.IntegerField()
    sha256 = serializers.CharField()
    reason = serializers.CharField()
    published_by = serializers.CharField()
    created_at = serializers.DateTimeField()


class NewGateway(Shape):
    """A gateway to register."""

    name = Text(max_length=64)
    environment = Text(max_length=64)
    team = Text(max_length=64, help_text="The slug of the team that runs it.")


class NewStatus(Shape):
    """What a gateway made of a revision."""

    revision = serializers.IntegerField(min_value=1, max_value=2_147_483_647)
    outcome = serializers.ChoiceField(GatewayStatus.Outcome.choices)
    code = Text(max_length=64, required=False, allow_blank=True)
    reason = Text(max_length=500, required=False, allow_blank=True)
    mapping = Text(max_length=24, required=False, allow_null=True, help_text="`m-42`, where one mapping is to blame.")
    op_index = serializers.IntegerField(min_value=0, max_value=1_000_000, required=False, allow_null=True)
    runtime = Text(max_length=120, required=False, allow_blank=True)


class RollBack(Shape):
    """The revision whose content is to run again."""

    revision = serializers.IntegerField(min_value=1, max_value=2_147_483_647)


class GatewayCollection(ApiView):
    """`gateways`"""

    @extend_schema(
        operation_id="gateways_list",
        summary="List gateways",
        parameters=[PageQuery],
        responses={200: page_shape(GatewayAnswer, "GatewayPage")},
    )
    def get(self, request: Request) -> Response:
        return page_of(request, queries.gateways(), order=("name",), shape=GatewayAnswer)

    @extend_schema(
        operation_id="gateways_register",
        summary="Register a gateway",
        request=NewGateway,
        responses={201: GatewayAnswer},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        wanted = body_of(request, NewGateway)
        wanted["team"] = named("team", team_by_slug, wanted["team"])
        gateway = services.gateway_register(actor_of(request), **wanted)
        address = reverse("v1:gateway", args=[gateway.name], request=request)
        return Response(_shown(gateway.name), status=status.HTTP_201_CREATED, headers={"Location": address})


class GatewayItem(ApiView):
    """`gateways/{gateway}`"""

    @extend_schema(operation_id="gateways_read", summary="Read a gateway", responses={200: GatewayAnswer})
    def get(self, request: Request, gateway: str) -> Response:
        return Response(_shown(gateway))


class GatewayStatusCollection(ApiView):
    """`gateways/{gateway}/status`"""

    @extend_schema(
        operation_id="gateways_report_status",
        summary="Say what a gateway made of a revision",
        description="A refusal never discards the bundle that the gateway runs; it is shown on the mapping's page.",
        request=NewStatus,
        responses={200: StatusAnswer},
    )
    @idempotent
    def post(self, request: Request, gateway: str) -> Response:
        said = body_of(request, NewStatus)
        found = queries.gateway_by_name(gateway)
        stored = services.status_report(actor_of(request), found, mapping_id=said.pop("mapping", None), **said)
        return Response(StatusAnswer(stored).data)


class BundleCollection(ApiView):
    """`environments/{environment}/bundles`"""

    @extend_schema(
        operation_id="environments_bundles",
        summary="List the revisions of an environment's bundle",
        parameters=[PageQuery],
        responses={200: page_shape(BundleAnswer, "BundlePage")},
    )
    def get(self, request: Request, environment: str) -> Response:
        revisions = queries.bundles_of(queries.environment_by_name(environment))
        return page_of(request, revisions, order=("-revision",), shape=BundleAnswer)


class EnvironmentRollBack(ApiView):
    """`environments/{environment}/roll-back`"""

    @extend_schema(
        operation_id="environments_roll_back",
        summary="Publish a new revision with the content of an old one",
        request=RollBack,
        responses={201: BundleAnswer},
    )
    @idempotent
    def post(self, request: Request, environment: str) -> Response:
        wanted = body_of(request, RollBack)
        found = queries.environment_by_name(environment)
        bundle: Bundle = services.bundle_roll_back(actor_of(request), found, wanted["revision"])
        return Response(BundleAnswer(bundle).data, status=status.HTTP_201_CREATED)


def _shown(name: str) -> Any:
    gateway: Gateway = queries.gateway_by_name(name)
    return GatewayAnswer(gateway).data


urlpatterns = [
    path("gateways", GatewayCollection.as_view(), name="gateways"),
    path("gateways/<name:gateway>", GatewayItem.as_view(), name="gateway"),
    path("gateways/<name:gateway>/bundle", GatewayBundle.as_view(), name="bundle"),
    path("gateways/<name:gateway>/status", GatewayStatusCollection.as_view(), name="gateway-status"),
    path("environments/<name:environment>/bundles", BundleCollection.as_view(), name="environment-bundles"),
    path("environments/<name:environment>/roll-back", EnvironmentRollBack.as_view(), name="environment-roll-back"),
    path("bundle-keys", BundleKeys.as_view(), name="bundle-keys"),
]
