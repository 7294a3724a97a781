"""What a rule reports: a finding, how much it matters, and the edits that would mend it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from linting.records import Record


class Level(StrEnum):
    """How much a finding matters; ordered, and named as SARIF 2.1.0 §3.27.10 names them."""

    OFF = "off"
    """The rule is not asked."""
    NOTE = "note"
    """Worth knowing; ordinary schemas have some."""
    WARNING = "warning"
    """Likely to hurt somebody."""
    ERROR = "error"
    """Certainly wrong."""

    @property
    def severity(self) -> int:
        """0 for off up to 3 for error."""
        return _SEVERITIES[self]

    def __lt__(self, other: str) -> bool:
        return self.severity < Level(other).severity

    def __le__(self, other: str) -> bool:
        return self.severity <= Level(other).severity

    def __gt__(self, other: str) -> bool:
        return self.severity > Level(other).severity

    def __ge__(self, other: str) -> bool:
        return self.severity >= Level(other).severity


_SEVERITIES = {Level.OFF: 0, Level.NOTE: 1, Level.WARNING: 2, Level.ERROR: 3}


class Remove(Record):
    """Take away the member or item at a pointer."""

    pointer: str


class Replace(Record):
    """Write another value at a pointer."""

    pointer: str
    value: Any


class Rename(Record):
    """Give the member at a pointer another key."""

    pointer: str
    key: str


class Insert(Record):
    """Put a new member first in the object at a pointer."""

    pointer: str
    key: str
    value: Any


Edit = Remove | Replace | Rename | Insert


class Fix(Record):
    """Edits that mend a finding.

    `keeps_payloads` promises that exactly the same payloads are valid afterwards; only such fixes are made unasked.
    """

    title: str
    edits: tuple[Edit, ...]
    keeps_payloads: bool = True


class Remark(Record):
    """What a rule says about one place; with the rule's code and level it becomes a finding."""

    pointer: str
    message: str
    fix: Fix | None = None


class Finding(Record):
    """What a rule reports at one place. `Document.position_of(finding.pointer)` is its line and column."""

    rule: str
    level: Level
    pointer: str
    message: str
    fix: Fix | None = None
