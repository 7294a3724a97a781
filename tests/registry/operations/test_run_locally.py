"""`make run` says in a sentence what it cannot use; a traceback helps nobody who only wants to try it."""

import os
import socket
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


def refusal(var: Path) -> str:
    """What a start in `var` that cannot be ends with."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    environment |= {"REGISTRY_VAR": str(var), "DATABASE_URL": f"sqlite:///{var / 'registry.sqlite3'}"}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ended = subprocess.run(
        [sys.executable, "manage.py", "run_locally", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    return ended.stderr


def test_a_var_that_cannot_hold_files_is_named(tmp_path):
    (tmp_path / "var").write_text("not a folder")

    assert "Files cannot be kept in" in refusal(tmp_path / "var")


def test_a_half_written_signing_key_is_named_before_anything_starts(tmp_path):
    (tmp_path / "bundle_key").write_text("half a k")

    assert "bundle_key holds no Ed25519 seed" in refusal(tmp_path)


def test_a_half_written_database_is_named_with_the_way_out(tmp_path):
    (tmp_path / "registry.sqlite3").write_bytes(b"half a database" * 1_000)

    assert "start afresh" in refusal(tmp_path)
