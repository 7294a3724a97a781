"""A bundle as a gateway may trust it: digest and signature checked, every mapping understood."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping as Headers
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from shims.errors import MappingError
from shims.mapping import parse
from shims.runtimes.python import Program, compiled

_SIGNATURE = re.compile(r'keyid="(?P<keyid>[^"]+)", ed25519=:(?P<signature>[A-Za-z0-9+/=]+):')


class BundleRefused(Exception):  # noqa: N818
    """Not a bundle to run, and why; what runs already goes on running."""

    def __init__(self, code: str, reason: str, *, mapping: str | None = None, op_index: int | None = None) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.mapping = mapping
        self.op_index = op_index


@dataclass(frozen=True)
class Shim:
    """One mapping of a bundle, ready to run."""

    id: str
    program: Program


@dataclass(frozen=True)
class Bundle:
    """What the gateway runs: shims by contract, the version they take and the version they give."""

    revision: int
    etag: str
    shims: dict[tuple[str, str, str], Shim]


def keyring(public_keys: list[str]) -> dict[str, Ed25519PublicKey]:
    """The pinned keys (32 bytes each, in base64) by their ids."""
    raw = [base64.b64decode(key, validate=True) for key in public_keys]
    return {hashlib.sha256(key).hexdigest()[:16]: Ed25519PublicKey.from_public_bytes(key) for key in raw}


def opened(content: bytes, headers: Headers[str, str], keys: dict[str, Ed25519PublicKey]) -> Bundle:
    """The bundle in these bytes, once everything about them holds. Raises BundleRefused."""
    _check_digest(content, headers.get("content-digest", ""))
    _check_signature(content, headers.get("shim-signature", ""), keys)
    try:
        stated = json.loads(content)
        shims = {(entry["contract"], entry["from"], entry["to"]): _shim(entry) for entry in stated["mappings"]}
        return Bundle(stated["revision"], headers.get("etag", ""), shims)
    except (KeyError, TypeError, ValueError) as problem:
        raise BundleRefused("unreadable", f"The bundle is of another shape: {problem!r}.") from problem


def _shim(entry: dict[str, Any]) -> Shim:
    try:
        return Shim(entry["id"], compiled(parse({"oplevel": entry["oplevel"], "ops": entry["ops"]})))
    except MappingError as problem:
        raise BundleRefused(problem.code, problem.message, mapping=entry["id"], op_index=problem.op_index) from problem


def _check_digest(content: bytes, stated: str) -> None:
    actual = base64.b64encode(hashlib.sha256(content).digest()).decode()
    if stated != f"sha-256=:{actual}:":
        raise BundleRefused("digest-mismatch", "The bytes are not those that Content-Digest speaks of.")


def _check_signature(content: bytes, stated: str, keys: dict[str, Ed25519PublicKey]) -> None:
    match = _SIGNATURE.fullmatch(stated)
    if match is None:
        raise BundleRefused("not-signed", "There is no Shim-Signature.")
    key = keys.get(match["keyid"])
    if key is None:
        raise BundleRefused("unknown-key", f"It is signed with {match['keyid']}, which this gateway does not trust.")
    try:
        key.verify(base64.b64decode(match["signature"]), content)
    except (InvalidSignature, ValueError):
        raise BundleRefused("bad-signature", "The signature does not fit the bytes.") from None
