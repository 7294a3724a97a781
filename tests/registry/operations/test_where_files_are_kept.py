"""Where files are kept when nobody says so: in a checkout under var/, and never beside installed packages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def var_of(folder: Path, **environment: str) -> Path:
    """The folder that a registry in `folder` keeps its files in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REGISTRY_", "XDG_"))}
    ended = subprocess.run(
        [sys.executable, "-c", "from registry import settings; print(settings.VAR_DIR)"],
        cwd=folder,
        env=kept | {"HOME": str(folder / "home"), "PYTHONPATH": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return Path(ended.stdout.strip())


def installed(folder: Path) -> Path:
    """A folder that holds the packages alone, as site-packages do."""
    for package in ("registry", "contracts_api", "linting", "shims"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_an_installed_registry_keeps_its_files_with_the_user(tmp_path: Path) -> None:
    folder = installed(tmp_path / "site-packages")

    assert var_of(folder) == folder / "home/.local/state/contract-registry"
    assert var_of(folder, XDG_STATE_HOME=str(tmp_path / "state")) == tmp_path / "state/contract-registry"
    assert not (folder / "var").exists()


def test_a_folder_that_is_named_wins(tmp_path: Path) -> None:
    folder = installed(tmp_path / "site-packages")

    assert var_of(folder, REGISTRY_VAR=str(tmp_path / "named")) == tmp_path / "named"
