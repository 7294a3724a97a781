"""What Git knows: the commit to compare with, and the files as they were there. Runs ``git``, and changes nothing."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from linting.project.errors import ProjectError

_WHOLE = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
"""Says which branches, since a clone of one branch fetches no other."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")
_REGULAR, _LINK, _SUBMODULE = (b"100644", b"100755"), b"120000", b"160000"
_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_TARGETS = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
"""Where GitHub and GitLab say which branch a change is to be merged into."""


class Tree(NamedTuple):
    """What there was at a commit."""

    files: Mapping[str, str]
    """The names of their contents by their paths."""
    submodules: tuple[str, ...]
    """Folders whose files another repository keeps."""


class Repository:
    """The repository around a folder. Raises ProjectError where there is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        done = self._git(("rev-parse", "--is-inside-work-tree"))
        if b"safe.directory" in done.stderr:
            remedy = f"If you trust it, run `git config --global --add safe.directory {folder}`."
            raise ProjectError(f"{folder}: this belongs to somebody else, so Git does not read it", remedy=remedy)
        if done.stdout.strip() != b"true":
            remedy = "Run the command in a repository, or give --against a file or a folder."
            raise ProjectError(f"{folder}: this is not in a Git repository", remedy=remedy)

    def commit_at(self, ref: str) -> str:
        """The commit that a name stands for. Raises ProjectError."""
        commit = self._asked("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if commit is None:
            self._check_that_there_is_a_commit()
            raise ProjectError(f"git:{ref}: there is no such commit here", remedy=self._how_to_fetch(ref))
        return commit

    def merge_base(self, main_branch: str | None) -> tuple[str, str]:
        """The main branch's name, and the commit where this work left it. Raises ProjectError."""
        branch = main_branch or self._main_branch()
        if self._asked("rev-parse", "--verify", "--quiet", "--end-of-options", f"{branch}^{{commit}}") is None:
            remedy = self._how_to_fetch(branch, otherwise="correct it in the configuration")
            raise ProjectError(f"main_branch {branch}: there is no such commit here", remedy=remedy)
        base = self._asked("merge-base", "HEAD", branch)
        if base is None:
            raise ProjectError(f"HEAD and {branch} have no commit in common here", remedy=self._how_to_fetch(branch))
        return branch, base

    def tree_at(self, commit: str) -> Tree:
        """The files at and below the folder, links followed, and the submodules there."""
        files, links, submodules = {}, {}, []
        for entry in self._run("ls-tree", "-r", "-z", commit).split(b"\0"):
            meta, _, written = entry.partition(b"\t")
            path = os.fsdecode(written)
            if meta[:6] in _REGULAR:
                files[path] = meta.split(b" ")[2].decode()
            elif meta[:6] == _LINK:
                links[path] = meta.split(b" ")[2].decode()
            elif meta[:6] == _SUBMODULE:
                submodules.append(path)
        return Tree({**files, **self._behind(links, files)}, tuple(submodules))

    def _behind(self, links: Mapping[str, str], files: Mapping[str, str]) -> dict[str, str]:
        """What the links that lead to a file lead to."""
        targets = self.contents(list(links.values())) if links else {}
        ways = {
            path: posixpath.normpath(posixpath.join(posixpath.dirname(path), os.fsdecode(targets[name])))
            for path, name in links.items()
        }
        return {path: files[way] for path, way in ways.items() if way in files}

    def contents(self, names: Sequence[str]) -> dict[str, bytes]:
        """Contents by their names, all read by one process."""
        answer = self._run("cat-file", "--batch", given="\n".join([*dict.fromkeys(names), ""]).encode())
        found, at = {}, 0
        while at < len(answer):
            head_end = answer.index(b"\n", at)
            name, _, size = answer[at:head_end].decode().partition(" blob ")
            found[name] = answer[head_end + 1 : head_end + 1 + int(size)]
            at = head_end + 2 + int(size)
        return found

    def _main_branch(self) -> str:
        targets = [f"origin/{os.environ[name]}" for name in _TARGETS if os.environ.get(name)]
        for branch in targets or _BRANCHES:
            if self._asked("rev-parse", "--verify", "--quiet", f"{branch}^{{commit}}") is not None:
                return branch
        self._check_that_there_is_a_commit()
        if targets:
            told = f"{targets[0]}, into which this is to be merged, is not here"
            raise ProjectError(told, remedy=self._how_to_fetch(targets[0]))
        raise ProjectError("the main branch is not here", remedy=self._how_to_fetch("origin/main"))

    def _check_that_there_is_a_commit(self) -> None:
        if self._asked("rev-parse", "--verify", "--quiet", "HEAD") is None:
            remedy = "Commit the schemas as they are, then change them."
            raise ProjectError("nothing is committed here yet", remedy=remedy)

    def _how_to_fetch(self, ref: str, *, otherwise: str = "set main_branch in contracts.yaml") -> str:
        if self._asked("rev-parse", "--is-shallow-repository") == "true":
            return f"This clone is shallow: run `{_WHOLE}`, or clone with fetch-depth: 0 or GIT_DEPTH: 0."
        if not _NAME.fullmatch(ref):
            return "Check the name: `git branch --all` and `git tag` list what is here."
        branch = ref.removeprefix("origin/")
        place = branch if branch == ref else f"refs/remotes/{ref}"
        return f"Run `git fetch origin {branch}:{place}`, {otherwise}, or give --against git:REF."

    def _asked(self, *arguments: str) -> str | None:
        """What Git answers in a line, or None where it refuses."""
        done = self._git(arguments)
        return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else None

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._git(arguments, given)
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
            raise ProjectError(f"git {arguments[0]} failed: {said[-1]}")
        return done.stdout

    def _git(self, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(["git", *arguments], cwd=self.folder, input=given, capture_output=True, check=False)  # noqa: S603, S607
        except FileNotFoundError:
            remedy = "Install Git, or give --against a file or a folder."
            raise ProjectError("git is not installed", remedy=remedy) from None
