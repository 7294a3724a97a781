"""Turn a list of objects into an object by one of their members.

## What it does

Each item of the list at `at` becomes a member, named by the item's member `key`, which leaves the item. With `value`,
the item has just these two members and that one is kept in its place. `duplicates` says what becomes of items that
have the same key: `"fail"`, or all but the `"first"` or the `"last"` are dropped. Where nothing stands, nothing
happens. `null` is no list and fails, unless `"null": "keep"` lets it pass as it is.

## Fails

`to_map-type` where something else than a list stands at `at`; `to_map-item` for an item that is no object, has no
string at `key`, or has more or less than `value` says; `to_map-duplicate` for the second item of a key.

## Way back

`to_list`. Partial; items that are dropped are lost, and so is the order where keys are read in another one.

## Example

```json
{"mapping": {"op": "to_map", "at": ["labels"], "key": "name", "value": "text"},
 "before": {"labels": [{"name": "en", "text": "Hello"}, {"name": "nl", "text": "Hallo"}]},
 "after": {"labels": {"en": "Hello", "nl": "Hallo"}}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from linting.schemas.terms import ALWAYS, ItemCount, PropertyCount, Required, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects import lists
from shims.effects.functions import Function, Point
from shims.effects.inner import Inner
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.text import whole
from shims.tree import ABSENT, Branch, Tree
from shims.values import scalar, type_of

Duplicates = Literal["fail", "first", "last"]


@op
@dataclass(frozen=True, slots=True)
class ToMap(PointOp):
    """A list as an object."""

    at: Path
    key: str
    value: str | None = None
    duplicates: Duplicates = "fail"
    keeps_null: bool = False

    name: ClassVar[str] = "to_map"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "key": {"type": "string"},
        "value": {"type": "string"},
        "duplicates": {"enum": ["fail", "first", "last"], "default": "fail"},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at", "key")
    result_kinds: ClassVar[int] = JsonKind.OBJECT

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        key, value = parameters["key"], parameters.get("value")
        if key == value:
            raise ValueError("`key` and `value` are the same")
        duplicates = parameters.get("duplicates", "fail")
        return cls(path_of(parameters["at"]), key, value, duplicates, parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {"at": list(self.at), "key": self.key}
        if self.value is not None:
            told["value"] = self.value
        return told | {"duplicates": self.duplicates} | ({"null": "keep"} if self.keeps_null else {})

    def changed(self, node: Any) -> Any:
        items = Tree(node).items_at(())
        if items is None:
            self.of_type(node, "array")
        members: dict[str, Any] = {}
        for index, item in enumerate(items or []):
            place = (*self.at, str(index))
            key, value = self._member(item, place)
            if key not in members or self.duplicates == "last":
                members[key] = value
            elif self.duplicates == "fail":
                raise ShimError("to_map-duplicate", f"{named(place)} has the key of an item before it", path=place)
        return Branch(members)

    def _member(self, item: Any, place: Path) -> tuple[str, Any]:
        tree = Tree(item)
        node = tree.value_at((self.key,))
        if node is ABSENT or type_of(key := scalar(node)) != "string":
            raise ShimError("to_map-item", f"{named(place)} has no string at `{self.key}`", path=place)
        whole(key, place)
        tree.take((self.key,))
        if self.value is None:
            return key, tree.root
        members = tree.members_at(()) or {}
        if set(members) != {self.value}:
            sentence = f"{named(place)} has other members than `{self.key}` and `{self.value}`"
            raise ShimError("to_map-item", sentence, path=place)
        return key, members[self.value]

    def undoes(self, before: Function) -> bool:
        from shims.ops.to_list import ToList  # the two are each other's way back

        known = (self.key, self.value, self.keeps_null)
        return isinstance(before, ToList) and (before.key, before.value, before.keeps_null) == known

    def accepts(self, point: Point) -> Term:
        arena = point.arena
        item: list[Term] = [arena.types(JsonKind.OBJECT), arena.make(Required, self.key)]
        item.append(arena.members({self.key: arena.types(JsonKind.STRING)}, (), ALWAYS))
        if self.value is not None:
            item += [arena.make(Required, self.value), arena.make(PropertyCount, 0, 2)]
        one_each: Term = ALWAYS
        if self.duplicates == "fail":
            one_each = point.booleans.between(arena.make(ItemCount, 0, 1), ALWAYS, "whether keys occur twice")
        return arena.all([point.of_type(JsonKind.ARRAY), arena.items([], arena.all(item)), one_each])

    def inverse_image(self, target: Term, point: Point) -> Term:
        return lists.keyed(target, point, self.key, self._inner(point).inside, drops=self.duplicates != "fail")

    def image(self, point: Point) -> Point:
        if point.values is not None or (self.keeps_null and point.kinds & JsonKind.NULL):
            return Function.image(self, point)
        return Point(point.workshop, lists.map_of(point, self._inner(point).image))

    def _inner(self, point: Point) -> Inner:
        return Inner(point, point.workshop.knowledge.item(point.known), self._follow_item)

    def _follow_item(self, trace: Trace) -> None:
        if self.value is None:
            trace.take((self.key,))
        else:
            trace.root = trace.node_at((self.value,))

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.to_list import ToList  # the two are each other's way back

        return (ToList(self.at, self.key, self.value, self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return Kind.PARTIAL

    @property
    def losses(self) -> tuple[str, ...]:
        if self.duplicates == "fail":
            return ()
        return (f"Of items of {named(self.at)} with the same `{self.key}`, all but the {self.duplicates} are dropped.",)
