"""A value that a term is likely to be true of, by what it says plainly; judged by others before it counts.

Nearly all schemas have a value that is quickly made up, which spares the search for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from linting.schemas.arena import Arena
from linting.schemas.format_examples import FORMAT_EXAMPLES
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    All,
    Format,
    ItemCount,
    Items,
    Kind,
    Length,
    Maximum,
    Members,
    Minimum,
    Reference,
    Required,
    Term,
    Types,
    Values,
)

_DEEPEST = 6
_LONGEST = 200


def guess(terms: Iterable[Term], arena: Arena, depth: int = 0) -> Any:
    """Perhaps a value that all terms are true of."""
    literals = list(_literals(terms, arena))
    kinds = ANY_KIND
    for literal in literals:
        if isinstance(literal, Values):
            return literal.examples[0]
        if isinstance(literal, Types):
            kinds &= literal.kinds
    if depth > _DEEPEST:
        return None
    if kinds & Kind.OBJECT:
        return _object(literals, arena, depth + 1)
    if kinds & Kind.STRING:
        return _text(literals)
    if kinds & Kind.NUMBER:
        return _number(literals)
    if kinds & Kind.ARRAY:
        return _array(literals, arena, depth + 1)
    return True if kinds & Kind.BOOLEAN else None


def _literals(terms: Iterable[Term], arena: Arena) -> Iterator[Term]:
    """What has to be true as it stands, behind conjunctions and names."""
    waiting, unrolled = list(terms), 0
    while waiting:
        term = waiting.pop()
        if isinstance(term, All):
            waiting.extend(term.parts)
        elif isinstance(term, Reference) and unrolled < _DEEPEST:
            unrolled += 1
            waiting.append(arena.unrolled(term))
        else:
            yield term


def _object(literals: list[Term], arena: Arena, depth: int) -> dict[str, Any]:
    shapes = [literal for literal in literals if isinstance(literal, Members)]
    names = [literal.name for literal in literals if isinstance(literal, Required)]
    return {name: guess([shape.properties.get(name, ALWAYS) for shape in shapes], arena, depth) for name in names}


def _array(literals: list[Term], arena: Arena, depth: int) -> list[Any]:
    shapes = [literal for literal in literals if isinstance(literal, Items)]
    return [
        guess([shape.prefix[at] if at < len(shape.prefix) else shape.rest for shape in shapes], arena, depth)
        for at in range(_least(literals, ItemCount))
    ]


def _text(literals: list[Term]) -> str:
    example = next((FORMAT_EXAMPLES.get(literal.name, "") for literal in literals if isinstance(literal, Format)), "")
    return example.ljust(_least(literals, Length), "x")


def _least(literals: list[Term], counted: type[Length | ItemCount]) -> int:
    return min(_LONGEST, max((literal.least for literal in literals if isinstance(literal, counted)), default=0))


def _number(literals: list[Term]) -> Any:
    """The least that is allowed, or zero."""
    lows = [literal.bound + literal.strict for literal in literals if isinstance(literal, Minimum)]
    highs = [literal.bound - literal.strict for literal in literals if isinstance(literal, Maximum)]
    number = max(lows) if lows else min([0, *highs])
    return float(number) if isinstance(number, Fraction) else number
