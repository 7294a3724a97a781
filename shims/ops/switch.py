"""Run ops according to a value, or to its type.

## What it does

Looks at what stands at `on` and runs the ops of the first of `cases` that it fits, or those of `else`. A case has
`do` and either `value`, which fits this value (1 is 1.0, and neither `"1"` nor `true`), or `type`, which fits every
value of that JSON type, or `"absent"`, where nothing stands. `else` is `"fail"` (so it is if `else` is not given),
`"keep"`, which changes nothing, or ops. The ops' places begin at the root, as if they stood beside the switch.

## Fails

`switch-unmatched` where no case fits, unless `else` says otherwise; and as the ops that it runs.

## Way back

The way back of each case, told apart by `on` again; so no case may change what stands at `on`. Where the cases give
`type`, it must be told apart by what they leave there, which is not determined.

## Example

```json
{"mapping": {"op": "switch", "on": ["kind"], "cases": [
   {"value": "card", "do": [{"op": "move", "from": ["number"], "to": ["card", "number"]}]},
   {"value": "sepa", "do": [{"op": "move", "from": ["number"], "to": ["sepa", "iban"]}]}]},
 "before": {"kind": "sepa", "number": "DE89370400440532013000"},
 "after": {"kind": "sepa", "sepa": {"iban": "DE89370400440532013000"}}}
```
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Literal, Self

from linting.schemas.terms import NEVER, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects.nodes import Node
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops import nesting
from shims.ops.base import PATH, STEPS, Kind, NotInvertibleError, Op, Parameters, op
from shims.ops.nesting import Steps
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import identity, scalar, type_of

TYPES = ["null", "boolean", "number", "string", "array", "object", "absent"]
_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_CASE = {
    "type": "object",
    "properties": {"value": _SCALAR, "type": {"enum": TYPES}, "do": STEPS},
    "required": ["do"],
    "oneOf": [{"required": ["value"]}, {"required": ["type"]}],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Case:
    """Ops for one value, or for one type."""

    by: Literal["value", "type"]
    wanted: Any
    do: Steps

    def condition(self, trace: Trace, node: Node) -> Term:
        """It fits what stands there."""
        arena, present = trace.scope.arena, trace.exists(node)
        if self.wanted == "absent" and self.by == "type":
            return arena.negation(present)
        booleans = trace.scope.booleans
        wanted = (
            arena.types(getattr(JsonKind, self.wanted.upper())) if self.by == "type" else booleans.values([self.wanted])
        )
        return arena.all([present, trace.pull.if_present(node, wanted)])

    def fits(self, node: Any) -> bool:
        """Whether it is meant for what stands at the place."""
        if self.by == "type":
            return bool(self.wanted == ("absent" if node is ABSENT else type_of(scalar(node))))
        return node is not ABSENT and identity(node) == identity(self.wanted)


@op
@dataclass(frozen=True, slots=True)
class Switch(Op):
    """Other ops for other values."""

    on: Path
    cases: tuple[Case, ...]
    otherwise: Steps | None = None

    name: ClassVar[str] = "switch"
    parameters: ClassVar[Parameters] = {
        "on": PATH,
        "cases": {"type": "array", "items": _CASE, "minItems": 1},
        "else": {"oneOf": [{"enum": ["fail", "keep"]}, STEPS], "default": "fail"},
    }
    required: ClassVar[tuple[str, ...]] = ("on", "cases")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        cases = []
        for index, case in enumerate(parameters["cases"]):
            by: Literal["value", "type"] = "type" if "type" in case else "value"
            cases.append(Case(by, case[by], nesting.steps_of(case["do"], "cases", index, "do")))
        if len({(case.by, identity(case.wanted)) for case in cases}) < len(cases):
            raise ValueError("a value stands in two cases")
        otherwise = parameters.get("else", "fail")
        if isinstance(otherwise, str):
            return cls(path_of(parameters["on"]), tuple(cases), None if otherwise == "fail" else ())
        steps = nesting.steps_of(otherwise, "else")
        return cls(path_of(parameters["on"]), tuple(cases), steps)

    def as_json(self) -> dict[str, Any]:
        cases = [{case.by: case.wanted, "do": nesting.as_json(case.do)} for case in self.cases]
        otherwise = "fail" if self.otherwise is None else nesting.as_json(self.otherwise) or "keep"
        return {"on": list(self.on), "cases": cases, "else": otherwise}

    @property
    def inner(self) -> Steps:
        return tuple(step for case in self.cases for step in case.do) + (self.otherwise or ())

    def run(self, tree: Tree) -> None:
        node = tree.value_at(self.on)
        chosen = next((case.do for case in self.cases if case.fits(node)), self.otherwise)
        if chosen is None:
            raise ShimError("switch-unmatched", f"no case fits what stands at {named(self.on)}", path=self.on)
        for step in chosen:
            step.run(tree)

    def follow(self, trace: Trace) -> None:
        self._follow(trace, self.cases, trace.node_at(self.on))

    def _follow(self, trace: Trace, cases: tuple[Case, ...], node: Node) -> None:
        if cases:
            case, rest = cases[0], cases[1:]
            run, skip = partial(nesting.follow, case.do, trace), partial(self._follow, trace, rest, node)
            trace.choose(case.condition(trace, node), run, skip)
        elif self.otherwise is None:
            trace.demand(NEVER)
        else:
            nesting.follow(self.otherwise, trace)

    def invert(self) -> tuple[Op, ...]:
        if any(_touches(step, self.on) for step in self.inner):
            raise NotInvertibleError(f"a case changes {named(self.on)}, so that the cases cannot be told apart again")
        cases = tuple(Case(case.by, case.wanted, nesting.inverse_of(case.do)) for case in self.cases)
        otherwise = None if self.otherwise is None else nesting.inverse_of(self.otherwise)
        return (Switch(self.on, cases, otherwise),)

    @property
    def kind(self) -> Kind:
        own = Kind.ISO if self.otherwise is not None else Kind.PARTIAL
        return min(own, nesting.kind_of(self.inner))

    @property
    def losses(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(loss for step in self.inner for loss in step.losses))

    @property
    def reads(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys([self.on, *(path for step in self.inner for path in step.reads)]))

    @property
    def writes(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys(path for step in self.inner for path in step.writes))


def _touches(step: Op, place: Path) -> bool:
    """Whether an op may change what stands at a place, or on the way to it."""
    paths = {*step.reads, *step.writes}
    return any(path[: len(place)] == place or place[: len(path)] == path for path in paths)
