"""A branch that no payload takes.

What it does
    Asks the solver for a valid payload that satisfies a branch of `anyOf` or `oneOf`, and reports the branch if there
    is none.

Why is this bad
    The branch promises something that is always refused: since what stands beside it forbids it, or since under
    `oneOf` another branch accepts all that it accepts, so that two of them always match at once.

Example
    {"oneOf": [{"type": "integer"}, {"type": "number"}]}

Use instead
    {"type": "number"}

Options
    most_branches: How many branches of one `anyOf` or `oneOf` are looked at.
"""

from collections.abc import Iterator
from itertools import islice

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.solver import Solver
from linting.rules.subschema import Subschema
from linting.schemas.terms import Term

_BESIDE = ("unevaluatedProperties", "unevaluatedItems")


@rule(Level.WARNING, on=("anyOf", "oneOf"))
def check(here: Subschema, *, most_branches: int = 60) -> Iterator[Remark]:
    """Report each branch that is never taken although others are."""
    solver = here.subject.solver
    if not solver.can_judge(here.place):
        return
    whole = solver.term(here.place)
    for keyword in ("anyOf", "oneOf"):
        if keyword not in here.node:
            continue
        beside = solver.without(here.place, keyword, *_BESIDE)
        for index, branch in islice(enumerate(here.node[keyword]), most_branches):
            taken = solver.term(here.child(keyword, index))
            if branch is not False and _is_unreachable(solver, whole, beside, taken):
                if solver.is_empty(whole):
                    return
                yield here.remark(f"no valid payload takes this branch of {keyword}", keyword, index)


def _is_unreachable(solver: Solver, whole: Term, beside: Term, taken: Term) -> bool:
    """Whether no payload takes the branch; tried first is one that the other branches were not asked about."""
    payload = solver.payload_of(beside, taken)
    if payload is not None and solver.accepts(whole, payload.value):
        return False
    return solver.is_empty(whole, taken)
