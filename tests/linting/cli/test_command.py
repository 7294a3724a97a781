"""The command as a whole: its help, its start, its faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linting.cli.command import SUBCOMMANDS
from tests.linting.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[3]


def contracts(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "linting.cli", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=60)


def test_the_overview_names_every_command_and_the_exit_codes(run: Run) -> None:
    result = run("--help")

    assert all(f"  {name} " in result.stdout for name in SUBCOMMANDS)
    assert "Exit codes: 0 clean, 1 findings" in result.stdout
    assert "_CONTRACTS_COMPLETE" in result.stdout


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_command_explains_itself_with_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert f"contracts {name}" in result.stdout.partition("Example")[2]


def test_a_command_that_is_not_there_has_a_neighbour(run: Run) -> None:
    result = run("dif")

    assert result.exit_code == 2
    assert "Did you mean diff?" in result.stderr


def test_a_fault_of_the_program_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONTRACTS_DEBUG", raising=False)
    monkeypatch.setattr("linting.cli.offline.compare", lambda *_args, **_kwargs: 1 / 0)

    result = run("diff", "old.json", "new.yaml")

    assert result.exit_code == 2
    assert result.stderr.startswith("contracts: this is a fault of the program: ZeroDivisionError")


def test_it_runs_as_a_program_of_its_own(folder: Path) -> None:
    result = contracts("diff", "old.json", "new.yaml", cwd=folder)

    assert result.returncode == 1
    assert result.stdout.startswith("new.yaml:4:5: breaking: ")
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_it_knows_its_version(folder: Path) -> None:
    result = contracts("--version", cwd=folder)

    assert result.returncode == 0
    assert result.stdout.startswith("contracts ")


def test_completion_offers_the_commands(folder: Path) -> None:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from linting.cli import main; main()"
    env = {**os.environ, "_CONTRACTS_COMPLETE": "bash_complete", "COMP_WORDS": "contracts d", "COMP_CWORD": "1"}

    result = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60
    )

    assert "plain,diff" in result.stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m linting.cli rules | head -1"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )

    assert "Traceback" not in result.stderr
