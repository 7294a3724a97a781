"""The goals that were asked, with their outcomes; and the order in which they are worked on.

Values are finite, so a goal that depends on itself through a smaller value is empty if nothing else inhabits it:
while a goal is open it counts as empty (the least fixpoint of "inhabited"; VLDB 2022, §5). An outcome that rests on
such an assumption is provisional: it becomes final when the goal it rests on turns out empty, and is forgotten when
that goal turns out inhabited. The open goals are kept on an explicit stack, so that no input reaches Python's.
"""

from collections.abc import Generator, Iterable

from linting.containment.evaluation import Evaluator
from linting.containment.proofs import Goal, Proof
from linting.containment.search.cores import Cores
from linting.containment.search.goals import Goals, Objection
from linting.containment.search.outcomes import Empty, Inhabited, Outcome, Unclear, goal_of
from linting.records import Record
from linting.schemas.arena import Arena
from linting.schemas.terms import Term

DEEPEST = 400
_GROUNDED = 1 << 30


class OutOfBudget(Exception):  # noqa: N818 - not an error of the caller's
    """The steps are used up."""


class _Open(Record, frozen=False):
    """A goal being worked on. `rests_on` is the depth of the outermost open goal that was taken for empty."""

    goal: Goal
    work: Generator[Goal, Outcome, Outcome]
    first_provisional: int
    rests_on: int = _GROUNDED


class Search:
    """Answers goals over one arena within a budget of steps."""

    def __init__(self, arena: Arena, evaluator: Evaluator, budget: int) -> None:
        self.arena = arena
        self.steps_left = budget
        self._goals = Goals(arena, evaluator, self.spend)
        self._known: dict[Goal, tuple[Outcome, int]] = {}
        self._depths: dict[Goal, int] = {}
        self._provisional: list[Goal] = []
        self._stack: list[_Open] = []
        self._cores = Cores(arena.serial)
        self._assumed: set[Goal] = set()
        self.lemmas: dict[Goal, Proof] = {}
        self._objection: Objection | None = None

    def spend(self, steps: int) -> None:
        """Count steps; raises OutOfBudget."""
        self.steps_left -= steps
        if self.steps_left < 0:
            raise OutOfBudget

    def inhabit(self, terms: Iterable[Term], objection: Objection | None = None) -> Outcome:
        """A value that all terms are true of and that nobody objects to, or why there is none.

        Where somebody objects to a value, the search goes on; it cannot end with a proof then. A search whose budget is
        used up answers nothing any more, whatever it is asked: a budget is for one question.
        """
        goal = goal_of(terms)
        self._objection = objection
        for opened in self._stack:
            self._cores.discard(opened.goal)
        self._stack.clear()
        self._depths.clear()
        self._forget(0)
        try:
            return self._answer(goal)
        except OutOfBudget:
            return Unclear("The budget of steps is used up")

    def _answer(self, goal: Goal) -> Outcome:
        reply = self._ask(goal)
        while self._stack:
            top = self._stack[-1]
            try:
                asked = next(top.work) if reply is None else top.work.send(reply)
            except StopIteration as done:
                reply = done.value
                self._close(top, done.value)
            else:
                reply = self._ask(asked)
        assert reply is not None  # noqa: S101 - the last goal to close has an outcome
        return reply

    def _ask(self, goal: Goal) -> Outcome | None:
        """The outcome if it is known or assumed; None after opening the goal."""
        self.spend(1)
        known = self._known.get(goal) or self._refuted(goal)
        if known is not None:
            self._rest_on(known[1])
            return known[0]
        if len(self._stack) >= DEEPEST:
            return Unclear(f"Payloads nest deeper than {DEEPEST} levels here")
        self._depths[goal] = len(self._stack)
        self._cores.add(goal)
        objection = self._objection if not self._stack else None
        self._stack.append(_Open(goal, self._goals.work(goal, objection), len(self._provisional)))
        return None

    def _refuted(self, goal: Goal) -> tuple[Outcome, int] | None:
        """What refutes a goal since it contains one that is refuted, or that is open and so counts as empty."""
        core = self._cores.within(goal)
        if core is None:
            return None
        depth = self._depths.get(core)
        if depth is None:
            return self._known[core]
        self._assumed.add(core)
        return Empty(core), depth

    def _rest_on(self, depth: int) -> None:
        if self._stack:
            self._stack[-1].rests_on = min(self._stack[-1].rests_on, depth)

    def _close(self, done: _Open, outcome: Outcome) -> None:
        self._stack.pop()
        depth = self._depths.pop(done.goal)
        self._cores.discard(done.goal)
        if not isinstance(outcome, Empty):
            self._forget(done.first_provisional)
            if isinstance(outcome, Inhabited) or done.rests_on >= depth:
                self._known[done.goal] = outcome, _GROUNDED
            else:
                self._rest_on(done.rests_on)
            return
        for goal in {done.goal, outcome.core} if done.goal in self._assumed else (outcome.core,):
            self.lemmas[goal] = outcome.proof
        if done.rests_on >= depth:
            for goal in self._provisional[done.first_provisional :]:
                self._known[goal] = self._known[goal][0], _GROUNDED
            del self._provisional[done.first_provisional :]
            self._refute(done.goal, outcome, _GROUNDED)
        else:
            self._provisional.extend(self._refute(done.goal, outcome, done.rests_on))
            for goal in self._provisional[done.first_provisional :]:  # what rested on this goal rests on more now
                inner, rests_on = self._known[goal]
                self._known[goal] = inner, min(rests_on, done.rests_on)
            self._rest_on(done.rests_on)

    def _refute(self, goal: Goal, outcome: Empty, rests_on: int) -> list[Goal]:
        """Take note of a refuted goal and of its core, as far as that is new."""
        fresh = [
            one for one in dict.fromkeys((goal, outcome.core)) if one not in self._known and one not in self._depths
        ]
        for one in fresh:
            self._known[one] = outcome, rests_on
        if outcome.core in fresh:
            self._cores.add(outcome.core)
        return fresh

    def _forget(self, first: int) -> None:
        """Drop the provisional outcomes from this one on: what they rest on did not come true, or was left open."""
        for goal in self._provisional[first:]:
            del self._known[goal]
            self._cores.discard(goal)
        del self._provisional[first:]
