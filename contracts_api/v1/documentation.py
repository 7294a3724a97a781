"""The API's description of itself: as OpenAPI, and as a page."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.views import ApiView

_METHODS = ("get", "post", "put", "patch", "delete")


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI description; made once, for the routes do not change while a process runs."""
    description: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return description


class OpenApi(ApiView):
    """`/openapi.json`"""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return Response(openapi(), content_type="application/vnd.oai.openapi+json")


class Docs(View):
    """`/docs`: every operation with its parameters, body and answers, on one page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "api/docs.html", {"api": openapi(), "groups": _operations_by_tag()})


@cache
def _operations_by_tag() -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in openapi()["paths"].items():
        for method in _METHODS:
            if operation := methods.get(method):
                entry = {"method": method.upper(), "path": path, **operation}
                groups.setdefault(operation["tags"][0], []).append(entry)
    return groups
