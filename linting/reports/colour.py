"""Colour, which is never the only sign: every line reads the same without it."""

from __future__ import annotations

import os
from typing import TextIO

from linting.records import Record

_CODES = {
    "breaking": "31;1",
    "fail": "31;1",
    "error": "31;1",
    "undecided": "35",
    "risky": "33",
    "warn": "33",
    "warning": "33",
    "compatible": "32",
    "pass": "32",
    "note": "2",
    "quiet": "2",
    "strong": "1",
}


class Palette(Record):
    """Paints words by their meaning, or leaves them alone."""

    is_on: bool = False

    def paint(self, meaning: str, text: str) -> str:
        """The text in the colour of a level, an outcome, ``quiet`` or ``strong``."""
        code = _CODES.get(meaning)
        return f"\x1b[{code}m{text}\x1b[0m" if self.is_on and code else text


def palette_for(stream: TextIO) -> Palette:
    """Colour on a terminal only, and not where NO_COLOR is set (https://no-color.org) or TERM is dumb."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Palette(wanted and stream.isatty())
