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
from shims.effects.nodes import Applied, Combined, Constant, Edited, Either, Given, Node, Nothing
from shims.effects.scope import Scope
from shims.effects.trace import TooManyCasesError, Trace
from shims.errors import ShimError
from shims.mapping import Mapping
from shims.ops import nesting
from shims.ops.base import NotInvertibleError, PointOp
from shims.ops.each import Each
from shims.ops.each_value import EachValue
from shims.ops.split import PartOf
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

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each field of which something is lost."""
        return tuple(dict.fromkeys(loss.sentence for loss in self.losses))


def round_trip(mapping: Mapping, source: Schema, settings: Settings = _DEFAULTS) -> RoundTrip:
    """What mapping and inverse together keep, for payloads on which the mapping does not fail."""
    try:
        there_and_back = Mapping((*mapping.ops, *mapping.invert().ops))
        question = Question(there_and_back, source, settings)
        search = Search(question.arena, question.evaluator, settings.budget)
        comparison = _Comparison(question.trace, question.sent, search)
        found = [_shown(loss, there_and_back) for loss in comparison.losses()]
    except NotInvertibleError as problem:
        return RoundTrip(is_identity=False, losses=_told_by(mapping), reason=str(problem))
    except TooManyCasesError as beyond:
        return RoundTrip(is_identity=False, losses=_told_by(mapping), reason=str(beyond))
    except RecursionError:
        return RoundTrip(is_identity=False, losses=_told_by(mapping), reason="the schemas nest too deeply")
    if not found and (step := _failing_back(question, search, len(mapping.ops))) is not None:
        reason = f"its {there_and_back.ops[step].name} may fail"
        return RoundTrip(is_identity=False, losses=_told_by(mapping), reason=reason)
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


def _told_by(mapping: Mapping) -> tuple[Loss, ...]:
    return tuple(Loss((), sentence) for sentence in mapping.losses)


def _shown(loss: Loss, mapping: Mapping) -> Loss:
    """The loss with its payload, if that shows it."""
    try:
        after = _found(run(mapping, loss.payload), loss.field)
    except ShimError:
        return Loss(loss.field, loss.sentence)
    return loss if after != _found(loss.payload, loss.field) else Loss(loss.field, loss.sentence)


@dataclass(frozen=True)
class _Comparison:
    """Compares what comes back with what was there, place by place; `held` holds of what was there."""

    trace: Trace
    held: Term
    search: Search

    def losses(self) -> Iterator[Loss]:
        """Each difference that some value has."""
        seen: set[tuple[Path, str]] = set()
        for path, sentence, condition in self._differences(self.trace.root, (), ALWAYS):
            if (path, sentence) in seen or condition is NEVER:
                continue
            outcome = self._example(condition)
            if not isinstance(outcome, Empty):
                seen.add((path, sentence))
                yield Loss(path, sentence, outcome.value if isinstance(outcome, Inhabited) else None)

    def _example(self, condition: Term) -> object:
        demands = [demand.condition for demand in self.trace.demands]
        return self.search.inhabit([self.held, condition, *demands])

    def _differences(self, node: Node, path: Path, when: Term) -> Iterator[tuple[Path, str, Term]]:
        """Where what has come back may differ from what stood at `path`: the place, a sentence, and a condition."""
        arena, scope = self.trace.scope.arena, self.trace.scope
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
            case Edited(Applied()):
                sentence = f"{named(path)} comes back only where what was made of it can be undone."
                yield path, sentence, arena.all([when, present])
            case Edited(base, members, made):
                comes = made
                if not (isinstance(base, Given) and base.path == path):
                    comes = self.trace.exists(node)
                    yield from self._made_anew(node, path, when)
                for key, member in members.items():
                    yield from self._differences(member, (*path, key), when)
                new = arena.all([when, comes, arena.negation(present)])
                yield path, f"Where {named(path)} was absent, an object comes back.", new
            case Applied():
                yield from self._of_functions(node, path, when)
            case Combined(parts) if _is_whole(parts, path):
                return
            case _:
                yield path, _TOGETHER.format(named(path)), arena.all([when, present])

    def _made_anew(self, node: Edited, path: Path, when: Term) -> Iterator[tuple[Path, str, Term]]:
        """Where an object that is put together of its members differs from what it was, its members apart."""
        arena, scope = self.trace.scope.arena, self.trace.scope
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
        present = self.trace.scope.arena.all([when, self.trace.scope.present(path)])
        if isinstance(origin, Combined):
            yield path, _TOGETHER.format(named(path)), present
            return
        yield from self._differences(origin, path, when)
        left: list[Function] = []
        for function in functions:
            if left and _undoes(function, left[-1]):
                if isinstance(function, Each | EachValue):
                    yield from self._inside(left[-1], function, origin, path, present)
                left.pop()
            else:
                left.append(function)
        if left:
            told = [loss for function in functions for loss in _losses_at(function, path)]
            yield path, told[0] if told else f"The value of {named(path)} does not come back as it was.", present

    def _inside(
        self, there: Function, back: Each | EachValue, origin: Node, path: Path, present: Term
    ) -> Iterator[tuple[Path, str, Term]]:
        """What ops on each item lose, found out for one item."""
        point, knowledge = self.trace.pull.point(origin), self.trace.scope.workshop.knowledge
        is_list = isinstance(back, Each)
        held = knowledge.item(point.known) if is_list else knowledge.member(point.known)
        trace = Trace(Scope(point.workshop, held, point.extent))
        for op in (there, back):
            assert isinstance(op, Each | EachValue)  # noqa: S101 - `_undoes` has seen to it
            nesting.follow(op.do, trace)
        where = f"In each {'item' if is_list else 'value'} of {named(path)}"
        for loss in _Comparison(trace, held, self.search).losses():
            yield path, f"{where}: {loss.sentence}", present


_TOGETHER = "{} comes back as it was only where its parts can be told apart."


def _chain(node: Node) -> tuple[list[Function], Node]:
    """The functions that were applied, the first one first, and what they were applied to."""
    functions: list[Function] = []
    while isinstance(node, Applied):
        functions.insert(0, node.function)
        node = node.argument
    return functions, node


def _undoes(function: Function, before: Function) -> bool:
    """Whether it gives back what the one before it got; of ops on each item, whether it is meant to."""
    if not isinstance(function, PointOp) or not isinstance(before, PointOp):
        return False
    if before.losses and not isinstance(before, Each | EachValue):
        return False
    try:
        return before.at_place(()).invert() == (function.at_place(()),)
    except NotInvertibleError:
        return False


def _losses_at(function: Function, path: Path) -> tuple[str, ...]:
    return function.at_place(path).losses if isinstance(function, PointOp) else ()


def _found(payload: Any, path: Path) -> object:
    """What stands at a place, to be compared; None for nothing."""
    for key in path:
        if not isinstance(payload, dict) or key not in payload:
            return None
        payload = payload[key]
    return identity(payload)


def _is_whole(parts: tuple[object, ...], path: Path) -> bool:
    """Whether the parts of what stood at a place are put together again as they were."""
    nodes, between = parts[::2], parts[1::2]
    if not all(isinstance(node, Applied) and isinstance(node.function, PartOf) for node in nodes):
        return False
    cut = [node.function for node in nodes if isinstance(node, Applied) and isinstance(node.function, PartOf)]
    origins = [node.argument for node in nodes if isinstance(node, Applied)]
    same = all(isinstance(origin, Given) and origin.path == path for origin in origins)
    in_order = [part.index for part in cut] == list(range(len(cut[0].op.into)))
    return same and in_order and all(text == cut[0].op.sep for text in between)
