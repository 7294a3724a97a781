"""``contracts check`` for a repository: its contracts by its configuration, against Git, a folder or the registry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from linting.cli.failures import ExitCode, Failure, UnusableError
from linting.cli.output import exit_code_of, write_reports
from linting.cli.reading import resources_from
from linting.project.checking import Check, pairs_of, removed
from linting.project.config import Binding, Judging, Project
from linting.project.discovery import ContractFile, files_of, path_in, within
from linting.project.errors import ProjectError
from linting.project.loading import project_around
from linting.project.past import past_of
from linting.project.rules import known_rules, rule_hint
from linting.reports import Report

_NO_CONFIG = "`contracts init` writes contracts.yaml; or name the files to check."


def check_project(ctx: click.Context, paths: Sequence[str], options: dict[str, Any]) -> ExitCode:
    """Check what PATHS and the configuration name, write the reports, and say how the command ends."""
    try:
        project, files = _found(paths)
        project = _narrowed(project, options)
        found: Sequence[Report | Failure]
        if options["against"] == "registry":
            found, told = _by_registry(project, files, options), "the registry"
        else:
            found, told = _by_past(ctx, project, files, bool(paths), options)
    except ProjectError as error:
        raise UnusableError(error.message, remedy=error.remedy) from error
    reports = [each for each in found if isinstance(each, Report)]
    write_reports(reports, options["outputs"], told=[report for report in reports if _has_something_to_tell(report)])
    failed = sum(report.outcome == "fail" for report in reports)
    click.echo(f"{_counted(len(files))} checked against {told}, {failed} failed", err=True)
    refusals = [each for each in found if isinstance(each, Failure)]
    for refusal in refusals:
        refusal.show()
    return ExitCode.UNUSABLE if refusals else exit_code_of(reports)


def _found(paths: Sequence[str]) -> tuple[Project, list[ContractFile]]:
    """The project around here and its files; without a configuration, the files that are named."""
    project = project_around(Path.cwd())
    if project is None:
        if not paths:
            raise ProjectError("there is no contracts.yaml here or above", remedy=_NO_CONFIG)
        project = Project(Path.cwd(), contracts=(Binding(("**",), "files/{stem}"),))
        named = [path_in(project, path) for path in paths]
        for path in named:
            if (project.root / path).is_dir():
                raise ProjectError(f"{path}: this is a directory", remedy=_NO_CONFIG)
        return project, [ContractFile(path, path) for path in dict.fromkeys(named)]
    files = files_of(project)
    if not files:
        remedy = "Check the globs in `contracts`; they count from the folder of this file."
        raise ProjectError(f"{project.name}: no file is a contract by it", remedy=remedy)
    return project, within(files, [path_in(project, path) for path in paths]) if paths else files


def _narrowed(project: Project, options: dict[str, Any]) -> Project:
    """The command line narrows which rules count."""
    for rule in (*options["select"], *options["ignore"]):
        if rule not in known_rules():
            raise UnusableError(f"there is no rule {rule!r}", remedy=rule_hint(rule))
    select = options["select"] or project.select
    return replace(project, select=select, ignore=(*project.ignore, *options["ignore"]))


def _by_past(
    ctx: click.Context, project: Project, files: list[ContractFile], is_partial: bool, options: dict[str, Any]
) -> tuple[list[Report | Failure], str]:
    past = past_of(project.root, options["against"], project.main_branch)
    check = Check(project, past, _explicit(ctx, options), _resources(project, options), shown_from=Path.cwd())
    found: list[Report | Failure] = [
        each if isinstance(each, Report) else UnusableError(each.message, remedy=each.remedy)
        for each in check.reports(pairs_of(project, files, past))
    ]
    if not is_partial:
        found += [check.removal(gone) for gone in removed(project, files, past)]
    return found, past.label


def _explicit(ctx: click.Context, options: dict[str, Any]) -> Judging:
    """What the command line says, without what it has by default."""
    given = {each.name: options[each.name] for each in fields(Judging)}
    said = {name: value for name, value in given.items() if ctx.get_parameter_source(name) != ParameterSource.DEFAULT}
    return Judging(**said)


def _resources(project: Project, options: dict[str, Any]) -> dict[str, object]:
    named = tuple(f"{uri}={project.root / file}" for uri, file in project.references.items())
    return resources_from((*named, *options["references"]))


def _by_registry(
    project: Project, files: Sequence[ContractFile], options: dict[str, Any]
) -> Sequence[Report | Failure]:
    from linting.cli.by_registry import checked_by_registry

    if options["number"] is not None:
        raise click.UsageError("--version is about one contract: name it with --contract")
    where = {**options, "server": options["server"] or project.server}
    paths = [_shown(project.root / file.path) for file in files]
    return checked_by_registry(paths, [file.contract for file in files], where) if paths else []


def _shown(path: Path) -> str:
    import os

    return Path(os.path.relpath(path)).as_posix()


def _has_something_to_tell(report: Report) -> bool:
    return bool(report.compared or report.notices or report.reasons)


def _counted(count: int) -> str:
    return f"{count} contract{'' if count == 1 else 's'}"
