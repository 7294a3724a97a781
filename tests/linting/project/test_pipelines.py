"""The shipped jobs: their shell steps are run as they stand."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from linting.project.pipelines import PLACES, job
from tests.linting.project.conftest import BROKEN, Git

ROOT = Path(__file__).parents[3]


def _sh(script: str, where: Path, shell: str = "bash", **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [shell, "-e", "-c", script],
        check=False,
        cwd=where,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
    )


def _action_step() -> dict[str, Any]:
    step: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"][-1]
    return step


def test_the_action_annotates_a_break_and_fails(repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    done = _sh(_action_step()["run"], repository, PATHS="", AGAINST="", SARIF="out.sarif")

    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=schemas/orders.json,line=4,col=16")
    assert json.loads((repository / "out.sarif").read_text())["version"] == "2.1.0"


def test_the_action_takes_paths_as_they_are(repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    (repository / "schemas" / "$(touch x) y.json").write_text("{}")
    paths = "schemas/lines.json\nschemas/$(touch x) y.json\n"

    done = _sh(_action_step()["run"], repository, PATHS=paths, AGAINST="git:HEAD", SARIF="out.sarif")

    assert done.returncode == 0, done.stderr
    assert not (repository / "x").exists()


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    for step in yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_the_job_for_gitlab_runs_and_writes_its_reports(repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    settings = yaml.safe_load(job("gitlab"))["contracts"]

    done = _sh("\n".join(settings["script"]), repository, "sh")

    assert done.returncode == 1, done.stderr
    for report in settings["artifacts"]["reports"].values():
        assert (repository / report).stat().st_size > 0


def test_the_job_for_github_runs(repository: Path) -> None:
    step = yaml.safe_load(job("github"))["jobs"]["contracts"]["steps"][-1]

    assert _sh(step["run"], repository).returncode == 0


def test_the_shell_script_fetches_and_compares(repository: Path, git: Git, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(repository), str(clone)], check=True)
    (clone / "schemas" / "orders.json").write_text(BROKEN)

    done = _sh((ROOT / "linting" / "project" / "pipelines" / "check.sh").read_text(), clone, "sh")

    assert done.returncode == 1, done.stderr
    assert "enum-value-removed" in (clone / "contracts.xml").read_text()


@pytest.mark.parametrize("service", PLACES)
def test_a_job_fetches_the_whole_history(service: str) -> None:
    assert "fetch-depth: 0" in job(service) or 'GIT_DEPTH: "0"' in job(service)


def test_hooks_name_commands_that_there_are() -> None:
    from linting.cli.command import SUBCOMMANDS

    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        program, command, *_ = hook["entry"].split()
        assert program == "contracts"
        assert command in SUBCOMMANDS
