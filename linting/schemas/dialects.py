"""The drafts of JSON Schema that are understood, and how a schema says which one it is written in."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from linting.schemas.errors import SchemaError


class Dialect(StrEnum):
    """A draft of JSON Schema; ordered by age."""

    DRAFT4 = "draft4"
    DRAFT6 = "draft6"
    DRAFT7 = "draft7"
    DRAFT2019_09 = "draft2019-09"
    DRAFT2020_12 = "draft2020-12"

    @property
    def uri(self) -> str:
        """The `$schema` that names this dialect."""
        return _URIS[self]

    @property
    def refs_stand_alone(self) -> bool:
        """Whether keywords beside `$ref` are ignored, as they are up to draft 7."""
        return self in _STAND_ALONE

    @property
    def id_keyword(self) -> str:
        """The keyword that gives a schema its URI."""
        return "id" if self is Dialect.DRAFT4 else "$id"


_STAND_ALONE = frozenset({Dialect.DRAFT4, Dialect.DRAFT6, Dialect.DRAFT7})
_URIS: Mapping[Dialect, str] = {
    Dialect.DRAFT4: "http://json-schema.org/draft-04/schema#",
    Dialect.DRAFT6: "http://json-schema.org/draft-06/schema#",
    Dialect.DRAFT7: "http://json-schema.org/draft-07/schema#",
    Dialect.DRAFT2019_09: "https://json-schema.org/draft/2019-09/schema",
    Dialect.DRAFT2020_12: "https://json-schema.org/draft/2020-12/schema",
}

# Metaschemas of others that add annotations only, and so mean the same payloads as the draft they extend.
_ALIASES: Mapping[str, Dialect] = {
    "iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0": Dialect.DRAFT4,
    "json-schema.org/schema": Dialect.DRAFT2020_12,
}


def _bare(uri: str) -> str:
    """A metaschema URI without what people vary: `http` or `https`, and an empty fragment."""
    return uri.strip().removesuffix("#").removeprefix("https://").removeprefix("http://")


_BY_URI: Mapping[str, Dialect] = {_bare(uri): dialect for dialect, uri in _URIS.items()} | dict(_ALIASES)


def dialect_named(uri: object) -> Dialect | None:
    """The dialect that a `$schema` names; None where it is not known."""
    return _BY_URI.get(_bare(uri)) if isinstance(uri, str) else None


def dialect_of(value: Any) -> Dialect:
    """The dialect of a schema by its `$schema`; 2020-12 where it has none. Raises SchemaError (unknown-dialect)."""
    if not isinstance(value, dict) or "$schema" not in value:
        return Dialect.DRAFT2020_12
    dialect = dialect_named(value["$schema"])
    if dialect is None:
        raise SchemaError(
            "unknown-dialect",
            f"$schema names a dialect that is not known: {value['$schema']!r}",
            pointer="/$schema",
            remedy=f"Use one of: {', '.join(_URIS.values())}",
        )
    return dialect
