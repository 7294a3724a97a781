"""What has to be true of every comparison, whatever the schemas are."""

import json
from collections import Counter
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linting.changes import Comparison, Direction, Level, Mode, compare
from linting.containment import Settings, Writer
from linting.schemas import Schema, load
from tests.linting.changes.test_fixtures import FIXTURES, schema
from tests.linting.containment.strategies import schemas

PLAIN = Settings(assert_formats=False, budget=2_000)
few = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


def assert_shown(comparison: Comparison, old: Schema, new: Schema) -> None:
    """A break is never without a change, and what breaks carries a payload that shows it."""
    levels = [change.level for change in comparison.changes]
    assert max(levels, default=Level.COMPATIBLE) == comparison.level
    for change in comparison.changes:
        assert (change.direction is None) is (change.level is Level.COMPATIBLE)
        if change.level in (Level.BREAKING, Level.RISKY):
            writer, reader = (old, new) if change.direction is Direction.BACKWARD else (new, old)
            assert change.witness is not None
            assert writer.accepts(change.witness.payload, assert_formats=comparison.settings.assert_formats)
            assert not reader.accepts(change.witness.payload, assert_formats=comparison.settings.assert_formats)


def assert_lawful(old: Schema, new: Schema, how: Settings) -> Level:
    full = compare(old, new, mode=Mode.FULL, settings=how)
    there = compare(old, new, mode=Mode.BACKWARD, settings=how)
    back = compare(new, old, mode=Mode.FORWARD, settings=how)

    for comparison in (full, there):
        assert_shown(comparison, old, new)
    assert_shown(back, new, old)
    assert there.level is back.level
    assert full.level >= there.level
    fingerprints = Counter(change.fingerprint for change in full.changes)
    assert set(fingerprints.values()) <= {1}
    return full.level


def _evolved(pair: tuple[object, object]) -> tuple[object, object]:
    """The second as the first with some of its own keywords, so that the two have something in common."""
    one, other = pair
    if isinstance(one, dict) and isinstance(other, dict):
        return one, one | other
    return pair


@given(st.tuples(schemas(), schemas()).map(_evolved), st.sampled_from(Writer))
@few
def test_a_comparison_shows_what_it_says(pair: tuple[object, object], writer: Writer) -> None:
    old, new = (load(json.loads(json.dumps(value))) for value in pair)

    assert_lawful(old, new, Settings(writer=writer, assert_formats=PLAIN.assert_formats, budget=PLAIN.budget))


@pytest.mark.parametrize("writer", Writer)
def test_the_fixtures_keep_the_laws_and_reach_every_level(writer: Writer) -> None:
    folders = sorted(FIXTURES.iterdir())
    pairs = [(schema(folder, "old"), schema(folder, "new")) for folder in folders]

    levels = Counter(
        assert_lawful(old, new, Settings(writer=writer))
        for old, new in chain(pairs, ((new, old) for old, new in pairs))
    )

    assert levels[Level.BREAKING] > len(folders)
    assert levels[Level.COMPATIBLE] > len(folders) / 4
    assert bool(levels[Level.RISKY]) is (writer is Writer.DECLARED)
