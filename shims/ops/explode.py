"""Turn a string of items into a list of strings.

## What it does

Cuts the string at `at` at every `sep` and puts the list of the parts in its place. The empty string is the empty
list. Where nothing stands, nothing happens. `null` is no string and fails, unless `"null": "keep"` lets it pass as it
is.

## Fails

`explode-type` where something else than a string stands at `at`.

## Way back

`implode`. Injective.

## Example

```json
{"mapping": {"op": "explode", "at": ["tags"], "sep": ","},
 "before": {"tags": "red,green"},
 "after": {"tags": ["red", "green"]}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linting.schemas.terms import Kind as JsonKind
from linting.schemas.terms import Term
from shims.effects import splitting
from shims.effects.functions import Point
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.ops.split import SEPARATOR
from shims.paths import Path, path_of
from shims.tree import Row


@op
@dataclass(frozen=True, slots=True)
class Explode(PointOp):
    """A string as a list."""

    at: Path
    sep: str
    keeps_null: bool = False

    name: ClassVar[str] = "explode"
    parameters: ClassVar[Parameters] = {"at": PATH, "sep": SEPARATOR, "null": NULL}
    required: ClassVar[tuple[str, ...]] = ("at", "sep")
    result_kinds: ClassVar[int] = JsonKind.ARRAY

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]), parameters["sep"], parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at), "sep": self.sep, **({"null": "keep"} if self.keeps_null else {})}

    def changed(self, node: Any) -> Any:
        text = self.of_type(node, "string")
        return Row(text.split(self.sep) if text else [])

    def accepts(self, point: Point) -> Term:
        return point.of_type(JsonKind.STRING)

    def inverse_image(self, target: Term, point: Point) -> Term:
        return splitting.split_up(target, point, self.sep)

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.implode import Implode  # the two are each other's way back

        return (Implode(self.at, self.sep, keeps_null=self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return Kind.INJECTIVE
