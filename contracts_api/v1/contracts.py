"""Contracts: list, search, register, read, edit."""

from typing import cast

from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.conditions import require_match, with_etag
from contracts_api.fields import Flag, Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.views import ApiView, Fields, actor_of, body_of, named, query_of
from registry.catalog import queries, services
from registry.catalog.models import Classification, Compatibility, Contract, Criticality, WriterSetting, name_is_plain
from registry.identity.queries import team_by_slug, user_by_name

ORDER = ("rank", "namespace", "name")  # of the search: the best match first
IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag you edit.")


class ContractAnswer(serializers.Serializer[Contract]):
    """A contract: who owns it, and how it may change."""

    namespace = serializers.CharField()
    name = serializers.CharField()
    owner_team = serializers.CharField(source="owner_team.slug")
    steward = serializers.CharField(source="steward.username", default=None, allow_null=True)
    on_call = serializers.CharField()
    runbook_url = serializers.CharField()
    description = serializers.CharField()
    tags = serializers.ListField(child=serializers.CharField())
    domain = serializers.CharField()
    criticality = serializers.ChoiceField(Criticality.choices)
    classification = serializers.ChoiceField(Classification.choices)
    compatibility = serializers.ChoiceField(Compatibility.choices)
    writer = serializers.ChoiceField(WriterSetting.choices)
    assert_formats = serializers.BooleanField()
    readers_apply_defaults = serializers.BooleanField()
    allow_undecided = serializers.BooleanField()
    latest_version = serializers.SerializerMethodField()
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()

    def get_latest_version(self, contract: Contract) -> str | None:
        """The highest number in use; a list has found it out for all its rows at once."""
        if hasattr(contract, "latest_number"):
            return cast("str | None", contract.latest_number)
        latest = queries.latest_published(contract)
        return latest.number if latest else None


class ContractDetails(Shape):
    """What an edit may change; members left away stay as they are."""

    owner_team = Text(max_length=64, required=False)
    steward = Text(max_length=150, required=False, allow_null=True)
    on_call = Text(max_length=200, required=False, allow_blank=True)
    runbook_url = Text(max_length=500, required=False, allow_blank=True)
    description = Text(max_length=20_000, required=False, allow_blank=True)
    tags = serializers.ListField(child=Text(max_length=64), max_length=50, required=False)
    domain = Text(max_length=120, required=False, allow_blank=True)
    criticality = serializers.ChoiceField(Criticality.choices, required=False)
    classification = serializers.ChoiceField(Classification.choices, required=False)
    compatibility = serializers.ChoiceField(Compatibility.choices, required=False)
    writer = serializers.ChoiceField(WriterSetting.choices, required=False)
    assert_formats = Flag(required=False)
    readers_apply_defaults = Flag(required=False)
    allow_undecided = Flag(required=False)


class ContractRegistration(ContractDetails):
    """A new contract; what is left away gets its default."""

    namespace = Text(max_length=120, validators=[name_is_plain])
    name = Text(max_length=200, validators=[name_is_plain])
    owner_team = Text(max_length=64)


class ContractQuery(PageQuery):
    """Full-text search, and filters that all have to fit."""

    q = serializers.CharField(required=False, max_length=200, help_text="Names, descriptions, owners, tags, fields.")
    namespace = serializers.CharField(required=False, max_length=120)
    team = serializers.CharField(required=False, max_length=64)
    tag = serializers.CharField(required=False, max_length=64)
    domain = serializers.CharField(required=False, max_length=120)
    criticality = serializers.ChoiceField(Criticality.choices, required=False)
    classification = serializers.ChoiceField(Classification.choices, required=False)


class ContractCollection(ApiView):
    """`/contracts`"""

    @extend_schema(
        operation_id="contracts_list",
        summary="List or search contracts",
        parameters=[ContractQuery],
        responses={200: page_shape(ContractAnswer, "ContractPage")},
    )
    def get(self, request: Request) -> Response:
        filters = query_of(request, ContractQuery)
        text = filters.pop("q", "")
        found = queries.contracts_matching(text, {key: filters[key] for key in filters.keys() - {"limit", "cursor"}})
        rows = found.select_related("steward")
        return page_of(request, rows, order=ORDER, shape=ContractAnswer, understands=ContractQuery)

    @extend_schema(
        operation_id="contracts_register",
        summary="Register a contract",
        request=ContractRegistration,
        responses={201: ContractAnswer},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        details = _resolved(body_of(request, ContractRegistration))
        contract = services.contract_register(actor_of(request), **details)
        address = reverse("v1:contract", args=(contract.namespace, contract.name))
        headers = {"Location": request.build_absolute_uri(address), "ETag": _etag(contract)}
        return Response(ContractAnswer(contract).data, status=status.HTTP_201_CREATED, headers=headers)


class ContractItem(ApiView):
    """`/contracts/{namespace}/{name}`"""

    @extend_schema(operation_id="contracts_read", summary="Read a contract", responses={200: ContractAnswer})
    def get(self, request: Request, namespace: str, name: str) -> HttpResponse:
        contract = queries.contract_by_name(namespace, name)
        return with_etag(request, Response(ContractAnswer(contract).data), _etag(contract))

    @extend_schema(
        operation_id="contracts_edit",
        summary="Edit a contract",
        parameters=[IF_MATCH],
        request=ContractDetails,
        responses={200: ContractAnswer},
    )
    def patch(self, request: Request, namespace: str, name: str) -> Response:
        changes = _resolved(body_of(request, ContractDetails))
        contract = queries.contract_by_name(namespace, name)
        require_match(request, _etag(contract))
        contract = services.contract_update(actor_of(request), contract, expected_revision=contract.revision, **changes)
        return Response(ContractAnswer(contract).data, headers={"ETag": _etag(contract)})


def _etag(contract: Contract) -> str:
    return f'"r{contract.revision}"'


def _resolved(details: Fields) -> Fields:
    """Names of teams and people replaced by what they name. Raises UnprocessableBodyError."""
    resolved = dict(details)
    if "owner_team" in details:
        resolved["owner_team"] = named("owner_team", team_by_slug, details["owner_team"])
    if details.get("steward") is not None:
        resolved["steward"] = named("steward", user_by_name, details["steward"])
    return resolved
