"""Each contract of a project against what it was: which files belong together, and whether a change may pass."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from linting.changes import ABSENT, Comparison, Level, Mode, compare, comparison_as_json
from linting.changes.change import fingerprint_of
from linting.containment import Settings, Writer
from linting.documents import Document, DocumentError, read
from linting.project.config import Judging, Project
from linting.project.discovery import ContractFile, bound
from linting.project.errors import ProjectError
from linting.project.past import Past
from linting.project.rules import PROJECT_RULES
from linting.project.waivers import Known
from linting.reports import Compared, Location, Notice, Outcome, Report, Severity
from linting.schemas import Dialect, Schema, SchemaError, load

_DEFAULTS = Judging(
    mode=Mode.BACKWARD,
    writer=Writer.DECLARED,
    assert_formats=True,
    readers_apply_defaults=False,
    fail_on=Level.UNDECIDED,
)
_NOTHING_SAID = Judging()
_CONFIGURED = "ignored by the configuration"


@dataclass(frozen=True)
class Pair:
    """A file, and the file that it was."""

    file: ContractFile
    old_path: str | None
    """None where the contract is new."""
    content: bytes
    is_unchanged: bool


def pairs_of(project: Project, files: Sequence[ContractFile], past: Past) -> list[Pair]:
    """Each file with its past: the file of the same path, or else the one that was the same contract and is gone."""
    former = set(past.paths())
    gone = {each.contract: each.path for each in bound(project, former - {file.path for file in files})}
    pairs = []
    for file in files:
        content = (project.root / file.path).read_bytes()
        old = file.path if file.path in former else gone.get(file.contract)
        is_unchanged = old is not None and past.holds(old, content)
        pairs.append(Pair(file, old, content, is_unchanged))
    return pairs


def removed(project: Project, files: Sequence[ContractFile], past: Past) -> list[ContractFile]:
    """Contracts that there were and that no file is any more."""
    contracts = {file.contract for file in files}
    return [each for each in bound(project, past.paths()) if each.contract not in contracts]


@dataclass(frozen=True)
class Check:
    """How the pairs of one run are compared."""

    project: Project
    past: Past
    options: Judging = _NOTHING_SAID
    """What the command line says goes over what the project says."""
    resources: Mapping[str, object] | None = None
    accepted: Mapping[Known, str] | None = None
    """Why a change of a contract does not count."""
    shown_from: Path | None = None
    """The folder that names of files are told from."""

    def reports(self, pairs: Iterable[Pair]) -> Iterator[Report | ProjectError]:
        """A report for each pair, or what is wrong with its file."""
        pairs = list(pairs)
        old_paths = [pair.old_path for pair in pairs if pair.old_path is not None and not pair.is_unchanged]
        old_contents = self.past.read(old_paths)
        for pair in pairs:
            try:
                yield self._report(pair, old_contents)
            except ProjectError as error:
                yield error

    def removal(self, gone: ContractFile) -> Report:
        """The report on a contract that is no more."""
        name = self._named(gone.path)
        fingerprint = fingerprint_of("contract-removed", gone.contract, ABSENT, ABSENT)
        waiver = self._waiver("contract-removed", gone, "", fingerprint)
        notice = Notice(
            rule="contract-removed",
            title=PROJECT_RULES["contract-removed"],
            severity=Severity.ERROR,
            message=f"the contract {gone.contract} was here and is gone; its readers are left without it",
            location=Location(name, 1, 1),
            fingerprint=fingerprint,
            recipe="Deprecate it with a date first, and remove it when nobody reads it.",
            contract=gone.contract,
            waiver=waiver,
        )
        return Report(name, Outcome.PASS if waiver else Outcome.FAIL, (), notices=(notice,))

    def _report(self, pair: Pair, old_contents: Mapping[str, bytes]) -> Report:
        name = self._named(pair.file.path)
        judging = _DEFAULTS.within(self.project.judging_of(pair.file.path)).within(self.options)
        if pair.is_unchanged:
            return Report(name, Outcome.PASS, ())
        new = _document(pair.content, name)
        new_schema = self._schema(new, judging)
        if pair.old_path is None:
            report = Report(name, Outcome.PASS, (), (f"The contract {pair.file.contract} is new.",))
            return self._linted(report, pair.file, None, new_schema, new)
        try:
            old = _document(old_contents[pair.old_path], self._named(pair.old_path))
            old_schema = self._schema(old, judging)
        except ProjectError as error:
            reason = f"At {self.past.label} it was no usable schema, so there is nothing to compare with: {error}"
            report = Report(name, Outcome.WARN, (), (reason,))
            return self._linted(report, pair.file, None, new_schema, new)
        comparison = compare(old_schema, new_schema, mode=Mode(judging.mode or ""), settings=_settings(judging))
        report = self._judged(pair, comparison, Compared(self.past.label, {}, new, old), judging)
        return self._linted(report, pair.file, old_schema, new_schema, new)

    def _linted(
        self, report: Report, file: ContractFile, old: Schema | None, new: Schema, document: Document
    ) -> Report:
        """The report with what the lint rules find that is new, if they are asked."""
        if not self.project.lint:
            return report
        from linting.project.novelties import novelties

        notices = [
            replace(notice, waiver=self._waiver(notice.rule, file, notice.pointer, notice.fingerprint))
            for notice in novelties(old, new, document)
        ]
        severities = {notice.severity for notice in notices if not notice.waiver}
        outcome = report.outcome
        if Severity.ERROR in severities:
            outcome = Outcome.FAIL
        elif severities and outcome is Outcome.PASS:
            outcome = Outcome.WARN
        return replace(report, outcome=outcome, notices=tuple(notices))

    def _judged(self, pair: Pair, comparison: Comparison, compared: Compared, judging: Judging) -> Report:
        wire = comparison_as_json(comparison)
        changes = [self._with_waiver(change, pair.file) for change in wire["changes"]]
        standing = [Level(change["level"]) for change in changes if "waiver" not in change]
        level = max(standing, default=Level.COMPATIBLE)
        failed = level >= Level(judging.fail_on or "")
        outcome = Outcome.FAIL if failed else Outcome.PASS if level is Level.COMPATIBLE else Outcome.WARN
        compared = replace(compared, comparison=wire | {"changes": changes})
        return Report(compared.new.name, outcome, (compared,))

    def _with_waiver(self, change: dict[str, Any], file: ContractFile) -> dict[str, Any]:
        waiver = self._waiver(change["rule"], file, change["pointer"], change["fingerprint"])
        return change | {"waiver": waiver} if waiver and change["level"] != "compatible" else change

    def _waiver(self, rule: str, file: ContractFile, pointer: str, fingerprint: str) -> str:
        if self.project.ignores(rule, file.path, pointer):
            return _CONFIGURED
        return (self.accepted or {}).get((file.contract, fingerprint), "")

    def _schema(self, document: Document, judging: Judging) -> Schema:
        dialect = None if judging.dialect is None else Dialect(judging.dialect)
        try:
            return load(document.value, dialect=dialect, resources=self.resources or {})
        except SchemaError as error:
            line, column = document.position_of(error.pointer if error.pointer.startswith("/") else "")
            pointer = f" (at {error.pointer})" if error.pointer else ""
            place = f"{document.name}:{line}:{column}"
            raise ProjectError(f"{place}: {error.message}{pointer}", remedy=error.remedy) from error

    def _named(self, path: str) -> str:
        """A path of the project as it is reached from where the command runs."""
        return Path(os.path.relpath(self.project.root / path, self.shown_from or self.project.root)).as_posix()


def _document(content: bytes, name: str) -> Document:
    if b"\0" in content[:8192]:
        raise ProjectError(f"{name}: this is a binary file", remedy="Leave it out of `files`.")
    try:
        return read(content, name=name)
    except DocumentError as error:
        place = f"{name}:{error.line}:{error.column}" if error.line is not None else name
        raise ProjectError(f"{place}: {error.message}", remedy=error.remedy) from error


def _settings(judging: Judging) -> Settings:
    return Settings(
        writer=Writer(judging.writer or ""),
        assert_formats=bool(judging.assert_formats),
        readers_apply_defaults=bool(judging.readers_apply_defaults),
    )
