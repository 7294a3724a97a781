"""Numbers: an interval, multiples, what must not be a multiple, and excluded values; all exact."""

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from linting.containment.proofs import ARITHMETIC
from linting.containment.search.branch import Branch
from linting.containment.search.outcomes import Conflict, Inhabited, Leaf, Unclear, Why
from linting.records import Record, field
from linting.schemas.terms import (
    Maximum,
    Minimum,
    MultipleOf,
    Negation,
    Number,
    Values,
    WrittenAsInteger,
)
from linting.schemas.values import exact

_MOST_TRIES = 5_000
_MOST_TRIES_FOR_PLAIN = 200


class _Numbers(Record, frozen=False):
    """What a branch says of a number. A bound is (value, is strict); `why` is what all of it rests on."""

    low: tuple[Number, bool] | None = None
    high: tuple[Number, bool] | None = None
    step: Number | None = None
    fractions: list[float] = field(default_factory=list)
    not_steps: list[Number] = field(default_factory=list)
    excluded: set[Number] = field(default_factory=set)
    written: bool | None = None
    why: Why = 0

    def allows(self, number: Number) -> bool:
        """Whether the bounds, the exclusions and the forbidden steps let it through; the step is the caller's."""
        if self.low is not None and (number < self.low[0] or (number == self.low[0] and self.low[1])):
            return False
        if self.high is not None and (number > self.high[0] or (number == self.high[0] and self.high[1])):
            return False
        return number not in self.excluded and not any(number % step == 0 for step in self.not_steps)

    def is_plainly_multiple(self, number: Number) -> bool:
        """Whether validators that divide floats find the same: 4.1 / 0.1 is 40.99999999999999 to them."""
        try:
            return all((float(number) / step).is_integer() for step in self.fractions)
        except OverflowError:
            return False


def settle(branch: Branch) -> Leaf:
    """A number for a branch, or the reason there is none."""
    facts = _facts(branch)
    if facts.step is not None:
        return _on_lattice(facts, facts.step, branch.is_certain)
    return _on_line(facts, branch.is_certain)


def _facts(branch: Branch) -> _Numbers:
    facts = _Numbers(why=branch.kinds_why)
    for literal, why in branch.literals.items():
        before = facts.why
        facts.why |= why
        match literal:
            case Minimum(bound, strict):
                facts.low = max(facts.low or (bound, strict), (bound, strict))
            case Maximum(bound, strict):
                facts.high = min(
                    facts.high or (bound, strict), (bound, strict), key=lambda high: (high[0], not high[1])
                )
            case MultipleOf(step):
                facts.step = step if facts.step is None else _common_multiple(facts.step, step)
                if isinstance(step, Fraction):
                    facts.fractions.append(float(step))
            case WrittenAsInteger():
                facts.step = 1 if facts.step is None else _common_multiple(facts.step, 1)
                facts.written = True
            case Negation(MultipleOf(step)):
                facts.not_steps.append(step)
            case Negation(WrittenAsInteger()):
                facts.written = False
            case Negation(Values(_, examples)):
                facts.excluded.update(exact(value) for value in examples if _is_number(value))
            case _:
                facts.why = before
    return facts


def _on_lattice(facts: _Numbers, step: Number, is_certain: bool) -> Leaf:
    """Multiples of `step`. Whether one is forbidden repeats with the least common multiple of all steps.

    So if any is allowed, each period has one, and one more period than there are exclusions has one that is left.
    """
    period = step
    for other in facts.not_steps:
        period = _common_multiple(period, other)
    needed = Fraction(period) / Fraction(step) * (len(facts.excluded) + 1) + 1
    first = None if facts.low is None else math.ceil(Fraction(facts.low[0]) / Fraction(step))
    last = None if facts.high is None else math.floor(Fraction(facts.high[0]) / Fraction(step))
    second_best: Number | None = None
    for tries, multiple in enumerate(_nearest_to_zero(first, last)):
        number = exact_product(multiple, step)
        if facts.allows(number):
            if not facts.fractions or facts.is_plainly_multiple(number):
                return _number(facts, number, is_certain)
            second_best = number if second_best is None else second_best
        if tries > 2 * needed or (second_best is not None and tries > _MOST_TRIES_FOR_PLAIN):
            break
        if tries > _MOST_TRIES:
            return Unclear("Too many multiples to try")
    if second_best is not None:
        return _number(facts, second_best, is_certain)
    return Conflict(facts.why, ARITHMETIC)


def _on_line(facts: _Numbers, is_certain: bool) -> Leaf:
    """Any number of the interval: between two different bounds there are infinitely many, of which few are excluded."""
    low, high = facts.low, facts.high
    if low is not None and high is not None:
        if low[0] > high[0] or (low[0] == high[0] and (low[1] or high[1])):
            return Conflict(facts.why, ARITHMETIC)
        if low[0] == high[0]:
            return _number(facts, low[0], is_certain) if facts.allows(low[0]) else Conflict(facts.why, ARITHMETIC)
    for tries, number in enumerate(_candidates(facts)):
        if facts.allows(number):
            return _number(facts, number, is_certain)
        if tries > _MOST_TRIES:
            break
    return Unclear("No number of a short spelling was found in an interval")


def _candidates(facts: _Numbers) -> Iterator[Number]:
    low = None if facts.low is None else facts.low[0]
    high = None if facts.high is None else facts.high[0]
    first, last = (None if low is None else math.ceil(low)), (None if high is None else math.floor(high))
    for tries, number in enumerate(_nearest_to_zero(first, last)):
        if tries > len(facts.excluded) + 8:
            break
        yield number
    for places in range(1, 16):
        unit = Fraction(1, 10**places)
        start = None if low is None else math.ceil(low / unit)
        stop = None if high is None else math.floor(high / unit)
        for tries, multiple in enumerate(_nearest_to_zero(start, stop)):
            if tries > 3 * len(facts.excluded) + 30:
                break
            yield exact_product(multiple, unit)
    if low is not None and high is not None:
        for parts in range(2, 200):
            yield low + (Fraction(high) - low) / parts


def _nearest_to_zero(first: int | None, last: int | None) -> Iterator[int]:
    """The integers from `first` to `last`, None being without end, starting with the one nearest to zero."""
    if first is not None and first > 0:
        yield from _count(first, last, 1)
    elif last is not None and last < 0:
        yield from _count(last, first, -1)
    else:
        yield 0
        distance = 1
        while True:
            up = last is None or distance <= last
            down = first is None or -distance >= first
            if up:
                yield distance
            if down:
                yield -distance
            if not up and not down:
                return
            distance += 1


def _count(start: int, stop: int | None, step: int) -> Iterator[int]:
    number = start
    while stop is None or (number <= stop if step > 0 else number >= stop):
        yield number
        number += step


def _number(facts: _Numbers, number: Number, is_certain: bool) -> Leaf:
    """The number as it is spelled in JSON; one that no float stands for exactly is left to the validators."""
    integral = Fraction(number).denominator == 1
    if facts.written and not integral:
        return Conflict(facts.why, ARITHMETIC)
    if integral and facts.written is not False:
        return Inhabited(int(number), is_certain)
    try:
        spelled = float(number)
    except OverflowError:
        return Unclear("A number too large for a float")
    return Inhabited(spelled, is_certain and exact(spelled) == number and (not integral or facts.written is not False))


def _common_multiple(first: Number, second: Number) -> Number:
    one, other = Fraction(first), Fraction(second)
    common = Fraction(math.lcm(one.numerator, other.numerator), math.gcd(one.denominator, other.denominator))
    return common.numerator if common.denominator == 1 else common


def exact_product(multiple: int, step: Number) -> Number:
    """A multiple of a step, as an `int` where it is one."""
    product = Fraction(step) * multiple
    return product.numerator if product.denominator == 1 else product


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
