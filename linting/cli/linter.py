"""Files through the lint rules, each to a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from linting.cli.connection import is_to_be_asked
from linting.cli.examination import references_of
from linting.cli.failures import UnusableError
from linting.cli.reading import document_at, resources_from
from linting.documents import Document
from linting.project.config import Project
from linting.project.discovery import shown_from_here
from linting.project.errors import ProjectError
from linting.project.mending import mended
from linting.project.novelties import selection_for
from linting.project.selection import contracts_here, project_of
from linting.project.texts import schema_from
from linting.project.waivers import Known, accepted_at
from linting.records import Record, replace
from linting.reports import Mended, Notice, Outcome, Report
from linting.reports.linted import fingerprint_of_finding, lint_notices
from linting.reports.wording import tally_of
from linting.rules import Finding, Knowledge, Level, Selection, SelectionError
from linting.rules.loading import RULES
from linting.rules.running import lint
from linting.rules.tolerance import load_tolerantly


class LintedFile(NamedTuple):
    """A file as it is reached from here, and its project with its path there, if it belongs to one."""

    name: str
    project: Project | None = None
    path: str = ""

    @property
    def contract(self) -> str | None:
        """The contract that it is, by the configuration."""
        binding = None if self.project is None else self.project.binding_of(self.path)
        return None if binding is None else binding.name_of(self.path)


def linted_files(paths: Sequence[str]) -> tuple[Project | None, list[LintedFile]]:
    """The project here, and the files that are named, the contracts below folders, or all. Raises UnusableError."""
    try:
        project = project_of(paths)
        if not paths:
            return project, _contracts(())
        found = [_contracts([path]) if Path(path).is_dir() else [_file(path, project)] for path in paths]
        return project, list({file.name: file for files in found for file in files}.values())
    except ProjectError as error:
        raise UnusableError.of(error) from error


def _contracts(paths: Sequence[str]) -> list[LintedFile]:
    project, files = contracts_here(paths)
    return [LintedFile(shown_from_here(project, file.path), project, file.path) for file in files]


def _file(name: str, project: Project | None) -> LintedFile:
    path = Path(name).absolute()
    if project is None or not path.is_relative_to(project.root):
        return LintedFile(name)
    return LintedFile(name, project, path.relative_to(project.root).as_posix())


class Linted(NamedTuple):
    """What is told about a file, and how much was found in it, which may be more."""

    report: Report
    counts: Counter[Level]
    mendable: int


class Linter(Record):
    """The options of one run."""

    selection: Selection
    resources: Mapping[str, object]
    dialect: str | None
    fail_on: Level
    show: Level
    mends: bool
    mends_unsafely: bool
    tells_edits: bool
    knowledge: Mapping[str, Knowledge]
    """What a registry knows, by the name of the file."""
    accepted: Mapping[Known, str]
    """Why findings of a contract do not count."""

    @classmethod
    def from_options(cls, options: dict[str, Any], project: Project | None, files: Sequence[LintedFile]) -> Linter:
        """From what the command line says in a project. Raises UsageError, UnusableError or UnreachableError."""
        selection = _selection(options)
        if project is not None and is_to_be_asked(options, project.server):
            offline_ok = options["offline_ok"] or project.offline_ok
            options = {**options, "server": options["server"] or project.server, "offline_ok": offline_ok}
        references = references_of(project) if project is not None else ()
        return cls(
            selection=selection,
            resources=resources_from((*references, *options["references"])),
            dialect=options["dialect"],
            fail_on=Level(options["fail_on"]),
            show=_shown(options),
            mends=options["fix"],
            mends_unsafely=options["unsafe_fixes"],
            tells_edits=any(output.form == "sarif" for output in options["outputs"]),
            knowledge=_knowledge(selection, files, options),
            accepted=accepted_at(project.root, datetime.now(UTC).date()) if project is not None else {},
        )

    def linted(self, file: LintedFile) -> Linted | UnusableError:
        """What was found in a file, or what is wrong with the file."""
        try:
            return self._linted(file, document_at(file.name))
        except ProjectError as error:
            return UnusableError.of(error)
        except UnusableError as error:
            return error

    def _linted(self, file: LintedFile, document: Document) -> Linted:
        def look(text: Document) -> Sequence[Finding]:
            return [finding for finding in self._findings(file, text) if not self._waiver(finding, file)]

        done: tuple[Mended, ...] = ()
        if self.mends:
            if file.name == "-":
                raise click.UsageError("--fix needs files; standard input cannot be mended")
            document, done = mended(Path(file.name), document, look, unsafe=self.mends_unsafely)
        found = self._findings(file, document)
        shown = [finding for finding in found if finding.level >= self.show]
        notices = self._notices(document, shown, file)
        standing = [finding for finding in found if not self._waiver(finding, file)]
        failed = any(finding.level >= self.fail_on for finding in standing)
        is_clean = all(notice.waiver for notice in notices)
        outcome = Outcome.FAIL if failed else Outcome.PASS if is_clean else Outcome.WARN
        report = Report(document.name, outcome, (), notices=tuple(notices), document=document, mended=done)
        mendable = sum(finding.fix is not None and finding.fix.keeps_payloads for finding in standing)
        return Linted(report, Counter(finding.level for finding in standing), mendable)

    def _waiver(self, finding: Finding, file: LintedFile) -> str:
        """Why a finding does not count; empty where it does."""
        known_as = (file.contract or "", fingerprint_of_finding(finding)) if self.accepted else ("", "")
        return self.accepted.get(known_as, "")

    def _notices(self, document: Document, findings: Sequence[Finding], file: LintedFile) -> list[Notice]:
        notices = lint_notices(document, findings, with_replacements=self.tells_edits)
        if not self.accepted:
            return notices
        contract = file.contract or ""
        return [replace(each, waiver=self.accepted.get((contract, each.fingerprint), "")) for each in notices]

    def _findings(self, file: LintedFile, document: Document) -> Sequence[Finding]:
        dialect = self.dialect
        selection = self.selection
        if file.project is not None:
            dialect = dialect or file.project.judging_of(file.path).dialect
            known = selection_for(file.project, file.path)
            options = {**known.options, **selection.options}
            selection = replace(selection, levels=known.levels, overrides=known.overrides, options=options)
        schema = schema_from(document, dialect=dialect, resources=self.resources, load=load_tolerantly)
        found = lint(schema, selection, self.knowledge.get(file.name)).findings
        return [each for each in found if not self._is_ignored(each, file)]

    def _is_ignored(self, finding: Finding, file: LintedFile) -> bool:
        """What the command line selects counts before what the configuration ignores."""
        if file.project is None or self.selection.select:
            return False
        return file.project.ignores(finding.rule, file.path, finding.pointer)


def summary_of(linted: Sequence[Linted], *, is_mended: bool) -> str:
    """What was found in how many files, and what could be done at once."""
    counts = sum((each.counts for each in linted), Counter[Level]())
    hidden = counts.total() - sum(not notice.waiver for each in linted for notice in each.report.notices)
    note = f" ({hidden} below the level shown; --show note lists them)" if hidden else ""
    lines = [f"{len(linted)} file{'' if len(linted) == 1 else 's'} linted: {tally_of(counts)}{note}"]
    mendable = sum(each.mendable for each in linted)
    if mendable and not is_mended:
        lines.append(f"--fix mends up to {mendable} of them without changing which payloads are valid")
    return "\n".join(lines)


def _shown(options: dict[str, Any]) -> Level:
    """Who asks for rules by their names wants to see what they find."""
    return Level(options["show"] or ("note" if options["select"] else "warning"))


def _knowledge(selection: Selection, files: Sequence[LintedFile], options: dict[str, Any]) -> dict[str, Knowledge]:
    """A registry is asked where one is given and a rule that needs it would be told."""
    needing = [rule for rule in RULES.values() if rule.needs_knowledge]
    shown = min(_shown(options), Level(options["fail_on"]))
    if not options["server"] or not any(selection.level_of(rule) >= shown for rule in needing):
        return {}
    from linting.cli.knowing import knowledge_of

    return knowledge_of(files, options)


def _selection(options: dict[str, Any]) -> Selection:
    """What the options ask for. Raises UsageError for what is not there."""
    given: dict[str, dict[str, Any]] = {}
    for option in options["options"]:
        place, separator, text = option.partition("=")
        code, dot, name = place.partition(".")
        if not separator or not dot:
            raise click.UsageError(f"--option {option}: this is not RULE.NAME=VALUE")
        given.setdefault(code, {})[name] = _read_option(text)
    selection = Selection(select=options["select"], ignore=options["ignore"], options=given)
    try:
        selection.check(RULES)
    except SelectionError as error:
        raise click.UsageError(" ".join(part for part in (f"{error.message}.", error.remedy) if part)) from None
    return selection


def _read_option(text: str) -> Any:
    """JSON where it is, else a text."""
    import json

    try:
        return json.loads(text)
    except ValueError:
        return text
