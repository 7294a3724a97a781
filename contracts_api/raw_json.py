"""JSON in which the schemas stay as they were sent: each a slice of the text, not yet read.

Slices are found by brackets and strings alone, so nothing in them needs to be right, and one that is wrong is the
fault of that schema and not of the text around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn

from linting.documents import DocumentError, Limits, read

RAW_MEMBER = "schema"
MOST_SCHEMAS = 1_000
HOPELESSLY_DEEP = 20_000
_RAW_KEY = f'"{RAW_MEMBER}"'

# An unclosed string runs to the end of the text, and nothing is tried twice (`*+`): linear on any input.
_STRING = r'"(?:[^"\\]++|\\.)*+\\?+(?:"|\Z)'
_NEXT_STRING = re.compile(_STRING, re.DOTALL)
_NEXT_BRACKETS = re.compile(rf"(?:[^\"\[\]{{}}]++|{_STRING})*+(?:(?P<open>[\[{{]++)|(?P<close>[\]}}]++))", re.DOTALL)
_SCALAR = re.compile(_STRING + r"|[^\s,\]}]+", re.DOTALL)
_COLON = re.compile(r"\s*+:\s*+")


@dataclass(frozen=True)
class RawJSON:
    """The text of one JSON value, unread: a slice of the body."""

    body: str = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.body[self.start : self.end]

    @property
    def line(self) -> int:
        """The line of the body in which the value starts, from 1."""
        return _place(self.body, self.start)[0]

    @property
    def column(self) -> int:
        """The column in which it starts, from 1."""
        return _place(self.body, self.start)[1]


def value_with_raw_schemas(body: bytes, limits: Limits) -> Any:
    """The value of a JSON text in which each member named `schema` stays a `RawJSON`. Raises DocumentError."""
    try:
        text = body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return read(body, syntax="json", limits=limits).value  # which refuses it, with the place
    slices = list(islice(_raw_slices(text), MOST_SCHEMAS + 1))
    if len(slices) > MOST_SCHEMAS:
        _refuse(text, slices[-1][0], "too-large", f"More than {MOST_SCHEMAS} schemas at once", "Send fewer at once.")
    value = read(_without(slices, text), syntax="json", limits=limits).value
    return _put_back(value, (RawJSON(text, start, end) for start, end in slices))


def _raw_slices(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the value of every outermost `schema` member, in order."""
    position = 0
    while match := _NEXT_STRING.search(text, position):
        position = match.end()
        if match[0] == _RAW_KEY or ("\\" in match[0] and _is_raw_key(match[0])):
            colon = _COLON.match(text, position)
            position = _end_of_value(text, colon.end()) if colon else position
            if colon and position > colon.end():
                yield colon.end(), position


def _is_raw_key(string: str) -> bool:
    """Whether a string that holds escapes spells the raw member's name."""
    try:
        return bool(read(string, syntax="json").value == RAW_MEMBER)
    except DocumentError:
        return False


def _end_of_value(text: str, start: int) -> int:
    if not text.startswith(("{", "["), start):
        scalar = _SCALAR.match(text, start)
        return scalar.end() if scalar else start
    open_brackets = 0
    for match in _NEXT_BRACKETS.finditer(text, start):
        if match["open"]:
            open_brackets += len(match["open"])
            if open_brackets > HOPELESSLY_DEEP:
                message, remedy = (
                    f"More than {HOPELESSLY_DEEP} levels of nesting",
                    "Name the inner parts; refer to them.",
                )
                _refuse(text, match.end(), "too-deep", message, remedy)
        else:
            open_brackets -= len(match["close"])
            if open_brackets <= 0:
                return match.end() + open_brackets
    return len(text)


def _refuse(text: str, offset: int, code: str, message: str, remedy: str) -> NoReturn:
    line, column = _place(text, offset)
    raise DocumentError(code, message, line=line, column=column, remedy=remedy)


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _without(slices: list[tuple[int, int]], text: str) -> str:
    """`text` with a 0 for each slice, all else staying at its line and column."""
    pieces, position = [], 0
    for start, end in slices:
        lines = text[start:end].split("\n")
        blank = "\n".join(" " * len(line) for line in lines)
        pieces += [text[position:start], "0", blank[1:]]
        position = end
    return "".join([*pieces, text[position:]])


def _put_back(value: Any, raw: Iterator[RawJSON]) -> Any:
    """`value` with the placeholders replaced; both run in the order of the text."""
    if isinstance(value, dict):
        return {key: next(raw) if key == RAW_MEMBER else _put_back(inner, raw) for key, inner in value.items()}
    if isinstance(value, list):
        return [_put_back(inner, raw) for inner in value]
    return value
