"""Fill in a value where there is none.

## What it does

Puts `value` at `at` where nothing stands there; with `null`, also where null stands. `false`, `0` and `""`
are values and stay. The object that is to hold it must be there: an optional object that is absent stays
absent.

## Fails

Never.

## Way back

Nothing to do: the value may stay. Lossy: a value that was given and one that was filled in look alike.

## Example

```json
{"mapping": {"op": "default", "at": ["retries"], "value": 3},
 "before": {"job": "sync"},
 "after": {"job": "sync", "retries": 3}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops.base import MEMBER, Kind, Op, Parameters, op
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import scalar


@op
@dataclass(frozen=True, slots=True)
class Default(Op):
    """A constant for what is absent."""

    at: Path
    value: Any
    replaces_null: bool = False

    name: ClassVar[str] = "default"
    parameters: ClassVar[Parameters] = {
        "at": MEMBER,
        "value": {},
        "null": {"type": "boolean", "default": False},
    }
    required: ClassVar[tuple[str, ...]] = ("at", "value")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]), parameters["value"], parameters.get("null", False))

    def as_json(self) -> dict[str, Any]:
        replaces_null = {"null": True} if self.replaces_null else {}
        return {"at": list(self.at), "value": self.value, **replaces_null}

    def run(self, tree: Tree) -> None:
        if not tree.has_parent(self.at):
            return
        present = tree.value_at(self.at)
        if present is ABSENT:
            tree.put(self.at, self.value)
        elif self.replaces_null and scalar(present) is None:
            tree.replace(self.at, self.value)

    def follow(self, trace: Trace) -> None:
        trace.fill(self.at, self.value, replaces_null=self.replaces_null)

    def invert(self) -> tuple[Op, ...]:
        return ()

    @property
    def kind(self) -> Kind:
        return Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        return (f"Whether {named(self.at)} was given or filled in cannot be told.",)

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.at,)
