"""Writing files that people have written, too: as a whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put a content in the place of a file's, which stays as it is where the disk is full. Raises OSError."""
    target = path.resolve()
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_bytes(content)
        if target.exists():
            new.chmod(target.stat().st_mode)
        new.replace(target)
    except OSError:
        new.unlink(missing_ok=True)
        raise
