"""What a schema says of the values that an object holds, place by place, as far as a suggestion needs it.

It is a sketch to guess by: what is guessed is verified.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from shims.paths import Path

NUMERIC = frozenset({"integer", "number"})


@dataclass(frozen=True)
class Condition:
    """An `if` that asks for values of one member, and what holds then and else."""

    key: str
    values: tuple[Any, ...]
    then: "Sketch"
    otherwise: "Sketch"


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
    alternatives: "tuple[Sketch, ...]" = ()
    """What it may be, where it is of several kinds."""
    conditions: tuple[Condition, ...] = ()
    is_made: bool = False
    """Whether it stands on the way of a suggested move only."""

    @cached_property
    def types(self) -> frozenset[str]:
        """The JSON types that it may have; empty where nothing is said."""
        given = self.keywords.get("type")
        if given is None and (choices := self.choices) is not None:
            return frozenset(map(_type_of, choices))
        if given is None and self.members:
            return frozenset({"object"})
        if given is None and self.alternatives:
            return frozenset().union(*(each.types for each in self.alternatives))
        return frozenset([given] if isinstance(given, str) else given or ())

    @cached_property
    def solid_types(self) -> frozenset[str]:
        """The same without null."""
        return self.types - {"null"}

    @property
    def may_be_null(self) -> bool:
        """Whether null is among its types."""
        return "null" in self.types

    @cached_property
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


def fields_of(sketch: Sketch, path: Path = ()) -> Iterator[tuple[Path, Sketch]]:
    """Every member of an object and of the objects in it, outer ones first; not into objects of several kinds."""
    for key, member in sketch.members.items():
        yield (*path, key), member
        if not member.alternatives:
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


def is_required_below(sketch: Sketch, path: Path, depth: int) -> bool:
    """Whether what stands so deep on the way must have it, objects between included."""
    return all(is_required(sketch, path[: length + 1]) for length in range(depth, len(path)))


def placed(sketch: Sketch, path: Path, member: Sketch | None, *, required: bool = False) -> Sketch:
    """The sketch with another member at a path, or with none.

    An object that is made on the way holds what was put there first, and of several only what is there for sure.
    """
    key, rest = path[0], path[1:]
    members = dict(sketch.members)
    needed = sketch.required
    if rest:
        inner = members.get(key, Sketch({"type": "object"}, is_made=True))
        is_new = key not in members
        if inner.is_made and member is not None:
            inner = inner if key in needed else replace(inner, required=frozenset())
            needed = needed | {key} if required else needed
        changed = placed(inner, rest, member, required=required or is_new)
        return replace(sketch, members={**members, key: changed}, required=needed)
    members.pop(key, None)
    needed = needed - {key}
    if member is not None:
        members[key] = member
        needed = needed | {key} if required else needed
    return replace(sketch, members=members, required=needed)


def merged(base: Sketch, more: Sketch) -> Sketch:
    """What both say of one value; where they speak of the same, what `more` says."""
    members = dict(base.members)
    for key, member in more.members.items():
        members[key] = merged(members[key], member) if key in members else member
    return Sketch(
        {**base.keywords, **more.keywords},
        members,
        more.items or base.items,
        more.values or base.values,
        base.required | more.required,
        alternatives=more.alternatives or base.alternatives,
        conditions=(*base.conditions, *more.conditions),
    )


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "integer" if isinstance(value, int) else "number"
