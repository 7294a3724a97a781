"""``contracts lint``: findings with their lines, fixes in the files, and exit codes."""

import json
from pathlib import Path

import pytest

from tests.linting.cli.conftest import Run

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
        "1 file: 1 warning\n"
    )


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
    assert "2 notes (2 below the level shown; --show note lists them)" in few.stdout
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


def test_a_clean_file_is_told_in_a_line(run: Run, schema: Path) -> None:
    result = run("lint", "order.json", "--select", "unsatisfiable-schema")

    assert (result.exit_code, result.stdout) == (0, "1 file: nothing found\n")


def test_programs_get_json(run: Run, schema: Path) -> None:
    result = run("lint", "order.json", "--select", "ineffective-keyword", "--output", "json")

    assert json.loads(result.stdout) == [
        {
            "name": "order.json",
            "findings": [
                {
                    "rule": "ineffective-keyword",
                    "level": "warning",
                    "message": "`minLength` says something about strings only, but this is integer",
                    "pointer": "/properties/size/minLength",
                    "location": {"file": "order.json", "line": 6, "column": 33},
                    "fix": {"title": "Remove minLength", "keeps_payloads": True},
                }
            ],
            "mended": [],
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
    assert "--fix mends 1 of them without changing which payloads are valid" in result.stdout


def test_an_option_of_a_rule_is_given_by_its_name(run: Run, schema: Path) -> None:
    arguments = ("lint", "order.json", "--select", "missing-description", "--fail-on", "note", "--show", "note")

    assert "4 notes" not in run(*arguments).stdout
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
    assert result.stderr.startswith("contracts: bad.json:2:3: Not a valid schema")
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
