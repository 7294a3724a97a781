"""Whatever is asked, an answer comes: within the budget, within the stack, and without much memory."""

import tracemalloc

import pytest

from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains, decision
from linting.schemas import SchemaError, load
from tests.linting.containment.hostile import PAIRS
from tests.linting.containment.watching import Watched

BUDGET = 3_000
MOST_MEMORY = 100 * 1024 * 1024
THIRSTY = ("10,000 properties", "exponential oneOf", "long arrays", "long texts", "a pattern with many states")
pairs = pytest.mark.parametrize(("writer", "reader"), PAIRS.values(), ids=PAIRS.keys())


@pairs
@pytest.mark.parametrize("mode", Writer)
def test_it_ends_within_its_budget_and_says_why_if_it_gives_up(writer, reader, mode, monkeypatch):
    monkeypatch.setattr(decision, "Search", Watched)

    verdict = contains(load(writer), load(reader), Settings(writer=mode, budget=BUDGET))

    assert Watched.last.steps_left <= BUDGET
    match verdict:
        case Proved(certificate):
            assert certificate.is_valid()
        case Refuted(witness):
            assert load(writer).accepts(witness)
            assert not load(reader).accepts(witness)
        case Undecided(reason):
            assert reason


@pytest.mark.parametrize(("writer", "reader"), [PAIRS[name] for name in THIRSTY], ids=THIRSTY)
def test_it_takes_no_more_memory_than_a_schema_is_worth(writer, reader):
    sides = load(writer), load(reader)
    tracemalloc.start()

    contains(*sides, Settings(writer=Writer.OPEN, budget=BUDGET))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MOST_MEMORY


def test_more_steps_take_no_more_memory():
    writer, reader = (load(side) for side in PAIRS["many counts"])
    peaks = []

    for budget in (1_000, 30_000):
        tracemalloc.start()
        contains(writer, reader, Settings(writer=Writer.OPEN, budget=budget))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 10 * peaks[0]


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"$ref": "#/$defs/b"}]}, "b": {"not": {"$ref": "#/$defs/a"}}}},
        {"properties": {f"p{n}": {"type": "string"} for n in range(20_001)}},
        {"pattern": "^(a+)+$"},
    ],
)
def test_what_would_keep_validators_busy_is_refused_with_a_reason(schema):
    with pytest.raises(SchemaError) as refusal:
        load(schema)

    assert refusal.value.code in {"reference-loop", "too-large", "catastrophic-pattern"}
    assert refusal.value.remedy
