"""A mapping of 50 ops between two versions of 200 properties: verified, and suggested from the versions alone."""

from typing import Any

from linting.schemas import load
from shims.loss import round_trip
from shims.mapping import Mapping, parse
from shims.suggest import Direction, suggest
from shims.verify import verify
from tests.bench.figures import measure, report

OPS, PROPERTIES = 50, 200
_TEXT = {"type": "string"}
_ITEM = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
_LINE = {"type": "object", "properties": {"count": {"type": "integer"}}, "required": ["count"]}
_CHANGES: tuple[tuple[dict[str, Any], dict[str, Any], dict[str, Any]], ...] = (
    (
        {"type": "integer", "minimum": 1, "maximum": 99_999},
        {"type": "string", "pattern": "^[1-9][0-9]*$"},
        {"op": "cast", "from": "integer", "to": "string"},
    ),
    ({"enum": ["a", "b"]}, {"enum": ["A", "B"]}, {"op": "enum", "map": {"a": "A", "b": "B"}}),
    (
        {"type": "number", "minimum": 0, "maximum": 1_000},
        {"type": "integer", "minimum": 0},
        {"op": "scale", "num": 100, "round": "half-even", "digits": 0},
    ),
    (
        _TEXT | {"format": "date-time"},
        _TEXT | {"format": "date"},
        {"op": "datetime", "from": "date-time", "to": "date"},
    ),
    (
        {"type": "array", "items": _ITEM},
        {"type": "array", "items": _LINE},
        {"op": "each", "do": [{"op": "move", "from": ["n"], "to": ["count"]}]},
    ),
)


def run() -> None:
    mapping, old, new = problem()
    source, target = load(old), load(new)
    print(f"\nmappings, {OPS} ops on {PROPERTIES} properties")
    report("verify", measure(lambda: verify(mapping, source, target), runs=20), "200 ms")
    report("round trip, and what is lost", measure(lambda: round_trip(mapping, source), runs=20))
    report("suggest, one way", measure(lambda: suggest(source, target, direction=Direction.UP), runs=3))


def problem() -> tuple[Mapping, dict[str, Any], dict[str, Any]]:
    """The right mapping with its two schemas: half of the ops change values, half give them a new name."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    ops: list[dict[str, Any]] = []
    for index in range(OPS // 2):
        old, new, change = _CHANGES[index % len(_CHANGES)]
        before[f"field_{index}"], after[f"changed_{index}"] = old, new
        ops += [
            {**change, "at": [f"field_{index}"]},
            {"op": "move", "from": [f"field_{index}"], "to": [f"changed_{index}"]},
        ]
    same = {f"same_{index}": _TEXT for index in range(PROPERTIES - len(before))}
    return parse({"oplevel": 1, "ops": ops}), _record(before | same), _record(after | same)


def _record(properties: dict[str, Any]) -> dict[str, Any]:
    required = list(properties)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
