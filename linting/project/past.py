"""The files of a project as they were: at a commit of Git, or in another folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from linting.project.errors import ProjectError
from linting.project.git import Repository

_GIT = "git:"
_SHORT = 10


class Past(Protocol):
    """Where old versions come from."""

    label: str
    """For people: ``main at 1a2b3c4d5e``."""

    def paths(self) -> Sequence[str]:
        """Every file there was, relative to the project's root."""

    def holds(self, path: str, content: bytes) -> bool:
        """Whether a file had this content, as far as that can be told without reading it."""

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files that there were."""

    def keeper(self, path: str) -> str:
        """The submodule that keeps the past of a file; empty where it is kept here."""


class Commit:
    """The project at a commit."""

    def __init__(self, repository: Repository, commit: str, label: str) -> None:
        self.label = label
        self._repository = repository
        self._names, self._submodules = repository.tree_at(commit)

    def paths(self) -> Sequence[str]:
        """See Past."""
        return list(self._names)

    def holds(self, path: str, content: bytes) -> bool:
        """Git names a content by the hash of its length and its bytes."""
        name = self._names.get(path, "")
        hashed = hashlib.sha256() if len(name) > 40 else hashlib.sha1(usedforsecurity=False)
        hashed.update(b"blob %d\0" % len(content))
        hashed.update(content)
        return hashed.hexdigest() == name

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """See Past."""
        if not paths:
            return {}
        contents = self._repository.contents([self._names[path] for path in paths])
        return {path: contents[self._names[path]] for path in paths}

    def keeper(self, path: str) -> str:
        """See Past."""
        return next((each for each in self._submodules if path.startswith(f"{each}/")), "")


class Folder:
    """A copy of the project in a folder."""

    def __init__(self, folder: Path) -> None:
        self.label = str(folder)
        self._folder = folder

    def paths(self) -> Sequence[str]:
        """See Past."""
        found = []
        for folder, _, names in os.walk(self._folder):
            found += [(Path(folder) / name).relative_to(self._folder).as_posix() for name in names]
        return found

    def holds(self, path: str, content: bytes) -> bool:
        """See Past."""
        old = self._folder / path
        return old.is_file() and old.read_bytes() == content

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """See Past."""
        return {path: (self._folder / path).read_bytes() for path in paths}

    def keeper(self, path: str) -> str:  # noqa: ARG002 - a folder has all of its files
        """See Past."""
        return ""


def past_of(root: Path, against: str | None, main_branch: str | None) -> Past:
    """``git:REF``, a folder, or nothing for the commit where this work left the main branch. Raises ProjectError."""
    if against is not None and not against.startswith(_GIT):
        if not Path(against).is_dir():
            remedy = "Give git:REF, a file, a folder or `registry`."
            raise ProjectError(f"--against {against}: there is no such file or folder", remedy=remedy)
        return Folder(Path(against))
    repository = Repository(root)
    if against is not None:
        ref = against.removeprefix(_GIT)
        if not ref:
            raise ProjectError("--against git: names no commit", remedy="Write git:main or git:v1.2.0, for instance.")
        commit = repository.commit_at(ref)
        return Commit(repository, commit, ref if commit.startswith(ref) else f"{ref} at {commit[:_SHORT]}")
    branch, commit = repository.merge_base(main_branch)
    return Commit(repository, commit, f"{branch} at {commit[:_SHORT]}")
