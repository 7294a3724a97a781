"""Teams and their members."""

import pytest

from registry.errors import Conflict, Forbidden, NotFound, RegistryError
from registry.events.models import AuditEntry
from registry.identity import queries, services
from registry.identity.actors import SYSTEM, Role
from registry.identity.authentication import actor_for_user
from tests.factories import make_actor, make_contract, make_member, make_team, make_user

pytestmark = pytest.mark.django_db


def test_platform_admins_create_teams_and_others_do_not() -> None:
    admin = actor_for_user(make_user(is_platform_admin=True))

    team = services.team_create(admin, slug="payments", name="Payments")

    assert queries.team_by_slug("payments") == team
    with pytest.raises(Forbidden):
        services.team_create(make_actor(team, Role.OWNER), slug="mine", name="Mine")


def test_a_slug_is_given_once_and_is_plain() -> None:
    make_team("payments")

    with pytest.raises(Conflict):
        make_team("payments")
    for wrong in ("Payments", "-pay", "pay ments", "", "x" * 65, "pay\x00"):
        with pytest.raises(RegistryError) as refusal:
            services.team_create(SYSTEM, slug=wrong, name="Payments")
        assert refusal.value.code == "invalid-team"


def test_owners_add_members_and_change_their_roles() -> None:
    team = make_team()
    owner, person = make_actor(team, Role.OWNER), make_user()

    services.member_add(owner, team, person, Role.VIEWER)
    services.member_add(owner, team, person, Role.EDITOR)

    assert actor_for_user(person).role_in(team.slug) is Role.EDITOR
    assert AuditEntry.objects.order_by("sequence").last().detail["role"] == "editor"
    with pytest.raises(Forbidden):
        services.member_add(make_actor(team, Role.EDITOR), team, person, Role.OWNER)


def test_the_last_owner_stays() -> None:
    team = make_team()
    person = make_member(team, Role.OWNER)

    with pytest.raises(Conflict) as refusal:
        services.member_remove(SYSTEM, team, person)
    make_member(team, Role.OWNER)
    services.member_remove(SYSTEM, team, person)

    assert refusal.value.code == "last-owner"
    assert actor_for_user(person).role_in(team.slug) is None


def test_the_last_owner_is_not_made_less_either() -> None:
    team = make_team()
    person = make_member(team, Role.OWNER)

    with pytest.raises(Conflict):
        services.member_add(SYSTEM, team, person, Role.VIEWER)


def test_who_is_no_member_cannot_be_removed() -> None:
    with pytest.raises(NotFound):
        services.member_remove(SYSTEM, make_team(), make_user())


def test_teams_are_listed_with_their_counts_in_one_statement(django_assert_num_queries) -> None:
    team = make_team("payments")
    make_member(team)
    make_member(team)
    make_contract(team)

    with django_assert_num_queries(1):
        rows = [(each.slug, each.member_count, each.contract_count) for each in queries.teams()]

    assert rows == [("payments", 2, 1)]


@pytest.mark.parametrize("name", ["nobody", "", "\x00", "\ud800", "x" * 10_000])
def test_asking_for_what_is_not_there_says_so(name: str) -> None:
    with pytest.raises(NotFound):
        queries.team_by_slug(name)
    with pytest.raises(NotFound):
        queries.user_by_name(name)


@pytest.mark.parametrize(
    "wrong",
    [{"username": "a b"}, {"username": ""}, {"password": "short"}, {"email": "nowhere"}, {"username": "x" * 151}],
)
def test_an_account_is_checked(wrong: dict) -> None:
    with pytest.raises(RegistryError) as refusal:
        services.user_create(SYSTEM, **({"username": "ada", "password": "correct horse battery staple"} | wrong))

    assert refusal.value.code == "invalid-user"
