"""What happened is told once, where it happened, and nothing is said of it that is not so."""

import sys
from typing import Any

import pytest

from linting.changes import ABSENT, Bump, Change, Comparison, Level, Mode, Movement, compare
from linting.schemas import Dialect, load

STRING, INTEGER, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}
MONEY = {"type": "object", "properties": {"cents": INTEGER}}


def compared(old: Any, new: Any, mode: Mode = Mode.BACKWARD, **further: Any) -> Comparison:
    return compare(*(load({"properties": each, **further}) for each in (old, new)), mode=mode)


def told(comparison: Comparison) -> list[tuple[str, Level]]:
    return [(change.rule, change.level) for change in comparison.changes]


def only(comparison: Comparison) -> Change:
    (change,) = comparison.changes
    return change


@pytest.mark.parametrize("combinator", ["anyOf", "oneOf"])
@pytest.mark.parametrize("alone", [STRING, {"$ref": "#/$defs/money"}], ids=["a type", "a reference"])
def test_null_as_an_alternative_is_null_allowed(combinator: str, alone: Any) -> None:
    defs = {"$defs": {"money": MONEY}}

    there = compared({"note": alone}, {"note": {combinator: [alone, NULL]}}, **defs)
    back = compared({"note": {combinator: [alone, NULL]}}, {"note": alone}, **defs)

    assert told(there) == [("null-allowed", Level.COMPATIBLE)]
    assert told(back) == [("null-forbidden", Level.BREAKING)]


def test_what_is_said_to_people_is_compared_beside_the_alternatives() -> None:
    comparison = compared(
        {"note": {**STRING, "title": "Note"}}, {"note": {"anyOf": [STRING, NULL], "title": "Remark", "default": None}}
    )

    assert sorted(rule for rule, _ in told(comparison)) == ["default-added", "null-allowed", "title-changed"]


def test_each_further_alternative_is_told() -> None:
    comparison = compared({"key": INTEGER}, {"key": {"anyOf": [STRING, INTEGER, MONEY]}})

    assert told(comparison) == [("any-of-branch-added", Level.COMPATIBLE)] * 2
    assert [change.pointer for change in comparison.changes] == ["/properties/key/anyOf/0", "/properties/key/anyOf/2"]


def test_null_beside_what_may_be_null_already_is_an_exclusive_alternative() -> None:
    comparison = compared(
        {"note": {"type": ["string", "null"]}}, {"note": {"oneOf": [{"type": ["string", "null"]}, NULL]}}
    )

    assert told(comparison) == [("one-of-branch-added", Level.BREAKING)]


def test_of_a_type_that_became_another_nothing_else_is_told() -> None:
    comparison = compared({"tags": {**STRING, "maxLength": 9}}, {"tags": {"type": "array", "items": STRING}})

    assert told(comparison) == [("type-changed", Level.BREAKING)]


def test_of_types_that_have_one_in_common_the_rest_is_told() -> None:
    old, new = {"type": ["string", "integer"]}, {"type": ["string", "boolean"], "maxLength": 9}

    assert sorted(rule for rule, _ in told(compared({"a": old}, {"a": new}))) == ["max-length-added", "type-changed"]


def test_what_lets_more_through_is_not_said_to_have_no_effect() -> None:
    old = {"pay": {"oneOf": [STRING, INTEGER]}}
    new = {"pay": {"oneOf": [STRING, INTEGER, {"type": "boolean"}]}}

    assert not only(compared(old, new)).masked
    assert only(compared(old, new, Mode.FULL)).level is Level.BREAKING


def test_a_property_of_which_nothing_is_demanded_is_hidden_by_nothing() -> None:
    change = only(compared({}, {"note": {"description": "Whatever you like"}}))

    assert (change.rule, change.level, change.masked) == ("property-added", Level.COMPATIBLE, False)


def test_what_went_is_missed_in_the_keyword_that_held_it() -> None:
    change = only(compared({"a": STRING, "b": STRING}, {"a": STRING}))

    assert (change.side, change.pointer, change.counterpart) == ("old", "/properties/b", "/properties")


@pytest.mark.parametrize(
    ("demand", "sentence"),
    [
        ({"minLength": 1}, "`a` has to have at least 1 character now"),
        ({"minItems": 2}, "`a` has to have at least 2 items now"),
        ({"maxProperties": 1}, "`a` has to have at most 1 property now"),
        ({"maximum": 1}, "`a` has to be at most 1 now"),
    ],
)
def test_one_is_not_told_in_the_plural(demand: dict[str, int], sentence: str) -> None:
    assert only(compared({"a": {"title": "A"}}, {"a": {"title": "A", **demand}})).sentence == sentence


def test_a_type_that_gave_way_to_values_is_not_said_to_be_any() -> None:
    sentences = [change.sentence for change in compared({"a": STRING}, {"a": {"enum": ["x", 1]}}).changes]

    assert "`a` no longer names a type by itself" in sentences


def test_a_value_that_went_with_its_type_is_told_once() -> None:
    wide, narrow = {"type": ["string", "null"], "enum": ["x", None]}, {"type": "string", "enum": ["x"]}

    assert told(compared({"a": wide}, {"a": narrow})) == [("null-forbidden", Level.BREAKING)]
    assert told(compared({"a": narrow}, {"a": wide}, Mode.FULL)) == [("null-allowed", Level.BREAKING)]


def test_items_that_get_schemas_of_their_own_are_compared_with_what_described_them() -> None:
    old = {"a": {"type": "array", "items": INTEGER}}
    new = {"a": {"type": "array", "prefixItems": [INTEGER, INTEGER], "items": False}}

    assert told(compared(old, new)) == [("value-forbidden", Level.BREAKING)]
    assert told(compared(new, old)) == [("value-permitted", Level.COMPATIBLE)]


def test_what_is_a_risk_is_one_beside_a_break_too() -> None:
    old, new = {"properties": {"a": STRING}}, {"properties": {"a": INTEGER}, "additionalProperties": False}

    comparison = compare(load(old), load(new))

    assert told(comparison) == [("type-changed", Level.BREAKING), ("additional-properties-closed", Level.RISKY)]
    payload = comparison.changes[1].witness.payload  # type: ignore[union-attr]
    assert load(old).accepts(payload)
    assert not load(new).accepts(payload)


ALTERNATIVES = [STRING, INTEGER]
EITHER = {"type": "object", "properties": {"a": STRING}, "required": ["a"]}


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("oneOf", "anyOf", "one-of-became-any-of"),
        ("anyOf", "oneOf", "any-of-became-one-of"),
        ("anyOf", "allOf", "any-of-became-all-of"),
        ("allOf", "oneOf", "all-of-became-one-of"),
    ],
)
def test_another_combinator_over_the_same_schemas_is_one_change(before: str, after: str, rule: str) -> None:
    change = only(compared({"a": {before: [STRING, {"minLength": 2}]}}, {"a": {after: [{"minLength": 2}, STRING]}}))

    assert change.rule == rule
    assert (change.old, change.new) == (before, after)
    assert (change.pointer, change.counterpart) == (f"/properties/a/{after}", f"/properties/a/{before}")


def test_alternatives_that_no_payload_matches_twice_may_be_counted_either_way() -> None:
    change = only(compared({"a": {"oneOf": ALTERNATIVES}}, {"a": {"anyOf": ALTERNATIVES}}, Mode.FULL))

    assert (change.level, change.masked) == (Level.COMPATIBLE, True)


def test_beside_another_combinator_its_branches_are_compared() -> None:
    old = {"a": {"oneOf": [EITHER, INTEGER]}}
    new = {"a": {"anyOf": [{**EITHER, "required": []}, INTEGER, {"type": "boolean"}]}}

    assert dict(told(compared(old, new, Mode.FULL))) == {
        "any-of-branch-added": Level.BREAKING,
        "property-became-optional": Level.BREAKING,
        "one-of-became-any-of": Level.COMPATIBLE,
    }


def test_combinators_of_other_schemas_come_and_go() -> None:
    old, new = {"a": {"oneOf": [{"const": "x"}, {"const": "y"}]}}, {"a": {"anyOf": [STRING, INTEGER]}}

    assert {rule for rule, _ in told(compared(old, new))} == {"one-of-removed", "any-of-added"}


@pytest.mark.parametrize("branch", [STRING, {"$ref": "#/$defs/money"}], ids=["a type", "a reference"])
@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (None, "anyOf", "schema-wrapped"),
        ("oneOf", None, "schema-unwrapped"),
        ("oneOf", "anyOf", "schema-rewrapped"),
        ("allOf", "oneOf", "schema-rewrapped"),
    ],
)
def test_one_branch_is_the_same_in_any_wrap(before: str | None, after: str | None, rule: str, branch: Any) -> None:
    old, new = ({name: [branch]} if name else branch for name in (before, after))

    assert told(compared({"a": old}, {"a": new}, Mode.FULL, **{"$defs": {"money": MONEY}})) == [
        (rule, Level.COMPATIBLE)
    ]


@pytest.mark.parametrize("combinator", ["anyOf", "oneOf"])
def test_an_alternative_for_each_type_is_a_list_of_types(combinator: str) -> None:
    listed = {"type": ["string", "null"], "maxLength": 9, "enum": ["a", None]}
    parted = {combinator: [{"type": "string", "maxLength": 9, "enum": ["a"]}, NULL]}

    assert told(compared({"a": listed}, {"a": parted}, Mode.FULL)) == [("types-parted", Level.COMPATIBLE)]
    assert told(compared({"a": parted}, {"a": listed}, Mode.FULL)) == [("types-joined", Level.COMPATIBLE)]


def test_what_else_changed_in_an_alternative_is_told_beside_it() -> None:
    listed = {"type": ["string", "null"], "maxLength": 9}
    parted = {"anyOf": [{"type": "string", "maxLength": 5}, NULL]}

    assert told(compared({"a": listed}, {"a": parted})) == [
        ("max-length-decreased", Level.BREAKING),
        ("types-parted", Level.COMPATIBLE),
    ]


GOVERNED = {"owner": "orders", "tags": ["core", "pii"], "retention": {"days": 30}}


def test_what_changed_inside_of_a_keyword_of_ones_own_is_told_value_by_value() -> None:
    governed = {"owner": "sales", "tags": ["pii", "core", "new"], "retention": {"days": 30}, "sla": 99}

    changes = compared({}, {}, **{"x-governance": GOVERNED}).changes
    assert changes == ()
    old, new = load({"x-governance": GOVERNED}), load({"x-governance": governed})
    changes = compare(old, new, mode=Mode.FULL).changes

    assert [(change.rule, change.pointer, change.old, change.new) for change in changes] == [
        ("unknown-keyword-changed", "/x-governance/owner", "orders", "sales"),
        ("unknown-keyword-added", "/x-governance/sla", ABSENT, 99),
        ("unknown-keyword-added", "/x-governance/tags/2", ABSENT, "new"),
    ]
    assert [change.sentence for change in changes] == [
        'The schema has x-governance.owner "sales" now (before: "orders")',
        "The schema has x-governance.sla 99 now",
        'The schema has "new" in x-governance.tags now',
    ]
    assert all(change.movement is Movement.NEUTRAL for change in changes)


def test_what_went_from_such_a_keyword_stands_where_it_stood() -> None:
    old, new = load({"x-governance": GOVERNED}), load({"x-governance": {**GOVERNED, "tags": ["pii"]}})

    change = only(compare(old, new))

    assert (change.side, change.pointer, change.counterpart) == ("old", "/x-governance/tags/0", "/x-governance")
    assert change.sentence == 'The schema no longer has "core" in x-governance.tags'


def test_another_classification_is_told_with_both() -> None:
    change = only(compared({"a": {"x-classification": "internal"}}, {"a": {"x-classification": "public"}}))

    assert (change.rule, change.old, change.new) == ("classification-changed", "internal", "public")
    assert change.sentence == '`a` has x-classification "public" now (before: "internal")'


def test_what_is_only_in_another_order_is_told_whole() -> None:
    change = only(compare(load({"x-tags": ["a", "b"]}), load({"x-tags": ["b", "a"]})))

    assert (change.old, change.new) == (["a", "b"], ["b", "a"])


def test_what_compares_metadata_is_not_loaded_for_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "deepdiff", None)

    changes = compared(
        {"a": {"x-tags": ["a"], "x-pii": True}}, {"a": {"x-tags": ["a"], "x-pii": False, "minLength": 1}}
    )

    assert {change.rule for change in changes.changes} == {"classification-changed", "min-length-added"}


def test_a_payload_shows_one_change_and_holds_nothing_else() -> None:
    inner = {"type": "object", "required": ["name"], "properties": {"name": STRING, "a": STRING, "b": STRING}}
    old = {"list": {"type": "array", "items": inner}, **{f"other{n}": {"default": "x", **STRING} for n in range(40)}}
    new = {
        **old,
        "list": {"type": "array", "items": {**inner, "properties": {"name": STRING, "a": INTEGER, "b": NULL}}},
    }

    payloads = [change.witness.payload for change in compared(old, new).changes if change.witness]

    assert [set(payload) for payload in payloads] == [{"list"}] * 2
    assert [set(payload["list"][0]) for payload in payloads] == [{"name", "a"}, {"name", "b"}]


def test_a_format_that_no_validator_knows_moves_nothing() -> None:
    change = only(compared({"a": {**STRING, "format": "byte"}}, {"a": STRING}, Mode.FULL))

    assert (change.rule, change.movement, change.masked) == ("format-removed", Movement.NEUTRAL, False)
    assert change.sentence == '`a` no longer has to follow the format "byte", which validators do not know'


def test_a_format_that_only_later_dialects_know_moves_nothing() -> None:
    old, new = (
        {"$schema": Dialect.DRAFT4.uri, "properties": {"a": each}} for each in (STRING, {"format": "uuid", **STRING})
    )

    change = only(compare(load(old), load(new)))

    assert (change.rule, change.movement) == ("format-added", Movement.NEUTRAL)


def test_branches_with_the_same_condition_are_the_same_branch() -> None:
    def branch(kind: str, then: Any) -> Any:
        return {"if": {"properties": {"kind": {"const": kind}}}, "then": {"properties": {"value": then}}}

    old = {"allOf": [branch("text", STRING), branch("number", INTEGER), branch("money", MONEY)]}
    new = {"allOf": [branch("number", {**INTEGER, "minimum": 3}), branch("text", STRING)]}

    assert {rule for rule, _ in told(compare(load(old), load(new), mode=Mode.FULL))} == {
        "minimum-added",
        "all-of-branch-removed",
    }


@pytest.mark.parametrize(
    ("condition", "where"),
    [
        ({"properties": {"kind": {"const": "card"}}}, 'where `kind` is "card"'),
        (
            {"properties": {"kind": {"enum": ["card", "cash"]}}, "required": ["kind"]},
            'where `kind` is "card" or "cash"',
        ),
        ({"properties": {"kind": {"pattern": "^c"}}}, "where the condition is met"),
        ({"required": ["kind"]}, "where the condition is met"),
    ],
)
def test_where_something_holds_is_told_in_words(condition: Any, where: str) -> None:
    old, new = (load({"if": condition, "then": {"properties": {"pin": each}}}) for each in (STRING, INTEGER))

    assert only(compare(old, new)).sentence == f"`pin` ({where}) was a string and has to be an integer now"


def test_a_branch_that_holds_under_a_condition_is_told_by_it() -> None:
    branch = {"if": {"properties": {"kind": {"const": "card"}}}, "then": {"required": ["pin"]}}

    change = only(compare(load({"allOf": [EITHER]}), load({"allOf": [EITHER, branch]})))

    assert change.sentence == 'The payload has to match a further schema now where `kind` is "card"'


def test_which_branch_came_or_went_is_told() -> None:
    branches = [{"title": "By card", **EITHER}, {"$ref": "#/$defs/money"}, INTEGER]

    changes = compared(
        {"a": {"oneOf": [STRING, NULL]}}, {"a": {"oneOf": [STRING, NULL, *branches]}}, **{"$defs": {"money": MONEY}}
    )

    assert [change.sentence.rpartition(": ")[2] for change in changes.changes] == [
        '"By card"',
        '"#/$defs/money"',
        '"integer"}',
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [({"minLength": 0}, {}), ({"uniqueItems": False}, {}), ({"deprecated": False}, {}), ({"required": []}, {})],
    ids=["a bound that is none", "repeats that are allowed", "a mark that is not set", "nothing required"],
)
def test_what_says_the_same_in_another_way_is_told_as_that(old: Any, new: Any) -> None:
    comparison = compare(load({"type": "string", **old}), load({"type": "string", **new}), mode=Mode.FULL)

    assert told(comparison) == [("schema-rewritten", Level.COMPATIBLE)]
    assert comparison.bump is Bump.PATCH


def test_of_equal_texts_nothing_is_told() -> None:
    assert compare(load({"type": "string"}), load({"type": "string"})).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "rule", "sentence"),
    [
        (
            {"minimum": 0},
            {"exclusiveMinimum": 0},
            "minimum-increased",
            "`a` has to be more than 0 now (before: at least 0)",
        ),
        (
            {"exclusiveMinimum": 0},
            {"minimum": 0},
            "minimum-decreased",
            "`a` has to be at least 0 now (before: more than 0)",
        ),
        (
            {"maximum": 9},
            {"exclusiveMaximum": 9},
            "maximum-decreased",
            "`a` has to be less than 9 now (before: at most 9)",
        ),
        (
            {"maximum": 9},
            {"exclusiveMaximum": 8},
            "maximum-decreased",
            "`a` has to be less than 8 now (before: at most 9)",
        ),
        (
            {"exclusiveMaximum": 9},
            {"maximum": 9},
            "maximum-increased",
            "`a` has to be at most 9 now (before: less than 9)",
        ),
    ],
)
def test_a_bound_that_became_exclusive_is_one_bound(old: Any, new: Any, rule: str, sentence: str) -> None:
    change = only(compared({"a": old}, {"a": new}, Mode.FULL))

    assert (change.rule, change.sentence, change.level) == (rule, sentence, Level.BREAKING)


def test_the_bound_of_integers_may_be_written_either_way() -> None:
    change = only(compared({"a": {**INTEGER, "minimum": 1}}, {"a": {**INTEGER, "exclusiveMinimum": 0}}, Mode.FULL))

    assert (change.level, change.masked) == (Level.COMPATIBLE, True)


def test_a_definition_with_another_name_is_told_once() -> None:
    old, new = (
        load({"properties": {each: {"$ref": f"#/{name}/money"} for each in "abc"}, name: {"money": MONEY}})
        for name in ("definitions", "$defs")
    )

    assert only(compare(old, new)).sentence == '`#/definitions/money` is called "#/$defs/money" now'


def test_a_place_that_is_described_by_another_definition_is_told() -> None:
    definitions = {"$defs": {"money": MONEY, "cash": MONEY}}
    to_cash = {"$ref": "#/$defs/cash"}

    changes = compared({"a": {"$ref": "#/$defs/money"}}, {"a": to_cash}, **definitions).changes

    assert '`a` is described by "#/$defs/cash" now (before: "#/$defs/money")' in [each.sentence for each in changes]


@pytest.mark.parametrize("values", [{"enum": ["a", "b"]}, {"const": "a"}])
def test_values_that_came_in_the_place_of_their_type_tell_it(values: Any) -> None:
    there, back = compared({"a": STRING}, {"a": values}), compared({"a": values}, {"a": STRING}, Mode.FULL)

    assert [change.rule for change in there.changes] in (["enum-added"], ["const-added"])
    assert [change.rule for change in back.changes] in (["enum-removed"], ["const-removed"])
    assert only(there).level is only(back).level is Level.BREAKING


def test_a_list_of_all_types_is_none() -> None:
    everything = {"type": ["null", "boolean", "object", "array", "number", "string"]}

    assert told(compared({"a": {"title": "A"}}, {"a": {"title": "A", **everything}}, Mode.FULL)) == [
        ("schema-rewritten", Level.COMPATIBLE)
    ]


@pytest.mark.parametrize("rest", [False, STRING], ids=["refused", "of a kind"])
def test_other_properties_that_are_reckoned_otherwise_are_one_change(rest: Any) -> None:
    known = {"properties": {"a": STRING}}
    one, other = (load({**known, each: rest}) for each in ("additionalProperties", "unevaluatedProperties"))

    assert told(compare(one, other, mode=Mode.FULL)) == [("additional-became-unevaluated", Level.COMPATIBLE)]
    assert told(compare(other, one, mode=Mode.FULL)) == [("unevaluated-became-additional", Level.COMPATIBLE)]


def test_alternatives_of_one_value_each_are_known_by_it() -> None:
    def codes(**said: str) -> Any:
        return {"a": {"oneOf": [{"const": code, "description": text} for code, text in said.items()]}}

    changes = compared(codes(x="old", y="same"), codes(z="further", x="new", y="same"), Mode.FULL).changes

    assert [(change.rule, change.sentence) for change in changes] == [
        ("one-of-branch-added", '`a` may match a further, exclusive alternative now: "z"'),
        ("description-changed", '`a` (branch 2 of oneOf) has description "new" now (before: "old")'),
    ]


def test_what_another_branch_makes_up_for_is_no_break_beside_one() -> None:
    def codes(*patterns: str, **further: Any) -> Any:
        code = {"type": "string", "oneOf": [{"pattern": pattern} for pattern in patterns]}
        properties = {**further, "code": {"$ref": "#/$defs/code"}}
        return load({"properties": properties, "additionalProperties": False, "$defs": {"code": code}})

    comparison = compare(
        codes("^a", "^b"), codes("^b", "^[a]", "^c", former={"$ref": "#/$defs/code"}), mode=Mode.FORWARD
    )

    assert {(change.sentence, change.level) for change in comparison.changes} == {
        ("`former` was added as an optional property", Level.BREAKING),
        ('`code` may match a further, exclusive alternative now: {"pattern": "^c"}', Level.BREAKING),
        ('`code` may match a further, exclusive alternative now: {"pattern": "^[a]"}', Level.COMPATIBLE),
        ('`code` can no longer match one of its exclusive alternatives: {"pattern": "^a"}', Level.COMPATIBLE),
    }
