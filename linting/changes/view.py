"""One way to look at a subschema of any dialect: its keywords in the words of draft 2020-12, each with its place.

The differ compares views, so that an upgrade of the dialect, a moved definition or a schema behind a reference is
not taken for a change. Every keyword keeps the path at which it is really written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from linting.changes.change import ABSENT
from linting.documents import canonical
from linting.records import Record
from linting.schemas import Dialect
from linting.schemas.places import Place, Trail
from linting.schemas.references import References

Path = tuple[str | int, ...]
"""Unescaped tokens from the root of a document."""


def path_of(place: Place) -> Path:
    """Where a place stands in its document."""
    parts: list[Path] = []
    trail: Trail | None = place.trail
    while trail is not None:
        parts.append(trail.steps)
        trail = trail.parent
    return tuple(step for part in reversed(parts) for step in part)


class Keyword(NamedTuple):
    """A keyword's value, the subschema in which it is written, and its path from there."""

    value: Any
    holder: Place
    relative: Path

    @property
    def path(self) -> Path:
        """The keyword's path from the root of its document."""
        return path_of(self.holder) + self.relative

    @property
    def place(self) -> Place:
        """The keyword's value as a subschema."""
        return self.holder.child(self.value, *self.relative)

    def members(self) -> dict[str, Keyword]:
        """The members of a keyword that maps names to values."""
        if not isinstance(self.value, dict):
            return {}
        return {name: Keyword(value, self.holder, (*self.relative, name)) for name, value in self.value.items()}

    def inside(self, path: Path, value: Any) -> Keyword | None:
        """A value inside of this one; None for ABSENT."""
        return None if value is ABSENT else Keyword(value, self.holder, self.relative + path)

    def branches(self) -> list[Keyword]:
        """The items of a keyword that holds a list."""
        if not isinstance(self.value, list):
            return []
        return [Keyword(value, self.holder, (*self.relative, index)) for index, value in enumerate(self.value)]


class View(Record):
    """A subschema as the differ sees it."""

    place: Place
    """Where edits to it are written: behind a reference that stands alone."""
    keywords: Mapping[str, Keyword]
    index: References
    """Where the references of the document lead."""

    @property
    def path(self) -> Path:
        """Where it stands in its document."""
        return path_of(self.place)

    @property
    def written(self) -> Any:
        """The subschema at that place, as it stands."""
        return self.place.node

    @property
    def forbids_everything(self) -> bool:
        """Whether it is the schema ``false``."""
        return self.place.node is False

    def get(self, name: str) -> Keyword | None:
        """A keyword by its 2020-12 name."""
        return self.keywords.get(name)

    def value(self, name: str, default: Any = None) -> Any:
        """A keyword's value."""
        keyword = self.keywords.get(name)
        return default if keyword is None else keyword.value

    def nearest(self, other: Keyword | None) -> Path:
        """Where something of the other side would stand: in the keyword that would hold it, or in the schema."""
        holder = None if other is None or len(other.relative) < 2 else self.keywords.get(str(other.relative[0]))
        return self.path if holder is None else holder.path

    def target(self) -> Place | None:
        """Where ``$ref`` leads; None where there is none."""
        keyword = self.keywords.get("$ref")
        return None if keyword is None else self.index.resolve(keyword.value, keyword.holder)


ANNOTATIONS = frozenset({"title", "description", "$comment", "default", "examples", "deprecated"})


def shape_of(subschema: object) -> str:
    """The canonical text of a schema without what it says to people."""
    if isinstance(subschema, dict):
        subschema = {name: value for name, value in subschema.items() if name not in ANNOTATIONS}
    return canonical(subschema)


def view_of(place: Place, index: References) -> View:
    """The view of one subschema as it is written, references not followed."""
    node = place.node
    if not isinstance(node, dict):
        return View(place, {}, index)
    if place.dialect.refs_stand_alone and isinstance(node.get("$ref"), str):
        return View(place, {"$ref": Keyword(node["$ref"], place, ("$ref",))}, index)
    keywords = {name: Keyword(value, place, (name,)) for name, value in node.items()}
    for respell in _RESPELLINGS[place.dialect]:
        respell(keywords)
    return View(place, keywords, index)


def _numeric_exclusive_bounds(keywords: dict[str, Keyword]) -> None:
    """Draft 4: ``exclusiveMaximum: true`` makes ``maximum`` exclusive."""
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        flag = keywords.pop(exclusive, None)
        if flag is not None and flag.value is True and bound in keywords:
            keywords[exclusive] = keywords.pop(bound)


def _dollar_id(keywords: dict[str, Keyword]) -> None:
    """Draft 4: ``id`` is ``$id``."""
    if "id" in keywords and isinstance(keywords["id"].value, str):
        keywords["$id"] = keywords.pop("id")


def _split_dependencies(keywords: dict[str, Keyword]) -> None:
    """Up to draft 7: ``dependencies`` holds lists of names and schemas alike."""
    dependencies = keywords.pop("dependencies", None)
    if dependencies is None or not isinstance(dependencies.value, dict):
        return
    required = {name: value for name, value in dependencies.value.items() if isinstance(value, list)}
    schemas = {name: value for name, value in dependencies.value.items() if not isinstance(value, list)}
    if required:
        keywords["dependentRequired"] = dependencies._replace(value=required)
    if schemas:
        keywords["dependentSchemas"] = dependencies._replace(value=schemas)


def _definitions(keywords: dict[str, Keyword]) -> None:
    """``definitions`` is ``$defs``; where both stand, both stay."""
    if "definitions" in keywords and "$defs" not in keywords:
        keywords["$defs"] = keywords.pop("definitions")


def _positional_items(keywords: dict[str, Keyword]) -> None:
    """Up to 2019-09: a list under ``items`` is ``prefixItems``, and ``additionalItems`` counts only beside it."""
    items, rest = keywords.get("items"), keywords.pop("additionalItems", None)
    if items is not None and isinstance(items.value, list):
        keywords["prefixItems"] = keywords.pop("items")
        if rest is not None:
            keywords["items"] = rest


_UP_TO_2019 = (_definitions, _positional_items)
_UP_TO_7 = (_split_dependencies, *_UP_TO_2019)
_RESPELLINGS = {
    Dialect.DRAFT4: (_numeric_exclusive_bounds, _dollar_id, *_UP_TO_7),
    Dialect.DRAFT6: _UP_TO_7,
    Dialect.DRAFT7: _UP_TO_7,
    Dialect.DRAFT2019_09: _UP_TO_2019,
    Dialect.DRAFT2020_12: (_definitions,),
}


_ADJACENT = (
    frozenset({"properties", "patternProperties", "additionalProperties", "unevaluatedProperties"}),
    frozenset({"prefixItems", "items", "unevaluatedItems", "contains", "minContains", "maxContains"}),
    frozenset({"if", "then", "else"}),
)
"""Keywords that mean something only together with those beside them, so that they cannot be put side by side."""


def merged(outer: View, inner: View, *, without: str) -> View | None:
    """One view of a schema and of the subschema it stands on; None where the two cannot be read as one.

    ``without`` is the keyword of the outer schema that leads to the inner one.
    """
    siblings = {name: keyword for name, keyword in outer.keywords.items() if name not in (without, "$defs")}
    asserting = siblings.keys() - ANNOTATIONS
    if asserting & inner.keywords.keys() or (inner.forbids_everything and siblings):
        return None
    if any(asserting & group and inner.keywords.keys() & group for group in _ADJACENT):
        return None
    keywords = {**inner.keywords, **siblings}
    if "$defs" in outer.keywords:
        keywords["$defs"] = outer.keywords["$defs"]
    return View(outer.place if asserting else inner.place, keywords, outer.index)


def lone_branch(view: View) -> tuple[str, Keyword] | None:
    """The combinator with exactly one branch that a view stands on, if there is one."""
    for name in ("allOf", "anyOf", "oneOf"):
        keyword = view.get(name)
        if keyword is not None and isinstance(keyword.value, list) and len(keyword.value) == 1:
            return name, keyword.branches()[0]
    return None
