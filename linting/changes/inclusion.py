"""How two patterns relate as sets of strings, as far as the engine knows."""

from __future__ import annotations

from linting.changes.levels import Movement
from linting.containment import Proved, Refuted, contains
from linting.schemas import SchemaError, load


def patterns_compared(old: str, new: str) -> Movement:
    """Whether the new pattern matches fewer, more or the same strings; UNDETERMINED where the engine cannot tell."""
    try:
        before, after = (load({"type": "string", "pattern": pattern}) for pattern in (old, new))
    except SchemaError:
        return Movement.UNDETERMINED
    narrows, widens = contains(after, before), contains(before, after)
    if isinstance(narrows, Proved):
        if isinstance(widens, Proved):
            return Movement.NEUTRAL
        return Movement.TIGHTENS if isinstance(widens, Refuted) else Movement.UNDETERMINED
    if isinstance(widens, Proved) and isinstance(narrows, Refuted):
        return Movement.LOOSENS
    return Movement.BOTH if isinstance(narrows, Refuted) and isinstance(widens, Refuted) else Movement.UNDETERMINED
