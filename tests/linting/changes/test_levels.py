"""The perspective is one table: how a movement becomes a danger."""

import pytest

from linting.changes import Direction, Level, Mode, Movement
from linting.changes.levels import Polarity


@pytest.mark.parametrize(
    ("movement", "endangered"),
    [
        (Movement.NEUTRAL, set()),
        (Movement.TIGHTENS, {Direction.BACKWARD}),
        (Movement.LOOSENS, {Direction.FORWARD}),
        (Movement.BOTH, {Direction.BACKWARD, Direction.FORWARD}),
        (Movement.UNDETERMINED, {Direction.BACKWARD, Direction.FORWARD}),
    ],
)
def test_a_movement_endangers_the_readers_that_it_leaves_behind(movement: Movement, endangered: set[Direction]) -> None:
    assert {direction for direction in Direction if movement.endangers(direction)} == endangered


def test_what_endangers_one_direction_endangers_the_other_when_read_backwards() -> None:
    for movement in Movement:
        assert movement.endangers(Direction.BACKWARD) == movement.mirrored.endangers(Direction.FORWARD)


def test_full_asks_both_questions() -> None:
    assert set(Mode.FULL.directions) == {*Mode.BACKWARD.directions, *Mode.FORWARD.directions} == set(Direction)


def test_levels_are_ordered_by_severity_and_not_by_letters() -> None:
    assert sorted(Level) == [Level.COMPATIBLE, Level.RISKY, Level.UNDECIDED, Level.BREAKING]
    assert max(Level.RISKY, Level.COMPATIBLE) is Level.RISKY
    assert Level.BREAKING >= Level.UNDECIDED > Level.RISKY
    assert Level.COMPATIBLE <= Level.COMPATIBLE < Level.BREAKING


def test_under_not_a_tightening_loosens_the_whole() -> None:
    assert Polarity.AGAINST.moves(Movement.TIGHTENS) is Movement.LOOSENS
    assert Polarity.AGAINST.through(Polarity.AGAINST).moves(Movement.TIGHTENS) is Movement.TIGHTENS


def test_under_a_condition_a_tightening_may_do_either() -> None:
    assert Polarity.EITHER.moves(Movement.TIGHTENS) is Movement.BOTH
    assert Polarity.WITH.through(Polarity.EITHER) is Polarity.EITHER


def test_nothing_makes_a_neutral_change_move() -> None:
    assert {polarity.moves(Movement.NEUTRAL) for polarity in Polarity} == {Movement.NEUTRAL}
