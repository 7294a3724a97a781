"""The peers, measured on the same pairs.

jsonschema-rs is a dependency of ours already. jsonsubschema pins old libraries, so it gets a virtual
environment of its own under `var/`, made on the first `make bench`; without a network it is left out.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs

from tests.bench.figures import Timing, measure, report

JSONSUBSCHEMA = "jsonsubschema==0.0.8"
FOLDER = Path(__file__).resolve().parent.parent.parent / "var" / "bench-peers"
PROGRAM = """
import json, sys, time
from jsonsubschema import isSubschema
writer, reader, runs = json.load(sys.stdin)
samples, answer = [], None
for _ in range(runs):
    start = time.perf_counter()
    try:
        answer = str(isSubschema(writer, reader))
    except Exception as error:
        answer = type(error).__name__
    samples.append(time.perf_counter() - start)
print(json.dumps([answer, samples]))
"""


def covers(writer: dict[str, Any], reader: dict[str, Any]) -> Callable[[], object]:
    """jsonschema-rs: does the canonical reader cover the canonical writer?"""

    def call() -> object:
        return jsonschema_rs.canonicalize(reader).covers(jsonschema_rs.canonicalize(writer))

    return call


def jsonsubschema(writer: dict[str, Any], reader: dict[str, Any], runs: int) -> tuple[str, Timing] | None:
    """Its answer and timing; None where it cannot be installed or does not end in two minutes."""
    from tests.bench.figures import timing_of

    python = FOLDER / "bin" / "python"
    try:
        if not (FOLDER / ".ready").exists():
            subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True, capture_output=True)
            subprocess.run([str(python), "-m", "pip", "install", "-q", JSONSUBSCHEMA], check=True, capture_output=True)
            (FOLDER / ".ready").touch()
        finished = subprocess.run(
            [str(python), "-W", "ignore", "-c", PROGRAM],
            input=json.dumps([writer, reader, runs]),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    except (subprocess.SubprocessError, OSError):
        return None
    answer, samples = json.loads(finished.stdout.splitlines()[-1])
    return answer, timing_of(samples)


def compare(label: str, writer: dict[str, Any], reader: dict[str, Any]) -> None:
    call = covers(writer, reader)
    try:
        report(f"jsonschema-rs covers(), {label}", f"{measure(call, runs=30)}   answers {call()}")
    except Exception as error:  # noqa: BLE001 - a peer's failure is a figure too
        report(f"jsonschema-rs covers(), {label}", f"fails: {type(error).__name__}")
    if (result := jsonsubschema(writer, reader, runs=5)) is None:
        report(f"jsonsubschema, {label}", "not available here")
    else:
        report(f"jsonsubschema, {label}", f"{result[1]}   answers {result[0]}")
