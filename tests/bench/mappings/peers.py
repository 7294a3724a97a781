"""The same mapping in other languages, run by what their people use; each installed on the first `make bench`."""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

CACHE = Path(__file__).resolve().parent.parent.parent.parent / "var" / "bench-mappings"
HERE = Path(__file__).parent
JSONATA_NPM = "jsonata@2.2.2"
PYTHON_PORTS = {"jsonatapy": "jsonatapy==2.2.13", "jsonata": "jsonata-python==0.7.1"}


def answer_of(command: list[str], asked: dict, folder: Path = HERE) -> dict:
    """What a program makes of a question, which is JSON both ways."""
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, check=True, cwd=folder, timeout=300
    )
    return json.loads(done.stdout)


def python_port(module: str, asked: dict) -> dict:
    """Raises SubprocessError or OSError where it cannot be installed."""
    python, ready = CACHE / "python" / "bin" / "python", CACHE / f"{module}.ready"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(CACHE / "python")], check=True, capture_output=True)
    if not ready.exists():
        install = [str(python), "-m", "pip", "install", "-q", PYTHON_PORTS[module]]
        subprocess.run(install, check=True, capture_output=True, timeout=300)
        ready.touch()
    return answer_of([str(python), "measure_jsonata.py", module], asked)


def npm_jsonata(asked: dict) -> dict:
    """Raises SubprocessError or OSError where it cannot be installed."""
    folder = CACHE / "node"
    if not (folder / "node_modules" / "jsonata").exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), JSONATA_NPM]
        subprocess.run(install, check=True, capture_output=True, timeout=300)
    return answer_of(["node", "measure_jsonata.mjs", str(folder)], asked)


def jq(asked: dict) -> dict:
    """Reading and writing many payloads in one process, less what the process itself takes. Raises OSError."""
    if shutil.which("jq") is None:
        raise FileNotFoundError("jq")
    told = []
    for _ in range(asked["rounds"] // 3):
        (alone, _), (used, after) = (_processor_time(asked, count) for count in (1, asked["runs"] + 1))
        told.append((used - alone) * 1e6 / asked["runs"])
    return {"after": after, "microseconds": told}


def _processor_time(asked: dict, count: int) -> tuple[float, str]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = (asked["payload"] + "\n") * count
    done = subprocess.run(["jq", "-c", asked["mapping"]], input=text, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, done.stdout.partition("\n")[0]
