"""The JavaScript runtime gives the same answers inside of nginx, whose engine speaks ES5.1 and little more."""

import pytest

from tests.shims.runtimes.nginx import MODULE, nginx
from tests.shims.runtimes.runners import HERE, case_of, expected_of, vectors

pytestmark = pytest.mark.system("nginx")


def test_every_vector_comes_out_as_it_says(tmp_path):
    if not MODULE.exists():
        pytest.skip("nginx is here without its JavaScript module")
    wrong = {}

    with nginx(tmp_path, HERE / "nginx_answers.js") as connection:
        for name, vector in vectors():
            case = case_of(vector)
            answer = connection.answer({"mapping": case.mapping, "payload": case.payload})
            if answer != expected_of(vector):
                wrong[name] = (answer, expected_of(vector))

    assert wrong == {}
