"""One page with everything in it: no script, no font, no picture from elsewhere, and a policy that forbids them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from json import dumps
from typing import Any

from linting.reports.excerpt import Excerpt, excerpt_at, excerpt_of
from linting.reports.notice import Notice
from linting.reports.report import Compared, Location, Report
from linting.reports.visible import visible
from linting.reports.wording import breaks_for, introduction, tally, why_undecided

_STYLE = """\
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
section { border-top: 1px solid #8886; margin-top: 2rem; }
h2, h3 { overflow-wrap: anywhere; }
article { border-left: 4px solid #8886; margin: 1rem 0; padding: 0 1rem; }
.fail, .breaking, .undecided, .error { border-color: #c62828; }
.warn, .risky, .warning { border-color: #ef8f00; }
.pass, .compatible { border-color: #2e7d32; }
.badge { border-radius: .5rem; border-style: solid; border-width: 2px; font-weight: 600; padding: 0 .5rem; }
pre { background: #8881; overflow-x: auto; padding: .5rem; }
"""
_HEAD = f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Data contracts</title>
<style>
{_STYLE}</style>
</head>
<body>
<h1>Data contracts</h1>"""


def render(reports: Sequence[Report]) -> str:
    """The page."""
    told = [report for report in reports if not report.is_quiet]
    sections = [line for number, report in enumerate(told, 1) for line in _section(report, number)]
    return "\n".join([_HEAD, *_overview(reports, told), *sections, "</body>", "</html>"]) + "\n"


def _overview(reports: Sequence[Report], told: Sequence[Report]) -> Iterator[str]:
    """How many failed, and a way to each file of which there is something to tell."""
    failed = sum(report.outcome == "fail" for report in reports)
    yield f"<p>{failed} of {len(reports)} failed.</p>" if failed else f"<p>{len(reports)} checked, none failed.</p>"
    if len(told) > 1:
        names = [f"{each.outcome.value}: {escape(visible(each.name))}" for each in told]
        links = [f'<li><a href="#file-{number}">{name}</a></li>' for number, name in enumerate(names, 1)]
        yield from ("<ul>", *links, "</ul>")
    if quiet := len(reports) - len(told):
        yield f"<p>{quiet} file{'' if quiet == 1 else 's'} without anything to tell.</p>"


def _section(report: Report, number: int) -> Iterator[str]:
    outcome = report.outcome.value
    yield f'<section id="file-{number}">'
    yield f'<h2><span class="badge {outcome}">{outcome}</span> {escape(visible(report.name))}</h2>'
    yield from (f"<p>{_prose(reason)}</p>" for reason in report.reasons)
    for consumer in report.consumers:
        yield from _consumer(consumer)
    if report.suggested_version:
        yield f"<p>Suggested version: {escape(report.suggested_version)}</p>"
    for compared in report.compared:
        yield from _comparison(compared)
    for notice in report.notices:
        yield from _notice(report, notice)
    yield "</section>"


def _consumer(consumer: Mapping[str, Any]) -> Iterator[str]:
    yield f'<article class="breaking"><p>{_prose(breaks_for(consumer))}</p>'
    if witness := consumer.get("witness"):
        yield f"<pre>{escape(dumps(witness['payload'], indent=2, ensure_ascii=False))}</pre>"
    yield "</article>"


def _comparison(compared: Compared) -> Iterator[str]:
    note = "" if compared.counts else ", for information"
    told = f"{compared.comparison['level']} ({tally(compared.changes)}{note})"
    yield f"<h3>Against {escape(visible(compared.against))}: {told}</h3>"
    for change in compared.changes:
        yield from _change(compared, change)


def _change(compared: Compared, change: Mapping[str, Any]) -> Iterator[str]:
    waiver = change.get("waiver")
    yield f'<article class="{change["level"]}">'
    yield f"<p><strong>{change['level']}</strong>: {_prose(change['sentence'])}<br>"
    yield f"{_place(compared.location_of(change), change['rule'], change['fingerprint'])}</p>"
    if change["level"] != "compatible":
        yield from _excerpt(excerpt_of(compared, change))
    if waiver:
        yield f"<p>Waived: {_prose(waiver)}</p>"
    if change["witness"] is not None:
        payload = dumps(change["witness"]["payload"], indent=2, ensure_ascii=False)
        yield f"<p>{introduction(change)}</p><pre>{escape(payload)}</pre>"
    elif change["level"] == "undecided":
        yield from (f"<p>{_prose(told)}</p>" for told in why_undecided(compared.comparison))
    if change["recipe"] and change["level"] != "compatible":
        yield f"<p>Way out: {_prose(change['recipe'])}</p>"
    yield "</article>"


def _notice(report: Report, notice: Notice) -> Iterator[str]:
    yield f'<article class="{notice.severity}">'
    yield f"<p><strong>{notice.severity}</strong>: {_prose(notice.message)}<br>"
    yield f"{_place(notice.location, notice.rule, notice.fingerprint)}</p>"
    if report.document is not None:
        yield from _excerpt(excerpt_at(report.document, notice.location))
    if notice.waiver:
        yield f"<p>Waived: {_prose(notice.waiver)}</p>"
    elif notice.recipe:
        yield f"<p>Way out: {_prose(notice.recipe)}</p>"
    yield "</article>"


def _excerpt(excerpt: Excerpt | None) -> Iterator[str]:
    if excerpt is None:
        return
    if excerpt.was_at is not None:
        yield f"<p>It was at <code>{escape(str(excerpt.was_at))}</code>:</p>"
    margin, below = excerpt.margins
    yield f"<pre>{escape(margin + excerpt.text)}\n{below + excerpt.caret}</pre>"


def _place(location: Location, rule: str, fingerprint: str) -> str:
    """Where it is, and by which names it is explained and waived."""
    return f"<code>{escape(str(location))}</code> <small>{escape(rule)}, fingerprint {escape(fingerprint)}</small>"


def _prose(text: str) -> str:
    """A sentence, in which words between backticks are set as code."""
    return _CODE.sub(r"<code>\1</code>", escape(visible(text)))


_CODE = re.compile("`([^`]+)`")
