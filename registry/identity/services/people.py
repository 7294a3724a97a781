"""People, teams, and who is in which."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from registry import events
from registry.clock import Clock, utc_now
from registry.errors import Conflict, NotFound, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require, require_platform_admin
from registry.identity.models import Membership, Team, User
from registry.uniqueness import refusing_duplicates


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


def _keep_an_owner(team: Team, *, besides: User) -> None:
    owners = Membership.objects.select_for_update().filter(team=team, role=Role.OWNER)
    if [owner.user_id for owner in owners] == [besides.pk]:
        raise Conflict("A team keeps at least one owner.", code="last-owner", remedy="Make somebody else owner first.")
