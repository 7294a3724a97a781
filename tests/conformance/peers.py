"""What other engines answer to the same rows, for the table in the docs.

Each runs in a process of its own, which is fed one row after the other and is replaced where it takes too long or dies.
jsonschema-rs is a dependency of ours; the others are installed under `var/` when they are first asked for, and left out
where that fails. npm's is-json-schema-subset, which one would like to see here, is no longer in the registry;
json-schema-diff, which decides the same question by the same means, stands in for it.
"""

import json
import selectors
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent.parent / "var" / "peers"
PATIENCE = 2.0
"""Seconds that a peer may take for a row."""
MOST_ROWS = 150
"""Rows of a set that a peer is asked, taken evenly; all of them would take hours."""

_LOOP = """
import json, sys
for line in sys.stdin:
    row = json.loads(line)
    try:
        answer = decide(row["lhs"], row["rhs"], row["draft"])
    except Exception:
        answer = None
    print(json.dumps(answer), flush=True)
"""
_COVERS = """
import jsonschema_rs
def decide(lhs, rhs, draft):
    number = getattr(jsonschema_rs, draft.replace("draft", "Draft").replace("-", ""))
    reader, writer = [jsonschema_rs.canonicalize(side, draft=number, offline=True) for side in (rhs, lhs)]
    answer, known = reader.covers(writer), jsonschema_rs.canonical.Containment
    return True if answer == known.YES else False if answer == known.NO else None
"""
_JSONSUBSCHEMA = """
import io, sys
from contextlib import redirect_stdout
from jsonsubschema import isSubschema
def decide(lhs, rhs, draft):
    with redirect_stdout(io.StringIO()):
        return bool(isSubschema(lhs, rhs))
"""
_JSON_SCHEMA_DIFF = """
const { diffSchemas } = require('json-schema-diff');
const fetches = /"\\$ref":"https?:/;
require('readline').createInterface({ input: process.stdin }).on('line', async line => {
  const { lhs: sourceSchema, rhs: destinationSchema } = JSON.parse(line);
  let answer = null;
  try {
    if (!fetches.test(line)) answer = !(await diffSchemas({ sourceSchema, destinationSchema })).removalsFound;
  } catch { }
  console.log(JSON.stringify(answer));
});
"""


@dataclass(frozen=True)
class Peer:
    """Another engine: how to start it, and how to install it first."""

    name: str
    command: tuple[str, ...]
    folder: Path = FOLDER
    install: tuple[tuple[str, ...], ...] = ()


@dataclass
class Tally:
    """What a peer answered: by mark, and the milliseconds of each row."""

    marks: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)


def peers() -> list[Peer]:
    """All that can be run here."""
    python = FOLDER / "python" / "bin" / "python"
    known = [
        Peer("jsonschema-rs covers()", (sys.executable, "-c", _COVERS + _LOOP)),
        Peer(
            "jsonsubschema 0.0.8",
            (str(python), "-W", "ignore", "-c", _JSONSUBSCHEMA + _LOOP),
            install=(
                (sys.executable, "-m", "venv", str(FOLDER / "python")),
                (str(python), "-m", "pip", "install", "-q", "jsonsubschema==0.0.8"),
            ),
        ),
        Peer(
            "json-schema-diff 1.0.0",
            ("node", "-e", _JSON_SCHEMA_DIFF),
            FOLDER / "node",
            install=(("npm", "install", "--no-audit", "--no-fund", "json-schema-diff@1.0.0"),),
        ),
    ]
    return [peer for peer in known if _is_installed(peer)]


def _is_installed(peer: Peer) -> bool:
    peer.folder.mkdir(parents=True, exist_ok=True)
    ready = FOLDER / f".{peer.name.split()[0]}"
    try:
        if not ready.exists():
            for command in peer.install:
                subprocess.run(command, cwd=peer.folder, check=True, capture_output=True, timeout=300)
            ready.touch()
    except (OSError, subprocess.SubprocessError):
        print(f"{peer.name} cannot be installed here and is left out", file=sys.stderr)
        return False
    return True


def sampled(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows to ask the peers, evenly over the set."""
    step = max(1, -(-len(rows) // MOST_ROWS))
    return list(rows[::step])


def tally(peer: Peer, rows: Iterable[dict[str, Any]], truth: dict[str, bool | None]) -> Tally:
    """Ask a peer. `truth` is what is known, from the data or from our own proofs and payloads."""
    result = Tally()
    process: subprocess.Popen[str] | None = None
    for row in rows:
        process = process or _started(peer)
        started = time.perf_counter()
        answer = _asked(process, row)
        result.milliseconds.append((time.perf_counter() - started) * 1000)
        if answer is _NO_ANSWER:
            process.kill()
            process.wait()
            process = None
        result.marks[_mark(answer, truth.get(row["id"]))] += 1
    if process is not None:
        process.kill()
        process.wait()
    return result


_NO_ANSWER = object()


def _started(peer: Peer) -> subprocess.Popen[str]:
    return subprocess.Popen(
        peer.command,
        cwd=peer.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _asked(process: subprocess.Popen[str], row: dict[str, Any]) -> object:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps({name: row[name] for name in ("lhs", "rhs", "draft")}) + "\n")
        process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            if not selector.select(PATIENCE):
                return _NO_ANSWER
        line = process.stdout.readline()
    except OSError:
        return _NO_ANSWER
    return json.loads(line) if line else _NO_ANSWER


def _mark(answer: object, truth: bool | None) -> str:
    if not isinstance(answer, bool):
        return "undecided"
    if truth is None:
        return "unknown"
    return "right" if answer is truth else "wrong"
