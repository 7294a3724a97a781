"""Which contracts a command is about: those of the configuration, or the files that are named."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from linting.project.config import Binding, Project
from linting.project.discovery import ContractFile, files_of, named_alike, path_in, within
from linting.project.errors import ProjectError
from linting.project.loading import project_around

_NO_CONFIG = "`contracts init` writes contracts.yaml; or name the files to check."
_NAME_APART = "Give each contract its own name, by {stem} and {folder} or an entry of its own in `contracts`."


def contracts_here(paths: Sequence[str], *, may_be_gone: bool = False) -> tuple[Project, list[ContractFile]]:
    """The project around here and its files at and below the paths. Raises ProjectError.

    Without a configuration the files that are named are checked by the defaults, each a contract of its own. Where all
    contracts `may_be_gone`, having none is left to whoever knows what there was.
    """
    project = project_of(paths)
    if project is None:
        return _without_configuration(paths)
    files = files_of(project)
    if not files and not may_be_gone:
        raise no_contract_of(project)
    if alike := named_alike(files):
        told = f"{alike[0].path} and {alike[1].path} are both {alike[0].contract}"
        raise ProjectError(f"{project.name}: {told}", remedy=_NAME_APART)
    return project, within(files, [path_in(project, path) for path in paths]) if paths else files


def project_of(paths: Sequence[str]) -> Project | None:
    """The project around here; or, where there is none, that which all paths are in. Raises ProjectError."""
    if (project := project_around(Path.cwd())) is not None or not paths:
        return project
    around = [project_around(_folder_of(path)) for path in paths]
    first = around[0]
    is_one = first is not None and all(each is not None and each.root == first.root for each in around)
    return first if is_one else None


def _folder_of(path: str) -> Path:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays where it is named
    return absolute if absolute.is_dir() else absolute.parent


def no_contract_of(project: Project) -> ProjectError:
    """That a configuration names no file that is here."""
    remedy = "Check the globs in `contracts`; they count from the folder of this file."
    return ProjectError(f"{project.name}: no file is a contract by it", remedy=remedy)


def _without_configuration(paths: Sequence[str]) -> tuple[Project, list[ContractFile]]:
    if not paths:
        raise ProjectError("there is no contracts.yaml here or above", remedy=_NO_CONFIG)
    project = Project(Path.cwd(), contracts=(Binding(("**",), "files/{stem}"),))
    named = [path_in(project, path) for path in paths]
    for path in named:
        if (project.root / path).is_dir():
            raise ProjectError(f"{path}: this is a directory", remedy=_NO_CONFIG)
    return project, [ContractFile(path, path) for path in dict.fromkeys(named)]
