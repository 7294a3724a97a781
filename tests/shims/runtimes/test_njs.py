"""The JavaScript runtime gives the same answers inside of nginx, whose engine speaks ES5.1 and little more."""

import json

import pytest

from shims.mapping import parse
from shims.runtimes.python import transform
from tests.shims.runtimes.nginx import MODULE, nginx
from tests.shims.runtimes.runners import HERE, case_of, expected_of, vectors

pytestmark = pytest.mark.system("nginx")


@pytest.fixture
def connection(tmp_path):
    if not MODULE.exists():
        pytest.skip("nginx is here without its JavaScript module")
    with nginx(tmp_path, HERE / "nginx_answers.js") as opened:
        yield opened


def test_every_vector_comes_out_as_it_says(connection):
    wrong = {}

    for name, vector in vectors():
        case = case_of(vector)
        answer = connection.answer({"mapping": case.mapping, "payload": case.payload})
        if answer != expected_of(vector):
            wrong[name] = (answer, expected_of(vector))

    assert wrong == {}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("count", [200, 300, 2_000])
def test_lists_that_are_longer_than_patterns_are_used_for_pass(connection, count, indent):
    mapping = {
        "oplevel": 1,
        "ops": [{"op": "each", "at": ["rows"], "do": [{"op": "move", "from": ["a"], "to": ["b"]}]}],
    }
    rows = [{"a": index, "text": "é" * 20} for index in range(count)]
    payload = json.dumps({"rows": rows}, ensure_ascii=False, indent=indent)

    answer = connection.answer({"mapping": json.dumps(mapping), "payload": payload})

    assert answer == {"after": transform(payload, parse(mapping))}
