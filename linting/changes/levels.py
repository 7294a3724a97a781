"""Levels, and the one place that turns how a rule moves the accepted set into what it may break.

A rule says only how the set of accepted payloads moves. Whether that endangers anybody depends on who reads
whom, which is the mode; so no rule ever carries a level.
"""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """One containment question: whose payloads must the other side accept?"""

    BACKWARD = "backward"
    """The new version reads what was written for the old one."""
    FORWARD = "forward"
    """The old version reads what is written for the new one."""


class Mode(StrEnum):
    """What a contract promises between two versions."""

    BACKWARD = "backward"
    FORWARD = "forward"
    FULL = "full"

    @property
    def directions(self) -> tuple[Direction, ...]:
        """The questions that this promise asks."""
        return _DIRECTIONS[self]


_DIRECTIONS = {
    Mode.BACKWARD: (Direction.BACKWARD,),
    Mode.FORWARD: (Direction.FORWARD,),
    Mode.FULL: (Direction.BACKWARD, Direction.FORWARD),
}


class Level(StrEnum):
    """How bad a change or a comparison is; ordered, so that ``max`` gives the worst."""

    COMPATIBLE = "compatible"
    RISKY = "risky"
    """Safe while writers send only what their schema declares; an undeclared field could break it."""
    UNDECIDED = "undecided"
    BREAKING = "breaking"

    @property
    def severity(self) -> int:
        """0 for compatible up to 3 for breaking."""
        return _SEVERITIES[self]

    def __lt__(self, other: str) -> bool:
        return self.severity < Level(other).severity

    def __le__(self, other: str) -> bool:
        return self.severity <= Level(other).severity

    def __gt__(self, other: str) -> bool:
        return self.severity > Level(other).severity

    def __ge__(self, other: str) -> bool:
        return self.severity >= Level(other).severity


_SEVERITIES = {Level.COMPATIBLE: 0, Level.RISKY: 1, Level.UNDECIDED: 2, Level.BREAKING: 3}


class Movement(StrEnum):
    """How the set of accepted payloads moves from the old version to the new one."""

    NEUTRAL = "neutral"
    TIGHTENS = "tightens"
    LOOSENS = "loosens"
    BOTH = "both"
    UNDETERMINED = "undetermined"

    @property
    def mirrored(self) -> Movement:
        """The movement of the same change read from new to old."""
        return _MIRRORED.get(self, self)

    def endangers(self, direction: Direction) -> bool:
        """Whether a payload may exist that the writer of this direction sends and its reader refuses."""
        return direction in _ENDANGERED[self]


_MIRRORED = {Movement.TIGHTENS: Movement.LOOSENS, Movement.LOOSENS: Movement.TIGHTENS}
_ENDANGERED: dict[Movement, tuple[Direction, ...]] = {
    Movement.NEUTRAL: (),
    Movement.TIGHTENS: (Direction.BACKWARD,),
    Movement.LOOSENS: (Direction.FORWARD,),
    Movement.BOTH: (Direction.BACKWARD, Direction.FORWARD),
    Movement.UNDETERMINED: (Direction.BACKWARD, Direction.FORWARD),
}


class Polarity(StrEnum):
    """Whether a place of a schema moves the whole with it, against it, or in no known way.

    Under ``not``, tightening the part loosens the whole; under ``if`` or ``oneOf`` either may happen.
    """

    WITH = "with"
    AGAINST = "against"
    EITHER = "either"

    def through(self, inner: Polarity) -> Polarity:
        """The polarity of a place inside a place."""
        if Polarity.EITHER in (self, inner):
            return Polarity.EITHER
        return Polarity.WITH if self is inner else Polarity.AGAINST

    def moves(self, movement: Movement) -> Movement:
        """What a movement at this place does to the whole."""
        if self is Polarity.WITH or movement is Movement.NEUTRAL:
            return movement
        if self is Polarity.AGAINST:
            return movement.mirrored
        return Movement.UNDETERMINED if movement is Movement.UNDETERMINED else Movement.BOTH


class Bump(StrEnum):
    """Which part of a semantic version has to rise; ordered through :attr:`rank`."""

    NONE = "none"
    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"

    @property
    def rank(self) -> int:
        """0 for none up to 3 for major."""
        return list(Bump).index(self)
