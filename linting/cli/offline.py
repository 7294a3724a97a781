"""Comparing two files without a server."""

from __future__ import annotations

from linting.changes import Bump, Comparison, Level, compare, comparison_as_json
from linting.cli.options import Terms
from linting.cli.reading import document_at, resources_from, schema_of
from linting.reports import Compared, Outcome, Report

_NUMBER_NEEDED = {
    Bump.MAJOR: "It needs a new major version.",
    Bump.MINOR: "It needs a new minor version.",
    Bump.PATCH: "It needs a new patch version.",
    Bump.NONE: "",
}


def report_on_files(old: str, new: str, terms: Terms, *, dialect: str | None, references: tuple[str, ...]) -> Report:
    """Compare two files. Raises UnusableError where one of them cannot be read."""
    resources = resources_from(references)
    old_document, new_document = document_at(old), document_at(new)
    old_schema = schema_of(old_document, dialect=dialect, resources=resources)
    new_schema = schema_of(new_document, dialect=dialect, resources=resources)
    comparison = compare(old_schema, new_schema, mode=terms.mode, settings=terms.settings)
    return Report(
        name=new_document.name,
        outcome=_outcome(comparison, terms),
        compared=(Compared(old_document.name, comparison_as_json(comparison), new_document, old_document),),
        reasons=tuple(reason for reason in (_NUMBER_NEEDED[comparison.bump],) if reason),
    )


def _outcome(comparison: Comparison, terms: Terms) -> Outcome:
    if terms.fails(change.level for change in comparison.changes):
        return Outcome.FAIL
    return Outcome.PASS if comparison.level is Level.COMPATIBLE else Outcome.WARN
