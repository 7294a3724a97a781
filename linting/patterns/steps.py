"""The places in a pattern and the ways between them, before any meaning is given to conditions."""

from linting.patterns.charset import CharSet
from linting.patterns.errors import NotRegular
from linting.patterns.syntax import Anchor, BackReference, Chars, Choice, Group, Look, Node, Repeat, Sequence


class Steps:
    """A tree laid out as numbered steps, from its end to its start, so that each knows what comes after it.

    Step 0 accepts. A step in `consuming` takes one character out of `charsets[consuming[step]]` and goes on at
    `follows[consuming[step]]`; one in `conditions` asks something of its surroundings; all others only branch.
    A loop is entered at one step and come back to at another, which is in `rounds`: to come back there twice without
    consuming would be an empty round.
    """

    def __init__(self, root: Node) -> None:
        self.charsets: list[CharSet] = []
        self.follows: list[int] = []
        self.consuming: dict[int, int] = {}
        self.conditions: dict[int, Anchor | Look] = {}
        self.branches: list[tuple[int, ...]] = [()]
        self.rounds: set[int] = set()
        self.entry = self._lay(root, 0)

    def _branch(self, *targets: int) -> int:
        self.branches.append(targets)
        return len(self.branches) - 1

    def _lay(self, node: Node, following: int) -> int:
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
                    following = self._lay(item, following)
                return following
            case Choice(options):
                return self._branch(*[self._lay(option, following) for option in options])
            case Repeat(item, low, high):
                return self._lay_repetition(item, low, high, following)
            case Group(item):
                return self._lay(item, following)
            case Look(behind=True):
                raise NotRegular("look-behind")
            case Anchor() | Look():
                step = self._branch(following)
                self.conditions[step] = node
                return step
            case BackReference():
                raise NotRegular("a back-reference")

    def _lay_repetition(self, item: Node, low: int, high: int | None, following: int) -> int:
        end = following
        if high is None:
            again = self._branch()
            self.rounds.add(again)
            body = self._lay(item, again)
            self.branches[again] = (body, end)
            following, low = (body, low - 1) if low else (self._branch(body, end), 0)
        else:
            for _ in range(high - low):
                following = self._branch(self._lay(item, following), end)
        for _ in range(low):
            following = self._lay(item, following)
        return following
