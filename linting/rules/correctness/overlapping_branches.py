"""Two branches of oneOf accept the same payload.

What it does
    Asks the solver for a payload that two branches of `oneOf` accept and shows it. Branches that only list required
    fields are left alone: there, `oneOf` is how one says "exactly one of these fields".

Why is this bad
    `oneOf` refuses what two branches accept, so a payload that looks right is invalid, and a field added to one branch
    may break payloads of the other. Validators have to try all branches, and their errors are hard to read.

Example
    {
      "oneOf": [
        {"type": "object", "properties": {"card": {"type": "string"}}},
        {"type": "object", "properties": {"iban": {"type": "string"}}}
      ]
    }

Use instead
    {
      "oneOf": [
        {"type": "object", "properties": {"kind": {"const": "card"}, "card": {"type": "string"}}, "required": ["kind"]},
        {"type": "object", "properties": {"kind": {"const": "iban"}, "iban": {"type": "string"}}, "required": ["kind"]}
      ]
    }

Options
    most_pairs: How many pairs of branches are looked at in one `oneOf`.
"""

from collections.abc import Iterator
from itertools import combinations, islice

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema

_BESIDE = ("oneOf", "unevaluatedProperties", "unevaluatedItems")
_SAYS_WHICH_FIELDS = frozenset({"required", "not", "anyOf", "allOf", "title", "description", "$comment"})


@rule(Level.WARNING, on=("oneOf",))
def check(here: Subschema, *, most_pairs: int = 40) -> Iterator[Remark]:
    """Report the first overlap of each branch with an earlier one."""
    solver = here.subject.solver
    if not solver.can_judge(here.place):
        return
    beside = solver.without(here.place, *_BESIDE)
    branches = [
        (index, here.child("oneOf", index))
        for index, branch in enumerate(here.node["oneOf"])
        if isinstance(branch, dict) and not branch.keys() <= _SAYS_WHICH_FIELDS
    ]
    overlapping: set[int] = set()
    for (first, left), (second, right) in islice(combinations(branches, 2), most_pairs):
        if second in overlapping:
            continue
        found = solver.payload_of(beside, solver.term(left), solver.term(right))
        if found is not None and all(solver.is_accepted(place, found.value) for place in (left, right)):
            overlapping.add(second)
            message = f"branches {first} and {second} of oneOf both accept {shown(found.value)}, so that it is refused"
            yield here.remark(message, "oneOf", second)
