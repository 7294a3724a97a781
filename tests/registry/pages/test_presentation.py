"""How schemas and payloads become lines and rows."""

import json

import pytest

from linting.changes import RULES as CHANGE_RULES
from linting.project.rules import PROJECT_RULES
from linting.rules.loading import RULES as LINT_RULES
from linting.schemas import load
from registry.catalog.presentation.fields import field_rows
from registry.catalog.templatetags.prose import prose
from registry.presentation.lines import payload_code, source_code
from registry.presentation.member_order import declared_order, in_order
from registry.presentation.refusals import refusals_of


def plain(code) -> str:
    """The lines without their colours."""
    import re
    from html import unescape

    return "\n".join(unescape(re.sub("<[^>]+>", "", line.html)) for line in code.lines)


PAYLOADS = [{"a": [1, {"b": None}], "é<&>": 'x\n"y"'}, [], {}, [[]], "text", 3.5, None, [{"a": {}}, True]]


@pytest.mark.parametrize("payload", PAYLOADS, ids=json.dumps)
def test_a_printed_payload_reads_back_as_itself(payload) -> None:
    assert json.loads(plain(payload_code(payload, {}))) == payload


@pytest.mark.parametrize("syntax", ["json", "yaml"])
def test_colouring_changes_no_character_of_a_source(syntax: str) -> None:
    text = '{"a": "<b>\\"", "n": -1.5e3}\n# no\nkey: \'it\'\'s\'  # why\n- [x, {y: true}]\n  "k": null\n'

    assert plain(source_code(text, syntax)) == text.removesuffix("\n")


def test_the_offending_lines_are_marked_with_the_reason() -> None:
    reader = load(
        {
            "type": "object",
            "properties": {"items": {"items": {"properties": {"n": {"type": "integer"}}}}},
            "required": ["x", "y"],
            "additionalProperties": False,
        }
    )
    payload = {"items": [{"n": 1}, {"n": "two"}], "more": 1}

    code = payload_code(payload, refusals_of(reader, payload, assert_formats=True))

    marked = {plain(type(code)((line,))).strip(): line.says for line in code.lines if line.offends}
    assert marked == {
        "{": "“x” and “y” are missing",
        '"n": "two"': 'is not of type "integer"',
        '"more": 1': "not declared, and nothing else is allowed",
    }


def test_a_payload_is_shown_in_the_order_of_its_schema() -> None:
    schema = {"properties": {"z": {"properties": {"b": {}, "a": {}}}, "y": {}}}

    ordered = in_order({"x": 1, "y": 2, "z": {"a": 3, "b": [{"a": 4, "b": 5}]}}, declared_order(schema))

    assert json.dumps(ordered) == json.dumps({"z": {"b": [{"b": 5, "a": 4}], "a": 3}, "y": 2, "x": 1})


def test_a_long_string_is_cut_and_says_how_long_it_was() -> None:
    code = payload_code({"text": "a" * 65_536}, {})

    assert "65,536 characters" in plain(code)
    assert len(plain(code)) < 200


def test_a_very_long_schema_is_cut_and_says_how_much_is_left_out() -> None:
    code = source_code("\n" * 5_000, "yaml")

    assert (len(code.lines), code.more) == (4_000, 1_000)


def test_fields_are_found_through_arrays_references_and_conjunctions() -> None:
    schema = {
        "properties": {
            "id": {"type": "string", "minLength": 1, "maxLength": 40},
            "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}, "minItems": 1},
            "state": {"enum": ["open", "paid"]},
        },
        "required": ["id"],
        "allOf": [{"properties": {"note": {"type": ["string", "null"], "deprecated": True}}}],
        "$defs": {"line": {"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]}},
    }

    rows = {f"{row.parent}{row.name}": row for row in field_rows(schema)}

    assert list(rows) == ["id", "lines", "lines[].sku", "state", "note"]
    assert rows["id"].limits == ("1 to 40 characters",)
    assert (rows["lines"].type, rows["lines"].limits) == ("array of object", ("at least 1 item",))
    assert rows["lines[].sku"].required
    assert rows["state"].type == '"open" | "paid"'
    assert (rows["note"].type, rows["note"].deprecated) == ("string | null", True)


def test_a_schema_that_refers_to_itself_has_an_end() -> None:
    schema = {"properties": {"child": {"$ref": "#"}, "name": {"type": "string"}}}

    assert [f"{row.parent}{row.name}" for row in field_rows(schema)] == ["child", "name"]


@pytest.mark.parametrize("odd", [True, False, {}, {"properties": []}, {"$ref": "#/nowhere"}, {"items": [1]}])
def test_odd_schemas_have_no_fields_and_do_no_harm(odd) -> None:
    assert field_rows(odd) == ()


def test_names_in_backticks_become_code_and_nothing_else_becomes_markup() -> None:
    assert prose("`a<b>` is <gone>") == "<code>a&lt;b&gt;</code> is &lt;gone&gt;"


@pytest.mark.django_db
def test_every_rule_has_a_page_and_a_row(admin_client) -> None:
    listed = admin_client.get("/rules").content.decode()

    for rule in (*CHANGE_RULES, *LINT_RULES, *PROJECT_RULES):
        assert f'href="/rules/{rule}"' in listed
        assert admin_client.get(f"/rules/{rule}").status_code == 200


@pytest.mark.django_db
def test_the_page_of_a_change_rule_shows_two_versions(admin_client) -> None:
    page = admin_client.get("/rules/enum-value-removed").content.decode()

    assert page.index("Old version") < page.index("New version")
    assert 'aria-label="Old version"' in page


def test_the_page_of_a_rule_about_a_repository_says_what_to_do(admin_client) -> None:
    page = admin_client.get("/rules/waiver-expired").content.decode()

    assert PROJECT_RULES["waiver-expired"].title in page
    assert "agree anew with <code>contracts waive</code>" in page


def test_the_page_of_a_lint_rule_shows_its_schemas_and_options(admin_client) -> None:
    page = admin_client.get("/rules/naming-case").content.decode()

    assert all(f"<h2>{heading}</h2>" in page for heading in LINT_RULES["naming-case"].page.sections)
    assert 'aria-label="Example"' in page
    assert "<code>share</code>" in page
    assert "<code>80</code>" in page
