"""What a project says about its contracts, as plain values.

Settings are merged from the widest to the nearest: the defaults, the top of the file, the contract, then every override
whose globs match, in their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from linting.documents import Document
from linting.project.globs import matches
from linting.records import Record, field, parts_of, replace


class Judging(Record):
    """How changes are judged; None leaves it to what is wider."""

    mode: str | None = None
    writer: str | None = None
    assert_formats: bool | None = None
    readers_apply_defaults: bool | None = None
    dialect: str | None = None
    fail_on: str | None = None
    allow_undecided: bool | None = None
    """Whether what the engine cannot decide is told, and does not fail."""

    def within(self, nearer: Judging) -> Judging:
        """This, with what is nearer put over it."""
        return replace(self, **{name: value for name, value in parts_of(nearer).items() if value is not None})


DEFAULTS = Judging(
    mode="backward",
    writer="declared",
    assert_formats=True,
    readers_apply_defaults=False,
    fail_on="undecided",
    allow_undecided=False,
)
"""How changes are judged where nobody says otherwise."""


class Binding(Record):
    """Files that are a contract each, and its name: fixed, or made of ``{stem}`` and ``{folder}`` of the path."""

    files: tuple[str, ...]
    name: str
    judging: Judging = Judging()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    """Who owns it, how it is classified, and what else people want to know of it: any JSON."""
    place: str = field(default="", aside=True)
    """Where the file says so, as a JSON Pointer."""

    def covers(self, path: str) -> bool:
        """Whether a file is one of these."""
        return any(matches(glob, path) for glob in self.files)

    def name_of(self, path: str) -> str | None:
        """The contract that a file is, or None where it is none of these."""
        if not self.covers(path):
            return None
        place = PurePosixPath(path)
        return self.name.replace("{stem}", place.stem).replace("{folder}", place.parent.name)


class Override(Record):
    """What is different for some files, or for some places in them."""

    files: tuple[str, ...]
    pointers: tuple[str, ...] = ()
    """JSON Pointers with ``*`` for anything; none for the whole file."""
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    judging: Judging = Judging()

    def concerns(self, path: str) -> bool:
        """Whether a file is one of these."""
        return any(matches(glob, path) for glob in self.files)

    def covers(self, pointer: str) -> bool:
        """Whether a place is one of these, or inside of one."""
        return not self.pointers or any(
            matches(glob.replace("*", "**"), pointer) or matches(glob.replace("*", "**") + "/**", pointer)
            for glob in self.pointers
        )


class Project(Record):
    """A repository's contracts. Paths are relative to the root, with forward slashes."""

    root: Path
    name: str = ""
    """The file that says so; empty where there is none."""
    contracts: tuple[Binding, ...] = ()
    judging: Judging = Judging()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    main_branch: str | None = None
    server: str | None = None
    lint: bool = False
    """Whether the lint rules are asked about what changed."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """How much the findings of lint rules and families matter."""
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Options of lint rules, by code and by name."""
    offline_ok: bool = False
    """Whether a registry that cannot be reached is only warned of."""
    document: Document | None = field(default=None, aside=True)
    """The text that says so."""

    def binding_of(self, path: str) -> Binding | None:
        """The first that a file belongs to."""
        return next((binding for binding in self.contracts if binding.covers(path)), None)

    def judging_of(self, path: str) -> Judging:
        """How the changes of one file are judged."""
        judging = self.judging
        binding = self.binding_of(path)
        if binding is not None:
            judging = judging.within(binding.judging)
        for override in self.overrides:
            if override.concerns(path) and not override.pointers:
                judging = judging.within(override.judging)
        return judging

    def ignores(self, rule: str, path: str, pointer: str) -> bool:
        """Whether a rule is not asked at a place."""
        if rule in self.ignore or (self.select and rule not in self.select):
            return True
        return any(
            rule in override.ignore and override.concerns(path) and override.covers(pointer)
            for override in self.overrides
        )
