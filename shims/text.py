"""JSON as text: values that the mapping does not touch pass through as the bytes they were.

Python's own scanner finds where each value ends, so nothing here parses JSON by hand; what it builds
on the way is dropped. Numbers therefore keep their lexemes (`1.0`, `1e400`, `-0`), strings their
escapes and lists their spacing. Grammar: RFC 8259.
"""

import json
import re
from dataclasses import dataclass
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]
from json.encoder import encode_basestring
from typing import Any, NoReturn

from shims.errors import ShimError
from shims.paths import Path, named

DEEPEST = 254
"""How many containers may stand inside of one another, in every runtime: as many as orjson writes."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """One JSON value as the text that spells it."""

    text: str


@dataclass(frozen=True, slots=True)
class Members:
    """One object, opened by a single level: its values are still text."""

    values: dict[str, Any]
    spellings: dict[str, str]  # keys that were written with escapes, so that they are written so again


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


_decoder = JSONDecoder(parse_float=str, parse_int=str, parse_constant=_refuse_constant)
_scan = _decoder.scan_once  # type: ignore[attr-defined]
_between_marks = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*"?|[^\[\]{}NI"]+', re.DOTALL
)  # brackets are left, and NaN's letters
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_skip_space = re.compile(r"[ \t\n\r]*").match
# In text that was checked before: a key, and its value where both are simple; else no more than can be told at once.
_member = re.compile(
    r'"(?:([^"\\]*)"[ \t\n\r]*:[ \t\n\r]*(?:("[^"\\]*"|[^"{\[,} \t\n\r]+)[ \t\n\r]*(?:,[ \t\n\r]*)?)?)?'
).match


def read(text: str) -> Verbatim:
    """The document in `text`, checked to be one JSON value and nothing else.

    Raises ShimError `payload-invalid` or `payload-too-deep`.
    """
    start = _space_end(text, 0)
    try:
        end = fault = _value_end(text, start)
        is_whole = _space_end(text, end) == len(text)
    except (StopIteration, ValueError) as failure:
        is_whole, end = False, start
        fault = failure.value if isinstance(failure, StopIteration) else getattr(failure, "pos", len(text))
    if text.count("[") + text.count("{") > DEEPEST and _depth(text[:fault]) > DEEPEST:
        raise _too_deep()
    if not is_whole:
        raise ShimError("payload-invalid", f"the payload is not JSON, at character {fault}")
    return Verbatim(text[start:end])


def _depth(text: str) -> int:
    """How many containers stand inside of one another, up to the first letter that JSON does not have."""
    depth = deepest = 0
    for mark in _between_marks.sub("", text):
        if mark in "NI":
            break
        depth += 1 if mark in "[{" else -1
        deepest = max(depth, deepest)
    return deepest


def _too_deep() -> ShimError:
    return ShimError("payload-too-deep", f"the payload nests more than {DEEPEST} levels deep")


def open_object(text: str) -> Members | None:
    """The members of the object that `text` spells, or None where it spells something else.

    Raises ShimError `payload-half-pair`, or `payload-duplicate-key`: which of the two a reader takes is not ours to
    guess.
    """
    if not text.startswith("{"):
        return None
    members = Members({}, {})
    at, count = _space_end(text, 1), 0
    while text[at] != "}":
        key, value, at = _member_at(text, at, members.spellings)
        members.values[key] = Verbatim(value)
        count += 1
    for key in members.spellings:
        whole(key)
    if len(members.values) < count:
        raise ShimError("payload-duplicate-key", "a key stands twice in one object")
    return members


def whole(string: str, path: Path = ()) -> str:
    """The string that an op is to work on. Raises ShimError `payload-half-pair`.

    JSON can escape half a surrogate pair, which is no character and which UTF-8 cannot write (RFC 8259, section 8.2).
    It passes through where no op looks.
    """
    if not string.isascii() and _HALF_A_PAIR.search(string):
        raise ShimError("payload-half-pair", f"{named(path)} has half a character", path=path)
    return string


def _member_at(text: str, at: int, spellings: dict[str, str]) -> tuple[str, str, int]:
    """Key and value of the member at `at`, and where the next one begins; notes how a key with escapes is spelled."""
    match = _member(text, at)
    assert match is not None, "a member begins with a quotation mark"  # noqa: S101
    key, value = match.groups()
    if value is not None:
        return key, value, match.end()
    start = match.end()
    if key is None:
        key, key_end = scanstring(text, at + 1, True)
        spellings[key] = text[at:key_end]
        start = _space_end(text, _space_end(text, key_end) + 1)
    end = _value_end(text, start)
    return key, text[start:end], _comma_end(text, end)


def open_array(text: str) -> list[Any] | None:
    """The items of the array that `text` spells, each still text, or None where it spells something else."""
    if not text.startswith("["):
        return None
    items: list[Any] = []
    at = _space_end(text, 1)
    while text[at] != "]":
        end = _value_end(text, at)
        items.append(Verbatim(text[at:end]))
        at = _comma_end(text, end)
    return items


def spelled(value: object) -> str:
    """The JSON text of a value that a mapping brought along."""
    if type(value) is str:
        return encode_basestring(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _comma_end(text: str, at: int) -> int:
    """Where the next member or item begins, or what holds them closes."""
    at = _space_end(text, at)
    return _space_end(text, at + 1) if text[at] == "," else at


def _space_end(text: str, at: int) -> int:
    match = _skip_space(text, at)
    assert match is not None, "the pattern matches the empty string"  # noqa: S101
    return match.end()


def _value_end(text: str, start: int) -> int:
    """Where the value at `start` ends. Raises what the scanner raises, and `payload-too-deep` for its stack."""
    try:
        return int(_scan(text, start)[1])
    except RecursionError:
        raise _too_deep() from None
