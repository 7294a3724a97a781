"""What lint rules found, in the words of reports."""

from __future__ import annotations

from collections.abc import Iterable

from linting.changes import ABSENT
from linting.changes.change import fingerprint_of
from linting.documents import Document
from linting.documents.document import line_starts, position_at
from linting.reports.notice import Notice, Repair, Replacement, Severity
from linting.reports.report import Location
from linting.rules import Finding, Fix
from linting.rules.fixing.rewriting import rewritten
from linting.rules.loading import RULES

_MOST_REWRITTEN = 100
"""A repair is tried before it is proposed, which reads the whole text again."""


def lint_notices(document: Document, findings: Iterable[Finding], *, with_replacements: bool = False) -> list[Notice]:
    """The findings of one text in its order; where that is asked for, with what their repairs change in the text."""
    ordered = sorted(findings, key=lambda finding: document.position_of(finding.pointer))
    mendable = [finding for finding in ordered if finding.fix is not None]
    tried = {id(finding) for finding in mendable[: _MOST_REWRITTEN if with_replacements else 0]}
    return [_notice(finding, document, id(finding) in tried) for finding in ordered]


def _notice(finding: Finding, document: Document, is_tried: bool) -> Notice:
    line, column = document.position_of(finding.pointer)
    return Notice(
        rule=finding.rule,
        title=RULES[finding.rule].title,
        severity=Severity(finding.level.value),
        message=finding.message,
        location=Location(document.name, line, column),
        fingerprint=fingerprint_of_finding(finding),
        pointer=finding.pointer,
        recipe=f"`contracts rule {finding.rule}` explains it.",
        repair=None if finding.fix is None else _repair(document, finding.fix, is_tried),
    )


def _repair(document: Document, fix: Fix, is_tried: bool) -> Repair:
    return Repair(fix.title, fix.keeps_payloads, _replacements(document, fix) if is_tried else ())


def _replacements(document: Document, fix: Fix) -> tuple[Replacement, ...]:
    rewriting = rewritten(document, fix.edits)
    if rewriting is None:
        return ()
    starts = line_starts(document.text)
    return tuple(
        Replacement(position_at(starts, each.start), position_at(starts, each.end), each.text)
        for each in rewriting.splices
    )


def fingerprint_of_finding(finding: Finding) -> str:
    """Its name for waivers and baselines, stable across commits."""
    return fingerprint_of(finding.rule, finding.pointer, ABSENT, ABSENT)
