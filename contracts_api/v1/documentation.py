"""The API's description of itself: as OpenAPI, and as a page that needs no script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.views import ApiView

OPENAPI_CONTENT_TYPE = "application/vnd.oai.openapi+json;version=3.0"
_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One method at one address, as the page shows it."""

    id: str
    tag: str
    method: str
    path: str
    summary: str
    parameters: tuple[Mapping[str, Any], ...]
    body: "Content"
    answers: tuple[tuple[str, "Content"], ...]


@dataclass(frozen=True)
class Content:
    """What a body holds, in words, and the shape to link to, if it has a name."""

    words: str = ""
    shape: str = ""


@dataclass(frozen=True)
class Member:
    """One member of a shape."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True)
class NamedShape:
    """A JSON object with a name of its own, or a choice between such."""

    name: str
    description: str
    alternatives: str
    members: tuple[Member, ...]


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI description; made once, for the routes do not change while a process runs."""
    description: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return description


class OpenApi(ApiView):
    """`/openapi.json`"""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return Response(openapi(), content_type=OPENAPI_CONTENT_TYPE)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """`/docs`: every operation and every shape on one page."""
    return render(request, "api/docs.html", {"info": openapi()["info"], "groups": _groups(), "shapes": _shapes()})


@cache
def _groups() -> dict[str, list[Operation]]:
    by_tag = sorted(_operations(), key=lambda operation: operation.tag)
    return {tag: list(group) for tag, group in groupby(by_tag, key=lambda operation: operation.tag)}


def _operations() -> Iterator[Operation]:
    for path, methods in openapi()["paths"].items():
        for method in _METHODS:
            if found := methods.get(method):
                yield Operation(
                    id=found["operationId"],
                    tag=found["tags"][0],
                    method=method.upper(),
                    path=path,
                    summary=found.get("summary", ""),
                    parameters=tuple(found.get("parameters", ())),
                    body=_content_of(found.get("requestBody", {})),
                    answers=tuple((status, _content_of(answer)) for status, answer in found["responses"].items()),
                )


@cache
def _shapes() -> tuple[NamedShape, ...]:
    return tuple(
        NamedShape(
            name,
            schema.get("description", ""),
            _type_of(schema) if "oneOf" in schema else "",
            tuple(_member(schema, *declared) for declared in schema.get("properties", {}).items()),
        )
        for name, schema in openapi()["components"]["schemas"].items()
    )


def _member(schema: Mapping[str, Any], name: str, declared: Mapping[str, Any]) -> Member:
    description = declared.get("description", "")
    return Member(name, _type_of(declared), name in schema.get("required", ()), description.partition("\n\n")[0])


def _type_of(schema: Mapping[str, Any]) -> str:
    """A schema in a few words: `[VersionAnswer]`, `string (date-time)`, `"old" | "new"`."""
    if name := _name_of(schema):
        return name
    if alternatives := schema.get("oneOf") or schema.get("allOf"):
        return " | ".join(dict.fromkeys(_type_of(each) for each in alternatives))
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if schema.get("type") == "array":
        return f"[{_type_of(schema['items'])}]"
    return str(schema.get("type", "any")) + (f" ({schema['format']})" if "format" in schema else "")


def _name_of(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _content_of(part: Mapping[str, Any]) -> Content:
    """What a body or an answer holds in its first representation."""
    for content in part.get("content", {}).values():
        schema = content.get("schema", {})
        return Content(_type_of(schema), _name_of(schema) or _name_of(schema.get("items", {})))
    return Content()
