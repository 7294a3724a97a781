"""Reads of the identity slice."""

from django.db.models import Count, QuerySet

from registry.errors import NotFound
from registry.identity.actors import Actor, Role
from registry.identity.models import AccessToken, Membership, Team, User
from registry.texts import can_be_stored


def teams() -> QuerySet[Team]:
    """All teams, with `member_count` and `contract_count`."""
    return Team.objects.annotate(
        member_count=Count("memberships", distinct=True), contract_count=Count("contracts", distinct=True)
    )


def team_by_slug(slug: str) -> Team:
    """Raises NotFound."""
    team = Team.objects.filter(slug=slug).first() if can_be_stored(slug) else None
    if team is None:
        raise NotFound(f"There is no team “{slug}”.", code="unknown-team")
    return team


def teams_where(actor: Actor, least: Role) -> QuerySet[Team]:
    """The teams in which `actor` has at least that role."""
    if actor.is_platform_admin:
        return Team.objects.all()
    return Team.objects.filter(slug__in=[slug for slug, role in actor.roles.items() if role >= least])


def members_of(team: Team) -> QuerySet[Membership]:
    return team.memberships.select_related("user").order_by("-role", "user__username")


def user_by_name(username: str) -> User:
    """Raises NotFound."""
    user = User.objects.filter(username=username).first() if can_be_stored(username) else None
    if user is None:
        raise NotFound(f"There is no user “{username}”.", code="unknown-user")
    return user


def tokens_of(actor: Actor) -> QuerySet[AccessToken]:
    """The tokens that `actor` may manage: those of the teams it owns, and its own."""
    tokens = AccessToken.objects.select_related("team", "user")
    if actor.is_platform_admin:
        return tokens
    of_teams = tokens.filter(team__in=teams_where(actor, Role.OWNER))
    return of_teams if actor.user_id is None else of_teams | tokens.filter(user_id=actor.user_id)


def token_by_id(actor: Actor, token_id: int) -> AccessToken:
    """A token that `actor` may manage; raises NotFound for any other, so that ids tell nothing."""
    token = tokens_of(actor).filter(pk=token_id).first()
    if token is None:
        raise NotFound("There is no such token.", code="unknown-token")
    return token
