"""Cut a string to a length.

## What it does

Keeps the first `length` characters (Unicode code points, as JSON Schema counts) of the string at `at`. Shorter
strings stay. Where nothing stands, nothing happens. `null` is no string and fails, unless `"null": "keep"` lets it
pass.

## Fails

`truncate-type` where something else than a string stands at `at`.

## Way back

Nothing to do. Lossy: what was cut off is gone.

## Example

```json
{"mapping": {"op": "truncate", "at": ["title"], "length": 5},
 "before": {"title": "Analytical"},
 "after": {"title": "Analy"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linting.schemas.terms import Kind as JsonKind
from linting.schemas.terms import Term
from shims.effects import strings
from shims.effects.functions import Point
from shims.effects.texts import Text
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of


@op
@dataclass(frozen=True, slots=True)
class Truncate(PointOp):
    """No more than so many characters."""

    at: Path
    length: int
    keeps_null: bool = False

    name: ClassVar[str] = "truncate"
    parameters: ClassVar[Parameters] = {"at": PATH, "length": {"type": "integer", "minimum": 0}, "null": NULL}
    required: ClassVar[tuple[str, ...]] = ("at", "length")
    result_kinds: ClassVar[int] = JsonKind.STRING

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]), int(parameters["length"]), parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "length": self.length, **keeps_null}

    def changed(self, node: Any) -> Any:
        text = self.of_type(node, "string")
        return node if len(text) <= self.length else text[: self.length]

    def accepts(self, point: Point) -> Term:
        return point.of_type(JsonKind.STRING)

    def inverse_image(self, target: Term, point: Point) -> Term:
        return strings.truncated(target, point, self.length)

    def image_text(self, point: Point) -> Text:
        least = min(point.text.least, self.length)
        return Text(least=least, most=self.length)

    def invert(self) -> tuple[Op, ...]:
        return ()

    @property
    def kind(self) -> Kind:
        return Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        return (f"What {named(self.at)} has beyond {self.length} characters is cut off.",)
