"""How one version takes over a single difference from the other."""

import pytest

from linting.changes.change import ABSENT
from linting.changes.difference import Write
from linting.changes.patching import UnfitPatchError, taken_over


def test_a_patch_writes_deletes_and_creates_on_the_way() -> None:
    value = {"properties": {"a": {"type": "string"}}, "required": ["a"]}
    patch = (
        Write(("properties", "a", "type"), "integer"),
        Write(("properties", "b"), True),
        Write(("items", "minimum"), 1),
        Write(("required",), ABSENT),
    )

    assert taken_over(value, patch) == {
        "properties": {"a": {"type": "integer"}, "b": True},
        "items": {"minimum": 1},
    }
    assert value == {"properties": {"a": {"type": "string"}}, "required": ["a"]}


def test_a_patch_reaches_into_lists() -> None:
    value = {"allOf": [{"minimum": 1}, {"maximum": 2}]}

    assert taken_over(value, (Write(("allOf", 1, "maximum"), 3),)) == {"allOf": [{"minimum": 1}, {"maximum": 3}]}
    assert taken_over(value, (Write(("allOf", 0), ABSENT),)) == {"allOf": [{"maximum": 2}]}
    assert taken_over(value, (Write(("allOf", 2), True),))["allOf"][2] is True


def test_the_schema_that_accepts_everything_makes_room_for_keywords() -> None:
    assert taken_over({"items": True}, (Write(("items", "type"), "string"),)) == {"items": {"type": "string"}}


@pytest.mark.parametrize("value", [{"items": False}, {"items": 1}, {"items": []}])
def test_a_patch_that_does_not_fit_is_refused(value: object) -> None:
    with pytest.raises(UnfitPatchError):
        taken_over(value, (Write(("items", 3 if value == {"items": []} else "type"), "string"),))


def test_deleting_what_is_not_there_does_nothing() -> None:
    assert taken_over({"type": "object"}, (Write(("properties", "a"), ABSENT),)) == {"type": "object"}
