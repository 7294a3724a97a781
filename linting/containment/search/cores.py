"""Goals that are refuted, found by what contains them: with fewer terms already empty, a goal with more is."""

from collections.abc import Callable

from linting.containment.proofs import Goal
from linting.schemas.terms import Term


class Cores:
    """Sets of terms, each kept under its youngest term, so that a look-up sees few others.

    (Forward subsumption by one watched literal; Schulz, "Simple and efficient clause subsumption with feature vector
    indexing", 2013, has what one does when there are very many.)
    """

    def __init__(self, age: Callable[[Term], int]) -> None:
        self._age = age
        self._by_youngest: dict[Term, dict[Goal, None]] = {}

    def add(self, core: Goal) -> None:
        """Keep a set."""
        if core:
            self._by_youngest.setdefault(max(core, key=self._age), {})[core] = None

    def discard(self, core: Goal) -> None:
        """Keep a set no longer."""
        if core:
            self._by_youngest.get(max(core, key=self._age), {}).pop(core, None)

    def within(self, goal: Goal) -> Goal | None:
        """A set that the goal contains: the one whose youngest term is the oldest, the first of these that was kept."""
        best: Goal | None = None
        age_of_best = 0
        for term in goal:
            kept = self._by_youngest.get(term)
            if kept and (best is None or self._age(term) < age_of_best):
                found = next((core for core in kept if core <= goal), None)
                if found is not None:
                    best, age_of_best = found, self._age(term)
        return best
