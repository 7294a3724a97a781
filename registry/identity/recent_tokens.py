"""Tokens that were found good a moment ago, for addresses that machines ask over and over.

A token that is revoked stops within a second. Only what was found good is remembered, under the
token's HMAC, so that the memory of the process holds no secret that it could leak.
"""

from datetime import datetime

from registry.identity import tokens
from registry.identity.actors import Actor
from registry.identity.authentication import authenticate_token
from registry.short_memory import ShortMemory

SECONDS = 1.0

_found_good: ShortMemory[str, Actor] = ShortMemory(SECONDS)


def authenticate_recent_token(text: str, now: datetime) -> Actor | None:
    """As `authenticate_token`, without asking the database again within the same second."""
    presented = tokens.parse(text)
    if presented is None:
        return None
    return _found_good.recall(presented.digest, lambda: authenticate_token(text, now))
