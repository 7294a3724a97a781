"""Add a constant that the source version does not have.

## What it does

Puts `value` at `at`. The object that is to hold it must be there: an optional object that is absent stays
absent, and nothing is added to it.

## Fails

`target-exists` where a value stands at `at` already; to fill in only what is missing, use `default`.

## Way back

`remove` it. Injective: the way back makes sense only for payloads that carry this value.

## Example

```json
{"mapping": {"op": "add", "at": ["currency"], "value": "EUR"},
 "before": {"amount": 5},
 "after": {"amount": 5, "currency": "EUR"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops.base import MEMBER, Kind, Op, Parameters, op
from shims.ops.remove import Remove, Restore
from shims.paths import Path, path_of
from shims.tree import Tree


@op
@dataclass(frozen=True, slots=True)
class Add(Op):
    """A constant at a place that is empty."""

    at: Path
    value: Any

    name: ClassVar[str] = "add"
    parameters: ClassVar[Parameters] = {"at": MEMBER, "value": {}}
    required: ClassVar[tuple[str, ...]] = ("at", "value")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]), parameters["value"])

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at), "value": self.value}

    def run(self, tree: Tree) -> None:
        if tree.has_parent(self.at):
            tree.put(self.at, self.value)

    def follow(self, trace: Trace) -> None:
        trace.demand(trace.is_free(self.at))
        trace.fill(self.at, self.value)

    def invert(self) -> tuple[Op, ...]:
        return (Remove(self.at, Restore(self.value)),)

    @property
    def kind(self) -> Kind:
        return Kind.INJECTIVE

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.at,)
