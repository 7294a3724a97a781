"""The result types: one change, and the whole comparison of two versions."""

from __future__ import annotations

import hashlib
from enum import Enum
from typing import Final, Literal

from linting.changes.levels import Bump, Direction, Level, Mode, Movement
from linting.containment import Settings, Verdict
from linting.documents import canonical
from linting.records import Record, field


class Absence(Enum):
    """The type of :data:`ABSENT`, which is not ``None`` because ``null`` is a value."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absence.ABSENT
"""There was nothing at this place."""

Side = Literal["old", "new"]


class Witness(Record):
    """A payload that the writer's schema accepts and the reader's refuses.

    It is wrapped, so that a change without a witness differs from one whose witness is ``null``.
    """

    payload: object


class Change(Record):
    """One difference between two versions."""

    rule: str
    """The id of a rule in the catalogue."""
    pointer: str
    """The JSON Pointer of the difference, in the document of :attr:`side`."""
    side: Side
    """The new version wherever the place still exists there."""
    movement: Movement
    level: Level
    sentence: str
    """What happened, for people: ```status` no longer accepts "open"``."""
    old: object
    """The value in the old version, or ABSENT."""
    new: object
    """The value in the new version, or ABSENT."""
    witness: Witness | None
    """A payload that this change alone breaks, where its level is breaking or risky."""
    fingerprint: str
    """Stable across commits: approvals and waivers hang on it."""
    direction: Direction | None = None
    """Whose payload the witness is: backward, one of the old version; forward, one of the new."""
    counterpart: str = ""
    """The nearest enclosing place in the document of the other side."""
    masked: bool = False
    """Whether it moves in a dangerous way and yet was shown to break nothing, since the rest of the schema hides it."""


def fingerprint_of(rule: str, pointer: str, old: object, new: object) -> str:
    """A stable name for a change: sixteen hexadecimal digits of a hash over rule, place and both values."""
    values = [{} if value is ABSENT else {"value": value} for value in (old, new)]
    return hashlib.sha256(canonical([rule, pointer, *values]).encode()).hexdigest()[:16]


class Comparison(Record):
    """What changed between two versions and what it breaks."""

    mode: Mode
    level: Level
    backward: Verdict | None
    """Does the new version accept what was written for the old one? None where the mode does not ask."""
    forward: Verdict | None
    """Does the old version accept what is written for the new one? None where the mode does not ask."""
    changes: tuple[Change, ...]
    """Worst first, then in the order of the document; never empty when the level is breaking."""
    bump: Bump
    settings: Settings = field(default_factory=Settings)

    def verdict(self, direction: Direction) -> Verdict | None:
        """The engine's answer to one question."""
        return self.backward if direction is Direction.BACKWARD else self.forward
