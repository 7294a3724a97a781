"""What only a registry can add to a check by Git: who would break, what its policies say, and the next number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from linting.cli.by_registry import CONTRACT_NAME, UNKNOWN, report_from, request_for, unknown_contract
from linting.cli.connection import server_from
from linting.cli.examination import Examination
from linting.cli.failures import Failure
from linting.documents import Document
from linting.project.discovery import ContractFile, shown_from_here
from linting.records import replace
from linting.reports import Outcome, Report

_COMPARED_HERE = frozenset({"breaking", "undecided", "risky", "unchanged", "first-version", UNKNOWN})
"""Reasons about what was compared with a commit already, where waivers count; the rest are the registry's own."""
_ORDER = list(Outcome)


class _Asked(NamedTuple):
    at: int
    file: ContractFile
    document: Document


def with_registry(examination: Examination, options: dict[str, Any]) -> Examination:
    """The reports on what changed, with the registry's part. Raises UnreachableError or UnusableError."""
    changed = list(_changed(examination))
    asked = [each for each in changed if CONTRACT_NAME.fullmatch(each.file.contract)]
    found = list(examination.found)
    for each in changed:
        if each not in asked and not examination.project.ignores(UNKNOWN, each.file.path, ""):
            found[each.at] = _never_known(found[each.at], each)
    if not asked:
        return replace(examination, found=found)
    requests = [request_for(each.document, each.file.contract) for each in asked]
    answers = server_from(options).checked(requests)
    for each, answer in zip(asked, answers, strict=True):
        is_name_checked = not examination.project.ignores(UNKNOWN, each.file.path, "")
        found[each.at] = _joined(found[each.at], each.document, answer, is_name_checked)
    return replace(examination, found=found)


def _changed(examination: Examination) -> Iterator[_Asked]:
    """Every file that changed."""
    files = {shown_from_here(examination.project, file.path): file for file in examination.files}
    for at, report in enumerate(examination.found):
        if isinstance(report, Report) and report.document is not None and report.name in files:
            yield _Asked(at, files[report.name], report.document)


def _never_known(report: Report | Failure, asked: _Asked) -> Report | Failure:
    """The report with a finding that no registry could have a contract of this name."""
    if isinstance(report, Failure):
        return report
    told = f"The registry was not asked: it can have no contract {asked.file.contract}, since names are in lower case."
    notices = (*report.notices, unknown_contract(asked.document, told))
    return replace(report, outcome=_worst([report.outcome, Outcome.WARN]), notices=notices)


def _joined(
    report: Report | Failure, document: Document, answer: dict[str, Any], is_name_checked: bool
) -> Report | Failure:
    """A schema that the registry refuses as such is a failure, whatever was found here."""
    told = report_from(document, answer)
    if isinstance(told, Failure) or isinstance(report, Failure):
        return told
    own = [reason for reason in answer["check"]["reasons"] if reason.get("code") not in _COMPARED_HERE]
    notices = told.notices if is_name_checked else ()
    return replace(
        report,
        outcome=_worst([report.outcome, *(reason["outcome"] for reason in own), *(Outcome.WARN for _ in notices)]),
        reasons=(*report.reasons, *(reason["sentence"] for reason in own)),
        notices=(*report.notices, *notices),
        suggested_version=told.suggested_version if report.compared else None,
        consumers=told.consumers,
    )


def _worst(outcomes: Sequence[str]) -> Outcome:
    return max(map(Outcome, outcomes), key=_ORDER.index)
