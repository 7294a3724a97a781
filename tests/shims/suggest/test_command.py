"""`contracts shim suggest`, as it is typed."""

import json

import pytest
from click.testing import CliRunner

from linting.cli.command import contracts


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, field in (("old", "mail"), ("new", "email")):
        schema = {"type": "object", "properties": {field: {"type": "string"}}, "required": [field]}
        (tmp_path / f"{name}.json").write_text(json.dumps(schema))
    return lambda *arguments: CliRunner().invoke(contracts, ["shim", "suggest", *arguments], prog_name="contracts")


def test_both_ways_are_proposed_with_their_reasons(run):
    result = run("old.json", "new.json")

    assert result.exit_code == 0
    assert result.stdout.startswith("from OLD to NEW: proved, iso\n")
    assert "`/mail` has become `/email`" in result.stdout
    assert "from NEW to OLD: proved, iso" in result.stdout


def test_as_json_it_is_a_ranked_list(run):
    told = json.loads(run("old.json", "new.json", "--output", "json").stdout)

    assert told[0]["mapping"] == {"oplevel": 1, "ops": [{"op": "move", "from": ["mail"], "to": ["email"]}]}
    assert told[0]["verification"] == {"status": "proved"}
    assert {suggestion["direction"] for suggestion in told} == {"up", "down"}


def test_a_file_that_is_no_schema_ends_with_two(run):
    assert run("old.json", "missing.json").exit_code == 2
