"""JUnit XML, as test reporters read it: a suite for each file, a case for each finding.

A file without findings is one case that passed, so that a report is never empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from linting.reports.notice import Notice, failing, notices_of, standing
from linting.reports.paths import relative_path
from linting.reports.report import Report

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 §2.2 has no way to say."""


def render(reports: Sequence[Report]) -> str:
    """One document with a suite for each report."""
    suites = [_suite(report) for report in reports]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>"]) + "\n"


def _suite(report: Report) -> str:
    failures = set(failing(report))
    notices = standing(notices_of(report))
    cases = [_case(report, notice, notice in failures) for notice in notices] or [_passed(report)]
    count = len(failures)
    if report.outcome == "fail" and not failures:
        cases, count = [_failed(report)], 1
    head = f'  <testsuite name={_quoted(report.name)} tests="{len(cases)}" failures="{count}" errors="0">'
    return "\n".join([head, *cases, "  </testsuite>"])


def _passed(report: Report) -> str:
    return f'    <testcase classname="contracts" name={_quoted(report.name)}/>'


def _failed(report: Report) -> str:
    """A report may fail by its reasons alone, such as a version number that is too low."""
    reasons = "\n".join(report.reasons)
    return (
        f'    <testcase classname="contracts" name={_quoted(report.name)}>'
        f'<failure message={_quoted(reasons)} type="contracts">{_text(reasons)}</failure></testcase>'
    )


def _case(report: Report, notice: Notice, is_failure: bool) -> str:
    name = f"{notice.location}: {notice.message}"
    body = _text("\n".join(text for text in (f"{name} [{notice.rule}]", notice.explanation) if text))
    said = (
        f"<failure message={_quoted(notice.message)} type={_quoted(notice.rule)}>{body}</failure>"
        if is_failure
        else f"<system-out>{body}</system-out>"
    )
    where = f'file={_quoted(relative_path(report.name))} line="{notice.location.line}"'
    return f"    <testcase classname={_quoted(notice.rule)} name={_quoted(name)} {where}>{said}</testcase>"


def _quoted(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\ufffd", text), {"\n": "&#10;"})


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))
