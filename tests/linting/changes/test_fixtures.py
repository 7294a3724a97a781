"""Each kind of change on the two schemas of its page, and what is to be told: ``fixtures/<rule>/expected.json``.

What is expected is told for both readings, from old to new and back, so that a rule and its mirror share a folder.
"""

import json
from pathlib import Path
from typing import Any, Literal

import pytest

from linting.changes import RULES, Comparison, Direction, Level, Mode, compare
from linting.changes.catalogue.examples import example_of
from linting.containment import Proved, Refuted, Settings, Writer
from linting.schemas import Schema, load

FIXTURES = Path(__file__).parent / "fixtures"
EACH_FIXTURE = pytest.mark.parametrize("folder", sorted(FIXTURES.iterdir()), ids=lambda folder: folder.name)
VERDICT_RULES = {"accepted-set-narrowed", "accepted-set-widened", "containment-undecided"}
OTHER_CONTRACTS = {"contract:shop/money@1.0.0": {"type": "integer"}, "contract:shop/money@2.0.0": {"type": "string"}}


def schema(folder: Path, side: Literal["old", "new"]) -> Schema:
    example = example_of(RULES[folder.name])
    assert example is not None
    return load(getattr(example, side), resources=OTHER_CONTRACTS)


def told(comparison: Comparison) -> list[dict[str, Any]]:
    return [
        {
            "rule": change.rule,
            "side": change.side,
            "pointer": change.pointer,
            "movement": change.movement.value,
            "level": change.level.value,
            "sentence": change.sentence,
        }
        for change in comparison.changes
        if change.rule not in VERDICT_RULES
    ]


def in_any_order(changes: list[dict[str, Any]], *, with_levels: bool) -> list[str]:
    left_out = set() if with_levels else {"level"}
    told = [{name: value for name, value in change.items() if name not in left_out} for change in changes]
    return sorted(json.dumps(change, sort_keys=True) for change in told)


def assert_told(comparison: Comparison, expected: list[dict[str, Any]]) -> None:
    """What is expected is the truth; an engine that cannot decide it may say so."""
    decided = comparison.level is not Level.UNDECIDED
    assert in_any_order(told(comparison), with_levels=decided) == in_any_order(expected, with_levels=decided)


@EACH_FIXTURE
def test_the_change_is_told(folder: Path) -> None:
    old, new = schema(folder, "old"), schema(folder, "new")
    expected = json.loads((folder / "expected.json").read_text())

    there, back = compare(old, new, mode=Mode.FULL), compare(new, old, mode=Mode.FULL)

    assert_told(there, expected["from_old_to_new"])
    assert_told(back, expected["from_new_to_old"])
    assert folder.name in {change.rule for change in there.changes}


@EACH_FIXTURE
@pytest.mark.parametrize("mode", Mode)
def test_the_levels_agree_with_the_verdicts(folder: Path, mode: Mode) -> None:
    old, new = schema(folder, "old"), schema(folder, "new")

    comparison = compare(old, new, mode=mode)

    breaking = [change for change in comparison.changes if change.level is Level.BREAKING]
    verdicts = [comparison.verdict(direction) for direction in mode.directions]
    assert any(isinstance(verdict, Refuted) for verdict in verdicts) == (comparison.level is Level.BREAKING)
    assert bool(breaking) == (comparison.level is Level.BREAKING)
    assert all(change.level <= comparison.level for change in comparison.changes)
    if all(isinstance(verdict, Proved) for verdict in verdicts):
        assert comparison.level <= Level.RISKY


@EACH_FIXTURE
def test_every_witness_is_accepted_by_its_writer_and_refused_by_its_reader(folder: Path) -> None:
    old, new = schema(folder, "old"), schema(folder, "new")

    comparison = compare(old, new, mode=Mode.FULL)

    for change in comparison.changes:
        if change.witness is not None:
            writer, reader = (old, new) if change.direction is Direction.BACKWARD else (new, old)
            assert writer.accepts(change.witness.payload)
            assert not reader.accepts(change.witness.payload)


@EACH_FIXTURE
def test_only_writers_that_are_open_make_a_change_risky(folder: Path) -> None:
    old, new = schema(folder, "old"), schema(folder, "new")

    comparison = compare(old, new, mode=Mode.FULL, settings=Settings(writer=Writer.OPEN))

    assert comparison.level is not Level.RISKY
