"""Reading request bodies: strict JSON, with the schemas inside left exactly as they were sent.

DRF's own parser takes NaN, keeps the last of two equal keys and turns 1e400 into infinity. Ours reads by
`linting.documents`, whose refusals carry a line and column.

Where schemas are submitted, a member named `schema` is not read here at all but handed on as the `RawJSON` text
it is: the catalog keeps what was submitted byte for byte, reads it once itself, and a fault in one schema of a batch
is that item's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from rest_framework.parsers import BaseParser

from contracts_api.problems import ApiError
from linting.documents import DocumentError, Limits, read
from registry.errors import Place

LARGEST_BODY = 16 * 1024 * 1024
RAW_MEMBER = "schema"
_RAW_KEY = f'"{RAW_MEMBER}"'
_LIMITS = Limits(size=LARGEST_BODY)

# An unclosed string runs to the end of the text, and nothing is tried twice (`*+`): linear on any input.
_STRING = r'"(?:[^"\\]++|\\.)*+\\?+(?:"|\Z)'
_STRUCTURE = re.compile(_STRING + r"|[\[{]+|[\]}]+", re.DOTALL)
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
        return self.body.count("\n", 0, self.start) + 1

    @property
    def column(self) -> int:
        """The column in which it starts, from 1."""
        return self.start - self.body.rfind("\n", 0, self.start)


def value_of(body: bytes) -> Any:
    """The value of a JSON text. Raises DocumentError."""
    return read(body, syntax="json", limits=_LIMITS).value


def value_with_raw_schemas(body: bytes) -> Any:
    """The value of a JSON text in which each member named `schema` stays a `RawJSON`. Raises DocumentError."""
    try:
        text = body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return value_of(body)  # which refuses it, with the place
    slices = list(_raw_slices(text))
    value = read(_without(slices, text), syntax="json", limits=_LIMITS).value
    return _put_back(value, (RawJSON(text, start, end) for start, end in slices))


class StrictJSONParser(BaseParser):
    """`application/json` as most endpoints take it."""

    media_type = "application/json"
    read = staticmethod(value_of)

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """The body's value. Raises ApiError (400) where it is not strict JSON, RequestDataTooBig beyond 16 MiB."""
        body = stream.read(LARGEST_BODY + 1)
        if len(body) > LARGEST_BODY:
            raise RequestDataTooBig
        try:
            return self.read(body)
        except DocumentError as error:
            place = Place(error.code, error.message, error.pointer, error.line, error.column)
            raise ApiError(
                HTTPStatus.BAD_REQUEST, error.code, str(error), remedy=error.remedy, places=(place,)
            ) from None


class SubmissionParser(StrictJSONParser):
    """The same, for endpoints that take schemas."""

    read = staticmethod(value_with_raw_schemas)


def _raw_slices(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the value of every outermost `schema` member, in order."""
    position = 0
    while match := _STRUCTURE.search(text, position):
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
    for match in _STRUCTURE.finditer(text, start):
        character = text[match.start()]
        if character in "[{":
            open_brackets += match.end() - match.start()
        elif character in "]}":
            open_brackets -= match.end() - match.start()
            if open_brackets <= 0:
                return match.end() + open_brackets
    return len(text)


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
