"""Payloads whose values are not all spelled as orjson writes them: those that are not keep their text.

Python's own reader, in C, hands over how each number is spelled, but not how a string is. So a string with escapes
first gives its place to a number that nobody writes, which stands for it until it is read.
"""

import json
import re
from typing import Any, NoReturn

from shims.runtimes.python.compiled.nodes import UnfitError, number
from shims.text import Verbatim

_string_at = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)+"').match
_SPACED = '": '  # as most that write spaces do; it would not pass the caller's test, so no time is spent on it
_STANDING_IN = "-0E-0"  # and digits: a number as JSON has it


def read(text: str) -> Any:
    """The payload as closures have it. Raises UnfitError, or ValueError where Python's reader finds no JSON.

    What is lost here, such as spaces, keys with escapes and keys that stand twice, is for the caller to find out.
    """
    if _SPACED in text or _STANDING_IN in text:
        raise UnfitError
    text, escaped = _without_escapes(text)

    def number_of(lexeme: str) -> Any:
        return escaped[int(lexeme[len(_STANDING_IN) :])] if lexeme.startswith(_STANDING_IN) else number(lexeme)

    return json.loads(text, parse_int=number, parse_float=number_of, parse_constant=_refuse)


def _without_escapes(text: str) -> tuple[str, list[Verbatim]]:
    """The text with a number for each string that has escapes, and those strings."""
    parts: list[str] = []
    escaped: list[Verbatim] = []
    done, slash = 0, text.find("\\")
    while slash >= 0:
        start = text.rfind('"', done, slash)
        match = _string_at(text, start) if start >= 0 else None
        if match is None:
            raise UnfitError
        parts.append(f"{text[done:start]}{_STANDING_IN}{len(escaped)}")
        escaped.append(Verbatim(match[0]))
        done = match.end()
        slash = text.find("\\", done)
    return "".join(parts) + text[done:], escaped


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
