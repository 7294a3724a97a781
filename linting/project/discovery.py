"""The schema files of a project, found by its globs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from linting.project.baselines import BASELINE_NAME
from linting.project.config import Project
from linting.project.errors import ProjectError
from linting.project.loading import CONFIG_NAMES
from linting.project.waivers import WAIVERS_NAME

_LEFT_OUT = frozenset({"node_modules", "__pycache__", "venv"})
_OWN = frozenset({*CONFIG_NAMES, WAIVERS_NAME, BASELINE_NAME})
"""What a project says about its contracts is none of them, even where a glob is wide."""


class ContractFile(NamedTuple):
    """A file that is a version of a contract."""

    path: str
    """Relative to the project's root."""
    contract: str


def files_of(project: Project) -> list[ContractFile]:
    """Every contract of the working tree, in order of its path; hidden folders are not looked into."""
    return bound(project, walked(project.root))


def bound(project: Project, paths: Iterable[str]) -> list[ContractFile]:
    """Those of the paths that are contracts."""
    bindings = ((path, project.binding_of(path)) for path in sorted(paths) if path not in _OWN)
    return [ContractFile(path, binding.name_of(path) or "") for path, binding in bindings if binding is not None]


def named_alike(files: Iterable[ContractFile]) -> tuple[ContractFile, ContractFile] | None:
    """Two files that are one contract: if one of them went, nobody would notice."""
    seen: dict[str, ContractFile] = {}
    for file in files:
        if seen.setdefault(file.contract, file) is not file:
            return seen[file.contract], file
    return None


def within(files: Sequence[ContractFile], wanted: Sequence[str]) -> list[ContractFile]:
    """Those that are one of the wanted paths or below one."""
    folders = tuple(f"{path}/" for path in wanted)
    return [file for file in files if "." in wanted or file.path in wanted or file.path.startswith(folders)]


def path_in(project: Project, path: str) -> str:
    """A path of the command line, relative to the root. Raises ProjectError where it is outside or not there."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays where it is named
    root = Path(os.path.abspath(project.root))  # noqa: PTH100
    if not absolute.exists():
        raise ProjectError(f"{path}: there is no such file", remedy="Check the path; it counts from here.")
    if not absolute.is_relative_to(root):
        raise ProjectError(f"{path}: this is outside of the project in {root}", remedy="Run the command there.")
    return absolute.relative_to(root).as_posix()


def shown_from_here(project: Project, path: str) -> str:
    """A path of the project as it is reached from the working directory."""
    return os.path.relpath(f"{project.root}/{path}").replace(os.sep, "/")


def walked(root: Path) -> Iterable[str]:
    """Every file below a folder, relative to it."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _LEFT_OUT]
        relative = Path(folder).relative_to(root).as_posix()
        prefix = "" if relative == "." else f"{relative}/"
        yield from (prefix + name for name in names)
