"""What lint rules find in a new version and not in the old one: what a change brings, and not what was there."""

from __future__ import annotations

from linting.changes import ABSENT
from linting.changes.change import fingerprint_of
from linting.documents import Document
from linting.reports import Location, Notice, Severity
from linting.rules import Finding, Level
from linting.rules.loading import RULES
from linting.rules.running import lint
from linting.schemas import Schema

_SEVERITIES = {Level.ERROR: Severity.ERROR, Level.WARNING: Severity.WARNING}


def lint_rules() -> tuple[str, ...]:
    """The codes of all rules that lint."""
    return tuple(RULES)


def novelties(old: Schema | None, new: Schema, document: Document) -> list[Notice]:
    """Warnings and errors that are new, in the order of the text; all of them where there is no old version."""
    before = set() if old is None else {_key(finding) for finding in lint(old).at_least(Level.WARNING)}
    fresh = [finding for finding in lint(new).at_least(Level.WARNING) if _key(finding) not in before]
    return sorted((_notice(finding, document) for finding in fresh), key=lambda notice: notice.location)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.pointer


def _notice(finding: Finding, document: Document) -> Notice:
    line, column = document.position_of(finding.pointer)
    return Notice(
        rule=finding.rule,
        title=RULES[finding.rule].page.title,
        severity=_SEVERITIES[finding.level],
        message=finding.message,
        location=Location(document.name, line, column),
        fingerprint=fingerprint_of(finding.rule, finding.pointer, ABSENT, ABSENT),
        pointer=finding.pointer,
        recipe=f"`contracts rule {finding.rule}` explains it.",
    )
