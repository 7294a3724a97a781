"""`contracts shim …`, as it is typed."""

import json

import pytest
from click.testing import CliRunner

from linting.cli.command import contracts
from shims.language import ops

RENAME = {"oplevel": 1, "ops": [{"op": "move", "from": ["a"], "to": ["b"]}]}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = {"type": "string"}
    files = {
        "up.json": RENAME,
        "next.json": {"oplevel": 1, "ops": [{"op": "remove", "at": ["c"]}]},
        "old.json": {"type": "object", "properties": {"a": text}, "required": ["a"]},
        "new.json": {"type": "object", "properties": {"b": text}, "required": ["b"]},
        "other.json": {"type": "object", "required": ["c"]},
    }
    for name, value in files.items():
        (tmp_path / name).write_text(json.dumps(value))

    def run(*arguments, given=None):
        return CliRunner().invoke(contracts, ["shim", *arguments], input=given, prog_name="contracts")

    return run


def test_verify_ends_with_zero_where_the_mapping_is_proved(run):
    result = run("verify", "up.json", "old.json", "new.json")

    assert result.exit_code == 0
    assert result.stdout.startswith("proved")
    assert "Nothing is lost" in result.stdout


def test_verify_ends_with_one_and_shows_the_payload(run):
    result = run("verify", "up.json", "old.json", "other.json", "--output", "json")

    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (told["status"], told["counterexample"]["payload"]) == ("counterexample", {"a": ""})


def test_verify_ends_with_four_where_nothing_is_known(run, tmp_path):
    item = {"type": "object", "properties": {"k": {"type": "string"}}, "required": ["k"]}
    items = {"type": "array", "items": item, "uniqueItems": True}
    (tmp_path / "list.json").write_text(json.dumps({"type": "object", "properties": {"l": items}}))
    (tmp_path / "steps.json").write_text(json.dumps({"oplevel": 1, "ops": [{"op": "to_map", "at": ["l"], "key": "k"}]}))
    (tmp_path / "any.json").write_text("{}")

    result = run("verify", "steps.json", "list.json", "any.json")

    assert result.exit_code == 4
    assert "whether keys occur twice" in result.stdout
    assert "payloads were tried, and all went well" in result.stdout


def test_run_keeps_what_no_op_touches_as_it_is_spelled(run):
    result = run("run", "up.json", given='{"a": "x", "n": 1.50}')

    assert json.loads(result.stdout) == {"b": "x", "n": 1.5}
    assert '"n":1.50' in result.stdout


def test_run_says_which_op_failed(run):
    result = run("run", "up.json", given='{"a": 1, "b": 2}')

    assert result.exit_code == 1
    assert "op 0" in result.stderr
    assert "target-exists" in result.stderr


def test_invert_writes_the_way_back_and_tells_what_is_lost(run):
    assert json.loads(run("invert", "up.json").stdout)["ops"] == [{"op": "move", "from": ["b"], "to": ["a"]}]
    assert "dropped" in run("invert", "next.json").stderr


def test_compose_writes_one_mapping(run):
    composed = json.loads(run("compose", "up.json", "next.json").stdout)

    assert [step["op"] for step in composed["ops"]] == ["move", "remove"]


def test_a_mapping_that_may_not_run_is_refused_at_its_line(run, tmp_path):
    (tmp_path / "bad.json").write_text('{"oplevel": 1,\n "ops": [\n  {"op": "teleport"}]}')

    result = run("run", "bad.json", given="{}")

    assert result.exit_code == 2
    assert "bad.json:3:" in result.stderr


@pytest.mark.parametrize("name", sorted(ops()))
def test_every_op_has_its_page_on_the_command_line(run, name):
    assert "## Way back" in run("op", name).stdout
    assert f"{name} " in run("ops").stdout


def test_an_op_that_is_not_there_brings_up_those_that_may_be_meant(run):
    assert "Did you mean split" in run("op", "splitt").stderr


def test_the_overview_names_the_group():
    assert "shim" in CliRunner().invoke(contracts, ["--help"]).stdout
