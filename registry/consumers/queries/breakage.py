"""Who would break if a schema became the next version of a contract: by name, each with a payload that shows it."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from linting.schemas import Schema
from registry.catalog.models import Contract, Version, VersionState
from registry.catalog.terms import Terms
from registry.consumers.fitting import Answer, Fit, accepts_of, fit_of, versions_read
from registry.consumers.models import Reading
from registry.consumers.queries.applications import Reader, readers_of

MOST_ASKED = 100
"""Different questions to the engine; consumers beyond that are named without an answer."""


class Moment(StrEnum):
    """When it breaks."""

    AT_ONCE = "at-once"  # as soon as payloads of the new version reach it
    ON_UPGRADE = "on-upgrade"  # once it reads the new version, while others still write the old one


@dataclass(frozen=True)
class BrokenConsumer:
    """An application that would refuse payloads, or of which that could not be ruled out (`undecided`)."""

    application: str
    team: str
    version: str
    environments: tuple[str, ...]
    reads: str
    fields: tuple[str, ...]
    breaks: Moment
    fit: Fit

    def as_json(self) -> dict[str, Any]:
        return {
            "application": self.application,
            "team": self.team,
            "version": self.version,
            "environments": list(self.environments),
            "reads": self.reads,
            "fields": list(self.fields),
            "breaks": self.breaks.value,
            "answer": self.fit.answer.value,
            "against": self.fit.against,
            "witness": self.fit.witness,
        }


def broken_by(
    schema: Schema, contract: Contract, line: Sequence[Version], *, terms: Terms, keep: bool = True
) -> tuple[BrokenConsumer, ...]:
    """The registered consumers of `contract` that `schema` would break, those that break at once first.

    `line` is every version of the contract, in any order.
    """
    ordered = sorted(line, key=lambda version: (version.major, version.minor, version.patch), reverse=True)
    asking = _Asking(schema, ordered, terms, keep)
    found = [broken for reader in readers_of(contract) if (broken := asking.about(reader)) is not None]
    return tuple(sorted(found, key=lambda broken: (broken.breaks is Moment.ON_UPGRADE, broken.application)))


class _Asking:
    """Asks each different question once."""

    def __init__(self, schema: Schema, line: Sequence[Version], terms: Terms, keep: bool) -> None:
        self._schema, self._line, self._terms, self._keep = schema, line, terms, keep
        self._answers: dict[Hashable, tuple[Moment, Fit] | None] = {}

    def about(self, reader: Reader) -> BrokenConsumer | None:
        reading = reader.reading
        question = (tuple(read.pk for read in versions_read(reading, self._line)), tuple(reading.fields))
        if question not in self._answers:
            over = len(self._answers) >= MOST_ASKED
            unasked = (Moment.AT_ONCE, Fit(Answer.UNDECIDED, reason="There are too many consumers to ask for each."))
            self._answers[question] = unasked if over else next(self._troubles(reading), None)
        answer = self._answers[question]
        if answer is None:
            return None
        build = reader.build
        return BrokenConsumer(
            application=build.application.name,
            team=build.application.owner_team.slug,
            version=build.number,
            environments=reader.environments,
            reads=reading.range,
            fields=tuple(reading.fields),
            breaks=answer[0],
            fit=answer[1],
        )

    def _troubles(self, reading: Reading) -> Iterator[tuple[Moment, Fit]]:
        asked = {"terms": self._terms, "keep": self._keep}
        fit = fit_of(self._schema, reading, self._line, **asked)
        if fit.answer in (Answer.REFUTED, Answer.UNDECIDED):
            yield Moment.AT_ONCE, fit
        in_use = [read for read in versions_read(reading, self._line) if read.state != VersionState.RETIRED]
        for version in in_use[:1]:
            fit = accepts_of(self._schema, version, reading.fields, **asked)
            if fit.answer is not Answer.PROVED:
                yield Moment.ON_UPGRADE, fit
