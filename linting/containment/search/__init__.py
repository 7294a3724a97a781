"""Refutational search: is there a payload that all of these terms are true of?

Containment of a writer in a reader is asked as `writer ∧ ¬reader`. A *goal* is a set of terms that have to hold of
one value together. To settle a goal, everything that needs no choice is put down first (`branch`), and a theory for
the value's type either builds a value or says why there is none (`numbers`, `strings`, `arrays`, `objects`). What is
left to choose is only chosen where that value does not meet it anyway (`decision`): so choices that have no part in a
conflict are never made, and a conflict is seen before they are. (Solvers of satisfiability modulo theories ask the
theory early for the same reason; Nieuwenhuis, Oliveras, Tinelli, "Solving SAT and SAT Modulo Theories", Journal of
the ACM 53(6), 2006, §3.) Members and items are goals of their own, about smaller values, remembered by their set of
terms (`tables`), and refuted where they contain a set that is (`cores`).

This is witness generation as in Attouche, Baazizi, Colazzo, Ghelli, Sartiani, Scherzinger, "Witness generation for JSON
Schema" (VLDB 2022), turned around: there, a schema is first brought into a disjunctive form, whole; here, a
disjunct is looked at when everything cheaper has failed, and conflicts say which choices they depend on, so that
the other choices are not tried again (conflict-directed backjumping; Prosser, "Hybrid algorithms for the constraint
satisfaction problem", Computational Intelligence 9(3), 1993, §3).
"""

from linting.containment.search.outcomes import Empty, Inhabited, Outcome, Unclear
from linting.containment.search.tables import Search

__all__ = ["Empty", "Inhabited", "Outcome", "Search", "Unclear"]
