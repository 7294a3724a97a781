"""The report for programs, as JSON: a list of objects, or one of them from a command that is about one file.

`report.schema.json` beside this file describes every member. A comparison is the wire form of
:func:`linting.changes.comparison_as_json` with ``against`` and ``counts`` added, and each of its changes has the
``location`` of its place in the new text and the ``old_location`` in the old one, or null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from linting.reports.notice import Notice
from linting.reports.report import Compared, Location, Report


def render(reports: Sequence[Report]) -> str:
    """One object, or a list of them."""
    return as_json(*reports)


def as_json(*reports: Report) -> str:
    """One report as an indented JSON object, or several as a list of them, with a line break at its end."""
    return as_json_list(reports) if len(reports) != 1 else _written(report_as_value(reports[0]))


def as_json_list(reports: Sequence[Report]) -> str:
    """Reports as a list, with a line break at its end."""
    return _written([report_as_value(report) for report in reports])


def _written(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def report_as_value(report: Report) -> dict[str, Any]:
    """The report as plain JSON values."""
    return {
        "name": report.name,
        "outcome": report.outcome.value,
        "reasons": list(report.reasons),
        "suggested_version": report.suggested_version,
        "comparisons": [_compared(compared) for compared in report.compared],
        "notices": [_notice(notice) for notice in report.notices],
        "mended": [each._asdict() for each in report.mended],
        "consumers": [dict(consumer) for consumer in report.consumers],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    repair = notice.repair
    return {
        "rule": notice.rule,
        "severity": notice.severity.value,
        "message": notice.message,
        "fingerprint": notice.fingerprint,
        "pointer": notice.pointer,
        "location": _location(notice.location),
        "waiver": notice.waiver or None,
        "repair": None if repair is None else {"title": repair.title, "keeps_payloads": repair.keeps_payloads},
    }


def _compared(compared: Compared) -> dict[str, Any]:
    changes = [_located(compared, change) for change in compared.changes]
    return {"against": compared.against, "counts": compared.counts, **compared.comparison, "changes": changes}


def _located(compared: Compared, change: Mapping[str, Any]) -> dict[str, Any]:
    old = compared.old_location_of(change)
    return {
        **change,
        "location": _location(compared.location_of(change)),
        "old_location": None if old is None else _location(old),
    }


def _location(location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": location.line, "column": location.column}
