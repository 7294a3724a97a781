"""`make run` says in a sentence what it cannot use; a traceback helps nobody who only wants to try it."""

import os
import subprocess
import sys
from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from registry.operations.management.commands.run_locally import port_number

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("text", ["0", "-1", "65536", "99999", "80a", ""])
def test_a_port_that_is_none_is_refused_with_one_to_try(text):
    with pytest.raises(ArgumentTypeError, match="PORT=8001"):
        port_number(text)


def test_a_port_is_a_number():
    assert port_number("8001") == 8001


def test_a_var_that_cannot_hold_files_is_named_without_a_traceback(tmp_path):
    (tmp_path / "var").write_text("not a folder")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}

    ended = subprocess.run(
        [sys.executable, "manage.py", "run_locally"],
        cwd=ROOT,
        env=environment | {"REGISTRY_VAR": str(tmp_path / "var")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode != 0
    assert "Files cannot be kept in" in ended.stderr
    assert "Traceback" not in ended.stderr
