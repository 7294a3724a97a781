"""Which keyword stands in the way of a decision."""

from collections.abc import Iterator

from linting.schemas.arena import Arena
from linting.schemas.terms import (
    All,
    Conditional,
    Contains,
    ExactlyOne,
    Items,
    Members,
    Names,
    Negation,
    Opaque,
    Reference,
    Some,
    Term,
)

_MOST_TERMS = 20_000


def first_opaque(term: Term, arena: Arena) -> Opaque | None:
    """The first keyword, in the order of the schema, that is not modelled; None where all are."""
    seen: set[Term] = set()
    stack = [term]
    while stack and len(seen) < _MOST_TERMS:
        current = stack.pop()
        if current in seen:
            continue
        seen.add(current)
        if isinstance(current, Opaque):
            return current
        stack.extend(reversed(list(_parts(current, arena))))
    return None


def _parts(term: Term, arena: Arena) -> Iterator[Term]:
    match term:
        case All(parts) | Some(parts) | ExactlyOne(parts):
            yield from parts
        case Negation(part) | Contains(part) | Names(part):
            yield part
        case Conditional(condition, then, otherwise):
            yield from (condition, then, otherwise)
        case Items(prefix, rest):
            yield from (*prefix, rest)
        case Members(properties, patterns, rest):
            yield from (*properties.values(), *(part for _, part in patterns), rest)
        case Reference():
            yield arena.unrolled(term)
