"""One problem, explained to whoever opens its address."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Explained:
    """What a code means and what to do about it. Codes are public API: stable, and never reused."""

    code: str
    title: str
    meaning: str
    remedy: str
