"""Run ops on each item of a list.

## What it does

Runs the ops in `do` on every item of the list at `at`, each item being the whole payload to them: their places begin
at the item. Where nothing stands, nothing happens. `null` is no list and fails, unless `"null": "keep"` lets it pass.

## Fails

`each-type` where something else than a list stands at `at`; and as the ops in `do`, at the item.

## Way back

The way back of `do`, in the same places. What it keeps is what `do` keeps.

## Example

```json
{"mapping": {"op": "each", "at": ["lines"], "do": [{"op": "move", "from": ["qty"], "to": ["quantity"]}]},
 "before": {"lines": [{"qty": 1}, {"qty": 2}]},
 "after": {"lines": [{"quantity": 1}, {"quantity": 2}]}}
```
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Self

from linting.schemas.terms import Kind as JsonKind
from linting.schemas.terms import Term
from shims.effects import lists
from shims.effects.extents import Extent
from shims.effects.functions import Point
from shims.effects.inner import Inner
from shims.ops import nesting
from shims.ops.base import NULL, PATH, STEPS, Kind, Op, Parameters, PointOp, op
from shims.ops.nesting import Steps
from shims.paths import Path, named, path_of
from shims.tree import Row, Tree, is_untouched


@op
@dataclass(frozen=True, slots=True)
class Each(PointOp):
    """The same ops on every item."""

    at: Path
    do: Steps
    keeps_null: bool = False

    name: ClassVar[str] = "each"
    parameters: ClassVar[Parameters] = {"at": PATH, "do": STEPS, "null": NULL}
    required: ClassVar[tuple[str, ...]] = ("at", "do")
    result_kinds: ClassVar[int] = JsonKind.ARRAY

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        do = nesting.steps_of(parameters["do"], "do")
        return cls(path_of(parameters["at"]), do, parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "do": nesting.as_json(self.do), **keeps_null}

    @property
    def inner(self) -> Steps:
        return self.do

    def changed(self, node: Any) -> Any:
        items = Tree(node).items_at(())
        if items is None:
            self.of_type(node, "array")
        items = items or []
        results = [nesting.run_on(self.do, item, (*self.at, str(index))) for index, item in enumerate(items)]
        return node if all(map(is_untouched, items, results)) else Row(results)

    def accepts(self, point: Point) -> Term:
        arena = point.arena
        return arena.all([point.of_type(JsonKind.ARRAY), arena.items([], self._inner(point).domain)])

    def inverse_image(self, target: Term, point: Point) -> Term:
        return lists.each_item(target, point, self._inner(point).inside, is_injective=self.kind >= Kind.INJECTIVE)

    def image_extent(self, point: Point) -> Extent:
        return self._inner(point).extent

    def _inner(self, point: Point) -> Inner:
        return Inner(point, point.workshop.knowledge.item(point.known), partial(nesting.follow, self.do))

    def invert(self) -> tuple[Op, ...]:
        return (Each(self.at, nesting.inverse_of(self.do), self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return nesting.kind_of(self.do)

    @property
    def losses(self) -> tuple[str, ...]:
        return nesting.losses_inside(self.do, f"In each item of {named(self.at)}")
