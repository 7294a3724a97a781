"""``contracts submit`` and ``contracts login``: what changes something in a registry, and who is allowed to."""

from __future__ import annotations

from typing import Any

import click

from linting.cli.by_registry import CONTRACT_NAME, report_from
from linting.cli.completing import FILE
from linting.cli.connection import configured_server, server_from, server_options
from linting.cli.examples import examples
from linting.cli.failures import ExitCode, UnusableError
from linting.cli.output import Output, exit_code_of, write_reports
from linting.cli.reading import document_at
from linting.documents import Document


@click.command(
    epilog=examples(
        "contracts submit orders.json --contract shop/orders --note 'Adds a state'",
        "contracts submit schemas/orders.json --publish",
    )
)
@click.argument("file", type=FILE)
@click.option("--contract", metavar="NS/NAME", help="The contract; contracts.yaml knows it if not given.")
@click.option("--version", "number", metavar="N", help="The version number; the registry suggests one if not given.")
@click.option("--note", default="", help="What changed and why, for those who read the history.")
@click.option("--publish", is_flag=True, help="Publish it at once.")
@server_options
@click.pass_context
def submit(
    ctx: click.Context,
    /,
    *,
    file: str,
    contract: str | None,
    number: str | None,
    note: str,
    publish: bool,
    **options: Any,
) -> None:
    """Propose FILE as the next version of its contract.

    The registry decides by the same rules as `contracts check`. What is published never changes again.
    """  # fmt: skip
    document = document_at(file)
    named = contract if contract is not None else _bound(file)
    if not CONTRACT_NAME.fullmatch(named):
        raise click.UsageError(f"--contract {named}: a contract is named as namespace/name, in lower case")
    submission = {"schema": document.text, "syntax": document.syntax, "change_note": note, "publish": publish}
    answer = server_from(options).submitted(named, submission if number is None else {**submission, "version": number})
    if "problem" in answer:
        ctx.exit(_refused(document, answer["problem"]))
    click.echo(f"{document.name}: {answer.get('contract', named)} {answer.get('version')} is {answer.get('state')}")


def _refused(document: Document, problem: dict[str, Any]) -> ExitCode:
    """Show the check that a submission failed. Raises UnusableError for what else the registry finds wrong with it."""
    result = (
        {"check": problem["check"]}
        if problem.get("code") == "check-failed" and "check" in problem
        else {"problem": problem}
    )
    report = report_from(document, result)
    if isinstance(report, UnusableError):
        raise report
    write_reports([report], [Output("text")])
    return exit_code_of([report])


def _bound(file: str) -> str:
    """The contract that a file is a version of, by the configuration."""
    from linting.project.errors import ProjectError
    from linting.project.selection import contracts_here

    try:
        project, files = contracts_here([file])
    except ProjectError as error:
        raise UnusableError.of(error) from error
    if not project.name or len(files) != 1:
        remedy = "Name it with --contract NS/NAME, or bind the file in contracts.yaml."
        raise UnusableError(f"{file}: which contract is this?", remedy=remedy)
    return files[0].contract


@click.command(epilog=examples("contracts login https://contracts.example.org", "contracts login < token.txt"))
@click.argument("server", required=False)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds to wait for it."
)
def login(server: str | None, timeout: float) -> None:
    """Keep an access token for the registry at SERVER, or that of contracts.yaml, after asking whether it holds.

    The token is asked for, or read from standard input, so that it stands in no history of commands.
    """
    import sys

    from linting.cli.credentials import keep_token
    from linting.cli.server import Server

    server = server or configured_server()
    is_asked = sys.stdin.isatty()
    token = click.prompt("Access token", hide_input=True) if is_asked else sys.stdin.readline()
    token = token.strip()
    if not token.isascii() or not token.isprintable() or not token:
        raise UnusableError("this is no token", remedy="Issue one on the page of your team, and paste it as it is.")
    Server(server, token, timeout).greet()
    click.echo(f"{keep_token(server, token)}: the token for {server} is kept")
