"""``contracts check``: may these schemas become the next versions of their contracts?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from linting.cli.by_registry import checked_by_registry
from linting.cli.completing import FILE, pasts, rules_and_families
from linting.cli.connection import offline_option, server_options
from linting.cli.examples import examples
from linting.cli.failures import ExitCode, UnreachableError, UnusableError
from linting.cli.offline import report_on_files
from linting.cli.options import dialect_option, reference_option, reports_option, terms_from, terms_options
from linting.cli.output import exit_code_of, unreached, write_reports
from linting.reports import Report

REGISTRY = "registry"
_AGAINST = "Give git:REF, a file, a folder or `registry`."


@click.command(
    epilog=examples(
        "contracts check",
        "contracts check --against git:v1.2.0 schemas/",
        "contracts check --output github --output sarif=contracts.sarif",
        "contracts check orders.json --contract shop/orders --server https://contracts.example.org",
        "contracts check orders.json --against orders-1.0.0.json",
    )
)
@click.argument("files", nargs=-1, type=FILE, metavar="[PATHS]...")
@click.option(
    "--contract",
    "contracts",
    multiple=True,
    metavar="NS/NAME",
    help="The contract that a file is a version of; once for each file. Asks the registry.",
)
@click.option(
    "--against",
    metavar="git:REF|DIR|FILE|registry",
    shell_complete=pasts,
    help="What to compare with; the commit where this work left the main branch if not given.",
)
@click.option("--version", "number", metavar="N", help="The version number that the schema is to have.")
@server_options
@offline_option
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=rules_and_families,
    help="Let only these rules or families count; may be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=rules_and_families,
    help="Let these rules or families not count; may be repeated.",
)
@click.option("--lint", is_flag=True, help="Ask the lint rules too, about what is new.")
@click.option(
    "--fix", is_flag=True, help="Mend in the files what lint rules find new, where that changes no valid payload."
)
@click.option("--new-only", is_flag=True, help="Let only what the baseline does not know count.")
@terms_options
@dialect_option
@reference_option
@reports_option
@click.pass_context
def check(ctx: click.Context, /, *, files: tuple[str, ...], **options: Any) -> None:
    """Check the contracts of a repository, or those at and below PATHS, against what they were.

    contracts.yaml says which files are contracts; `contracts init` writes one. Where a registry is given, it tells who
    would break and what its policies say; with --contract or --against registry it answers as it would to a submission,
    by the contract's own settings. It stores nothing of the schema.
    """  # fmt: skip
    _refuse_what_would_not_count(ctx, options)
    if not options["contracts"] and _is_about_the_repository(options["against"]):
        from linting.cli.by_project import check_project

        ctx.exit(check_project(ctx, files, options))
    try:
        found = _by_registry(files, options) if options["contracts"] else _offline(files, options)
    except UnreachableError as error:
        ctx.exit(unreached(error, offline_ok=options["offline_ok"]))
    reports = [each for each in found if isinstance(each, Report)]
    refusals = [each for each in found if isinstance(each, UnusableError)]
    if refusals:
        from linting.cli.refusals import with_refusals

        write_reports(with_refusals(reports, refusals), options["outputs"], told=reports)
    else:
        write_reports(reports, options["outputs"])
    for refusal in refusals:
        refusal.show()
    ctx.exit(ExitCode.UNUSABLE if refusals else exit_code_of(reports))


def _refuse_what_would_not_count(ctx: click.Context, options: dict[str, Any]) -> None:
    """Raises UsageError for an option that is given and would change nothing: whoever gave it thinks otherwise."""
    idle: tuple[str, ...]
    if options["contracts"] or options["against"] == REGISTRY:
        idle, why = (*_JUDGING, *_OF_REPOSITORIES), "a registry judges by the settings of the contract"
    elif _is_about_the_repository(options["against"]):
        idle, why = ("number",), "only a registry numbers versions: give --contract as well"
    else:
        idle, why = ("number", *_OF_REPOSITORIES), "this is not for a comparison with a file"
    for parameter in ctx.command.params:
        is_given = ctx.get_parameter_source(parameter.name or "") is not ParameterSource.DEFAULT
        if parameter.name in idle and is_given:
            raise click.UsageError(f"{'/'.join(parameter.opts + parameter.secondary_opts)}: {why}")


_JUDGING = (
    "mode", "writer", "assert_formats", "readers_apply_defaults", "fail_on", "allow_undecided", "dialect", "references",
)  # fmt: skip
_OF_REPOSITORIES = ("lint", "fix", "new_only", "select", "ignore")


def _is_about_the_repository(against: str | None) -> bool:
    return against is None or against == REGISTRY or against.startswith("git:") or Path(against).is_dir()


def _by_registry(files: tuple[str, ...], options: dict[str, Any]) -> Sequence[Report | UnusableError]:
    if options["against"] not in (None, REGISTRY):
        raise click.UsageError("--against compares with files, --contract with the registry: give one of them")
    return checked_by_registry(files, options["contracts"], options)


def _offline(files: tuple[str, ...], options: dict[str, Any]) -> Sequence[Report]:
    old, terms = options["against"], terms_from(options)
    if not Path(old).exists() and old != "-":
        raise UnusableError(f"--against {old}: there is no such file or folder", remedy=_AGAINST)
    if not files:
        raise click.UsageError("--against FILE needs a file to compare with it")
    named = {"dialect": options["dialect"], "references": options["references"]}
    return [report_on_files(old, new, terms, **named) for new in files]
