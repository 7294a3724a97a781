"""One run of a program: what the clock says, what the processors did, and how much memory it took."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

from tests.bench.figures import report


def row(label: str, folder: Path, command: list[str], aim: str = "") -> None:
    """One run of a program."""
    wall, cpu, memory = measured(command, folder)
    report(label, f"{wall * 1000:7.0f} ms   {cpu * 1000:7.0f} ms of processors   {memory:4.0f} MB", aim)


def measured(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of processors, and MB of memory: of the program and what it started and awaited.

    Processes of one program run at once, so the memory is that of the largest of them.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            told.seek(0)
            raise RuntimeError(told.read().decode(errors="replace"))
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
