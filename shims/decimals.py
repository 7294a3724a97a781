"""Exact decimal arithmetic: rounding, and which fractions have an end."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

Rounding = Literal["exact", "half-even", "half-up", "down", "floor", "ceiling"]
ROUNDINGS: tuple[Rounding, ...] = get_args(Rounding)


def finite_decimal(number: Fraction) -> Decimal | None:
    """The number as a decimal; None where its digits have no end."""
    twos, rest = _factors(number.denominator, 2)
    fives, rest = _factors(rest, 5)
    if rest != 1:
        return None
    digits = max(twos, fives)
    return _decimal(int(number * 10**digits), digits)


def endless_part(denominator: int) -> int:
    """What a number must be divisible by for its quotient to have an end: the denominator without 2 and 5."""
    return _factors(_factors(denominator, 2)[1], 5)[1]


def rounded(number: Fraction, rounding: Rounding, digits: int | None) -> Decimal | None:
    """The number with so many digits after the point, or all of them; None where it has more and must be exact."""
    if digits is None:
        return finite_decimal(number)
    shifted = number * 10**digits
    match rounding:
        case "exact":
            return _decimal(shifted.numerator, digits) if shifted.denominator == 1 else None
        case "half-even":
            whole = round(shifted)
        case "half-up":
            whole = math.floor(shifted + Fraction(1, 2)) if shifted >= 0 else math.ceil(shifted - Fraction(1, 2))
        case "down":
            whole = math.trunc(shifted)
        case "floor":
            whole = math.floor(shifted)
        case "ceiling":
            whole = math.ceil(shifted)
    return _decimal(whole, digits)


def _decimal(whole: int, digits: int) -> Decimal:
    """Exactly `whole` / 10^`digits`, whatever the precision of the decimal context."""
    sign, magnitude = int(whole < 0), abs(whole)
    return Decimal((sign, tuple(map(int, str(magnitude))), -digits))


def _factors(number: int, prime: int) -> tuple[int, int]:
    count = 0
    while number % prime == 0:
        number, count = number // prime, count + 1
    return count, number
