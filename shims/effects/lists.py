"""Inverse images of terms under functions that give lists or maps."""

from collections.abc import Callable, Iterable

from linting.containment.evaluation import parts_for
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    Contains,
    ItemCount,
    Items,
    Kind,
    Matches,
    Members,
    Names,
    PropertyCount,
    Required,
    Term,
    Types,
    UniqueItems,
    Values,
)
from shims.effects.functions import Point
from shims.effects.texts import Text, text_of

Inside = Callable[[Term], Term]
"""From a term about a part of the result to the term about the part of the argument that it comes from."""


def through_kind(target: Term, point: Point, kind: int, leaf: Callable[[Term], Term]) -> Term:
    """Atom by atom, where all results are of one type; `leaf` knows its atoms and finite sets."""

    def atom(term: Term) -> Term:
        match term:
            case Types(kinds):
                return ALWAYS if kinds & kind else NEVER
            case Values():
                return leaf(term)
        return leaf(term) if getattr(term, "kind", 0) == kind else ALWAYS

    return point.booleans.through(target, atom)


def wrapped(target: Term, point: Point) -> Term:
    """The values of which the target holds for the list of just this value."""
    booleans = point.booleans

    def leaf(term: Term) -> Term:
        match term:
            case Items(prefix, rest):
                return prefix[0] if prefix else rest
            case ItemCount(least, most):
                return ALWAYS if least <= 1 and (most is None or most >= 1) else NEVER
            case Contains(part, least, most):
                one = ALWAYS if least <= 1 and (most is None or most >= 1) else NEVER
                return booleans.conditional(part, one, ALWAYS if least == 0 else NEVER)
            case Values(_, examples):
                return booleans.values(value[0] for value in examples if isinstance(value, list) and len(value) == 1)
        return ALWAYS

    return through_kind(target, point, Kind.ARRAY, leaf)


def each_item(target: Term, point: Point, inside: Inside, *, is_injective: bool) -> Term:
    """The lists of which the target holds for the list of what their items have become."""
    make, booleans = point.arena.make, point.booleans

    def leaf(term: Term) -> Term:
        match term:
            case Items(prefix, rest):
                return point.arena.items([inside(part) for part in prefix], inside(rest))
            case Contains(part, least, most):
                return make(Contains, inside(part), least, most)
            case UniqueItems():
                distinct: Term = term if is_injective else make(ItemCount, 0, 1)
                return booleans.between(distinct, ALWAYS, "uniqueItems after the items have changed")
            case Values(_, examples):
                empty = booleans.values([value for value in examples if value == []])
                return booleans.between(empty, ALWAYS, "a list whose items have changed")
        return term

    return through_kind(target, point, Kind.ARRAY, leaf)


def each_member(target: Term, point: Point, inside: Inside) -> Term:
    """The objects of which the target holds for the object of what their members have become."""

    def leaf(term: Term) -> Term:
        match term:
            case Members(properties, patterns, rest):
                named = {key: inside(part) for key, part in properties.items()}
                return point.arena.members(named, [(p, inside(part)) for p, part in patterns], inside(rest))
            case Values():
                return point.booleans.unknown("an object whose members have changed")
        return term

    return through_kind(target, point, Kind.OBJECT, leaf)


def map_of(point: Point, values: Term, *, required: Iterable[str] = ()) -> Term:
    """Objects whose members all are of `values`."""
    arena = point.arena
    there = [arena.make(Required, key) for key in required]
    return arena.all([arena.types(Kind.OBJECT), arena.members({}, (), values), *there])


def keyed(target: Term, point: Point, key: str, inside: Inside, *, drops: bool) -> Term:
    """The lists of which the target holds for the object by `key`; `drops`: items may be lost on the way."""
    arena, make = point.arena, point.arena.make

    def named(part: Term) -> Term:
        return arena.members({key: part}, (), ALWAYS)

    def members(term: Members) -> Term:
        listed = point.booleans.values(term.properties)
        wanted = []
        for name in term.properties:
            parts = [part for part in parts_for(term, name) if part is not None]
            is_it = named(point.booleans.values([name]))
            wanted.append(point.booleans.implies(is_it, inside(arena.all(parts))))
        other = [arena.negation(named(listed))] if term.properties else []
        for pattern, part in term.patterns:
            fits = arena.all([*other, named(make(Matches, pattern))])
            wanted.append(point.booleans.implies(fits, inside(part)))
        left = [arena.negation(named(make(Matches, pattern))) for pattern, _ in term.patterns]
        wanted.append(point.booleans.implies(arena.all([*other, *left]), inside(term.rest)))
        return arena.items([], arena.all(wanted))

    def leaf(term: Term) -> Term:
        match term:
            case Members():
                least = members(term)
                return point.booleans.between(least, ALWAYS, "items that are dropped") if drops else least
            case Required(name):
                return make(Contains, named(point.booleans.values([name])), 1, None)
            case PropertyCount(least, most):
                count = make(ItemCount, least, most)
                if not drops or (least <= 1 and most is None):
                    return count
                return point.booleans.between(NEVER if least > 1 else count, ALWAYS, "how many items are dropped")
            case Names(part):
                return arena.items([], named(part))
        return point.booleans.unknown("an object made of a list")

    return through_kind(target, point, Kind.OBJECT, leaf)


def listed(target: Term, point: Point, item: Callable[[str | Text, Term], Term]) -> Term:
    """The objects of which the target holds for the list of their members.

    `item` turns a term about an item into one about the member's value, for one key or for all of a text.
    """
    arena, knowledge = point.arena, point.workshop.knowledge

    def every(wanted: Term) -> Term:
        properties = {key: item(key, wanted) for key in knowledge.keys(point.known)}
        return arena.members(properties, (), item(key_text(point.known), wanted))

    def leaf(term: Term) -> Term:
        match term:
            case Items((), rest):
                return every(rest)
            case Items(prefix, rest):
                all_of_them = every(arena.all([*prefix, rest]))
                return point.booleans.between(all_of_them, ALWAYS, "items by position")
            case ItemCount(least, most):
                return arena.make(PropertyCount, least, most)
            case UniqueItems():
                return ALWAYS
        return point.booleans.unknown("a list made of an object")

    return through_kind(target, point, Kind.ARRAY, leaf)


def key_text(known: Term) -> Text:
    """The keys that are not named, as far as patterns bound them."""
    from linting.schemas.terms import All

    for part in known.parts if isinstance(known, All) else (known,):
        match part:
            case Names(names):
                return text_of(names)
            case Members(_, ((pattern, _),), rest) if rest is NEVER:
                from shims.effects.texts import anchored

                body = anchored(pattern)
                return Text() if body is None else Text(body)
    return Text()
