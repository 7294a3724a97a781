"""The runtimes agree on mappings and payloads drawn at random; `make fuzz-shims` draws many more.

What was found there stands among the vectors.
"""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.shims.runtimes.agreement import all_runtimes, interpreted
from tests.shims.runtimes.pairs import pairs

EXAMPLES = 300


@pytest.fixture(scope="module")
def runtimes():
    with all_runtimes() as opened:
        yield opened


@pytest.mark.system("node", "lua5.3", "luajit")
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pair=pairs())
def test_all_runtimes_agree(runtimes, pair):
    expected = interpreted(pair.mapping, pair.payload)

    assert runtimes.answers(pair) == dict.fromkeys(runtimes.names, expected)
