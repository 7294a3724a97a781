"""The text of access tokens: `dcr_<kind>_<30 base62><6 base62 CRC32>`.

The checksum lets scanners and typing mistakes be told from real tokens without asking the database.
"""

import hashlib
import hmac
import re
import secrets
import zlib
from dataclasses import dataclass

from registry.secrecy import derived_key

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SHAPE = re.compile(r"dcr_(pat|ci|gw|sa)_([0-9A-Za-z]{30})([0-9A-Za-z]{6})")
_SHOWN = 8  # characters of the random part that may be seen in lists and logs


@dataclass(frozen=True, repr=False)
class TokenText:
    """A token as its holder has it. Not printable by accident: its repr is the prefix."""

    kind: str
    text: str

    @property
    def prefix(self) -> str:
        """The part that is stored, listed and looked up by."""
        return self.text[: len(f"dcr_{self.kind}_") + _SHOWN]

    @property
    def digest(self) -> str:
        """HMAC-SHA256 of the whole text, in hexadecimal."""
        return hmac.new(derived_key("access-token"), self.text.encode(), hashlib.sha256).hexdigest()

    def matches(self, digest: str) -> bool:
        """Whether `digest` is this token's; takes the same time whatever the answer."""
        return hmac.compare_digest(self.digest, digest)

    def __repr__(self) -> str:
        return f"<TokenText {self.prefix}…>"


def generate(kind: str) -> TokenText:
    """A fresh token with 178 bits of randomness."""
    random = "".join(secrets.choice(_ALPHABET) for _ in range(30))
    return TokenText(kind, f"dcr_{kind}_{random}{_checksum(kind, random)}")


def parse(text: str) -> TokenText | None:
    """The token in `text`, or None where shape or checksum say that it cannot be one."""
    match = _SHAPE.fullmatch(text)
    if match is None or _checksum(match[1], match[2]) != match[3]:
        return None
    return TokenText(match[1], text)


def _checksum(kind: str, random: str) -> str:
    number, digits = zlib.crc32(f"dcr_{kind}_{random}".encode()), []
    for _ in range(6):
        number, digit = divmod(number, 62)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))
