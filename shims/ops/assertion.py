"""Refuse a payload that does not satisfy a condition.

## What it does

Checks what stands at `at` against `schema` and changes nothing. Where nothing stands, nothing happens. `schema` is a
JSON Schema (2020-12) of a few keywords, which every runtime can check alike: `type`, `const`, `enum` (scalars),
`minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `minLength`, `maxLength`, `minItems`, `maxItems`,
`required`, `properties`, `items` and `not`.

## Fails

`assert-failed` where the value does not satisfy the schema.

## Way back

Nothing to do. Partial.

## Example

```json
{"mapping": {"op": "assert", "at": ["currency"], "schema": {"const": "EUR"}},
 "before": {"currency": "EUR", "amount": 5},
 "after": {"currency": "EUR", "amount": 5}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linting.schemas.terms import Term
from shims.conditions import CONDITION, as_term, holds
from shims.effects.functions import Point
from shims.effects.trace import Trace
from shims.ops.base import PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of


@op
@dataclass(frozen=True, slots=True)
class Assert(PointOp):
    """A condition that must hold."""

    at: Path
    schema: Any

    name: ClassVar[str] = "assert"
    parameters: ClassVar[Parameters] = {"at": PATH, "schema": CONDITION}
    required: ClassVar[tuple[str, ...]] = ("at", "schema")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]), parameters["schema"])

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at), "schema": self.schema}

    def changed(self, node: Any) -> Any:
        if not holds(self.schema, node):
            raise self.failure("failed", f"{named(self.at)} does not satisfy the condition")
        return node

    def follow(self, trace: Trace) -> None:
        node = trace.node_at(self.at)
        trace.demand(trace.pull.if_present(node, as_term(self.schema, trace.scope.arena)))

    def accepts(self, point: Point) -> Term:
        return as_term(self.schema, point.arena)

    def inverse_image(self, target: Term, point: Point) -> Term:
        del point
        return target

    def invert(self) -> tuple[Op, ...]:
        return ()

    @property
    def kind(self) -> Kind:
        return Kind.PARTIAL
