"""JSON as text: values that the mapping does not touch pass through as the bytes they were.

Python's own scanner finds where each value ends, so nothing here parses JSON by hand; what it builds
on the way is dropped. Numbers therefore keep their lexemes (`1.0`, `1e400`, `-0`), strings their
escapes and lists their spacing. Grammar: RFC 8259.
"""

import json
import re
from dataclasses import dataclass
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]
from typing import Any, NoReturn

from shims.errors import ShimError


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
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_skip_space = re.compile(r"[ \t\n\r]*").match


def read(text: str) -> Verbatim:
    """The document in `text`, checked to be one JSON value and nothing else.

    Raises ShimError `payload-invalid` or `payload-too-deep`.
    """
    start = _space_end(text, 0)
    end = _value_end(text, start)
    if _space_end(text, end) != len(text):
        raise ShimError("payload-invalid", f"there is more text after the JSON value, at character {end}")
    return Verbatim(text[start:end])


def open_object(text: str) -> Members | None:
    """The members of the object that `text` spells, or None where it spells something else.

    Raises ShimError `payload-duplicate-key`: which of the two a reader takes is not ours to guess.
    """
    if not text.startswith("{"):
        return None
    members = Members({}, {})
    at = _space_end(text, 1)
    while text[at] != "}":
        key, key_end = scanstring(text, at + 1, True)
        if key in members.values:
            raise ShimError("payload-duplicate-key", "a key stands twice in one object")
        if "\\" in (spelling := text[at:key_end]):
            members.spellings[key] = spelling
        value = _space_end(text, _space_end(text, key_end) + 1)
        end = _value_end(text, value)
        members.values[key] = Verbatim(text[value:end])
        at = _space_end(text, end)
        if text[at] == ",":
            at = _space_end(text, at + 1)
    return members


def open_array(text: str) -> list[Any] | None:
    """The items of the array that `text` spells, each still text, or None where it spells something else."""
    if not text.startswith("["):
        return None
    items: list[Any] = []
    at = _space_end(text, 1)
    while text[at] != "]":
        end = _value_end(text, at)
        items.append(Verbatim(text[at:end]))
        at = _space_end(text, end)
        if text[at] == ",":
            at = _space_end(text, at + 1)
    return items


def spelled(value: object) -> str:
    """The JSON text of a value that a mapping brought along; half a surrogate pair is escaped, as UTF-8 has none."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _HALF_A_PAIR.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _space_end(text: str, at: int) -> int:
    match = _skip_space(text, at)
    assert match is not None, "the pattern matches the empty string"  # noqa: S101
    return match.end()


def _value_end(text: str, start: int) -> int:
    try:
        return int(_scan(text, start)[1])
    except RecursionError:
        raise ShimError("payload-too-deep", "the payload nests too deeply") from None
    except (StopIteration, ValueError):
        raise ShimError("payload-invalid", "the payload is not JSON") from None
