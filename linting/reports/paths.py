"""File names as other tools want them: relative to where the command runs, with forward slashes."""

from __future__ import annotations

import os
from pathlib import Path


def relative_path(name: str) -> str:
    """``schemas/a.json`` for a file below the working directory however it was named; others stay absolute."""
    if not name or name.startswith("<"):
        return name.strip("<>") or "input"
    absolute = Path(os.path.abspath(name))  # noqa: PTH100 - `resolve` would follow links to files elsewhere
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def uri_of(name: str) -> str:
    """The same as a URI reference (RFC 3986 §4.1), absolute only where the path is."""
    from urllib.parse import quote

    path = relative_path(name)
    return ("file://" if path.startswith("/") else "") + quote(os.fsencode(path))
