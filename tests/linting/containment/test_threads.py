"""Many threads that decide equal and different pairs at once come to the verdicts that one thread comes to alone."""

import sys
import threading

import pytest

from linting.containment import Settings, Writer, contains
from linting.schemas import Dialect, load
from tests.fuzz.keeping import FOUND, kept

THREADS = 6
TREE = {"$defs": {"node": {"properties": {"left": {"$ref": "#/$defs/node"}, "value": {"type": "integer"}}}}}
PAIRS = [
    ({"type": "string", "pattern": "^(a|b)*a(a|b){6}$"}, {"pattern": "^(a|b)*b(a|b){6}$"}, Dialect.DRAFT7),
    ({"type": "string", "pattern": "^[a-f0-9]{8}-[a-f0-9]{4}$"}, {"maxLength": 13}, Dialect.DRAFT7),
    ({"type": "string", "format": "date"}, {"pattern": "^[0-9]{4}-"}, Dialect.DRAFT2020_12),
    ({"patternProperties": {"^x-": {"type": "string"}}}, {"propertyNames": {"maxLength": 9}}, Dialect.DRAFT2020_12),
    ({"$ref": "#/$defs/node", **TREE}, {"$ref": "#/$defs/node", "maxProperties": 1, **TREE}, Dialect.DRAFT2020_12),
    ({"$ref": Dialect.DRAFT2020_12.uri}, {"type": ["object", "boolean"]}, Dialect.DRAFT2020_12),
    ({"enum": [1.0, [1], {"a": 2.0}]}, {"type": ["integer", "array"]}, Dialect.DRAFT4),
]


def loaded():
    pairs = [tuple(load(side, dialect=dialect) for side in sides) for *sides, dialect in PAIRS]
    return pairs + [kept(place)[0].loaded() for place in sorted(FOUND.iterdir()) if place.is_dir()]


def verdicts_of(pairs, settings):
    return [repr(contains(*pair, settings)) for pair in pairs]


@pytest.fixture
def busy_switching():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("busy_switching")
@pytest.mark.parametrize("mode", Writer)
def test_threads_agree_with_one_that_is_alone(mode):
    settings = Settings(writer=mode, budget=8_000)
    shared, verdicts = loaded(), {}

    def decide(number):
        turned = shared[number:] + shared[:number]
        found = verdicts_of(turned, settings)
        verdicts[number] = found[len(shared) - number :] + found[: len(shared) - number]

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    alone = verdicts_of(loaded(), settings)
    assert [verdicts[number] for number in range(THREADS)] == [alone] * THREADS
