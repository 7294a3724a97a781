"""Files that could not be looked at, for the tools of a pipeline: what nobody tells them passed, as far as they see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linting.changes import ABSENT
from linting.changes.change import fingerprint_of
from linting.cli.failures import Failure
from linting.project.rules import PROJECT_RULES
from linting.reports import Location, Notice, Outcome, Report, Severity

UNREADABLE = "contract-unreadable"


def with_refusals(reports: Sequence[Report], refusals: Iterable[Failure]) -> list[Report]:
    """The reports, and one for each file that has none because something is wrong with it."""
    return [*reports, *(_report(each, each.location) for each in refusals if each.location is not None)]


def _report(refusal: Failure, location: Location) -> Report:
    rule = PROJECT_RULES[UNREADABLE]
    place = f"{location.file}:{location.line}:{location.column}: "
    told = refusal.message.removeprefix(place).removeprefix(f"{location.file}: ")
    notice = Notice(
        rule=rule.code,
        title=rule.title,
        severity=Severity.ERROR,
        message=told,
        location=location,
        fingerprint=fingerprint_of(rule.code, "", ABSENT, told),
        recipe=refusal.remedy or rule.recipe,
    )
    return Report(location.file, Outcome.FAIL, (), notices=(notice,))
