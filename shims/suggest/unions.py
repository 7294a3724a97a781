"""Values of several kinds, and how to tell the kinds apart: by a member, by their type, or by which member is there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Literal

from shims.paths import Path
from shims.suggest.outline import Sketch, at, fields_of, placed

By = Literal["value", "type", "presence"]
_TYPES = ("null", "boolean", "number", "string", "array", "object")
MOST_BY_PRESENCE = 4
"""How many kinds are told apart by what is there: each takes a switch inside of another."""
_DEEPEST = 2
"""How far down a member may stand that tells kinds apart."""


@dataclass(frozen=True)
class Branch:
    """One kind: how it is known, and what is said of it."""

    label: Any
    """A value of the member, a type, or the key of the member that only this kind has."""
    sketch: Sketch


@dataclass(frozen=True)
class Union:
    """Several kinds of one value."""

    by: By
    on: Path
    """The member whose value tells them apart; the value itself where they differ otherwise."""
    branches: tuple[Branch, ...]

    @property
    def labels(self) -> list[Any]:
        """How each is known."""
        return [branch.label for branch in self.branches]


def union_of(sketch: Sketch) -> Union | None:
    """The kinds, where something tells them apart."""
    alternatives = sketch.alternatives
    by_type = _by_type(sketch)
    if by_type is not None:
        return by_type
    if not alternatives:
        return None
    on = next(_discriminators(sketch), None)
    if on is not None:
        return Union("value", on, tuple(_by_value(alternatives, on)))
    return _by_presence(alternatives)


def specialised(sketch: Sketch, on: Path) -> Union | None:
    """An object whose member may have some values, as one kind for each of them."""
    told = at(sketch, on)
    if told is None or told.choices is None or len(told.choices) < 2:
        return None
    return Union("value", on, tuple(_by_value((sketch,), on)))


def _by_value(alternatives: tuple[Sketch, ...], on: Path) -> Iterator[Branch]:
    for alternative in alternatives:
        told = at(alternative, on)
        for value in (told.choices if told is not None else None) or ():
            known = Sketch({"const": value, "type": _type_name(value)})
            yield Branch(value, placed(alternative, on, known, required=_is_required(alternative, on)))


def _is_required(sketch: Sketch, path: Path) -> bool:
    holder = at(sketch, path[:-1])
    return holder is not None and path[-1] in holder.required


def _by_type(sketch: Sketch) -> Union | None:
    """Kinds of different types; several of one type stay together as one kind of several."""
    if sketch.alternatives:
        groups: dict[str, list[Sketch]] = {}
        for alternative in sketch.alternatives:
            kinds = kinds_of(alternative)
            if len(kinds) != 1:
                return None
            groups.setdefault(kinds[0], []).append(alternative)
        if len(groups) < 2:
            return None
        base = replace(sketch, alternatives=())
        found = {
            kind: each[0] if len(each) == 1 else _of_one_type(replace(base, alternatives=tuple(each)), kind)
            for kind, each in groups.items()
        }
    else:
        kinds = kinds_of(sketch)
        if len(kinds) < 2:
            return None
        found = {kind: _of_one_type(sketch, kind) for kind in kinds}
    return Union("type", (), tuple(Branch(kind, found[kind]) for kind in _TYPES if kind in found))


def kinds_of(sketch: Sketch) -> list[str]:
    """The types but for null, as a switch knows them."""
    return sorted({"number" if kind == "integer" else kind for kind in sketch.solid_types})


def _of_one_type(sketch: Sketch, kind: str) -> Sketch:
    """What is left to say where the type is known."""
    wanted = [each for each in sorted(sketch.solid_types) if each == kind or (kind == "number" and each == "integer")]
    keywords = {**sketch.keywords, "type": wanted if len(wanted) > 1 else wanted[0]}
    if sketch.choices is not None:
        keywords["enum"] = [value for value in sketch.choices if _type_name(value) in wanted]
    return replace(sketch, keywords=keywords)


def _discriminators(sketch: Sketch) -> Iterator[Path]:
    """Members that each kind has with values of its own, the most telling one first."""
    first, *others = sketch.alternatives
    named = sketch.keywords.get("discriminator")
    said = named.get("propertyName") if isinstance(named, dict) else None
    found = [
        path
        for path, member in fields_of(first)
        if len(path) <= _DEEPEST and member.choices is not None and _tells_apart([first, *others], path)
    ]
    yield from sorted(found, key=lambda path: (path != (said,), len(path)))


def _tells_apart(alternatives: list[Sketch], path: Path) -> bool:
    members = [at(alternative, path) for alternative in alternatives]
    lists = [member.choices if member is not None else None for member in members]
    if any(choices is None for choices in lists):
        return False
    keys = [{(type(value), value) for value in choices or ()} for choices in lists]
    return not any(one & other for one, other in combinations(keys, 2))


def _by_presence(alternatives: tuple[Sketch, ...]) -> Union | None:
    """Objects of which each must have a member that no other has."""
    if len(alternatives) > MOST_BY_PRESENCE:
        return None
    branches = []
    for alternative in alternatives:
        others = frozenset[str]().union(*(each.members for each in alternatives if each is not alternative))
        own = sorted(alternative.required & alternative.members.keys() - others)
        if not own:
            return None
        branches.append(Branch(own[0], alternative))
    return Union("presence", (), tuple(branches))


def _type_name(value: Any) -> str:
    return next(iter(Sketch({"const": value}).types))
