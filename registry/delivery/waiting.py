"""Long polls: a gateway that asks to wait hears of a change within a second, and of none after its time.

A waiting request holds a thread of the server. Only so many may wait at once; whoever comes
beyond that is answered at once and asks again later, so that gateways can never starve people.
"""

import threading
import time
from dataclasses import dataclass, field

from registry.delivery.queries import BundleHead, bundle_head

LONGEST_WAIT = 25.0  # seconds; below the idle time-outs of common proxies
LOOK_EVERY = 0.5  # seconds


@dataclass(frozen=True)
class WaitingRoom:
    """The requests of this process that wait."""

    seats: int
    _free: threading.Semaphore = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_free", threading.Semaphore(self.seats))

    def wait_for_change(self, known: BundleHead, seconds: float) -> BundleHead:
        """The latest bundle once it is another than `known`, or `known` after `seconds`, or without a seat."""
        if seconds <= 0 or not self._free.acquire(blocking=False):
            return known
        try:
            deadline = time.monotonic() + min(seconds, LONGEST_WAIT)
            while (left := deadline - time.monotonic()) > 0:
                time.sleep(min(LOOK_EVERY, left))
                latest = bundle_head(known.gateway_name)
                if latest.etag != known.etag:
                    return latest
            return known
        finally:
            self._free.release()


ROOM = WaitingRoom(seats=2)
"""Two of the server's threads at most wait; the others serve."""
