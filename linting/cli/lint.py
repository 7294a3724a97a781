"""``contracts lint``: what is unwise about a schema by itself."""

from __future__ import annotations

from typing import Any

import click

from linting.cli.completing import FILE, lint_rules
from linting.cli.connection import offline_option, server_options
from linting.cli.examples import examples
from linting.cli.failures import ExitCode, UnusableError
from linting.cli.options import dialect_option, reference_option, reports_option
from linting.cli.output import exit_code_of, write_reports

_LEVELS = click.Choice(["note", "warning", "error"])


@click.command(
    epilog=examples(
        "contracts lint",
        "contracts lint --select safety --select naming-case schemas/*.yaml",
        "contracts lint --fix orders.json",
        "contracts lint --output sarif=lint.sarif",
    )
)
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATHS]...")
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=lint_rules,
    help="Ask only these rules or families, or `all`; may be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=lint_rules,
    help="Leave these rules or families out; may be repeated.",
)
@click.option("--option", "options", multiple=True, metavar="RULE.NAME=VALUE", help="Set an option of a rule.")
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without changing valid payloads.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix, mend also what changes which payloads are valid.")
@click.option(
    "--show",
    type=_LEVELS,
    help="The lowest level to list; warning if not given, and note with --select.",
)
@click.option(
    "--fail-on", type=_LEVELS, default="warning", show_default=True, help="The lowest level that makes the exit code 1."
)
@dialect_option
@reference_option
@server_options
@offline_option
@reports_option
@click.pass_context
def lint(ctx: click.Context, /, *, paths: tuple[str, ...], **options: Any) -> None:
    """Find what is unwise in schemas: mistakes, traps for later versions, hazards, missing context, style.

    PATHS are schema files, or folders whose contracts contracts.yaml names; all of its contracts if none is given.
    `contracts rules` lists the rules and `contracts rule CODE` explains one. A registry, where one is given, tells
    which fields nobody reads.
    """  # fmt: skip
    from linting.cli.linter import Linted, Linter, linted_files, summary_of
    from linting.cli.progress import shown_progress
    from linting.cli.refusals import with_refusals
    from linting.project.errors import ProjectError
    from linting.project.processes import made_of

    if options["unsafe_fixes"] and not options["fix"]:
        raise click.UsageError("--unsafe-fixes: this goes with --fix, without which nothing is mended")
    project, files = linted_files(paths)
    try:
        linter = Linter.from_options(options, project, files)
    except ProjectError as error:
        raise UnusableError.of(error) from error
    found = list(shown_progress(made_of(linter.linted, files), len(files), "files"))
    linted = [each for each in found if isinstance(each, Linted)]
    reports = [each.report for each in linted]
    refusals = [each for each in found if isinstance(each, UnusableError)]
    told = [report for report in reports if report.notices or report.mended]
    write_reports(with_refusals(reports, refusals), options["outputs"], told=told, of_many=True)
    if linted:
        click.echo(summary_of(linted, is_mended=options["fix"]), err=True)
    for each in refusals:
        each.show()
    ctx.exit(ExitCode.UNUSABLE if refusals else exit_code_of(reports))
