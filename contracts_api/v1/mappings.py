"""Mappings: attach one to a pair of versions, which verifies it; roll it out, withdraw it."""

from typing import Any

from django.urls import include, path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from contracts_api.fields import Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.v1.mapping_shapes import MappingAnswer, PairOfVersions
from contracts_api.views import ApiView, actor_of, body_of, named
from registry.catalog import queries as catalog
from registry.delivery import queries, services


class Acknowledgement(Shape):
    """Why the mapping may run although nobody could prove it."""

    reason = Text(max_length=500)


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
        request=PairOfVersions,
        responses={201: MappingAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str) -> Response:
        wanted = body_of(request, PairOfVersions)
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


class MappingVerify(ApiView):
    """`mappings/m-{number}/verify`"""

    @extend_schema(
        operation_id="mappings_verify_again",
        summary="Verify an attached mapping again",
        request=OpenApiTypes.NONE,
        responses={200: MappingAnswer},
    )
    @idempotent
    def post(self, request: Request, number: int) -> Response:
        services.mapping_verify(actor_of(request), queries.mapping_by_id(number))
        return Response(_shown(number))


class MappingAcknowledge(ApiView):
    """`mappings/m-{number}/acknowledge`"""

    @extend_schema(
        operation_id="mappings_acknowledge",
        summary="Let a mapping run that is neither proved nor refuted",
        request=Acknowledgement,
        responses={200: MappingAnswer},
    )
    @idempotent
    def post(self, request: Request, number: int) -> Response:
        wanted = body_of(request, Acknowledgement)
        services.mapping_acknowledge(actor_of(request), queries.mapping_by_id(number), **wanted)
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
    path("mappings/", include("contracts_api.v1.mapping_tools")),
    path("mappings/m-<id:number>/verify", MappingVerify.as_view(), name="mapping-verify"),
    path("mappings/m-<id:number>/acknowledge", MappingAcknowledge.as_view(), name="mapping-acknowledge"),
    path("mappings/m-<id:number>/activate", MappingActivate.as_view(), name="mapping-activate"),
    path("mappings/m-<id:number>/withdraw", MappingWithdraw.as_view(), name="mapping-withdraw"),
]
