"""What changed between two versions of a contract, with proof."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.v1.comparisons import ComparisonShape
from contracts_api.views import ApiView, query_of
from linting.changes import Mode
from registry.catalog import queries
from registry.lifecycle.queries import deprecation_headers


class DiffQuery(serializers.Serializer[Any]):
    """Which two versions, and which way to read them."""

    old = serializers.CharField(max_length=40, help_text="A version number, as 1.0.0.")
    new = serializers.CharField(max_length=40, help_text="A version number, as 1.1.0.")
    mode = serializers.ChoiceField([mode.value for mode in Mode], default=Mode.FULL.value)


class DiffAnswer(serializers.Serializer[Any]):
    """A comparison, and of what."""

    contract = serializers.CharField()
    old = serializers.CharField()
    new = serializers.CharField()
    comparison = ComparisonShape()


class Diff(ApiView):
    """`/contracts/{namespace}/{name}/diff`"""

    @extend_schema(
        operation_id="contracts_diff",
        summary="Compare two versions of a contract",
        parameters=[DiffQuery],
        responses={200: DiffAnswer},
    )
    def get(self, request: Request, namespace: str, name: str) -> Response:
        query = query_of(request, DiffQuery)
        contract = queries.contract_by_name(namespace, name)
        old, new = (queries.version_by_number(contract, query[side]) for side in ("old", "new"))
        comparison = queries.comparison_between(old, new, query["mode"])
        answer = {"contract": contract.full_name, "old": old.number, "new": new.number, "comparison": comparison}
        return Response(answer, headers=deprecation_headers(old) | deprecation_headers(new))
