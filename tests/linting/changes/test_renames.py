"""When a property that went and one that came are the same."""

from typing import Any

import pytest

from linting.changes import compare
from linting.schemas import load


def rules(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    comparison = compare(load({"properties": old}), load({"properties": new}))
    return sorted(change.rule for change in comparison.changes)


TEXT = {"type": "string", "maxLength": 40}


@pytest.mark.parametrize(
    ("old", "new"), [("order_no", "orderNo"), ("order_no", "order_number"), ("e-mail", "email"), ("zip", "zip_code")]
)
def test_alike_in_shape_and_close_in_name_is_a_rename(old: str, new: str) -> None:
    assert rules({old: TEXT}, {new: TEXT}) == ["property-renamed"]


def test_what_is_said_to_people_does_not_count() -> None:
    old, new = {"order_no": TEXT}, {"orderNo": {**TEXT, "description": "Ours"}}

    assert rules(old, new) == ["property-renamed"]


@pytest.mark.parametrize(
    ("old", "new"),
    [({"order_no": TEXT}, {"orderNo": {"type": "integer"}}), ({"order_no": TEXT}, {"address": TEXT})],
    ids=["another shape", "another name"],
)
def test_else_one_went_and_another_came(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert rules(old, new) == ["property-added", "property-removed"]


def test_each_name_is_used_once_and_the_closest_wins() -> None:
    found = rules({"order_no": TEXT}, {"order_number": TEXT, "orderNo": TEXT})

    assert found == ["property-added", "property-renamed"]
