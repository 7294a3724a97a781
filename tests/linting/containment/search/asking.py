"""One question each, with its answer checked: a proof by the checker, a payload by two validators."""

from typing import Any

from linting.containment import Proved, Refuted, Settings, Verdict, Writer, contains
from linting.schemas import Dialect, load
from tests.conformance.reference import is_refuted_by

NOTHING: dict[str, Any] = {"not": {}}


def verdict_of(writer: Any, reader: Any, dialect: Dialect | None = None, budget: int = 20_000) -> Verdict:
    """What the engine says, after its evidence was checked."""
    pair = load(writer, dialect=dialect), load(reader, dialect=dialect)
    verdict = contains(*pair, Settings(writer=Writer.OPEN, assert_formats=False, budget=budget))
    if isinstance(verdict, Proved):
        assert verdict.certificate is None or verdict.certificate.is_valid()
    if isinstance(verdict, Refuted):
        assert pair[0].accepts(verdict.witness, assert_formats=False)
        assert not pair[1].accepts(verdict.witness, assert_formats=False)
        assert is_refuted_by(verdict.witness, *pair)
    return verdict


def is_proved(writer: Any, reader: Any, dialect: Dialect | None = None, budget: int = 20_000) -> bool:
    return isinstance(verdict_of(writer, reader, dialect, budget), Proved)


def is_empty(schema: Any, dialect: Dialect | None = None, budget: int = 20_000) -> bool:
    return is_proved(schema, NOTHING, dialect, budget)


def payload_of(writer: Any, reader: Any = NOTHING, dialect: Dialect | None = None, budget: int = 20_000) -> Any:
    """The payload that refutes."""
    verdict = verdict_of(writer, reader, dialect, budget)
    assert isinstance(verdict, Refuted), verdict
    return verdict.witness
