"""Starting twice and a busy port are said clearly."""

import socket

import pytest

from registry.operations.local.exclusive import OccupiedError, held, require_free_port


def test_a_second_start_in_the_same_folder_says_where_the_first_runs(tmp_path):
    lock = tmp_path / "var" / "run.lock"

    with held(lock, "http://127.0.0.1:8000"):
        second = held(lock, "http://127.0.0.1:8001")

        with pytest.raises(OccupiedError, match=r"http://127\.0\.0\.1:8000 \(process \d+\)"):
            second.__enter__()


def test_the_folder_is_free_again_once_the_first_has_ended(tmp_path):
    lock = tmp_path / "run.lock"
    with held(lock, "http://127.0.0.1:8000"):
        pass

    with held(lock, "http://127.0.0.1:8001"):
        assert lock.read_text().startswith("http://127.0.0.1:8001 ")


def test_a_busy_port_names_another_to_try():
    with socket.socket() as occupant:
        occupant.bind(("127.0.0.1", 0))
        occupant.listen()
        port = occupant.getsockname()[1]

        with pytest.raises(OccupiedError, match=f"make run PORT={port + 1}"):
            require_free_port("127.0.0.1", port)
