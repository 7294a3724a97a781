"""Each contract of a project against what it was: which files belong together, and whether a change may pass."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linting.changes import ABSENT, Level, Mode, compare, comparison_as_json
from linting.changes.change import fingerprint_of
from linting.containment import Settings, Writer
from linting.documents import Document
from linting.project.config import DEFAULTS, Judging, Project
from linting.project.discovery import ContractFile
from linting.project.errors import ProjectError
from linting.project.pairing import Pair
from linting.project.past import Past
from linting.project.processes import WORTH_IT, made_of
from linting.project.rules import PROJECT_RULES
from linting.project.texts import document_from, schema_from
from linting.project.waivers import Known
from linting.records import Record, replace
from linting.reports import Compared, Location, Mended, Notice, Outcome, Report, Severity
from linting.schemas import Schema

if TYPE_CHECKING:
    from linting.project.novelties import Novelties

_NOTHING_SAID = Judging()
_CONFIGURED = "ignored by the configuration"


class Former(Record):
    """What a file was: nothing where the contract is new, or why there is nothing to compare with."""

    document: Document | None = None
    schema: Schema | None = None
    why_nothing: str = ""
    outcome: Outcome = Outcome.PASS


class Check(Record):
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
    mends: bool = False
    """Whether files are mended before they are compared."""
    tells_edits: bool = False
    """Whether the reports are to say what repairs would change in the text."""

    def reports(self, pairs: Iterable[Pair]) -> Iterator[Report | ProjectError]:
        """A report for each pair, or what is wrong with its file."""
        pairs = list(pairs)
        old_paths = [pair.old_path for pair in pairs if pair.old_path is not None and not pair.is_unchanged]
        old_contents = self.past.read(old_paths)

        def made(pair: Pair) -> Report | ProjectError:
            try:
                report = self._report(pair, old_contents)
            except ProjectError as error:
                return error
            for compared in report.compared:
                compared.look_up_places()
            return report

        changed = sum(not pair.is_unchanged for pair in pairs)
        yield from made_of(made, pairs, is_worth_it=changed >= WORTH_IT)

    def removal(self, gone: ContractFile) -> Report:
        """The report on a contract that is no more."""
        told = "was here and is gone"
        if (self.project.root / gone.path).exists():
            told = f"is named no longer by {self.project.name}, though its file is here"
        message = f"the contract {gone.contract} {told}; its readers are left without it"
        notice = self._notice(
            "contract-removed", gone, message, fingerprint_of("contract-removed", gone.contract, ABSENT, ABSENT)
        )
        return Report(notice.location.file, Outcome.PASS if notice.waiver else Outcome.FAIL, (), notices=(notice,))

    def _with_rename(self, report: Report, pair: Pair) -> Report:
        """The report on a file, with the finding that its contract has another name now."""
        if not pair.old_contract:
            return report
        file, old = pair.file, pair.old_contract
        message = f"the contract {old} is called {file.contract} now; its readers know it by its old name"
        notice = self._notice(
            "contract-renamed", file, message, fingerprint_of("contract-renamed", "", old, file.contract)
        )
        outcome = report.outcome if notice.waiver else Outcome.FAIL
        return replace(report, outcome=outcome, notices=(notice, *report.notices))

    def _notice(self, code: str, file: ContractFile, message: str, fingerprint: str) -> Notice:
        """An error about a contract as a whole."""
        rule = PROJECT_RULES[code]
        return Notice(
            rule=code,
            title=rule.title,
            severity=Severity.ERROR,
            message=message,
            location=Location(self._named(file.path), 1, 1),
            fingerprint=fingerprint,
            recipe=rule.recipe,
            contract=file.contract,
            waiver=self._waiver(code, file, "", fingerprint),
        )

    def _report(self, pair: Pair, old_contents: Mapping[str, bytes]) -> Report:
        return self._with_rename(self._compared(pair, old_contents), pair)

    def _compared(self, pair: Pair, old_contents: Mapping[str, bytes]) -> Report:
        name = self._named(pair.file.path)
        if pair.trouble:
            remedy = "Leave it out of `files`, or see to it."
            raise ProjectError(f"{name}: {pair.trouble}", remedy=remedy, location=Location(name, 1, 1))
        if pair.is_unchanged:
            return Report(name, Outcome.PASS, ())
        judging = DEFAULTS.within(self.project.judging_of(pair.file.path)).within(self.options)
        new = document_from(pair.content, name)
        new_schema = self._schema(new, judging)
        former = self._former(pair, old_contents, judging)
        mended: tuple[Mended, ...] = ()
        if self.mends:
            new, mended = self._mended(pair.file, former, new, judging)
            new_schema = self._schema(new, judging)
        if former.document is None or former.schema is None:
            report = Report(name, former.outcome, (), (former.why_nothing,))
        else:
            compared = Compared(self.past.label, {}, new, former.document)
            report = self._judged(pair.file, compared, former.schema, new_schema, judging)
        report = replace(report, document=new, mended=mended)
        return self._linted(report, pair.file, former, new_schema, new) if self.project.lint else report

    def _former(self, pair: Pair, old_contents: Mapping[str, bytes], judging: Judging) -> Former:
        if pair.old_path is None:
            return Former(why_nothing=f"The contract {pair.file.contract} is new.")
        try:
            document = document_from(old_contents[pair.old_path], self._named(pair.old_path))
            return Former(document, self._schema(document, judging))
        except ProjectError as error:
            why = f"At {self.past.label} it was no usable schema, so there is nothing to compare with: {error}"
            return Former(why_nothing=why, outcome=Outcome.WARN)

    def _novelties(self, file: ContractFile, former: Former) -> Novelties:
        from linting.project.novelties import Novelties, selection_for

        return Novelties(former.schema, selection_for(self.project, file.path))

    def _mended(
        self, file: ContractFile, former: Former, new: Document, judging: Judging
    ) -> tuple[Document, tuple[Mended, ...]]:
        """The text without those new findings that can be mended, which is written to the file as well."""
        from linting.project.mending import mended
        from linting.reports.linted import fingerprint_of_finding

        novelties = self._novelties(file, former)
        return mended(
            self.project.root / file.path,
            new,
            lambda text: [
                finding
                for finding in novelties.within(self._schema(text, judging))
                if not self._waiver(finding.rule, file, finding.pointer, fingerprint_of_finding(finding))
            ],
        )

    def _linted(self, report: Report, file: ContractFile, former: Former, new: Schema, document: Document) -> Report:
        """The report with what the lint rules find that is new."""
        from linting.reports.linted import lint_notices

        findings = self._novelties(file, former).within(new)
        notices = [
            replace(notice, waiver=self._waiver(notice.rule, file, notice.pointer, notice.fingerprint))
            for notice in lint_notices(document, findings, with_replacements=self.tells_edits)
        ]
        severities = {notice.severity for notice in notices if not notice.waiver}
        outcome = report.outcome
        if Severity.ERROR in severities:
            outcome = Outcome.FAIL
        elif severities and outcome is Outcome.PASS:
            outcome = Outcome.WARN
        return replace(report, outcome=outcome, notices=tuple(notices))

    def _judged(self, file: ContractFile, compared: Compared, old: Schema, new: Schema, judging: Judging) -> Report:
        wire = comparison_as_json(compare(old, new, mode=Mode(judging.mode or ""), settings=_settings(judging)))
        changes = [self._with_waiver(change, file) for change in wire["changes"]]
        standing = [Level(change["level"]) for change in changes if "waiver" not in change]
        counting = [level for level in standing if level is not Level.UNDECIDED or not judging.allow_undecided]
        failed = max(counting, default=Level.COMPATIBLE) >= Level(judging.fail_on or "")
        is_quiet = max(standing, default=Level.COMPATIBLE) is Level.COMPATIBLE
        outcome = Outcome.FAIL if failed else Outcome.PASS if is_quiet else Outcome.WARN
        return Report(compared.new.name, outcome, (replace(compared, comparison=wire | {"changes": changes}),))

    def _with_waiver(self, change: dict[str, Any], file: ContractFile) -> dict[str, Any]:
        waiver = self._waiver(change["rule"], file, change["pointer"], change["fingerprint"])
        return change | {"waiver": waiver} if waiver and change["level"] != "compatible" else change

    def _waiver(self, rule: str, file: ContractFile, pointer: str, fingerprint: str) -> str:
        if self.project.ignores(rule, file.path, pointer):
            return _CONFIGURED
        return (self.accepted or {}).get((file.contract, fingerprint), "")

    def _schema(self, document: Document, judging: Judging) -> Schema:
        return schema_from(document, dialect=judging.dialect, resources=self.resources)

    def _named(self, path: str) -> str:
        """A path of the project as it is reached from where the command runs."""
        root = self.project.root
        if self.shown_from in (None, root):
            return path
        return Path(os.path.relpath(root / path, self.shown_from)).as_posix()


def _settings(judging: Judging) -> Settings:
    return Settings(
        writer=Writer(judging.writer or ""),
        assert_formats=bool(judging.assert_formats),
        readers_apply_defaults=bool(judging.readers_apply_defaults),
    )
