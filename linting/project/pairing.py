"""Which file each contract was: by its name, else by its path, else by what is in it.

The past is read by the configuration of its day, so that a contract that the configuration no longer names is gone as
well, and one that it names otherwise has another name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from linting.project.config import Project
from linting.project.discovery import ContractFile, bound, files_of
from linting.project.loading import CONFIGURING, project_as_it_was
from linting.project.past import Past
from linting.project.texts import content_of
from linting.records import Record, replace


class Pair(Record):
    """A file, and the file that it was."""

    file: ContractFile
    old_path: str | None
    """None where the contract is new."""
    content: bytes
    is_unchanged: bool
    trouble: str = ""
    """Why the file cannot be compared."""
    old_contract: str = ""
    """What the contract was called, where it was called otherwise."""


class Pairing(Record):
    """Every file with its past, and what is left of the past."""

    pairs: list[Pair]
    gone: list[ContractFile]
    """Contracts that there were and that no file is any more."""


def former_project(project: Project, past: Past) -> Project:
    """The project as it was configured; as it is, where nothing was said, or nothing that can be read today."""
    there = set(past.paths())
    for name in (project.name, *CONFIGURING):
        if name in there and project.name:
            here = project.root / name
            if name == project.name and past.holds(name, here.read_bytes()):
                return project
            if (found := project_as_it_was(name, past.read([name])[name], project.root)) is not None:
                return found
    return project


def paired(
    project: Project, before: Project, files: Sequence[ContractFile], past: Past, *, is_partial: bool = False
) -> Pairing:
    """Each file with its past, where `before` is the project as it was configured.

    With `is_partial` the project has more files than those that are asked about.
    """
    paths = set(past.paths())
    former = bound(before, paths)
    path_by_name = {each.contract: each.path for each in former} | {f.contract: f.path for f in {*former} & {*files}}
    pairs = []
    for file in files:
        stayed = file.path if file.path in paths else None
        pairs.append(_pair(project, file, path_by_name.get(file.contract, stayed), past))
    are_new = any(pair.file.contract not in path_by_name for pair in pairs)
    if not project.name or (is_partial and not are_new):
        return Pairing(pairs, [])
    standing = {file.contract for file in (files_of(project) if is_partial else files)}
    gone = [each for each in former if each.contract not in standing]
    if gone and are_new:
        pairs = _with_old_names(pairs, path_by_name.keys(), gone, past)
    known = {pair.old_contract for pair in pairs}
    return Pairing(pairs, [] if is_partial else [each for each in gone if each.contract not in known])


def _pair(project: Project, file: ContractFile, old_path: str | None, past: Past) -> Pair:
    try:
        content = content_of(project.root / file.path)
    except OSError as error:
        return Pair(file, None, b"", is_unchanged=False, trouble=error.strerror or str(error))
    if keeper := past.keeper(file.path):
        return Pair(file, None, b"", is_unchanged=False, trouble=f"its past is kept by the submodule {keeper}")
    is_unchanged = old_path is not None and past.holds(old_path, content)
    return Pair(file, old_path, content, is_unchanged)


def _with_old_names(
    pairs: Sequence[Pair], former_names: Collection[str], gone: Sequence[ContractFile], past: Past
) -> list[Pair]:
    """Contracts of new names are those of the same file, or else of the like content, whose names are gone."""
    by_path = {each.path: each for each in gone}
    named: dict[str, ContractFile] = {}
    for pair in pairs:
        if pair.file.contract not in former_names and pair.file.path in by_path:
            named[pair.file.contract] = by_path[pair.file.path]
    left = [each for each in gone if each not in named.values()]
    new = [pair for pair in pairs if pair.file.contract not in former_names and pair.old_path is None]
    if left and new:
        from linting.project.likeness import alike

        contents = past.read([each.path for each in left])
        found = alike({pair.file.contract: pair.content for pair in new}, {each: contents[each.path] for each in left})
        named |= found
    return [_called(pair, named.get(pair.file.contract), past) for pair in pairs]


def _called(pair: Pair, old: ContractFile | None, past: Past) -> Pair:
    if old is None or pair.trouble:
        return pair
    is_unchanged = past.holds(old.path, pair.content)
    return replace(pair, old_path=old.path, old_contract=old.contract, is_unchanged=is_unchanged)
