"""When a property that went and one that came are the same, and when they are not."""

import json
from pathlib import Path
from typing import Any

import pytest

from linting.changes import Change, Level, compare
from linting.schemas import load

PAIRS = json.loads((Path(__file__).parent / "renames.json").read_text())
KEPT = {"kept": {"type": "array"}}


def told(old: dict[str, Any], new: dict[str, Any], **further: Any) -> list[Change]:
    return list(compare(*(load({"properties": {**KEPT, **each}, **further}) for each in (old, new))).changes)


def rules(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return sorted(change.rule for change in told(old, new))


@pytest.mark.parametrize("pair", PAIRS["renames"], ids=lambda pair: pair["why"])
def test_it_is_a_rename_either_way(pair: dict[str, Any]) -> None:
    assert rules(pair["old"], pair["new"]).count("property-renamed") == 1
    assert rules(pair["new"], pair["old"]).count("property-renamed") == 1


@pytest.mark.parametrize("pair", PAIRS["not renames"], ids=lambda pair: pair["why"])
def test_it_is_none_either_way(pair: dict[str, Any]) -> None:
    assert "property-renamed" not in rules(pair["old"], pair["new"])
    assert "property-renamed" not in rules(pair["new"], pair["old"])


def test_the_table_has_pairs_of_both_kinds() -> None:
    assert len(PAIRS["renames"]) >= 20
    assert len(PAIRS["not renames"]) >= 20


TEXT = {"type": "string", "maxLength": 40}


def test_each_name_is_used_once_and_the_closest_wins() -> None:
    found = rules({"order_no": TEXT}, {"order_number": TEXT, "orderNo": TEXT})

    assert found == ["property-added", "property-renamed"]


def test_it_has_its_old_place_and_its_new_one() -> None:
    (change,) = told({"order_no": TEXT}, {"orderNo": TEXT})

    assert (change.side, change.pointer) == ("new", "/properties/orderNo")
    assert change.counterpart == "/properties/order_no"
    assert (change.old, change.new) == ("order_no", "orderNo")
    assert change.sentence == '`order_no` is called "orderNo" now'


def test_its_level_is_verified() -> None:
    old, new = {"properties": {"zip": TEXT}}, {"properties": {"zip_code": TEXT}}

    required = compare(load({**old, "required": ["zip"]}), load({**new, "required": ["zip_code"]}))
    optional = compare(load(old), load(new))

    assert [(change.rule, change.level) for change in required.changes] == [("property-renamed", Level.BREAKING)]
    assert [(change.rule, change.level) for change in optional.changes] == [("property-renamed", Level.RISKY)]


def test_what_else_is_different_is_told_with_it() -> None:
    old, new = {"createdAt": {"type": "string"}}, {"created_at": {"type": "string", "format": "date-time"}}

    (change,) = compare(load({"properties": old}), load({"properties": new, "required": ["created_at"]})).changes

    assert change.sentence == '`createdAt` is called "created_at", has another format and is required now'
    assert change.level is Level.BREAKING


def test_what_else_is_different_belongs_to_its_fingerprint() -> None:
    (alone,) = told({"createdAt": TEXT}, {"created_at": TEXT})
    (narrowed,) = told({"createdAt": TEXT}, {"created_at": {**TEXT, "maxLength": 8}})

    assert alone.fingerprint != narrowed.fingerprint


def test_objects_that_were_rewritten_have_no_renames() -> None:
    old = {f"a{number}": TEXT for number in range(60)}
    new = {f"b{number}": TEXT for number in range(60)}

    assert set(rules(old, new)) == {"property-added", "property-removed"}
