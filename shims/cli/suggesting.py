"""`contracts shim suggest`: mappings between two versions, ranked, each with its reasons and its verification."""

from __future__ import annotations

import json
from typing import Any

import click

from linting.cli.completing import FILE
from linting.cli.options import dialect_option, output_option, reference_option
from linting.cli.reading import document_at, resources_from, schema_of
from shims.suggest import suggest as propose

_MEANING = {"up": "from OLD to NEW", "down": "from NEW to OLD"}


@click.command(epilog="Exit codes: 0 suggestions are shown, 2 unreadable input.")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@dialect_option
@reference_option
@output_option
def suggest(*, old: str, new: str, dialect: str | None, references: tuple[str, ...], output: str) -> None:
    """Propose mappings from OLD to NEW and back, the best of each direction first.

    Example: contracts shim suggest old.json new.json
    """
    resources = resources_from(references)
    one, other = (schema_of(document_at(path), dialect=dialect, resources=resources) for path in (old, new))
    told = [suggestion.as_json() for suggestion in propose(one, other)]
    if output == "json":
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo("\n\n".join(map(_as_text, told)))


def _as_text(told: dict[str, Any]) -> str:
    verification = told["verification"]
    heading = f"{_MEANING[told['direction']]}: {verification['status']}, {told['class']}"
    if "reason" in verification:
        heading += f": {verification['reason']}"
    ops = [f"  {json.dumps(op, ensure_ascii=False)}" for op in told["mapping"]["ops"]] or ["  (no ops)"]
    notes = [
        f"  {word}: {sentence}"
        for word, sentences in (("Why", told["why"]), ("Asked", told["questions"]), ("Lost", told["lost"]))
        for sentence in sentences
    ]
    return "\n".join([heading, *ops, *notes])
