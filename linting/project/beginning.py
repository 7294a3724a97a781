"""A first configuration for a repository: the schemas that are there, and a glob for each folder of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from linting.documents import DocumentError, read
from linting.project.discovery import walked

_SUFFIXES = (".json", ".yaml", ".yml")
_LARGEST = 2 * 1024 * 1024
_SCHEMA_WORDS = frozenset({"properties", "$ref", "allOf", "anyOf", "oneOf", "enum", "items", "$defs", "definitions"})
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_HEAD = """\
# Which files are data contracts. `contracts check` compares them with what they were on the main branch.
# A name is namespace/name; {stem} is the file's name without its ending, {folder} the folder it is in.
"""


class Binding(NamedTuple):
    """A line of the configuration."""

    files: str
    name: str


def schemas_in(root: Path) -> list[str]:
    """The files that say that they are schemas, or are in a folder of schemas and look like one."""
    candidates = (path for path in walked(root) if path.endswith(_SUFFIXES) and not _is_of_another(root, path))
    return sorted(path for path in candidates if _is_schema(root / path))


def bindings_for(paths: Iterable[str], namespace: str) -> list[Binding]:
    """A glob for each folder whose files have names that contracts may have, and a line for each other file."""
    found: list[Binding] = []
    stems: set[str] = set()
    for path in map(PurePosixPath, paths):
        if _NAME.fullmatch(path.stem) and path.stem not in stems:
            binding = Binding(str(path.with_name(f"*{path.suffix}")), f"{namespace}/{{stem}}")
        else:
            binding = Binding(str(path), f"{namespace}/{_slug('-'.join(path.with_suffix('').parts))}")
        stems.add(path.stem)
        found.append(binding)
    single = [binding for binding in found if "*" not in binding.files]
    return [*dict.fromkeys(single), *dict.fromkeys(binding for binding in found if "*" in binding.files)]


def configuration(bindings: Iterable[Binding]) -> str:
    """The text of contracts.yaml."""
    entries = [f"  - files: {_quoted(each.files)}\n    name: {_quoted(each.name)}\n" for each in bindings]
    return "".join([_HEAD, "contracts:\n", *entries])


def _quoted(text: str) -> str:
    """As JSON quotes it, which YAML reads too where nothing is escaped in two halves."""
    return json.dumps(text, ensure_ascii=False)


def namespace_of(root: Path) -> str:
    """The name of a repository's folder, as a namespace may be called."""
    return _slug(root.resolve().name)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._") or "contracts"


def _is_of_another(root: Path, path: str) -> bool:
    """Whether a file is in a repository inside of this one, such as a submodule, which has its own contracts."""
    return any((root / folder / ".git").exists() for folder in PurePosixPath(path).parents[:-1])


def _is_schema(path: Path) -> bool:
    try:
        if path.stat().st_size > _LARGEST:
            return False
        value = read(path.read_bytes()).value
    except (DocumentError, OSError):
        return False
    if not isinstance(value, dict):
        return False
    if "json-schema.org" in str(value.get("$schema", "")):
        return True
    return "schema" in str(path.parent.name).lower() and not _SCHEMA_WORDS.isdisjoint(value)
