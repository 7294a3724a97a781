"""``contracts check`` by a registry, which answers as it would to a submission."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from linting.changes import ABSENT
from linting.changes.change import fingerprint_of
from linting.cli.failures import UnusableError
from linting.cli.reading import document_at
from linting.documents import Document
from linting.project.rules import PROJECT_RULES
from linting.reports import Compared, Location, Notice, Outcome, Report, Severity

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
    asked = [request_for(*pair, options["number"]) for pair in zip(documents, contracts, strict=True)]
    results = server.checked(asked)
    return [report_from(document, result) for document, result in zip(documents, results, strict=True)]


def request_for(document: Document, contract: str, number: str | None = None) -> dict[str, Any]:
    """What the registry is asked about one file."""
    request = {"contract": contract, "schema": document.text, "syntax": document.syntax}
    return request if number is None else {**request, "version": number}


def report_from(document: Document, result: dict[str, Any]) -> Report | UnusableError:
    """The registry's answer to one check, or what it finds wrong with the file."""
    if "problem" in result:
        from linting.cli.server import place_in_file, problem_in_file

        problem = result["problem"]
        told, location = problem_in_file(problem, document.name), Location(document.name, *place_in_file(problem))
        return UnusableError(told, remedy=problem.get("remedy", ""), location=location)
    answer = result["check"]
    reasons = [reason for reason in answer["reasons"] if reason.get("code") != UNKNOWN]
    notices = tuple(unknown_contract(document, each["sentence"]) for each in answer["reasons"] if each not in reasons)
    outcome = Outcome(answer["outcome"])
    return Report(
        name=document.name,
        outcome=Outcome.WARN if notices and outcome is Outcome.PASS else outcome,
        compared=tuple(_compared(document, each) for each in answer["comparisons"]),
        reasons=tuple(reason["sentence"] for reason in reasons),
        suggested_version=answer["suggested_version"],
        notices=notices,
        document=document,
        consumers=tuple(answer.get("consumers") or ()),
    )


UNKNOWN = "contract-unknown"


def unknown_contract(document: Document, sentence: str) -> Notice:
    """The finding that the registry has no contract of this name: a new one, or a slip of the keys."""
    rule = PROJECT_RULES[UNKNOWN]
    return Notice(
        rule=rule.code,
        title=rule.title,
        severity=Severity.WARNING,
        message=sentence,
        location=Location(document.name, 1, 1),
        fingerprint=fingerprint_of(rule.code, "", ABSENT, ABSENT),
        recipe=rule.recipe,
    )


def _compared(document: Document, compared: dict[str, Any]) -> Compared:
    return Compared(compared["version"], compared["comparison"], document, counts=compared["counts"])
