"""Turn a list of strings into one string.

## What it does

Puts the strings of the list at `at` together with `sep` between them. The empty list is the empty string. Where
nothing stands, nothing happens. `null` is no list and fails, unless `"null": "keep"` lets it pass as it is. `loose`
lets items pass that hold `sep` themselves, and a list that has only the empty string: they cannot come back as they
were.

## Fails

`implode-type` where something else than a list stands at `at`; `implode-item` for an item that is no string;
`implode-ambiguous` for what `loose` would let pass.

## Way back

`explode`. Partial; with `loose` lossy.

## Example

```json
{"mapping": {"op": "implode", "at": ["tags"], "sep": ","},
 "before": {"tags": ["red", "green"]},
 "after": {"tags": "red,green"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linting.schemas.terms import NEVER, Matches, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects import splitting, strings
from shims.effects.functions import Function, Point
from shims.effects.texts import Text, escaped
from shims.errors import ShimError
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.ops.explode import Explode
from shims.ops.split import SEPARATOR
from shims.paths import Path, named, path_of
from shims.text import whole
from shims.tree import Tree
from shims.values import scalar, type_of


@op
@dataclass(frozen=True, slots=True)
class Implode(PointOp):
    """A list as a string."""

    at: Path
    sep: str
    is_loose: bool = False
    keeps_null: bool = False

    name: ClassVar[str] = "implode"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "sep": SEPARATOR,
        "loose": {"type": "boolean", "default": False},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at", "sep")
    result_kinds: ClassVar[int] = JsonKind.STRING

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        is_loose, keeps_null = parameters.get("loose", False), parameters.get("null") == "keep"
        return cls(path_of(parameters["at"]), parameters["sep"], is_loose, keeps_null)

    def as_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {"at": list(self.at), "sep": self.sep}
        return told | ({"loose": True} if self.is_loose else {}) | ({"null": "keep"} if self.keeps_null else {})

    def changed(self, node: Any) -> Any:
        items = Tree(node).items_at(())
        if items is None:
            self.of_type(node, "array")
        texts = [self._text(item, index) for index, item in enumerate(items or [])]
        if not self.is_loose and (texts == [""] or any(self.sep in text for text in texts)):
            raise self.failure("ambiguous", f"the items of {named(self.at)} could not be told apart again")
        return self.sep.join(texts)

    def _text(self, item: Any, index: int) -> str:
        text, place = scalar(item), (*self.at, str(index))
        if type_of(text) != "string":
            raise ShimError("implode-item", f"{named(place)} is not a string", path=place)
        return whole(text, place)

    def undoes(self, before: Function) -> bool:
        known = (self.sep, self.keeps_null)
        return isinstance(before, Explode) and (before.sep, before.keeps_null) == known

    def accepts(self, point: Point) -> Term:
        arena = point.arena
        item: list[Term] = [arena.types(JsonKind.STRING)]
        if not self.is_loose:
            item.append(arena.negation(arena.make(Matches, escaped(self.sep))))
        lists_ = [point.of_type(JsonKind.ARRAY), arena.items([], arena.all(item))]
        ambiguous = [] if self.is_loose else [arena.negation(point.booleans.values([[""]]))]
        return arena.all([*lists_, *ambiguous])

    def inverse_image(self, target: Term, point: Point) -> Term:
        if not point.workshop.knowledge.kinds(target) & JsonKind.STRING:
            return NEVER
        return strings.by_image(target, point, self.image_text(point))

    def image_text(self, point: Point) -> Text:
        return splitting.put_together(point, self.sep)

    def invert(self) -> tuple[Op, ...]:
        return (Explode(self.at, self.sep, self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return Kind.LOSSY if self.is_loose else Kind.PARTIAL

    @property
    def losses(self) -> tuple[str, ...]:
        if not self.is_loose:
            return ()
        return (f"Items of {named(self.at)} that hold {self.sep!r} themselves cannot be told apart.",)
