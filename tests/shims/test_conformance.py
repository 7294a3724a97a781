"""The vectors that every runtime must pass, run by the Python one: from text, and from values."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from shims.errors import ShimError
from shims.language import ops
from shims.mapping import parse
from shims.runtimes.python import run, transform

FOLDER = Path(__file__).parent / "conformance"
VECTORS = [
    pytest.param(vector, id=f"{file.stem}: {vector['title']}")
    for file in sorted(FOLDER.glob("*.json"))
    for vector in json.loads(file.read_text())
]


def _is_expressible(vector: dict) -> bool:
    """Whether the payload can be had as Python values: JSON at all, each key once, floats exact.

    How deep it nests, and of what characters its keys are, is looked at in text only.
    """
    told = vector.get("fails", {})
    if told.get("code") == "payload-too-deep" or (told.get("code"), told.get("pointer")) == ("payload-half-pair", ""):
        return False
    try:
        value = json.loads(vector["before"], object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_binary)
        json.dumps(value, allow_nan=False)
    except (ValueError, ArithmeticError):
        return False
    return True


def _binary(lexeme):
    if Decimal(repr(float(lexeme))) != Decimal(lexeme):
        raise ValueError
    return float(lexeme)


def _refuse(name):
    raise ValueError(name)


def _unique(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError
    return dict(pairs)


@pytest.mark.parametrize("vector", VECTORS)
def test_text_becomes_what_the_vector_says(vector):
    mapping = parse({"oplevel": 1, "ops": vector["ops"]})

    if "after" in vector:
        assert transform(vector["before"], mapping) == vector["after"]
    else:
        with pytest.raises(ShimError) as failure:
            transform(vector["before"], mapping)
        assert _told(failure.value) == vector["fails"]


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if _is_expressible(vector.values[0])])
def test_values_become_the_same_as_text(vector):
    payload = json.loads(vector["before"])
    mapping = parse({"oplevel": 1, "ops": vector["ops"]})

    if "after" in vector:
        assert _exact(run(mapping, payload)) == _exact(json.loads(vector["after"]))
    else:
        with pytest.raises(ShimError) as failure:
            run(mapping, payload)
        assert _told(failure.value) == vector["fails"]


def test_every_op_has_its_vectors():
    assert {*ops(), "text"} == {file.stem for file in FOLDER.glob("*.json")}


def test_titles_are_unique():
    titles = [vector.id for vector in VECTORS]

    assert len(set(titles)) == len(titles)


def _told(failure: ShimError) -> dict:
    return {"code": failure.code, "op": failure.op_index, "pointer": failure.pointer}


def _exact(value) -> str:
    """Tells 1 from true and from 1.0's neighbours, but not 1 from 1.0, which JSON Schema does not either."""
    return json.dumps(value, sort_keys=True, default=str).replace(".0,", ",").replace(".0}", "}").replace("-0", "0")
