"""The broker on disk, made safe for a worker that reads while others write.

Kombu's filesystem transport lets a worker see a message before all of it is written; the worker then ends, since half
a message is no JSON. Here a message appears under its name when it is whole. What a crash leaves behind may be thrown
away at the next start: a message is only a doorbell, and the database rows that it points to are swept anyway.
"""

import time
import uuid
from pathlib import Path
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict[str, Any], **_options: Any) -> None:
        name = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        unfinished = Path(self.data_folder_out, f"{name}.part")
        unfinished.write_text(dumps(payload))
        unfinished.replace(Path(self.data_folder_out, name))


class Transport(filesystem.Transport):
    Channel = Channel


def use_for_filesystem_urls() -> None:
    """Let `filesystem://` mean this transport in this process."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"


def clear(folder: Path) -> None:
    """Throw away what an earlier run left in the broker's `folder`, whole or half-written."""
    for leftover in folder.glob("*/*"):
        if leftover.is_file():
            leftover.unlink(missing_ok=True)
