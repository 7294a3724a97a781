"""What becomes of a version: published, withdrawn, deprecated, retired."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.fields import Moment, Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.v1.versions import VersionAnswer
from contracts_api.views import ApiView, actor_of, body_of, named
from registry.catalog import queries
from registry.catalog import services as catalog
from registry.catalog.models import Version
from registry.lifecycle import services as lifecycle
from registry.lifecycle.queries import deprecation_headers


class Deprecation(Shape):
    """When the version stops being served, why, and what to use instead."""

    sunset_at = Moment()
    reason = Text(max_length=5_000)
    successor = Text(max_length=40, required=False, help_text="The number of a version, as 2.0.0.")


class SunsetExtension(Shape):
    """A later sunset; it can never be made earlier."""

    sunset_at = Moment()


class VersionPublish(ApiView):
    """`…/versions/{number}/publish`"""

    @extend_schema(
        operation_id="versions_publish",
        summary="Publish a proposed version",
        request=None,
        responses={200: VersionAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str, number: str) -> Response:
        version = _version(namespace, name, number)
        return _rendered(catalog.version_publish(actor_of(request), version))


class VersionWithdraw(ApiView):
    """`…/versions/{number}/withdraw`"""

    @extend_schema(
        operation_id="versions_withdraw",
        summary="Withdraw a proposed version",
        request=None,
        responses={200: VersionAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str, number: str) -> Response:
        version = _version(namespace, name, number)
        return _rendered(catalog.version_withdraw(actor_of(request), version))


class VersionDeprecate(ApiView):
    """`…/versions/{number}/deprecate`"""

    @extend_schema(
        operation_id="versions_deprecate",
        summary="Deprecate a published version",
        request=Deprecation,
        responses={200: VersionAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str, number: str) -> Response:
        wanted = body_of(request, Deprecation)
        version = _version(namespace, name, number)
        if "successor" in wanted:
            wanted["successor"] = named("successor", _number_in(version), wanted["successor"])
        lifecycle.version_deprecate(actor_of(request), version, **wanted)
        return _rendered(_version(namespace, name, number))


class VersionSunset(ApiView):
    """`…/versions/{number}/sunset`"""

    @extend_schema(
        operation_id="versions_extend_sunset",
        summary="Move the sunset of a deprecated version later",
        request=SunsetExtension,
        responses={200: VersionAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str, number: str) -> Response:
        wanted = body_of(request, SunsetExtension)
        lifecycle.sunset_extend(actor_of(request), _version(namespace, name, number), **wanted)
        return _rendered(_version(namespace, name, number))


class VersionRetire(ApiView):
    """`…/versions/{number}/retire`"""

    @extend_schema(
        operation_id="versions_retire",
        summary="Retire a deprecated version after its sunset",
        request=None,
        responses={200: VersionAnswer},
    )
    @idempotent
    def post(self, request: Request, namespace: str, name: str, number: str) -> Response:
        version = _version(namespace, name, number)
        return _rendered(lifecycle.version_retire(actor_of(request), version))


def _version(namespace: str, name: str, number: str) -> Version:
    return queries.version_by_number(queries.contract_by_name(namespace, name), number)


def _number_in(version: Version) -> Callable[[str], Version]:
    return lambda number: queries.version_by_number(version.contract, number)


def _rendered(version: Version) -> Response:
    body: Any = VersionAnswer(version).data
    return Response(body, headers=deprecation_headers(version))
