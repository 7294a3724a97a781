"""Mappings: attach one to a pair of versions, roll it out, withdraw it."""

from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from contracts_api.fields import Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.views import ApiView, actor_of, body_of, named
from registry.catalog import queries as catalog
from registry.delivery import queries, services
from registry.delivery.models import MappingState, Verification
from shims.ops.base import OPLEVEL


@extend_schema_field(
    {"type": "array", "items": {"type": "object"}, "description": "Ops, as `mapping.schema.json` has them."}
)
class OpsField(serializers.Field[Any, Any, Any, Any]):
    """The ops as they are; what is wrong with them, the mapping language says itself."""

    def to_internal_value(self, data: Any) -> Any:
        return data


class MappingAnswer(serializers.Serializer[Any]):
    """A mapping, where it runs, and how far it can be trusted."""

    id = serializers.CharField(source="public_id")
    contract = serializers.CharField(source="contract.full_name")
    source = serializers.CharField(source="source_version.number")  # type: ignore[assignment]
    target = serializers.CharField(source="target_version.number")
    direction = serializers.ChoiceField(["down", "up"])
    oplevel = serializers.IntegerField()
    ops = serializers.JSONField()
    state = serializers.ChoiceField(MappingState.choices)
    verification = serializers.ChoiceField(Verification.choices, help_text="What has been shown of its results.")
    warnings = serializers.ListField(child=serializers.CharField())
    environments = serializers.SerializerMethodField()
    attached_by = serializers.CharField()
    attached_at = serializers.DateTimeField()

    def get_environments(self, mapping: Any) -> list[str]:
        """Where it runs now."""
        return [rollout.environment.name for rollout in mapping.open_rollouts]


class NewMapping(Shape):
    """Ops from the payloads of `source` to those of `target`, two version numbers of the contract."""

    source = Text(max_length=40)  # type: ignore[assignment]
    target = Text(max_length=40)
    ops = OpsField()
    oplevel = serializers.IntegerField(default=OPLEVEL, min_value=1, max_value=1_000)


class Activation(Shape):
    """Where the mapping is to run."""

    environment = Text(max_length=64)


class MappingCollection(ApiView):
    """`contracts/{namespace}/{name}/mappings`"""

    @extend_schema(
        operation_id="mappings_list",
        summary="List a contract's mappings",
        parameters=[PageQuery],
        responses={200: page_shape(MappingAnswer, "MappingPage")},
    )
    def get(self, request: Request, namespace: str, name: str) -> Response:
        mappings = queries.mappings_of(catalog.contract_by_name(namespace, name))
        return page_of(request, mappings, order=("-id",), shape=MappingAnswer)

    @extend_schema(
        operation_id="mappings_attach",
        summary="Attach a mapping to a pair of versions",
        request=NewMapping,
        responses={201: MappingAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str) -> Response:
        wanted = body_of(request, NewMapping)
        contract = catalog.contract_by_name(namespace, name)
        for member in ("source", "target"):
            wanted[member] = named(member, lambda number: catalog.version_by_number(contract, number), wanted[member])
        mapping = services.mapping_attach(actor_of(request), **wanted)
        address = reverse("v1:mapping", args=[mapping.pk], request=request)
        return Response(_shown(mapping.pk), status=status.HTTP_201_CREATED, headers={"Location": address})


class MappingItem(ApiView):
    """`mappings/m-{number}`"""

    @extend_schema(operation_id="mappings_read", summary="Read a mapping", responses={200: MappingAnswer})
    def get(self, request: Request, number: int) -> Response:
        return Response(_shown(number))


class MappingActivate(ApiView):
    """`mappings/m-{number}/activate`"""

    @extend_schema(
        operation_id="mappings_activate",
        summary="Put a mapping into an environment's next bundle",
        request=Activation,
        responses={200: MappingAnswer},
    )
    @idempotent
    def post(self, request: Request, number: int) -> Response:
        wanted = body_of(request, Activation)
        services.mapping_activate(actor_of(request), queries.mapping_by_id(number), **wanted)
        return Response(_shown(number))


class MappingWithdraw(ApiView):
    """`mappings/m-{number}/withdraw`"""

    @extend_schema(
        operation_id="mappings_withdraw",
        summary="Take a mapping out of every bundle",
        request=OpenApiTypes.NONE,
        responses={200: MappingAnswer},
    )
    @idempotent
    def post(self, request: Request, number: int) -> Response:
        services.mapping_withdraw(actor_of(request), queries.mapping_by_id(number))
        return Response(_shown(number))


def _shown(number: int) -> Any:
    return MappingAnswer(queries.mapping_by_id(number)).data


urlpatterns = [
    path("contracts/<name:namespace>/<name:name>/mappings", MappingCollection.as_view(), name="mappings"),
    path("mappings/m-<id:number>", MappingItem.as_view(), name="mapping"),
    path("mappings/m-<id:number>/activate", MappingActivate.as_view(), name="mapping-activate"),
    path("mappings/m-<id:number>/withdraw", MappingWithdraw.as_view(), name="mapping-withdraw"),
]
