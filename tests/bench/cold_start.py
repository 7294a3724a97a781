"""How long `contracts diff` takes as a person feels it: a new process each time."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import schemas
from tests.bench.figures import measure, report


def run() -> None:
    print("\ncommand line, cold start")
    command = Path(sys.executable).with_name("contracts")
    with tempfile.TemporaryDirectory() as name:
        old, new = Path(name) / "old.json", Path(name) / "new.json"
        small = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
        old.write_text(schemas.as_text(small))
        new.write_text(schemas.as_text(small | {"required": []}))
        report("contracts diff, two small files", _timed(command, old, new), "150 ms")
        event = schemas.event_schema()
        old.write_text(schemas.as_text(event))
        new.write_text(schemas.as_text(schemas.breaking_successor(event)))
        report("contracts diff, a breaking 10 KB pair", _timed(command, old, new), "250 ms")
        report("python -c pass, for orientation", measure(_call(sys.executable, "-c", "pass"), runs=15))


def _timed(command: Path, old: Path, new: Path) -> object:
    return measure(_call(str(command), "diff", str(old), str(new)), runs=15)


def _call(*arguments: str) -> Callable[[], None]:
    # An installation has its bytecode; an environment that keeps none would measure the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def call() -> None:
        finished = subprocess.run(
            arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        if finished.returncode not in {0, 1}:
            raise RuntimeError(finished.stderr.decode())

    return call
