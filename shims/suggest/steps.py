"""One op of a suggestion, with the reason for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shims.mapping import Mapping, parse
from shims.ops.base import OPLEVEL
from shims.paths import Path, named


@dataclass(frozen=True)
class Step:
    """An op, why it is suggested, how sure that is (0 to 1), and what a person has to decide."""

    op: dict[str, Any]
    reason: str
    score: float = 1.0
    question: str = ""


def step(op: str, reason: str, *, score: float = 1.0, question: str = "", **parameters: Any) -> Step:
    """A step; parameters whose names Python keeps for itself end in `_`, and paths become lists.

    A parameter that is None is left out, except for `value`, which may be null.
    """
    given = {name: value for name, value in parameters.items() if value is not None or name == "value"}
    if op in ("to_list", "to_map") and given["value"] is None:
        del given["value"]
    spelled = {name.rstrip("_"): _listed(value) for name, value in given.items()}
    return Step({"op": op, **spelled}, reason, score, question)


def mapping_of(steps: Iterable[Step]) -> Mapping:
    """The mapping of these steps. Raises MappingError where they are none together."""
    return parse({"oplevel": OPLEVEL, "ops": [step.op for step in steps]})


def place(path: Path) -> str:
    """How a reason names a place."""
    return named(path)


def _listed(value: Any) -> Any:
    return [_listed(item) for item in value] if isinstance(value, tuple) else value
