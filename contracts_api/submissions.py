"""A schema inside a request: as a JSON value, or as a text that holds JSON or YAML."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contracts_api.raw_json import RAW_MEMBER, RawJSON
from linting.documents import DocumentError, Limits, read
from linting.schemas import SchemaError
from registry.errors import Place, RegistryError

MEDIA_TYPES = {"json": "application/schema+json", "yaml": "application/yaml"}
SYNTAXES = tuple(MEDIA_TYPES)

# Escapes make a text longer than what it says; how long that may be is asked once it is unquoted.
_AS_SENT = Limits(size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


@dataclass(frozen=True)
class SubmittedSchema:
    """The bytes to keep, and how they are to be read; `syntax` None leaves that to the reader."""

    source: bytes
    syntax: str | None
    raw: RawJSON
    is_text: bool


@extend_schema_field(
    {
        "description": "The schema: as a JSON value, kept exactly as it is written here; or as a text of JSON or YAML.",
        "oneOf": [{"type": "object", "additionalProperties": True}, {"type": "boolean"}, {"type": "string"}],
    }
)
class SchemaField(serializers.Field[SubmittedSchema, Any, Any, Any]):
    """Takes the `RawJSON` that the parser left unread."""

    default_error_messages = {"invalid": "A schema is a JSON object, true, false, or a text that holds one."}

    def to_internal_value(self, data: Any) -> SubmittedSchema:
        if not isinstance(data, RawJSON):
            self.fail("invalid")
        text = data.text
        if not text.startswith('"'):
            return SubmittedSchema(text.encode(), "json", data, is_text=False)
        try:
            unquoted = read(text, syntax="json", limits=_AS_SENT).value
            return SubmittedSchema(unquoted.encode(), None, data, is_text=True)
        except DocumentError as error:
            raise serializers.ValidationError(error.message, code=error.code) from None


@contextmanager
def faults_of(schema: SubmittedSchema) -> Iterator[None]:
    """Turn places in the schema into places in the request.

    Pointers get the `schema` member in front. Lines and columns count in the schema's own text where it was
    sent as a text (that is the file which the author looks at), and in the body where it is part of it.
    """
    try:
        yield
    except RegistryError as error:
        if isinstance(error.__cause__, DocumentError | SchemaError):
            error.places = tuple(_located(place, schema) for place in error.places)
        raise


def _located(place: Place, schema: SubmittedSchema) -> Place:
    pointer = f"/{RAW_MEMBER}{place.pointer or ''}"
    if schema.is_text or place.line is None:
        return replace(place, pointer=pointer)
    column = (place.column or 1) + (schema.raw.column - 1 if place.line == 1 else 0)
    return replace(place, pointer=pointer, line=place.line + schema.raw.line - 1, column=column)
