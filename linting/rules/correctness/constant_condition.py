"""A condition that always holds, or never.

What it does
    Asks the solver whether `if` can be true and whether it can be false of payloads that satisfy what stands beside it.

Why is this bad
    One of `then` and `else` never counts, so the schema does not say what its reader takes it to say.

Example
    {
      "type": "object",
      "properties": {"kind": {"enum": ["person", "company"]}},
      "required": ["kind"],
      "if": {"properties": {"kind": {"const": "firm"}}},
      "then": {"required": ["vat_number"]},
      "else": {"required": ["birth_date"]}
    }

Use instead
    {
      "type": "object",
      "properties": {"kind": {"enum": ["person", "company"]}},
      "required": ["kind"],
      "if": {"properties": {"kind": {"const": "company"}}},
      "then": {"required": ["vat_number"]},
      "else": {"required": ["birth_date"]}
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_ITS_OWN = ("if", "then", "else", "unevaluatedProperties", "unevaluatedItems")


@rule(Level.WARNING, on=("if",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the condition where it decides nothing."""
    solver = here.subject.solver
    if not {"then", "else"} & here.node.keys() or not solver.can_judge(here.place):
        return
    beside, condition = solver.without(here.place, *_ITS_OWN), solver.term(here.child("if"))
    if solver.is_empty(beside):
        return
    if solver.is_empty(beside, condition):
        ignored = " and `then` never counts" if "then" in here.node else ""
        yield here.remark(f"this condition never holds{ignored}", "if")
    elif solver.is_empty(beside, solver.negation(condition)):
        ignored = " and `else` never counts" if "else" in here.node else ""
        yield here.remark(f"this condition always holds{ignored}", "if")
