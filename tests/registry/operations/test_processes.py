"""A local registry waits for its processes, tells why one failed, and leaves none behind."""

import sys

import pytest

from registry.operations.local.processes import Process, StartError, wait_until


def sleeper(tmp_path, program: str = "import time; time.sleep(60)") -> Process:
    return Process("sleeper", [sys.executable, "-c", program], tmp_path / "log" / "sleeper.log")


def test_a_process_that_ends_at_once_is_reported_with_the_end_of_its_log(tmp_path):
    process = sleeper(tmp_path, "print('no such luck'); raise SystemExit(3)")
    process.start()

    with pytest.raises(StartError, match="no such luck"):
        wait_until(lambda: False, process)


def test_a_process_that_never_answers_is_reported_by_name(tmp_path):
    process = sleeper(tmp_path)
    process.start()

    try:
        with pytest.raises(StartError, match="sleeper did not answer"):
            wait_until(lambda: False, process, seconds=0.3)
    finally:
        process.stop()


def test_stopping_ends_the_child(tmp_path):
    process = sleeper(tmp_path)
    process.start()

    process.stop()

    assert process.has_ended


def test_stopping_a_process_that_was_never_started_does_nothing(tmp_path):
    process = sleeper(tmp_path)

    process.stop()

    assert not process.has_ended
