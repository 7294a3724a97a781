"""What is wrong with a payload, told within bounds.

Whether a payload is valid, jsonschema-rs answers in time linear in both: it remembers what it found below a reference.
To tell all that is wrong it goes through every branch of every choice again, for each of the branches around it: a
recursive schema with two branches takes twice as long for each level of the payload, and 14 levels take seconds. So
the evaluations are counted first, without making any.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from linting.schemas.keywords import subschemas
from linting.schemas.places import Place

if TYPE_CHECKING:
    import jsonschema_rs

    from linting.schemas.schema import Schema

MOST_EVALUATIONS = 50_000
"""Half a second of jsonschema-rs where all of them fail."""
_IN_A_CHOICE = 5
"""How much more an evaluation costs within `anyOf` or `oneOf`, whose faults are told with those of all branches."""
_MASS_OF_ONE = 20
_CHARACTERS_OF_ONE = 100
_LISTED_FOR_ONE = 200
_CHOICES = frozenset({"anyOf", "oneOf"})
_IN_PLACE = frozenset({"allOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"}) | _CHOICES
_OF_MEMBERS = frozenset({"patternProperties", "additionalProperties", "unevaluatedProperties"})
_OF_ITEMS = frozenset({"items", "additionalItems", "unevaluatedItems", "contains"})
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


class TooManyFaultsError(ValueError):
    """There may be more wrong with a payload than can be told in a second; `Schema.accepts` still judges it."""


def faults_of(schema: "Schema", payload: Any, *, assert_formats: bool) -> "list[jsonschema_rs.ValidationError]":
    """All that is wrong with a payload, as the validator tells it. Raises TooManyFaultsError."""
    if _is_too_much(schema, payload):
        raise TooManyFaultsError("more is wrong with it than can be told")
    return list(schema.validator_for(assert_formats=assert_formats).iter_errors(payload))


def _is_too_much(schema: "Schema", payload: Any) -> bool:
    """Whether a validator that tries every branch would make more than `MOST_EVALUATIONS`."""
    left = MOST_EVALUATIONS - _mass(payload) // _MASS_OF_ONE
    listed: dict[int, int] = {}
    stack: list[tuple[Place, Any, int]] = [(schema.index.root, payload, 1)]
    while stack:
        place, value, cost = stack.pop()
        if id(place.node) not in listed:
            listed[id(place.node)] = 1 + _listed(place.node) // _LISTED_FOR_ONE
        left -= cost * listed[id(place.node)]
        if left < 0:
            return True
        if isinstance(place.node, dict):
            stack += _within(place, value, cost)
            stack += ((target, value, cost) for target in _targets(schema, place))
    return False


def _mass(payload: Any) -> int:
    """How much is quoted where every part of a payload is wrong: each stands in the faults of all parts around it."""
    mass, depth, level = 0, 0, [payload]
    while level:
        depth += 1
        mass += depth * sum(1 + len(part) // _CHARACTERS_OF_ONE if isinstance(part, str) else 1 for part in level)
        level = [
            inner
            for part in level
            if isinstance(part, dict | list)
            for inner in (part.values() if isinstance(part, dict) else part)
        ]
    return mass


def _listed(node: Any) -> int:
    """How many characters of a schema a fault quotes."""
    return (
        sum(len(repr(node[keyword])) for keyword in ("enum", "const") if keyword in node)
        if isinstance(node, dict)
        else 0
    )


def _within(place: Place, value: Any, cost: int) -> Iterator[tuple[Place, Any, int]]:
    """Each part of a schema with each part of the payload that it speaks about, and what its evaluation costs."""
    properties = place.node.get("properties", {})
    spoken_of = {**place.node, "properties": {key: properties[key] for key in _keys_of(value) if key in properties}}
    for (keyword, *rest), inner in subschemas(spoken_of, place.dialect):
        there = place.child(inner, keyword, *rest)
        price = _IN_A_CHOICE if keyword in _CHOICES else cost
        yield from ((there, part, price) for part in _parts(value, keyword, rest, properties))


def _parts(value: Any, keyword: str | int, rest: list[str | int], properties: Mapping[str, Any]) -> Iterable[Any]:
    """The parts of a payload that a keyword's subschema speaks about, or more."""
    if keyword in _IN_PLACE:
        return (value,)
    if isinstance(value, dict):
        if keyword == "properties":
            return (value[rest[0]],)
        if keyword == "propertyNames":
            return value
        return [part for key, part in value.items() if key not in properties] if keyword in _OF_MEMBERS else ()
    if isinstance(value, list):
        if rest and isinstance(rest[0], int):
            return value[rest[0] : rest[0] + 1]
        return value if keyword in _OF_ITEMS else ()
    return ()


def _targets(schema: "Schema", place: Place) -> Iterator[Place]:
    """What the references of a place may lead to; a dynamic one to every anchor of its name."""
    for keyword in _REFERENCES:
        reference = place.node.get(keyword)
        if isinstance(reference, str):
            yield schema.index.resolve(reference, place, keyword)
            if keyword != "$ref":
                yield from _anchored(schema, reference.rpartition("#")[2])


def _anchored(schema: "Schema", name: str) -> Iterator[Place]:
    for place in schema.index.places:
        if place.node.get("$dynamicAnchor") == name or (not name and place.node.get("$recursiveAnchor") is True):
            yield place


def _keys_of(value: Any) -> Iterable[str]:
    return value if isinstance(value, dict) else ()
