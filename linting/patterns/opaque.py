"""Answers about languages that depend on conditions one can only try.

For a proof an opaque condition is a free choice for every text: what is empty under both choices is empty. For a
witness it is tried, on its own examples and on the first texts that would do if it held.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, product

from linting.patterns import enumeration, samples
from linting.patterns.errors import Exhausted
from linting.patterns.formula import (
    Constant,
    Formula,
    Literal,
    Opaque,
    Span,
    accepts,
    any_of,
    leaves,
    negation,
    rewritten,
)
from linting.patterns.hurrying import first_text
from linting.patterns.product import Budget, OutOfBudget, Tally
from linting.patterns.search import Search

MOST_CHOICES = 6
_TRIES = 40


def opaque_conditions(formula: Formula) -> list[Opaque]:
    found = dict.fromkeys(leaf.atom for leaf in leaves(formula) if isinstance(leaf, Literal))
    return [atom for atom in found if isinstance(atom, Opaque)]


def has_opaque(formula: Formula) -> bool:
    return bool(opaque_conditions(formula))


def widest(formula: Formula) -> Formula:
    """The least formula without opaque conditions that holds wherever the given one may hold."""
    conditions = opaque_conditions(formula)
    if len(conditions) > MOST_CHOICES:
        return Constant(value=True)
    choices = product((True, False), repeat=len(conditions))
    return any_of(*[_decided(formula, dict(zip(conditions, choice, strict=True))) for choice in choices])


def _decided(formula: Formula, choice: dict[Opaque, bool]) -> Formula:
    def decided(leaf: Literal | Span) -> Formula:
        if isinstance(leaf, Literal) and isinstance(leaf.atom, Opaque):
            return Constant(choice[leaf.atom] is leaf.positive)
        return leaf

    return rewritten(formula, decided)


def narrowest(formula: Formula) -> Formula:
    """The greatest formula without opaque conditions that holds only where the given one surely does."""
    return negation(widest(negation(formula)))


def first_by_trying(
    formula: Formula, budget: int, avoided: frozenset[str], tally: Tally | None = None
) -> str | Exhausted | None:
    """Some text of the language; None if there is none whatever the opaque conditions are."""
    with suppress(OutOfBudget):
        if (certain := first_text(narrowest(formula), budget, avoided, tally)) is not None:
            return certain
    for text in _examples(formula):
        if text not in avoided and accepts(formula, text):
            return text
    with suppress(OutOfBudget):
        if first_text(widest(formula), budget, avoided, tally) is None:
            return None
        for text in _candidates(formula, Budget(budget, tally)):
            if text not in avoided and accepts(formula, text):
                return text
    return Exhausted(f"{' and '.join(condition.key for condition in opaque_conditions(formula))} can only be tried")


def _examples(formula: Formula) -> Iterator[str]:
    """What the conditions themselves are known to hold for."""
    for condition in opaque_conditions(formula):
        yield from condition.examples


def _candidates(formula: Formula, steps: Budget) -> Iterator[str]:
    """Texts worth a try: various and short texts of the widest formula."""
    possible = widest(formula)
    yield from samples.samples(Search(possible, steps), _TRIES)
    yield from islice(enumeration.texts(Search(possible, steps)), _TRIES)


def members_by_trying(
    formula: Formula, limit: int, budget: Budget, excluded: frozenset[str]
) -> list[str] | Exhausted | None:
    """Like `enumeration.members`, which it asks for everything that may be a member. Raises OutOfBudget."""
    possible = enumeration.members(widest(formula), 10 * limit + _TRIES, budget, excluded)
    if possible is None:
        return Exhausted("an opaque condition can only be tried")
    found = [text for text in possible if accepts(formula, text)]
    return found if len(found) <= limit else None
