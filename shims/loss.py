"""What does not survive a mapping and its way back, field by field and in words; and which ops may fail."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linting.containment import Settings
from linting.containment.search import Empty, Inhabited, Search
from linting.schemas import Schema
from linting.schemas.terms import ALWAYS, NEVER, Term
from linting.schemas.values import identity
from shims.effects.functions import Function
from shims.effects.nodes import Applied, Constant, Edited, Either, Given, Node, Nothing
from shims.effects.trace import BeyondError
from shims.errors import ShimError
from shims.mapping import Mapping
from shims.ops.base import NotInvertibleError, PointOp
from shims.paths import Path, named
from shims.runtimes.python import run
from shims.text import spelled
from shims.verify import Question

_DEFAULTS = Settings()


@dataclass(frozen=True)
class Loss:
    """A field of the source that the way back does not restore. `payload` shows it, where one was found."""

    field: Path
    sentence: str
    payload: Any = None


@dataclass(frozen=True)
class RoundTrip:
    """`is_identity`: there and back is where one began, for every payload. Else `losses`, or `reason` why not known."""

    is_identity: bool
    losses: tuple[Loss, ...] = ()
    reason: str = ""


def round_trip(mapping: Mapping, source: Schema, settings: Settings = _DEFAULTS) -> RoundTrip:
    """What mapping and inverse together keep, for payloads on which neither fails."""
    try:
        there_and_back = Mapping((*mapping.ops, *mapping.invert().ops))
        question = Question(there_and_back, source, settings)
        found = list(_Comparison(question, there_and_back).losses())
    except NotInvertibleError as problem:
        return RoundTrip(is_identity=False, losses=_told_by(mapping), reason=str(problem))
    except BeyondError as beyond:
        return RoundTrip(is_identity=False, losses=_told_by(mapping), reason=str(beyond))
    return RoundTrip(is_identity=not found, losses=tuple(found))


def lost(mapping: Mapping, source: Schema, settings: Settings = _DEFAULTS) -> tuple[str, ...]:
    """One sentence for each field of which something is lost."""
    return tuple(dict.fromkeys(loss.sentence for loss in round_trip(mapping, source, settings).losses))


def _told_by(mapping: Mapping) -> tuple[Loss, ...]:
    return tuple(Loss((), sentence) for sentence in mapping.losses)


@dataclass(frozen=True)
class _Comparison:
    """Compares what comes back with what was there, place by place."""

    question: Question
    mapping: Mapping

    def losses(self) -> Iterator[Loss]:
        """Each difference that some payload has."""
        seen: set[tuple[Path, str]] = set()
        for path, sentence, condition in self._differences(self.question.trace.root, (), ALWAYS):
            if (path, sentence) in seen or condition is NEVER:
                continue
            outcome = self._example(condition)
            if isinstance(outcome, Empty):
                continue
            seen.add((path, sentence))
            payload = outcome.value if isinstance(outcome, Inhabited) and self._differs(outcome.value, path) else None
            yield Loss(path, sentence, payload)

    def _example(self, condition: Term) -> object:
        question = self.question
        demands = [demand.condition for demand in question.trace.demands]
        search = Search(question.arena, question.evaluator, question.settings.budget)
        return search.inhabit([question.sent, condition, *demands])

    def _differs(self, payload: Any, path: Path) -> bool:
        try:
            return _found(run(self.mapping, payload), path) != _found(payload, path)
        except ShimError:
            return False

    def _differences(self, node: Node, path: Path, when: Term) -> Iterator[tuple[Path, str, Term]]:
        """Where what has come back may differ from what stood at `path`: the place, a sentence, and a condition."""
        arena, scope = self.question.arena, self.question.scope
        present = scope.present(path)
        match node:
            case Given(own) if own == path:
                return
            case Nothing():
                yield path, f"The value of {named(path)} is dropped.", arena.all([when, present])
            case Constant(value):
                same = scope.at(path, scope.booleans.values([value]))
                absent = arena.all([when, arena.negation(present)])
                yield path, f"Whether {named(path)} was given or filled in cannot be told.", absent
                sentence = f"The value of {named(path)} becomes {spelled(value)}, whatever it was."
                yield path, sentence, arena.all([when, present, arena.negation(same)])
            case Either(condition, then, otherwise):
                yield from self._differences(then, path, arena.all([when, condition]))
                yield from self._differences(otherwise, path, arena.all([when, arena.negation(condition)]))
            case Edited(base, members, made):
                if not (isinstance(base, Given) and base.path == path):
                    yield from self._made_anew(node, path, when)
                for key, member in members.items():
                    yield from self._differences(member, (*path, key), when)
                new = arena.all([when, made, arena.negation(present)])
                yield path, f"Where {named(path)} was absent, an object comes back.", new
            case Applied():
                yield from self._of_functions(node, path, when)
            case _:
                yield path, f"What {named(path)} was is put together anew.", arena.all([when, present])

    def _made_anew(self, node: Edited, path: Path, when: Term) -> Iterator[tuple[Path, str, Term]]:
        """Where an object that is put together of its members differs from what it was, its members apart."""
        arena, scope = self.question.arena, self.question.scope
        present, is_object = scope.present(path), scope.is_object(path)
        no_object = arena.all([when, present, arena.negation(is_object)])
        yield path, f"{named(path)} does not come back where it is no object.", no_object
        known = arena.members(dict.fromkeys(node.members, ALWAYS), (), NEVER)
        others = arena.all([when, is_object, arena.negation(scope.at(path, known))])
        yield path, f"Other members of {named(path)} are dropped.", others
        unmade = arena.all([when, present, arena.negation(node.made)])
        yield path, f"{named(path)} does not come back where it is empty.", unmade

    def _of_functions(self, node: Applied, path: Path, when: Term) -> Iterator[tuple[Path, str, Term]]:
        functions, origin = _chain(node)
        left: list[Function] = []
        for function in functions:
            if left and _undoes(function, left[-1]):
                left.pop()
            else:
                left.append(function)
        yield from self._differences(origin, path, when)
        if left:
            told = [loss for function in functions for loss in _losses_at(function, path)]
            sentence = told[0] if told else f"The value of {named(path)} does not come back as it was."
            present = self.question.arena.all([when, self.question.scope.present(path)])
            yield path, sentence, present


def _found(payload: Any, path: Path) -> object:
    """What stands at a place, to be compared; None for nothing."""
    for key in path:
        if not isinstance(payload, dict) or key not in payload:
            return None
        payload = payload[key]
    return identity(payload)


def _chain(node: Node) -> tuple[list[Function], Node]:
    """The functions that were applied, the first one first, and what they were applied to."""
    functions: list[Function] = []
    while isinstance(node, Applied):
        functions.insert(0, node.function)
        node = node.argument
    return functions, node


def _undoes(function: Function, before: Function) -> bool:
    """Whether it gives back what the one before it got."""
    if not isinstance(function, PointOp) or not isinstance(before, PointOp) or before.losses:
        return False
    return before.at_place(()).invert() == (function.at_place(()),)


def _losses_at(function: Function, path: Path) -> tuple[str, ...]:
    return function.at_place(path).losses if isinstance(function, PointOp) else ()
