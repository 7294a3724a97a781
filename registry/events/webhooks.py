"""One attempt to deliver one event: signed, bounded in time, and never into a private network.

Signatures follow Standard Webhooks (standardwebhooks.com); the body is a CloudEvents 1.0 event in
structured JSON. The address is resolved once and that very address is connected to, so that a name
cannot point elsewhere between the check and the connection.
"""

import asyncio
import ipaddress
import json
import socket
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from standardwebhooks import Webhook

from registry.events.models import Delivery, OutboxEvent, Subscription
from registry.secrecy import unseal

SECRET_PURPOSE = "webhook-secret"  # noqa: S105 - the name of a key, not a key
WHOLE_ATTEMPT = 10.0  # seconds, from the first byte to the status line; well inside a lease

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is given out of IPv6 (RFC 4291, section 2.4)
_TRANSLATED = [ipaddress.ip_network(block) for block in ("2002::/16", "2001::/32")]


class AddressRefused(Exception):  # noqa: N818 - what happened, for the delivery's page
    """The webhook points to where this registry does not send."""


@dataclass(frozen=True)
class Attempt:
    """What came of it: the status, or why there is none."""

    status: int | None
    error: str = ""

    @property
    def succeeded(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """410: the receiver wants no more of these (Standard Webhooks, "operational considerations")."""
        return self.status == 410


def as_cloudevent(event: OutboxEvent) -> dict[str, object]:
    """CloudEvents 1.0, JSON format; `requestid` is an extension, and names the request that caused the event."""
    optional = {"dataschema": event.dataschema, "traceparent": event.traceparent, "requestid": event.request_id}
    return {
        "specversion": "1.0",
        "id": str(event.id),
        "source": event.source,
        "type": event.type,
        "subject": event.subject,
        "time": event.time.isoformat(),
        "datacontenttype": "application/json",
        **{name: value for name, value in optional.items() if value},
        "data": event.data,
    }


def attempt(delivery: Delivery, now: datetime) -> Attempt:
    """Post the event of `delivery` to its subscription; never raises for what the other side does."""
    body = json.dumps(as_cloudevent(delivery.event), ensure_ascii=False)
    try:
        secrets = [unseal(SECRET_PURPOSE, sealed) for sealed in _sealed_secrets(delivery.subscription, now)]
    except ValueError as problem:
        return Attempt(None, str(problem))
    headers = {
        "Content-Type": "application/cloudevents+json",
        "User-Agent": "contract-registry-webhooks/1",
        "webhook-id": delivery.webhook_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(Webhook(secret).sign(delivery.webhook_id, now, body) for secret in secrets),
    }
    try:
        status = asyncio.run(_post(delivery.subscription.url, body.encode(), headers))
    except AddressRefused as refused:
        return Attempt(None, str(refused))
    except TimeoutError:
        return Attempt(None, f"no answer within {WHOLE_ATTEMPT:g} seconds")
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as problem:
        return Attempt(None, f"{type(problem).__name__}: {problem}")
    return Attempt(status, "" if 200 <= status < 300 else f"answered {status}")


def _sealed_secrets(subscription: Subscription, now: datetime) -> list[str]:
    """The secrets to sign with: the present one and, while receivers change over, the one before."""
    until = subscription.old_secret_until
    overlaps = until is not None and now < until
    return [subscription.sealed_secret, *([subscription.old_sealed_secret] if overlaps else [])]


def address_of(url: str) -> tuple[str, int]:
    """The IP address and port to connect to for `url`.

    Raises AddressRefused where any address of the host is not public, and OSError where it has none.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise AddressRefused("a webhook is an http or https address")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as problem:
        raise AddressRefused("the port of a webhook is a number up to 65535") from problem
    found = [str(info[4][0]) for info in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)]
    if not settings.REGISTRY_ALLOW_PRIVATE_WEBHOOKS and not all(_is_public(address) for address in found):
        raise AddressRefused(f"{parts.hostname} is an address in a private network, which this registry does not call")
    return found[0], port


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif address not in _GLOBAL_UNICAST or any(address in block for block in _TRANSLATED):
            return False  # the translated ones carry an IPv4 address inside, which may be any
    return address.is_global and not address.is_multicast


async def _post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """The status that the receiver answers. The rest of its answer is not read."""
    address, port = address_of(url)
    named = httpx.URL(url)
    host = f"[{address}]" if ":" in address else address
    target = named.copy_with(host=host, port=port, fragment=None)
    headers = headers | {"Host": named.netloc.decode("ascii")}
    async with asyncio.timeout(WHOLE_ATTEMPT), httpx.AsyncClient(trust_env=False, timeout=WHOLE_ATTEMPT) as client:
        request = client.build_request("POST", target, content=body, headers=headers)
        request.extensions["sni_hostname"] = named.raw_host.decode("ascii")
        answer = await client.send(request, stream=True, follow_redirects=False)
        await answer.aclose()
        return answer.status_code
