"""Put a value into a list of one.

## What it does

What stands at `at`, null and lists too, becomes the only item of a list. Where nothing stands, nothing happens.

## Fails

Never.

## Way back

`unwrap` the only item. Injective: the way back makes sense for lists of one.

## Example

```json
{"mapping": {"op": "wrap", "at": ["email"]},
 "before": {"email": "ada@example.org"},
 "after": {"email": ["ada@example.org"]}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linting.schemas.terms import ALWAYS, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects import lists
from shims.effects.functions import Point
from shims.ops.base import PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, path_of
from shims.tree import Row


@op
@dataclass(frozen=True, slots=True)
class Wrap(PointOp):
    """One value as a list."""

    at: Path

    name: ClassVar[str] = "wrap"
    parameters: ClassVar[Parameters] = {"at": PATH}
    required: ClassVar[tuple[str, ...]] = ("at",)
    result_kinds: ClassVar[int] = JsonKind.ARRAY

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]))

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at)}

    def changed(self, node: Any) -> Any:
        return Row([node])

    def accepts(self, point: Point) -> Term:
        del point
        return ALWAYS

    def inverse_image(self, target: Term, point: Point) -> Term:
        return lists.wrapped(target, point)

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.unwrap import Unwrap  # the two are each other's way back

        return (Unwrap(self.at),)

    @property
    def kind(self) -> Kind:
        return Kind.INJECTIVE
