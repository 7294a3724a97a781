"""Take one item out of a list, in place of the list.

## What it does

Replaces the list at `at` by one of its items: `pick` is `"only"` (the list must have exactly one; so it is if `pick`
is not given), `"first"` or `"last"`. `empty` says what becomes of a list without items: `"fail"`, `"absent"` (the
place is left empty) or `"null"`. Where nothing stands, nothing happens. `null` is no list and fails, unless `"null":
"keep"` lets it pass as it is.

## Fails

`unwrap-type` where something else than a list stands at `at`; `unwrap-count` for a list without items, unless `empty`
says otherwise, and for a list of several where `pick` is `"only"`.

## Way back

`wrap`. Lossy where items are dropped, else partial.

## Example

```json
{"mapping": {"op": "unwrap", "at": ["emails"], "pick": "first", "empty": "absent"},
 "before": {"emails": ["ada@example.org", "ada@example.com"]},
 "after": {"emails": "ada@example.org"}}
```
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from linting.schemas.terms import ALWAYS, ANY_KIND, NEVER, ItemCount, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects.functions import Function, Point
from shims.effects.nodes import NOTHING, Applied, Constant, Node
from shims.effects.texts import text_of
from shims.effects.trace import Trace, applied
from shims.ops.base import MEMBER, NULL, Kind, Op, Parameters, PointOp, op
from shims.ops.wrap import Wrap
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import scalar, type_of, with_article

Pick = Literal["only", "first", "last"]
Empty = Literal["fail", "absent", "null"]


@op
@dataclass(frozen=True, slots=True)
class Unwrap(PointOp):
    """One item in place of its list."""

    at: Path
    pick: Pick = "only"
    empty: Empty = "fail"
    keeps_null: bool = False

    name: ClassVar[str] = "unwrap"
    parameters: ClassVar[Parameters] = {
        "at": MEMBER,
        "pick": {"enum": ["only", "first", "last"], "default": "only"},
        "empty": {"enum": ["fail", "absent", "null"], "default": "fail"},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at",)
    result_kinds: ClassVar[int] = ANY_KIND

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        pick, empty = parameters.get("pick", "only"), parameters.get("empty", "fail")
        return cls(path_of(parameters["at"]), pick, empty, parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "pick": self.pick, "empty": self.empty, **keeps_null}

    def run(self, tree: Tree) -> None:
        items = tree.items_at(self.at)
        if items is not None:
            self._unwrap(tree, items)
        elif (node := tree.value_at(self.at)) is not ABSENT:
            self.changed(node)

    def _unwrap(self, tree: Tree, items: list[Any]) -> None:
        if not items and self.empty == "absent":
            tree.take(self.at)
        elif not items and self.empty == "null":
            tree.replace(self.at, None)
        elif not items or (len(items) > 1 and self.pick == "only"):
            wanted = "one item" if self.pick == "only" else "an item"
            raise self.failure("count", f"the list at {named(self.at)} does not have {wanted}")
        else:
            tree.replace(self.at, items[-1 if self.pick == "last" else 0])

    def changed(self, node: Any) -> Any:
        if self.keeps_null and scalar(node) is None:
            return node
        kind = with_article(type_of(scalar(node)))
        raise self.failure("type", f"{named(self.at)} is {kind}, not a list")

    def result(self, value: Any) -> Any:
        """The item; None for a list without items that is let pass, which `follow` tells apart."""
        if not isinstance(value, list):
            return self.changed(value)
        tree = Tree({"item": value})
        dataclasses.replace(self, at=("item",)).run(tree)
        return tree.as_value().get("item")

    def follow(self, trace: Trace) -> None:
        node = trace.node_at(self.at)
        trace.demand(trace.pull.domain(Applied(self, node)))
        empty = trace.scope.arena.all([trace.exists(node), trace.pull.if_present(node, _empty_list(trace))])
        if self.empty == "fail":
            empty = NEVER
        stand_in: Node = Constant(None) if self.empty == "null" else NOTHING
        trace.change(self.at, lambda node: trace.either(empty, stand_in, applied(self, node)))

    def undoes(self, before: Function) -> bool:
        return isinstance(before, Wrap)

    def accepts(self, point: Point) -> Term:
        is_list = point.of_type(JsonKind.ARRAY)
        least = 1 if self.empty == "fail" else 0
        return point.arena.all([is_list, point.arena.make(ItemCount, least, 1 if self.pick == "only" else None)])

    def inverse_image(self, target: Term, point: Point) -> Term:
        if self.pick != "last":
            return point.arena.items([target], ALWAYS)
        every = point.arena.items([], target)
        return point.booleans.between(every, ALWAYS, "the last item of a list")

    def image(self, point: Point) -> Point:
        known = point.workshop.knowledge.item(point.known)
        if self.keeps_null:
            known = point.arena.some([known, point.arena.types(JsonKind.NULL)])
        return Point(point.workshop, known, text_of(known))

    def invert(self) -> tuple[Op, ...]:
        return (Wrap(self.at),)

    @property
    def kind(self) -> Kind:
        return Kind.PARTIAL if self.pick == "only" or self.empty == "fail" else Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        dropped = f"All items of {named(self.at)} but the {self.pick} are dropped."
        empty = f"Whether {named(self.at)} was an empty list or {self.empty} cannot be told."
        return ((dropped,) if self.pick != "only" else ()) + ((empty,) if self.empty != "fail" else ())


def _empty_list(trace: Trace) -> Term:
    arena = trace.scope.arena
    return arena.all([arena.types(JsonKind.ARRAY), arena.make(ItemCount, 0, 0)])
