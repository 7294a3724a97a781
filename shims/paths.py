"""Where a value stands: the keys that lead to it from the root, each one an object's member.

Paths are arrays of keys and not text: a key may hold any character, and no path can be mistaken for
another that begins with the same letters.
"""

from collections.abc import Sequence

from linting.documents.pointers import pointer_join

Path = tuple[str, ...]


def path_of(keys: Sequence[str]) -> Path:
    """The path that a mapping's JSON array names."""
    return tuple(keys)


def pointer_of(path: Path) -> str:
    """The JSON Pointer (RFC 6901) of a path, for people and for error reports."""
    return pointer_join(*path)


def named(path: Path) -> str:
    """How a sentence names this place."""
    return f"`{pointer_of(path)}`" if path else "the whole payload"
