"""How many examples a law is tried on: the same few each time, or as many new ones as ENGINE_EXAMPLES says."""

import os

from hypothesis import HealthCheck, settings

_MANY = int(os.environ.get("ENGINE_EXAMPLES", "0"))


def tried(times: int) -> settings:
    """Try a law on so many examples, which are the same on every machine; `make fuzz-engine` tries others, and more."""
    return settings(
        deadline=None,
        database=None,
        derandomize=not _MANY,
        max_examples=max(_MANY, times),
        suppress_health_check=list(HealthCheck),
    )
