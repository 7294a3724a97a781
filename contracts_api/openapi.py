"""What OpenAPI says of every operation alike: problems, and the headers that this API honours."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from contracts_api import idempotency
from registry.errors import PROBLEM_CONTENT_TYPE

_IDEMPOTENCY_KEY = OpenApiParameter(
    idempotency.HEADER,
    str,
    OpenApiParameter.HEADER,
    description="Any unique text, such as a UUID: the request takes effect once, and a repetition within 24 hours "
    "gets the same answer.",
)


class PlaceShape(serializers.Serializer[Any]):
    """One thing wrong at one place: a JSON Pointer into the request, or a line and column of a text."""

    code = serializers.CharField()
    detail = serializers.CharField()
    pointer = serializers.CharField(required=False, help_text="JSON Pointer (RFC 6901) into the body.")
    line = serializers.IntegerField(required=False, help_text="From 1.")
    column = serializers.IntegerField(required=False, help_text="From 1, in code points.")


class ProblemShape(serializers.Serializer[Any]):
    """A problem document (RFC 9457). `code` is stable; programs should decide by it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = PlaceShape(many=True)  # type: ignore[assignment]
    remedy = serializers.CharField(required=False, help_text="What to do next.")
    request_id = serializers.CharField(required=False)


class ApiSchema(AutoSchema):
    """Adds to each operation what every operation has."""

    def get_override_parameters(self) -> list[Any]:
        handler = getattr(self.view, self.method.lower(), None)
        honours = getattr(handler, "honours_idempotency_key", False)
        return [*super().get_override_parameters(), *([_IDEMPOTENCY_KEY] if honours else [])]

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        problem = self._get_response_for_code(ProblemShape, "4XX", [PROBLEM_CONTENT_TYPE], direction)  # type: ignore[no-untyped-call]
        return {**super()._get_response_bodies(direction), "4XX": {**problem, "description": "A problem."}}
