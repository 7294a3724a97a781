"""Cursor pagination that neither skips nor repeats a row when others are inserted meanwhile.

A cursor is the sort key of the last row shown; the next page is what comes after it (keyset paging, so
page 1,000 costs what page 1 costs). It is signed: nobody builds one by hand, and one that was issued
for another list or order is refused.
"""

from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from contracts_api.fields import Shape
from contracts_api.views import InvalidQueryError, query_of

DEFAULT_LIMIT = 50
LARGEST_LIMIT = 200


class PageQuery(Shape):
    """What every list understands. Any other parameter is refused: a filter that is misspelt would find everything."""

    limit = serializers.IntegerField(default=DEFAULT_LIMIT, min_value=1, max_value=LARGEST_LIMIT)
    cursor = serializers.CharField(required=False, help_text="Opaque; follow `next` instead of building one.")


def page_shape(items: type[serializers.Serializer[Any]], name: str) -> serializers.Serializer[Any]:
    """The shape of a page, for OpenAPI."""
    fields = {"items": items(many=True), "next": serializers.URLField(allow_null=True)}
    return inline_serializer(name, fields)


def page_of(
    request: Request,
    rows: QuerySet[Any],
    *,
    order: tuple[str, ...],
    shape: type[serializers.Serializer[Any]],
    understands: type[PageQuery] = PageQuery,
) -> Response:
    """One page of `rows` as `{"items": […], "next": address or null}`, with a `Link` header (RFC 8288).

    `order` names fields, with `-` for descending; the last must be unique. `understands` is the query of this list.
    """
    query = query_of(request, understands)
    salt = f"cursor:{request.path}:{','.join(order)}"
    rows = rows.order_by(*order)
    if "cursor" in query:
        rows = rows.filter(_after(order, _opened(query["cursor"], salt, len(order))))
    found = list(rows[: query["limit"] + 1])
    page = found[: query["limit"]]
    following = None
    if len(found) > len(page):
        following = replace_query_param(request.build_absolute_uri(), "cursor", _sealed(page[-1], order, salt))
    response = Response({"items": shape(page, many=True).data, "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _sealed(row: Any, order: tuple[str, ...], salt: str) -> str:
    return signing.dumps([_value(row, field) for field in order], salt=salt)


def _value(row: Any, field: str) -> Any:
    for part in field.lstrip("-").split("__"):
        row = getattr(row, part)
    return row.isoformat() if hasattr(row, "isoformat") else row


def _opened(cursor: str, salt: str, length: int) -> list[Any]:
    try:
        values = signing.loads(cursor, salt=salt)
    except (signing.BadSignature, ValueError):
        values = None
    if not isinstance(values, list) or len(values) != length:
        raise InvalidQueryError({"cursor": "This cursor was not issued for this list; follow `next` as it was given."})
    return values


def _after(order: tuple[str, ...], values: list[Any]) -> Q:
    """Rows that come after `values`: (a, b) > (x, y) written out as a > x or (a = x and b > y)."""
    condition = Q()
    equal_so_far = Q()
    for field, value in zip(order, values, strict=True):
        name = field.lstrip("-")
        further = "lt" if field.startswith("-") else "gt"
        condition |= equal_so_far & Q(**{f"{name}__{further}": value})
        equal_so_far &= Q(**{name: value})
    return condition
