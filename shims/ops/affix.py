"""Put text before or after a string, or take it off.

## What it does

With `mode` `"add"` (so it is if `mode` is not given), writes `prefix` before and `suffix` after the string at `at`.
With `"strip"`, takes both off. Where nothing stands, nothing happens. `null` is no string and fails, unless `"null":
"keep"` lets it pass as it is.

## Fails

`affix-type` where something else than a string stands at `at`; `affix-missing` where there is nothing to strip.

## Way back

The other mode. Adding is injective, stripping is partial.

## Example

```json
{"mapping": {"op": "affix", "at": ["id"], "prefix": "cus_"},
 "before": {"id": "42"},
 "after": {"id": "cus_42"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from linting.schemas.terms import Kind as JsonKind
from linting.schemas.terms import Matches, Term
from shims.effects import strings
from shims.effects.functions import Point
from shims.effects.texts import Text, constant, escaped
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of


@op
@dataclass(frozen=True, slots=True)
class Affix(PointOp):
    """A constant start or end of a string."""

    at: Path
    prefix: str = ""
    suffix: str = ""
    mode: Literal["add", "strip"] = "add"
    keeps_null: bool = False

    name: ClassVar[str] = "affix"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "prefix": {"type": "string", "default": ""},
        "suffix": {"type": "string", "default": ""},
        "mode": {"enum": ["add", "strip"], "default": "add"},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at",)
    result_kinds: ClassVar[int] = JsonKind.STRING

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        prefix, suffix = parameters.get("prefix", ""), parameters.get("suffix", "")
        mode, keeps_null = parameters.get("mode", "add"), parameters.get("null") == "keep"
        return cls(path_of(parameters["at"]), prefix, suffix, mode, keeps_null)

    def as_json(self) -> dict[str, Any]:
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "prefix": self.prefix, "suffix": self.suffix, "mode": self.mode, **keeps_null}

    def changed(self, node: Any) -> Any:
        text = self.of_type(node, "string")
        if self.mode == "add":
            return self.prefix + text + self.suffix
        whole = len(text) >= len(self.prefix) + len(self.suffix)
        if not (whole and text.startswith(self.prefix) and text.endswith(self.suffix)):
            raise self.failure("missing", f"{named(self.at)} has nothing to strip")
        return text[len(self.prefix) : len(text) - len(self.suffix)]

    def accepts(self, point: Point) -> Term:
        is_string = point.of_type(JsonKind.STRING)
        if self.mode == "add":
            return is_string
        form = rf"^{escaped(self.prefix)}[\s\S]*{escaped(self.suffix)}$"
        return point.arena.all([point.arena.types(JsonKind.STRING), point.arena.make(Matches, form)])

    def inverse_image(self, target: Term, point: Point) -> Term:
        pull = strings.affixed if self.mode == "add" else strings.stripped
        return pull(target, point, self.prefix, self.suffix)

    def image_text(self, point: Point) -> Text:
        if self.mode == "strip":
            return strings.stripped_text(point.text, self.prefix, self.suffix)
        return constant(self.prefix).then(point.text).then(constant(self.suffix))

    def invert(self) -> tuple[Op, ...]:
        mode: Literal["add", "strip"] = "strip" if self.mode == "add" else "add"
        return (Affix(self.at, self.prefix, self.suffix, mode, self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return Kind.INJECTIVE if self.mode == "add" else Kind.PARTIAL
