"""Choosing: one undecided disjunction after the other, with conflict-directed backjumping."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

from linting.containment.proofs import OBVIOUS, Goal, Proof, Split
from linting.containment.search.branch import Branch
from linting.containment.search.outcomes import Conflict, Inhabited, Leaf, Outcome, Unclear, Why
from linting.schemas.terms import NEVER, Term

Asking = Generator[Goal, Outcome, Leaf]
"""A search that asks for goals about smaller values and is sent their outcomes; it ends with its own."""


@dataclass(slots=True)
class _Choice:
    """A disjunction being decided: the branch before it, the options still to try, what the failed ones rested on."""

    literal: Term
    all_options: tuple[Term, ...]
    branch: Branch
    options: Iterator[Term]
    bit: Why
    why: Why
    trying: Term = NEVER
    failed: Why = 0
    proofs: dict[Term, Proof] = field(default_factory=dict)
    unclear: Unclear | None = None
    uncertain: Inhabited | None = None

    def outcome(self) -> Leaf:
        """What the choice comes to when every option was tried."""
        return self.uncertain or self.unclear or Conflict(self.why | self.failed, self.proof())

    def proof(self) -> Proof:
        """An option that was not tried, or failed at once, is refuted without a choice."""
        return Split(self.literal, tuple(self.proofs.get(option, OBVIOUS) for option in self.all_options))


class Decisions:
    """Decides the choices of one branch depth first.

    `settle` is asked before each, for a value or a conflict of what is decided so far; `is_met` says whether a value
    makes a choice needless, and `heard` what becomes of one that makes all of them so.
    """

    def __init__(
        self,
        settle: Callable[[Branch], Asking],
        is_met: Callable[[Any, Term], bool],
        heard: Callable[[Leaf], Leaf],
        first_bit: Why,
        spend: Callable[[int], None],
    ) -> None:
        self._settle = settle
        self._is_met = is_met
        self._heard = heard
        self._first_bit = first_bit
        self._spend = spend
        self._open: list[_Choice] = []

    def run(self, branch: Branch) -> Asking:
        """The outcome of a branch: a value, the reason there is none, or neither."""
        current: Branch | None = branch
        while True:
            leaf: Leaf | None = None
            if current is not None:
                leaf = yield from self._look(current)
            if leaf is None:
                current, leaf = self._next_option()
            if leaf is None:
                continue
            if (isinstance(leaf, Inhabited) and leaf.is_certain) or not self._take_back(leaf):
                return leaf
            current = None

    def _look(self, branch: Branch) -> Generator[Goal, Outcome, Leaf | None]:
        """Settle a branch without choices that matter, or open the one that has the fewest options; None then."""
        self._spend(1)
        waiting = list(branch.open_choices()) if branch.finite is None else []
        best = min(waiting, key=_options_left, default=None)
        if best is None:
            return self._heard((yield from self._settle(branch)))
        if _options_left(best) > 1:
            leaf = yield from self._settle(branch)
            if isinstance(leaf, Conflict):
                return leaf
            if isinstance(leaf, Inhabited):
                unmet = [found for found in waiting if not self._is_met(leaf.value, found[0])]
                if not unmet:
                    leaf = self._heard(leaf)
                    if isinstance(leaf, Inhabited) and leaf.is_certain:
                        return leaf
                best = min(unmet or waiting, key=_options_left)
        return self._open_choice(branch, *best)

    def _open_choice(self, branch: Branch, literal: Term, options: list[Term], why: Why) -> Conflict | None:
        bit = self._first_bit << len(self._open)
        choice = _Choice(literal, branch.choices[literal], branch, iter(options), bit, why)
        if not options:
            return Conflict(why, choice.proof())
        del branch.choices[literal]
        self._open.append(choice)
        return None

    def _next_option(self) -> tuple[Branch | None, Leaf | None]:
        """The next branch below the innermost choice, or what that choice comes to when all was tried."""
        choice = self._open[-1]
        for option in choice.options:
            self._spend(1)
            choice.trying = option
            branch = choice.branch.copy()
            conflict = branch.add(option, choice.why | choice.bit)
            if conflict is None:
                return branch, None
            if not conflict & choice.bit:
                self._open.pop()
                return None, Conflict(conflict)
            choice.failed |= conflict & ~choice.bit
        self._open.pop()
        return None, choice.outcome()

    def _take_back(self, leaf: Leaf) -> bool:
        """Hand a leaf to the innermost choice that it depends on; False if it depends on none."""
        while self._open:
            choice = self._open[-1]
            if isinstance(leaf, Conflict):
                if not leaf.why & choice.bit:
                    self._open.pop()
                    continue
                choice.failed |= leaf.why & ~choice.bit
                choice.proofs[choice.trying] = leaf.proof
            elif isinstance(leaf, Unclear):
                choice.unclear = choice.unclear or leaf
            else:
                choice.uncertain = choice.uncertain or leaf
            return True
        return False


def _options_left(found: tuple[Term, list[Term], Why]) -> int:
    return len(found[1])
