"""``contracts contains``: the engine's question by itself, for two files or for many rows."""

from __future__ import annotations

import json
import sys

import click

from linting.cli.completing import FILE
from linting.cli.examples import examples
from linting.cli.failures import ExitCode
from linting.cli.options import output_option
from linting.cli.reading import document_at, schema_of
from linting.cli.rows import answered_rows
from linting.containment import Proved, Refuted, Settings, Verdict, Writer
from linting.containment import contains as decide
from linting.schemas import Dialect

_DIALECTS = [dialect.value for dialect in Dialect]


@click.command(
    epilog=examples("contracts contains old.json new.json", "contracts contains --jsonl < cases.jsonl > answers.jsonl")
)
@click.argument("lhs", type=FILE, required=False)
@click.argument("rhs", type=FILE, required=False)
@click.option("--jsonl", is_flag=True, help="Read rows with id, draft, lhs and rhs; write a line for each.")
@click.option(
    "--writer",
    type=click.Choice(["open", "declared"]),
    default="open",
    show_default=True,
    help="What is valid under LHS: anything it allows, or only fields that it declares.",
)
@click.option(
    "--assert-formats/--annotate-formats",
    default=False,
    show_default=True,
    help="Whether a wrong format refuses a payload.",
)
@click.option("--budget", type=click.IntRange(min=1), help="Steps of the engine before it gives up.")
@click.option("--readers-apply-defaults", is_flag=True, help="Readers fill in defaults before they validate.")
@click.option(
    "--dialect", "--draft", "draft", type=click.Choice(_DIALECTS), help="How to read schemas without $schema."
)
@output_option
@click.pass_context
def contains(
    ctx: click.Context,
    /,
    *,
    lhs: str | None,
    rhs: str | None,
    jsonl: bool,
    writer: str,
    assert_formats: bool,
    budget: int | None,
    readers_apply_defaults: bool,
    draft: str | None,
    output: str,
) -> None:
    """Is every payload that is valid under LHS valid under RHS too?

    Answers proved, refuted with a payload, or undecided with the reason. The exit code is 0 where it is proved and 1
    where it is not; with --jsonl it is 0 where every row has its answer.
    """  # fmt: skip
    settings = Settings(
        Writer(writer),
        assert_formats=assert_formats,
        readers_apply_defaults=readers_apply_defaults,
        budget=budget or Settings().budget,
    )
    if jsonl:
        if lhs is not None:
            raise click.UsageError("--jsonl reads standard input and takes no files")
        ctx.exit(_stream(settings, draft))
    if lhs is None or rhs is None:
        raise click.UsageError("Name two files, or give --jsonl and rows on standard input")
    left, right = (schema_of(document_at(path), dialect=draft) for path in (lhs, rhs))
    verdict = decide(left, right, settings)
    click.echo(json.dumps(_as_json(verdict), ensure_ascii=False) if output == "json" else _as_text(verdict))
    ctx.exit(ExitCode.CLEAN if isinstance(verdict, Proved) else ExitCode.FINDINGS)


def _stream(settings: Settings, draft: str | None) -> ExitCode:
    """Answer row by row, each written as soon as it is known; what was counted goes to standard error."""
    counts = {"proved": 0, "refuted": 0, "undecided": 0}
    for answer in answered_rows(sys.stdin.buffer, settings, draft):
        counts[_NAMES[answer["answer"]]] += 1
        line = json.dumps(answer, ensure_ascii=False) + "\n"
        sys.stdout.buffer.write(line.encode(errors="backslashreplace"))  # UTF-8 on every terminal; half a pair escaped
        sys.stdout.buffer.flush()
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    click.echo(f"{sum(counts.values())} rows: {told}", err=True)
    return ExitCode.CLEAN


_NAMES = {True: "proved", False: "refuted", None: "undecided"}


def _as_json(verdict: Verdict) -> dict[str, object]:
    from linting.changes import verdict_as_json

    return verdict_as_json(verdict) or {}


def _as_text(verdict: Verdict) -> str:
    if isinstance(verdict, Proved):
        return "proved: every payload of LHS is valid under RHS"
    where = f" (at {verdict.pointer})" if verdict.pointer else ""
    if isinstance(verdict, Refuted):
        payload = json.dumps(verdict.witness, indent=2, ensure_ascii=False)
        return f"refuted: {verdict.reason}{where}\nThis payload is valid under LHS and not under RHS:\n{payload}"
    return f"undecided: {verdict.reason}{where}"
