"""Sentences that every format says alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linting.reports.notice import Notice

LEVELS = ("breaking", "undecided", "risky", "compatible")
"""Worst first."""

GOVERNING = frozenset(
    f"{subject}-{event}"
    for subject in ("classification", "metadata", "purpose", "setting")
    for event in ("added", "removed", "changed")
)
"""Rules about what people decide of a contract: nothing breaks by it, and nobody should miss it."""

_INTRODUCTIONS = {
    "backward": "The old version accepts this payload, the new one refuses it:",
    "forward": "The new version accepts this payload, the old one refuses it:",
}
_UNDECLARED = "This holds a field that its writer does not declare. "


def introduction(change: Mapping[str, Any]) -> str:
    """What the payload of a change shows."""
    undeclared = _UNDECLARED if change["level"] == "risky" else ""
    return undeclared + _INTRODUCTIONS[change["direction"] or "backward"]


def why_undecided(comparison: Mapping[str, Any], against: str = "") -> Iterator[str]:
    """Why neither proof nor payload was found, and which keyword stood in the way: a line for each direction."""
    for direction in ("backward", "forward"):
        verdict = comparison[direction]
        if verdict is not None and verdict["answer"] == "undecided":
            keyword = f" ({verdict['keyword']} at {verdict['pointer'] or '/'})" if verdict["keyword"] else ""
            yield f"Undecided {direction}{against}: {verdict['reason']}{keyword}"


_WAIVED = "waived"
_TALLIED = (*LEVELS[:-1], _WAIVED, LEVELS[-1])


def no_effect(comparison: Mapping[str, Any], change: Mapping[str, Any]) -> str:
    """Why a change that moves something by its looks breaks nothing."""
    settings = comparison.get("settings") or {}
    if change["rule"].startswith("format-") and settings.get("assert_formats") is False:
        return "no effect: formats are not asserted"
    return "no effect: the rest of the schema hides it"


def tally(changes: list[Mapping[str, Any]]) -> str:
    """How many changes there are of each level, and how many do not count: ``1 breaking, 2 waived, 3 compatible``."""
    counts = Counter(_WAIVED if change.get("waiver") else change["level"] for change in changes)
    return ", ".join(f"{counts[level]} {level}" for level in _TALLIED if counts[level]) or "no changes"


def counted(notices: Iterable[Notice]) -> str:
    """How many findings there are of each severity, and how many do not count: ``1 error, 3 warnings, 1 waived``."""
    counts = Counter(_WAIVED if notice.waiver else notice.severity.value for notice in notices)
    waived = [f"{counts[_WAIVED]} {_WAIVED}"] if counts[_WAIVED] else []
    return ", ".join([*([tally_of(counts)] if len(counts) > len(waived) else []), *waived])


def tally_of(counts: Mapping[Any, int]) -> str:
    """The same from their numbers."""
    told = [f"{counts[word]} {word}{'' if counts[word] == 1 else 's'}" for word in _SEVERITIES if counts.get(word)]
    return ", ".join(told) or "nothing found"


_SEVERITIES = ("error", "warning", "note")


def breaks_for(consumer: Mapping[str, Any]) -> str:
    """Whom a version breaks, where and when: ``It breaks billing 2.4.1 in production …``."""
    fields = consumer.get("fields") or []
    reads = f"; it reads {', '.join(f'`{field}`' for field in fields[:_MOST_FIELDS])}" if fields else ""
    reads += f" and {len(fields) - _MOST_FIELDS} more fields" if len(fields) > _MOST_FIELDS else ""
    verb = "It may break" if consumer.get("answer") == "undecided" else "It breaks"
    where = " and ".join(consumer.get("environments") or ()) or "no environment so far"
    who = f"{consumer.get('application')} {consumer.get('version')} (team {consumer.get('team')})"
    return f"{verb} {who} in {where}{_MOMENTS.get(str(consumer.get('breaks')), '')}{reads}."


_MOST_FIELDS = 5
_MOMENTS = {
    "at-once": " as soon as payloads of it arrive there",
    "on-upgrade": " once that reads it while others still write the version before",
}
