"""The line of a text that is meant, with a caret below the place in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from linting.documents import Document
from linting.reports.report import Compared, Location
from linting.reports.visible import visible, width_of

_WIDTH = 120
"""Characters of a line that are shown, around its caret."""


class Excerpt(NamedTuple):
    """A line as it can be shown, and how many columns of a terminal stand before the caret."""

    number: int
    text: str
    indent: int
    was_at: Location | None = None
    """Where it stands in the old text, which it is taken from where something went."""

    @property
    def margins(self) -> tuple[str, str]:
        """What stands before the line, and before its caret."""
        number = str(self.number)
        return f"{number} | ", f"{' ' * len(number)} | "

    @property
    def caret(self) -> str:
        """The line below."""
        return " " * self.indent + "^"


def excerpt_of(compared: Compared, change: Mapping[str, Any]) -> Excerpt | None:
    """The line of the new text; for what went, that of the old text if it is at hand. None where there is no line."""
    gone_from = compared.old_location_of(change)
    if "new" in change or compared.old is None or gone_from is None:
        return excerpt_at(compared.new, compared.location_of(change))
    found = excerpt_at(compared.old, gone_from)
    return None if found is None else found._replace(was_at=gone_from)


def excerpt_at(document: Document, location: Location) -> Excerpt | None:
    """The line of a place; None where the text has no such line."""
    lines = document.text.split("\n", location.line)
    if len(lines) < location.line:
        return None
    line, caret = lines[location.line - 1].rstrip("\r"), location.column - 1
    start = max(0, caret - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH].replace("\t", " ")
    return Excerpt(location.line, visible(shown), width_of(visible(shown[: caret - start])))
