"""One local registry per `var/`, on a port that is free: said clearly when it cannot be."""

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class OccupiedError(Exception):
    """Another local registry uses this `var/`, or something uses the port."""


@contextmanager
def held(lock: Path, address: str) -> Iterator[None]:
    """Hold `lock` for as long as the registry runs; the kernel lets go when the process ends, however it ends."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            running = os.read(descriptor, 200).decode(errors="replace").strip() or "elsewhere"
            raise OccupiedError(
                f"A registry already runs from this folder: {running}. Stop it with Ctrl-C there."
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{address} (process {os.getpid()})".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def require_free_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise OccupiedError(f"You may not use port {port}. Choose another: make run PORT=8001") from error
            raise OccupiedError(
                f"Port {port} is busy. Stop what uses it, or choose another: make run PORT={port + 1}"
            ) from error
