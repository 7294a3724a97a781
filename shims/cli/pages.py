"""`contracts shim ops` and `contracts shim op`: the language, read off its own files."""

from __future__ import annotations

import json

import click

from linting.cli.failures import UnusableError
from linting.cli.options import output_option
from shims.language import ops as all_ops
from shims.language import page_of, parameters_schema
from shims.ops.base import Op


@click.command(epilog="Example: contracts shim ops --output json")
@output_option
def ops(output: str) -> None:
    """List the ops, each in a line."""
    if output == "json":
        click.echo(json.dumps([_as_json(op) for op in all_ops().values()], indent=2, ensure_ascii=False))
        return
    widest = max(map(len, all_ops()))
    for name, definition in all_ops().items():
        click.echo(f"{name:<{widest}}  {page_of(definition).splitlines()[0]}")


def _names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in all_ops() if name.startswith(incomplete)]


@click.command(epilog="Example: contracts shim op split")
@click.argument("name", shell_complete=_names)
@output_option
def op(name: str, output: str) -> None:
    """Explain the op NAME: what it does, when it fails, its way back, and an example."""
    definition = all_ops().get(name)
    if definition is None:
        from difflib import get_close_matches

        close = get_close_matches(name, all_ops(), n=3)
        remedy = f"Did you mean {' or '.join(close)}?" if close else "`contracts shim ops` lists them."
        raise UnusableError(f"there is no op {name!r}", remedy=remedy)
    if output == "json":
        click.echo(json.dumps(_as_json(definition), indent=2, ensure_ascii=False))
    else:
        click.echo(f"{name}\n\n{page_of(definition)}")


def _as_json(definition: type[Op]) -> dict[str, object]:
    page = page_of(definition)
    return {
        "op": definition.name,
        "level": definition.level,
        "title": page.splitlines()[0],
        "parameters": parameters_schema(definition),
        "page": page,
    }
