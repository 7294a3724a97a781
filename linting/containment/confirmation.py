"""No payload is shown before an independent validator has judged it on both sides."""

from dataclasses import dataclass
from typing import Any

from linting.containment.evaluation import Evaluator
from linting.containment.verdicts import Refuted, Settings, Writer
from linting.documents import pointer_join
from linting.schemas import Schema, SchemaError
from linting.schemas.terms import Term

_LONGEST_REASON = 300


@dataclass(frozen=True)
class Sides:
    """The two schemas of a question, as schemas and as terms of one arena."""

    writer: Schema
    reader: Schema
    writer_term: Term
    reader_term: Term
    settings: Settings


def confirmed(payload: Any, sides: Sides, evaluator: Evaluator) -> Refuted | str:
    """The refutation by this payload, or a sentence why it is none.

    Asked are jsonschema-rs and the engine's own reading, which knows about declared fields and applied defaults; both
    have to agree, since the one is known to differ from the specification in rare places, and the other may be wrong.
    """
    if evaluator.accepts(sides.writer_term, payload) is False:
        return "The payload that was found is not valid under the writer"
    if evaluator.accepts(sides.reader_term, payload) is True:
        return "The payload that was found is valid under the reader"
    if sides.settings.writer is Writer.DECLARED and evaluator.undeclared([sides.writer_term], payload) is not False:
        return "The payload that was found may have a field that the writer does not declare"
    formats = sides.settings.assert_formats
    try:
        if not sides.writer.accepts(payload, assert_formats=formats):
            return "The validator does not accept the payload that was found under the writer"
        if sides.reader.accepts(payload, assert_formats=formats):
            return "The validator accepts the payload that was found under the reader"
        return _refutation(payload, sides, assert_formats=formats)
    except (SchemaError, ValueError) as error:
        return f"The validator cannot judge the payload that was found: {error}"


def _refutation(payload: Any, sides: Sides, *, assert_formats: bool) -> Refuted:
    """The first error of the reader: its place in the schema, and what it says."""
    error = next(iter(sides.reader.validator_for(assert_formats=assert_formats).iter_errors(payload)))
    place = pointer_join(*error.instance_path)
    message = error.message if len(error.message) <= _LONGEST_REASON else error.message[: _LONGEST_REASON - 1] + "…"
    reason = f"At {place}: {message}" if place else message
    return Refuted(payload, pointer_join(*error.schema_path), reason)
