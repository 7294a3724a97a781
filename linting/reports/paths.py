"""File names as other tools want them: relative to the root of the sources, with forward slashes."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

_CHECKED_OUT = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say into which folder they put the sources; they look for files from there."""


def relative_path(name: str) -> str:
    """``schemas/a.json`` for a file of these sources, however and from wherever it was named; others stay absolute."""
    if not name or name.startswith("<"):
        return name.strip("<>") or "input"
    absolute = Path(os.path.abspath(name))  # noqa: PTH100 - `resolve` would follow links to files elsewhere
    root = _root_around(Path.cwd(), *(os.environ.get(variable, "") for variable in _CHECKED_OUT))
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


@lru_cache(maxsize=16)
def _root_around(here: Path, *checked_out: str) -> Path:
    """The folder of the sources that the command runs in: as a pipeline says, else that of the repository."""
    for folder in filter(None, checked_out):
        if here.is_relative_to(folder):
            return Path(folder)
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def uri_of(name: str) -> str:
    """The same as a URI reference (RFC 3986 §4.1), absolute only where the path is."""
    from urllib.parse import quote

    path = relative_path(name)
    return ("file://" if path.startswith("/") else "") + quote(os.fsencode(path))
