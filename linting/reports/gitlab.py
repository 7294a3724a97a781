"""GitLab's Code Quality report: a list of findings, each with a fingerprint that no other has."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from linting.reports.notice import Notice, notices_of, standing
from linting.reports.paths import relative_path
from linting.reports.report import Report

_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def render(reports: Sequence[Report]) -> str:
    """All findings as one list."""
    seen: Counter[str] = Counter()
    notices = [notice for report in reports for notice in standing(notices_of(report))]
    return json.dumps([_entry(notice, seen) for notice in notices], indent=2, ensure_ascii=False) + "\n"


def _entry(notice: Notice, seen: Counter[str]) -> dict[str, Any]:
    path = relative_path(notice.location.file)
    known_as = f"{notice.fingerprint} {path} {notice.against}"
    seen[known_as] += 1
    return {
        "description": notice.message,
        "check_name": notice.rule,
        "fingerprint": hashlib.sha256(f"{known_as} {seen[known_as]}".encode(errors="surrogateescape")).hexdigest(),
        "severity": _SEVERITIES[notice.severity],
        "location": {"path": path, "lines": {"begin": notice.location.line}},
    }
