"""What changed inside of metadata, value by value."""

from typing import Any

import pytest

from linting.changes.change import ABSENT
from linting.changes.metadata import differences_within


def told(old: Any, new: Any) -> list[tuple[str, Any, Any]]:
    return [(each.name, each.old, each.new) for each in differences_within(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"owner": "a"}, {"owner": "a"}, []),
        ({"owner": "a"}, {"owner": "b"}, [("owner", "a", "b")]),
        ({"owner": "a"}, {}, [("owner", "a", ABSENT)]),
        ({}, {"sla": {"p99": 3}}, [("sla", ABSENT, {"p99": 3})]),
        ({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 2}}}, [("a.b.c", 1, 2)]),
        ({"tags": ["x", "y"]}, {"tags": ["y", "z", "x"]}, [("tags", ABSENT, "z")]),
        ({"n": 1}, {"n": 1.0}, []),
        ({"n": 1}, {"n": True}, [("", {"n": 1}, {"n": True})]),
        (["x", "y"], ["y", "x"], [("", ["x", "y"], ["y", "x"])]),
        ("a", "b", [("", "a", "b")]),
    ],
)
def test_each_value_that_differs_is_told(old: Any, new: Any, expected: Any) -> None:
    assert told(old, new) == expected


def test_what_is_large_is_compared_by_its_members_and_a_large_list_as_one_value() -> None:
    many = {f"k{number}": number for number in range(500)}
    rows = [{"id": number} for number in range(500)]

    assert told({**many, "x": {"y": 1}}, {**many, "k7": 0, "x": {"y": 2}}) == [("k7", 7, 0), ("x.y", 1, 2)]
    assert told({"rows": rows, "x": 1}, {"rows": rows[1:]}) == [("rows", rows, rows[1:]), ("x", 1, ABSENT)]
