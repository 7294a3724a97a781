"""One way in for every text, whoever sent it."""

import re
from pathlib import PurePath
from typing import Any

from linting.documents.document import Document, Syntax, line_starts, position_at
from linting.documents.errors import DocumentError
from linting.documents.json_reader import read_json
from linting.documents.limits import Limits

_STARTS_LIKE_JSON = re.compile(r'\s*[{\["]')
_DEFAULT_LIMITS = Limits()


def read(
    source: bytes | str,
    *,
    name: str = "<input>",
    syntax: Syntax | None = None,
    limits: Limits = _DEFAULT_LIMITS,
) -> Document:
    """Read a JSON or YAML text. Raises DocumentError with a position.

    Without `syntax`, the ending of `name` decides, else the first character: what starts like a JSON object, array
    or string is JSON, so that its faults are reported as JSON faults; the rest is YAML.
    """
    _check_size(source, limits)
    text = _decoded(source)
    if syntax is None and not text.strip():
        raise DocumentError("empty", "The document is empty", line=1, column=1, remedy="Give a schema.")
    chosen = syntax or _guess(text, name)
    if chosen == "json":
        value: Any = read_json(text, limits)
    else:
        from linting.documents.yaml_reader import read_yaml  # PyYAML costs a cold start as much as this whole room

        value = read_yaml(text, limits)
    return Document(value=value, text=text, syntax=chosen, name=name)


def _check_size(source: bytes | str, limits: Limits) -> None:
    if len(source) > limits.size or (isinstance(source, str) and len(source.encode(errors="replace")) > limits.size):
        raise DocumentError(
            "too-large",
            f"The document is larger than {limits.size // 1024} KiB",
            line=1,
            column=1,
            remedy="Split the schema and refer to its parts.",
        )


def _decoded(source: bytes | str) -> str:
    if isinstance(source, bytes):
        try:
            text = source.decode("utf-8")
        except UnicodeDecodeError as error:
            before = source[: error.start].decode("utf-8")
            line, column = position_at(line_starts(before), len(before))
            remedy = "Save the file as UTF-8."
            raise DocumentError("not-utf-8", "Not UTF-8", line=line, column=column, remedy=remedy) from None
    else:
        text = source
        _check_characters(text)
    return text.removeprefix("\ufeff")


def _check_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line, column = position_at(line_starts(text), error.start)
        message, remedy = "Half of a surrogate pair is no character", "Write the character itself."
        raise DocumentError("lone-surrogate", message, line=line, column=column, remedy=remedy) from None


def _guess(text: str, name: str) -> Syntax:
    match PurePath(name).suffix.lower():
        case ".json":
            return "json"
        case ".yaml" | ".yml":
            return "yaml"
    return "json" if _STARTS_LIKE_JSON.match(text) else "yaml"
