"""A brake on guessing passwords: who fails too often waits, and nobody can lock somebody else out.

Counted are the failures of the last quarter of an hour, of an account and of an address by themselves. An attempt that
is braked is not counted, so the wait ends by itself. An address or a browser from which the account's holder signed in
lately is not held to what others do to the account; it has its own count only. A browser is known by a signed cookie,
which vouches for the accounts that signed in with it, and for no other: who has an account cannot guess at another's.
"""

import hashlib
import hmac
import ipaddress
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from registry.identity.models import SignInAttempt
from registry.secrecy import derived_key

WINDOW = timedelta(minutes=15)
MOST_FAILURES_OF_AN_ACCOUNT = 10
MOST_FAILURES_OF_AN_ADDRESS = 30
ADDRESS_IS_KNOWN_FOR = timedelta(days=30)
COOKIE = "known-browser"
_NETWORK_BITS = 64  # of IPv6: what one customer is given, who may use any address in it


def wait_before(username: str, address: str, now: datetime) -> timedelta | None:
    """How long to wait before another attempt is looked at; None where it may be made now."""
    account = _account(username)
    failures = SignInAttempt.objects.filter(succeeded=False, at__gt=now - WINDOW)
    waits = [_wait(failures.filter(address=address), MOST_FAILURES_OF_AN_ADDRESS, now)]
    own = failures.filter(account=account, address=address)
    of_account = own if _is_known(account, address, now) else failures.filter(account=account)
    waits.append(_wait(of_account, MOST_FAILURES_OF_AN_ACCOUNT, now))
    return max((wait for wait in waits if wait is not None), default=None)


def note(username: str, address: str, now: datetime, *, succeeded: bool) -> None:
    """Remember an attempt that was looked at. A success forgives the account's failures from that address."""
    account = _account(username)
    if succeeded:
        SignInAttempt.objects.filter(account=account, address=address, succeeded=False).delete()
    SignInAttempt.objects.create(account=account, address=address, at=now, succeeded=succeeded)


def origin_of(request: HttpRequest, username: str, now: datetime) -> str:
    """What an attempt is counted for: the browser, where it is known to the account; else the network it comes from."""
    browser = _browser_of(request)
    return browser if browser and _is_known(_account(username), browser, now) else address_of(request)


def remember_browser(request: HttpRequest, response: HttpResponse, username: str, now: datetime) -> None:
    """After a success: let the browser be known to the account from now on."""
    browser = _browser_of(request) or f"browser:{secrets.token_hex(16)}"
    SignInAttempt.objects.create(account=_account(username), address=browser, at=now, succeeded=True)
    response.set_signed_cookie(
        COOKIE,
        browser,
        salt=COOKIE,
        max_age=ADDRESS_IS_KNOWN_FOR,
        path=reverse("identity:sign-in"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _browser_of(request: HttpRequest) -> str:
    """Its id, empty where it brings none that was signed here."""
    browser = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=ADDRESS_IS_KNOWN_FOR)
    return str(browser)


def address_of(request: HttpRequest) -> str:
    """The network that an attempt comes from: an IPv4 address, or the /64 of an IPv6 one.

    Behind proxies the last `REGISTRY_PROXIES` entries of X-Forwarded-For were written by them; what stands before
    those is the client's own word and is not believed.
    """
    proxies = settings.REGISTRY_PROXIES
    forwarded = request.headers.get("X-Forwarded-For", "").split(",") if proxies else []
    text = forwarded[-proxies].strip() if len(forwarded) >= proxies > 0 else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address, _NETWORK_BITS), strict=False))
    return str(address)


def _wait(failures: QuerySet[SignInAttempt], most: int, now: datetime) -> timedelta | None:
    """Until so many of the failures are old that fewer than `most` are left."""
    recent = list(failures.order_by("-at").values_list("at", flat=True)[:most])
    return recent[-1] + WINDOW - now if len(recent) == most else None


def _is_known(account: str, address: str, now: datetime) -> bool:
    since = now - ADDRESS_IS_KNOWN_FOR
    return SignInAttempt.objects.filter(account=account, address=address, succeeded=True, at__gt=since).exists()


def _account(username: str) -> str:
    """A digest: people type passwords where the user name belongs."""
    return hmac.new(derived_key("sign-in-attempts"), username.strip().casefold().encode(), hashlib.sha256).hexdigest()
