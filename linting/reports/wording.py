"""Sentences that every format says alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linting.reports.notice import Notice

LEVELS = ("breaking", "undecided", "risky", "compatible")
"""Worst first."""

_INTRODUCTIONS = {
    "backward": "The old version accepts this payload, the new one refuses it:",
    "forward": "The new version accepts this payload, the old one refuses it:",
}
_UNDECLARED = "This holds a field that its writer does not declare. "


def introduction(change: Mapping[str, Any]) -> str:
    """What the payload of a change shows."""
    undeclared = _UNDECLARED if change["level"] == "risky" else ""
    return undeclared + _INTRODUCTIONS[change["direction"] or "backward"]


def tally(changes: list[Mapping[str, Any]]) -> str:
    """How many changes there are of each level: ``1 breaking, 3 compatible``."""
    counts = Counter(change["level"] for change in changes)
    return ", ".join(f"{counts[level]} {level}" for level in LEVELS if counts[level]) or "no changes"


def counted(notices: Iterable[Notice]) -> str:
    """How many findings there are of each severity: ``1 error, 3 warnings``."""
    counts = Counter(notice.severity.value for notice in notices)
    told = [f"{counts[word]} {word}{'' if counts[word] == 1 else 's'}" for word in _SEVERITIES if counts[word]]
    return ", ".join(told) or "nothing found"


_SEVERITIES = ("error", "warning", "note")
