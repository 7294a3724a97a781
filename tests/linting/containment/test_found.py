"""Disagreements that `make fuzz-engine` found, and that are none any more. A folder each: two schemas and a payload."""

import pytest

from linting.containment import Proved, Refuted
from tests.fuzz.judging import judge
from tests.fuzz.keeping import FOUND, kept

folders = sorted(place for place in FOUND.iterdir() if place.is_dir())


@pytest.mark.parametrize("place", folders, ids=[place.name for place in folders])
def test_what_was_found_once_does_not_come_back(place):
    question, payloads = kept(place)

    verdict, finding = judge(question, payloads)

    assert finding is None
    assert isinstance(verdict, Proved | Refuted) or question.dialect == "draft2019-09"


def test_there_is_something_to_replay():
    assert folders
