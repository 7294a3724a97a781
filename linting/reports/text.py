"""The report for people: what broke, where, the payload that proves it, and the way out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linting.reports.colour import Palette
from linting.reports.excerpt import Excerpt, excerpt_at, excerpt_of
from linting.reports.notice import Notice
from linting.reports.report import Compared, Mended, Report
from linting.reports.visible import visible
from linting.reports.wording import LEVELS, breaks_for, counted, introduction, no_effect, tally, why_undecided

_PLAIN = Palette()
_SHOWN = {"breaking": 100, "undecided": 100, "risky": 100, "compatible": 20}
"""A report of thousands of lines is read by nobody; the json format has them all."""
_MOST_NOTICES = 200
_MARGIN = "    "


def render(reports: Sequence[Report]) -> str:
    """Several reports, plain, with a blank line between them."""
    return "\n".join(map(as_text, reports))


def as_text(report: Report, palette: Palette = _PLAIN, *, fingerprints: bool = False) -> str:
    """The whole report, with a line break at its end; fingerprints are told where something can be done with them."""
    counting = [compared for compared in report.compared if compared.counts] or report.compared[:1]
    lines = [line for compared in counting for line in _comparison(compared, palette, fingerprints)]
    lines += [line for each in report.mended for line in _mended(report, each, palette)]
    shown = report.notices[:_MOST_NOTICES]
    lines += [line for notice in shown for line in _notice(report, notice, palette, fingerprints)]
    if len(report.notices) > _MOST_NOTICES:
        lines.append(
            f"… and {len(report.notices) - _MOST_NOTICES} more in {visible(report.name)}; --output json lists them all"
        )
    return "\n".join([*lines, *_conclusion(report, palette)]) + "\n"


def _mended(report: Report, mended: Mended, palette: Palette) -> Iterator[str]:
    rule = palette.paint("quiet", f"[{mended.rule}]")
    yield visible(f"{report.name}: mended {mended.pointer or '/'}: {mended.title}") + f" {rule}"


def _notice(report: Report, notice: Notice, palette: Palette, fingerprints: bool) -> Iterator[str]:
    severity = palette.paint(notice.severity, notice.severity)
    waived = f" (waived: {visible(notice.waiver)})" if notice.waiver else ""
    rule = palette.paint("quiet", f"[{notice.rule}]")
    yield f"{notice.location}: {severity}: {visible(notice.message)}{waived} {rule}"
    if report.document is not None and not notice.waiver:
        yield from _excerpt(excerpt_at(report.document, notice.location), palette)
    if report.document is None and notice.recipe and not notice.waiver:
        yield f"{_MARGIN}{palette.paint('strong', 'Way out: ')}{notice.recipe}"
    if fingerprints and not notice.waiver:
        yield f"{_MARGIN}Fingerprint: {notice.fingerprint}"


def _comparison(compared: Compared, palette: Palette, fingerprints: bool) -> Iterator[str]:
    by_level = {level: [c for c in compared.changes if c["level"] == level] for level in LEVELS}
    for level, changes in by_level.items():
        for change in changes[: _SHOWN[level]]:
            yield from _headline(compared, change, palette)
            if level != "compatible" and not change.get("waiver"):
                yield from _details(compared, change, palette)
                if fingerprints:
                    yield f"{_MARGIN}Fingerprint: {change['fingerprint']}"
                yield ""
        if len(changes) > _SHOWN[level]:
            yield f"… and {len(changes) - _SHOWN[level]} more {level} changes; --output json lists them all"
    if by_level["compatible"]:
        yield ""


def _headline(compared: Compared, change: Mapping[str, Any], palette: Palette) -> Iterator[str]:
    level = change["level"]
    note = f" ({no_effect(compared.comparison, change)})" if change["masked"] else ""
    note += f" (waived: {visible(change['waiver'])})" if change.get("waiver") else ""
    rule = palette.paint("quiet", f"[{change['rule']}]")
    yield f"{compared.location_of(change)}: {palette.paint(level, level)}: {visible(change['sentence'])}{note} {rule}"


def _details(compared: Compared, change: Mapping[str, Any], palette: Palette) -> Iterator[str]:
    yield from _excerpt(excerpt_of(compared, change), palette)
    if change["witness"] is not None:
        yield _MARGIN + introduction(change)
        yield from _indented(json.dumps(change["witness"]["payload"], indent=2, ensure_ascii=False), palette)
    elif change["level"] == "undecided":
        yield _MARGIN + "Neither a payload that it breaks was found nor a proof that there is none."
    if change["recipe"]:
        yield _MARGIN + palette.paint("strong", "Way out: ") + change["recipe"]


def _excerpt(excerpt: Excerpt | None, palette: Palette) -> Iterator[str]:
    if excerpt is None:
        return
    if excerpt.was_at is not None:
        yield f"{_MARGIN}It was at {excerpt.was_at}:"
    margin, below = excerpt.margins
    yield _MARGIN + palette.paint("quiet", margin) + excerpt.text
    yield _MARGIN + palette.paint("quiet", below) + excerpt.caret


def _indented(text: str, palette: Palette) -> Iterator[str]:
    for line in text.split("\n")[:40]:
        yield _MARGIN + "  " + palette.paint("quiet", visible(line))


def _conclusion(report: Report, palette: Palette) -> Iterator[str]:
    outcome = palette.paint(report.outcome.value, report.outcome.value.upper())
    judged = [f"{c.comparison['level']} against {c.against} ({tally(c.changes)})" for c in report.compared]
    if report.notices:
        judged.append(counted(report.notices))
    if report.mended:
        judged.append(f"{len(report.mended)} mended")
    yield f"{outcome} {visible(report.name)}: {visible('; '.join(judged)) or 'nothing to compare with'}"
    for compared in report.compared:
        yield from _undecided(compared)
    for reason in report.reasons:
        yield f"{_MARGIN}{visible(reason)}"
    for consumer in report.consumers:
        yield from _consumer(consumer, palette)
    if report.suggested_version:
        yield f"{_MARGIN}Suggested version: {report.suggested_version}"


def _consumer(consumer: Mapping[str, Any], palette: Palette) -> Iterator[str]:
    yield f"{_MARGIN}{visible(breaks_for(consumer))}"
    if witness := consumer.get("witness"):
        yield from _indented(json.dumps(witness["payload"], indent=2, ensure_ascii=False), palette)


def _undecided(compared: Compared) -> Iterator[str]:
    """Why there is no answer, in each direction that has none."""
    yield from (_MARGIN + visible(told) for told in why_undecided(compared.comparison, f" against {compared.against}"))
