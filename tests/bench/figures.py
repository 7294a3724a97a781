"""How a figure is taken and printed."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Timing:
    """Milliseconds over all counted runs."""

    median: float
    p99: float
    runs: int

    def __str__(self) -> str:
        return f"median {self.median:8.2f} ms   p99 {self.p99:8.2f} ms   ({self.runs} runs)"


def timing_of(samples: list[float]) -> Timing:
    """`samples` in seconds."""
    ordered = sorted(samples)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return Timing(statistics.median(ordered) * 1000, p99 * 1000, len(ordered))


def measure(action: Callable[[], object], *, runs: int, warm_up: int = 3) -> Timing:
    for _ in range(warm_up):
        action()
    samples = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        samples.append(time.perf_counter() - start)
    return timing_of(samples)


def report(label: str, figure: object, aim: str = "") -> None:
    print(f"  {label:<46} {figure}{f'   [aim {aim}]' if aim else ''}", flush=True)


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cpu = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GiB, Python {platform.python_version()}"
