"""JSON values as JSON Schema compares them (2020-12 core §4.2.2): by type and mathematical value.

`1` equals `1.0`, `true` does not equal `1`, objects have no order. Numbers are exact: a float stands for the decimal
that its shortest spelling says, which is what was written in the text.
"""

from collections.abc import Hashable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

Identity = tuple[str, Hashable]


def exact(number: float) -> int | Fraction:
    """The mathematical value of a JSON number; integral values as `int`."""
    if isinstance(number, int):
        return number
    if number.is_integer() and abs(number) < 2**53:
        return int(number)
    fraction = Fraction(repr(number))
    return fraction.numerator if fraction.denominator == 1 else fraction


def identity(value: Any) -> Identity:
    """A hashable stand-in: equal JSON values have equal identities, and only these."""
    if isinstance(value, str):
        return ("string", value)
    if isinstance(value, bool):
        return ("boolean", value)
    if value is None:
        return ("null", None)
    if isinstance(value, int | float):
        return ("number", exact(value))
    if isinstance(value, list):
        return ("array", tuple(identity(item) for item in value))
    return ("object", frozenset((key, identity(item)) for key, item in value.items()))


def spellings(value: Any) -> Iterator[Any]:
    """The ways to write a value, itself first: each integral number in it as `1` and as `1.0`, where both are exact."""
    if isinstance(value, list):
        yield from map(list, product(*map(spellings, value)))
    elif isinstance(value, dict):
        for items in product(*map(spellings, value.values())):
            yield dict(zip(value, items, strict=True))
    else:
        yield value
        if isinstance(value, int | float) and not isinstance(value, bool) and exact(value) == (number := int(value)):
            other = number if isinstance(value, float) else _as_float(number)
            if other is not None:
                yield other


def _as_float(number: int) -> float | None:
    try:
        spelled = float(number)
    except OverflowError:
        return None
    return spelled if exact(spelled) == number else None
