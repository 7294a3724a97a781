"""What a report is made of, whatever its format: an outcome, and comparisons in their wire form with their texts.

Formats read the wire form (:func:`linting.changes.comparison_as_json`) and nothing else, so that they serve an offline
comparison and a server's answer alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from linting.documents import Document, pointer_tokens
from linting.records import Record
from linting.reports.notice import Notice
from linting.reports.visible import visible


class Outcome(StrEnum):
    """Whether a pipeline may go on."""

    PASS = "pass"  # noqa: S105 - a word of the report, not a secret
    WARN = "warn"
    FAIL = "fail"


class Location(NamedTuple):
    """A place in a text, counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{visible(self.file)}:{self.line}:{self.column}"


class Compared(Record):
    """One comparison, with the texts that are at hand; a server keeps the old one to itself."""

    against: str
    """What the new version was compared with: a file name or a version number."""
    comparison: Mapping[str, Any]
    new: Document
    old: Document | None = None
    counts: bool = True
    """Whether it bears on the outcome, or is told for information."""

    @property
    def changes(self) -> list[Mapping[str, Any]]:
        """The changes, worst first."""
        return list(self.comparison["changes"])

    def look_up_places(self) -> None:
        """Find the places of what is going to be told, where there is time for it: documents remember them."""
        for change in self.changes:
            if change["level"] != "compatible":
                self.location_of(change)
                self.old_location_of(change)

    def location_of(self, change: Mapping[str, Any]) -> Location:
        """Where a change shows in the new text; for what went, the nearest place around it."""
        pointer = change["pointer"] if change["side"] == "new" else change["counterpart"]
        return _location(self.new, _listed(self.new, pointer, change, "new"))

    def old_location_of(self, change: Mapping[str, Any]) -> Location | None:
        """Where a change shows in the old text, if it is at hand."""
        if self.old is None:
            return None
        pointer = change["pointer"] if change["side"] == "old" else change["counterpart"]
        return _location(self.old, _listed(self.old, pointer, change, "old"))


class Mended(NamedTuple):
    """A finding that is none any more: its rule, its place, and what was done about it."""

    rule: str
    pointer: str
    title: str


class Report(Record):
    """What is told about one new version."""

    name: str
    outcome: Outcome
    compared: tuple[Compared, ...]
    reasons: tuple[str, ...] = ()
    suggested_version: str | None = None
    notices: tuple[Notice, ...] = ()
    """Findings about the version alone, or about how it is checked."""
    document: Document | None = None
    """The text that they are about, where it is at hand."""
    mended: tuple[Mended, ...] = ()
    consumers: tuple[Mapping[str, Any], ...] = ()
    """Registered applications that the version would break, as the registry's check names them."""

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell of a file but that it passed, as of most files of a repository."""
        told = (self.compared, self.reasons, self.notices, self.mended, self.consumers)
        return self.outcome is Outcome.PASS and not any(told)


def _location(document: Document, pointer: str) -> Location:
    """A pointer into another document, which begins with its URI, has no place here: the top stands for it."""
    position = document.position_of(pointer if pointer.startswith("/") else "")
    return Location(document.name, position.line, position.column)


_ABOUT_ITEMS = frozenset(
    {"enum-value-added", "enum-value-removed", "property-became-required", "property-became-optional"}
)
"""Rules about one value of a list, whose place in the list is no part of what hangs on the change."""
_LONGEST = 1_000
"""Values of a list that are looked through for each of them that came or went."""


def _listed(document: Document, pointer: str, change: Mapping[str, Any], side: str) -> str:
    """The place of the value that a change is about, where it stands in a list; else the place that is given."""
    if change["rule"] not in _ABOUT_ITEMS or side not in change:
        return pointer
    try:
        values = _value_at(document, pointer)
        return f"{pointer}/{values.index(change[side])}" if len(values) <= _LONGEST else pointer
    except (AttributeError, KeyError, IndexError, ValueError, TypeError):
        return pointer  # a text that is not the one that was compared, or a value that a reference stands for


def _value_at(document: Document, pointer: str) -> Any:
    value = document.value
    for token in pointer_tokens(pointer):
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value
