"""The report on linted files, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linting.documents import Document
from linting.reports import Palette
from linting.rules import Finding, Level

_MARGIN = "    "
_WIDTH = 120
_MOST_SHOWN = 200
"""More findings in one file are read by nobody; the json output has them all."""

_COLOURS = {Level.ERROR: "breaking", Level.WARNING: "risky", Level.NOTE: "quiet"}


@dataclass(frozen=True)
class LintedFile:
    """A text, what was found in it, and what was mended before."""

    document: Document
    findings: tuple[Finding, ...]
    mended: tuple[Finding, ...] = ()
    was_to_be_mended: bool = False

    def in_order(self, least: Level = Level.NOTE) -> list[Finding]:
        """The findings of a level and above as they follow one another in the text."""
        wanted = [finding for finding in self.findings if finding.level >= least]
        return sorted(wanted, key=lambda finding: self.document.position_of(finding.pointer))


def findings_as_text(files: list[LintedFile], show: Level, palette: Palette) -> str:
    """Each finding with its line and a caret, what was mended, and a line that sums up."""
    lines = [line for file in files for line in _file(file, show, palette)]
    return "\n".join([*lines, *_summary(files, show)]) + "\n"


def _file(file: LintedFile, show: Level, palette: Palette) -> Iterator[str]:
    for finding in file.mended:
        done = finding.fix.title if finding.fix is not None else ""
        rule = palette.paint("quiet", f"[{finding.rule}]")
        yield f"{file.document.name}: mended {finding.pointer or '/'}: {done} {rule}"
    shown = file.in_order(show)
    for finding in shown[:_MOST_SHOWN]:
        line, column = file.document.position_of(finding.pointer)
        level = palette.paint(_COLOURS[finding.level], finding.level.value)
        rule = palette.paint("quiet", f"[{finding.rule}]")
        yield f"{file.document.name}:{line}:{column}: {level}: {finding.message} {rule}"
        yield from _excerpt(file.document, line, column, palette)
    if len(shown) > _MOST_SHOWN:
        yield f"… and {len(shown) - _MOST_SHOWN} more in {file.document.name}; --output json lists them all"


def _excerpt(document: Document, line: int, column: int, palette: Palette) -> Iterator[str]:
    lines = document.text.split("\n", line)
    if len(lines) < line:
        return
    text, caret = lines[line - 1].rstrip("\r").replace("\t", " "), column - 1
    start = max(0, caret - _WIDTH // 2) if len(text) > _WIDTH else 0
    yield _MARGIN + palette.paint("quiet", f"{line} | ") + text[start : start + _WIDTH]
    yield _MARGIN + palette.paint("quiet", f"{' ' * len(str(line))} | ") + " " * (caret - start) + "^"


def _summary(files: list[LintedFile], show: Level) -> Iterator[str]:
    counts = Counter(finding.level for file in files for finding in file.findings)
    told = [_counted(counts[level], level) for level in (Level.ERROR, Level.WARNING, Level.NOTE) if counts[level]]
    hidden = sum(count for level, count in counts.items() if level < show)
    checked = f"{len(files)} file{'' if len(files) == 1 else 's'}"
    note = f" ({hidden} below the level shown; --show note lists them)" if hidden else ""
    mendable = sum(_is_mendable(finding) for file in files for finding in file.findings if not file.was_to_be_mended)
    yield f"{checked}: {', '.join(told) or 'nothing found'}{note}"
    if mendable:
        yield f"--fix mends {mendable} of them without changing which payloads are valid"


def _counted(count: int, level: Level) -> str:
    return f"{count} {level.value}{'' if count == 1 else 's'}"


def _is_mendable(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.keeps_payloads


def findings_as_json(files: list[LintedFile]) -> str:
    """A list with an object for each file: `name`, `findings` and `mended`, all with their places."""
    return json.dumps([_file_as_value(file) for file in files], indent=2, ensure_ascii=False) + "\n"


def _file_as_value(file: LintedFile) -> dict[str, Any]:
    return {
        "name": file.document.name,
        "findings": [_as_value(finding, file.document) for finding in file.in_order()],
        "mended": [{"rule": finding.rule, "pointer": finding.pointer} for finding in file.mended],
    }


def _as_value(finding: Finding, document: Document) -> dict[str, Any]:
    line, column = document.position_of(finding.pointer)
    fix = None
    if finding.fix is not None:
        fix = {"title": finding.fix.title, "keeps_payloads": finding.fix.keeps_payloads}
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "pointer": finding.pointer,
        "location": {"file": document.name, "line": line, "column": column},
        "fix": fix,
    }
