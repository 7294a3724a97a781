"""`contracts shim verify`: proved, a counterexample, or why neither; which ops may fail, and what is lost."""

from __future__ import annotations

import json
from typing import Any

import click

from linting.cli.completing import FILE
from linting.cli.options import dialect_option, output_option, reference_option
from linting.cli.reading import document_at, resources_from, schema_of
from linting.containment import Settings, Writer
from shims.assessment import assess
from shims.cli.reading import mapping_at

EXIT_CODES = {"proved": 0, "counterexample": 1, "unknown": 4}


@click.command(epilog="Exit codes: 0 proved, 1 counterexample, 2 unreadable input, 4 unknown.")
@click.argument("mapping", type=FILE)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option(
    "--writer",
    type=click.Choice(["declared", "open"]),
    default="declared",
    show_default=True,
    help="What writers send: only declared fields, or anything their schema allows.",
)
@click.option(
    "--assert-formats/--annotate-formats",
    default=True,
    show_default=True,
    help="Whether a wrong format refuses a payload.",
)
@dialect_option
@reference_option
@output_option
@click.pass_context
def verify(
    ctx: click.Context,
    /,
    *,
    mapping: str,
    old: str,
    new: str,
    writer: str,
    assert_formats: bool,
    dialect: str | None,
    references: tuple[str, ...],
    output: str,
) -> None:
    """Does MAPPING turn every payload that is valid under OLD into one that is valid under NEW?

    Example: contracts shim verify mapping.json old.json new.json
    """
    known, resources = mapping_at(mapping), resources_from(references)
    source, target = (schema_of(document_at(path), dialect=dialect, resources=resources) for path in (old, new))
    settings = Settings(Writer(writer), assert_formats=assert_formats)
    told = assess(known, source, target, settings).as_json()
    click.echo(json.dumps(told, ensure_ascii=False) if output == "json" else _as_text(told))
    ctx.exit(EXIT_CODES[told["status"]])


def _as_text(told: dict[str, Any]) -> str:
    match told["status"]:
        case "proved":
            lines = ["proved: every valid payload of the one becomes a valid payload of the other"]
        case "counterexample":
            found = told["counterexample"]
            lines = [f"counterexample: {found['error']}", json.dumps(found["payload"], indent=2, ensure_ascii=False)]
            if found["result"] is not None:
                lines += ["becomes", json.dumps(found["result"], indent=2, ensure_ascii=False)]
        case _:
            lines = [f"unknown: {told['reason']}", f"{told['fuzzed']} payloads were tried, and all went well."]
    for failing in told["may_fail"]:
        shown = f" on {json.dumps(failing['payload'], ensure_ascii=False)}" if "payload" in failing else ""
        lines.append(f"Op {failing['op']} ({failing['name']}) may fail{shown}.")
    if told["round_trip"]:
        lines.append("Nothing is lost: the way back restores every payload.")
    elif "way_back" in told:
        lines.append(f"There is no way back to compare with: {told['way_back']}")
    return "\n".join([*lines, *(f"Lost: {sentence}" for sentence in told["lost"])])
