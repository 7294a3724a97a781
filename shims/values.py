"""Single JSON values as ops see them: their type, when two are the same, and their canonical text.

Numbers are exact decimals here, never binary floats: 19.990000000000002 stays what it is.
"""

import json
from collections.abc import Hashable
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from shims.errors import ShimError
from shims.paths import Path, named
from shims.text import Verbatim, whole
from shims.tree import Branch, Row

JsonType = Literal["null", "boolean", "number", "string", "array", "object"]

LARGEST_EXPONENT = 308  # of an IEEE 754 double; what other runtimes can hold
SMALLEST_EXPONENT = -324  # of the same: 5e-324 is the smallest above zero
LONGEST_NUMBER = 400  # characters: bounds the digits that 5e-324 may unfold to, and then what steps make of them


def scalar(node: object) -> Any:
    """The Python value of a node of the tree; a number comes as `Decimal`, a container as any of its type."""
    if isinstance(node, Verbatim):
        if node.text[0] in "{[":
            return {} if node.text[0] == "{" else []
        return json.loads(node.text, parse_int=_decimal, parse_float=_decimal)
    if isinstance(node, Row):
        return []
    if isinstance(node, int | float) and not isinstance(node, bool):
        return _decimal(repr(node))
    return node


def _decimal(lexeme: str) -> Decimal:
    """The exact number; NaN, equal to nothing, for an exponent that no runtime could hold."""
    try:
        return Decimal(lexeme)
    except InvalidOperation:
        return Decimal("NaN")


def type_of(value: object) -> JsonType:
    """The JSON type of a value that `scalar` gave."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case Decimal():
            return "number"
        case str():
            return "string"
        case dict() | Branch():
            return "object"
        case _:
            return "array"


def string_of(node: object, path: Path, op: str) -> str:
    """The string that a node holds. Raises ShimError `<op>-type` or `payload-half-pair`."""
    value = scalar(node)
    if not isinstance(value, str):
        raise ShimError(f"{op}-type", f"{named(path)} is {with_article(type_of(value))}, not a string", path=path)
    return whole(value, path)


def is_integer(value: object) -> bool:
    """Whether JSON Schema calls this an integer: 1.0 is one (draft 6 and later)."""
    return isinstance(value, Decimal) and value == value.to_integral_value()


def is_bounded(number: Decimal) -> bool:
    """Whether it takes no more than a few hundred digits: so with every double, and with what ops make of one."""
    if number == 0:
        return True
    if not number.is_finite() or abs(number.adjusted()) >= LONGEST_NUMBER:
        return False
    return len(number.as_tuple().digits) <= LONGEST_NUMBER


def identity(node: object) -> Hashable:
    """A key under which two scalars meet exactly if JSON Schema calls them equal: 1 and 1.0, not 1 and true.

    None for containers, which no table holds.
    """
    value = scalar(node)
    kind = type_of(value)
    return None if kind in ("array", "object") else (kind, value)


def number_in_text(value: Decimal, path: Path, code: str) -> str:
    """What a text says as a number: as `plain_digits`. Raises ShimError `code` also for what no double can hold."""
    if value != 0 and not (value.is_finite() and SMALLEST_EXPONENT <= value.adjusted() <= LARGEST_EXPONENT):
        raise ShimError(code, f"the number at {named(path)} is out of range", path=path)
    return plain_digits(value, path, code)


def plain_digits(value: Decimal, path: Path, code: str) -> str:
    """The number in plain digits: no exponent, no trailing zeros, no negative zero.

    Raises ShimError `code` for more than 400 characters.
    """
    if value == 0:
        return "0"
    if value.is_finite() and abs(value.adjusted()) <= LONGEST_NUMBER:
        digits = format(value, "f")
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        if len(digits) <= LONGEST_NUMBER:
            return digits
    raise ShimError(code, f"the number at {named(path)} has too many digits", path=path)


def with_article(kind: str) -> str:
    """`a string`, `an object`, `null`: for sentences about types."""
    if kind == "null":
        return kind
    return f"an {kind}" if kind in ("array", "object") else f"a {kind}"
