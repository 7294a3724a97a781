"""Chains of mappings become one, or an error that names the step that is missing."""

import pytest

from linting.schemas import load
from shims.compose import MissingHopError, TooLongError, along, composed
from shims.mapping import parse
from shims.runtimes.python import run
from shims.verify import Counterexample, Proved, verify

TEXT = {"type": "string"}
FIRST = parse({"oplevel": 1, "ops": [{"op": "move", "from": ["a"], "to": ["b"]}]})
SECOND = parse({"oplevel": 1, "ops": [{"op": "affix", "at": ["b"], "prefix": "x-"}]})


def version(**properties):
    return load(
        {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    )


def test_a_chain_does_what_its_mappings_do():
    assert run(composed([FIRST, SECOND]), {"a": "1"}) == {"b": "x-1"}


def test_a_chain_is_verified_as_one():
    chain = along(["1", "2", "3"], {("1", "2"): FIRST, ("2", "3"): SECOND})

    assert verify(chain, version(a=TEXT), version(b=TEXT | {"pattern": "^x-"})) == Proved()
    assert isinstance(verify(chain, version(a=TEXT), version(b=TEXT | {"pattern": "^y-"})), Counterexample)


def test_a_missing_hop_is_an_error_and_never_a_silent_pass():
    with pytest.raises(MissingHopError, match="no mapping from 2 to 3"):
        along(["1", "2", "3"], {("1", "2"): FIRST})


def test_no_hop_at_all_changes_nothing():
    assert along(["1"], {}).ops == ()


def test_a_chain_may_not_be_longer_than_a_mapping():
    with pytest.raises(TooLongError):
        composed([FIRST] * 1_001)
