"""Mapping problems as public APIs have had them: the right mapping is proved, the wrong one refuted.

Each folder holds two versions, the mapping between them, one that is wrong with a payload that shows it, and what the
right one loses, a sentence a field.
"""

import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from linting.containment import Settings
from linting.schemas import load
from shims.errors import ShimError
from shims.loss import lost, round_trip
from shims.mapping import parse
from shims.runtimes.python import run, transform
from shims.samples import samples
from shims.verify import Counterexample, Proved, verify

CORPUS = sorted(folder for folder in (Path(__file__).parent / "corpus").iterdir() if folder.is_dir())


class Problem:
    """One folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.source, self.target = load(self.read("source")), load(self.read("target"))
        self.mapping, self.wrong = parse(self.read("mapping")), parse(self.read("wrong"))

    def read(self, name: str):
        return json.loads((self._folder / f"{name}.json").read_text())


@pytest.fixture(params=CORPUS, ids=lambda folder: folder.name)
def problem(request):
    return Problem(request.param)


def is_valid(payload, schema) -> bool:
    """By both validators; the reference one leaves formats alone, since Python has no year 0000."""
    return jsonschema.Draft202012Validator(schema.value).is_valid(payload) and schema.accepts(payload)


def becomes_valid(mapping, payload, target) -> bool:
    try:
        return is_valid(run(mapping, payload), target)
    except ShimError:
        return False


def exact(text: str):
    """The payload with its numbers as they are written: 90071992547409.93 has no double."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def test_there_are_enough_problems():
    assert len(CORPUS) >= 120


def test_the_right_mapping_is_proved(problem):
    assert verify(problem.mapping, problem.source, problem.target) == Proved()


def test_what_is_proved_holds_for_payloads_that_are_drawn(problem):
    for payload in samples(problem.source, Settings(), 20):
        assert becomes_valid(problem.mapping, payload, problem.target), payload


def test_the_wrong_mapping_is_refuted_by_a_payload_that_both_validators_judge_alike(problem):
    found = verify(problem.wrong, problem.source, problem.target)

    assert isinstance(found, Counterexample)
    assert is_valid(found.payload, problem.source)
    assert not becomes_valid(problem.wrong, found.payload, problem.target)


def test_the_payload_in_the_folder_shows_what_is_wrong(problem):
    payload = problem.read("wrong-payload")

    assert is_valid(payload, problem.source)
    assert becomes_valid(problem.mapping, payload, problem.target)
    assert not becomes_valid(problem.wrong, payload, problem.target)


def test_what_is_lost_is_said_field_by_field(problem):
    assert list(lost(problem.mapping, problem.source)) == problem.read("lost")


def test_where_nothing_is_lost_the_way_back_restores_what_is_drawn(problem):
    if not round_trip(problem.mapping, problem.source).is_identity:
        return

    back = problem.mapping.invert()

    for payload in samples(problem.source, Settings(), 20):
        text = json.dumps(payload)
        assert exact(transform(transform(text, problem.mapping), back)) == exact(text)
