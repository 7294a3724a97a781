"""Writes of the identity slice: people, teams, members, tokens."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from registry import events
from registry.batches import delete_in_batches
from registry.clock import Clock, utc_now
from registry.errors import Conflict, Forbidden, NotFound, RegistryError
from registry.identity import tokens
from registry.identity.actors import Actor, Role, Scope
from registry.identity.authentication import authenticate_token  # noqa: F401 - part of this slice's door
from registry.identity.authorisation import require, require_platform_admin
from registry.identity.models import AccessToken, Membership, SignInAttempt, Team, User
from registry.uniqueness import refusing_duplicates

LONGEST_TOKEN_LIFE = timedelta(days=366)


@transaction.atomic
def user_create(
    actor: Actor,
    *,
    username: str,
    password: str | None,
    first_name: str = "",
    last_name: str = "",
    email: str = "",
    is_platform_admin: bool = False,
) -> User:
    """A new account; without a password it can only be used through single sign-on."""
    require_platform_admin(actor)
    user = User(
        username=username,
        email=email,
        first_name=first_name,
        last_name=last_name,
        is_platform_admin=is_platform_admin,
    )
    user.set_password(password)
    try:
        user.clean_fields()
        if password is not None:
            validate_password(password, user)
    except ValidationError as problem:
        raise RegistryError("invalid-user", " ".join(problem.messages)) from problem
    with refusing_duplicates(f"The user name “{username}” is taken."):
        user.save()
    events.record(actor, "user.created", f"users/{username}", {"is_platform_admin": is_platform_admin})
    return user


@transaction.atomic
def team_create(actor: Actor, *, slug: str, name: str, clock: Clock = utc_now) -> Team:
    """A new team without members; platform administrators only."""
    require_platform_admin(actor)
    team = Team(slug=slug, name=name, created_at=clock())
    try:
        team.clean_fields()
    except ValidationError as problem:
        raise RegistryError("invalid-team", " ".join(problem.messages), pointer="/slug") from problem
    with refusing_duplicates(f"A team “{slug}” exists already."):
        team.save()
    events.record(actor, "team.created", f"teams/{slug}", {"name": name})
    return team


@transaction.atomic
def member_add(actor: Actor, team: Team, user: User, role: Role) -> Membership:
    """Give `user` that role in `team`, whether they were a member before or not. Raises Conflict `last-owner`."""
    require(actor, Role.OWNER, team)
    if role < Role.OWNER:
        _keep_an_owner(team, besides=user)
    membership, _ = Membership.objects.update_or_create(user=user, team=team, defaults={"role": Role(role)})
    events.record(
        actor, "member.added", f"teams/{team.slug}", {"user": user.get_username(), "role": Role(role).name.lower()}
    )
    return membership


@transaction.atomic
def member_remove(actor: Actor, team: Team, user: User) -> None:
    """End the membership; the last owner of a team stays."""
    require(actor, Role.OWNER, team)
    _keep_an_owner(team, besides=user)
    removed, _ = Membership.objects.filter(team=team, user=user).delete()
    if not removed:
        raise NotFound(f"{user.get_username()} is not a member of “{team.slug}”.")
    events.record(actor, "member.removed", f"teams/{team.slug}", {"user": user.get_username()})


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
    secret = tokens.generate(kind)
    token = AccessToken.objects.create(
        kind=kind,
        name=name.strip(),
        prefix=secret.prefix,
        digest=secret.digest,
        team=team,
        user=user,
        role=role,
        scopes=wanted,
        issued_by=actor.label,
        created_at=now,
        expires_at=expires_at,
    )
    events.record(actor, "token.issued", f"tokens/{token.prefix}", _described(token))
    return token, secret.text


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
    secret = tokens.generate(token.kind)
    successor = AccessToken.objects.create(
        kind=token.kind,
        name=token.name,
        prefix=secret.prefix,
        digest=secret.digest,
        team_id=token.team_id,
        user_id=token.user_id,
        role=token.role,
        scopes=token.scopes,
        issued_by=actor.label,
        created_at=now,
        expires_at=expires_at,
        rotated_from=token,
    )
    events.record(
        actor, "token.rotated", f"tokens/{token.prefix}", _described(successor) | {"old_is_good_until": end.isoformat()}
    )
    return successor, secret.text


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


def sign_in_attempts_forget(before: datetime) -> int:
    """Remove the attempts before that moment, which no brake looks at any more; returns how many."""
    return delete_in_batches(SignInAttempt.objects.filter(at__lt=before).order_by())


def sessions_forget(before: datetime) -> int:
    """Remove the sessions that expired before that moment; returns how many."""
    return delete_in_batches(Session.objects.filter(expire_date__lt=before).order_by())


def _keep_an_owner(team: Team, *, besides: User) -> None:
    owners = Membership.objects.select_for_update().filter(team=team, role=Role.OWNER)
    if [owner.user_id for owner in owners] == [besides.pk]:
        raise Conflict("A team keeps at least one owner.", code="last-owner", remedy="Make somebody else owner first.")


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
