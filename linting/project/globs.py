"""Globs over paths with forward slashes: ``*`` stays in a folder, ``**`` crosses folders, ``?`` is one character."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_WRITTEN = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(glob: str, path: str) -> bool:
    """Whether the whole path is what a glob names."""
    return _compiled(glob.removeprefix("./")).fullmatch(path) is not None


@lru_cache(maxsize=512)
def _compiled(glob: str) -> re.Pattern[str]:
    return re.compile("".join(_WRITTEN.get(part, re.escape(part)) for part in _PARTS.findall(glob)), re.DOTALL)
