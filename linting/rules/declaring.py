"""Which fields the schemas of one object declare together, through branches and references."""

from __future__ import annotations

from linting.records import Record
from linting.rules.subschema import DEFINITIONS, IN_PLACE, Subschema
from linting.schemas.matching import found
from linting.schemas.places import Place

_MOST_VISITED = 200
_ONE = ("not", "if", "then", "else")
_LISTS = ("allOf", "anyOf", "oneOf")
_MAPS = ("dependentSchemas", "dependencies")


class Declared(Record):
    """Names and patterns of the fields of an object; `is_open` where a schema covers all further names."""

    names: frozenset[str]
    patterns: frozenset[str]
    is_open: bool

    def covers(self, name: str) -> bool:
        """Whether something is said about a field."""
        return self.is_open or name in self.names or any(found(pattern, name) is not False for pattern in self.patterns)


def outermost(here: Subschema) -> Subschema | None:
    """The schema that holds of the object as a whole; None where that is said elsewhere.

    A definition that is no object schema of its own is a part of those who refer to it.
    """
    whole = here
    while whole.keyword in IN_PLACE and whole.parent is not None:
        whole = whole.parent
    is_part = whole.keyword in DEFINITIONS and "type" not in whole.node and "properties" not in whole.node
    return None if is_part else whole


def declares(whole: Subschema) -> Declared:
    """All fields that the schema, its branches and what they refer to declare."""
    names: set[str] = set()
    patterns: set[str] = set()
    is_open = False
    waiting: list[Place] = [whole.place]
    seen: set[int] = set()
    while waiting:
        place = waiting.pop()
        node = place.node
        if not isinstance(node, dict) or id(node) in seen:
            continue
        if len(seen) >= _MOST_VISITED:
            return Declared(frozenset(names), frozenset(patterns), is_open=True)
        seen.add(id(node))
        names.update(node.get("properties", ()))
        patterns.update(node.get("patternProperties", ()))
        is_open |= isinstance(node.get("additionalProperties"), dict) and bool(node["additionalProperties"])
        waiting.extend(_in_place(place))
        target = whole.subject.target_place(place)
        if target is not None:
            waiting.append(target)
        elif "$dynamicRef" in node or "$recursiveRef" in node:
            is_open = True
    return Declared(frozenset(names), frozenset(patterns), is_open)


def _in_place(place: Place) -> list[Place]:
    node = place.node
    parts = [place.child(node[keyword], keyword) for keyword in _ONE if keyword in node]
    for keyword in _LISTS:
        parts += [place.child(held, keyword, index) for index, held in enumerate(node.get(keyword, ()))]
    for keyword in _MAPS:
        parts += [place.child(held, keyword, name) for name, held in node.get(keyword, {}).items()]
    return parts
