"""What is found in a repository, with what is agreed on taken into account; several commands begin with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from linting.cli.failures import Failure, UnusableError
from linting.cli.progress import shown_progress
from linting.cli.reading import resources_from
from linting.project.baselines import baseline_of
from linting.project.checking import Check
from linting.project.config import Judging, Project
from linting.project.described import on_configuration
from linting.project.discovery import ContractFile, shown_from_here
from linting.project.pairing import Pair, former_project, paired
from linting.project.past import past_of
from linting.project.selection import no_contract_of
from linting.project.waivers import WAIVERS_NAME, Known, Waiver, holding, stale, waivers_of
from linting.records import Record, names_of_parts
from linting.reports import Notice, Outcome, Report
from linting.reports.notice import notices_of

_NOTHING_SAID = Judging()
_KNOWN = "known since the baseline"


class Examination(Record):
    """Reports, and what could not be read."""

    project: Project
    files: Sequence[ContractFile]
    found: Sequence[Report | Failure]
    against: str

    @property
    def reports(self) -> list[Report]:
        """One for each file that could be read."""
        return [each for each in self.found if isinstance(each, Report)]

    @property
    def refusals(self) -> list[Failure]:
        """What is wrong with the other files."""
        return [each for each in self.found if isinstance(each, Failure)]

    def findings(self) -> Iterator[tuple[str, Report, Notice]]:
        """Each finding with its contract."""
        contracts = self._contracts()
        for report in self.reports:
            for notice in notices_of(report):
                yield notice.contract or contracts.get(report.name, ""), report, notice

    def known(self) -> Iterator[Known]:
        """The contract and the fingerprint of everything that a waiver could be for; places are not looked up."""
        contracts = self._contracts()
        for report in self.reports:
            contract = contracts.get(report.name, "")
            yield from ((notice.contract or contract, notice.fingerprint) for notice in report.notices)
            for compared in report.compared:
                changes = (change for change in compared.changes if change["level"] != "compatible")
                yield from ((contract, change["fingerprint"]) for change in changes)

    def _contracts(self) -> dict[str, str]:
        return {shown_from_here(self.project, file.path): file.contract for file in self.files}


def examined(
    project: Project,
    files: Sequence[ContractFile],
    *,
    against: str | None = None,
    options: Judging = _NOTHING_SAID,
    references: tuple[str, ...] = (),
    is_partial: bool = False,
    new_only: bool = False,
    mends: bool = False,
    tells_edits: bool = False,
) -> Examination:
    """Compare files with their past, and mend them before if `mends`. Raises ProjectError or UnusableError."""
    today = datetime.now(UTC).date()
    waivers = waivers_of(project.root)
    known = dict.fromkeys(baseline_of(project.root), _KNOWN) if new_only else {}
    past = past_of(project.root, against, project.main_branch)
    check = Check(
        project=project,
        past=past,
        options=options,
        resources=resources_from((*references_of(project), *references)),
        accepted=known | dict(holding(waivers, today)),
        shown_from=Path.cwd(),
        mends=mends,
        tells_edits=tells_edits,
    )
    before = former_project(project, past)
    pairing = paired(project, before, files, past, is_partial=is_partial)
    found = list(_looked_at(check, pairing.pairs))
    shown = shown_from_here(project, project.name)
    if report := on_configuration(project, before, pairing.pairs, past.label, shown):
        found.append(report)
    if is_partial:
        return Examination(project, files, found, past.label)
    if not files and all((project.root / gone.path).exists() for gone in pairing.gone):
        raise no_contract_of(project)
    found += [check.removal(gone) for gone in pairing.gone]
    covered = set(Examination(project, files, found, past.label).known())
    return Examination(project, files, [*found, *_on_waivers(project, waivers, today, covered)], past.label)


def _looked_at(check: Check, pairs: Sequence[Pair]) -> Iterator[Report | Failure]:
    """What is found in each file, in order."""
    for each in shown_progress(check.reports(pairs), len(pairs), "contracts"):
        yield each if isinstance(each, Report) else UnusableError.of(each)


def judging_said(ctx: click.Context, options: dict[str, Any]) -> Judging:
    """What the command line says, without what it has by default."""
    given = {name: options[name] for name in names_of_parts(Judging) if name in options}
    said = {name: value for name, value in given.items() if ctx.get_parameter_source(name) != ParameterSource.DEFAULT}
    return Judging(**said)


def references_of(project: Project) -> tuple[str, ...]:
    """The references of the configuration as options of the command line are written."""
    return tuple(f"{uri}={project.root / file}" for uri, file in project.references.items())


def _on_waivers(project: Project, waivers: list[Waiver], today: date, found: set[Known]) -> list[Report]:
    name = shown_from_here(project, WAIVERS_NAME)
    notices = [
        notice
        for notice in stale(waivers, today, found, name, is_linted=project.lint)
        if not project.ignores(notice.rule, WAIVERS_NAME, "")
    ]
    return [Report(name, Outcome.WARN, (), notices=tuple(notices))] if notices else []
