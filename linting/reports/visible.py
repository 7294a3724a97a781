"""What schemas and file names say, shown so that it moves no cursor, begins no line and turns no text around.

A name may hold anything that JSON can say. Shown as it is, an escape sequence would rewrite the terminal, a line break
would begin a line that the runner of a pipeline takes for a command, and a mark of direction would show text in another
order than it is read in (Unicode Technical Standard 55, §5).
"""

from __future__ import annotations

import re
from unicodedata import category, combining, east_asian_width

_UNSHOWABLE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def visible(text: str) -> str:
    """The text with `\\u001b` and the like in the place of what cannot be shown."""
    return text if text.isascii() and text.isprintable() else re.sub(_UNSHOWABLE, _escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode Standard Annex 11): none for marks, two for wide letters."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
