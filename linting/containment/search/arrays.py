"""Arrays: what the item at each position has to be, which items must be there, how many, and whether they differ.

Positions beyond every prefix are alike. An array that is longer than all bounds, prefixes and obligations ask for stays
valid when one of its idle items is left out, so that finitely many lengths have to be tried (VLDB 2022, §4.5).
"""

from collections.abc import Callable, Generator, Iterator
from itertools import combinations
from typing import Any

from linting.containment.obligations import SomeItem, values_term
from linting.containment.proofs import ByLength, Counted, Goal, Item, Pigeonhole, Positions, Proof, Twins
from linting.containment.search.branch import Branch
from linting.containment.search.matching import Representatives, distinct_representatives
from linting.containment.search.outcomes import (
    Conflict,
    Empty,
    Inhabited,
    Leaf,
    Outcome,
    Parts,
    Unclear,
    Why,
    first_free_bit,
    goal_of,
    why_core,
)
from linting.containment.search.placing import PartialArray, Placing
from linting.schemas.arena import Arena
from linting.schemas.terms import Contains, ItemCount, Items, Negation, Term, UniqueItems
from linting.schemas.values import identity

_LONGEST = 2_000
_MOST_PLACED = 40
_MOST_DISTINCT = 500
Settling = Generator[Goal, Outcome, Leaf]


class Arrays:
    """Settles one branch whose value is an array."""

    def __init__(self, branch: Branch, arena: Arena, spend: Callable[[int], None]) -> None:
        self._arena = arena
        self._spend = spend
        self._is_certain = branch.is_certain
        self._base: Why = branch.kinds_why
        self._shapes: list[tuple[Items, Why]] = []
        self._obligations: list[tuple[SomeItem, Why]] = []
        self._counts: list[tuple[Contains, Why]] = []
        self._least: tuple[int, Why] = (0, 0)
        self._most: tuple[int | None, Why] = (None, 0)
        self._distinct: Why | None = None
        self._repeated: Why | None = None
        self._bit: Why = first_free_bit((branch.kinds_why, *branch.literals.values()))
        self._global: Why = self._bit - 1
        for literal, why in branch.literals.items():
            self._sort(literal, why)
        self._prefix = self._longest_prefix()
        self._placings = self._all_placings()

    def _sort(self, literal: Term, why: Why) -> None:
        match literal:
            case Items():
                self._shapes.append((literal, why))
            case SomeItem():
                self._obligations.append((literal, self._marked(why)))
            case Contains():
                self._counts.append((literal, self._marked(why)))
            case ItemCount(least, most):
                if least > self._least[0]:
                    self._least = least, why
                if most is not None and (self._most[0] is None or most < self._most[0]):
                    self._most = most, why
            case UniqueItems():
                self._distinct = why
            case Negation(UniqueItems()):
                self._repeated = self._marked(why)

    def _marked(self, why: Why) -> Why:
        """With a bit for the placing itself: a conflict without it holds wherever that is placed."""
        mark, self._bit = self._bit, self._bit << 1
        return why | mark

    def _longest_prefix(self) -> int:
        ends = [len(shape.prefix) for shape, _ in self._shapes]
        ends += [one.start if one.stop is None else one.stop for one, _ in self._obligations]
        return max(ends, default=0)

    def _all_placings(self) -> list[Placing]:
        placings = [self._placing(obligation, why) for obligation, why in self._obligations]
        placings += [self._counting(count, why) for count, why in self._counts]
        if self._repeated is not None:
            placings.append(Placing(self._repeated, self._pairs, Twins))
        return placings

    def settle(self) -> Settling:
        """An array for the branch, or the reason there is none."""
        longest = self._longest_to_try()
        if longest > _LONGEST or self._least[0] > _LONGEST or len(self._placings) > _MOST_PLACED:
            return Unclear(f"Arrays of more than {_LONGEST} items, or with more than {_MOST_PLACED} obligations")
        unclear: Unclear | None = None
        uncertain: Inhabited | None = None
        why: Why = self._base | self._least[1] | self._most[1]
        proofs: list[tuple[int, Proof]] = []
        for length in range(self._least[0], longest + 1):
            self._spend(1)
            touched = range(min(length, self._prefix + 1) if len(self._placings) > 1 else 0)
            leaf = yield from self._place(PartialArray(length, touched=touched), 0)
            if isinstance(leaf, Inhabited):
                if leaf.is_certain:
                    return leaf
                uncertain = uncertain or leaf
            elif isinstance(leaf, Unclear):
                unclear = unclear or leaf
            else:
                why |= leaf.why
                proofs.append((length, leaf.proof))
        return uncertain or unclear or Conflict(why & self._global, ByLength(tuple(proofs)))

    def _longest_to_try(self) -> int:
        asked = len(self._obligations) + sum(count.least for count, _ in self._counts)
        asked += 2 if self._repeated is not None else 0
        longest = max(self._least[0], self._prefix + asked)
        return longest if self._most[0] is None else min(longest, self._most[0])

    def _place(self, array: PartialArray, index: int) -> Settling:
        """Place what must be there, one thing after the other, and then find the items' values."""
        conflict = yield from self._conflict(array)
        if conflict is not None:
            return conflict
        if index == len(self._placings):
            return (yield from self._values(array))
        placing = self._placings[index]
        unclear: Unclear | None = None
        uncertain: Inhabited | None = None
        why: Why = self._base | placing.why
        proofs: list[tuple[Any, Proof]] = []
        for way, following in placing.ways(array):
            self._spend(1)
            leaf = yield from self._place(following, index + 1)
            if isinstance(leaf, Inhabited):
                if leaf.is_certain:
                    return leaf
                uncertain = uncertain or leaf
            elif isinstance(leaf, Unclear):
                unclear = unclear or leaf
            elif not leaf.why & placing.why & ~self._global:
                return leaf
            else:
                why |= leaf.why
                proofs.append((way, leaf.proof))
        return uncertain or unclear or Conflict(why, placing.proof(tuple(proofs)))

    def _conflict(self, array: PartialArray) -> Generator[Goal, Outcome, Conflict | None]:
        """Why an item that was touched last has no value, if that is so: nothing more need be placed then."""
        for position in array.touched:
            parts = self._all_parts(array, position)
            outcome = yield goal_of(parts)
            if isinstance(outcome, Empty):
                return Conflict(self._base | why_core(parts, outcome.core), Item(position, outcome.core))
        return None

    def _placing(self, obligation: SomeItem, why: Why) -> Placing:
        """Each position of its range; of those beyond every prefix that nothing was said of yet, only the first."""

        def ways(array: PartialArray) -> Iterator[tuple[int, PartialArray]]:
            end = array.length if obligation.stop is None else min(obligation.stop, array.length)
            for position in range(obligation.start, end):
                yield position, array.having({position: {obligation.part: why}})
                if position >= self._prefix and position not in array.extra:
                    return

        return Placing(why, ways, lambda proofs: Positions(obligation, proofs))

    def _counting(self, count: Contains, why: Why) -> Placing:
        """Which items match `contains`: so many of them, and where there is an upper bound, no others."""
        against = self._arena.negation(count.part)

        def ways(array: PartialArray) -> Iterator[tuple[tuple[int, ...], PartialArray]]:
            most = array.length if count.most is None else min(count.most, array.length)
            sizes = (count.least,) if count.most is None else range(count.least, most + 1)
            for chosen in (chosen for size in sizes for chosen in combinations(range(array.length), size)):
                self._spend(1)
                if not self._is_first_of_its_like(array, chosen):
                    continue
                extra: dict[int, Parts] = {position: {count.part: why} for position in chosen}
                if count.most is not None:
                    extra |= {other: {against: why} for other in range(array.length) if other not in extra}
                yield chosen, array.having(extra)

        return Placing(why, ways, lambda proofs: Counted(count, proofs))

    def _is_first_of_its_like(self, array: PartialArray, chosen: tuple[int, ...]) -> bool:
        """Among idle positions beyond every prefix, only the first ones are worth choosing."""
        idle = [position for position in range(self._prefix, array.length) if position not in array.extra]
        taken = [position for position in idle if position in chosen]
        return taken == idle[: len(taken)]

    def _pairs(self, array: PartialArray) -> Iterator[tuple[tuple[int, int], PartialArray]]:
        """Which two items are equal; of the idle positions beyond every prefix two are enough."""
        idle = [position for position in range(self._prefix, array.length) if position not in array.extra][:2]
        special = [position for position in range(array.length) if position < self._prefix or position in array.extra]
        for first, second in combinations(sorted({*special, *idle}), 2):
            yield (first, second), PartialArray(array.length, array.extra, (first, second), (first,))

    def _parts(self, array: PartialArray, position: int) -> Parts:
        parts: Parts = {}
        for shape, why in self._shapes:
            part = shape.prefix[position] if position < len(shape.prefix) else shape.rest
            parts[part] = parts.get(part, 0) | why
        for part, why in array.extra.get(position, {}).items():
            parts[part] = parts.get(part, 0) | why
        return parts

    def _all_parts(self, array: PartialArray, position: int) -> Parts:
        """What an item has to be, and so the one that it is to be equal to."""
        if array.twins is None or position not in array.twins:
            return self._parts(array, position)
        joint: Parts = {}
        for twin in array.twins:
            for part, why in self._parts(array, twin).items():
                joint[part] = joint.get(part, 0) | why | (self._repeated or 0)
        return joint

    def _values(self, array: PartialArray) -> Settling:
        positions = [self._all_parts(array, position) for position in range(array.length)]
        is_certain, values = self._is_certain, list[Any]()
        for position, parts in enumerate(positions):
            outcome = yield goal_of(parts)
            if isinstance(outcome, Empty):
                return Conflict(self._base | why_core(parts, outcome.core), Item(position, outcome.core))
            if isinstance(outcome, Unclear):
                return outcome
            is_certain = is_certain and outcome.is_certain
            values.append(outcome.value)
        if self._distinct is None or len({identity(value) for value in values}) == len(values):
            return Inhabited(values, is_certain)
        return (yield from self._distinct_values(positions, is_certain))

    def _distinct_values(self, positions: list[Parts], is_certain: bool) -> Settling:
        """No two items equal: so many candidates for each position as there are positions are always enough."""
        if len(positions) > _MOST_DISTINCT:
            return Unclear(f"More than {_MOST_DISTINCT} items that must differ")
        by_goal: dict[Goal, list[Any]] = {}
        for parts in positions:
            found = by_goal.setdefault(goal_of(parts), [])
            while len(found) < len(positions):
                self._spend(1)
                outcome = yield self._beside(parts, found)
                if isinstance(outcome, Unclear):
                    return outcome
                if isinstance(outcome, Empty):
                    break
                is_certain = is_certain and outcome.is_certain
                found.append(outcome.value)
        candidates = [by_goal[goal_of(parts)] for parts in positions]
        chosen = distinct_representatives(candidates)
        if isinstance(chosen, Representatives):
            return Inhabited(chosen.values, is_certain)
        return (yield from self._pigeonhole(positions, chosen.positions, chosen.values))

    def _beside(self, parts: Parts, others: list[Any]) -> Goal:
        """A value of an item that is none of the others."""
        return goal_of([*parts, self._arena.negation(values_term(self._arena, others))] if others else parts)

    def _pigeonhole(self, positions: list[Parts], crowded: list[int], values: list[Any]) -> Settling:
        """These positions can have only these values, of which there are fewer."""
        why: Why = self._base | (self._distinct or 0)
        goals: list[tuple[int, Goal]] = []
        for position in crowded:
            outcome = yield self._beside(positions[position], values)
            if not isinstance(outcome, Empty):
                return Unclear("Items that must differ could not be counted")
            why |= why_core(positions[position], outcome.core)
            goals.append((position, outcome.core))
        return Conflict(why, Pigeonhole(values_term(self._arena, values), tuple(goals)))
