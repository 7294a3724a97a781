"""Every runtime gives the answers that the vectors ask for, and refuses what it does not know."""

import json

import pytest

from tests.shims.runtimes.runners import RUNTIMES, Case, case_of, expected_of, outcomes, vectors

every_runtime = pytest.mark.parametrize(
    "command", [pytest.param(command, id=command[0], marks=pytest.mark.system(command[0])) for command in RUNTIMES]
)


@every_runtime
def test_every_vector_comes_out_as_it_says(command):
    named = vectors()

    found = outcomes(command, [case_of(vector) for _, vector in named])

    wrong = {
        name: (answer, expected_of(vector))
        for (name, vector), answer in zip(named, found, strict=True)
        if answer != expected_of(vector)
    }
    assert wrong == {}


@every_runtime
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
def test_what_it_does_not_know_is_refused_and_never_skipped(command, mapping, code):
    answer = outcomes(command, [Case(json.dumps(mapping), "{}")])[0]

    assert answer["fails"]["code"] == code


@every_runtime
def test_keys_that_objects_of_the_language_have_are_keys_like_others(command):
    mapping = '{"oplevel":1,"ops":[{"op":"move","from":["__proto__"],"to":["__index"]}]}'
    payload = '{"10":1,"9":2,"__proto__":{"hasOwnProperty":3}}'

    answer = outcomes(command, [Case(mapping, payload)])[0]

    assert answer == {"after": '{"10":1,"9":2,"__index":{"hasOwnProperty":3}}'}


@every_runtime
def test_constants_are_written_without_spaces_and_with_their_numbers_as_they_are(command):
    mapping = r'{"oplevel":1,"ops":[{"op":"add","at":["a"],"value": { "\u0062" : [ 1.0, 9007199254740993 ] } }]}'

    answer = outcomes(command, [Case(mapping, "{}")])[0]

    assert answer == {"after": '{"a":{"b":[1.0,9007199254740993]}}'}


@every_runtime
def test_what_is_nested_beyond_reason_is_refused(command):
    mapping = '{"oplevel":1,"ops":[]}'

    answer = outcomes(command, [Case(mapping, "[" * 100_000)])[0]

    assert answer["fails"]["code"] == "payload-too-deep"


@every_runtime
@pytest.mark.parametrize("depth", [1, 3, 4, 5, 6, 100, 252])
def test_objects_and_lists_of_any_allowed_depth_are_told_apart_from_what_follows(command, depth):
    inner = '[{"b":' * (depth // 2) + ("[]" if depth % 2 else "0") + "}]" * (depth // 2)
    mapping = '{"oplevel":1,"ops":[{"op":"move","from":["a"],"to":["z"]},{"op":"remove","at":["d"],"restore":"omit"}]}'

    answer = outcomes(command, [Case(mapping, f'{{"a":[{inner}],"c":"]","d":{inner},"e":1}}')])[0]

    assert answer == {"after": f'{{"c":"]","e":1,"z":[{inner}]}}'}


@every_runtime
def test_a_body_of_309_kilobytes_passes(command):
    mapping = '{"oplevel":1,"ops":[{"op":"each","at":["rows"],"do":[{"op":"move","from":["a"],"to":["b"]}]}]}'
    rows = [{"a": index, "text": "é" * 20} for index in range(5_000)]
    payload = json.dumps({"rows": rows}, ensure_ascii=False)

    answer = outcomes(command, [Case(mapping, payload)])[0]

    assert len(payload.encode()) > 309_000
    assert json.loads(answer["after"]) == {"rows": [{"b": row["a"], "text": row["text"]} for row in rows]}
