"""``contracts check`` by a registry, which answers as it would to a submission."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from linting.cli.failures import UnusableError
from linting.cli.reading import document_at
from linting.documents import Document
from linting.reports import Compared, Outcome, Report

CONTRACT_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*/[a-z0-9][a-z0-9._-]*")


def checked_by_registry(
    files: Sequence[str], contracts: Sequence[str], options: dict[str, Any]
) -> Sequence[Report | UnusableError]:
    """A report for each file as the next version of its contract, or what the registry finds wrong with the file.

    Raises UnreachableError where the registry does not answer, UnusableError where it cannot be asked.
    """
    from linting.cli.connection import server_from

    for contract in contracts:
        if not CONTRACT_NAME.fullmatch(contract):
            raise click.UsageError(f"--contract {contract}: a contract is named as namespace/name, in lower case")
    if len(contracts) != len(files):
        raise click.UsageError(f"{len(files)} files need as many --contract options; there are {len(contracts)}")
    server = server_from(options)
    documents = [document_at(file) for file in files]
    asked = [_request(*pair, options["number"]) for pair in zip(documents, contracts, strict=True)]
    results = server.checked(asked)
    return [report_from(document, result) for document, result in zip(documents, results, strict=True)]


def _request(document: Document, contract: str, number: str | None) -> dict[str, Any]:
    request = {"contract": contract, "schema": document.text, "syntax": document.syntax}
    return request if number is None else {**request, "version": number}


def report_from(document: Document, result: dict[str, Any]) -> Report | UnusableError:
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
