"""JSON values as JSON Schema compares them (2020-12 core §4.2.2): by type and mathematical value.

`1` equals `1.0`, `true` does not equal `1`, objects have no order. Numbers are exact: a float stands for the decimal
that its shortest spelling says, which is what was written in the text.
"""

from collections.abc import Hashable
from fractions import Fraction
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
    if isinstance(value, list | tuple):
        return ("array", tuple(identity(item) for item in value))
    return ("object", frozenset((key, identity(item)) for key, item in value.items()))


def respelled(value: Any) -> Any:
    """The value as canonical JSON has it (RFC 8785 §3.2.2.3): integral numbers are written as integers."""
    if isinstance(value, list):
        return list(map(respelled, value))
    if isinstance(value, dict):
        return {key: respelled(item) for key, item in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() and exact(value) == int(value) else value


def is_canonical(value: Any) -> bool:
    """Whether `respelled` leaves the value as it is."""
    if isinstance(value, list):
        return all(map(is_canonical, value))
    if isinstance(value, dict):
        return all(map(is_canonical, value.values()))
    return not isinstance(value, float) or isinstance(respelled(value), float)
