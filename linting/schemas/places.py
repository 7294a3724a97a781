"""Where a subschema stands, and what decides the meaning of its references there."""

from typing import Any, NamedTuple
from urllib.parse import urljoin

from linting.documents import pointer_join
from linting.schemas.dialects import Dialect, dialect_named

ROOT = "json-schema:///"
"""The base URI of a schema that names none."""


class Trail(NamedTuple):
    """A path that shares its beginning with its siblings; written out as a pointer only when somebody asks."""

    parent: "Trail | None"
    steps: tuple[str | int, ...]

    @property
    def pointer(self) -> str:
        """The JSON Pointer of this place."""
        parts: list[tuple[str | int, ...]] = []
        trail: Trail | None = self
        while trail is not None:
            parts.append(trail.steps)
            trail = trail.parent
        return pointer_join(*(step for part in reversed(parts) for step in part))


class Place(NamedTuple):
    """A subschema with what decides the meaning of its references: base URI, dialect and where it stands.

    `document` is the URI of the document whose root `trail` starts at; empty for the schema itself.
    """

    node: Any
    base: str
    dialect: Dialect
    trail: Trail
    document: str = ""

    @property
    def pointer(self) -> str:
        """The JSON Pointer inside its document."""
        return self.trail.pointer

    def child(self, node: Any, *steps: str | int) -> "Place":
        """The place of a part of this one, under the base URI that its own `$id` sets."""
        inside = Place(node, self.base, self.dialect, Trail(self.trail, steps), self.document)
        return entered(inside) if node.__class__ is dict and ("$id" in node or "id" in node) else inside


def entered(place: Place) -> Place:
    """The place with the base URI and dialect that its own `$id` and `$schema` set."""
    node = place.node
    if not isinstance(node, dict):
        return place
    identifier = node.get(place.dialect.id_keyword)
    if not isinstance(identifier, str) or identifier.startswith("#"):
        return place
    if place.dialect.refs_stand_alone and "$ref" in node:
        return place
    dialect = dialect_named(node.get("$schema")) or place.dialect
    return place._replace(base=joined(place.base, identifier).partition("#")[0], dialect=dialect)


def joined(base: str, reference: str) -> str:
    """RFC 3986 §5 resolution; for opaque schemes (`urn:`, `contract:`) only a fragment is relative."""
    if not reference or reference.startswith("#"):
        return base.partition("#")[0] + reference
    if base.startswith(ROOT) and "://" not in reference:
        # urllib joins only the schemes it knows; the unnamed root borrows one that it does.
        joined_uri = urljoin("http" + base.removeprefix("json-schema"), reference)
        return joined_uri.replace("http:///", ROOT, 1)
    return urljoin(base, reference)
