"""A comment for a pull request, which a bot finds again by its marker and updates in place.

A comment of GitHub holds 65,536 characters. Payloads go first when it gets longer, then the tail of the findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linting.reports.notice import Notice, notices_of
from linting.reports.paths import relative_path
from linting.reports.report import Outcome, Report
from linting.reports.visible import visible
from linting.reports.wording import GOVERNING, breaks_for, counted, tally

MARKER = "<!-- contracts-report -->"
LONGEST = 65_000
"""Characters; what is left to 65,536 is room for what a bot adds."""
_SIGNS = {"pass": "✅ pass", "warn": "⚠️ warn", "fail": "❌ fail"}
_FEWER = (None, 200, 50, 10, 0)
"""How many findings are listed for each file, in tries one after the other."""
_ORDER = {outcome: place for place, outcome in enumerate(Outcome)}

_MOST_GOVERNED = 50

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "[": "&#91;", "\n": " "}


def render(reports: Sequence[Report]) -> str:
    """The longest form that has room."""
    text = _page(reports, most=None, payloads=True)
    for most in _FEWER:
        if len(text) <= LONGEST:
            break
        text = _page(reports, most=most, payloads=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 20].rpartition("\n")[0] + "\n\n… and more.\n"


def _page(reports: Sequence[Report], *, most: int | None, payloads: bool) -> str:
    failed = sum(report.outcome == "fail" for report in reports)
    headline = f"{failed} of {len(reports)} failed" if failed else f"{len(reports)} checked, none failed"
    told = sorted((report for report in reports if not report.is_quiet), key=lambda report: -_ORDER[report.outcome])
    lines = [MARKER, f"## Data contracts: {headline}"]
    if told:
        lines += ["", "| | file | against | changes |", "|---|---|---|---|"]
        lines += [row for report in told for row in _rows(report)]
    if quiet := len(reports) - len(told):
        lines += ["", f"{quiet} file{'' if quiet == 1 else 's'} without anything to tell."]
    if most != 0:
        lines += [line for report in told for line in _findings(report, most, payloads)]
    return "\n".join(lines) + "\n"


def _rows(report: Report) -> Iterator[str]:
    sign = _SIGNS[report.outcome.value]
    compared = [each for each in report.compared if each.counts]
    for each in compared:
        yield f"| {sign} | {_code(relative_path(report.name))} | {_code(each.against)} | {tally(each.changes)} |"
    if not compared:
        found = counted(report.notices) if report.notices else "none"
        yield f"| {sign} | {_code(relative_path(report.name))} | nothing | {found} |"


def _findings(report: Report, most: int | None, payloads: bool) -> Iterator[str]:
    notices = notices_of(report)
    said = [*map(_plain, report.reasons), *(f"- {_plain(breaks_for(each))}" for each in report.consumers)]
    said += _governed(report)
    if not notices and not said:
        return
    yield from ("", f"### {_code(relative_path(report.name))}", "", *said, "")
    for notice in notices[:most]:
        yield from _finding(notice, payloads)
    if most is not None and len(notices) > most:
        yield f"- … and {len(notices) - most} more"


def _governed(report: Report) -> Iterator[str]:
    """Changes that break nothing and that reviewers have to see: owners, classifications, ways of judging."""
    for compared in report.compared:
        for change in [each for each in compared.changes if each["rule"] in GOVERNING][:_MOST_GOVERNED]:
            location = compared.location_of(change)
            place = f"{relative_path(location.file)}:{location.line}"
            yield f"- {_plain(change['sentence'])} ({_code(place)}, `{change['rule']}`)"


def _finding(notice: Notice, payloads: bool) -> Iterator[str]:
    place = f"{relative_path(notice.location.file)}:{notice.location.line}"
    waived = f", waived: {_plain(notice.waiver)}" if notice.waiver else ""
    known_as = f"{_code(place)}, `{notice.rule}`, `{notice.fingerprint}`"
    yield f"- **{notice.level or notice.severity}** {_plain(notice.message)} ({known_as}){waived}"
    if payloads and notice.payload:
        fence = "`" * (_longest_run(notice.payload) + 3)
        yield from ("", f"  {_plain(notice.evidence)}", f"  {fence}json", f"  {notice.payload}", f"  {fence}", "")
    elif notice.evidence and not notice.payload:
        yield f"  {_plain(notice.evidence)}"
    if payloads and notice.recipe:
        yield f"  Way out: {_plain(notice.recipe)}"


def _code(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    return fence + visible(text.replace("|", "\\|")) + fence


def _plain(text: str) -> str:
    """A sentence about a schema makes no tag, link or picture and calls nobody; what stands in backticks is code.

    Where it is not clear what does, as with a name that has backticks of its own, all of it is escaped.
    """
    parts = visible(text.replace("\n", " ")).split("`")
    is_clear = len(parts) % 2 and all(parts[1:-1]) and not any(part.endswith("\\") for part in parts[::2])
    if not is_clear:
        return _escaped("`".join(parts))
    return "`".join(part if index % 2 else _escaped(part) for index, part in enumerate(parts))


def _escaped(text: str) -> str:
    for character, written in _ESCAPES.items():
        text = text.replace(character, written)
    return text


def _longest_run(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest
