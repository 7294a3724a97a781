"""Versions: submit, list, read, and the schema exactly as it was submitted."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from contracts_api.conditions import with_etag
from contracts_api.fields import Flag, Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.parsers import SubmissionParser
from contracts_api.submissions import MEDIA_TYPES, SYNTAXES, SchemaField, faults_of
from contracts_api.v1.check_shapes import CheckAnswer
from contracts_api.views import ApiView, Fields, actor_of, body_of
from registry.catalog import queries, services
from registry.catalog.models import Contract, Version, VersionState
from registry.identity.actors import Actor
from registry.lifecycle.queries import deprecation_headers, window_of

ORDER = ("-major", "-minor", "-patch", "-id")
_TEXTS = [f"{whose}{text}" for whose in ("", "deprecation_window__successor__") for text in ("source", "canonical")]


class DeprecationAnswer(serializers.Serializer[Any]):
    """Until when a deprecated version is served, and what to use instead."""

    deprecated_at = serializers.DateTimeField()
    sunset_at = serializers.DateTimeField()
    reason = serializers.CharField()
    successor = serializers.CharField(source="successor.number", default=None, allow_null=True)


class VersionAnswer(serializers.Serializer[Version]):
    """One version; its schema has an address of its own."""

    contract = serializers.CharField(source="contract.full_name")
    version = serializers.CharField(source="number")
    state = serializers.ChoiceField(VersionState.choices)
    dialect = serializers.CharField()
    syntax = serializers.ChoiceField(SYNTAXES)
    digest = serializers.CharField()
    change_note = serializers.CharField()
    submitted_by = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    published_by = serializers.CharField()
    published_at = serializers.DateTimeField(allow_null=True)
    deprecation = serializers.SerializerMethodField()

    @extend_schema_field(DeprecationAnswer(allow_null=True))
    def get_deprecation(self, version: Version) -> Any:
        window = window_of(version)
        return None if window is None else DeprecationAnswer(window).data


class SubmittedVersionAnswer(VersionAnswer):
    """A version that was just submitted, with what a check of it answers."""

    check = serializers.SerializerMethodField()

    @extend_schema_field(CheckAnswer)
    def get_check(self, version: Version) -> Any:
        return version.check_result.as_json() if version.check_result else None


class VersionSubmission(Shape):
    """A schema to propose, and to publish at once if `publish` says so."""

    schema = SchemaField()
    syntax = serializers.ChoiceField(SYNTAXES, required=False, help_text="Of a text; found out when left away.")
    version = Text(max_length=40, required=False, help_text="As 1.2.0; the suggested number when left away.")
    change_note = Text(max_length=5_000, required=False, allow_blank=True)
    publish = Flag(default=False)


class VersionCollection(ApiView):
    """`/contracts/{namespace}/{name}/versions`"""

    parser_classes = (SubmissionParser,)

    @extend_schema(
        operation_id="versions_list",
        summary="List the versions of a contract, newest number first",
        parameters=[PageQuery],
        responses={200: page_shape(VersionAnswer, "VersionPage")},
    )
    def get(self, request: Request, namespace: str, name: str) -> Response:
        contract = queries.contract_by_name(namespace, name)
        versions = queries.versions_of(contract).select_related("contract", "deprecation_window__successor")
        return page_of(request, versions.defer(*_TEXTS), order=ORDER, shape=VersionAnswer)

    @extend_schema(
        operation_id="versions_submit",
        summary="Submit a schema as a new version",
        request=VersionSubmission,
        responses={201: SubmittedVersionAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str) -> Response:
        submission = body_of(request, VersionSubmission)
        contract = queries.contract_by_name(namespace, name)
        version = _submitted(actor_of(request), contract, submission)
        address = reverse("v1:version", args=(namespace, name, version.number), request=request)
        return Response(
            SubmittedVersionAnswer(version).data, status=status.HTTP_201_CREATED, headers={"Location": address}
        )


class VersionItem(ApiView):
    """`/contracts/{namespace}/{name}/versions/{number}`"""

    @extend_schema(operation_id="versions_read", summary="Read a version", responses={200: VersionAnswer})
    def get(self, request: Request, namespace: str, name: str, number: str) -> Response:
        version = queries.version_by_number(queries.contract_by_name(namespace, name), number)
        return Response(VersionAnswer(version).data, headers=deprecation_headers(version))


class VersionSchema(ApiView):
    """`/contracts/{namespace}/{name}/versions/{number}/schema`"""

    @extend_schema(
        operation_id="versions_schema",
        summary="Read the schema, byte for byte as it was submitted",
        responses={(200, media_type): OpenApiTypes.ANY for media_type in MEDIA_TYPES.values()} | {304: None},
    )
    def get(self, request: Request, namespace: str, name: str, number: str) -> HttpResponse:
        version = queries.version_by_number(queries.contract_by_name(namespace, name), number)
        response = HttpResponse(
            bytes(version.source), content_type=MEDIA_TYPES[version.syntax], headers=deprecation_headers(version)
        )
        return with_etag(request, response, f'"{version.digest}"')


def _submitted(actor: Actor, contract: Contract, submission: Fields) -> Version:
    """The proposed version, published where that was asked for: both or neither."""
    schema = submission["schema"]
    with transaction.atomic(), faults_of(schema):
        version = services.version_propose(
            actor,
            contract,
            source=schema.source,
            syntax=schema.syntax or submission.get("syntax"),
            number=submission.get("version"),
            change_note=submission.get("change_note", ""),
        )
        return services.version_publish(actor, version) if submission["publish"] else version
