"""What is wrong with a verdict, if anything: judged by validators, by the checker of proofs and by a peer."""

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from linting.containment import Proved, Refuted, Settings, Verdict, Writer, contains
from linting.containment.evaluation import Evaluator
from linting.schemas import Dialect, Schema, load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from tests.conformance.reference import is_refuted_by

YES, NO = jsonschema_rs.canonical.Containment.YES, jsonschema_rs.canonical.Containment.NO
BUDGET = 8_000


@dataclass(frozen=True)
class Question:
    """Two schemas of one dialect, and what writers send."""

    writer: Any
    reader: Any
    dialect: Dialect
    mode: Writer = Writer.OPEN

    def loaded(self) -> tuple[Schema, Schema]:
        """Raises SchemaError."""
        return load(self.writer, dialect=self.dialect), load(self.reader, dialect=self.dialect)

    def settings(self) -> Settings:
        return Settings(writer=self.mode, assert_formats=False, budget=BUDGET)


@dataclass(frozen=True)
class Finding:
    """A disagreement: its kind, which stays the same while it is shrunk, and the payload that shows it, if one does."""

    kind: str
    payload: Any = None


def judge(question: Question, tried: Iterable[Any]) -> tuple[Verdict, Finding | None]:
    """The engine's verdict, and what is wrong with it."""
    writer, reader = question.loaded()
    verdict = contains(writer, reader, question.settings())
    if isinstance(verdict, Proved):
        return verdict, _against_proof(question, verdict, writer, reader, tried) or _against_peer(question, verdict)
    if isinstance(verdict, Refuted):
        return verdict, _against_refutation(verdict, writer, reader) or _against_peer(question, verdict)
    return verdict, None


def _against_proof(
    question: Question, verdict: Proved, writer: Schema, reader: Schema, tried: Iterable[Any]
) -> Finding | None:
    if verdict.certificate is not None and not verdict.certificate.is_valid():
        return Finding("a proof does not check")
    declared = None if question.mode is Writer.OPEN else _Declared(writer)
    for payload in tried:
        if writer.accepts(payload, assert_formats=False) and not reader.accepts(payload, assert_formats=False):
            is_sent = declared is None or declared.allows(payload)
            if is_sent and is_refuted_by(payload, writer, reader) and not _is_matter_of_spelling(question, payload):
                return Finding("a payload disproves a proof", payload)
    return None


class _Declared:
    """Whether a writer that sends declared fields only sends a payload, by the engine's own reading."""

    def __init__(self, writer: Schema) -> None:
        arena = Arena()
        self._evaluator = Evaluator(arena)
        self._term = Compiler(writer, arena, assert_formats=False).root()

    def allows(self, payload: Any) -> bool:
        return self._evaluator.undeclared([self._term], payload) is False


def _is_matter_of_spelling(question: Question, payload: Any) -> bool:
    """Draft 4 tells 1.0 from 1, and the engine takes an enumerated 1 to be sent as 1; see docs/containment.md."""
    return question.dialect is Dialect.DRAFT4 and re.search(r"\d\.0\b", repr(payload)) is not None


def _against_refutation(verdict: Refuted, writer: Schema, reader: Schema) -> Finding | None:
    if _is_beyond_reference(verdict.witness, writer, reader) or is_refuted_by(verdict.witness, writer, reader):
        return None
    return Finding("the second validator does not confirm a payload", verdict.witness)


def _is_beyond_reference(payload: Any, *schemas: Schema) -> bool:
    """Where jsonschema 4 is no reference.

    It takes exponential time for deep payloads of recursive schemas; and it misreads what 2019-09 evaluates, beside a
    boolean `items` and in the keys of `additionalProperties`.
    """
    is_deep = repr(payload).count("{") > 40
    return is_deep or any(
        schema.dialect is Dialect.DRAFT2019_09 and "unevaluated" in repr(schema.value) for schema in schemas
    )


def _against_peer(question: Question, verdict: Verdict) -> Finding | None:
    """jsonschema-rs decides containment too, where it can."""
    if question.mode is not Writer.OPEN:
        return None
    writer, reader = (_named(side, question.dialect) for side in (question.writer, question.reader))
    try:
        with warnings.catch_warnings(action="ignore"):
            peer = jsonschema_rs.canonicalize(reader).covers(jsonschema_rs.canonicalize(writer))
    except (ValueError, jsonschema_rs.canonical.UnsupportedOperand):
        return None
    if peer == YES and isinstance(verdict, Refuted):
        return Finding("the peer covers what is refuted", verdict.witness)
    return Finding("the peer does not cover what is proved") if peer == NO and isinstance(verdict, Proved) else None


def _named(schema: Any, dialect: Dialect) -> Any:
    return {"$schema": dialect.uri, **schema} if isinstance(schema, dict) else schema
