"""Texts worth a try where a search has come to no end: what the parts of a formula accept, alone and joined."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, permutations

from linting.patterns import enumeration, samples
from linting.patterns.automaton import Automaton
from linting.patterns.formula import Formula, Literal, accepts, leaves
from linting.patterns.product import Budget, OutOfBudget
from linting.patterns.search import Search

_EACH = 8
_MOST_JOINED = 400


def guess(formula: Formula, steps: int, avoided: frozenset[str]) -> str | None:
    """Some text of the formula, if a guess hits one; None says nothing."""
    for text in _guesses(formula, steps):
        if text not in avoided and accepts(formula, text):
            return text
    return None


def _guesses(formula: Formula, steps: int) -> Iterator[str]:
    required = [leaf for leaf in leaves(formula) if isinstance(leaf, Literal) and leaf.positive]
    pieces: dict[str, None] = {}
    for literal in required:
        if isinstance(literal.atom, Automaton):
            pieces.update(dict.fromkeys(_texts_of(literal, Budget(steps // (4 * len(required))))))
    yield from pieces
    yield from map("".join, islice(permutations(pieces, 2), _MOST_JOINED))


def _texts_of(literal: Literal, budget: Budget) -> list[str]:
    found: list[str] = []
    with suppress(OutOfBudget):
        shortest = enumeration.first(literal, budget, frozenset())
        found += [shortest] if shortest is not None else []
        found += samples.samples(Search(literal, budget), _EACH)
    return found
