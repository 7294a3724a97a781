"""Whatever is asked, an answer comes: within the budget, within the stack, and without much memory."""

import threading
import tracemalloc

import pytest

from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains
from linting.schemas import load

OPEN = Settings(writer=Writer.OPEN, budget=3_000)


def nested(keyword, levels, innermost):
    schema = innermost
    for _ in range(levels):
        schema = {keyword: schema}
    return schema


def ladder(levels):
    """References that would unroll to 2**levels copies."""
    steps = {f"s{n}": {"properties": {k: {"$ref": f"#/$defs/s{n + 1}"} for k in "ab"}} for n in range(levels)}
    return {"$ref": "#/$defs/s0", "$defs": {**steps, f"s{levels}": {"type": "integer"}}}


def branching(width, *, kind):
    return {"allOf": [{kind: [{"required": [f"p{i}-{j}"]} for j in range(width)]} for i in range(width)]}


PAIRS = {
    "nested not": (nested("not", 150, {"type": "string"}), nested("not", 149, {"type": "string"})),
    "nested items": (nested("items", 150, {"type": "string"}), nested("items", 150, {"type": "number"})),
    "a ladder of references": (ladder(60), ladder(61)),
    "exponential oneOf": (branching(12, kind="oneOf"), {"maxProperties": 3}),
    "exponential anyOf": (branching(12, kind="anyOf"), branching(11, kind="anyOf")),
    "huge bounds": (
        {"type": "string", "minLength": 10**9, "maxLength": 10**12},
        {"type": "string", "minLength": 10**9 + 1},
    ),
    "huge arrays": ({"type": "array", "minItems": 10**9}, {"type": "array", "minItems": 10**9 + 1}),
    "huge numbers": ({"type": "integer", "minimum": 10**300}, {"multipleOf": 7, "type": "integer"}),
    "10,000 properties": (
        {"properties": {f"p{n}": {"type": "string", "maxLength": n} for n in range(10_000)}},
        {"properties": {f"p{n}": {"type": "string", "maxLength": n + 1} for n in range(10_000)}},
    ),
    "100,000 enumerated values": (
        {"items": {"type": "string", "enum": [f"v{n}" for n in range(100_000)]}},
        {"items": {"type": "string", "enum": [f"v{n}" for n in range(100_001)]}},
    ),
    "a pattern with many states": (
        {"type": "string", "pattern": "^(a|b)*a(a|b){12}$"},
        {"pattern": "^(a|b)*b(a|b){12}$"},
    ),
    "unique items of a finite kind": (
        {"type": "array", "items": {"enum": list(range(30))}, "uniqueItems": True, "minItems": 30},
        {"contains": {"const": 7}},
    ),
}


@pytest.mark.parametrize(("writer", "reader"), PAIRS.values(), ids=PAIRS.keys())
@pytest.mark.parametrize("mode", Writer)
def test_it_ends_within_its_budget(writer, reader, mode):
    pair = load(writer), load(reader)
    tracemalloc.start()

    verdict = contains(*pair, Settings(writer=mode, budget=3_000))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(verdict, Proved | Refuted | Undecided)
    assert peak < 200 * 1024 * 1024


def test_the_same_question_has_the_same_answer_in_every_thread():
    writer, reader = load(branching(4, kind="oneOf")), load({"maxProperties": 5})
    verdicts = []
    threads = [threading.Thread(target=lambda: verdicts.append(contains(writer, reader, OPEN))) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(verdicts) == 4
    assert all(verdict == verdicts[0] for verdict in verdicts)
