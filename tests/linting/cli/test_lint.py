"""``contracts lint``: findings with their lines, fixes in the files, and exit codes."""

import json
from pathlib import Path

import pytest

from linting.reports import FORMATS
from tests.linting.cli.conftest import Registry, Run

SCHEMA = """\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {
    "price": {"type": "number"},
    "size": {"type": "integer", "minLength": 2}
  },
  "required": ["prize"]
}
"""


@pytest.fixture
def schema(folder: Path) -> Path:
    file = folder / "order.json"
    file.write_text(SCHEMA)
    return file


def test_a_finding_shows_its_line_with_a_caret(run: Run, schema: Path) -> None:
    result = run("lint", "order.json", "--select", "undeclared-required")

    assert result.exit_code == 1
    assert result.stdout == (
        "order.json:8:16: warning: `prize` is required, but not declared; did you mean `price`? [undeclared-required]\n"
        '    8 |   "required": ["prize"]\n'
        "      |                ^\n"
        "FAIL order.json: 1 warning\n"
    )
    assert result.stderr == "1 file linted: 1 warning\n"


def test_findings_come_in_the_order_of_the_text(run: Run, schema: Path) -> None:
    result = run("lint", "order.json")

    lines = [line for line in result.stdout.splitlines() if line.startswith("order.json:")]
    assert [line.rpartition("[")[2] for line in lines] == [
        "float-money]",
        "ineffective-keyword]",
        "undeclared-required]",
    ]


def test_notes_are_counted_and_listed_where_that_is_asked_for(run: Run, schema: Path) -> None:
    few, all_of_them = run("lint", "order.json"), run("lint", "order.json", "--show", "note")

    assert "[missing-title]" not in few.stdout
    assert "2 notes (2 below the level shown; --show note lists them)" in few.stderr
    assert "[missing-title]" in all_of_them.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--select", "float-money"], 1),
        (["--select", "float-money", "--fail-on", "error"], 0),
        (["--select", "missing-title"], 0),
        (["--select", "missing-title", "--fail-on", "note"], 1),
        (["--ignore", "correctness", "--ignore", "float-money"], 0),
        (["--select", "unbounded-number", "--fail-on", "note"], 1),
    ],
)
def test_the_exit_code_tells_whether_something_counts(run: Run, schema: Path, arguments: list[str], code: int) -> None:
    assert run("lint", "order.json", *arguments).exit_code == code


def test_folders_and_nothing_stand_for_the_contracts_of_the_project(run: Run, schema: Path, folder: Path) -> None:
    (folder / "schemas").mkdir()
    (folder / "schemas" / "lines.json").write_text(SCHEMA)
    (folder / "contracts.yaml").write_text("contracts: [{files: '**/*.json', name: 'shop/{stem}'}]\n")
    (folder / "old.json").unlink()

    assert "2 files linted" in run("lint").stderr
    assert "1 file linted" in run("lint", "schemas").stderr
    assert "order.json:8:16" not in run("lint", "schemas").stdout


def test_the_configuration_sets_levels_and_options_by_place(run: Run, schema: Path, folder: Path) -> None:
    (folder / "contracts.yaml").write_text(
        "levels: {undeclared-required: error, evolvability: note}\n"
        "options: {missing-description: {fields: true}}\n"
        "overrides: [{files: order.json, pointers: [/properties/size], levels: {correctness: 'off'}}]\n"
    )

    result = run("lint", "order.json", "--show", "note")

    assert "error: `prize` is required" in result.stdout
    assert "note: " in next(line for line in result.stdout.splitlines() if "[float-money]" in line)
    assert "ineffective-keyword" not in result.stdout
    assert "order.json:5:5: note:" in result.stdout


def test_what_the_configuration_ignores_is_not_told_unless_it_is_asked_for(
    run: Run, schema: Path, folder: Path
) -> None:
    (folder / "contracts.yaml").write_text("ignore: [correctness, float-money]\n")

    assert run("lint", "order.json").exit_code == 0
    assert run("lint", "order.json", "--select", "float-money").exit_code == 1


def test_a_clean_file_is_told_in_a_line(run: Run, schema: Path) -> None:
    result = run("lint", "order.json", "--select", "unsatisfiable-schema")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 file linted: nothing found\n"


def test_programs_get_json(run: Run, schema: Path) -> None:
    result = run("lint", "order.json", "--select", "ineffective-keyword", "--output", "json")

    (report,) = json.loads(result.stdout)
    assert report == {
        "name": "order.json",
        "outcome": "fail",
        "reasons": [],
        "suggested_version": None,
        "comparisons": [],
        "notices": [
            {
                "rule": "ineffective-keyword",
                "severity": "warning",
                "message": "`minLength` says something about strings only, but this is integer",
                "fingerprint": "7801e276cc466168",
                "pointer": "/properties/size/minLength",
                "location": {"file": "order.json", "line": 6, "column": 33},
                "waiver": None,
                "repair": {"title": "Remove minLength", "keeps_payloads": True},
            }
        ],
        "mended": [],
        "consumers": [],
    }


@pytest.mark.parametrize("form", FORMATS)
def test_findings_are_told_in_every_form(run: Run, schema: Path, form: str) -> None:
    result = run("lint", "order.json", "--output", form)

    assert result.exit_code == 1
    assert "undeclared-required" in result.stdout


def test_a_scanner_gets_the_edits_that_mend(run: Run, schema: Path) -> None:
    result = run("lint", "order.json", "--select", "ineffective-keyword", "--output", "sarif")

    (found,) = json.loads(result.stdout)["runs"][0]["results"]
    assert found["fixes"] == [
        {
            "description": {"text": "Remove minLength"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "order.json", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {"startLine": 6, "startColumn": 31, "endLine": 6, "endColumn": 47},
                            "insertedContent": {"text": ""},
                        }
                    ],
                }
            ],
        }
    ]


def test_fixes_are_written_to_the_file_and_told(run: Run, schema: Path) -> None:
    result = run("lint", "order.json", "--fix", "--select", "ineffective-keyword")

    assert schema.read_text() == SCHEMA.replace(', "minLength": 2', "")
    assert result.stdout.startswith(
        "order.json: mended /properties/size/minLength: Remove minLength [ineffective-keyword]"
    )
    assert result.exit_code == 0


def test_a_byte_order_mark_and_line_ends_stay(run: Run, schema: Path) -> None:
    schema.write_bytes(b"\xef\xbb\xbf" + SCHEMA.replace("\n", "\r\n").encode())

    run("lint", "order.json", "--fix", "--select", "ineffective-keyword")

    expected = SCHEMA.replace(', "minLength": 2', "").replace("\n", "\r\n")
    assert schema.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_without_fix_no_file_is_touched(run: Run, schema: Path) -> None:
    result = run("lint", "order.json")

    assert schema.read_text() == SCHEMA
    assert "--fix mends up to 1 of them without changing which payloads are valid" in result.stderr


def test_an_option_of_a_rule_is_given_by_its_name(run: Run, schema: Path) -> None:
    arguments = ("lint", "order.json", "--select", "missing-description", "--fail-on", "note", "--show", "note")

    assert "3 notes" not in run(*arguments).stdout
    assert "3 notes" in run(*arguments, "--option", "missing-description.fields=true").stdout


def test_a_pattern_at_fault_is_a_finding_and_hides_no_other(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_text(r'{"properties": {"a": {"pattern": "\\Aa\\Z"}, "b": {"pattern": "^(x+)+$"}}}')

    result = run("lint", "bad.json")

    assert "[invalid-pattern]" in result.stdout
    assert "[catastrophic-pattern]" in result.stdout
    assert "[missing-dialect]" in result.stdout


def test_a_file_that_is_no_schema_does_not_hide_the_others(run: Run, schema: Path, folder: Path) -> None:
    (folder / "bad.json").write_text('{\n  "type": "text"\n}')

    result = run("lint", "bad.json", "order.json", "lost.json")

    assert result.exit_code == 2
    assert "contracts: bad.json:2:3: Not a valid schema" in result.stderr
    assert "lost.json: there is no such file" in result.stderr
    assert "[float-money]" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "flot-money"], "Did you mean float-money"),
        (["--ignore", "saftey"], "Did you mean safety"),
        (["--option", "naming-case=camel"], "this is not RULE.NAME=VALUE"),
        (["--option", "naming-case.cas=camel"], "Did you mean case"),
        (["--option", "naming-case.share=many"], "is to be like 80"),
    ],
)
def test_wrong_usage_ends_with_two(run: Run, schema: Path, arguments: list[str], told: str) -> None:
    result = run("lint", "order.json", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def test_standard_input_is_linted_and_cannot_be_mended(run: Run) -> None:
    assert "<stdin>:6:33: warning" in run("lint", "-", given=SCHEMA).stdout
    assert run("lint", "-", "--fix", given=SCHEMA).exit_code == 2


@pytest.fixture
def contract(schema: Path, folder: Path) -> str:
    (folder / "contracts.yaml").write_text("contracts: [{files: order.json, name: shop/order}]\n")
    return "shop/order"


def test_a_field_that_nobody_reads_is_told_by_a_registry(run: Run, contract: str, registry: Registry) -> None:
    registry.answer({"contract": contract, "consumers": [], "fields_read": ["size"]})

    result = run("lint", "--select", "unread-field", "--show", "note", "--server", registry.address)

    assert [request["path"] for request in registry.requests] == ["/api/v1/contracts/shop/order/consumers"]
    assert "order.json:5:5: note: no registered consumer reads `price` [unread-field]" in result.stdout
    assert "`size`" not in result.stdout


def test_a_registry_is_not_asked_for_what_would_not_be_told(run: Run, contract: str, registry: Registry) -> None:
    run("lint", "--server", registry.address)
    run("lint", "--show", "note", "--ignore", "unread-field", "--server", registry.address)

    assert registry.requests == []


def test_a_contract_that_the_registry_does_not_know_is_linted_without_it(
    run: Run, contract: str, registry: Registry
) -> None:
    registry.answer({"detail": "There is no such contract."}, 404, Content_Type="application/problem+json")

    result = run("lint", "--show", "note", "--server", registry.address)

    assert result.exit_code == 1
    assert "unread-field" not in result.stdout


@pytest.mark.parametrize(("options", "code"), [([], 3), (["--offline-ok"], 1)])
def test_a_registry_that_is_not_there_fails_unless_that_is_allowed(
    run: Run, contract: str, address_of_nobody: str, options: list[str], code: int
) -> None:
    result = run("lint", "--show", "note", "--server", address_of_nobody, *options)

    assert result.exit_code == code
    assert "cannot be reached" in result.stderr


def test_what_rules_find_that_are_asked_for_is_shown_whatever_its_level(run: Run, folder: Path) -> None:
    (folder / "order.json").write_text('{"type": "object", "properties": {"a": {}}, "additionalProperties": false}')

    by_default, selected = run("lint", "order.json"), run("lint", "--select", "closed-content", "order.json")

    assert "closed-content" not in by_default.stdout
    assert "note: closed to fields" in selected.stdout
    assert selected.exit_code == 0


def test_a_file_that_cannot_be_linted_has_not_passed_in_a_report(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_text("{")
    (folder / "zeros.json").write_bytes(b"\0")

    result = run("lint", "bad.json", "zeros.json", "--output", "github")

    assert result.exit_code == 2
    assert "::error file=bad.json,line=1,col=2,title=A file cannot be checked [contract-unreadable]" in result.stdout
    assert "::error file=zeros.json,line=1,col=1,title=A file cannot be checked" in result.stdout


def test_unsafe_fixes_without_fixes_are_a_misunderstanding(run: Run, schema: Path) -> None:
    before = schema.read_text()

    result = run("lint", "order.json", "--unsafe-fixes")

    assert result.exit_code == 2
    assert "--unsafe-fixes: this goes with --fix" in result.stderr
    assert schema.read_text() == before


def test_a_file_that_is_named_twice_is_linted_once(run: Run, schema: Path) -> None:
    assert run("lint", "order.json", "order.json").stderr.startswith("1 file linted")


def test_a_version_of_another_contract_says_how_to_name_it(run: Run, folder: Path) -> None:
    (folder / "b.json").write_text('{"$ref": "contract:shop/money@1.0.0"}')

    result = run("lint", "b.json")

    assert result.exit_code == 2
    assert "Give its file with --reference URI=FILE, or under `references` in contracts.yaml" in result.stderr
