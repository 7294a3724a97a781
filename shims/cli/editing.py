"""`contracts shim invert` and `contracts shim compose`: mappings made of mappings."""

from __future__ import annotations

import json

import click

from linting.cli.completing import FILE
from linting.cli.failures import UnusableError
from shims.cli.reading import mapping_at
from shims.compose import TooLongError, composed
from shims.mapping import Mapping
from shims.ops.base import NotInvertibleError


@click.command(epilog="Example: contracts shim invert up.json > down.json")
@click.argument("mapping", type=FILE)
def invert(mapping: str) -> None:
    """Write the way back of MAPPING; what it loses goes to standard error."""
    known = mapping_at(mapping)
    try:
        _show(known.invert())
    except NotInvertibleError as problem:
        raise UnusableError(f"{mapping}: there is no way back: {problem}") from problem
    for loss in known.losses:
        click.echo(loss, err=True)


@click.command(epilog="Example: contracts shim compose 1-to-2.json 2-to-3.json > 1-to-3.json")
@click.argument("mappings", nargs=-1, required=True, type=FILE)
def compose(mappings: tuple[str, ...]) -> None:
    """Write one mapping that does what MAPPINGS do, one after the other."""
    try:
        _show(composed(map(mapping_at, mappings)))
    except TooLongError as error:
        raise UnusableError(str(error), remedy="Remove the ops that undo one another.") from error


def _show(mapping: Mapping) -> None:
    click.echo(json.dumps(mapping.as_json(), indent=2, ensure_ascii=False))
