"""Workflow commands of GitHub Actions, which turn into annotations at the lines of a pull request.

A step may have ten errors, ten warnings and ten notices; GitHub drops the rest without a word. So the rest goes into a
group of the log, and one of the ten says that it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linting.reports.notice import Notice, Severity, notices_of, standing
from linting.reports.paths import relative_path
from linting.reports.report import Report
from linting.reports.visible import visible
from linting.reports.wording import breaks_for

MOST_OF_A_KIND = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(reports: Sequence[Report]) -> str:
    """The annotations, what had no room, and a line for each file."""
    notices = [notice for report in reports for notice in standing(notices_of(report))]
    lines = [line for severity in Severity for line in _of_kind(severity, notices)]
    lines += [_conclusion(report) for report in reports if not report.is_quiet]
    if quiet := sum(report.is_quiet for report in reports):
        lines.append(f"{quiet} file{'' if quiet == 1 else 's'} without anything to tell")
    return "\n".join(lines) + "\n"


def _of_kind(severity: Severity, notices: list[Notice]) -> Iterator[str]:
    found = [notice for notice in notices if notice.severity is severity]
    shown = found if len(found) <= MOST_OF_A_KIND else found[: MOST_OF_A_KIND - 1]
    for notice in shown:
        yield _annotation(notice)
    if rest := found[len(shown) :]:
        command = _COMMANDS[severity]
        told = f"{len(rest)} more findings of this kind are in the log of this step"
        yield f"::{command} title=More findings::{_data(told)}"
        yield f"::group::{len(rest)} more"
        yield from (_data(visible(f"{notice.location}: {notice.message} [{notice.rule}]")) for notice in rest)
        yield "::endgroup::"


def _annotation(notice: Notice) -> str:
    file, line, column = notice.location
    properties = {"file": relative_path(file), "line": line, "col": column, "title": f"{notice.title} [{notice.rule}]"}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(map(visible, (notice.message, *filter(None, notice.explanation.split("\n")))))
    return f"::{_COMMANDS[notice.severity]} {told}::{_data(message)}"


def _conclusion(report: Report) -> str:
    reasons = " ".join([*report.reasons, *map(breaks_for, report.consumers)])
    return _data(visible(f"{report.outcome.value.upper()} {report.name}{': ' if reasons else ''}{reasons}"))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
