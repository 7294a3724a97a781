"""SARIF 2.1.0 (OASIS, 2020): what code scanning reads.

Paths are relative to the root of the sources, columns count code points, and a finding keeps its fingerprint across
commits, so that a scanner knows it again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from linting.documents.document import Position
from linting.reports.notice import Notice, Repair, notices_of
from linting.reports.paths import uri_of
from linting.reports.report import Location, Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def render(reports: Sequence[Report]) -> str:
    """All reports as one run."""
    notices = [notice for report in reports for notice in notices_of(report)]
    rules = {notice.rule: notice for notice in notices}
    run = {
        "tool": {"driver": {"name": "contracts", "rules": [_rule(notice) for notice in rules.values()]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(notice, list(rules).index(notice.rule)) for notice in notices],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(notice: Notice) -> dict[str, Any]:
    help_text = notice.recipe or f"`contracts rule {notice.rule}` explains it."
    return {"id": notice.rule, "shortDescription": {"text": notice.title}, "help": {"text": help_text}}


def _result(notice: Notice, rule_index: int) -> dict[str, Any]:
    result = {
        "ruleId": notice.rule,
        "ruleIndex": rule_index,
        "level": notice.severity.value,
        "message": {"text": "\n".join(text for text in (notice.message, notice.explanation) if text)},
        "locations": [_location(notice.location)],
        "partialFingerprints": {"contracts/v1": f"{notice.fingerprint}:{uri_of(notice.location.file)}"},
        "properties": {"fingerprint": notice.fingerprint},
    }
    if notice.old_location is not None:
        related = {"id": 1, "message": {"text": "It was here in the old version."}}
        result["relatedLocations"] = [related | _location(notice.old_location)]
    if notice.waiver:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": notice.waiver}]
    if notice.repair is not None and notice.repair.replacements:
        result["fixes"] = [_fix(notice.repair, notice.location.file)]
    return result


def _fix(repair: Repair, file: str) -> dict[str, Any]:
    changed = [
        {"deletedRegion": _region(each.start, each.end), "insertedContent": {"text": each.text}}
        for each in repair.replacements
    ]
    artifact = {"artifactLocation": _artifact(file), "replacements": changed}
    return {"description": {"text": repair.title}, "artifactChanges": [artifact]}


def _region(start: Position, end: Position) -> dict[str, int]:
    """A region ends at the column after its last character (§3.30.8)."""
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _artifact(file: str) -> dict[str, str]:
    uri = uri_of(file)
    return {"uri": uri} if ":" in uri else {"uri": uri, "uriBaseId": _ROOT}


def _location(location: Location) -> dict[str, Any]:
    region = {"startLine": location.line, "startColumn": location.column}
    return {"physicalLocation": {"artifactLocation": _artifact(location.file), "region": region}}
