"""``contracts check``: would the registry take this schema as the contract's next version?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from linting.cli.failures import ExitCode, UnusableError
from linting.cli.offline import report_on_files
from linting.cli.options import dialect_option, reference_option, reports_option, terms_from, terms_options
from linting.cli.output import exit_code_of, write_reports
from linting.cli.reading import document_at
from linting.documents import Document
from linting.reports import Compared, Outcome, Report

_CONTRACT_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*/[a-z0-9][a-z0-9._-]*")


@click.command(
    epilog="Examples: contracts check orders.json --contract shop/orders --server https://contracts.example.org; "
    "contracts check orders.json --against orders-1.0.0.json"
)
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--contract",
    "contracts",
    multiple=True,
    metavar="NS/NAME",
    help="The contract that a file is a version of; once for each file.",
)
@click.option("--against", metavar="FILE", help="Compare with this file, and ask no server.")
@click.option("--version", "number", metavar="N", help="The version number that the schema is to have.")
@click.option("--server", envvar="CONTRACTS_SERVER", show_envvar=True, help="The address of the registry.")
@click.option("--token", envvar="CONTRACTS_TOKEN", show_envvar=True, help="An access token of the registry.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    help="Seconds to wait for the registry.",
)
@terms_options
@dialect_option
@reference_option
@reports_option
@click.pass_context
def check(ctx: click.Context, /, *, files: tuple[str, ...], **options: Any) -> None:
    """Check FILES against the registry, or one file --against another.

    The registry answers as it would to a submission, and stores nothing of the schema. The settings of the
    comparison are the contract's own there; given as options they hold for --against.
    """  # fmt: skip
    found = _offline(files, options) if options["against"] else _by_server(files, options)
    reports = [each for each in found if isinstance(each, Report)]
    refusals = [each for each in found if isinstance(each, UnusableError)]
    if reports:
        write_reports(reports, options["outputs"])
    for refusal in refusals:
        refusal.show()
    ctx.exit(ExitCode.UNUSABLE if refusals else exit_code_of(reports))


def _offline(files: tuple[str, ...], options: dict[str, Any]) -> Sequence[Report]:
    if options["contracts"]:
        raise click.UsageError("--against compares with a file, --contract with the registry: give one of them")
    old, terms = options["against"], terms_from(options)
    named = {"dialect": options["dialect"], "references": options["references"]}
    return [report_on_files(old, new, terms, **named) for new in files]


def _by_server(files: tuple[str, ...], options: dict[str, Any]) -> Sequence[Report | UnusableError]:
    from linting.cli.server import Server

    contracts = options["contracts"]
    if not contracts:
        raise click.UsageError("Say what to compare with: --contract NS/NAME and a server, or --against FILE")
    for contract in contracts:
        if not _CONTRACT_NAME.fullmatch(contract):
            raise click.UsageError(f"--contract {contract}: a contract is named as namespace/name, in lower case")
    if len(contracts) != len(files):
        raise click.UsageError(f"{len(files)} files need as many --contract options; there are {len(contracts)}")
    if not options["server"]:
        remedy = "Give --server or set CONTRACTS_SERVER; --against FILE needs no server."
        raise UnusableError("no server is given", remedy=remedy)
    documents = [document_at(file) for file in files]
    server = Server(options["server"], options["token"], options["timeout"])
    asked = [_request(*pair, options["number"]) for pair in zip(documents, contracts, strict=True)]
    results = server.checked(asked)
    return [_report(document, result) for document, result in zip(documents, results, strict=True)]


def _request(document: Document, contract: str, number: str | None) -> dict[str, Any]:
    request = {"contract": contract, "schema": document.text, "syntax": document.syntax}
    return request if number is None else {**request, "version": number}


def _report(document: Document, result: dict[str, Any]) -> Report | UnusableError:
    """The registry's answer to one check, or what it finds wrong with the file."""
    if "problem" in result:
        from linting.cli.server import problem_in_file

        problem = result["problem"]
        return UnusableError(problem_in_file(problem, document.name), remedy=problem.get("remedy", ""))
    answer = result["check"]
    return Report(
        name=document.name,
        outcome=Outcome(answer["outcome"]),
        compared=tuple(_compared(document, each) for each in answer["comparisons"]),
        reasons=tuple(reason["sentence"] for reason in answer["reasons"]),
        suggested_version=answer["suggested_version"],
    )


def _compared(document: Document, compared: dict[str, Any]) -> Compared:
    return Compared(compared["version"], compared["comparison"], document, counts=compared["counts"])
