"""A small load generator on loopback, bounded in count and time: keep-alive, one request at a time per connection."""

import socket
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    requests: int
    seconds: float
    statuses: frozenset[int]

    def __str__(self) -> str:
        statuses = ", ".join(map(str, sorted(self.statuses)))
        rate = self.requests / self.seconds
        return f"{rate:8.0f} requests/s   (all {statuses}; {self.requests} in {self.seconds:.1f} s)"


def requests_per_second(port: int, request: bytes, *, connections: int = 4, seconds: float = 4.0) -> Rate:
    """Send `request` over and over on `connections` connections; answers must carry a Content-Length or no body."""
    counts, statuses, errors = [0] * connections, set[int](), list[BaseException]()
    start = time.perf_counter()
    deadline = start + seconds

    def client(index: int) -> None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                while time.perf_counter() < deadline:
                    connection.sendall(request)
                    statuses.add(_read_answer(connection))
                    counts[index] += 1
        except OSError as error:
            errors.append(error)

    threads = [threading.Thread(target=client, args=(index,)) for index in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return Rate(sum(counts), time.perf_counter() - start, frozenset(statuses))


def _read_answer(connection: socket.socket) -> int:
    received = b""
    while b"\r\n\r\n" not in received:
        chunk = connection.recv(65536)
        if not chunk:
            raise ConnectionError("the server closed the connection")
        received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
    )
    while len(body) < length:
        body += connection.recv(65536)
    return int(head.split(b" ", 2)[1])
