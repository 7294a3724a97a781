"""``contracts contains``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.linting.cli.conftest import Run

INTEGER, NUMBER = {"type": "integer"}, {"type": "number"}


@pytest.fixture
def numbers(folder: Path) -> Path:
    (folder / "integer.json").write_text(json.dumps(INTEGER))
    (folder / "number.json").write_text(json.dumps(NUMBER))
    return folder


@pytest.mark.usefixtures("numbers")
def test_a_proof_ends_with_zero(run: Run) -> None:
    result = run("contains", "integer.json", "number.json")

    assert result.exit_code == 0
    assert result.stdout.startswith("proved")


@pytest.mark.usefixtures("numbers")
def test_a_refutation_shows_the_payload_and_ends_with_one(run: Run) -> None:
    result = run("contains", "number.json", "integer.json", "--output", "json")

    verdict = json.loads(result.stdout)
    assert result.exit_code == 1
    assert verdict["answer"] == "refuted"
    assert isinstance(verdict["witness"]["payload"], float)
    assert run("contains", "number.json", "integer.json").stdout.startswith("refuted: ")


def test_formats_are_annotations_and_writers_open_unless_said_otherwise(run: Run, folder: Path) -> None:
    (folder / "any.json").write_text('{"type": "string"}')
    (folder / "date.json").write_text('{"type": "string", "format": "date"}')
    (folder / "a.json").write_text('{"type": "object", "properties": {"a": {}}}')
    (folder / "ab.json").write_text('{"type": "object", "properties": {"a": {}, "b": {"type": "string"}}}')

    assert run("contains", "any.json", "date.json").exit_code == 0
    assert run("contains", "any.json", "date.json", "--assert-formats").exit_code == 1
    assert run("contains", "a.json", "ab.json").exit_code == 1
    assert run("contains", "a.json", "ab.json", "--writer", "declared").exit_code == 0


def test_rows_are_answered_in_order_and_counted(run: Run) -> None:
    rows = [
        {"id": "wider", "draft": "draft7", "lhs": INTEGER, "rhs": NUMBER},
        {"id": "narrower", "draft": "draft2020-12", "lhs": NUMBER, "rhs": INTEGER},
    ]

    result = run("contains", "--jsonl", given="\n".join(map(json.dumps, rows)) + "\n\n")

    wider, narrower = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert (wider["id"], wider["answer"]) == ("wider", True)
    assert (narrower["id"], narrower["answer"]) == ("narrower", False)
    assert not isinstance(narrower["witness"], int)
    assert all(answer["ms"] >= 0 for answer in (wider, narrower))
    assert result.stderr == "2 rows: 1 proved, 1 refuted, 0 undecided\n"


@pytest.mark.parametrize(
    ("row", "identity"),
    [
        ("{", 1),
        ("[]", 1),
        ('"text"', 1),
        ('{"id": "x"}', "x"),
        ('{"id": "x", "lhs": {}}', "x"),
        ('{"id": "x", "lhs": {}, "rhs": {}, "draft": "draft1"}', "x"),
        ('{"id": "x", "lhs": {"$ref": "https://example.org/"}, "rhs": {}}', "x"),
        ('{"id": "x", "lhs": 1, "rhs": {}}', "x"),
        ('{"id": "x", "lhs": {"a": NaN}, "rhs": {}}', "x"),
        ('{"id": "x", "lhs": {"minimum": 1e999}, "rhs": {}}', "x"),
        ('{"id": "x", "lhs": {"$schema": 4}, "rhs": {}}', "x"),
        ('{"id": "x", "lhs": {"type": "strin"}, "rhs": false}', "x"),
        ('{"id": "half \\ud800", "lhs": {}, "rhs": {}}', "half \ud800"),
        ('{"id": 7, "lhs": ' + '{"not": ' * 300 + "1" + "}" * 300 + ', "rhs": {}}', 7),
        ('{"id": "x", "draft": ["draft7"], "lhs": {}, "rhs": {}}', "x"),
        ('{"id": {"odd": 1}, "lhs": {}}', {"odd": 1}),
        ('{"lhs": {}}', 1),
        ("[" * 100_000, 1),
        ("\\ud800", 1),
    ],
)
def test_a_bad_row_is_answered_and_the_next_one_too(run: Run, row: str, identity: object) -> None:
    good = json.dumps({"id": "good", "draft": "draft7", "lhs": INTEGER, "rhs": NUMBER})

    result = run("contains", "--jsonl", given=f"{row}\n{good}\n")

    first, second = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert first["id"] == identity
    assert first["answer"] is None
    assert first["reason"]
    assert second["answer"] is True
    assert result.stderr == "2 rows: 1 proved, 0 refuted, 1 undecided\n"


def test_a_row_may_hold_two_schemas_as_large_as_a_file_and_no_more(run: Run) -> None:
    large = {"description": "x" * 1_900_000}
    rows = [{"id": 1, "lhs": large, "rhs": large | {"type": "null"}}, {"id": 2, "lhs": [large] * 5, "rhs": {}}]

    result = run("contains", "--jsonl", given="\n".join(map(json.dumps, rows)))

    fits, too_large = map(json.loads, result.stdout.splitlines())
    assert (fits["id"], fits["answer"]) == (1, False)
    assert (too_large["id"], too_large["answer"]) == (2, None)
    assert too_large["reason"].startswith("too-large: ")


def test_a_bad_row_is_told_what_a_row_is(run: Run) -> None:
    result = run("contains", "--jsonl", given='[]\n{"lhs": {}}\n{"lhs": {}, "rhs": {}, "draft": "draft3"}\n')

    reasons = [json.loads(line)["reason"] for line in result.stdout.splitlines()]
    assert reasons[:2] == ["bad-row: This is no object with id, draft, lhs and rhs", "bad-row: There is no rhs"]
    assert reasons[2].startswith("bad-row: draft is 'draft3', and not one of draft4, ")


def test_answers_are_utf_8_on_a_terminal_that_is_not_and_a_closed_pipe_is_no_fault() -> None:
    row = json.dumps({"id": "é", "lhs": {"const": "ü"}, "rhs": False}, ensure_ascii=False) + "\n"
    command = [sys.executable, "-m", "linting.cli", "contains", "--jsonl"]
    latin = {**os.environ, "PYTHONIOENCODING": "ascii"}

    told = subprocess.run(command, input=row.encode(), capture_output=True, env=latin, check=True)
    hurried = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert hurried.stdout is not None
    hurried.stdout.close()
    _, errors = hurried.communicate(row.encode() * 500)

    assert json.loads(told.stdout.decode())["witness"] == "ü"
    assert b"Traceback" not in errors


def test_bytes_that_are_no_text_are_a_bad_row(run: Run) -> None:
    result = run("contains", "--jsonl", given=b"\xff\xfe\n")

    assert json.loads(result.stdout)["answer"] is None


@pytest.mark.parametrize("arguments", [[], ["old.json"], ["--jsonl", "old.json", "new.yaml"], ["--budget", "0"]])
def test_wrong_usage_ends_with_two(run: Run, arguments: list[str]) -> None:
    assert run("contains", *arguments).exit_code == 2


def test_readers_may_fill_in_defaults(run: Run, folder: Path) -> None:
    (folder / "a.json").write_text('{"type": "object", "properties": {"x": {"type": "integer"}}}')
    (folder / "b.json").write_text(
        '{"type": "object", "properties": {"x": {"type": "integer", "default": 1}}, "required": ["x"]}'
    )

    assert run("contains", "a.json", "b.json").exit_code == 1
    assert run("contains", "a.json", "b.json", "--readers-apply-defaults", "--dialect", "draft7").exit_code == 0
