"""``contracts check`` for a repository: its contracts by its configuration, against Git, a folder or the registry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from linting.cli.connection import is_to_be_asked
from linting.cli.examination import Examination, examined, judging_said
from linting.cli.failures import ExitCode, Failure, UnreachableError, UnusableError
from linting.cli.output import exit_code_of, unreached, write_reports
from linting.cli.refusals import with_refusals
from linting.project.config import Project
from linting.project.discovery import ContractFile, shown_from_here
from linting.project.errors import ProjectError
from linting.project.rules import rule_hint, rules_named, selected
from linting.project.selection import contracts_here
from linting.records import replace
from linting.reports import Report


def check_project(ctx: click.Context, paths: Sequence[str], options: dict[str, Any]) -> ExitCode:
    """Check what PATHS and the configuration name, write the reports, and say how the command ends."""
    try:
        project, files = contracts_here(paths, may_be_gone=options["against"] != "registry")
        project = _narrowed(project, options)
        where = {**options, "server": options["server"] or project.server}
        offline_ok = options["offline_ok"] or project.offline_ok
        if options["against"] == "registry":
            return _checked_by_registry(project, files, where, offline_ok)
        examination = _examined(ctx, project, files, options, is_partial=bool(paths))
    except ProjectError as error:
        raise UnusableError.of(error) from error
    if not is_to_be_asked(options, project.server):
        return _told(examination, options)
    from linting.cli.beside_registry import with_registry

    try:
        joined = with_registry(examination, where)
    except UnreachableError as error:
        return unreached(error, offline_ok=offline_ok, otherwise=_told(examination, options))
    except UnusableError:
        _told(examination, options)
        raise
    return _told(joined, options)


def _checked_by_registry(
    project: Project, files: Sequence[ContractFile], where: dict[str, Any], offline_ok: bool
) -> ExitCode:
    try:
        found = _by_registry(files, [shown_from_here(project, file.path) for file in files], where)
    except UnreachableError as error:
        return unreached(error, offline_ok=offline_ok)
    return _told(Examination(project, files, found, "the registry"), where)


def _examined(
    ctx: click.Context, project: Project, files: Sequence[ContractFile], options: dict[str, Any], *, is_partial: bool
) -> Examination:
    return examined(
        project,
        files,
        against=options["against"],
        options=judging_said(ctx, options),
        references=options["references"],
        is_partial=is_partial,
        new_only=options["new_only"],
        mends=options["fix"],
        tells_edits=any(output.form == "sarif" for output in options["outputs"]),
    )


def _told(examination: Examination, options: dict[str, Any]) -> ExitCode:
    reports, refusals = examination.reports, examination.refusals
    told = [report for report in reports if _has_something_to_tell(report)]
    written = with_refusals(reports, refusals)
    write_reports(written, options["outputs"], told=told, fingerprints=True, of_many=True)
    count = len(examination.files)
    removed, renamed = (_counted(reports, rule) for rule in ("contract-removed", "contract-renamed"))
    gone = f", {removed} gone" if removed else ""
    gone += f", {renamed} renamed" if renamed else ""
    failed = f"{sum(report.outcome == 'fail' for report in reports)} failed"
    unreadable = f", {len(refusals)} could not be checked" if refusals else ""
    noun = "contract" if count == 1 else "contracts"
    click.echo(f"{count} {noun} checked against {examination.against}{gone}: {failed}{unreadable}", err=True)
    for refusal in refusals:
        refusal.show()
    return ExitCode.UNUSABLE if refusals else exit_code_of(reports)


def _narrowed(project: Project, options: dict[str, Any]) -> Project:
    """The command line narrows which rules count."""
    select, ignore = selected(_codes(options["select"])), _codes(options["ignore"])
    is_linted = project.lint or options["lint"] or options["fix"]
    return replace(project, select=select or project.select, ignore=(*project.ignore, *ignore), lint=is_linted)


def _codes(names: Sequence[str]) -> tuple[str, ...]:
    """The rules that are named, one by one or by their family. Raises UnusableError for a name that nothing has."""
    for name in names:
        if not rules_named(name):
            raise UnusableError(f"there is no rule {name!r}", remedy=rule_hint(name))
    return tuple(code for name in names for code in rules_named(name))


def _by_registry(
    files: Sequence[ContractFile], paths: Sequence[str], where: dict[str, Any]
) -> Sequence[Report | Failure]:
    from linting.cli.by_registry import checked_by_registry

    if where["number"] is not None:
        raise click.UsageError("--version is about one contract: name it with --contract")
    return checked_by_registry(paths, [file.contract for file in files], where) if paths else []


def _has_something_to_tell(report: Report) -> bool:
    return bool(report.compared or report.notices or report.reasons or report.mended)


def _counted(reports: Sequence[Report], rule: str) -> int:
    return sum(notice.rule == rule for report in reports for notice in report.notices)
