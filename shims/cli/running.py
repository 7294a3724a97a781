"""`contracts shim run`: one payload from standard input to standard output."""

from __future__ import annotations

import sys

import click

from linting.cli.completing import FILE
from linting.cli.failures import ExitCode, Failure, UnusableError
from shims.cli.reading import mapping_at
from shims.errors import ShimError
from shims.runtimes.python import transform


class _FailedError(Failure):
    exit_code = ExitCode.FINDINGS


@click.command(epilog="Example: contracts shim run mapping.json < payload.json")
@click.argument("mapping", type=FILE)
def run(mapping: str) -> None:
    """Transform the payload on standard input by MAPPING; what no op touches keeps its spelling."""
    known = mapping_at(mapping)
    try:
        text = sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise UnusableError("<stdin>: this is not UTF-8") from error
    try:
        click.echo(transform(text, known))
    except ShimError as failure:
        where = "" if failure.op_index is None else f"op {failure.op_index}: "
        raise _FailedError(f"{where}{failure.message} ({failure.code})") from failure
