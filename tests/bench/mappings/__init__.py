"""A mapping of 20 ops on 2 KB of JSON, from text to text: our runtimes beside what others would use for it.

Processor time and no wall time, since neither the runtimes nor the peers wait for anything. Every answer is compared
with the interpreter's before its figure is printed.
"""

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shims.mapping import parse
from shims.runtimes.python import compiled, transform
from tests.bench.figures import report
from tests.bench.mappings import peers
from tests.shims.runtimes.nginx import MODULE, nginx

HERE = Path(__file__).parent
MAPPING = (HERE / "mapping.json").read_text()
VALUE = json.loads((HERE / "payload.json").read_text())
PAYLOAD = json.dumps(VALUE, ensure_ascii=False, separators=(",", ":"))
SPACED = json.dumps(VALUE)
ROUNDS = 15


def run() -> None:
    mapping = parse(json.loads(MAPPING))
    program, expected = compiled(mapping), transform(PAYLOAD, mapping)
    print(f"\nmapping of {len(mapping.ops)} ops, {len(PAYLOAD)} bytes of JSON, text to text, processor time of a run")
    _in_python(lambda: program.transform(PAYLOAD), expected, "Python, compiled", "20 µs")
    _in_python(lambda: program.transform(SPACED), transform(SPACED, mapping), "Python, a payload with spaces")
    _in_python(lambda: transform(PAYLOAD, mapping), expected, "Python, interpreted")
    for label, command, runs, aim in (
        ("Node", ["node", "measure.mjs"], 3000, "20 µs"),
        ("LuaJIT", ["luajit", "measure.lua"], 2000, "30 µs"),
        ("Lua 5.3", ["lua5.3", "measure.lua"], 300, ""),
    ):
        _report(
            label, lambda command=command, runs=runs: peers.answer_of(command, _asked(MAPPING, runs)), expected, aim
        )
    _report("njs inside of nginx, wall time", _in_njs, expected, "60 µs")
    expression, program_text = (HERE / "mapping.jsonata").read_text(), (HERE / "mapping.jq").read_text()
    for label, measured in (
        ("jsonatapy (pip, in Rust)", lambda: peers.python_port("jsonatapy", _asked(expression, 300))),
        ("jsonata-python (pip)", lambda: peers.python_port("jsonata", _asked(expression, 20))),
        ("jsonata (npm)", lambda: peers.npm_jsonata(_asked(expression, 300))),
        ("jq", lambda: peers.jq(_asked(program_text, 3000))),
    ):
        _report(label, measured, expected)


def _asked(mapping: str, runs: int) -> dict:
    return {"mapping": mapping, "payload": PAYLOAD, "rounds": ROUNDS, "runs": runs}


def _in_python(action: Callable[[], str], expected: str, label: str, aim: str = "") -> None:
    def measured() -> dict:
        told = []
        for _ in range(ROUNDS):
            start = time.process_time()
            for _ in range(300):
                action()
            told.append((time.process_time() - start) * 1e6 / 300)
        return {"after": action(), "microseconds": told}

    _report(label, measured, expected, aim)


def _in_njs() -> dict:
    if not MODULE.exists():
        raise FileNotFoundError("the JavaScript module of nginx")
    with tempfile.TemporaryDirectory() as folder, nginx(Path(folder), HERE / "measure_njs.js") as connection:
        return connection.answer(_asked(MAPPING, 50))


def _report(label: str, measured: Callable[[], dict], expected: str, aim: str = "") -> None:
    try:
        answer = measured()
    except (OSError, subprocess.SubprocessError) as failure:
        return report(label, f"not available here: {type(failure).__name__}", aim)
    if json.loads(answer["after"]) != json.loads(expected):
        return report(label, "answers something else")
    told = answer["microseconds"]
    return report(label, f"median {statistics.median(told):8.1f} µs   least {min(told):8.1f} µs", aim)
