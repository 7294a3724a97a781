"""Reads of the lifecycle slice."""

from registry.catalog.models import Version
from registry.lifecycle.models import DeprecationWindow


def window_of(version: Version) -> DeprecationWindow | None:
    """The version's deprecation window, if it has one."""
    raise NotImplementedError


def deprecation_headers(version: Version) -> dict[str, str]:
    """`Deprecation` (RFC 9745), `Sunset` (RFC 8594) and `Link` for what serves this version; empty if in full use."""
    raise NotImplementedError
