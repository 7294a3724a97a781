"""A repository of 500 schemas, 580 kB: how long it takes to check and to lint, and how much memory."""

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import linters, schemas
from tests.bench.programs import row

FILES = 500
_SHAPES: list[dict[str, Any]] = [
    {"type": "string", "maxLength": 255},
    {"type": "integer", "minimum": 0, "maximum": 2147483647},
    {"enum": ["new", "active", "suspended", "closed"]},
    {"type": "string", "format": "date-time"},
    {"type": "boolean"},
    {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{4,8}$"},
    {"$ref": "#/$defs/money"},
    {"type": "array", "maxItems": 50, "items": {"$ref": "#/$defs/money"}},
]
_WORDS = ("order", "account", "parcel", "invoice", "city", "name", "street", "total", "owner", "carrier", "weight")


def run() -> None:
    print(f"\na repository of {FILES} schemas")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _begin(folder)
        print(f"  {FILES} files, {size // 1000} kB; each row is one process, with its start")
        _row("contracts check, nothing changed", folder, "check")
        _row("contracts lint, all files", folder, "lint")
        linters.run(folder, FILES)
        _change(folder, every=10)
        _row("contracts check --lint, a tenth changed", folder, "check", "--lint")
        _change(folder, every=1)
        _row("contracts check, all changed, half breaking", folder, "check")
        _row("contracts check --lint, all changed, half breaking", folder, "check", "--lint", aim="2,000 ms, 150 MB")


def _schema(number: int) -> dict[str, Any]:
    """No two are alike, as in a real repository: what is learned of one says nothing about the next."""
    drawn = random.Random(number)
    names = [f"{drawn.choice(_WORDS)}_{drawn.choice(_WORDS)}_{at}" for at in range(5)]
    properties = {name: {**drawn.choice(_SHAPES), "description": f"The {name} of it."} for name in names}
    money = {
        "type": "object",
        "properties": {"cents": {"type": "integer", "maximum": 10**9}, "currency": {"enum": ["EUR", "USD"]}},
        "required": ["cents", "currency"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Number {number}",
        "description": "What one service tells another.",
        "type": "object",
        "properties": {**properties, "kind": {"enum": ["a", "b", f"c{number}"], "description": "Which one."}},
        "required": names[:2],
        "$defs": {"money": money},
    }


def _begin(folder: Path) -> int:
    (folder / "contracts.yaml").write_text("contracts:\n  - files: schemas/*.json\n    name: bench/{stem}\n")
    (folder / "schemas").mkdir()
    for number in range(FILES):
        _path(folder, number).write_text(schemas.as_text(_schema(number)))
    who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*who, "commit", "-q", "-m", "All"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return sum(path.stat().st_size for path in (folder / "schemas").iterdir())


def _change(folder: Path, *, every: int) -> None:
    for number in range(0, FILES, every):
        following = _schema(number)
        following["properties"]["added"] = {"type": "string", "maxLength": 40, "description": "New and optional."}
        if number % (2 * every) == 0:
            following["properties"]["kind"]["enum"].pop()
        _path(folder, number).write_text(schemas.as_text(following))


def _path(folder: Path, number: int) -> Path:
    return folder / "schemas" / f"file-{number:03}.json"


def _row(label: str, folder: Path, *arguments: str, aim: str = "") -> None:
    row(label, folder, [str(Path(sys.executable).with_name("contracts")), *arguments], aim)
