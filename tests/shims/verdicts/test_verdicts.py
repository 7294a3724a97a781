"""What is said of random mappings is so; what once was not is asked again."""

from random import Random

import pytest

from tests.shims.verdicts.drawing import drawn_pair
from tests.shims.verdicts.judging import judged
from tests.shims.verdicts.keeping import FOUND, kept

SEEDS = range(1, 241)


@pytest.mark.parametrize("place", sorted(FOUND.glob("*.json")), ids=lambda place: place.stem)
def test_what_was_wrong_once_is_right(place):
    assert judged(kept(place))[1] == []


@pytest.mark.parametrize("seeds", [SEEDS[start : start + 40] for start in range(0, len(SEEDS), 40)], ids=str)
def test_no_claim_is_contradicted_by_a_payload(seeds):
    questions = [question for seed in seeds if (question := drawn_pair(Random(seed))) is not None]

    found = [(question, finding) for question in questions for finding in judged(question)[1]]

    assert found == []


def test_the_pairs_that_are_drawn_are_proved_and_refuted_often_enough_to_tell():
    questions = [question for seed in SEEDS if (question := drawn_pair(Random(seed))) is not None]

    verdicts = [type(judged(question)[0]).__name__ for question in questions[:120]]

    assert min(verdicts.count("Proved"), verdicts.count("Counterexample")) >= 20
