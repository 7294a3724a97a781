"""`contracts shim verify`: proved, a counterexample, or why neither; and what is lost."""

from __future__ import annotations

import json
from typing import Any

import click

from linting.cli.options import dialect_option, output_option, reference_option
from linting.cli.reading import document_at, resources_from, schema_of
from linting.containment import Settings, Writer
from shims.cli.reading import mapping_at
from shims.loss import RoundTrip, round_trip
from shims.verify import Counterexample, Proved, Verification
from shims.verify import verify as decide

EXIT_CODES = {"proved": 0, "counterexample": 1, "unknown": 4}


@click.command(epilog="Exit codes: 0 proved, 1 counterexample, 2 unreadable input, 4 unknown.")
@click.argument("mapping")
@click.argument("old")
@click.argument("new")
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
    verification = decide(known, source, target, settings)
    back = round_trip(known, source, settings)
    told = as_json(verification, back)
    click.echo(json.dumps(told, ensure_ascii=False) if output == "json" else _as_text(told))
    ctx.exit(EXIT_CODES[told["status"]])


def as_json(verification: Verification, back: RoundTrip) -> dict[str, Any]:
    """The wire form of a verification and of what is lost."""
    lost = list(dict.fromkeys(loss.sentence for loss in back.losses))
    rest = {"lost": lost, "round_trip": back.is_identity} | ({"way_back": back.reason} if back.reason else {})
    if isinstance(verification, Proved):
        return {"status": "proved", **rest}
    if isinstance(verification, Counterexample):
        found = {"payload": verification.payload, "result": verification.result, "error": verification.error}
        return {"status": "counterexample", "counterexample": found | {"op": verification.op_index}, **rest}
    return {"status": "unknown", "reason": verification.reason, "fuzzed": verification.fuzzed, **rest}


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
    if told["round_trip"]:
        lines.append("Nothing is lost: the way back restores every payload.")
    elif "way_back" in told:
        lines.append(f"There is no way back to compare with: {told['way_back']}")
    return "\n".join([*lines, *(f"Lost: {sentence}" for sentence in told["lost"])])
