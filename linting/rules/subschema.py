"""One subschema as rules see it: what it says, where it stands, and which part of the payload it speaks about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from linting.documents import pointer_join
from linting.records import Record, field
from linting.rules.finding import Fix, Remark
from linting.schemas.places import Place

if TYPE_CHECKING:
    from linting.rules.subject import Subject

Steps = tuple[str | int, ...]

IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"})
"""Keywords whose subschemas speak about the same value as the schema around them."""

CONDITIONAL = IN_PLACE - {"allOf"}
DEFINITIONS = frozenset({"$defs", "definitions"})


class Subschema(Record, eq=False):
    """A schema object inside of the one that is linted. `keyword` and `name` say how its parent holds it."""

    place: Place
    subject: Subject = field(aside=True)
    parent: Subschema | None = field(default=None, aside=True)
    keyword: str = ""
    name: str | int | None = None

    @property
    def node(self) -> Mapping[str, Any]:
        """The schema object as it is written."""
        node: Mapping[str, Any] = self.place.node
        return node

    @property
    def pointer(self) -> str:
        """Where it stands."""
        return self.place.pointer

    @property
    def is_root(self) -> bool:
        """Whether it is the schema as a whole."""
        return self.parent is None

    @property
    def field_name(self) -> str | None:
        """The name of the field whose schema this is; None where it is no field's."""
        return str(self.name) if self.keyword == "properties" else None

    @property
    def types(self) -> frozenset[str]:
        """The types that `type` names; none where it is silent."""
        held = self.node.get("type", ())
        return frozenset([held] if isinstance(held, str) else held)

    @property
    def sole_type(self) -> str | None:
        """The one type that `type` names beside null."""
        named = self.types - {"null"}
        return next(iter(named)) if len(named) == 1 else None

    @property
    def children(self) -> Iterator[Subschema]:
        """The subschemas directly inside of it."""
        return self.subject.children_of(self)

    def child(self, *steps: str | int) -> Place:
        """The place of a part of it."""
        held = self.place.node
        for step in steps:
            held = held[step]
        return self.place.child(held, *steps)

    def around(self) -> Iterator[Subschema]:
        """The schemas it stands in, the nearest first."""
        outer = self.parent
        while outer is not None:
            yield outer
            outer = outer.parent

    def text(self, keyword: str) -> str:
        """A keyword's value where it is a text, else nothing."""
        held = self.node.get(keyword)
        return held if isinstance(held, str) else ""

    def remark(self, message: str, *steps: str | int, fix: Fix | None = None) -> Remark:
        """Say something about this place, or about a part of it."""
        return Remark(self.pointer + pointer_join(*steps), message, fix)

    def at(self, *steps: str | int) -> str:
        """The pointer of a part of it."""
        return self.pointer + pointer_join(*steps)
