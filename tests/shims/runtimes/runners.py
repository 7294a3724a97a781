"""Other runtimes, asked for many cases at a time: each is a program that answers a line for each line."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CONFORMANCE = HERE.parent / "conformance"
RUNTIMES = (("node", "drive.mjs"), ("lua5.3", "drive.lua"), ("luajit", "drive.lua"))


@dataclass(frozen=True)
class Case:
    """A mapping and a payload, both as text."""

    mapping: str
    payload: str


def outcomes(command: Sequence[str], cases: Sequence[Case]) -> list[dict]:
    """What a runtime makes of each case: `{"after": text}` or `{"fails": {code, op, pointer}}`."""
    asked = "".join(json.dumps({"mapping": case.mapping, "payload": case.payload}) + "\n" for case in cases)
    done = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=300, check=False, cwd=HERE)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(cases), done.stderr
    return answers


class Conversation:
    """A runtime that is asked one case after the other."""

    def __init__(self, command: Sequence[str]):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE)

    def ask(self, case: Case) -> None:
        """Hand over a case."""
        print(json.dumps({"mapping": case.mapping, "payload": case.payload}), file=self.process.stdin, flush=True)

    def answer(self) -> dict:
        """What the runtime makes of the case that it was handed, as in `outcomes`."""
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """Let the runtime end, as its input does."""
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()


def vectors() -> list[tuple[str, dict]]:
    """Every vector by its name."""
    files = sorted(CONFORMANCE.glob("*.json"))
    return [(f"{file.stem}: {vector['title']}", vector) for file in files for vector in json.loads(file.read_text())]


def case_of(vector: dict) -> Case:
    """The vector as a case; its expected outcome is left out."""
    return Case(json.dumps({"oplevel": 1, "ops": vector["ops"]}), vector["before"])


def expected_of(vector: dict) -> dict:
    """The outcome that a vector asks for."""
    return {key: vector[key] for key in ("after", "fails") if key in vector}
