"""What the configuration says of a contract is compared with what it said: who owns it, how it is judged."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.linting.project.conftest import BROKEN, CONFIG, Git, Run

BEFORE = """\
contracts:
  - files: schemas/*.json
    name: shop/{stem}
    metadata:
      owner: team-orders
      classification: internal
      tags: [orders, core]
      retention: {days: 30, reason: returns}
"""


@pytest.fixture
def config(repository: Path, git: Git) -> Path:
    """The configuration, as it was said on main."""
    path = repository / "contracts.yaml"
    path.write_text(BEFORE)
    git("commit", "--quiet", "--all", "--message=Say whose they are")
    git("branch", "--quiet", "--force", "main")
    return path


def changes(run: Run, *arguments: str) -> list[dict[str, Any]]:
    reports = json.loads(run("check", "--output", "json", *arguments).stdout)
    return [
        change for each in reports if each["name"] == "contracts.yaml" for change in each["comparisons"][0]["changes"]
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule", "sentence", "line"),
    [
        ("internal", "public", "metadata-changed", 'classification changed from "internal" to "public"', 6),
        ("team-orders", "team-sales", "metadata-changed", 'owner changed from "team-orders" to "team-sales"', 5),
        ("core]", "core, pii]", "metadata-added", '"pii" was added to tags', 7),
        ("days: 30, ", "", "metadata-removed", "retention.days was removed (before: 30)", 8),
        ("[orders, core]", "[orders]", "metadata-removed", '"core" was taken out of tags', 7),
        ("days: 30,", "days: 30, legal: true,", "metadata-added", "retention.legal is true now", 8),
        ("days: 30", "days: 90", "metadata-changed", "retention.days changed from 30 to 90", 8),
        (
            "    metadata:",
            "    mode: full\n    metadata:",
            "setting-changed",
            'mode changed from "backward" to "full"',
            4,
        ),
        ("contracts:", "fail_on: breaking\ncontracts:", "setting-changed", "fail_on changed from", 1),
    ],
)
def test_it_is_told_at_its_line(
    run: Run, config: Path, old: str, new: str, rule: str, sentence: str, line: int
) -> None:
    config.write_text(BEFORE.replace(old, new, 1))

    (change,) = changes(run)

    assert change["rule"] == rule
    assert change["sentence"].startswith(f"`shop/lines` and `shop/orders`: {sentence}")
    assert (change["level"], change["movement"]) == ("compatible", "neutral")
    assert change["location"]["file"] == "contracts.yaml"
    assert change["location"]["line"] == line


def test_what_was_and_what_is_are_told(run: Run, config: Path) -> None:
    config.write_text(BEFORE.replace("internal", "public"))

    (change,) = changes(run)

    assert (change["old"], change["new"]) == ("internal", "public")
    assert change["pointer"] == change["counterpart"] == "/contracts/0/metadata/classification"


def test_people_read_it_and_nothing_fails(run: Run, config: Path) -> None:
    config.write_text(BEFORE.replace("internal", "public"))

    result = run("check")

    assert result.exit_code == 0
    assert 'contracts.yaml:6:7: compatible: `shop/lines` and `shop/orders`: classification changed from "internal"' in (
        result.stdout
    )


def test_it_is_told_in_the_comment_of_a_pull_request(run: Run, config: Path) -> None:
    config.write_text(BEFORE.replace("internal", "public"))

    assert "classification changed from" in run("check", "--output", "markdown").stdout


def test_an_entry_that_got_its_own_owner_is_told_of_its_contract_alone(run: Run, config: Path) -> None:
    own = "  - files: schemas/orders.json\n    name: shop/orders\n    metadata: {owner: team-sales}\n"
    config.write_text(BEFORE.replace("contracts:\n", f"contracts:\n{own}"))

    sentences = [change["sentence"] for change in changes(run)]

    assert '`shop/orders`: owner changed from "team-orders" to "team-sales"' in sentences
    assert '`shop/orders`: classification was removed (before: "internal")' in sentences
    assert not any("shop/lines" in sentence for sentence in sentences)


def test_it_is_told_beside_what_breaks(run: Run, config: Path, repository: Path) -> None:
    config.write_text(BEFORE.replace("internal", "public"))
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    result = run("check")

    assert result.exit_code == 1
    assert "no longer accepts" in result.stdout
    assert "classification changed" in result.stdout


def test_what_pyproject_says_is_compared_as_well(run: Run, repository: Path, git: Git) -> None:
    (repository / "contracts.yaml").unlink()
    table = '[[tool.contracts.contracts]]\nfiles = "schemas/*.json"\nname = "shop/{stem}"\nmetadata = {owner = "a"}\n'
    (repository / "pyproject.toml").write_text(table)
    git("add", "--all")
    git("commit", "--quiet", "--all", "--message=Say it there")
    git("branch", "--quiet", "--force", "main")
    (repository / "pyproject.toml").write_text(table.replace('"a"', '"b"'))

    result = run("check")

    assert result.exit_code == 0
    assert (
        'pyproject.toml:1:1: compatible: `shop/lines` and `shop/orders`: owner changed from "a" to "b"' in result.stdout
    )


def test_what_says_the_same_is_not_told(run: Run, config: Path) -> None:
    config.write_text(BEFORE.replace("[orders, core]", "\n        - orders\n        - core"))

    assert run("check").stdout == ""


def test_metadata_has_to_be_an_object(run: Run, repository: Path) -> None:
    (repository / "contracts.yaml").write_text(CONFIG + "    metadata: team-orders\n")

    result = run("check")

    assert result.exit_code == 2
    assert "contracts.yaml:4:5: this is to be an object" in result.stderr


def test_what_compares_metadata_is_loaded_only_where_it_differs(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "deepdiff", None)
    config.write_text(BEFORE + "lint: true\n")

    assert run("check").exit_code == 0
