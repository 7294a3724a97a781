"""``contracts lint``: what is unwise about a schema by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from linting.cli.failures import ExitCode, UnusableError
from linting.cli.options import dialect_option, output_option, reference_option
from linting.cli.reading import document_at, resources_from, schema_of
from linting.documents import Document
from linting.rules import Finding, Level, Selection, SelectionError

_LEVELS = click.Choice(["note", "warning", "error"])


@click.command(
    epilog="Examples: contracts lint orders.json; contracts lint --select safety --select naming-case schemas/*.yaml; "
    "contracts lint --fix orders.json"
)
@click.argument("files", nargs=-1, required=True)
@click.option("--select", multiple=True, metavar="RULE", help="Ask only these rules or families, or `all`.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules or families out.")
@click.option("--option", "options", multiple=True, metavar="RULE.NAME=VALUE", help="Set an option of a rule.")
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without changing valid payloads.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix, mend also what changes which payloads are valid.")
@click.option("--show", type=_LEVELS, default="warning", show_default=True, help="The lowest level to list.")
@click.option(
    "--fail-on", type=_LEVELS, default="warning", show_default=True, help="The lowest level that makes the exit code 1."
)
@dialect_option
@reference_option
@output_option
@click.pass_context
def lint(ctx: click.Context, /, *, files: tuple[str, ...], **options: Any) -> None:
    """Find what is unwise in schema FILES: mistakes, traps for later versions, hazards, missing context, style.

    `contracts rules` lists the rules and `contracts rule CODE` explains one.
    """  # fmt: skip
    from linting.cli.findings import LintedFile, findings_as_json, findings_as_text
    from linting.reports import palette_for

    selection = _selection(options)
    linted: list[LintedFile] = []
    refusals: list[UnusableError] = []
    for file in files:
        try:
            linted.append(_linted(file, selection, options))
        except UnusableError as refusal:
            refusals.append(refusal)
    show = Level(options["show"])
    if options["output"] == "json":
        click.echo(findings_as_json(linted), nl=False)
    else:
        click.echo(findings_as_text(linted, show, palette_for(sys.stdout)), nl=False)
    for each in refusals:
        each.show()
    failed = any(finding.level >= options["fail_on"] for one in linted for finding in one.findings)
    ctx.exit(ExitCode.UNUSABLE if refusals else ExitCode.FINDINGS if failed else ExitCode.CLEAN)


def _selection(options: dict[str, Any]) -> Selection:
    """What the options ask for. Raises UsageError for what is not there."""
    from linting.rules.loading import RULES

    given: dict[str, dict[str, Any]] = {}
    for option in options["options"]:
        place, separator, text = option.partition("=")
        code, dot, name = place.partition(".")
        if not separator or not dot:
            raise click.UsageError(f"--option {option}: this is not RULE.NAME=VALUE")
        given.setdefault(code, {})[name] = _read_option(text)
    selection = Selection(select=options["select"], ignore=options["ignore"], options=given)
    try:
        selection.check(RULES)
    except SelectionError as error:
        raise click.UsageError(" ".join(part for part in (f"{error.message}.", error.remedy) if part)) from None
    return selection


def _read_option(text: str) -> Any:
    """JSON where it is, else a text."""
    import json

    try:
        return json.loads(text)
    except ValueError:
        return text


def _linted(file: str, selection: Selection, options: dict[str, Any]) -> Any:
    from linting.cli.findings import LintedFile
    from linting.rules.running import lint as run
    from linting.rules.tolerance import load_tolerantly

    document = document_at(file)
    resources = resources_from(options["references"])

    def findings_in(text: Document) -> tuple[Finding, ...]:
        schema = schema_of(text, dialect=options["dialect"], resources=resources, load=load_tolerantly)
        return run(schema, selection).findings

    findings = findings_in(document)
    if not options["fix"]:
        return LintedFile(document, findings)
    from linting.rules.fixing import fixed

    result = fixed(document, _lenient(findings_in), unsafe=options["unsafe_fixes"])
    if result.mended:
        _write(file, result.document)
        findings = findings_in(result.document)
    return LintedFile(result.document, findings, result.mended, was_to_be_mended=True)


def _lenient(findings_in: Any) -> Any:
    """Findings, or None for a text that is no usable schema any more."""

    def look(text: Document) -> tuple[Finding, ...] | None:
        try:
            found: tuple[Finding, ...] = findings_in(text)
        except UnusableError:
            return None
        return found

    return look


def _write(file: str, document: Document) -> None:
    """Write the text back as it was read: a byte-order mark and line ends stay."""
    if file == "-":
        raise click.UsageError("--fix needs files; standard input cannot be mended")
    path = Path(file)
    mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    try:
        path.write_bytes(mark + document.text.encode())
    except OSError as error:
        raise UnusableError(f"{file}: {error.strerror or error}") from error
