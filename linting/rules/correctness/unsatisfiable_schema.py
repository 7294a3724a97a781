"""No payload is valid.

What it does
    Asks the solver for a payload that the schema accepts, and reports the schema if there is none.

Why is this bad
    Whoever sends anything is refused. A schema gets there by small steps, each of which looks right: two branches of
    `allOf` that contradict each other, a bound that was moved past another, a required field that may not be present.

Example
    {
      "type": "object",
      "properties": {"size": {"type": "integer", "minimum": 10, "maximum": 5}},
      "required": ["size"]
    }

Use instead
    {
      "type": "object",
      "properties": {"size": {"type": "integer", "minimum": 5, "maximum": 10}},
      "required": ["size"]
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema


@rule(Level.ERROR, on=ROOT)
def check(here: Subschema) -> Iterator[Remark]:
    """Report the schema as a whole."""
    solver = here.subject.solver
    if solver.is_empty(solver.term(here.place)):
        yield here.remark("no payload is valid: what this schema asks for contradicts itself")
