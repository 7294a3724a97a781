"""Findings one by one, as the tools of a pipeline show them: each with its rule, its place and how bad it is.

Compatible changes are no findings; the text, JSON and HTML reports tell them all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from linting.documents.document import Position
from linting.records import Record, replace
from linting.reports.wording import introduction, why_undecided

if TYPE_CHECKING:
    from linting.reports.report import Compared, Location, Report


class Severity(StrEnum):
    """How bad a finding is, in the words of SARIF 2.1.0 §3.27.10."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_SEVERITIES = {"breaking": Severity.ERROR, "undecided": Severity.ERROR, "risky": Severity.WARNING}


class Replacement(NamedTuple):
    """A piece of a text, from one place up to another, and what is to stand there."""

    start: Position
    end: Position
    text: str


class Repair(Record):
    """How a finding could be mended."""

    title: str
    keeps_payloads: bool
    """Whether exactly the same payloads are valid afterwards."""
    replacements: tuple[Replacement, ...] = ()
    """In the text that the finding is about; empty where nobody asked for them, or the text cannot be edited so."""


class Notice(Record):
    """One finding."""

    rule: str
    title: str
    """What the rule is about, the same for all its findings."""
    severity: Severity
    message: str
    location: Location
    fingerprint: str
    """Stable across commits."""
    level: str = ""
    """The level of a change; empty for a finding that is about one version alone."""
    against: str = ""
    recipe: str = ""
    evidence: str = ""
    """What the payload shows, or why there is neither a payload nor a proof; empty where nothing is to be said."""
    payload: str = ""
    """As JSON in one line."""
    old_location: Location | None = None
    pointer: str = ""
    """Its place as a JSON Pointer, where it is no change."""
    contract: str = ""
    """Where the contract is not the report's own, as of one that is gone."""
    waiver: str = ""
    """Why it does not count; empty where it does."""
    repair: Repair | None = None

    @property
    def explanation(self) -> str:
        """The payload that proves it and the way out, in lines; the payload is cut where it is long."""
        payload = self.payload if len(self.payload) <= _LONGEST_PAYLOAD else self.payload[:_LONGEST_PAYLOAD] + "…"
        recipe = f"Way out: {self.recipe}" if self.recipe else ""
        return "\n".join(line for line in (self.evidence, payload, recipe) if line)


_LONGEST_PAYLOAD = 1000


def notices_of(report: Report) -> list[Notice]:
    """Every finding of a report that bears on its outcome, waived ones too."""
    found = [notice for compared in report.compared for notice in _of_comparison(compared)]
    if report.outcome != "fail":
        found = [_tolerated(notice) for notice in found]
    return [*found, *report.notices]


def _tolerated(notice: Notice) -> Notice:
    """What did not fail its report, such as a break in a new major version, is no error in it."""
    if notice.waiver or notice.severity is not Severity.ERROR:
        return notice
    return replace(notice, severity=Severity.WARNING)


def standing(notices: Iterable[Notice]) -> list[Notice]:
    """Those that no waiver covers."""
    return [notice for notice in notices if not notice.waiver]


def failing(report: Report) -> list[Notice]:
    """The findings that a failed report failed for: its errors, or what is worst where there are none."""
    if report.outcome != "fail":
        return []
    notices = standing(notices_of(report))
    worst = min((_ORDER.index(notice.severity) for notice in notices), default=0)
    return [notice for notice in notices if _ORDER.index(notice.severity) <= worst]


_ORDER = list(Severity)


def _of_comparison(compared: Compared) -> Iterator[Notice]:
    if compared.counts:
        for change in compared.changes:
            if change["level"] in _SEVERITIES:
                yield _of_change(compared, change)


def _of_change(compared: Compared, change: Mapping[str, Any]) -> Notice:
    witness = change["witness"]
    undecided = why_undecided(compared.comparison) if change["level"] == "undecided" else ()
    return Notice(
        rule=change["rule"],
        title=change["title"],
        severity=_SEVERITIES[change["level"]],
        message=change["sentence"],
        location=compared.location_of(change),
        fingerprint=change["fingerprint"],
        level=change["level"],
        against=compared.against,
        recipe=change["recipe"],
        evidence="\n".join(undecided) if witness is None else introduction(change),
        payload="" if witness is None else json.dumps(witness["payload"], ensure_ascii=False),
        old_location=compared.old_location_of(change),
        waiver=change.get("waiver", ""),
    )
