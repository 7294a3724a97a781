"""Payloads whose values are not all spelled as orjson writes them: those that are not keep their text.

Python's own reader, in C, hands over how each number is spelled, but not how a string is. So a string with escapes
first gives its place to a number that nobody writes, which stands for it until it is read.
"""

import json
import re
from typing import Any, NoReturn

from shims.runtimes.python.compiled.nodes import UnfitError, number
from shims.text import Verbatim

_WITH_ESCAPES = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)+"')
_SPACED = '": '  # as most that write spaces do; it would not pass the caller's test, so no time is spent on it
_STANDING_IN = "-0E-0"  # and digits: a number as JSON has it


def read(text: str) -> Any:
    """The payload as closures have it. Raises UnfitError, or ValueError where Python's reader finds no JSON.

    What is lost here, such as spaces, keys with escapes and keys that stand twice, is for the caller to find out.
    """
    escaped: list[Verbatim] = []

    def stand_in(match: re.Match[str]) -> str:
        escaped.append(Verbatim(match[0]))
        return f"{_STANDING_IN}{len(escaped) - 1}"

    def number_of(lexeme: str) -> Any:
        return escaped[int(lexeme[len(_STANDING_IN) :])] if lexeme.startswith(_STANDING_IN) else number(lexeme)

    if _SPACED in text or _STANDING_IN in text:
        raise UnfitError
    if "\\" in text:
        text = _WITH_ESCAPES.sub(stand_in, text)
    return json.loads(text, parse_int=number, parse_float=number_of, parse_constant=_refuse)


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
