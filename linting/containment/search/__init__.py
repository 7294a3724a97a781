"""Refutational search: is there a payload that all of these terms are true of?

Containment of a writer in a reader is asked as `writer ∧ ¬reader`. A *goal* is a set of terms that have to hold of
one value together. To settle a goal, everything that needs no choice is put down first (`branch`), then one choice
after the other is made (`decision`), and where none is left a theory for the value's type either builds a value or
says why there is none (`numbers`, `strings`, `arrays`, `objects`). Members and items are goals of their own, about
smaller values, remembered by their set of terms (`tables`).

This is witness generation as in Attouche, Baazizi, Colazzo, Ghelli, Sartiani, Scherzinger, "Witness generation for JSON
Schema" (VLDB 2022), turned around: there, a schema is first brought into a disjunctive form, whole; here, a
disjunct is looked at when everything cheaper has failed, and conflicts say which choices they depend on, so that
the other choices are not tried again (conflict-directed backjumping; Prosser, "Hybrid algorithms for the constraint
satisfaction problem", Computational Intelligence 9(3), 1993, §3).
"""

from linting.containment.search.outcomes import Empty, Inhabited, Outcome, Unclear
from linting.containment.search.tables import Search

__all__ = ["Empty", "Inhabited", "Outcome", "Search", "Unclear"]
