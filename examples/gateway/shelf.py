"""The last bundle that was good, on disk: the headers that prove it, an empty line, its exact bytes.

That is also what `curl -si …/bundle` prints, so a bootstrap file is made by hand in the same form.
"""

import os
from dataclasses import dataclass
from pathlib import Path

KEPT_HEADERS = ("etag", "content-digest", "shim-signature")


@dataclass(frozen=True)
class Shelf:
    """One file, replaced as a whole: a gateway that dies while writing still has the old one."""

    path: Path

    def put(self, content: bytes, headers: dict[str, str]) -> None:
        """Keep this bundle in place of the last."""
        head = "".join(f"{name}: {headers[name]}\r\n" for name in KEPT_HEADERS).encode()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.path.with_suffix(".part")
        with unfinished.open("wb") as file:
            file.write(head + b"\r\n" + content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self.path)

    def get(self) -> tuple[bytes, dict[str, str]] | None:
        """The bytes and headers that were kept, unchecked; None where nothing was."""
        try:
            head, _, content = self.path.read_bytes().partition(b"\r\n\r\n")
        except FileNotFoundError:
            return None
        lines = (line.partition(":") for line in head.decode("latin-1").splitlines())
        return content, {name.strip().lower(): value.strip() for name, _, value in lines}
