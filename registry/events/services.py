"""Writes of the events slice: who is told, and telling again."""

import base64
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Exists, OuterRef

from registry import events
from registry.batches import delete_in_batches
from registry.clock import Clock, utc_now
from registry.errors import Conflict, RegistryError
from registry.events.announcements import ANNOUNCED
from registry.events.models import Delivery, OutboxEvent, Subscription
from registry.events.webhooks import SECRET_PURPOSE
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.identity.models import Team
from registry.secrecy import seal

USUAL_OVERLAP = timedelta(hours=24)

_is_url = URLValidator(schemes=["http", "https"])


@transaction.atomic
def subscription_create(
    actor: Actor, team: Team, *, url: str, types: Iterable[str] = (), clock: Clock = utc_now
) -> tuple[Subscription, str]:
    """A new webhook of `team` and its signing secret (`whsec_…`), which is shown this once.

    `types` are event types, such as `registry.version.published`; none means all. Raises Forbidden for
    anyone but owners, RegistryError `invalid-subscription`.
    """
    require(actor, Role.OWNER, team)
    wanted = sorted(set(types))
    _check(url, wanted)
    secret = _new_secret()
    subscription = Subscription.objects.create(
        team=team,
        url=url,
        types=wanted,
        sealed_secret=seal(SECRET_PURPOSE, secret),
        created_by=actor.label,
        created_at=clock(),
    )
    events.record(
        actor, "subscription.created", _subject(subscription), {"url": _host_of(url), "types": wanted}, clock=clock
    )
    return subscription, secret


@transaction.atomic
def subscription_rotate_secret(
    actor: Actor, subscription: Subscription, *, overlap: timedelta = USUAL_OVERLAP, clock: Clock = utc_now
) -> str:
    """A new signing secret, shown this once. For `overlap` each delivery is signed with both, so that none is missed.

    A second rotation ends the overlap of the first. Raises Forbidden for anyone but owners.
    """
    require(actor, Role.OWNER, subscription.team)
    current = Subscription.objects.select_for_update().get(pk=subscription.pk)
    until = clock() + overlap
    secret = _new_secret()
    current.old_sealed_secret, current.old_secret_until = current.sealed_secret, until
    current.sealed_secret = seal(SECRET_PURPOSE, secret)
    current.save(update_fields=["sealed_secret", "old_sealed_secret", "old_secret_until"])
    told = {"old_is_good_until": until.isoformat()}
    events.record(actor, "subscription.secret-rotated", _subject(subscription), told, clock=clock)
    return secret


@transaction.atomic
def subscription_switch(actor: Actor, subscription: Subscription, *, active: bool, clock: Clock = utc_now) -> None:
    """Turn a webhook off, or on again."""
    require(actor, Role.OWNER, subscription.team)
    if not Subscription.objects.filter(pk=subscription.pk, active=not active).update(active=active):
        raise Conflict(f"The webhook is {'on' if active else 'off'} already.", code="subscription-unchanged")
    subscription.active = active
    word = "on" if active else "off"
    events.record(actor, f"subscription.switched-{word}", _subject(subscription), {"active": active}, clock=clock)


@transaction.atomic
def delivery_replay(actor: Actor, delivery: Delivery, *, clock: Clock = utc_now) -> Delivery:
    """Try a dead delivery again, from the start, under its old `webhook-id`. Raises Conflict `delivery-not-dead`."""
    require(actor, Role.EDITOR, delivery.subscription.team)
    dead = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.DEAD)
    if not dead.update(state=Delivery.State.PENDING, attempts=0, next_attempt_at=clock(), lease_until=None):
        raise Conflict("Only a dead delivery can be replayed.", code="delivery-not-dead")
    events.record(
        actor,
        "subscription.delivery-replayed",
        _subject(delivery.subscription),
        {"webhook_id": delivery.webhook_id},
        clock=clock,
    )
    delivery.refresh_from_db()
    return delivery


def events_forget(before: datetime) -> int:
    """Remove the events before that moment with their deliveries, but for those still on their way; returns how many.

    The audit log tells of the same things, and keeps them for ever.
    """
    under_way = Delivery.objects.filter(event=OuterRef("pk"), state=Delivery.State.PENDING)
    told = OutboxEvent.objects.filter(~Exists(under_way), time__lt=before, fanned_out_at__isnull=False)
    return delete_in_batches(told.order_by())


def old_secrets_forget(now: datetime) -> int:
    """Wipe the signing secrets whose overlap is over: nothing is signed with them any more. Returns how many."""
    over = Subscription.objects.filter(old_secret_until__lte=now)
    return over.update(old_sealed_secret="", old_secret_until=None)


def _new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode("ascii")


def _check(url: str, types: list[str]) -> None:
    try:
        _is_url(url)
    except ValidationError as problem:
        raise RegistryError(
            "invalid-subscription", "A webhook is an http or https address.", pointer="/url"
        ) from problem
    if not _has_usable_port(url):
        raise RegistryError("invalid-subscription", "A port is a number from 1 to 65535.", pointer="/url")
    if len(url) > 500 or urlsplit(url).username is not None:
        raise RegistryError("invalid-subscription", "The address is too long, or carries a password.", pointer="/url")
    if unknown := [name for name in types if name not in ANNOUNCED]:
        raise RegistryError(
            "invalid-subscription",
            f"There are no events of type {', '.join(unknown)}.",
            pointer="/types",
            remedy=f"Choose from {', '.join(ANNOUNCED)}.",
        )


def _has_usable_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _subject(subscription: Subscription) -> str:
    return f"subscriptions/{subscription.pk}"


def _host_of(url: str) -> str:
    """Paths and queries of webhooks often are secrets, so the audit log only has the host."""
    return urlsplit(url).hostname or ""
