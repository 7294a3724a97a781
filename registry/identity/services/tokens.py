"""Access tokens: issued, rotated, revoked."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from registry import events
from registry.clock import Clock, utc_now
from registry.errors import Conflict, Forbidden, RegistryError
from registry.identity import tokens
from registry.identity.actors import Actor, Role, Scope
from registry.identity.authorisation import require, require_platform_admin
from registry.identity.models import AccessToken, Team, User

LONGEST_TOKEN_LIFE = timedelta(days=366)


@transaction.atomic
def token_issue(
    actor: Actor,
    *,
    kind: str,
    name: str,
    team: Team | None = None,
    role: Role = Role.VIEWER,
    scopes: Iterable[Scope] = (),
    expires_at: datetime,
    clock: Clock = utc_now,
) -> tuple[AccessToken, str]:
    """A new token and its secret text, which is shown this once.

    A personal token (`pat`) is issued for oneself; any other kind belongs to `team` and needs its
    owner. No token can do more than who issued it, nor live longer.
    """
    user = _holder(actor, kind, team, role)
    wanted = _scopes_within_reach(actor, scopes)
    now = clock()
    _check_life(actor, now, expires_at)
    if not name.strip():
        raise RegistryError("invalid-token-request", "Give the token a name.", pointer="/name")
    token, secret = _stored(
        actor,
        now,
        kind=kind,
        name=name.strip(),
        team=team,
        user=user,
        role=role,
        scopes=wanted,
        expires_at=expires_at,
    )
    events.record(actor, "token.issued", f"tokens/{token.prefix}", _described(token))
    return token, secret


@transaction.atomic
def token_rotate(
    actor: Actor,
    token: AccessToken,
    *,
    overlap: timedelta = timedelta(hours=24),
    expires_at: datetime | None = None,
    clock: Clock = utc_now,
) -> tuple[AccessToken, str]:
    """A successor with the same rights; the old secret stays good for `overlap`, so nothing breaks meanwhile.

    The successor lives as long as the old token was meant to, unless `expires_at` says otherwise, and no longer
    than a token that asks for it: renewing beyond that takes a person. Whoever
    rotates learns the new secret, so nobody rotates a token that can do more than they may issue, nor the
    personal token of somebody else: that can be revoked only.
    """
    _require_control(actor, token)
    _scopes_within_reach(actor, token.scopes)
    if token.team is None and actor.user_id != token.user_id:
        raise Forbidden("Only its holder can rotate a personal token.", remedy="Revoke it, if it must go.")
    now = clock()
    life = token.expires_at - token.created_at
    expires_at = expires_at or min(now + life, actor.expires_at or now + life)
    _check_life(actor, now, expires_at)
    end = now + overlap
    claimed = AccessToken.objects.filter(
        Q(revoked_at=None) | Q(revoked_at__gt=now), pk=token.pk, rotated_to=None, expires_at__gt=now
    )
    if not claimed.update(revoked_at=min(end, token.expires_at)):
        raise Conflict("This token has expired, or was revoked or rotated already.", code="token-not-current")
    same = {name: getattr(token, name) for name in ("kind", "name", "team_id", "user_id", "role", "scopes")}
    successor, secret = _stored(actor, now, **same, expires_at=expires_at, rotated_from=token)
    events.record(
        actor, "token.rotated", f"tokens/{token.prefix}", _described(successor) | {"old_is_good_until": end.isoformat()}
    )
    return successor, secret


@transaction.atomic
def token_revoke(actor: Actor, token: AccessToken, *, clock: Clock = utc_now) -> AccessToken:
    """Make the token useless at once."""
    _require_control(actor, token)
    now = clock()
    if not AccessToken.objects.filter(Q(revoked_at=None) | Q(revoked_at__gt=now), pk=token.pk).update(revoked_at=now):
        raise Conflict("This token was revoked already.", code="token-not-current")
    token.revoked_at = now
    events.record(actor, "token.revoked", f"tokens/{token.prefix}", {"name": token.name})
    return token


def _stored(actor: Actor, now: datetime, **fields: Any) -> tuple[AccessToken, str]:
    """A new token with a fresh secret, of which only the digest is kept."""
    secret = tokens.generate(fields["kind"])
    token = AccessToken.objects.create(
        prefix=secret.prefix, digest=secret.digest, issued_by=actor.label, created_at=now, **fields
    )
    return token, secret.text


def _holder(actor: Actor, kind: str, team: Team | None, role: Role) -> User | None:
    """Whose token it will be: the actor's own account for `pat`, nobody's (so the team's) otherwise."""
    if kind not in AccessToken.Kind.values:
        raise RegistryError(
            "invalid-token-request", f"There is no kind “{kind}”; use pat, ci, gw or sa.", pointer="/kind"
        )
    if kind == AccessToken.Kind.PERSONAL:
        if actor.user_id is None:
            raise Forbidden("Personal tokens are issued in the browser, by the person they belong to.")
        if team is not None:
            raise RegistryError("invalid-token-request", "A personal token belongs to no team.", pointer="/team")
        return User.objects.get(pk=actor.user_id)
    if team is None:
        raise RegistryError("invalid-token-request", f"A token of kind {kind} belongs to a team.", pointer="/team")
    require(actor, Role.OWNER, team)
    require(actor, role, team)
    return None


def _scopes_within_reach(actor: Actor, scopes: Iterable[Scope]) -> list[str]:
    try:
        wanted = sorted({Scope(scope) for scope in scopes})
    except ValueError as unknown:
        known = ", ".join(scope.value for scope in Scope)
        raise RegistryError(
            "invalid-token-request", f"{unknown}. The scopes are {known}.", pointer="/scopes"
        ) from unknown
    if not wanted:
        raise RegistryError("invalid-token-request", "A token needs at least one scope.", pointer="/scopes")
    if beyond := [scope.value for scope in wanted if not actor.has_scope(scope)]:
        raise Forbidden(f"A token cannot issue scopes that it lacks: {', '.join(beyond)}.", code="missing-scope")
    return [scope.value for scope in wanted]


def _check_life(actor: Actor, now: datetime, expires_at: datetime) -> None:
    if not now < expires_at <= now + LONGEST_TOKEN_LIFE:
        raise RegistryError(
            "invalid-token-request",
            f"A token expires in the future, at most {LONGEST_TOKEN_LIFE.days} days ahead.",
            pointer="/expires_at",
        )
    if actor.expires_at is not None and expires_at > actor.expires_at:
        raise Forbidden(
            f"A token issues none that outlives it; this one ends at {actor.expires_at.isoformat(timespec='seconds')}.",
            code="token-outlives-issuer",
            remedy="Name an earlier expires_at, or issue the token in the browser.",
        )


def _require_control(actor: Actor, token: AccessToken) -> None:
    """A personal token is its holder's to manage, or a platform administrator's; a team's token, its owners'."""
    if token.team is not None:
        require(actor, Role.OWNER, token.team)
    elif actor.user_id != token.user_id:
        require_platform_admin(actor)


def _described(token: AccessToken) -> dict[str, object]:
    return {
        "kind": token.kind,
        "name": token.name,
        "prefix": token.prefix,
        "team": token.team.slug if token.team else None,
        "role": Role(token.role).name.lower(),
        "scopes": token.scopes,
        "expires_at": token.expires_at.isoformat(),
    }
