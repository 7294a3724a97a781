"""Can an op fail on a valid payload, and which?"""

from dataclasses import dataclass
from typing import Any

from linting.containment import Settings
from linting.containment.search import Empty, Inhabited, Search
from linting.schemas import Schema
from shims.effects.trace import TooManyCasesError
from shims.errors import ShimError
from shims.mapping import Mapping
from shims.runtimes.python import run
from shims.verify import Question

_DEFAULTS = Settings()


@dataclass(frozen=True)
class MayFail:
    """An op that may fail: `code` and `payload` where one was found on which it does, else it could not be excluded."""

    op_index: int
    op: str
    code: str = ""
    payload: Any = None

    @property
    def is_shown(self) -> bool:
        """Whether there is a payload that shows it."""
        return bool(self.code)

    def as_json(self) -> dict[str, Any]:
        """The wire form of the commands and the API."""
        shown = {"code": self.code, "payload": self.payload} if self.is_shown else {}
        return {"op": self.op_index, "name": self.op, **shown}


def may_fail(mapping: Mapping, source: Schema, settings: Settings = _DEFAULTS) -> tuple[MayFail, ...]:
    """The ops that may fail on a valid payload; an op that is not among them cannot."""
    try:
        question = Question(mapping, source, settings)
    except (RecursionError, TooManyCasesError):
        return tuple(MayFail(index, op.name) for index, op in enumerate(mapping.ops))
    found = _found(mapping, source, settings, question)
    return tuple(found[index] for index in sorted(found))


def _found(mapping: Mapping, source: Schema, settings: Settings, question: Question) -> dict[int, MayFail]:
    """By index. An op is asked about payloads on which the ops before it succeed."""
    search = Search(question.arena, question.evaluator, settings.budget)
    found: dict[int, MayFail] = {}
    held = [question.sent]
    for demand in question.trace.demands:
        index = demand.op_index
        if index not in found or not found[index].is_shown:
            outcome = search.inhabit([*held, question.arena.negation(demand.condition)])
            if not isinstance(outcome, Empty):
                payload = outcome.value if isinstance(outcome, Inhabited) else None
                found[index] = _shown(mapping, source, settings, index, payload)
        held.append(demand.condition)
    return found


def _shown(mapping: Mapping, source: Schema, settings: Settings, index: int, payload: Any) -> MayFail:
    name = mapping.ops[index].name
    if source.accepts(payload, assert_formats=settings.assert_formats):
        failure = failure_of(mapping, payload)
        if failure is not None and failure.op_index == index:
            return MayFail(index, name, failure.code, payload)
    return MayFail(index, name)


def failure_of(mapping: Mapping, payload: Any) -> ShimError | None:
    """How the mapping fails on a payload, None where it does not."""
    try:
        run(mapping, payload)
    except ShimError as failure:
        return failure
    return None
