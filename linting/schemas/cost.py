"""What a schema may cost whoever validates with it, found before anybody does.

Validators follow every reference and every branch that speaks about the same payload, each time it is reached: forty
definitions that each name the next one twice are 2⁴⁰ evaluations of one string. `unevaluatedProperties` and
`unevaluatedItems` go through the branches beside them once more, for what was valid and for what that evaluated. A
reference that leads back to itself without entering a member or an item never ends.
"""

from collections.abc import Iterator
from typing import Any

from linting.schemas.errors import SchemaError
from linting.schemas.keywords import subschemas
from linting.schemas.places import Place
from linting.schemas.references import References

MOST_EVALUATIONS = 100_000
MOST_SUBSCHEMAS = 20_000
_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"})
_UNEVALUATED = ("unevaluatedProperties", "unevaluatedItems")
_ASKED_AGAIN = 3
"""How often branches are gone through beside such a keyword; jsonschema-rs takes three times as long a level."""
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_LEADING_ON = _IN_PLACE.union(_REFERENCES)
Name = tuple[int, str]


def check_cost(index: References) -> None:
    """Raises SchemaError (too-large, too-expensive, reference-loop) for what would keep a validator busy for ever."""
    if len(index.places) > MOST_SUBSCHEMAS:
        message = f"More than {MOST_SUBSCHEMAS:,} subschemas"
        raise SchemaError("too-large", message, remedy="Split the schema and refer to its parts.")
    costs: dict[Name, int] = {}
    for place in index.places:
        if not place.node.keys().isdisjoint(_LEADING_ON) and _name(place) not in costs:
            _count(index, place, costs)


def _count(index: References, start: Place, costs: dict[Name, int]) -> None:
    """The evaluations of each place that is reached in place, from the innermost outwards, with an explicit stack."""
    active: set[Name] = {_name(start)}
    stack: list[tuple[Place, Iterator[Place], list[Name]]] = [(start, _beside(index, start), [])]
    while stack:
        place, waiting, inner = stack[-1]
        following = next(waiting, None)
        if following is None:
            stack.pop()
            active.discard(_name(place))
            times = _ASKED_AGAIN if any(keyword in place.node for keyword in _UNEVALUATED) else 1
            costs[_name(place)] = total = 1 + times * sum(costs[name] for name in inner)
            if total > MOST_EVALUATIONS:
                raise SchemaError(
                    "too-expensive",
                    f"One payload would be evaluated more than {MOST_EVALUATIONS:,} times here",
                    pointer=place.pointer,
                    remedy="Refer to each definition once, and say what is unevaluated in the outermost schema alone.",
                )
            continue
        name = _name(following)
        if name in active:
            raise SchemaError(
                "reference-loop",
                "This leads back to itself without entering a member or an item, so that no payload can be judged",
                pointer=place.pointer,
                remedy="Let it refer to something else, or to itself inside of properties or items.",
            )
        inner.append(name)
        if name not in costs:
            active.add(name)
            stack.append((following, _beside(index, following), []))


def _beside(index: References, place: Place) -> Iterator[Place]:
    """Subschemas and targets that speak about the same payload."""
    node = place.node
    if node.keys().isdisjoint(_LEADING_ON):
        return
    beside = {keyword: node[keyword] for keyword in node if keyword in _LEADING_ON}
    for steps, held in subschemas(beside, place.dialect):
        if isinstance(held, dict):
            yield place.child(held, *steps)
    yield from _targets(index, place)


def _targets(index: References, place: Place) -> Iterator[Place]:
    for keyword in _REFERENCES:
        reference: Any = place.node.get(keyword)
        if isinstance(reference, str):
            target = index.resolve(reference, place, keyword)
            if isinstance(target.node, dict):
                yield target


def _name(place: Place) -> Name:
    return id(place.node), place.base
