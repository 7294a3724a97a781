"""What failed once and would fail again: options that cannot hold together, whatever is chosen besides.

Backjumping forgets why a choice failed once an earlier one is changed; keeping it spares the same failure under other
choices (Dechter, "Enhancement schemes for constraint processing", Artificial Intelligence 41(3), 1990, §4).
"""

from collections.abc import Sequence

from linting.containment.proofs import Part, Proof
from linting.containment.search.branch import Branch
from linting.containment.search.outcomes import Conflict, Why
from linting.records import Record
from linting.schemas.terms import Term

_MOST_OPTIONS = 6
_MOST_KEPT = 2_000
_FACTS_TO_ONE = 16
"""Beyond these they are more often looked at than met; one that rests on many facts counts for several."""


class _Nogood(Record):
    """With these other options and what the goal itself rests on, an option has no value, as `proof` shows."""

    others: frozenset[Term]
    given: Why
    proof: Proof


class Nogoods:
    """Kept for one goal and one type; `facts` are its literals, by the number of their bits in reasons."""

    def __init__(self, facts: Sequence[Term]) -> None:
        self._facts = facts
        self._given: Why = (1 << len(facts)) - 1
        self._by_option: dict[Term, list[_Nogood]] = {}
        self._kept = 0

    def learn(self, conflict: Conflict, options: Sequence[Term]) -> None:
        """Keep that these options, which are all that the conflict rests on beside the goal, do not go together."""
        if not 0 < len(options) <= _MOST_OPTIONS or self._kept >= _MOST_KEPT:
            return
        self._kept += 1
        given = conflict.why & self._given
        facts = [fact for fact, bit in zip(self._facts, reversed(bin(given)), strict=False) if bit == "1"]
        proof = Part(frozenset((*facts, *options)), conflict.proof)
        for option in options:
            others = frozenset(other for other in options if other is not option)
            self._by_option.setdefault(option, []).append(_Nogood(others, given, proof))

    def against(self, option: Term, branch: Branch) -> Conflict | None:
        """Why an option fails in a branch, its own reason left out, if that is known."""
        for nogood in self._by_option.get(option, ()):
            if nogood.others <= branch.literals.keys():
                why = nogood.given
                for other in nogood.others:
                    why |= branch.literals[other]
                return Conflict(why, nogood.proof)
        return None
