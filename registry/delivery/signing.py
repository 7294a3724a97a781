"""The key that signs bundles: Ed25519 (RFC 8032), from REGISTRY_BUNDLE_KEY or kept in `var/`."""

import base64
import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SEED_BYTES = 32


@dataclass(frozen=True, repr=False)
class Signer:
    """Signs bytes, and says under which key."""

    private_key: Ed25519PrivateKey

    @property
    def public_key(self) -> bytes:
        """The 32 raw bytes that gateways need to check a signature."""
        return self.private_key.public_key().public_bytes_raw()

    @property
    def keyid(self) -> str:
        """Names the key: the first 16 hexadecimal digits of its SHA-256."""
        return hashlib.sha256(self.public_key).hexdigest()[:16]

    def sign(self, content: bytes) -> bytes:
        """The 64 bytes of the signature over exactly these bytes."""
        return self.private_key.sign(content)


def signer() -> Signer:
    """The configured key, or the one that this registry made for itself when it first needed one."""
    if configured := os.environ.get("REGISTRY_BUNDLE_KEY"):
        return Signer(_key_of(configured, "REGISTRY_BUNDLE_KEY"))
    return _kept_in(settings.VAR_DIR / "bundle_key")


@cache
def _kept_in(path: Path) -> Signer:
    path.parent.mkdir(parents=True, exist_ok=True)
    seed = base64.b64encode(os.urandom(SEED_BYTES)).decode()
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(seed)
    try:
        os.link(unfinished, path)  # fails where another process was first, whose key then counts
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
    return Signer(_key_of(path.read_text(), str(path)))


def _key_of(text: str, where: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(text.strip(), validate=True))
    except ValueError as problem:
        raise ImproperlyConfigured(f"{where} holds no Ed25519 seed: 32 bytes in base64.") from problem
