"""Remove a value that the target version does not have.

## What it does

Drops what stands at `at`; where nothing stands, nothing happens. `restore` says what the way back does:
`"omit"` leaves the place empty, `{"value": …}` puts that constant there.

## Fails

Never.

## Way back

Nothing, or `add` of the constant. Lossy: the removed value is gone.

## Example

```json
{"mapping": {"op": "remove", "at": ["internal_note"], "restore": "omit"},
 "before": {"id": 7, "internal_note": "VIP"},
 "after": {"id": 7}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.ops.base import Kind, Op, Parameters, op
from shims.paths import Path, named, path_of
from shims.tree import Tree


@dataclass(frozen=True, slots=True)
class Restore:
    """The constant that the way back puts in place of what was removed."""

    value: Any


@op
@dataclass(frozen=True, slots=True)
class Remove(Op):
    """A value gone, with or without a stand-in for the way back."""

    at: Path
    restore: Restore | None = None

    name: ClassVar[str] = "remove"
    parameters: ClassVar[Parameters] = {
        "at": {"$ref": "#/$defs/path", "minItems": 1},
        "restore": {
            "oneOf": [
                {"const": "omit"},
                {
                    "type": "object",
                    "properties": {"value": {}},
                    "required": ["value"],
                    "additionalProperties": False,
                },
            ],
            "default": "omit",
        },
    }
    required: ClassVar[tuple[str, ...]] = ("at",)

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        restore = parameters.get("restore", "omit")
        return cls(path_of(parameters["at"]), None if restore == "omit" else Restore(restore["value"]))

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at), "restore": "omit" if self.restore is None else {"value": self.restore.value}}

    def run(self, tree: Tree) -> None:
        tree.take(self.at)

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.add import Add  # the two are each other's way back

        return () if self.restore is None else (Add(self.at, self.restore.value),)

    @property
    def kind(self) -> Kind:
        return Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        return (f"The value of {named(self.at)} is dropped.",)

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.at,)
