"""From the bytes of a project's file to a document and a schema, and back to the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG

from linting.documents import Document, DocumentError, read
from linting.project.errors import ProjectError
from linting.project.writing import write_whole
from linting.reports import Location
from linting.schemas import Dialect, Schema, SchemaError, load

_MARK = b"\xef\xbb\xbf"
_REMEDIES = {"binary": "Leave it out of `files`."}
_WHERE_IT_IS = (
    "Give its file with --reference URI=FILE, or under `references` in contracts.yaml, or check with a server."
)


def document_from(content: bytes, name: str, *, remedies: Mapping[str, str] = _REMEDIES) -> Document:
    """Read JSON or YAML. Raises ProjectError with the place that is wrong, and a remedy by the code of what it is."""
    if b"\0" in content[:8192]:
        told = f"{name}: this is a binary file"
        raise ProjectError(told, remedy=remedies["binary"], location=Location(name, 1, 1))
    try:
        return read(content, name=name)
    except DocumentError as error:
        place = f"{name}:{error.line}:{error.column}" if error.line is not None else name
        location = Location(name, error.line or 1, error.column or 1)
        remedy = remedies.get(error.code, error.remedy)
        raise ProjectError(f"{place}: {error.message}", remedy=remedy, location=location) from error


def content_of(path: Path) -> bytes:
    """What is in a file. Raises OSError, also for what is no file: a pipe or a device may never end."""
    if not S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "this is no regular file")
    return path.read_bytes()


def schema_from(
    document: Document,
    *,
    dialect: str | None = None,
    resources: Mapping[str, object] | None = None,
    load: Callable[..., Schema] = load,
) -> Schema:
    """The document as a schema. Raises ProjectError with the place that is wrong."""
    known = None if dialect is None else Dialect(dialect)
    try:
        return load(document.value, dialect=known, resources=resources or {})
    except SchemaError as error:
        line, column = document.position_of(error.pointer if error.pointer.startswith("/") else "")
        pointer = f" (at {error.pointer})" if error.pointer else ""
        is_elsewhere = error.code == "dangling-reference" and "contract:" in error.message
        raise ProjectError(
            f"{document.name}:{line}:{column}: {error.message}{pointer}",
            remedy=_WHERE_IT_IS if is_elsewhere else error.remedy,
            location=Location(document.name, line, column),
        ) from error


def save(path: Path, document: Document) -> None:
    """Write a text back as it was read: a byte-order mark and line ends stay. Raises ProjectError."""
    try:
        mark = _MARK if path.read_bytes().startswith(_MARK) else b""
        write_whole(path, mark + document.text.encode())
    except OSError as error:
        raise ProjectError(f"{document.name}: {error.strerror or error}") from error
