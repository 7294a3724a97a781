"""Run ops on each value of a map.

## What it does

Runs the ops in `do` on the value of every member of the object at `at`, each value being the whole payload to them.
The keys stay. Where nothing stands, nothing happens. `null` is no object and fails, unless `"null": "keep"` lets it
pass.

## Fails

`each_value-type` where something else than an object stands at `at`; and as the ops in `do`, at a place where `*`
stands for the key, which may be as private as a value.

## Way back

The way back of `do`, in the same places. What it keeps is what `do` keeps.

## Example

```json
{"mapping": {"op": "each_value", "at": ["prices"], "do": [{"op": "scale", "at": [], "num": 100}]},
 "before": {"prices": {"eur": 1.5, "usd": 1.75}},
 "after": {"prices": {"eur": 150, "usd": 175}}}
```
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Self

from linting.schemas.terms import Kind as JsonKind
from linting.schemas.terms import Term
from shims.effects import lists
from shims.effects.extents import Extent
from shims.effects.functions import Function, Point
from shims.effects.inner import Inner
from shims.ops import nesting
from shims.ops.base import NULL, PATH, STEPS, Kind, Op, Parameters, PointOp, op
from shims.ops.nesting import Steps
from shims.paths import Path, named, path_of
from shims.tree import Tree, is_untouched


@op
@dataclass(frozen=True, slots=True)
class EachValue(PointOp):
    """The same ops on every value."""

    at: Path
    do: Steps
    keeps_null: bool = False

    name: ClassVar[str] = "each_value"
    parameters: ClassVar[Parameters] = {"at": PATH, "do": STEPS, "null": NULL}
    required: ClassVar[tuple[str, ...]] = ("at", "do")
    result_kinds: ClassVar[int] = JsonKind.OBJECT

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
        tree = Tree(node)
        members = tree.members_at(())
        if members is None:
            self.of_type(node, "object")
        for key, value in list((members or {}).items()):
            changed = nesting.run_on(self.do, value, (*self.at, "*"))
            if not is_untouched(value, changed):
                tree.replace((key,), changed)
        return node if is_untouched(node, tree.root) else tree.root

    def accepts(self, point: Point) -> Term:
        arena = point.arena
        return arena.all([point.of_type(JsonKind.OBJECT), arena.members({}, (), self._inner(point).domain)])

    def inverse_image(self, target: Term, point: Point) -> Term:
        return lists.each_member(target, point, self._inner(point).inside)

    def image(self, point: Point) -> Point:
        if point.values is not None or (self.keeps_null and point.kinds & JsonKind.NULL):
            return Function.image(self, point)
        knowledge = point.workshop.knowledge
        kept = (key for key in knowledge.keys(point.known) if knowledge.requires(point.known, key))
        return Point(point.workshop, lists.map_of(point, self._inner(point).image, required=kept))

    def image_extent(self, point: Point) -> Extent:
        return self._inner(point).extent

    def _inner(self, point: Point) -> Inner:
        return Inner(point, point.workshop.knowledge.member(point.known), partial(nesting.follow, self.do))

    def invert(self) -> tuple[Op, ...]:
        return (EachValue(self.at, nesting.inverse_of(self.do), self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return nesting.kind_of(self.do)

    @property
    def losses(self) -> tuple[str, ...]:
        return nesting.losses_inside(self.do, f"In each value of {named(self.at)}")
