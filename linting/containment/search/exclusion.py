"""`oneOf` as choices: exactly one of many parts, and its opposite, without a term for each pair of parts.

Parts of which no two can be true of one value are alternatives like any others. Else the parts are halved: the one is
in one half, and none in the other; two are one in each half, or both in the same one. So n parts make n·log n terms,
of which only those are made that the search comes to (compare the commander encoding of "at most one" by Klieber and
Kwon, "Efficient CNF Encoding for Selecting 1 from N Objects", CFV 2007).
"""

from collections.abc import Iterable, Iterator, Sequence

from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ANY_KIND,
    All,
    Atom,
    Kind,
    Members,
    Negation,
    Reference,
    Required,
    Term,
    Types,
    Values,
    kind_of,
)
from linting.schemas.values import Identity

_FEW = 4
"""So few parts are paired as they are: proofs are shorter, and discriminators seen at once."""

Parts = tuple[Term, ...]


def exactly_one(arena: Arena, parts: Parts) -> Parts:
    """The options for one part to be true and all others false."""
    if are_disjoint(arena, parts):
        return parts
    if len(parts) <= _FEW:
        return tuple(
            arena.all([part, *map(arena.negation, parts[:index]), *map(arena.negation, parts[index + 1 :])])
            for index, part in enumerate(parts)
        )
    left, right = _halves(parts)
    return (
        arena.all([arena.exactly_one(left), arena.negation(arena.some(right))]),
        arena.all([arena.negation(arena.some(left)), arena.exactly_one(right)]),
    )


def none_or_several(arena: Arena, parts: Parts) -> Parts:
    """The options for none of the parts to be true, or for two at least."""
    none = arena.all(map(arena.negation, parts))
    if are_disjoint(arena, parts):
        return (none,)
    if len(parts) <= _FEW:
        return (none, *(arena.all([part, other]) for number, part in enumerate(parts) for other in parts[number + 1 :]))
    halves = _halves(parts)
    both = arena.all(map(arena.some, halves))
    return (none, both, *(_several(arena, half) for half in halves))


def _several(arena: Arena, parts: Parts) -> Term:
    """Two of the parts at least."""
    return arena.all([arena.some(parts), arena.negation(arena.exactly_one(parts))])


def _halves(parts: Parts) -> tuple[Parts, Parts]:
    middle = len(parts) // 2
    return parts[:middle], parts[middle:]


def are_disjoint(arena: Arena, parts: Sequence[Term]) -> bool:
    """Whether types, enumerations or a discriminator say that no two parts are true of one value."""
    groups: list[tuple[int, list[list[Term]]]] = []
    for part in parts:
        literals = list(_literals(arena, part))
        kinds, alike = _kinds(literals), [literals]
        apart = []
        for other_kinds, others in groups:
            if other_kinds & kinds:
                kinds, alike = kinds | other_kinds, [*others, *alike]
            else:
                apart.append((other_kinds, others))
        groups = [*apart, (kinds, alike)]
    return all(len(alike) < 2 or _are_told_apart(kinds, alike) for kinds, alike in groups)


def _literals(arena: Arena, part: Term) -> Iterator[Term]:
    """What certainly holds where a part does."""
    waiting, seen = [part], set[Term]()
    while waiting:
        term = waiting.pop()
        if term in seen:
            continue
        seen.add(term)
        if isinstance(term, All):
            waiting.extend(term.parts)
        elif isinstance(term, Reference):
            waiting.append(arena.unrolled(term))
        else:
            yield term


def _kinds(literals: Iterable[Term]) -> int:
    kinds = ANY_KIND
    for literal in literals:
        if isinstance(literal, Types):
            kinds &= literal.kinds
        elif isinstance(literal, Values):
            kinds &= sum({kind_of(value) for value in literal.examples})
        elif isinstance(literal, Negation) and isinstance(literal.part, Atom):
            kinds &= literal.part.kind
    return kinds


def _are_told_apart(kinds: int, alike: list[list[Term]]) -> bool:
    enumerated = [next((term for term in literals if isinstance(term, Values)), None) for literals in alike]
    if _are_apart(None if term is None else term.identities for term in enumerated):
        return True
    if kinds != Kind.OBJECT:
        return False
    tags = [_tags(literals) for literals in alike]
    return any(_are_apart(one.get(name) for one in tags) for name in tags[0])


def _tags(literals: list[Term]) -> dict[str, frozenset[Identity]]:
    """The members that must be there and are one of a few values."""
    required = {literal.name for literal in literals if isinstance(literal, Required)}
    return {
        name: part.identities
        for literal in literals
        if isinstance(literal, Members)
        for name in required & literal.properties.keys()
        for part in _flat(literal.properties[name])
        if isinstance(part, Values)
    }


def _flat(part: Term) -> Parts:
    return part.parts if isinstance(part, All) else (part,)


def _are_apart(sets: Iterable[frozenset[Identity] | None]) -> bool:
    """Whether all are sets and no two share a value."""
    seen: set[Identity] = set()
    for one in sets:
        if one is None or not seen.isdisjoint(one):
            return False
        seen |= one
    return True
