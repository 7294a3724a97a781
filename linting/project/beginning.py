"""A first configuration for a repository: the schemas that are there, and a glob for each folder of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from linting.documents import DocumentError, read
from linting.project.discovery import walked
from linting.project.globs import matches
from linting.project.texts import content_of

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


class Found(NamedTuple):
    """The files of a repository that could be schemas, in order of their paths."""

    schemas: list[str]
    """Those that say that they are, or are in a folder of schemas and look like one."""
    others: list[str]


def schemas_in(root: Path) -> Found:
    """Look at every file of JSON and YAML."""
    found = Found([], [])
    for path in sorted(walked(root)):
        if path.endswith(_SUFFIXES) and not _is_of_another(root, path):
            (found.schemas if _is_schema(root / path) else found.others).append(path)
    return found


def bindings_for(found: Found, namespace: str) -> list[Binding]:
    """A glob for each folder whose files have names that contracts may have, and a line for each other file."""
    bindings: list[Binding] = []
    stems: set[str] = set()
    for path in map(PurePosixPath, found.schemas):
        glob = _glob_around(path, found.others)
        if glob is not None and _NAME.fullmatch(path.stem) and path.stem not in stems:
            binding = Binding(glob, f"{namespace}/{{stem}}")
        elif _NAME.fullmatch(path.stem) and path.stem not in stems:
            binding = Binding(str(path), f"{namespace}/{path.stem}")
        else:
            binding = Binding(str(path), f"{namespace}/{_slug('-'.join(path.with_suffix('').parts))}")
        stems.add(path.stem)
        bindings.append(binding)
    single = [binding for binding in bindings if "*" not in binding.files]
    return [*dict.fromkeys(single), *dict.fromkeys(binding for binding in bindings if "*" in binding.files)]


def _glob_around(path: PurePosixPath, others: Iterable[str]) -> str | None:
    """The files beside this one, if no file that is no schema would be among them; `package.json` is no contract."""
    for ending in dict.fromkeys((path.suffix, "".join(path.suffixes))):
        glob = str(path.with_name(f"*{ending}"))
        if not any(matches(glob, other) for other in others):
            return glob
    return None


def is_namespace(name: str) -> bool:
    """Whether the names of contracts may begin so."""
    return _NAME.fullmatch(name) is not None


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
        value = read(content_of(path)).value
    except (DocumentError, OSError):
        return False
    if not isinstance(value, dict):
        return False
    if "json-schema.org" in str(value.get("$schema", "")):
        return True
    return "schema" in str(path.parent.name).lower() and not _SCHEMA_WORDS.isdisjoint(value)
