"""``contracts diff``: two files, no server."""

from __future__ import annotations

from typing import Any

import click

from linting.cli.completing import FILE
from linting.cli.examples import examples
from linting.cli.offline import report_on_files
from linting.cli.options import dialect_option, reference_option, reports_option, terms_from, terms_options
from linting.cli.output import Output, exit_code_of, write_reports


@click.command(
    epilog=examples(
        "contracts diff --mode full orders-1.0.0.json orders-1.1.0.yaml",
        "contracts diff old.json new.json --output github --output sarif=contracts.sarif",
    )
)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@terms_options
@dialect_option
@reference_option
@reports_option
@click.pass_context
def diff(
    ctx: click.Context,
    /,
    *,
    old: str,
    new: str,
    dialect: str | None,
    references: tuple[str, ...],
    outputs: tuple[Output, ...],
    **terms: Any,
) -> None:
    """Tell what changed from OLD to NEW, and what it breaks.

    Both are files of JSON or YAML; "-" is standard input. Needs no server.
    """
    report = report_on_files(old, new, terms_from(terms), dialect=dialect, references=references)
    write_reports([report], outputs)
    ctx.exit(exit_code_of([report]))
