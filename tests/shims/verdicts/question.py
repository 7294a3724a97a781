"""A mapping between two versions, as one that is kept on disk, and what is found to be wrong about it."""

from dataclasses import dataclass
from typing import Any

from linting.containment import Settings, Writer
from linting.schemas import Schema, load
from shims.mapping import Mapping, parse

BUDGET = 4_000


@dataclass(frozen=True)
class Question:
    """What is asked: versions and ops as JSON."""

    source: Any
    ops: list[dict[str, Any]]
    target: Any
    is_open: bool = True

    @property
    def writer(self) -> Writer:
        return Writer.OPEN if self.is_open else Writer.DECLARED

    def settings(self) -> Settings:
        return Settings(writer=self.writer, budget=BUDGET)

    def loaded(self) -> tuple[Schema, Mapping, Schema]:
        """Raises SchemaError, MappingError."""
        return load(self.source), parse({"oplevel": 1, "ops": self.ops}), load(self.target)


@dataclass(frozen=True)
class Finding:
    """What is said and is not so; `kind` stays the same while it is shrunk."""

    kind: str
    payload: Any = None
