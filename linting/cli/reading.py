"""From a path on the command line to a document and a schema, or to one line that says what is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from linting.cli.failures import UnusableError
from linting.documents import Document, DocumentError, Limits, read
from linting.reports import Location
from linting.schemas import Dialect, Schema, SchemaError, load

_MOST_BYTES = Limits().size + 1
"""One more than any text may have: what never ends is too large, and not waited for."""


def document_at(path: str) -> Document:
    """Read a JSON or YAML file; ``-`` is standard input. Raises UnusableError."""
    name = "<stdin>" if path == "-" else path
    source = _bytes_of(path)
    if b"\0" in source[:8192]:
        remedy = "Give a file that holds JSON or YAML text."
        raise UnusableError(f"{name}: this is a binary file", remedy=remedy, location=Location(name, 1, 1))
    try:
        return read(source, name=name)
    except DocumentError as error:
        place = f"{name}:{error.line}:{error.column}" if error.line is not None else name
        location = Location(name, error.line or 1, error.column or 1)
        raise UnusableError(f"{place}: {error.message}", remedy=error.remedy, location=location) from error


def _bytes_of(path: str) -> bytes:
    try:
        if path == "-":
            return sys.stdin.buffer.read(_MOST_BYTES)
        with Path(path).open("rb") as file:
            return file.read(_MOST_BYTES)
    except FileNotFoundError:
        raise UnusableError(f"{path}: there is no such file", remedy="Check the path; it counts from here.") from None
    except IsADirectoryError:
        raise UnusableError(f"{path}: this is a directory", remedy="Name the schema files in it.") from None
    except OSError as error:
        raise UnusableError(f"{path}: {error.strerror or error}", location=Location(path, 1, 1)) from error


def schema_of(
    document: Document,
    *,
    dialect: str | None = None,
    resources: Mapping[str, object] | None = None,
    load: Callable[..., Schema] = load,
) -> Schema:
    """The document as a schema. Raises UnusableError at the line that is wrong."""
    known = None if dialect is None else Dialect(dialect)
    try:
        return load(document.value, dialect=known, resources=resources or {})
    except SchemaError as error:
        position = document.position_of(error.pointer if error.pointer.startswith("/") else "")
        pointer = f" (at {error.pointer})" if error.pointer else ""
        remedy = _REMEDIES.get(error.code, error.remedy) if "contract:" in error.message else error.remedy
        place = f"{document.name}:{position.line}:{position.column}"
        location = Location(document.name, position.line, position.column)
        raise UnusableError(f"{place}: {error.message}{pointer}", remedy=remedy, location=location) from error


_REMEDIES = {"dangling-reference": "Give the referenced version with --reference URI=FILE, or check with a server."}


def resources_from(references: tuple[str, ...]) -> dict[str, object]:
    """Schemas by the URI that others refer to them by, from ``URI=FILE`` options. Raises UnusableError."""
    resources: dict[str, object] = {}
    for reference in references:
        uri, separator, path = reference.partition("=")
        if not separator or not uri or not path:
            remedy = "Write the URI, an equals sign and the file: contract:shop/money@1.0.0=money.json"
            raise UnusableError(f"--reference {reference}: this is not URI=FILE", remedy=remedy)
        resources[uri] = document_at(path).value
    return resources
