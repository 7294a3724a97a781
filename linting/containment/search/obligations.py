"""What the negation of an object's or an array's keywords asks for: that something is there.

`¬properties` is "some member whose value is not …"; these terms say so and are positive, so that the theories only
ever see what must hold everywhere and what must exist somewhere. (JSON Schema itself cannot say all of this: which
keywords lack a complement, and that pushing negations inwards needs new ones for objects and arrays, is in Baazizi,
Colazzo, Ghelli, Sartiani, Scherzinger, "Not Elimination and Witness Generation for JSON Schema", arXiv:2104.14828.)
"""

from collections.abc import Iterable, Iterator
from typing import Any

from linting.containment.search.exclusion import exactly_one, none_or_several
from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    Atom,
    Conditional,
    Contains,
    ExactlyOne,
    ItemCount,
    Items,
    Kind,
    Length,
    Matches,
    Maximum,
    Members,
    Minimum,
    Names,
    PropertyCount,
    Required,
    Some,
    Term,
    Values,
    kind_of,
)
from linting.schemas.values import identity


class SomeMember(Atom):
    """An object has a member whose key satisfies `key`, as a string, and whose value satisfies `value`."""

    key: Term
    value: Term

    @property
    def kind(self) -> int:
        return Kind.OBJECT


class SomeItem(Atom):
    """An array has an item at a position from `start` and before `stop` that satisfies `part`."""

    start: int
    stop: int | None
    part: Term

    @property
    def kind(self) -> int:
        return Kind.ARRAY


def values_term(arena: Arena, values: Iterable[Any]) -> Values:
    """`enum`."""
    examples = tuple(values)
    found = frozenset(map(identity, examples))
    return arena.make(Values, found, examples, key=(found,))


def alternatives(arena: Arena, term: Term) -> tuple[Term, ...] | None:
    """A term that is a choice, as its options; None where there is nothing to choose."""
    match term:
        case Some(parts):
            return _with_one_enumeration(arena, parts)
        case ExactlyOne(parts):
            return _with_one_enumeration(arena, exactly_one(arena, parts))
        case Conditional(condition, then, otherwise):
            return arena.all([condition, then]), arena.all([arena.negation(condition), otherwise])
    return None


def negative_alternatives(arena: Arena, part: Term) -> tuple[Term, ...] | None:
    """The options for `part` to be false; None where a theory deals with its negation as it stands."""
    match part:
        case All(parts):
            return tuple(arena.negation(one) for one in parts)
        case ExactlyOne(parts):
            return none_or_several(arena, parts)
        case Conditional(condition, then, otherwise):
            return (
                arena.all([condition, arena.negation(then)]),
                arena.all([arena.negation(condition), arena.negation(otherwise)]),
            )
        case Members():
            return tuple(_refuted_members(arena, part))
        case Items(prefix, rest):
            return tuple(_refuted_items(arena, prefix, rest))
        case Names(inner):
            return (arena.make(SomeMember, arena.negation(inner), ALWAYS),)
        case SomeMember(key, value):
            raise AssertionError(f"obligations are never negated: {key} {value}")
    return _outside(arena, part)


def _outside(arena: Arena, part: Term) -> tuple[Term, ...] | None:
    match part:
        case Minimum(bound, strict):
            return (arena.make(Maximum, bound, not strict),)
        case Maximum(bound, strict):
            return (arena.make(Minimum, bound, not strict),)
        case Length(least, most) | ItemCount(least, most) | PropertyCount(least, most):
            return tuple(
                arena.make(type(part), low, high)
                for low, high in ((0, least - 1), (None if most is None else most + 1, None))
                if low is not None and (high is None or high >= 0)
            )
        case Contains(inner, least, most):
            fewer = [arena.make(Contains, inner, 0, least - 1)] if least else []
            return (*fewer, *([] if most is None else [arena.make(Contains, inner, most + 1, None)]))
    return None


def _with_one_enumeration(arena: Arena, options: tuple[Term, ...]) -> tuple[Term, ...]:
    """Several enumerations among the options are one."""
    enumerations = [option for option in options if isinstance(option, Values)]
    if len(enumerations) < 2:
        return options
    by_identity = {identity(value): value for one in enumerations for value in one.examples}
    others = (option for option in options if not isinstance(option, Values))
    return values_term(arena, by_identity.values()), *others


def _refuted_members(arena: Arena, shape: Members) -> Iterator[Term]:
    for name, part in shape.properties.items():
        if part is not ALWAYS:
            yield member(arena, name, arena.negation(part))
    for pattern, part in shape.patterns:
        if part is not ALWAYS:
            yield arena.make(SomeMember, arena.make(Matches, pattern), arena.negation(part))
    if shape.rest is not ALWAYS:
        yield arena.make(SomeMember, other_keys(arena, shape), arena.negation(shape.rest))


def other_keys(arena: Arena, shape: Members) -> Term:
    """The keys that are left to `additionalProperties`."""
    values = values_term(arena, shape.properties) if shape.properties else NEVER
    return arena.all([arena.negation(term) for term in (values, *(arena.make(Matches, p) for p, _ in shape.patterns))])


def member(arena: Arena, name: str, part: Term) -> Term:
    """A member of this name, with a value that satisfies `part`."""
    here = arena.make(Required, name)
    return here if part is ALWAYS else arena.all([here, arena.members({name: part}, (), ALWAYS)])


def _refuted_items(arena: Arena, prefix: tuple[Term, ...], rest: Term) -> Iterator[Term]:
    for index, part in enumerate(prefix):
        if part is not ALWAYS:
            yield arena.make(SomeItem, index, index + 1, arena.negation(part))
    if rest is not ALWAYS:
        yield arena.make(SomeItem, len(prefix), None, arena.negation(rest))


def differing(arena: Arena, value: Any) -> tuple[Term, ...]:
    """How an array or an object can be another one than `value`."""
    if isinstance(value, list):
        return (
            arena.negation(arena.make(ItemCount, len(value), len(value))),
            *(
                arena.make(SomeItem, index, index + 1, arena.negation(values_term(arena, [item])))
                for index, item in enumerate(value)
            ),
        )
    inside = values_term(arena, value) if value else NEVER
    return (
        *(arena.negation(arena.make(Required, name)) for name in value),
        arena.make(SomeMember, arena.negation(inside), ALWAYS),
        *(member(arena, name, arena.negation(values_term(arena, [item]))) for name, item in value.items()),
    )


def kinds_of_values(term: Values) -> int:
    """The types among the values of an enumeration."""
    kinds = 0
    for value in term.examples:
        kinds |= kind_of(value)
    return kinds & ANY_KIND
