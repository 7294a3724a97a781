"""The JavaScript runtime inside of nginx, by the processor time of its process, since njs has no clock for that.

njs makes everything anew for each request, so a request that runs the mapping many times is compared with one that
does not run it; and a request that runs it once, with one that only answers.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.mappings.question import HERE, MAPPING_TEXT, ROUNDS, asked
from tests.shims.runtimes.nginx import MODULE, UnixConnection, nginx

WARM, RUNS, REQUESTS = 3, 20, 20


def runs() -> tuple[str, list[float]]:
    """What came out, and microseconds of a run among others, in each round. Raises OSError where nginx lacks njs."""
    with _asking() as connection:
        told = []
        for _ in range(ROUNDS):
            few, _ = _used(connection, WARM)
            many, after = _used(connection, WARM + RUNS)
            told.append((many - few) / RUNS)
        return after, told


def requests() -> tuple[str, list[float]]:
    """The same for requests that compile the mapping and run it once, less what an empty one takes."""
    with _asking() as connection:
        told = []
        for _ in range(ROUNDS):
            empty = sum(_used(connection, None)[0] for _ in range(REQUESTS))
            used = [_used(connection, 1) for _ in range(REQUESTS)]
            told.append((sum(microseconds for microseconds, _ in used) - empty) / REQUESTS)
        return used[0][1], told


@contextmanager
def _asking() -> Iterator[UnixConnection]:
    if not MODULE.exists():
        raise FileNotFoundError("the JavaScript module of nginx")
    with tempfile.TemporaryDirectory() as folder, nginx(Path(folder), HERE / "measure_njs.js") as connection:
        yield connection


def _used(connection: UnixConnection, times: int | None) -> tuple[float, str]:
    """Microseconds that a request took which runs the mapping so many times, and what came out."""
    before = _processor_time(connection.process_id)
    answer = connection.answer(asked(MAPPING_TEXT, times or 0))
    return _processor_time(connection.process_id) - before, answer["after"]


def _processor_time(process_id: int) -> float:
    """Microseconds, as Linux counts them. Raises OSError elsewhere."""
    return int(Path(f"/proc/{process_id}/schedstat").read_text().split()[0]) / 1000
