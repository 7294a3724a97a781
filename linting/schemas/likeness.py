"""Which parts of two schemas mean the same, seen without reading what they mean.

Versions of a schema have most of their parts in common. Two parts mean the same where they say the same, annotations
left aside, and every reference inside of them leads to parts that mean the same. It is the greatest such relation:
definitions that refer to each other are alike until something tells them apart, as recursive types are (Amadio and
Cardelli, "Subtyping recursive types", ACM TOPLAS 15(4), 1993).
"""

from typing import Any

from linting.schemas.errors import SchemaError
from linting.schemas.keywords import SUBSCHEMAS, Shape, subschemas
from linting.schemas.references import References
from linting.schemas.schema import Schema

_SAYS_NOTHING = frozenset(
    {"title", "description", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly"}
)
_LONGEST_CHAIN = 8
_DEFINITIONS = frozenset({"definitions", "$defs"})


class Likeness:
    """The parts that two schemas of one dialect share, by their place in memory: those that have parts themselves.

    Schemas with several resources or dynamic references share nothing here, since what their references mean depends on
    where they stand.
    """

    def __init__(self, one: Schema, other: Schema) -> None:
        self._one, self._other = one.index, other.index
        self._dialect, self._shapes = one.dialect, SUBSCHEMAS[one.dialect]
        self._alike: dict[tuple[int, int], tuple[Any, Any]] = {}
        self._numbers: dict[int, int] = {}
        self._inside: dict[int, frozenset[str]] = {}
        if one.dialect is other.dialect and one.index.is_simple and other.index.is_simple:
            self._compare(one.value, other.value)
            shared = self._shared_targets()
            for pair in self._alike.values():
                self._number(*pair, shared)

    def number_of(self, node: Any) -> int | None:
        """The same number for parts that mean the same; None where a part is not known to be shared."""
        return self._numbers.get(id(node))

    def _number(self, one: Any, other: Any, shared: set[str]) -> None:
        """Number two parts that say the same, or else those parts of them whose references are shared."""
        waiting = [(one, other)]
        while waiting:
            one, other = waiting.pop()
            if one.__class__ is not dict or id(one) in self._numbers:
                continue
            if not self._has_parts(one):
                continue
            if self._references_in(one) <= shared:
                self._numbers[id(one)] = self._numbers[id(other)] = len(self._numbers)
            elif _is_same(one, other):
                inside = (tuple(part for _, part in subschemas(side, self._dialect)) for side in (one, other))
                waiting.extend(zip(*inside, strict=True))

    def _references_in(self, node: Any) -> frozenset[str]:
        known = self._inside.get(id(node))
        if known is None:
            known = self._inside[id(node)] = references_in(node)
        return known

    def _has_parts(self, node: dict[str, Any]) -> bool:
        """Whether it is worth a name; a constant, say, had better be seen for what it is."""
        for _ in range(_LONGEST_CHAIN):
            if any(keyword in self._shapes for keyword in node):
                return True
            if not isinstance(reference := node.get("$ref"), str):
                return False
            node = _target(self._one, reference)
            if not isinstance(node, dict):
                return False
        return True

    def _compare(self, one: Any, other: Any) -> bool:
        """Whether two subschemas say the same; where they do not, their parts are compared."""
        if one.__class__ is not dict or other.__class__ is not dict:
            return one is other
        if (id(one), id(other)) in self._alike:
            return True
        are_alike = _is_same(one, other)
        if not are_alike:
            are_alike = one.keys() - _SAYS_NOTHING == other.keys() - _SAYS_NOTHING
            for keyword in one.keys() & other.keys() - _SAYS_NOTHING:
                is_alike = self._compare_held(self._shapes.get(keyword), one[keyword], other[keyword])
                are_alike = are_alike and (is_alike or keyword in _DEFINITIONS)
        if are_alike:
            self._alike[id(one), id(other)] = one, other
        return are_alike

    def _compare_held(self, shape: Shape | None, one: Any, other: Any) -> bool:
        if shape is None or one.__class__ is not other.__class__:
            return _is_same(one, other)
        if shape is Shape.ONE or (shape is Shape.ONE_OR_LIST and one.__class__ is dict):
            return self._compare(one, other)
        if one.__class__ is list and shape in (Shape.LIST, Shape.ONE_OR_LIST):
            parts = [self._compare(*pair) for pair in zip(one, other, strict=False)]
            return len(one) == len(other) and all(parts)
        if one.__class__ is dict and shape in (Shape.MAP, Shape.MAP_OF_SCHEMA_OR_NAMES):
            by_name = [self._compare_named(part, other[name]) for name, part in one.items() if name in other]
            return len(one) == len(other) == len(by_name) and all(by_name)
        return _is_same(one, other)

    def _compare_named(self, one: Any, other: Any) -> bool:
        return _is_same(one, other) if isinstance(one, list) else self._compare(one, other)

    def _shared_targets(self) -> set[str]:
        """The references that lead to the same meaning on both sides."""
        inside: dict[str, frozenset[str]] = {}
        for reference in {use.node["$ref"] for use in self._one.uses if isinstance(use.node.get("$ref"), str)}:
            one, other = _target(self._one, reference), _target(self._other, reference)
            if one is not None and self._compare(one, other):
                inside[reference] = self._references_in(one)
        return _closed(inside)


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values are the same; to Python alone, 1 would be True."""
    return bool(one == other) and repr(one) == repr(other)


def _target(index: References, reference: str) -> Any:
    try:
        return index.resolve(reference, index.root).node
    except SchemaError:
        return None


def _closed(inside: dict[str, frozenset[str]]) -> set[str]:
    """The references from which only these can be reached."""
    used_by: dict[str, list[str]] = {}
    for reference, inner in inside.items():
        for name in inner:
            used_by.setdefault(name, []).append(reference)
    closed = set(inside)
    waiting = [name for name in used_by if name not in closed]
    while waiting:
        for reference in used_by.get(waiting.pop(), ()):
            if reference in closed:
                closed.discard(reference)
                waiting.append(reference)
    return closed


def references_in(node: Any) -> frozenset[str]:
    """Every `$ref` anywhere inside of a value; some of them may be no references, where a value only looks like one."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if part.__class__ is dict:
            reference = part.get("$ref")
            if reference.__class__ is str:
                found.add(reference)
            waiting.extend(part.values())
        elif part.__class__ is list:
            waiting.extend(part)
    return frozenset(found)
