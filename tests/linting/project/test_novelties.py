"""``contracts check --lint``: what a change brings, and not what was there."""

from pathlib import Path

from tests.linting.project.conftest import CONFIG, ORDERS, Git, Run

UNWISE = ORDERS.replace('"type": "object"', '"type": "object",\n  "required": ["lost"]')


def test_what_a_change_brings_is_told_with_its_place(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)

    result = run("check", "--lint")

    assert "schemas/orders.json:3:" in result.stdout
    assert "[undeclared-required]" in result.stdout
    assert "[undeclared-required]" not in run("check").stdout


def test_what_was_there_is_not_told(run: Run, repository: Path, git: Git) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)
    git("commit", "--quiet", "--all", "--message=Unwise")
    (repository / "schemas" / "orders.json").write_text(UNWISE + "\n")

    assert "[undeclared-required]" not in run("check", "--lint", "--against", "git:HEAD").stdout


def test_the_configuration_can_ask_for_it_and_leave_rules_out(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)
    (repository / "contracts.yaml").write_text(CONFIG + "lint: true\n")

    assert "[undeclared-required]" in run("check").stdout
    result = run("check", "--ignore", "undeclared-required")
    assert "(waived: ignored by the configuration) [undeclared-required]" in result.stdout
