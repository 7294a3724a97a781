"""The broker on disk never hands out half a message, and forgets what a crash left behind."""

import json
from pathlib import Path

import pytest
from kombu import Connection

import registry.celery  # noqa: F401 - has `filesystem://` mean our transport
from registry.operations.local import disk_broker


@pytest.fixture
def channel(tmp_path):
    for folder in ("queue", "control"):
        (tmp_path / folder).mkdir()
    options = {
        "data_folder_in": str(tmp_path / "queue"),
        "data_folder_out": str(tmp_path / "queue"),
        "control_folder": str(tmp_path / "control"),
    }
    with Connection("filesystem://", transport_options=options) as connection:
        yield connection.channel()


def test_what_is_put_is_got(channel):
    channel._put("doorbell", {"rung": "ä"})

    assert channel._get("doorbell") == {"rung": "ä"}


def test_a_message_has_no_name_before_it_is_whole(channel, tmp_path, monkeypatch):
    seen = []
    replace = Path.replace

    def watched(unfinished, finished):
        seen.extend((path.name.endswith(".part"), json.loads(path.read_text())) for path in tmp_path.glob("queue/*"))
        replace(unfinished, finished)

    monkeypatch.setattr(Path, "replace", watched)

    channel._put("doorbell", {"rung": 1})

    assert seen == [(True, {"rung": 1})]


def test_half_written_leftovers_are_cleared_and_folders_stay(tmp_path):
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue" / "1_x.celery.msg").write_text('{"half')

    disk_broker.clear(tmp_path)

    assert list(tmp_path.rglob("*")) == [tmp_path / "queue"]
