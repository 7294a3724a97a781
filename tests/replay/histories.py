"""Real schema histories, as the cases have them: one contract a line, oldest version first."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path("histories") / "versions.jsonl"
_NOT_PLAIN = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True)
class History:
    """A contract's name as the registry takes it, and its schemas."""

    namespace: str
    name: str
    schemas: tuple[Any, ...]

    @property
    def full_name(self) -> str:
        return f"{self.namespace}/{self.name}"


def histories_in(cases: Path) -> Iterator[History]:
    """Every history; names that would be the same in lower case are told apart by a number."""
    seen: set[tuple[str, str]] = set()
    with (cases / FILE).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            namespace, _, name = f"{row['source']}/{row['name']}".rpartition("/")
            plain = _plain(namespace), _plain(name)
            if plain in seen:
                plain = plain[0], f"{plain[1]}-{number}"
            seen.add(plain)
            yield History(*plain, tuple(version["schema"] for version in row["versions"]))


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub(".", text.lower()).strip(".-_")
