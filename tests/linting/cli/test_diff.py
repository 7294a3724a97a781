"""``contracts diff``."""

import json
from pathlib import Path

import pytest

from tests.linting.cli.conftest import Run


def test_a_break_is_told_with_its_place_and_ends_with_one(run: Run) -> None:
    result = run("diff", "old.json", "new.yaml")

    assert result.exit_code == 1
    assert result.stdout.startswith('new.yaml:4:5: breaking: `status` no longer accepts "open" [enum-value-removed]')
    assert '"status": "open"' in result.stdout
    assert result.stdout.rstrip().endswith("It needs a new major version.")
    assert result.stderr == ""


def test_the_same_versions_end_with_zero(run: Run) -> None:
    result = run("diff", "old.json", "old.json")

    assert result.exit_code == 0
    assert result.stdout == "PASS old.json: compatible against old.json (no changes)\n"


def test_forward_reads_the_other_way(run: Run) -> None:
    assert run("diff", "--mode", "forward", "old.json", "new.yaml").exit_code == 0
    assert run("diff", "--mode", "full", "old.json", "new.yaml").exit_code == 1


def test_json_is_for_programs(run: Run) -> None:
    result = run("diff", "--output", "json", "old.json", "new.yaml")

    report = json.loads(result.stdout)
    (comparison,) = report["comparisons"]
    assert report["outcome"] == "fail"
    assert comparison["changes"][0]["location"] == {"file": "new.yaml", "line": 4, "column": 5}


def test_the_fail_level_can_be_moved(run: Run, folder: Path) -> None:
    (folder / "wider.json").write_text(
        '{"type": "object", "properties": {"status": {"enum": ["open", "done"]}, "n": {"type": "string"}}}'
    )

    assert run("diff", "old.json", "wider.json").exit_code == 0
    assert run("diff", "--fail-on", "risky", "old.json", "wider.json").exit_code == 1
    assert run("diff", "--writer", "open", "old.json", "wider.json").exit_code == 1


def test_standard_input_is_a_file_too(run: Run) -> None:
    result = run("diff", "old.json", "-", given="type: string\n")

    assert result.exit_code == 1
    assert "<stdin>:1:1: breaking:" in result.stdout


def test_a_reference_to_another_contract_is_given_as_a_file(run: Run, folder: Path) -> None:
    (folder / "price.json").write_text('{"$ref": "contract:shop/money@1.0.0"}')
    (folder / "money.json").write_text('{"type": "integer"}')

    lost = run("diff", "price.json", "price.json")
    found = run("diff", "--reference", "contract:shop/money@1.0.0=money.json", "price.json", "price.json")

    assert lost.exit_code == 2
    assert "--reference URI=FILE" in lost.stderr
    assert found.exit_code == 0


def test_the_dialect_of_a_schema_without_one_can_be_said(run: Run, folder: Path) -> None:
    (folder / "three.json").write_text('{"maximum": 3, "exclusiveMaximum": true}')
    (folder / "four.json").write_text('{"maximum": 4, "exclusiveMaximum": true}')

    assert run("diff", "three.json", "four.json").exit_code == 2
    assert run("diff", "--dialect", "draft4", "three.json", "four.json").exit_code == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "bad.json: there is no such file"),
        (b"\x7fELF\x00\x00", "bad.json: this is a binary file"),
        (b'{"type": ', "bad.json:1:10: "),
        (b'{"a": 1, "a": 2}', "bad.json:1:10: "),
        (b"\xff\xfe", "bad.json:1:1: Not UTF-8"),
        (b'{\n "type": "strin"\n}', "bad.json:2:2: "),
        (b'{"$ref": "https://example.org/x.json"}', "bad.json:1:2: "),
        (b'{"$ref": "#/$defs/Lost"}', "bad.json:1:2: "),
        (b"[" * 10_000, "bad.json:1:"),
    ],
)
def test_input_that_cannot_be_read_is_one_line_with_its_place(
    run: Run, folder: Path, content: bytes | None, told: str
) -> None:
    if content is not None:
        (folder / "bad.json").write_bytes(content)

    result = run("diff", "old.json", "bad.json")

    message, *remedy = result.stderr.splitlines()
    assert result.exit_code == 2
    assert message.startswith(f"contracts: {told}")
    assert len(remedy) <= 1
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_a_directory_is_no_schema(run: Run, folder: Path) -> None:
    (folder / "schemas").mkdir()

    result = run("diff", "old.json", "schemas")

    assert result.exit_code == 2
    assert "schemas: this is a directory" in result.stderr


@pytest.mark.parametrize("reference", ["nothing", "=x.json", "contract:a/b@1.0.0="])
def test_a_reference_has_to_be_a_uri_and_a_file(run: Run, reference: str) -> None:
    result = run("diff", "--reference", reference, "old.json", "new.yaml")

    assert result.exit_code == 2
    assert "this is not URI=FILE" in result.stderr
