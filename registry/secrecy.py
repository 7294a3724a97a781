"""Keys derived from the one configured secret, and sealing of what must be kept but never shown."""

import base64
import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def derived_key(purpose: str) -> bytes:
    """32 bytes that only this purpose uses, so that one leaked use says nothing about another."""
    return _derive(settings.SECRET_KEY, purpose)


@cache
def _derive(secret: str, purpose: str) -> bytes:
    return hmac.new(secret.encode(), f"registry:{purpose}".encode(), hashlib.sha256).digest()


def seal(purpose: str, text: str) -> str:
    """`text` encrypted and authenticated (Fernet), for storage."""
    return _box(purpose).encrypt(text.encode()).decode("ascii")


def unseal(purpose: str, sealed: str) -> str:
    """The text that `seal` was given.

    Raises ValueError when the secret has changed since, or the stored text was tampered with.
    """
    try:
        return _box(purpose).decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        raise ValueError("this secret was sealed under another REGISTRY_SECRET_KEY") from None


def _box(purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derived_key(purpose)))
