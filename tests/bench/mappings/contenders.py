"""Who takes part: our runtimes, and what others would use."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from shims.runtimes.python import compiled, transform
from tests.bench.mappings import peers, within_nginx
from tests.bench.mappings.question import HERE, MAPPING, MAPPING_TEXT, PAYLOAD, RESPELLED, ROUNDS, SPACED, asked

Answer = tuple[str, list[float]]
"""What came out, and the microseconds of a run in each round."""


@dataclass(frozen=True)
class Contender:
    """Something that runs the mapping, or its like in another language."""

    label: str
    ask: Callable[[], Answer]
    aim: int | None = None
    remark: str = ""
    payload: str = PAYLOAD

    def measured(self) -> tuple[tuple[float, ...], str]:
        """Microseconds, or why there are none."""
        try:
            after, microseconds = self.ask()
        except (OSError, subprocess.SubprocessError) as failure:
            return (), f"not available here: {type(failure).__name__}"
        if json.loads(after) != json.loads(transform(self.payload, MAPPING)):
            return (), "answers something else"
        return tuple(microseconds), ""


def contenders() -> list[Contender]:
    """In the order of the table."""
    program = compiled(MAPPING)
    expression, filter_text = (HERE / "mapping.jsonata").read_text(), (HERE / "mapping.jq").read_text()
    return [
        _python("Python, compiled", program.transform, PAYLOAD, 20),
        _python("Python, compiled: `1.50` and `\\u00e9`", program.transform, RESPELLED, remark="read once more"),
        _python("Python, compiled: spaces", program.transform, SPACED, remark="interpreted"),
        _python("Python, interpreted", lambda text: transform(text, MAPPING), PAYLOAD),
        _program("Node", ["node", "measure.mjs"], 3000, 20),
        _program("LuaJIT", ["luajit", "measure.lua"], 2000, 30),
        _program("Lua 5.3", ["lua5.3", "measure.lua"], 300),
        Contender("njs in nginx", within_nginx.runs, 60),
        Contender("njs in nginx, a request", within_nginx.requests, remark="the mapping compiled as well"),
        _peer("jsonatapy (Rust)", lambda: peers.python_port("jsonatapy", asked(expression, 300))),
        _peer("jq", lambda: peers.jq(asked(filter_text, 3000))),
        _peer("jsonata (npm)", lambda: peers.npm_jsonata(asked(expression, 300))),
        _peer("jsonata-python", lambda: peers.python_port("jsonata", asked(expression, 20))),
    ]


def _told(answer: dict) -> Answer:
    return answer["after"], answer["microseconds"]


def _peer(label: str, ask: Callable[[], dict]) -> Contender:
    return Contender(label, lambda: _told(ask()), remark="loses how values are spelled")


def _program(label: str, command: list[str], runs: int, aim: int | None = None) -> Contender:
    return Contender(label, lambda: _told(peers.answer_of(command, asked(MAPPING_TEXT, runs))), aim)


def _python(label: str, run: Callable[[str], str], payload: str, aim: int | None = None, remark: str = "") -> Contender:
    def ask() -> Answer:
        told = []
        for _ in range(ROUNDS):
            start = time.process_time()
            for _ in range(300):
                run(payload)
            told.append((time.process_time() - start) * 1e6 / 300)
        return run(payload), told

    return Contender(label, ask, aim, remark, payload)
