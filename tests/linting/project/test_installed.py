"""The hook and the action as their users get them: installed from a checkout, then run by what runs them.

Nothing is fetched: pip builds and installs the checkout with the packages that this environment already has.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.linting.project.conftest import BROKEN, Git

ROOT = Path(__file__).parents[3]
SHIPPED = ("linting", "shims", "registry", "contracts_api", "templates")
WHOLE_FILES = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Pip finds what is installed here, except this project, and asks no index."""
    packages = tmp_path_factory.mktemp("packages")
    for installed in Path(sysconfig.get_path("purelib")).iterdir():
        if not installed.name.startswith(("contract_registry", "_contract_registry", "__editable__", "pip")):
            (packages / installed.name).symlink_to(installed)
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "CONTRACTS_"))},
        "PYTHONPATH": str(packages),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_NO_INDEX": "1",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{role}_{what}": "ada@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, environment: Mapping[str, str]) -> Path:
    """This project as a repository with one commit, which a configuration of pre-commit can name."""
    checkout = tmp_path_factory.mktemp("checkout")
    for folder in SHIPPED:
        shutil.copytree(ROOT / folder, checkout / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in WHOLE_FILES:
        shutil.copy(ROOT / file, checkout / file)
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=All"]):
        subprocess.run(["git", *command], cwd=checkout, env=environment, check=True)
    return checkout


def _pre_commit(repository: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    return subprocess.run(command, cwd=repository, env=environment, check=False, capture_output=True, text=True)


def test_the_hooks_run_through_pre_commit(
    repository: Path, git: Git, checkout: Path, environment: Mapping[str, str]
) -> None:
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=checkout, check=True, capture_output=True, text=True)
    hooks = [{"id": "contracts-check"}, {"id": "contracts-lint", "args": ["--select", "correctness"]}]
    uses = {"repos": [{"repo": str(checkout), "rev": commit.stdout.strip(), "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(uses))
    git("add", "--all")

    before = _pre_commit(repository, environment)
    (repository / "schemas" / "orders.json").write_text(BROKEN.replace('"object"', '"object", "minLength": 2'))
    after = _pre_commit(repository, environment)

    assert before.returncode == 1, before.stdout + before.stderr
    assert "check data contracts.....................................................Passed" in before.stdout
    assert "[missing-dialect]" in before.stdout
    assert after.returncode == 1, after.stdout + after.stderr
    assert 'orders.json:4:16: breaking: `status` no longer accepts "open"' in after.stdout
    assert "[ineffective-keyword]" in after.stdout


def test_the_steps_of_the_action_install_it_and_check(
    repository: Path, git: Git, checkout: Path, environment: Mapping[str, str], tmp_path: Path
) -> None:
    runner = tmp_path / "runner"
    subprocess.run([sys.executable, "-m", "venv", str(runner)], check=True)
    path = os.pathsep.join([str(runner / "bin"), "/usr/bin", "/bin"])
    steps: list[dict[str, Any]] = yaml.safe_load((checkout / "action.yml").read_text())["runs"]["steps"]
    given = {"PATH": path, "GITHUB_ACTION_PATH": str(checkout), "PATHS": "", "AGAINST": "", "SARIF": "out.sarif"}
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    install, check = (
        subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=repository,
            env={**environment, **given},
            check=False,
            capture_output=True,
            text=True,
        )
        for step in steps
    )

    assert install.returncode == 0, install.stderr
    assert check.returncode == 1, check.stderr
    assert "::error file=schemas/orders.json,line=4" in check.stdout
    assert (repository / "out.sarif").is_file()
    page = subprocess.run(
        [str(runner / "bin" / "contracts"), "rule", "enum-value-removed"],
        cwd=repository,
        env={**environment, **given},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Example" in page.stdout
