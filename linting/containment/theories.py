"""Arithmetic for the checker of certificates: when no number satisfies the literals."""

import math
from collections.abc import Iterable
from fractions import Fraction

from linting.schemas.terms import Maximum, Minimum, MultipleOf, Negation, Term, Values, WrittenAsInteger
from linting.schemas.values import exact

_MOST_MULTIPLES = 20_000


def has_no_number(literals: Iterable[Term]) -> bool:
    """Whether the bounds leave nothing, or the lattice of all steps has no point that is left."""
    terms = list(literals)
    lows = [(term.bound, term.strict) for term in terms if isinstance(term, Minimum)]
    highs = [(term.bound, term.strict) for term in terms if isinstance(term, Maximum)]
    steps = [Fraction(term.step) for term in terms if isinstance(term, MultipleOf)]
    steps += [Fraction(1) for term in terms if isinstance(term, WrittenAsInteger)]
    if any(low > high or (low == high and (strict or open_)) for low, strict in lows for high, open_ in highs):
        return True
    if steps:
        return _no_multiple(terms, _common_multiple(steps), max(lows, default=None), min(highs, default=None))
    same = {low for low, _ in lows} & {high for high, _ in highs}
    return any(not _allows(terms, Fraction(number)) for number in same)


def _no_multiple(
    terms: list[Term], step: Fraction, low: tuple[int | Fraction, bool] | None, high: tuple[int | Fraction, bool] | None
) -> bool:
    forbidden = [Fraction(term.part.step) for term in _negated(terms) if isinstance(term.part, MultipleOf)]
    if any((step / other).denominator == 1 for other in forbidden):
        return True
    if low is None or high is None:
        return False
    first, last = math.ceil(Fraction(low[0]) / step), math.floor(Fraction(high[0]) / step)
    return last - first < _MOST_MULTIPLES and not any(
        _allows(terms, step * multiple) for multiple in range(first, last + 1)
    )


def _allows(terms: list[Term], number: Fraction) -> bool:
    for term in terms:
        match term:
            case Minimum(bound, strict) if number < bound or (strict and number == bound):
                return False
            case Maximum(bound, strict) if number > bound or (strict and number == bound):
                return False
            case Negation(MultipleOf(step)) if (number / step).denominator == 1:
                return False
            case Negation(Values(_, examples)) if any(
                isinstance(value, int | float) and not isinstance(value, bool) and exact(value) == number
                for value in examples
            ):
                return False
    return True


def _negated(terms: list[Term]) -> list[Negation]:
    return [term for term in terms if isinstance(term, Negation)]


def _common_multiple(steps: list[Fraction]) -> Fraction:
    common = steps[0]
    for step in steps[1:]:
        common = Fraction(math.lcm(common.numerator, step.numerator), math.gcd(common.denominator, step.denominator))
    return common
