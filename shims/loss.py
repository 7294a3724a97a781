"""What does not survive a mapping and its way back, field by field and in words; and which ops may fail."""

from dataclasses import dataclass, replace
from typing import Any

from linting.containment import Settings
from linting.containment.search import Empty, Search
from linting.schemas import Schema
from linting.schemas.values import identity
from shims.comparison import Comparison, Loss
from shims.effects.trace import TooManyCasesError
from shims.errors import ShimError
from shims.mapping import Mapping
from shims.ops.base import NotInvertibleError
from shims.paths import Path
from shims.runtimes.python import run
from shims.verify import Question

_DEFAULTS = Settings()


@dataclass(frozen=True)
class RoundTrip:
    """`is_identity`: there and back is where one began, for every payload. Else `losses`, or `reason` why not known."""

    is_identity: bool
    losses: tuple[Loss, ...] = ()
    reason: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each field of which something is lost, and one for what is said of all of them."""
        by_field: dict[object, list[Loss]] = {}
        for loss in self.losses:
            topic = loss.sentence if loss.field is None else (loss.field, loss.where, loss.inner)
            by_field.setdefault(topic, []).append(loss)
        return tuple(map(_sentence, by_field.values()))


def _sentence(losses: list[Loss]) -> str:
    """All that is known of one field, as one sentence."""
    told = {loss.sentence for loss in losses}
    known = [loss.sentence for loss in losses if not loss.is_vague and loss.implied_by not in told]
    known = known or [losses[0].sentence]
    first, *rest = dict.fromkeys(known)
    clauses = [first, *(clause[0].lower() + clause[1:] for clause in rest)]
    whole = "; ".join(clause.rstrip(".") for clause in clauses)
    return f"{losses[0].where}{whole[0].upper()}{whole[1:]}."


def round_trip(mapping: Mapping, source: Schema, settings: Settings = _DEFAULTS) -> RoundTrip:
    """What mapping and inverse together keep, for payloads on which the mapping does not fail."""
    try:
        there_and_back = Mapping((*mapping.ops, *mapping.invert().ops))
        question = Question(there_and_back, source, settings)
        search = Search(question.arena, question.evaluator, settings.budget)
        comparison = Comparison(question.trace, question.sent, search)
        found = [_shown(loss, there_and_back) for loss in comparison.losses()]
    except NotInvertibleError as problem:
        return _told_by(mapping, str(problem), f"There is no way back: {problem}.")
    except TooManyCasesError as beyond:
        return _told_by(mapping, str(beyond), f"What is lost cannot be told: {beyond}.")
    except RecursionError:
        reason = "the schemas nest too deeply"
        return _told_by(mapping, reason, f"What is lost cannot be told: {reason}.")
    if not found and (step := _failing_back(question, search, len(mapping.ops))) is not None:
        name = there_and_back.ops[step].name
        return _told_by(mapping, f"its {name} may fail", f"The way back may fail at its `{name}`.")
    return RoundTrip(is_identity=not found, losses=tuple(found))


def _failing_back(question: Question, search: Search, first: int) -> int | None:
    """The op from `first` on that may fail on what the ops before it leave; None where that is excluded."""
    held = [question.sent]
    for demand in question.trace.demands:
        if demand.op_index >= first:
            outcome = search.inhabit([*held, question.arena.negation(demand.condition)])
            if not isinstance(outcome, Empty):
                return demand.op_index
        held.append(demand.condition)
    return None


def lost(mapping: Mapping, source: Schema, settings: Settings = _DEFAULTS) -> tuple[str, ...]:
    """One sentence for each field of which something is lost."""
    return round_trip(mapping, source, settings).sentences


def _told_by(mapping: Mapping, reason: str, otherwise: str) -> RoundTrip:
    """What the ops say of themselves; a sentence of its own where they say nothing."""
    losses = tuple(Loss(None, sentence) for sentence in mapping.losses or (otherwise,))
    return RoundTrip(is_identity=False, losses=losses, reason=reason)


def _shown(loss: Loss, mapping: Mapping) -> Loss:
    """The loss with its payload, if that shows it."""
    place = loss.field or ()
    try:
        after = _found(run(mapping, loss.payload), place)
    except ShimError:
        return replace(loss, payload=None)
    return loss if after != _found(loss.payload, place) else replace(loss, payload=None)


def _found(payload: Any, path: Path) -> object:
    """What stands at a place, to be compared; None for nothing."""
    for key in path:
        if not isinstance(payload, dict) or key not in payload:
            return None
        payload = payload[key]
    return identity(payload)
