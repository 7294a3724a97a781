"""Reading request bodies: strict JSON.

DRF's own parser takes NaN, keeps the last of two equal keys and turns 1e400 into infinity. Ours reads by
`linting.documents`, whose refusals carry a line and column.
"""

from http import HTTPStatus
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.parsers import BaseParser

from contracts_api.problems import ApiError
from contracts_api.raw_json import value_with_raw_schemas
from linting.documents import DocumentError, Limits, read
from registry.errors import Place

_LIMITS = Limits(size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


class StrictJSONParser(BaseParser):
    """`application/json` as most endpoints take it."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """The body's value. Raises ApiError (400) where it is not strict JSON, RequestDataTooBig."""
        body = stream.read(_LIMITS.size + 1)
        if len(body) > _LIMITS.size:
            raise RequestDataTooBig
        try:
            return self.value_of(body)
        except DocumentError as error:
            place = Place(error.code, error.message, error.pointer, error.line, error.column)
            raise ApiError(
                HTTPStatus.BAD_REQUEST, error.code, str(error), remedy=error.remedy, places=(place,)
            ) from None

    def value_of(self, body: bytes) -> Any:
        """Raises DocumentError."""
        return read(body, syntax="json", limits=_LIMITS).value


class SubmissionParser(StrictJSONParser):
    """The same where schemas are submitted: members named `schema` are handed on as `RawJSON`.

    So the catalog keeps what was submitted byte for byte and reads it once itself, and a fault in one schema of a
    batch is that item's own.
    """

    def value_of(self, body: bytes) -> Any:
        """Raises DocumentError."""
        return value_with_raw_schemas(body, _LIMITS)
