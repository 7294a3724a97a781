"""Does what somebody writes suit what somebody reads? Decided by containment, and remembered like every verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from linting.schemas import Schema
from registry.catalog.models import Version, VersionState
from registry.catalog.numbering import number_of
from registry.catalog.queries import schema_of, verdict_on
from registry.catalog.terms import Terms
from registry.consumers.models import Reading
from registry.consumers.projection import restricted
from registry.consumers.ranges import VersionRange

MOST_TRIED = 5
"""How many versions of a range are tried, the latest first."""


class Answer(StrEnum):
    PROVED = "proved"
    UNDECIDED = "undecided"
    REFUTED = "refuted"
    RETIRED = "retired"  # all that it reads was retired
    UNKNOWN = "unknown"  # nothing that it reads was published


@dataclass(frozen=True)
class Fit:
    """Whether payloads suit a reader; where they do not, one that shows it (`{"payload": …}`), and against what."""

    answer: Answer
    against: str = ""
    witness: dict[str, Any] | None = None
    reason: str = ""


def fit_of(written: Schema, reading: Reading, line: Sequence[Version], *, terms: Terms, keep: bool = True) -> Fit:
    """Whether every payload of `written` suits the reader.

    `line` is every version of the contract, highest first. It is enough that the payloads are valid under one of the
    versions that the reader was written for. Where it reads certain fields only, only these count.
    """
    readable = [version for version in versions_read(reading, line) if version.state != VersionState.RETIRED]
    if not readable:
        return Fit(Answer.RETIRED if versions_read(reading, line) else Answer.UNKNOWN)
    if same := next((version for version in readable if version.digest == written.digest), None):
        return Fit(Answer.PROVED, same.number)
    worst = None
    for version in readable[:MOST_TRIED]:
        fit = _fit_with(written, version, reading.fields, terms, keep)
        if fit.answer is Answer.PROVED:
            return fit
        if worst is None or (fit.answer is Answer.UNDECIDED and worst.answer is Answer.REFUTED):
            worst = fit
    assert worst is not None, "at least one version was tried"  # noqa: S101
    return worst


def versions_read(reading: Reading, line: Sequence[Version]) -> list[Version]:
    """The versions that a build was written for, highest first.

    Of a range these are the versions that were published when the build was registered: nobody has tried it with
    later ones, so those have to be proved to suit. A number that it names counts whenever it is published.
    """
    wanted = VersionRange.parse(reading.range)
    known_until = None if wanted.number else reading.application_version.registered_at
    return [
        version
        for version in line
        if version.published_at is not None
        and (known_until is None or version.published_at <= known_until)
        and number_of(version) in wanted
    ]


def accepts_of(reader: Schema, written: Version, fields: Sequence[str], *, terms: Terms, keep: bool) -> Fit:
    """Whether a reader that moves to `reader` still reads what was written for `written`."""
    return _asked(schema_of(written), reader, fields, terms=terms, keep=keep, against=written.number)


def _fit_with(written: Schema, version: Version, fields: Sequence[str], terms: Terms, keep: bool) -> Fit:
    return _asked(written, schema_of(version), fields, terms=terms, keep=keep, against=version.number)


def _asked(written: Schema, reader: Schema, fields: Sequence[str], *, terms: Terms, keep: bool, against: str) -> Fit:
    verdict = verdict_on(written, reader, terms=terms, keep=keep)
    if verdict["answer"] != Answer.PROVED and fields and (part := restricted(reader, fields)) is not None:
        verdict = verdict_on(written, part, terms=terms, keep=keep)
    return Fit(Answer(verdict["answer"]), against, verdict.get("witness"), verdict.get("reason", ""))
