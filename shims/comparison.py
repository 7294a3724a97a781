"""What comes back compared with what was there, place by place: where they may differ, in words and as a condition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from linting.containment.search import Empty, Inhabited, Search
from linting.schemas.terms import ALWAYS, NEVER, ItemCount, Kind, PropertyCount, Term
from shims.effects.functions import Function, Point
from shims.effects.nodes import Applied, Combined, Constant, Edited, Either, Given, Node, Nothing
from shims.effects.scope import Scope
from shims.effects.trace import Trace
from shims.ops import nesting
from shims.ops.base import NotInvertibleError, PointOp
from shims.ops.each import Each
from shims.ops.each_value import EachValue
from shims.paths import Path, named
from shims.text import spelled


@dataclass(frozen=True)
class Loss:
    """A field of the source that the way back does not restore. `payload` shows it, where one was found.

    `where` leads the sentence of a field that items of a list or values of a map have; `inner` is its place in them.
    `field` is None for what is said of the mapping as a whole. Nothing more is known of one that `is_vague`.
    """

    field: Path | None
    sentence: str
    payload: Any = None
    where: str = ""
    inner: Path = ()
    is_vague: bool = False
    implied_by: str = ""
    """The sentence beside which this one says nothing new."""


@dataclass(frozen=True)
class _Difference:
    """What a place may have lost, and when."""

    loss: Loss
    condition: Term


def _differs(
    path: Path, sentence: str, condition: Term, *, is_vague: bool = False, implied_by: str = ""
) -> _Difference:
    return _Difference(Loss(path, sentence, is_vague=is_vague, implied_by=implied_by), condition)


@dataclass(frozen=True)
class Comparison:
    """Compares what comes back with what was there, place by place; `held` holds of what was there."""

    trace: Trace
    held: Term
    search: Search

    def losses(self) -> Iterator[Loss]:
        """Each difference that some value has."""
        seen: set[Loss] = set()
        for difference in self._differences(self.trace.root, (), ALWAYS):
            if difference.loss in seen or difference.condition is NEVER:
                continue
            outcome = self._example(difference.condition)
            if not isinstance(outcome, Empty):
                seen.add(difference.loss)
                yield replace(difference.loss, payload=outcome.value if isinstance(outcome, Inhabited) else None)

    def _example(self, condition: Term) -> object:
        demands = [demand.condition for demand in self.trace.demands]
        return self.search.inhabit([self.held, condition, *demands])

    def _differences(self, node: Node, path: Path, when: Term) -> Iterator[_Difference]:
        """Where what has come back may differ from what stood at `path`."""
        all_ = self.trace.scope.arena.all
        present = self.trace.scope.present(path)
        match node:
            case Given(own) if own == path:
                return
            case Nothing():
                yield from self._dropped(path, all_([when, present]))
            case Constant(value):
                yield from self._replaced(value, path, when)
            case Either(condition, then, otherwise):
                yield from self._differences(then, path, all_([when, condition]))
                yield from self._differences(otherwise, path, all_([when, self._not(condition)]))
            case Edited(Applied()):
                sentence = f"{named(path)} comes back only where what was made of it can be undone."
                yield _differs(path, sentence, all_([when, present]), is_vague=True)
                yield self._comes_of_nothing(node, path, when)
            case Edited():
                yield from self._of_object(node, path, when)
            case Applied():
                yield from self._of_functions(node, path, when)
            case _:
                sentence = f"{named(path)} comes back as it was only where its parts make it up again."
                yield _differs(path, sentence, all_([when, present]), is_vague=True)
                yield self._comes_of_nothing(node, path, when)

    def _not(self, term: Term) -> Term:
        return self.trace.scope.arena.negation(term)

    def _comes_of_nothing(self, node: Node, path: Path, when: Term) -> _Difference:
        absent = self._not(self.trace.scope.present(path))
        comes = self.trace.scope.arena.all([when, self.trace.exists(node), absent])
        return _differs(path, f"Where {named(path)} was absent, a value comes back.", comes)

    def _dropped(self, path: Path, present: Term) -> Iterator[_Difference]:
        """Nothing comes back; told apart is what only goes where it is empty."""
        arena, scope = self.trace.scope.arena, self.trace.scope
        is_empty = arena.all(
            [
                arena.types(Kind.OBJECT | Kind.ARRAY),
                arena.make(PropertyCount, 0, 0),
                arena.make(ItemCount, 0, 0),
            ]
        )
        dropped = f"The value of {named(path)} is dropped."
        yield _differs(path, dropped, arena.all([present, self._not(scope.at(path, is_empty))]))
        if scope.kinds(path) & (Kind.OBJECT | Kind.ARRAY):
            sentence = f"{named(path)} does not come back where it is empty."
            yield _differs(path, sentence, arena.all([present, scope.at(path, is_empty)]), implied_by=dropped)

    def _replaced(self, value: Any, path: Path, when: Term) -> Iterator[_Difference]:
        """A constant comes back; told apart is what only stands in for null."""
        arena, scope = self.trace.scope.arena, self.trace.scope
        present, same = scope.present(path), scope.at(path, scope.booleans.values([value]))
        absent = arena.all([when, self._not(present)])
        yield _differs(path, f"Whether {named(path)} was given or filled in cannot be told.", absent)
        other = arena.all([when, present, self._not(same)])
        is_null = scope.at(path, arena.types(Kind.NULL)) if scope.kinds(path) & Kind.NULL else NEVER
        sentence = f"The value of {named(path)} becomes {spelled(value)}, whatever it was."
        yield _differs(path, sentence, arena.all([other, self._not(is_null)]))
        sentence = f"Where {named(path)} was null, it becomes {spelled(value)}."
        yield _differs(path, sentence, arena.all([other, is_null]))

    def _of_object(self, node: Edited, path: Path, when: Term) -> Iterator[_Difference]:
        comes = node.made
        if not (isinstance(node.base, Given) and node.base.path == path):
            comes = self.trace.exists(node)
            yield from self._made_anew(node, path, when)
        for key, member in node.members.items():
            yield from self._differences(member, (*path, key), when)
        new = self.trace.scope.arena.all([when, comes, self._not(self.trace.scope.present(path))])
        yield _differs(path, f"Where {named(path)} was absent, it comes back as an object.", new)

    def _made_anew(self, node: Edited, path: Path, when: Term) -> Iterator[_Difference]:
        """Where an object that is put together of its members differs from what it was, its members apart."""
        arena, scope = self.trace.scope.arena, self.trace.scope
        present, is_object = scope.present(path), scope.is_object(path)
        no_object = arena.all([when, present, self._not(is_object)])
        yield _differs(path, f"{named(path)} does not come back where it is no object.", no_object)
        known = arena.members(dict.fromkeys(node.members, ALWAYS), (), NEVER)
        others = arena.all([when, is_object, self._not(scope.at(path, known))])
        yield _differs(path, f"Other members of {named(path)} are dropped.", others)
        unmade = arena.all([when, present, self._not(node.made)])
        yield _differs(path, f"{named(path)} does not come back where it is empty.", unmade)

    def _of_functions(self, node: Applied, path: Path, when: Term) -> Iterator[_Difference]:
        functions, origin = _chain(node)
        present = self.trace.scope.arena.all([when, self.trace.scope.present(path)])
        if isinstance(origin, Combined):
            sentence = f"{named(path)} comes back as it was only where it can be told from what it is joined with."
            yield _differs(path, sentence, present, is_vague=True)
            yield self._comes_of_nothing(node, path, when)
            return
        yield from self._differences(origin, path, when)
        left: list[Function] = []
        arguments = [self.trace.pull.point(origin)]
        for function in functions:
            if left and _undoes(function, left[-1]):
                arguments.pop()
                if left[-1].keeps_null and not function.keeps_null:
                    yield self._null_changed(path, present)
                if isinstance(function, Each | EachValue):
                    yield from self._inside(left[-1], function, arguments[-1], path, present)
                left.pop()
            else:
                left.append(function)
                arguments.append(function.after(arguments[-1]))
        if left:
            told = [loss for function in functions for loss in _losses_at(function, path)]
            sentence = told[0] if told else f"The value of {named(path)} does not come back as it was."
            yield _differs(path, sentence, present, is_vague=not told)

    def _null_changed(self, path: Path, present: Term) -> _Difference:
        """What goes there lets null pass, and what comes back makes something of it."""
        is_null = self.trace.scope.at(path, self.trace.scope.arena.types(Kind.NULL))
        sentence = f"{named(path)} does not come back where it is null."
        may_be = self.trace.scope.kinds(path) & Kind.NULL
        return _differs(path, sentence, self.trace.scope.arena.all([present, is_null if may_be else NEVER]))

    def _inside(
        self, there: Function, back: Each | EachValue, point: Point, path: Path, present: Term
    ) -> Iterator[_Difference]:
        """What ops on each item lose, found out for one item; `point` is what they are applied to."""
        knowledge = self.trace.scope.workshop.knowledge
        is_list = isinstance(back, Each)
        held = knowledge.item(point.known) if is_list else knowledge.member(point.known)
        trace = Trace(Scope(point.workshop, held, point.extent))
        for op in (there, back):
            assert isinstance(op, Each | EachValue)  # noqa: S101 - `_undoes` has seen to it
            nesting.follow(op.do, trace)
        where = f"In each {'item' if is_list else 'value'} of {named(path)}: "
        for loss in Comparison(trace, held, self.search).losses():
            inner = (*(loss.field or ()), *loss.inner)
            told = replace(loss, field=path, where=where + loss.where, inner=inner, payload=None)
            yield _Difference(told, present)


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
