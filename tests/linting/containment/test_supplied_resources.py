"""Schemas that refer to others are the same only where the others are."""

from linting.containment import Proved, Refuted, contains
from linting.schemas import load

ORDER = {"type": "object", "properties": {"price": {"$ref": "contract:shop/money@1.0.0"}}}


def order(money):
    return load(ORDER, resources={"contract:shop/money@1.0.0": money})


def test_equal_schemas_with_equal_resources_are_the_same():
    verdict = contains(order({"type": "integer"}), order({"type": "integer"}))

    assert verdict == Proved()
    assert verdict.certificate is None


def test_equal_schemas_with_other_resources_are_compared():
    narrower, wider = order({"type": "integer"}), order({"type": "number"})

    assert isinstance(contains(narrower, wider), Proved)
    assert isinstance(contains(wider, narrower), Refuted)


def test_equal_resources_are_told_by_what_they_say_and_not_by_how_python_compares():
    assert isinstance(contains(order({"const": 1}), order({"const": True})), Refuted)
