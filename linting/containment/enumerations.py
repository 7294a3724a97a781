"""The values of an enumeration as they are to be tried: each in the ways in which it is sent, and few of many.

Draft 4 tells 1.0 from 1 where it asks for integers. A value is sent as some enumeration writes it, or as canonical JSON
has it: that `1.0` becomes `1` on the way is common; the reverse is not.
"""

from collections.abc import Collection, Iterator

from linting.schemas.arena import Arena
from linting.schemas.terms import All, Negation, Some, Term, Types, Values, WrittenAsInteger
from linting.schemas.values import Identity, identity, is_canonical, respelled

LONG = 64
_MOST_PARTS = 16
_KINDS = {"null": 1, "boolean": 2, "number": 4, "string": 8, "array": 16, "object": 32}
Names = frozenset[Identity]


def sent(arena: Arena, literals: Collection[Term]) -> Iterator[object]:
    """The values of the smallest enumeration among the literals; of a long one, only those that pass all sieves.

    Spellings matter only where a term asks for integers as draft 4 does, which is known when the values were read.
    """
    enumerations = [literal for literal in literals if isinstance(literal, Values)]
    smallest = min(enumerations, key=lambda enumeration: len(enumeration.examples))
    left = smallest.identities
    if len(left) > LONG:
        for sieve in sieves(literals):
            left = _passing(sieve, left)
    if len(left) == len(smallest.identities):
        yield from smallest.examples
    elif left:
        yield from (value for value in smallest.examples if identity(value) in left)
    if arena.has(WrittenAsInteger):
        odd = [value for other in enumerations for value in other.examples if not is_canonical(value)]
        common = [value for value in odd if identity(value) in left]
        yield from (*common, *map(respelled, common))


def sieves(literals: Collection[Term]) -> Iterator[Term]:
    """The literals that are true or false of values by name and type alone."""
    return (literal for literal in literals if _is_sieve(literal))


def _is_sieve(term: Term) -> bool:
    match term:
        case Values() | Types():
            return True
        case Negation(part):
            return _is_sieve(part)
        case All(parts) | Some(parts):
            return len(parts) <= _MOST_PARTS and all(map(_is_sieve, parts))
    return False


def _passing(sieve: Term, names: Names) -> Names:
    """Those of the names that it is true of."""
    match sieve:
        case Values(identities):
            return names & identities
        case Types(kinds):
            return frozenset(name for name in names if _KINDS[name[0]] & kinds)
        case Negation(part):
            return names - _passing(part, names)
        case All(parts):
            for part in parts:
                names = _passing(part, names)
            return names
        case Some(parts):
            return frozenset().union(*(_passing(part, names) for part in parts))
    raise AssertionError(f"not a sieve: {sieve}")
