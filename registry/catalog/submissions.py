"""A schema on its way in: read, bounded, checked against its metaschema, its references resolved."""

import json
from dataclasses import dataclass
from typing import Any

from linting.documents import Document, DocumentError, canonical, read
from linting.schemas import Schema, SchemaError, external_references, load
from registry.catalog.models import Version
from registry.catalog.references import resources_for
from registry.errors import Kind, RegistryError
from registry.texts import can_be_stored

LONGEST_ID = 500
_TOO_LARGE = {"too-large"}


@dataclass(frozen=True)
class Submission:
    """A schema that is fit to be judged, with the very bytes that were sent."""

    source: bytes
    document: Document
    schema: Schema
    referenced: dict[str, Version]

    @property
    def canonical(self) -> str:
        return canonical(self.document.value)

    @property
    def schema_id(self) -> str:
        """What the schema calls itself, by `$id`; empty where it does not, or at greater length than is kept."""
        return schema_id_of(self.schema)


def schema_id_of(schema: Schema) -> str:
    """The `$id` of a schema (`id` in draft 4); empty for none."""
    name = schema.value.get(schema.dialect.id_keyword) if isinstance(schema.value, dict) else None
    return name if isinstance(name, str) and len(name) <= LONGEST_ID and can_be_stored(name) else ""


def submission_from(source: bytes | str, *, syntax: str | None = None) -> Submission:
    """Read a schema's text. Raises RegistryError with the line and column, or the pointer, of what is wrong."""
    if syntax not in (None, "json", "yaml"):
        raise RegistryError("unknown-syntax", "The syntax is “json” or “yaml”.", pointer="/syntax")
    try:
        document = read(source, name="schema", syntax=syntax)
    except DocumentError as error:
        raise _as_registry_error(error, line=error.line, column=error.column) from error
    resources = resources_for(document.value)
    try:
        schema = load(document.value, resources=resources.by_uri)
        _ = schema.validator  # compiled now: what the validator of payloads cannot use is the submitter's to hear
    except SchemaError as error:
        line, column = _place_of(document, error.pointer)
        raise _as_registry_error(error, line=line, column=column) from error
    referenced = {uri: resources.versions[uri] for uri in external_references(document.value)}
    return Submission(source if isinstance(source, bytes) else source.encode(), document, schema, referenced)


def text_of(value: Any) -> bytes:
    """A schema that came as a JSON value, as the text that is kept. Raises RegistryError for nesting beyond reading."""
    try:
        return json.dumps(value, indent=2, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except RecursionError:
        raise RegistryError("too-deep", "The schema is nested too deeply.", pointer="") from None


def _as_registry_error(error: DocumentError | SchemaError, *, line: int | None, column: int | None) -> RegistryError:
    return RegistryError(
        error.code,
        error.message,
        kind=Kind.TOO_LARGE if error.code in _TOO_LARGE else Kind.INVALID,
        pointer=error.pointer,
        line=line,
        column=column,
        remedy=error.remedy,
    )


def _place_of(document: Document, pointer: str | None) -> tuple[int | None, int | None]:
    """Line and column of `pointer`, where the fault lies in this document and not in one it refers to."""
    if pointer is None:
        return None, None
    try:
        position = document.position_of(pointer)
    except (KeyError, LookupError, ValueError):
        return None, None
    return position.line, position.column
