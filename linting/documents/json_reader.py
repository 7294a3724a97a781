"""JSON, strictly: RFC 8259 and I-JSON's (RFC 7493) no duplicate keys, no lone surrogates, no infinities.

Speed matters, since an editor asks on each key stroke: the C scanner of the standard library does the work, with
one small hook per object. Rare things — huge numbers, surrogates — are only looked for when a cheap search of the
text says that they may be there.
"""

import json
import math
import re
from typing import Any, NoReturn

from linting.documents import json_positions
from linting.documents.document import line_starts, position_at
from linting.documents.errors import DocumentError
from linting.documents.limits import Limits

_HUGE = re.compile(r"[0-9](?:[0-9]{299}|(?<=[eE][0-9])[0-9]{2}|(?<=[eE]\+[0-9])[0-9]{2})")
"""Digits that may be too many. It begins with one, since texts have few of them: a search need not stop elsewhere."""
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONE_SURROGATE = (
    r"(?<!\\)(?:\\\\)*(?:(\\u[dD][89abAB][0-9a-fA-F]{2})(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})(\\u[dD][c-fC-F][0-9a-fA-F]{2}))"
)


class _DuplicateKey(Exception):  # noqa: N818 - a signal, answered in this module
    pass


class _OutOfRange(Exception):  # noqa: N818
    def __init__(self, literal: str) -> None:
        self.literal = literal


def read_json(text: str, limits: Limits) -> Any:
    """The value of a JSON text. Raises DocumentError."""
    try:
        value = _decode(text)
        _check_depth(value, text, limits)
    except json.JSONDecodeError as error:
        raise DocumentError(
            "invalid-json",
            f"Not JSON: {error.msg.removesuffix(' at').removesuffix(' starting')}",
            line=error.lineno,
            column=error.colno,
            remedy="Correct the syntax at this place; a JSON-aware editor shows it.",
        ) from None
    except _DuplicateKey:
        offset, pointer = json_positions.first_duplicate(text)
        _refuse(
            text, offset, "duplicate-key", f"The key at {pointer} stands twice", "Keep one of the two.", pointer=pointer
        )
    except _OutOfRange as error:
        _refuse_number(text, error.literal)
    except RecursionError:
        _refuse_depth(text, limits)
    if "\\u" in text and _SURROGATE.search(text):
        _check_surrogates(value, text)
    return value


def _decode(text: str) -> Any:
    return (_CAREFUL if _HUGE.search(text) else _FAST).decode(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _DuplicateKey
    return result


def _finite_float(literal: str) -> float:
    value = float(literal)
    if math.isinf(value):
        raise _OutOfRange(literal)
    return value


def _finite_integer(literal: str) -> int:
    if len(literal) > 310 or math.isinf(float(literal)):
        raise _OutOfRange(literal)
    return int(literal)


def _constant(literal: str) -> NoReturn:
    raise _OutOfRange(literal)


_FAST = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_constant)
_CAREFUL = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_constant, parse_float=_finite_float, parse_int=_finite_integer
)


def _check_depth(value: Any, text: str, limits: Limits) -> None:
    if text.count("{") + text.count("[") <= limits.depth:
        return
    level = [value]
    for _ in range(limits.depth):
        level = [
            child
            for node in level
            if node.__class__ is dict or node.__class__ is list
            for child in (node.values() if node.__class__ is dict else node)
        ]
        if not level:
            return
    if any(isinstance(node, dict | list) for node in level):
        _refuse_depth(text, limits)


def _check_surrogates(value: Any, text: str) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        match = re.search(_LONE_SURROGATE, text)
        offset = max(match.start(1), match.start(2)) if match else 0
        remedy = "Write the character itself, or both halves of the pair."
        _refuse(text, offset, "lone-surrogate", "Half of a surrogate pair is no character", remedy)


def _refuse_number(text: str, literal: str) -> NoReturn:
    offset = next((offset for offset, lexeme in json_positions.lexemes(text) if lexeme == literal), 0)
    if literal.lstrip("-")[:1] in "NI":
        _refuse(text, offset, "invalid-json", f"{literal} is not a JSON value", "Use a number or null.")
    shown = literal if len(literal) <= 24 else f"{literal[:20]}… ({len(literal)} characters)"
    message = f"The number {shown} is too large for the readers of JSON"
    _refuse(text, offset, "number-out-of-range", message, "Stay within ±1.797e308, the range of IEEE 754.")


def _refuse_depth(text: str, limits: Limits) -> NoReturn:
    offset = json_positions.first_deeper_than(text, limits.depth)
    message = f"More than {limits.depth} levels of nesting"
    _refuse(text, offset, "too-deep", message, "Name the inner parts and refer to them.")


def _refuse(text: str, offset: int, code: str, message: str, remedy: str, *, pointer: str | None = None) -> NoReturn:
    line, column = position_at(line_starts(text), offset)
    raise DocumentError(code, message, line=line, column=column, pointer=pointer, remedy=remedy) from None
