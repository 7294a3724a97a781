"""From a simplified tree to a program: positions, and the ways between them."""

from linting.patterns.charset import EVERYTHING, CharSet
from linting.patterns.errors import NotRegular, PatternTooLarge
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
from linting.patterns.syntax import (
    Anchor,
    BackReference,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Place,
    Repeat,
    Sequence,
    children,
)

MOST_POSITIONS = 8_000
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
        parts.append(_Builder(assembly).build(assembly.roots[len(parts)]))
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
    """Builds one part from its end to its start, so that every step knows what comes after it.

    A step is a number. Step 0 accepts; the others consume a character, branch, or hold a condition.
    """

    def __init__(self, assembly: _Assembly) -> None:
        self.assembly = assembly
        self.charsets: list[CharSet] = []
        self.follows: list[int] = []
        self.consuming: dict[int, int] = {}
        self.branches: list[tuple[int, ...]] = [()]
        self.conditions: dict[int, Anchor | Look] = {}

    def build(self, root: Node) -> Part:
        entry = self._steps(root, 0)
        contexts = (Before.OTHER, Before.WORD) if self.assembly.sees_words else (Before.OTHER,)
        start = [self._reach(entry, before) for before in (Before.NOTHING, *contexts)]
        after = [tuple([self._reach(step, before) for step in self.follows]) for before in contexts]
        return Part(tuple(self.charsets), tuple(start), tuple(after))

    def _branch(self, *targets: int) -> int:
        self.branches.append(targets)
        return len(self.branches) - 1

    def _steps(self, node: Node, following: int) -> int:
        """The step where `node` begins if `following` is the step behind it."""
        match node:
            case Chars(charset):
                step = self._branch()
                self.consuming[step] = len(self.charsets)
                self.charsets.append(charset)
                self.follows.append(following)
                return step
            case Sequence(items):
                for item in reversed(items):
                    following = self._steps(item, following)
                return following
            case Choice(options):
                return self._branch(*[self._steps(option, following) for option in options])
            case Repeat(item, low, high):
                return self._repetition(item, low, high, following)
            case Group(item):
                return self._steps(item, following)
            case Look(_, _, True):
                raise NotRegular("look-behind")
            case Anchor() | Look():
                step = self._branch(following)
                self.conditions[step] = node
                return step
            case BackReference():
                raise NotRegular("a back-reference")

    def _repetition(self, item: Node, low: int, high: int | None, following: int) -> int:
        end = following
        if high is None:
            loop = self._branch()
            body = self._steps(item, loop)
            self.branches[loop] = (body, end)
            following, low = (body, low - 1) if low else (loop, 0)
        else:
            for _ in range(high - low):
                following = self._branch(self._steps(item, following), end)
        for _ in range(low):
            following = self._steps(item, following)
        return following

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
            if (condition := self.conditions.get(step)) is not None:
                promised = self._promised(condition, before)
                if promised is None or any(_opposite(guard) in guards for guard in promised):
                    continue
                guards |= promised
            elif step == 0 or step in self.consuming:
                position = self.consuming[step] + FIRST_POSITION if step else ACCEPTED
                if guards:
                    guarded[position, guards] = None
                else:
                    free |= 1 << position
            waiting.extend([(target, guards) for target in reversed(self.branches[step])])
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
