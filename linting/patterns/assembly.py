"""From a simplified tree to a program: positions, and the ways between them."""

from linting.patterns.charset import EVERYTHING
from linting.patterns.errors import PatternTooLarge
from linting.patterns.program import (
    ACCEPTED,
    ACCEPTED_AT_END,
    FIRST_POSITION,
    Before,
    Guard,
    Guards,
    Part,
    Program,
    Reach,
)
from linting.patterns.properties import WORD
from linting.patterns.shape import positions
from linting.patterns.steps import Steps
from linting.patterns.syntax import (
    Anchor,
    Chars,
    Look,
    Node,
    Place,
    children,
)

MOST_POSITIONS = 20_000
MOST_WAYS = 200_000
"""Bounds on one program: its positions, and the ways between them."""

_ANYTHING = Chars(EVERYTHING)
_WORD = Chars(WORD)


def assemble(root: Node) -> Program:
    """The program of a simplified tree.

    Raises NotRegular for back-references and look-behind, PatternTooLarge beyond the bounds above.
    """
    if positions(root) > MOST_POSITIONS:
        raise PatternTooLarge(f"the pattern's repetitions write out to more than {MOST_POSITIONS} characters")
    assembly = _Assembly(root)
    parts: list[Part] = []
    while len(parts) < len(assembly.roots):
        parts.append(_Builder(assembly, assembly.roots[len(parts)]).build())
    return Program(tuple(parts), assembly.sees_words)


class _Assembly:
    """Numbers the parts as guards ask for them, and bounds the work on all of them together."""

    def __init__(self, root: Node) -> None:
        self.roots = [root]
        self.numbers: dict[Node, int] = {}
        self.sees_words = _asks_for_words(root)
        self.ways = 0

    def part_of(self, root: Node) -> int:
        if root not in self.numbers:
            self.numbers[root] = len(self.roots)
            self.roots.append(root)
        return self.numbers[root]

    def spend(self) -> None:
        self.ways += 1
        if self.ways > MOST_WAYS:
            raise PatternTooLarge(f"the pattern's automaton has more than {MOST_WAYS} ways from place to place")


def _asks_for_words(root: Node) -> bool:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Anchor) and node.place in (Place.BOUNDARY, Place.NO_BOUNDARY):
            return True
        waiting.extend(children(node))
    return False


class _Builder:
    """Turns the steps of one part into reaches: for every place, where one can go from it without consuming."""

    def __init__(self, assembly: _Assembly, root: Node) -> None:
        self.assembly = assembly
        self.steps = Steps(root)

    def build(self) -> Part:
        contexts = (Before.OTHER, Before.WORD) if self.assembly.sees_words else (Before.OTHER,)
        start = [self._reach(self.steps.entry, before) for before in (Before.NOTHING, *contexts)]
        after = [tuple([self._reach(step, before) for step in self.steps.follows]) for before in contexts]
        return Part(tuple(self.steps.charsets), tuple(start), tuple(after))

    def _reach(self, entry: int, before: Before) -> Reach:
        """Everything reachable without consuming. Guards that are no weaker than others to the same step are left out.

        That also ends the loops: going round again without consuming adds guards or nothing. ECMA-262 §22.2.2.3.1
        refuses such rounds, which makes no difference to what is matched.
        """
        free, guarded = 0, dict[tuple[int, Guards], None]()
        seen: dict[int, list[Guards]] = {}
        waiting: list[tuple[int, Guards]] = [(entry, frozenset())]
        while waiting:
            step, guards = waiting.pop()
            known = seen.setdefault(step, [])
            if any(weaker <= guards for weaker in known):
                continue
            known.append(guards)
            self.assembly.spend()
            if (condition := self.steps.conditions.get(step)) is not None:
                promised = self._promised(condition, before)
                if promised is None or any(_opposite(guard) in guards for guard in promised):
                    continue
                guards |= promised
            elif step == 0 or step in self.steps.consuming:
                position = self.steps.consuming[step] + FIRST_POSITION if step else ACCEPTED
                if guards:
                    guarded[position, guards] = None
                else:
                    free |= 1 << position
            waiting.extend([(target, guards) for target in reversed(self.steps.branches[step])])
        return self._settle(free, list(guarded))

    def _promised(self, condition: Anchor | Look, before: Before) -> Guards | None:
        """The guards that a condition puts up here: none where it holds already; None where it cannot hold."""
        part_of = self.assembly.part_of
        match condition:
            case Look(item, negative):
                return frozenset((Guard(part_of(item), not negative, before),))
            case Anchor(Place.START):
                return frozenset() if before == Before.NOTHING else None
            case Anchor(Place.END):
                return frozenset((Guard(part_of(_ANYTHING), kept_if=False, before=Before.OTHER),))
            case Anchor(place):
                word_follows = (place == Place.BOUNDARY) == (before != Before.WORD)
                return frozenset((Guard(part_of(_WORD), word_follows, Before.OTHER),))

    def _settle(self, free: int, guarded: list[tuple[int, Guards]]) -> Reach:
        """Leaves out what can also be had freely, and knows the promise that nothing follows."""
        if not guarded:
            return Reach(free)
        at_end = self.assembly.numbers.get(_ANYTHING)
        kept: list[tuple[int, Guards]] = []
        for position, guards in guarded:
            rest = frozenset(guard for guard in guards if guard.part != at_end or guard.kept_if)
            if len(rest) < len(guards):
                if position != ACCEPTED:
                    continue
                position = ACCEPTED_AT_END  # noqa: PLW2901
            if rest:
                kept.append((position, rest))
            else:
                free |= 1 << position
        return Reach(free, tuple([(position, guards) for position, guards in kept if not free >> position & 1]))


def _opposite(guard: Guard) -> Guard:
    return Guard(guard.part, not guard.kept_if, guard.before)
