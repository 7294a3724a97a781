"""The JavaScript runtime gives the answers of the Python one, in Node."""

import json

import pytest

from tests.shims.runtimes.runners import Case, case_of, expected_of, outcomes, vectors

pytestmark = pytest.mark.system("node")

NODE = ("node", "drive.mjs")


def test_every_vector_comes_out_as_it_says():
    named = vectors()

    found = outcomes(NODE, [case_of(vector) for _, vector in named])

    wrong = {
        name: (answer, expected_of(vector))
        for (name, vector), answer in zip(named, found, strict=True)
        if answer != expected_of(vector)
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"oplevel": 2, "ops": []}, "oplevel-too-high"),
        ({"oplevel": 1, "ops": [{"op": "teleport"}]}, "unknown-op"),
        ({"oplevel": 1, "ops": [{"op": "in", "at": ["a"], "do": [{"op": "teleport"}]}]}, "unknown-op"),
        ({"oplevel": 1, "ops": [{"op": "add", "at": ["a"], "value": 1, "when": "noon"}]}, "invalid-parameters"),
        ({"oplevel": 1, "ops": [{"op": "assert", "at": [], "schema": {"pattern": "a"}}]}, "invalid-parameters"),
        ({"ops": []}, "not-a-mapping"),
        ([], "not-a-mapping"),
    ],
)
def test_what_it_does_not_know_is_refused_and_never_skipped(mapping, code):
    answer = outcomes(NODE, [Case(json.dumps(mapping), "{}")])[0]

    assert answer["fails"]["code"] == code


def test_keys_that_objects_of_the_language_have_are_keys_like_others():
    mapping = '{"oplevel":1,"ops":[{"op":"move","from":["__proto__"],"to":["constructor"]}]}'
    payload = '{"10":1,"9":2,"__proto__":{"hasOwnProperty":3}}'

    answer = outcomes(NODE, [Case(mapping, payload)])[0]

    assert answer == {"after": '{"10":1,"9":2,"constructor":{"hasOwnProperty":3}}'}


def test_constants_are_written_without_spaces_and_with_their_numbers_as_they_are():
    mapping = r'{"oplevel":1,"ops":[{"op":"add","at":["a"],"value": { "\u0062" : [ 1.0, 9007199254740993 ] } }]}'

    answer = outcomes(NODE, [Case(mapping, "{}")])[0]

    assert answer == {"after": '{"a":{"b":[1.0,9007199254740993]}}'}
