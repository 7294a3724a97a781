"""A repository of Git with two contracts, one of which a branch breaks."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linting.cli.command import contracts

Run = Callable[..., Result]
Git = Callable[..., str]

ORDERS = '{\n  "type": "object",\n  "properties": {\n    "status": {"enum": ["open", "done"]}\n  }\n}\n'
BROKEN = ORDERS.replace('"open", "done"', '"done"')
LINES = '{"type": "object", "properties": {"sku": {"type": "string"}}}\n'
CONFIG = "contracts:\n  - files: schemas/*.json\n    name: shop/{stem}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, where nothing of this machine's settings or of a pipeline counts."""
    folder = tmp_path / "repository"
    (folder / "schemas").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name in ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CONTRACTS_SERVER", "CONTRACTS_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def git(folder: Path) -> Git:
    """Run Git there as somebody."""

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    return git


@pytest.fixture
def repository(folder: Path, git: Git) -> Path:
    """Two contracts on main; the working tree is on a branch and as main is."""
    (folder / "contracts.yaml").write_text(CONFIG)
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    (folder / "schemas" / "lines.json").write_text(LINES)
    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message=Begin")
    git("checkout", "--quiet", "-b", "work")
    return folder


@pytest.fixture
def run(folder: Path) -> Run:
    """Run ``contracts`` there."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(contracts, arguments, prog_name="contracts")

    return run
