"""What a schema says of the values that an object holds, place by place, as far as a suggestion needs it.

References and `allOf` are followed; alternatives are not. It is a sketch to guess by: what is guessed is verified.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from linting.schemas import Schema
from linting.schemas.places import Place
from shims.paths import Path

_DEEPEST = 12
MOST_PLACES = 2_000
"""A sketch has at most so many places; what lies beyond is not guessed about."""
_SCALARS = ("null", "boolean", "integer", "number", "string")


@dataclass(frozen=True)
class Sketch:
    """One value: its keywords from wherever they stand, its members and its items."""

    keywords: dict[str, Any]
    members: dict[str, "Sketch"] = field(default_factory=dict)
    items: "Sketch | None" = None
    values: "Sketch | None" = None
    required: frozenset[str] = frozenset()
    origin: Path | None = None
    """Where it stood before a suggested move: its old name may tell its unit."""

    @property
    def types(self) -> frozenset[str]:
        """The JSON types that it may have; empty where nothing is said."""
        given = self.keywords.get("type")
        if given is None and (choices := self.choices) is not None:
            return frozenset(map(_type_of, choices))
        if given is None and self.members:
            return frozenset({"object"})
        return frozenset([given] if isinstance(given, str) else given or ())

    @property
    def solid_types(self) -> frozenset[str]:
        """The same without null."""
        return self.types - {"null"}

    @property
    def may_be_null(self) -> bool:
        """Whether null is among its types."""
        return "null" in self.types

    @property
    def choices(self) -> list[Any] | None:
        """The scalars that it is one of, where it says so."""
        if "const" in self.keywords:
            return [self.keywords["const"]]
        listed = self.keywords.get("enum")
        scalars = isinstance(listed, list) and not any(isinstance(value, dict | list) for value in listed)
        return listed if scalars else None

    @property
    def is_closed(self) -> bool:
        """Whether it refuses members that it does not name."""
        return self.keywords.get("additionalProperties") is False or self.keywords.get("unevaluatedProperties") is False

    @property
    def description(self) -> str:
        """Its title and description."""
        return " ".join(str(self.keywords[key]) for key in ("title", "description") if key in self.keywords)


def sketched(schema: Schema) -> Sketch:
    """The sketch of a whole payload."""
    return _Sketching(schema).sketch(schema.index.root, 0)


def fields_of(sketch: Sketch, path: Path = ()) -> Iterator[tuple[Path, Sketch]]:
    """Every member of an object and of the objects in it, outer ones first."""
    for key, member in sketch.members.items():
        yield (*path, key), member
        yield from fields_of(member, (*path, key))


def at(sketch: Sketch, path: Path) -> Sketch | None:
    """What stands at a path; None where nothing is declared."""
    for key in path:
        found = sketch.members.get(key)
        if found is None:
            return None
        sketch = found
    return sketch


def is_required(sketch: Sketch, path: Path) -> bool:
    """Whether the object that holds the place must have it; whether that one is there is another question."""
    holder = at(sketch, path[:-1])
    return holder is not None and path[-1] in holder.required


def placed(sketch: Sketch, path: Path, member: Sketch | None, *, required: bool = False) -> Sketch:
    """The sketch with another member at a path, or with none."""
    key, rest = path[0], path[1:]
    members = dict(sketch.members)
    if rest:
        inner = members.get(key, Sketch({"type": "object"}))
        changed = placed(inner, rest, member, required=required)
        return replace(sketch, members={**members, key: changed})
    members.pop(key, None)
    needed = sketch.required - {key}
    if member is not None:
        members[key] = member
        needed = needed | {key} if required else needed
    return replace(sketch, members=members, required=needed)


class _Sketching:
    """Sketches one schema. A place inside of itself stays empty: no op reaches down to all of them."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._places_left = MOST_PLACES
        self._open: list[int] = []

    def sketch(self, place: Place, depth: int) -> Sketch:
        """What stands at a place, with all that is in it."""
        sketch = Sketch({})
        self._places_left -= 1
        if depth > _DEEPEST or self._places_left < 0:
            return sketch
        for part in self._parts(place, 0):
            if id(part.node) not in self._open:
                self._open.append(id(part.node))
                sketch = self._with(sketch, part, depth)
                self._open.pop()
        return sketch

    def _parts(self, place: Place, depth: int) -> Iterator[Place]:
        """The place and all that applies in the same place without condition."""
        node = place.node
        if not isinstance(node, dict) or depth > _DEEPEST or self._places_left < 0:
            return
        if isinstance(reference := node.get("$ref"), str):
            yield from self._parts(self._schema.index.resolve(reference, place), depth + 1)
            if place.dialect.refs_stand_alone:
                return
        for index, child in enumerate(node.get("allOf", ())):
            self._places_left -= 1
            yield from self._parts(place.child(child, "allOf", index), depth + 1)
        yield place

    def _with(self, sketch: Sketch, place: Place, depth: int) -> Sketch:
        node = place.node
        members = dict(sketch.members)
        for key, child in node.get("properties", {}).items():
            members[key] = self.sketch(place.child(child, "properties", key), depth + 1)
        items, values = node.get("items"), node.get("additionalProperties")
        required = node.get("required", ())
        return Sketch(
            {**sketch.keywords, **node},
            members,
            self.sketch(place.child(items, "items"), depth + 1) if isinstance(items, dict) else sketch.items,
            self.sketch(place.child(values, "additionalProperties"), depth + 1)
            if isinstance(values, dict)
            else sketch.values,
            sketch.required | frozenset(required if isinstance(required, list) else ()),
        )


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "integer" if isinstance(value, int) else "number"
