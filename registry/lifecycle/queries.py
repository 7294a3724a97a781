"""Reads of the lifecycle slice."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import http_date

from registry.catalog.models import Version, VersionState
from registry.lifecycle.models import DeprecationWindow


def window_of(version: Version) -> DeprecationWindow | None:
    """The version's deprecation window, if it has one; no query where the version was fetched with it."""
    return getattr(version, "deprecation_window", None)


def sunset_has_passed(version: Version, now: datetime) -> bool:
    """Whether its readers have had all the time that they were promised."""
    window = window_of(version)
    return window is not None and window.sunset_at <= now


def windows_open(until: datetime | None = None) -> QuerySet[DeprecationWindow]:
    """The windows of versions not retired yet, the next sunset first; those that end by `until`, if given."""
    windows = DeprecationWindow.objects.filter(version__state=VersionState.DEPRECATED).select_related(
        "version__contract__owner_team", "successor"
    )
    return (windows if until is None else windows.filter(sunset_at__lte=until)).order_by("sunset_at")


def deprecation_headers(version: Version) -> dict[str, str]:
    """What an answer that serves this version says about its end; empty while it has none.

    `Deprecation: @<unix seconds>` (RFC 9745), `Sunset: <HTTP date>` (RFC 8594), and `Link` with where to
    read about it (`deprecation`, RFC 9745 section 3) and what replaces it (`successor-version`, RFC 5829).
    """
    if version.state not in (VersionState.DEPRECATED, VersionState.RETIRED):
        return {}
    window = window_of(version)
    if window is None:
        return {}
    links = [f'<{_page_of(version)}>; rel="deprecation"; type="text/html"']
    if window.successor is not None:
        contract = version.contract.full_name
        address = f"{settings.PUBLIC_URL}/api/v1/contracts/{contract}/versions/{window.successor.number}"
        links.append(f'<{address}>; rel="successor-version"')
    return {
        "Deprecation": f"@{int(window.deprecated_at.timestamp())}",
        "Sunset": http_date(window.sunset_at.timestamp()),
        "Link": ", ".join(links),
    }


def _page_of(version: Version) -> str:
    contract = version.contract
    return settings.PUBLIC_URL + reverse("catalog:version", args=[contract.namespace, contract.name, version.number])
