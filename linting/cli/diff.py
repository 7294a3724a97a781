"""``contracts diff``: two files, no server."""

from __future__ import annotations

from typing import Any

import click

from linting.cli.offline import report_on_files, write_reports
from linting.cli.options import dialect_option, output_option, reference_option, terms_from, terms_options


@click.command(epilog="Example: contracts diff --mode full orders-1.0.0.json orders-1.1.0.yaml")
@click.argument("old")
@click.argument("new")
@terms_options
@dialect_option
@reference_option
@output_option
@click.pass_context
def diff(
    ctx: click.Context,
    /,
    *,
    old: str,
    new: str,
    dialect: str | None,
    references: tuple[str, ...],
    output: str,
    **terms: Any,
) -> None:
    """Tell what changed from OLD to NEW, and what it breaks.

    Both are files of JSON or YAML; "-" is standard input. Needs no server.
    """
    report = report_on_files(old, new, terms_from(terms), dialect=dialect, references=references)
    ctx.exit(write_reports([report], output))
