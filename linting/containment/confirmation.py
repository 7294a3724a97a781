"""No payload is shown before an independent validator has judged it on both sides."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

from linting.containment.evaluation import Evaluator
from linting.containment.payloads import size_of
from linting.containment.verdicts import Refuted, Settings, Writer
from linting.documents import pointer_join
from linting.records import Record
from linting.schemas import Schema, SchemaError
from linting.schemas.terms import Term
from linting.schemas.values import exact

_LONGEST_REASON = 300
_MOST_VALUES = 100_000
_EXACT_IN_DOUBLES = 2**53
_MOST_REPEATED = 5_000
"""Beyond this, only validity is asked: jsonschema-rs remembers what it said of a part then, but not while it explains,
where each step takes it about a tenth of a millisecond."""


class Confirmation(Record, frozen=False):
    """Judges candidate payloads for one question. `witness` holds the first one that was confirmed, in a tuple.

    Asked are jsonschema-rs and the engine's own reading, which knows about declared fields and applied defaults; both
    have to agree, since the one is known to differ from the specification in rare places, and the other may be wrong.
    What jsonschema-rs asserts and others do not, such as `contentMediaType`, the engine reads as annotations here.
    """

    __slots__ = ("__dict__",)

    writer: Schema
    reader: Schema
    writer_term: Term
    reader_term: Term
    settings: Settings
    evaluator: Evaluator
    witness: tuple[Any] | None = None

    def objection(self, payload: Any) -> str | None:
        """Why this payload is no refutation; None if it is one."""
        try:
            objection = self._own_objection(payload) or self._objection_of_validators(payload)
        except (SchemaError, ValueError) as error:
            return f"The validator cannot judge the payload that was found: {error}"
        if objection is None and self.witness is None:
            self.witness = (payload,)
        return objection

    def is_witness(self, payload: Any) -> bool:
        """Whether this payload, which is no larger than one that was confirmed, is a refutation; quick to say no."""
        try:
            return self._objection_of_validators(payload) is None and self._own_objection(payload) is None
        except (SchemaError, ValueError):
            return False

    def _own_objection(self, payload: Any) -> str | None:
        if size_of(payload) > _MOST_VALUES:
            return f"The payload that was found has more than {_MOST_VALUES:,} values"
        if any(low <= number <= high for number in _large_integers(payload) for low, high in self._roundings):
            return "The payload that was found has a number that readers of decimals and of doubles compare differently"
        reading = self.evaluator.reading(is_lenient=True)
        if reading.accepts(self.writer_term, payload) is False:
            return "The payload that was found is not valid under the writer"
        if reading.accepts(self.reader_term, payload) is True:
            return "The payload that was found is valid under the reader"
        is_declared = self.settings.writer is Writer.OPEN or (
            self.evaluator.undeclared([self.writer_term], payload, reading) is False
        )
        return None if is_declared else "The payload that was found may have a field that the writer does not declare"

    @cached_property
    def _roundings(self) -> list[tuple[Fraction, Fraction]]:
        """From the decimal that a large number of a schema says to the double next to it, or the other way round."""
        said = {number for schema in (self.writer, self.reader) for number in _numbers(schema.value)}
        pairs = [(Fraction(exact(one)), Fraction(one)) for one in said if abs(one) >= _EXACT_IN_DOUBLES]
        return [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]

    def _objection_of_validators(self, payload: Any) -> str | None:
        formats = self.settings.assert_formats
        if not self.writer.accepts(payload, assert_formats=formats):
            return "The validator does not accept the payload that was found under the writer"
        if self.reader.accepts(payload, assert_formats=formats):
            return "The validator accepts the payload that was found under the reader"
        return None

    def refutation(self, payload: Any) -> Refuted:
        """The refutation by a confirmed payload: the reader's first error, its place in the schema and what it says."""
        reading = self.evaluator.reading()
        reading.accepts(self.reader_term, payload)
        if reading.repeated > _MOST_REPEATED:
            return Refuted(payload, "", "The payload is not valid under the reader, in more ways than can be told")
        validator = self.reader.validator_for(assert_formats=self.settings.assert_formats)
        error = next(iter(validator.iter_errors(payload)))
        place = pointer_join(*error.instance_path)
        message = error.message if len(error.message) <= _LONGEST_REASON else error.message[: _LONGEST_REASON - 1] + "…"
        reason = f"At {place}: {message}" if place else message
        return Refuted(payload, pointer_join(*error.schema_path), reason)


def _numbers(value: Any) -> Iterator[int | float]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, int | float) and not isinstance(one, bool):
            yield one


def _large_integers(payload: Any) -> Iterator[int]:
    """Doubles are left out: every reader takes them for what a double in a schema is."""
    return (one for one in _numbers(payload) if isinstance(one, int) and abs(one) >= _EXACT_IN_DOUBLES)
