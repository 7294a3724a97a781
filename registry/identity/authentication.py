"""From a credential to an actor."""

from datetime import datetime, timedelta
from types import MappingProxyType

from django.db.models import Q

from registry.identity import tokens
from registry.identity.actors import Actor, ActorKind, Role, Scope
from registry.identity.models import AccessToken, Membership, User

LONGEST_LABEL = 150
LAST_USE_IS_NOTED_EVERY = timedelta(minutes=1)


def actor_for_user(user: User) -> Actor:
    """The person in a browser session, with their roles; one query."""
    return Actor(
        kind=ActorKind.PERSON,
        id=f"user:{user.pk}",
        label=(user.get_full_name() or user.get_username())[:LONGEST_LABEL],
        roles=_roles_of(user.pk),
        is_platform_admin=user.is_platform_admin,
    )


def authenticate_token(text: str, now: datetime) -> Actor | None:
    """The machine behind an access token; None when it is malformed, unknown, expired or revoked.

    One query (two for personal tokens), and at most one write a minute to note the last use.
    """
    presented = tokens.parse(text)
    if presented is None:
        return None
    stored = AccessToken.objects.select_related("team", "user").filter(prefix=presented.prefix).first()
    if stored is None or not presented.matches(stored.digest) or not _is_good(stored, now):
        return None
    _note_use(stored, now)
    return Actor(
        kind=ActorKind.MACHINE,
        id=f"token:{stored.pk}",
        label=f"{stored.name} ({stored.prefix}…)",
        roles=_roles_of_token(stored),
        scopes=frozenset(Scope(scope) for scope in stored.scopes),
        expires_at=stored.expires_at,
    )


def _is_good(stored: AccessToken, now: datetime) -> bool:
    owner_is_active = stored.user is None or stored.user.is_active
    return owner_is_active and stored.expires_at > now and (stored.revoked_at is None or stored.revoked_at > now)


def _note_use(stored: AccessToken, now: datetime) -> None:
    noted_before = now - LAST_USE_IS_NOTED_EVERY
    if stored.last_used_at is not None and stored.last_used_at > noted_before:
        return
    AccessToken.objects.filter(Q(last_used_at=None) | Q(last_used_at__lte=noted_before), pk=stored.pk).update(
        last_used_at=now
    )


def _roles_of(user_id: int) -> MappingProxyType[str, Role]:
    rows = Membership.objects.filter(user_id=user_id).values_list("team__slug", "role")
    return MappingProxyType({slug: Role(role) for slug, role in rows})


def _roles_of_token(stored: AccessToken) -> MappingProxyType[str, Role]:
    if stored.team is not None:
        return MappingProxyType({stored.team.slug: Role(stored.role)})
    most = Role(stored.role)
    return MappingProxyType({slug: min(role, most) for slug, role in _roles_of(stored.user_id).items()})
