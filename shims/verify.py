"""Does a mapping turn every valid payload of one version into a valid payload of another?

The target is pulled back through the mapping (`shims.effects`) and the engine is asked whether the source is
contained in that. A payload that it finds is run through the interpreter and judged by the validators before anyone
sees it; where there is neither a proof nor such a payload, payloads are drawn from the source and tried.
"""

import math
from dataclasses import dataclass, field
from typing import Any

from linting.containment import Settings, Writer
from linting.containment.closing import Closing
from linting.containment.search import Empty, Inhabited, Search
from linting.containment.shrinking import shrunk
from linting.schemas import Schema
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from linting.schemas.terms import Opaque, Term
from shims.effects.scope import Scope, Workshop
from shims.effects.trace import TooManyCasesError, Trace
from shims.errors import ShimError
from shims.mapping import Mapping
from shims.runtimes.python import run
from shims.samples import samples

TRIES = 300
"""How many payloads are tried where nothing is proved."""

_DEFAULTS = Settings()


@dataclass(frozen=True)
class Proved:
    """Every valid payload of the source becomes a valid payload of the target."""


@dataclass(frozen=True)
class Counterexample:
    """`payload` is valid under the source, and its result is not valid under the target or there is none.

    `result` is None where an op fails; then `op_index` says which. Else `place` leads to what is wrong in the result,
    as a JSON Pointer. `error` is a sentence.
    """

    payload: Any
    result: Any
    error: str
    op_index: int | None = None
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class Unknown:
    """Neither proved nor refuted: why, and how many payloads were tried and went well."""

    reason: str
    fuzzed: int


Verification = Proved | Counterexample | Unknown


def verify(mapping: Mapping, source: Schema, target: Schema, settings: Settings = _DEFAULTS) -> Verification:
    """The answer, for writers and formats as `settings` say. Never raises for what mapping or schemas say."""
    try:
        question = Question(mapping, source, settings)
        needed = question.needed(target)
    except TooManyCasesError as beyond:
        return fuzzed(mapping, source, target, settings, f"{beyond}")
    except RecursionError:
        return fuzzed(mapping, source, target, settings, "the schemas nest too deeply")
    outcome = question.outside(needed)
    if isinstance(outcome, Empty):
        return Proved()
    if isinstance(outcome, Inhabited):
        found = Judge(mapping, source, target, settings).smallest(outcome.value)
        if found is not None:
            return found
    return fuzzed(mapping, source, target, settings, question.reason_for(outcome, needed))


class Question:
    """One mapping on the payloads of one source; what it needs to succeed, and what for a target."""

    def __init__(self, mapping: Mapping, source: Schema, settings: Settings) -> None:
        """Raises TooManyCasesError, RecursionError."""
        self.arena = Arena()
        self.settings = settings
        workshop = Workshop(self.arena)
        self.evaluator = workshop.evaluator
        written = Compiler(source, self.arena, assert_formats=settings.assert_formats).root()
        self.sent = Closing(self.arena).closed(written) if settings.writer is Writer.DECLARED else written
        self.scope = Scope(workshop, self.sent)
        self.trace = Trace(self.scope)
        for index, step in enumerate(mapping.ops):
            self.trace.op_index = index
            step.follow(self.trace)

    def needed(self, target: Schema) -> Term:
        """What a payload has to satisfy for no op to fail and the result to be valid."""
        read = Compiler(target, self.arena, assert_formats=self.settings.assert_formats).root()
        wanted = self.trace.pull.if_present(self.trace.root, read)
        return self.arena.all([*(demand.condition for demand in self.trace.demands), wanted])

    def outside(self, needed: Term) -> object:
        """A payload that does not satisfy a term, or that there is none."""
        search = Search(self.arena, self.evaluator, self.settings.budget)
        return search.inhabit([self.sent, self.arena.negation(needed)])

    def reason_for(self, outcome: object, needed: Term) -> str:
        """Why there is no verdict, for people."""
        from linting.containment.unmodelled import first_opaque

        opaque: Opaque | None = first_opaque(needed, self.arena) or first_opaque(self.sent, self.arena)
        if opaque is not None:
            return f"It cannot be told: {opaque.keyword}"
        return getattr(outcome, "reason", "What was found does not stand up to the validators")


class Judge:
    """Says of payloads whether they refute a mapping: by the interpreter, and by two readings of both schemas.

    The validator and the engine's own reading have to agree, since the one is known to differ from the specification
    in rare places, and the other may be wrong.
    """

    def __init__(self, mapping: Mapping, source: Schema, target: Schema, settings: Settings) -> None:
        self._mapping, self._source, self._target, self._settings = mapping, source, target, settings
        arena = Arena()
        self._evaluator = Workshop(arena).evaluator
        formats = settings.assert_formats
        self._written = Compiler(source, arena, assert_formats=formats).root()
        self._read = Compiler(target, arena, assert_formats=formats).root()

    def counterexample(self, payload: Any) -> Counterexample | None:
        """What comes of the payload, if that refutes the mapping."""
        if not self._is_sent(payload):
            return None
        try:
            result = run(self._mapping, payload)
        except ShimError as failure:
            sentence = f"op {failure.op_index} fails ({failure.code}): {failure.message}"
            return Counterexample(payload, None, sentence, failure.op_index)
        if not _is_finite(result):
            return None
        errors = self._target.errors(result, assert_formats=self._settings.assert_formats)
        if not errors or self._evaluator.accepts(self._read, result) is True:
            return None
        place, message = errors[0]
        sentence = f"the result is not valid at {place or '/'}: {message}"
        return Counterexample(payload, result, sentence, place=place)

    def smallest(self, payload: Any) -> Counterexample | None:
        """The same for a payload of the same kind that is no larger, and easier to read."""
        if self.counterexample(payload) is None:
            return None
        return self.counterexample(shrunk(payload, self._source, lambda each: self.counterexample(each) is not None))

    def _is_sent(self, payload: Any) -> bool:
        """Whether a writer may send it: valid, and only of declared fields where the settings say so."""
        if not self._source.accepts(payload, assert_formats=self._settings.assert_formats):
            return False
        if self._evaluator.accepts(self._written, payload) is False:
            return False
        is_open = self._settings.writer is not Writer.DECLARED
        return is_open or self._evaluator.undeclared([self._written], payload) is not True


def _is_finite(value: Any) -> bool:
    """Whether doubles hold all of its numbers: of others, the validators cannot tell."""
    match value:
        case float():
            return math.isfinite(value)
        case list():
            return all(map(_is_finite, value))
        case dict():
            return all(map(_is_finite, value.values()))
    return True


def fuzzed(mapping: Mapping, source: Schema, target: Schema, settings: Settings, reason: str) -> Verification:
    """Try payloads of the source."""
    judge, tried = Judge(mapping, source, target, settings), 0
    for payload in samples(source, settings, TRIES):
        if judge.counterexample(payload) is not None:
            return judge.smallest(payload) or Unknown(reason, tried)
        tried += 1
    return Unknown(reason, tried)
