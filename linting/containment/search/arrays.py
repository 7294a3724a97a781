"""Arrays: what the item at each position has to be, which items must be there, how many, and whether they differ.

Positions beyond every prefix are alike. An array that is longer than all bounds, prefixes and obligations ask for stays
valid when one of its idle items is left out, so that finitely many lengths have to be tried (VLDB 2022, §4.5).
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from linting.containment.search.branch import Branch
from linting.containment.search.matching import distinct_representatives
from linting.containment.search.obligations import SomeItem, value_term
from linting.containment.search.outcomes import (
    Conflict,
    Empty,
    Goal,
    Inhabited,
    Leaf,
    Outcome,
    Parts,
    Unclear,
    Why,
    goal_of,
    why_core,
)
from linting.schemas.terms import Arena, Contains, ItemCount, Items, Negation, Term, UniqueItems
from linting.schemas.values import identity

_LONGEST = 2_000


@dataclass(slots=True)
class _Array:
    """An array in the making: its length, what positions have to be beyond the branch, and which are made equal."""

    length: int
    extra: dict[int, Parts] = field(default_factory=dict)
    twins: tuple[int, int] | None = None


class Arrays:
    """Settles one branch whose value is an array."""

    def __init__(self, branch: Branch, arena: Arena, spend: Callable[[int], None]) -> None:
        self._arena = arena
        self._spend = spend
        self._is_certain = branch.is_certain
        self._why: Why = branch.kinds_why
        self._shapes: list[tuple[Items, Why]] = []
        self._obligations: list[tuple[SomeItem, Why]] = []
        self._counts: list[tuple[Contains, Why]] = []
        self._least: tuple[int, Why] = (0, 0)
        self._most: tuple[int | None, Why] = (None, 0)
        self._distinct: Why | None = None
        self._repeated: Why | None = None
        for literal, why in branch.literals.items():
            self._sort(literal, why)

    def _sort(self, literal: Term, why: Why) -> None:
        match literal:
            case Items():
                self._shapes.append((literal, why))
            case SomeItem():
                self._obligations.append((literal, why))
            case Contains():
                self._sort_count(literal, why)
            case ItemCount(least, most):
                if least > self._least[0]:
                    self._least = least, why
                if most is not None and (self._most[0] is None or most < self._most[0]):
                    self._most = most, why
            case UniqueItems():
                self._distinct = why
            case Negation(UniqueItems()):
                self._repeated = why

    def _sort_count(self, count: Contains, why: Why) -> None:
        """`contains` as obligations where it has only a lower bound of one, as a shape where nothing may match."""
        if count.most == 0:
            self._shapes.append((self._arena.make(Items, (), self._arena.negation(count.part)), why))
        elif count.most is None and count.least == 1:
            self._obligations.append((self._arena.make(SomeItem, 0, None, count.part), why))
        else:
            self._counts.append((count, why))

    def settle(self) -> Generator[Goal, Outcome, Leaf]:
        """An array for the branch, or the reason there is none."""
        everything = self._everything()
        longest = self._longest_to_try()
        if longest > _LONGEST or self._least[0] > _LONGEST:
            return Unclear(f"Arrays of more than {_LONGEST} items")
        if self._most[0] is not None and self._least[0] > self._most[0]:
            return Conflict(self._why | self._least[1] | self._most[1])
        unclear: Unclear | None = None
        uncertain: Inhabited | None = None
        failed: Why = 0
        lengths_matter = self._why | self._least[1] | self._most[1]
        for length in range(self._least[0], longest + 1):
            self._spend(1)
            leaf = yield from self._of_length(length)
            if isinstance(leaf, Inhabited):
                if leaf.is_certain:
                    return leaf
                uncertain = uncertain or leaf
            elif isinstance(leaf, Unclear):
                unclear = unclear or leaf
            else:
                failed |= leaf.why
        return uncertain or unclear or Conflict((failed | lengths_matter) & everything)

    def _everything(self) -> Why:
        why = self._why | self._least[1] | self._most[1] | (self._distinct or 0) | (self._repeated or 0)
        for _, reason in (*self._shapes, *self._obligations, *self._counts):
            why |= reason
        return why

    def _prefix(self) -> int:
        ends = [len(shape.prefix) for shape, _ in self._shapes]
        for obligation, _ in self._obligations:
            ends.append(obligation.start if obligation.stop is None else obligation.stop)
        return max(ends, default=0)

    def _longest_to_try(self) -> int:
        asked = len(self._obligations) + sum(count.least for count, _ in self._counts)
        asked += 2 if self._repeated is not None else 0
        longest = max(self._least[0], self._prefix() + asked)
        return longest if self._most[0] is None else min(longest, self._most[0])

    def _of_length(self, length: int) -> Generator[Goal, Outcome, Leaf]:
        """Try every way to place what must be there among so many items."""
        unclear: Unclear | None = None
        uncertain: Inhabited | None = None
        failed: Why = 0
        for array, why in self._placements(length):
            self._spend(1)
            leaf = yield from self._values(array)
            if isinstance(leaf, Inhabited):
                if leaf.is_certain:
                    return leaf
                uncertain = uncertain or leaf
            elif isinstance(leaf, Unclear):
                unclear = unclear or leaf
            elif not leaf.why & why:
                return leaf
            else:
                failed |= leaf.why
        return uncertain or unclear or Conflict(failed | self._everything())

    def _placements(self, length: int) -> Iterator[tuple[_Array, Why]]:
        """All ways to give obligations their positions, up to the order of positions that are alike.

        With each comes what the ways differ by: a conflict that rests on none of it holds for all of them.
        """
        choices: list[Callable[[_Array], Iterator[_Array]]] = []
        why: Why = 0
        for obligation, reason in self._obligations:
            choices.append(self._placing(obligation, reason))
            why |= reason
        for count, reason in self._counts:
            choices.append(self._counting(count, reason))
            why |= reason
        if self._repeated is not None:
            choices.append(self._twinning)
            why |= self._repeated
        waiting: list[tuple[_Array, int]] = [(_Array(length), 0)]
        while waiting:
            array, index = waiting.pop()
            self._spend(1)
            if index == len(choices):
                yield array, why
            else:
                waiting.extend([(following, index + 1) for following in choices[index](array)][::-1])

    def _positions(self, array: _Array, start: int, stop: int | None) -> list[int]:
        """Positions of a range; of those beyond every prefix that nothing was said of yet, only the first."""
        end = array.length if stop is None else min(stop, array.length)
        prefix = self._prefix()
        positions: list[int] = []
        for position in range(start, end):
            idle = position >= prefix and position not in array.extra
            positions.append(position)
            if idle:
                break
        return positions

    def _placing(self, obligation: SomeItem, why: Why) -> Callable[[_Array], Iterator[_Array]]:
        def place(array: _Array) -> Iterator[_Array]:
            for position in self._positions(array, obligation.start, obligation.stop):
                yield _with(array, {position: {obligation.part: why}})

        return place

    def _counting(self, count: Contains, why: Why) -> Callable[[_Array], Iterator[_Array]]:
        """Which items match `contains`: so many of them, and where there is an upper bound, no others."""
        against = self._arena.negation(count.part)

        def place(array: _Array) -> Iterator[_Array]:
            most = array.length if count.most is None else min(count.most, array.length)
            sizes = [count.least] if count.most is None else range(count.least, most + 1)
            for size in sizes:
                for chosen in combinations(range(array.length), size):
                    self._spend(1)
                    if not self._is_first_of_its_like(array, chosen):
                        continue
                    extra: dict[int, Parts] = {position: {count.part: why} for position in chosen}
                    if count.most is not None:
                        extra |= {other: {against: why} for other in range(array.length) if other not in extra}
                    yield _with(array, extra)

        return place

    def _is_first_of_its_like(self, array: _Array, chosen: tuple[int, ...]) -> bool:
        """Among idle positions beyond every prefix, only the first ones are worth choosing."""
        prefix = self._prefix()
        idle = [position for position in range(prefix, array.length) if position not in array.extra]
        taken = [position for position in idle if position in chosen]
        return taken == idle[: len(taken)]

    def _twinning(self, array: _Array) -> Iterator[_Array]:
        """Which two items are equal; of the idle positions beyond every prefix two are enough."""
        prefix = self._prefix()
        idle = [position for position in range(prefix, array.length) if position not in array.extra][:2]
        special = [position for position in range(array.length) if position < prefix or position in array.extra]
        for twins in combinations(sorted({*special, *idle}), 2):
            yield _Array(array.length, array.extra, twins)

    def _parts(self, array: _Array, position: int) -> Parts:
        parts: Parts = {}
        for shape, why in self._shapes:
            part = shape.prefix[position] if position < len(shape.prefix) else shape.rest
            parts[part] = parts.get(part, 0) | why
        for part, why in array.extra.get(position, {}).items():
            parts[part] = parts.get(part, 0) | why
        return parts

    def _all_parts(self, array: _Array) -> list[Parts]:
        positions = [self._parts(array, position) for position in range(array.length)]
        if array.twins is not None:
            first, second = array.twins
            joint = dict(positions[first])
            for part, why in positions[second].items():
                joint[part] = joint.get(part, 0) | why
            for part in joint:
                joint[part] |= self._repeated or 0
            positions[first] = positions[second] = joint
        return positions

    def _values(self, array: _Array) -> Generator[Goal, Outcome, Leaf]:
        positions = self._all_parts(array)
        is_certain = self._is_certain
        values: list[Any] = []
        for parts in positions:
            outcome = yield goal_of(parts)
            if isinstance(outcome, Empty):
                return Conflict(self._why | why_core(parts, outcome.core))
            if isinstance(outcome, Unclear):
                return outcome
            is_certain = is_certain and outcome.is_certain
            values.append(outcome.value)
        if self._distinct is not None and len({identity(value) for value in values}) < len(values):
            return (yield from self._distinct_values(positions, is_certain))
        return Inhabited(values, is_certain)

    def _distinct_values(self, positions: list[Parts], is_certain: bool) -> Generator[Goal, Outcome, Leaf]:
        """No two items equal: so many candidates for each position as there are positions are always enough."""
        candidates: list[list[Any]] = []
        for parts in positions:
            found: list[Any] = []
            excluded: Parts = dict(parts)
            while len(found) < len(positions):
                self._spend(1)
                outcome = yield goal_of(excluded)
                if isinstance(outcome, Unclear):
                    return outcome
                if isinstance(outcome, Empty):
                    break
                is_certain = is_certain and outcome.is_certain
                found.append(outcome.value)
                excluded[self._arena.negation(value_term(self._arena, outcome.value))] = 0
            candidates.append(found)
        chosen = distinct_representatives(candidates)
        return Conflict(self._everything()) if chosen is None else Inhabited(chosen, is_certain)


def _with(array: _Array, more: dict[int, Parts]) -> _Array:
    extra = dict(array.extra)
    for position, parts in more.items():
        extra[position] = {**extra.get(position, {}), **parts}
    return _Array(array.length, extra, array.twins)
