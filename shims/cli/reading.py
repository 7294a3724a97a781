"""Mappings from files, or one line that says what is wrong with them."""

from __future__ import annotations

from linting.cli.failures import UnusableError
from linting.cli.reading import document_at
from shims.errors import MappingError
from shims.mapping import Mapping, parse


def mapping_at(path: str) -> Mapping:
    """The mapping in a JSON or YAML file; `-` is standard input. Raises UnusableError at the line that is wrong."""
    document = document_at(path)
    try:
        return parse(document.value)
    except MappingError as error:
        position = document.position_of(error.pointer)
        place = f"{document.name}:{position.line}:{position.column}"
        pointer = f" (at {error.pointer})" if error.pointer else ""
        raise UnusableError(
            f"{place}: {error.message}{pointer}", remedy="`contracts shim ops` lists the ops."
        ) from error
