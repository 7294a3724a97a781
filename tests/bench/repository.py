"""A repository of 500 schemas, 580 kB: how long it takes to check and to lint, and how much memory."""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench import schemas
from tests.bench.figures import report

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
    wall, cpu, memory = measured([str(Path(sys.executable).with_name("contracts")), *arguments], folder)
    report(label, f"{wall * 1000:7.0f} ms   {cpu * 1000:7.0f} ms of processors   {memory:4.0f} MB", aim)


def measured(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of processors, and the most memory of any process in MB, of one run."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, told = process.communicate()
    wall = time.perf_counter() - started
    if process.returncode not in {0, 1}:
        raise RuntimeError(told.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024
