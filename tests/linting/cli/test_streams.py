"""Streams that are closed, cannot hold every character, or end before the command does."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from linting.reports import FORMATS
from tests.linting.cli.test_command import ROOT, contracts

ROW = b'{"id": "a", "draft": "draft7", "lhs": true, "rhs": true}\n'


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "CONTRACTS": f"{sys.executable} -m linting.cli"}
    return subprocess.run(["bash", "-c", line], cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def answering(folder: Path) -> subprocess.Popen[bytes]:
    """A command that has answered one row, and waits for the next."""
    # What a shell starts in the background ignores Ctrl-C, and so would the tests in it and all that they start.
    command = ["env", "--default-signal=INT", sys.executable, "-m", "linting.cli", "contains", "--jsonl"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(ROW)
    process.stdin.flush()
    assert b'"answer": true' in process.stdout.readline()
    return process


def test_ctrl_c_is_no_finding_and_says_nothing(answering: subprocess.Popen[bytes]) -> None:
    answering.send_signal(signal.SIGINT)

    _, errors = answering.communicate(timeout=60)

    assert answering.returncode == 130
    assert errors == b""


def test_a_reader_that_has_ended_is_no_finding_either(answering: subprocess.Popen[bytes]) -> None:
    assert answering.stdin is not None
    assert answering.stdout is not None
    assert answering.stderr is not None
    answering.stdout.close()
    answering.stdin.write(ROW)
    answering.stdin.close()

    assert answering.wait(timeout=60) == 141
    assert answering.stderr.read() == b""


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_is_closed_changes_no_answer(folder: Path, closed: str) -> None:
    result = in_shell(f"$CONTRACTS diff old.json new.yaml {closed}", folder)

    assert result.returncode == 1
    assert result.stderr == ""


def test_a_full_disk_is_told_in_a_line(folder: Path) -> None:
    result = in_shell("$CONTRACTS diff old.json new.yaml > /dev/full", folder)

    assert result.returncode == 2
    assert result.stderr == "contracts: No space left on device\n"


def test_what_an_encoding_cannot_say_is_escaped(folder: Path) -> None:
    result = contracts("diff", "old.json", "new.yaml", "--output", "markdown", cwd=folder, PYTHONIOENCODING="latin-1")

    assert result.returncode == 1
    assert r"| \u274c fail | `new.yaml` |" in result.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text_is_written_all_the_same(folder: Path, form: str) -> None:
    (folder / os.fsdecode(b"new\xff.yaml")).write_bytes((folder / "new.yaml").read_bytes())

    result = in_shell(f"$CONTRACTS diff old.json new?.yaml --output {form}=report", folder)

    assert result.returncode == 1, result.stderr
    written = (folder / "report").read_text()
    assert any(name in written for name in ("new\\udcff.yaml", "new%FF.yaml", "new\N{REPLACEMENT CHARACTER}.yaml"))


def test_what_never_ends_is_not_read_to_its_end(folder: Path) -> None:
    result = in_shell("yes '[1,' | $CONTRACTS diff old.json -", folder)

    assert result.returncode == 2
    assert result.stderr.startswith("contracts: <stdin>:1:1: The document is larger than 2048 KiB")
