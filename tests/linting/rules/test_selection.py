"""Which rules are asked, at which level, and where not."""

from typing import Any

import pytest

from linting.rules import Level, Override, Selection, SelectionError
from linting.rules.loading import RULES
from tests.linting.rules.conftest import findings_of, rules_found

SCHEMA = {
    "properties": {
        "price": {"type": "number"},
        "legacy": {"properties": {"total": {"type": "number"}, "created_at": {"type": "string"}}},
    }
}


def test_without_a_selection_rules_have_their_own_levels() -> None:
    found = findings_of(SCHEMA)

    assert {finding.rule: finding.level for finding in found} == {
        rule: RULES[rule].level for rule in {finding.rule for finding in found}
    }
    assert "unbounded-number" not in {finding.rule for finding in found}


def test_a_selected_rule_that_is_off_by_default_is_a_note() -> None:
    assert {finding.level for finding in findings_of(SCHEMA, "unbounded-number")} == {Level.NOTE}


def test_a_family_is_selected_by_its_name() -> None:
    assert rules_found(SCHEMA, "evolvability") == {"float-money", "formless-date"}


def test_what_is_ignored_is_not_asked() -> None:
    assert rules_found(SCHEMA, "evolvability", ignore=("float-money",)) == {"formless-date"}
    assert rules_found(SCHEMA, "evolvability", ignore=("all",)) == set()


def test_a_rule_that_is_named_counts_before_its_family() -> None:
    assert rules_found(SCHEMA, "float-money", ignore=("evolvability",)) == {"float-money"}


def test_levels_are_given_by_rule_before_family() -> None:
    levels = {"evolvability": Level.ERROR, "float-money": Level.NOTE}

    found = findings_of(SCHEMA, "evolvability", levels=levels)

    assert {(finding.rule, finding.level) for finding in found} == {
        ("float-money", Level.NOTE),
        ("formless-date", Level.ERROR),
    }


def test_places_have_their_own_exceptions() -> None:
    override = Override(("/properties/legacy",), ignore=("float-money",), levels={"formless-date": Level.ERROR})

    found = findings_of(SCHEMA, "evolvability", overrides=(override,))

    assert [(finding.pointer, finding.level) for finding in found] == [
        ("/properties/price/type", Level.WARNING),
        ("/properties/legacy/properties/created_at/type", Level.ERROR),
    ]


def test_a_place_can_have_a_rule_that_is_off_elsewhere() -> None:
    override = Override(("/properties/pri*",), levels={"unbounded-number": Level.ERROR})

    found = findings_of(SCHEMA, overrides=(override,))

    assert [each.pointer for each in found if each.rule == "unbounded-number"] == ["/properties/price/type"]


def test_options_change_what_a_rule_looks_for() -> None:
    schema = {"properties": {"first_name": {}, "lastName": {}}}

    assert rules_found(schema, "naming-case") == set()
    assert len(findings_of(schema, "naming-case", options={"naming-case": {"case": "camel"}})) == 1


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(select=("flot-money",)), "float-money"),
        (Selection(ignore=("saftey",)), "safety"),
        (Selection(levels={"nothing": Level.NOTE}), "contracts rules"),
        (Selection(overrides=(Override(("/a",), ignore=("float-mony",)),)), "float-money"),
        (Selection(options={"naming-cas": {}}), "naming-case"),
        (Selection(options={"naming-case": {"cas": "camel"}}), "case"),
    ],
)
def test_a_name_that_means_nothing_has_a_neighbour(selection: Selection, told: str) -> None:
    with pytest.raises(SelectionError) as refused:
        selection.check(RULES)

    assert told in refused.value.remedy


@pytest.mark.parametrize("value", [3, True, None, ["camel"]])
def test_an_option_of_another_type_is_refused(value: Any) -> None:
    with pytest.raises(SelectionError, match="is to be like 'consistent'"):
        Selection(options={"naming-case": {"case": value}}).check(RULES)


def test_levels_are_ordered() -> None:
    assert Level.OFF < Level.NOTE < Level.WARNING < Level.ERROR
    assert max(Level) is Level.ERROR
    assert Level.NOTE <= "note" <= Level.WARNING


@pytest.mark.parametrize(
    ("options", "message", "remedy", "at"),
    [
        (
            {"case": "snake_case"},
            "cannot be 'snake_case'",
            "It is one of consistent, snake, camel",
            ("naming-case", "case"),
        ),
        ({"cas": "snake"}, "has no option 'cas'", "Did you mean case?", ("naming-case", "cas")),
        ({"wanted": "snake"}, "has no option 'wanted'", "It has case, share.", ("naming-case", "wanted")),
        ({"share": "80"}, "is to be like 80, not '80'", "", ("naming-case", "share")),
        ({"share": True}, "is to be like 80, not True", "", ("naming-case", "share")),
    ],
)
def test_an_option_that_cannot_be_is_told_with_what_could(
    options: dict[str, Any], message: str, remedy: str, at: tuple[str, ...]
) -> None:
    with pytest.raises(SelectionError, match=message) as raised:
        Selection(options={"naming-case": options}).check(RULES)

    assert raised.value.remedy.startswith(remedy)
    assert raised.value.at == at


def test_a_list_of_options_is_one_of_texts() -> None:
    Selection(options={"missing-event-id": {"names": ["eventId"]}}).check(RULES)

    with pytest.raises(SelectionError, match="is to be like"):
        Selection(options={"missing-event-id": {"names": [1]}}).check(RULES)
