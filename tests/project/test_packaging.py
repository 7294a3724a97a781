"""What an installation carries, and what the command line can do without."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

WITHOUT_THE_SERVER = """
import importlib.abc, sys

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"django", "rest_framework", "celery", "registry", "contracts_api"}:
            raise ModuleNotFoundError(f"{name} is not installed", name=name)

sys.meta_path.insert(0, Absent())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_carries_every_package_and_the_templates(wheel):
    names = wheel.namelist()

    for needed in ("linting/__init__.py", "shims/__init__.py", "registry/settings.py", "contracts_api/__init__.py"):
        assert needed in names
    assert any(name.startswith("registry/templates/") for name in names)
    assert any(name.startswith("registry/static/") and name.endswith(".css") for name in names)


def test_the_wheel_carries_no_tests(wheel):
    assert not [name for name in wheel.namelist() if name.startswith("tests/")]


def test_the_command_line_runs_where_only_its_own_packages_are_installed(tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text('{"type": "object", "properties": {"a": {"type": "string"}}}')
    new.write_text('{"type": "object", "properties": {"a": {"type": "integer"}}}')
    program = f"{WITHOUT_THE_SERVER}\nsys.argv = ['contracts', 'diff', {str(old)!r}, {str(new)!r}]\n"
    program += "from linting.cli import main\nmain()"

    finished = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert finished.returncode == 1, finished.stderr
    assert "breaking" in finished.stdout.lower()


def test_the_mapping_language_runs_where_only_its_own_packages_are_installed():
    program = f"{WITHOUT_THE_SERVER}\nimport shims.runtimes.python"

    finished = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert finished.returncode == 0, finished.stderr
