"""Turn an object into a list of objects that name their key.

## What it does

Each member of the object at `at` becomes an item of a list, in their order: the object that the member is, with its
name put into it at `key`. With `value`, the item is a new object with the name at `key` and the member's value at
`value`, whatever it is. Where nothing stands, nothing happens. `null` is no object and fails, unless `"null": "keep"`
lets it pass.

## Fails

`to_list-type` where something else than an object stands at `at`; without `value`, `to_list-item` for a member that
is no object or has a `key` already.

## Way back

`to_map`. Injective with `value`, else partial.

## Example

```json
{"mapping": {"op": "to_list", "at": ["labels"], "key": "name", "value": "text"},
 "before": {"labels": {"en": "Hello", "nl": "Hallo"}},
 "after": {"labels": [{"name": "en", "text": "Hello"}, {"name": "nl", "text": "Hallo"}]}}
```
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Self

from linting.schemas.terms import ALWAYS, Required, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects import lists
from shims.effects.functions import Point
from shims.effects.inner import Inner
from shims.effects.nodes import NOTHING, Combined, Constant, Edited, Node
from shims.effects.texts import Text
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.ops.to_map import ToMap
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Branch, Row, Tree


@op
@dataclass(frozen=True, slots=True)
class ToList(PointOp):
    """An object as a list."""

    at: Path
    key: str
    value: str | None = None
    keeps_null: bool = False

    name: ClassVar[str] = "to_list"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "key": {"type": "string"},
        "value": {"type": "string"},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at", "key")
    result_kinds: ClassVar[int] = JsonKind.ARRAY

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        key, value = parameters["key"], parameters.get("value")
        if key == value:
            raise ValueError("`key` and `value` are the same")
        return cls(path_of(parameters["at"]), key, value, parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        value = {} if self.value is None else {"value": self.value}
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "key": self.key, **value, **keeps_null}

    def changed(self, node: Any) -> Any:
        members = Tree(node).members_at(())
        if members is None:
            self.of_type(node, "object")
        return Row([self._item(key, value) for key, value in (members or {}).items()])

    def _item(self, key: str, value: Any) -> Branch:
        if self.value is not None:
            return Branch({self.key: key, self.value: value})
        tree = Tree(value)
        members = tree.members_at(())
        if members is None or tree.value_at((self.key,)) is not ABSENT:
            place = (*self.at, "*")
            raise ShimError("to_list-item", f"{named(place)} is no object, or has `{self.key}` already", path=place)
        spellings = tree.root.spellings
        return Branch({self.key: key, **members}, spellings)

    def accepts(self, point: Point) -> Term:
        arena = point.arena
        is_object = point.of_type(JsonKind.OBJECT)
        if self.value is not None:
            return is_object
        free = arena.negation(arena.make(Required, self.key))
        return arena.all([is_object, arena.members({}, (), arena.all([arena.types(JsonKind.OBJECT), free]))])

    def inverse_image(self, target: Term, point: Point) -> Term:
        return lists.listed(target, point, partial(self._item_holds, point))

    def _item_holds(self, point: Point, key: str | Text, wanted: Term) -> Term:
        """What must hold of a member's value for its item to be as wanted."""
        known = point.workshop.knowledge
        value = known.inside(point.known, key) if isinstance(key, str) else known.member(point.known)
        name: Node = Constant(key) if isinstance(key, str) else Combined((key,), ALWAYS)
        return Inner(point, value, partial(self._follow_item, name)).inside(wanted)

    def _follow_item(self, name: Node, trace: Trace) -> None:
        if self.value is None:
            trace.put((self.key,), name)
        else:
            trace.root = Edited(NOTHING, {self.key: name, self.value: trace.root}, ALWAYS)

    def invert(self) -> tuple[Op, ...]:
        return (ToMap(self.at, self.key, self.value, keeps_null=self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return Kind.PARTIAL if self.value is None else Kind.INJECTIVE
