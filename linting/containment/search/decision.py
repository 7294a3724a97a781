"""Choosing: one undecided disjunction after the other, with conflict-directed backjumping."""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any

from linting.containment.proofs import OBVIOUS, Goal, Proof, Split
from linting.containment.search.bounds import Bounds
from linting.containment.search.branch import Branch
from linting.containment.search.nogoods import Nogoods
from linting.containment.search.outcomes import Conflict, Inhabited, Leaf, Outcome, Unclear, Why
from linting.records import Record
from linting.schemas.terms import NEVER, Term

_OPTIONS_A_STEP = 8
"""So many options are looked at in the time of a step."""

Asking = Generator[Goal, Outcome, Leaf]
"""A search that asks for goals about smaller values and is sent their outcomes; it ends with its own."""


class _Choice(Record, frozen=False):
    """A disjunction being decided: the branch before it, the options still to try, what the failed ones rested on."""

    literal: Term
    all_options: tuple[Term, ...]
    branch: Branch
    options: Iterator[Term]
    bit: Why
    why: Why
    proofs: dict[Term, Proof]
    trying: Term = NEVER
    failed: Why = 0
    unclear: Unclear | None = None
    uncertain: Inhabited | None = None

    def outcome(self) -> Leaf:
        """What the choice comes to when every option was tried."""
        return self.uncertain or self.unclear or Conflict(self.why | self.failed, self.proof())

    def proof(self) -> Proof:
        """An option that was not tried, or failed at once, is refuted without a choice."""
        return Split(self.literal, tuple(self.proofs.get(option, OBVIOUS) for option in self.all_options))


class _Waiting(Record):
    """A choice that is still to be made: what is left of it, and why the other options are out."""

    literal: Term
    options: list[Term]
    why: Why
    proofs: dict[Term, Proof]


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
        facts: Sequence[Term],
        spend: Callable[[int], None],
    ) -> None:
        self._settle = settle
        self._is_met = is_met
        self._heard = heard
        self._first_bit: Why = 1 << len(facts)
        self._nogoods = Nogoods(facts)
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
        waiting = self._waiting(branch) if branch.finite is None else []
        best = min(waiting, key=_options_left, default=None)
        if best is None:
            return self._heard((yield from self._settle(branch)))
        if _options_left(best) > 1:
            leaf = yield from self._settle(branch)
            if isinstance(leaf, Conflict):
                return leaf
            if isinstance(leaf, Inhabited):
                self._spend(len(waiting))
                unmet = [one for one in waiting if not self._is_met(leaf.value, one.literal)]
                if not unmet:
                    leaf = self._heard(leaf)
                    if isinstance(leaf, Inhabited) and leaf.is_certain:
                        return leaf
                best = min(unmet or waiting, key=_options_left)
        return self._open_choice(branch, best)

    def _waiting(self, branch: Branch) -> list[_Waiting]:
        """The open choices, with the options that nothing speaks against and why the others are out."""
        self._spend(sum(map(len, branch.choices.values())) // _OPTIONS_A_STEP)
        waiting: list[_Waiting] = []
        bounds = Bounds(branch, self._spend)
        for literal, options, why_others in branch.open_choices():
            why, left = why_others, list[Term]()
            proofs: dict[Term, Proof] = {}
            for option in options:
                conflict = self._nogoods.against(option, branch) or bounds.against(option)
                if conflict is None:
                    left.append(option)
                else:
                    why |= conflict.why
                    proofs[option] = conflict.proof
            waiting.append(_Waiting(literal, left, why, proofs))
        return waiting

    def _open_choice(self, branch: Branch, waiting: _Waiting) -> Conflict | None:
        literal, why = waiting.literal, waiting.why
        bit = self._first_bit << len(self._open)
        choice = _Choice(literal, branch.choices[literal], branch, iter(waiting.options), bit, why, waiting.proofs)
        if not waiting.options:
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
            known = self._nogoods.against(option, choice.branch)
            if known is not None:
                choice.failed |= known.why
                choice.proofs[option] = known.proof
                continue
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
                involved = [one.trying for one in self._open if leaf.why & one.bit]
                if len(involved) < len(self._open):  # else it is not met again before all of them are over
                    self._nogoods.learn(leaf, involved)
            elif isinstance(leaf, Unclear):
                choice.unclear = choice.unclear or leaf
            else:
                choice.uncertain = choice.uncertain or leaf
            return True
        return False


def _options_left(waiting: _Waiting) -> int:
    return len(waiting.options)
