"""``contracts contains``."""

import json
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
        ('{"id": "x", "lhs": {"a": NaN}, "rhs": {}}', 1),
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


def test_bytes_that_are_no_text_are_a_bad_row(run: Run) -> None:
    result = run("contains", "--jsonl", given=b"\xff\xfe\n")

    assert json.loads(result.stdout)["answer"] is None


@pytest.mark.parametrize("arguments", [[], ["old.json"], ["--jsonl", "old.json", "new.yaml"], ["--budget", "0"]])
def test_wrong_usage_ends_with_two(run: Run, arguments: list[str]) -> None:
    assert run("contains", *arguments).exit_code == 2
