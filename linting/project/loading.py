"""Finding and reading ``contracts.yaml``, or ``[tool.contracts]`` in ``pyproject.toml``.

The file is read strictly: a key that means nothing is refused with what may have been meant, since a setting that is
silently not applied is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from linting.changes import Mode
from linting.containment import Writer
from linting.documents import Document, pointer_join
from linting.project.config import Binding, Judging, Override, Project
from linting.project.errors import ProjectError
from linting.project.rules import LINT_LEVELS, known_names, names_of_lint, rules_named, selected, wrong_option
from linting.project.texts import document_from
from linting.records import names_of_parts
from linting.schemas import Dialect

CONFIG_NAMES = ("contracts.yaml", "contracts.yml", "contracts.json")
_PYPROJECT = "pyproject.toml"
CONFIGURING = (*CONFIG_NAMES, _PYPROJECT)
"""The files that may say which contracts there are."""
FAIL_LEVELS = ("risky", "undecided", "breaking")
_CHOICES = {
    "mode": tuple(mode.value for mode in Mode),
    "writer": tuple(writer.value for writer in Writer),
    "dialect": tuple(dialect.value for dialect in Dialect),
    "fail_on": FAIL_LEVELS,
}
Made = TypeVar("Made")
_PLACEHOLDERS = re.compile(r"\{[^}]*\}?")
_NAMED = re.compile(r"[a-z0-9._/-]*")
"""What a contract's name may be made of, beside placeholders; registries know no others."""
_JUDGING = names_of_parts(Judging)


def project_around(start: Path) -> Project | None:
    """The project of the nearest folder, here or above, that has a configuration. Raises ProjectError."""
    for folder in (start, *start.parents):
        if found := _projects_in(folder):
            if len(found) > 1:
                told = f"there is {found[1].name} in {folder}, and {found[0].name} beside it"
                raise ProjectError(told, remedy="Only one of them could count: keep one.")
            return found[0]
        if (folder / ".git").exists():
            return None
    return None


def _projects_in(folder: Path) -> list[Project]:
    found = [project_from(folder / name) for name in CONFIG_NAMES if (folder / name).exists()]
    if (folder / _PYPROJECT).is_file() and (project := _of_pyproject(folder / _PYPROJECT)) is not None:
        found.append(project)
    return found


def project_from(path: Path) -> Project:
    """Read one file. Raises ProjectError with the line that is wrong."""
    try:
        document = document_from(path.read_bytes(), path.name, remedies=_REMEDIES)
    except OSError as error:
        raise ProjectError(f"{path}: {error.strerror or error}") from error
    return _Reader(document).project(path.parent)


def project_as_it_was(name: str, content: bytes, root: Path) -> Project | None:
    """What one of these files said before; None where it said nothing, or nothing that means something today."""
    try:
        document = _document_of_pyproject(content, name) if name == _PYPROJECT else document_from(content, name)
        return None if document is None else _Reader(document, is_past=True).project(root)
    except (ProjectError, ValueError):
        return None


_REMEDIES = {
    "empty": "Say which files are contracts, or remove it: `contracts init` writes one.",
    "binary": "It has to be a text: YAML, or JSON.",
}


def _of_pyproject(path: Path) -> Project | None:
    try:
        document = _document_of_pyproject(path.read_bytes(), path.name)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{path.name}: {error}") from error
    return None if document is None else _Reader(document).project(path.parent)


def _document_of_pyproject(content: bytes, name: str) -> Document | None:
    """The table of this tool; whatever else the file says is for others, and so is what may be wrong with it."""
    import tomllib

    text = content.decode("utf-8", errors="replace")
    tools = tomllib.loads(text).get("tool") if "contracts" in text else None
    value = tools.get("contracts") if isinstance(tools, dict) else None
    return None if value is None else Document(value, "", "json", name)


class _Reader:
    """Takes values from a document, each with its place for what is wrong with it."""

    def __init__(self, document: Document, *, is_past: bool = False) -> None:
        self.document = document
        self.is_past = is_past

    def project(self, root: Path) -> Project:
        top = self.table(self.document.value, "", (*PROJECT_KEYS, *_JUDGING))
        return Project(
            root=root,
            name=self.document.name,
            contracts=tuple(self.each(top, "", "contracts", self.binding)),
            judging=self.judging(top, ""),
            select=selected(self.rules(top, "", "select")),
            ignore=self.rules(top, "", "ignore"),
            overrides=tuple(self.each(top, "", "overrides", self.override)),
            references=self.references(top, root),
            main_branch=self.text(top, "", "main_branch"),
            server=self.text(top, "", "server"),
            lint=self.flag(top, "", "lint"),
            levels=self.levels(top, ""),
            options=self.options(top),
            offline_ok=self.flag(top, "", "offline_ok"),
            document=self.document,
        )

    def binding(self, value: object, at: str) -> Binding:
        table = self.table(value, at, ("files", "name", "metadata", *_JUDGING))
        name = self.text(table, at, "name")
        if name is None:
            raise self.wrong(at, "a contract needs a name", "Write name: namespace/{stem}, for instance.")
        if name.count("/") != 1:
            raise self.wrong(f"{at}/name", f"{name!r} is no contract's name", "Write it as namespace/name.")
        if unknown := set(_PLACEHOLDERS.findall(name)) - {"{stem}", "{folder}"}:
            remedy = "There are {stem} and {folder}."
            raise self.wrong(f"{at}/name", f"{min(unknown)} stands for nothing in a contract's name", remedy)
        if not _NAMED.fullmatch(_PLACEHOLDERS.sub("", name)):
            remedy = "Lower-case letters, digits, dots, dashes and underscores make a name."
            raise self.wrong(f"{at}/name", f"{name!r} is no contract's name", remedy)
        metadata = self.table(table.get("metadata", {}), f"{at}/metadata", None)
        return Binding(self.globs(table, at), name, self.judging(table, at), metadata, at)

    def override(self, value: object, at: str) -> Override:
        table = self.table(value, at, ("files", "pointers", "ignore", "levels", *_JUDGING))
        judging = self.judging(table, at)
        pointers = self.texts(table, at, "pointers")
        for index, pointer in enumerate(pointers):
            if not pointer.startswith(("/", "*")):
                remedy = f"Write it from the top: /{pointer}" if pointer else "Leave it out for the whole file."
                raise self.wrong(f"{at}/pointers/{index}", f"{pointer!r} is no JSON Pointer", remedy)
        if pointers and judging != Judging():
            raise self.wrong(at, "only `ignore` and `levels` can be different for some places of a file", _NO_POINTERS)
        return Override(
            self.globs(table, at), pointers, self.rules(table, at, "ignore"), self.levels(table, at), judging
        )

    def references(self, table: dict[str, Any], root: Path) -> dict[str, str]:
        """Schemas that others refer to, by URI; each has to be there, for all contracts are read with them."""
        found = self.texts_by_name(table, "", "references")
        for uri, path in found.items():
            if not self.is_past and not (root / path).is_file():
                what = "this is a directory" if (root / path).is_dir() else "there is no such file"
                raise self.wrong(f"/references{pointer_join(uri)}", f"{path}: {what}", _FROM_HERE)
        return found

    def judging(self, table: dict[str, Any], at: str) -> Judging:
        given = {name: table[name] for name in _JUDGING if name in table}
        for name, value in given.items():
            if name in _CHOICES:
                self.one_of(value, _CHOICES[name], pointer_join(name) if not at else f"{at}/{name}")
            else:
                self.flag(given, at, name)
        return Judging(**given)

    def globs(self, table: dict[str, Any], at: str) -> tuple[str, ...]:
        found = self.texts(table, at, "files")
        if not found:
            raise self.wrong(at, "`files` is missing", "Give a glob, such as schemas/**/*.json, or a list of them.")
        return found

    def rules(self, table: dict[str, Any], at: str, key: str) -> tuple[str, ...]:
        found = self.texts(table, at, key)
        for index, rule in enumerate(found):
            if not rules_named(rule):
                self.one_of(rule, known_names(), f"{at}/{key}/{index}", "rule")
        return tuple(code for rule in found for code in rules_named(rule))

    def levels(self, table: dict[str, Any], at: str) -> dict[str, str]:
        """Levels of lint rules, by rule or by family."""
        found = self.texts_by_name(table, at, "levels")
        for name, level in found.items():
            place = f"{at}/levels{pointer_join(name)}"
            self.one_of(name, names_of_lint(), place, "lint rule or family")
            self.one_of(level, LINT_LEVELS, place, "level")
        return found

    def options(self, table: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Options of lint rules."""
        found = self.table(table.get("options", {}), "/options", None)
        for code, given in found.items():
            self.one_of(code, names_of_lint(), f"/options{pointer_join(code)}", "lint rule")
            self.table(given, f"/options{pointer_join(code)}", None)
        if found and (wrong := wrong_option(found)):
            raise self.wrong(f"/options{pointer_join(*wrong.at)}", wrong.message, wrong.remedy)
        return found

    def each(self, table: dict[str, Any], at: str, key: str, make: Callable[[object, str], Made]) -> Iterable[Made]:
        values = table.get(key, [])
        if not isinstance(values, list):
            raise self.wrong(f"{at}/{key}", f"{key} is to be a list")
        return [make(value, f"{at}/{key}/{index}") for index, value in enumerate(values)]

    def table(self, value: object, at: str, known: tuple[str, ...] | None) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(at, "this is to be an object")
        for key in value:
            if known is not None and key not in known:
                raise self.wrong(f"{at}{pointer_join(key)}", f"there is no key {key!r} here", _meant(key, known))
        return value

    def text(self, table: dict[str, Any], at: str, key: str) -> str | None:
        value = table.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(f"{at}/{key}", f"{key} is to be a text")
        return value

    def flag(self, table: dict[str, Any], at: str, key: str) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{at}/{key}", f"{key} is to be true or false")
        return value

    def texts(self, table: dict[str, Any], at: str, key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise self.wrong(f"{at}/{key}", f"{key} is to be a text or a list of them")
        return tuple(values)

    def texts_by_name(self, table: dict[str, Any], at: str, key: str) -> dict[str, str]:
        value = table.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise self.wrong(f"{at}/{key}", f"{key} is to be an object of texts")
        return value

    def one_of(self, value: object, known: Iterable[str], at: str, kind: str = "") -> None:
        if value not in (names := list(known)):
            raise self.wrong(at, f"there is no {kind or at.rpartition('/')[2]} {value!r}", _meant(str(value), names))

    def wrong(self, at: str, message: str, remedy: str = "") -> ProjectError:
        if not self.document.text:
            where = f" (at tool.contracts{at.replace('/', '.')})"
            return ProjectError(f"{self.document.name}: {message}{where}", remedy=remedy)
        line, column = self.document.position_of(at)
        return ProjectError(f"{self.document.name}:{line}:{column}: {message}", remedy=remedy)


PROJECT_KEYS = (
    "contracts",
    "lint",
    "levels",
    "options",
    "select",
    "ignore",
    "overrides",
    "references",
    "main_branch",
    "server",
    "offline_ok",
)
_FROM_HERE = "Check the path; it counts from the folder of this file."
_NO_POINTERS = "Leave `pointers` out."


def _meant(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = list(known)
    if close := get_close_matches(name, names, n=3, cutoff=0.55):
        return f"Did you mean {' or '.join(close)}?"
    return f"There are {', '.join(names)}." if len(names) <= 20 else "`contracts rules` lists them."
