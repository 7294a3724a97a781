"""Access tokens: their text, who may issue them, and how they live and die."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.clock import fixed, utc_now
from registry.errors import Conflict, Forbidden, RegistryError
from registry.events.models import AuditEntry, OutboxEvent
from registry.identity import services, tokens
from registry.identity.actors import SYSTEM, Role, Scope
from registry.identity.authentication import actor_for_user
from registry.identity.models import AccessToken
from tests.factories import make_actor, make_member, make_team, make_token, make_user

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_a_token_tells_its_kind_and_carries_a_checksum() -> None:
    token = tokens.generate("ci")

    assert token.text.startswith("dcr_ci_")
    assert len(token.text) == len("dcr_ci_") + 36
    assert tokens.parse(token.text) == token


@pytest.mark.parametrize("mangled", ["", "dcr_ci_", "dcr_xx_" + "a" * 36, "dcr_ci_" + "a" * 36, "dcr_ci_" + "é" * 36])
def test_text_that_cannot_be_a_token_is_told_apart_without_the_database(mangled: str) -> None:
    assert tokens.parse(mangled) is None


def test_one_wrong_letter_breaks_the_checksum() -> None:
    text = tokens.generate("pat").text
    typo = text[:10] + ("a" if text[10] != "a" else "b") + text[11:]

    assert tokens.parse(typo) is None


def test_a_token_does_not_show_its_secret_when_printed() -> None:
    token = tokens.generate("gw")

    assert token.text not in repr(token)
    assert repr(token) == f"<TokenText {token.prefix}…>"


@pytest.mark.django_db
def test_the_secret_is_stored_nowhere() -> None:
    team = make_team()

    token, secret = make_token(team)

    row = AccessToken.objects.filter(pk=token.pk).values().get()
    assert secret not in str(row)
    assert all(secret not in str(entry) for entry in AuditEntry.objects.values())
    assert all(secret not in str(event) for event in OutboxEvent.objects.values())
    assert row["prefix"] == secret[: len(row["prefix"])]


@pytest.mark.django_db
def test_a_token_acts_with_its_role_in_its_team_and_its_scopes() -> None:
    team = make_team("payments")
    _, secret = make_token(team, role=Role.EDITOR, scopes=(Scope.CHECKS_RUN,))

    actor = services.authenticate_token(secret, datetime.now(UTC))

    assert actor is not None
    assert actor.has_role(Role.EDITOR, "payments")
    assert not actor.has_role(Role.OWNER, "payments")
    assert actor.has_scope(Scope.CHECKS_RUN)
    assert not actor.has_scope(Scope.CONTRACTS_WRITE)


@pytest.mark.django_db
def test_a_personal_token_acts_with_its_persons_roles_and_no_more_than_its_own() -> None:
    team = make_team("payments")
    owner = make_actor(team, Role.OWNER)
    _, secret = services.token_issue(
        owner,
        kind="pat",
        name="laptop",
        role=Role.EDITOR,
        scopes=[Scope.CONTRACTS_READ],
        expires_at=datetime.now(UTC) + timedelta(days=1),
    )

    actor = services.authenticate_token(secret, datetime.now(UTC))

    assert actor is not None
    assert actor.role_in("payments") is Role.EDITOR


@pytest.mark.django_db
def test_a_token_of_somebody_who_left_is_no_good() -> None:
    person = make_member(make_team())
    from registry.identity.authentication import actor_for_user

    _, secret = services.token_issue(
        actor_for_user(person),
        kind="pat",
        name="laptop",
        scopes=[Scope.CONTRACTS_READ],
        expires_at=datetime.now(UTC) + timedelta(days=1),
    )
    person.is_active = False
    person.save()

    assert services.authenticate_token(secret, datetime.now(UTC)) is None


@pytest.mark.django_db
def test_an_expired_token_is_no_good() -> None:
    token, secret = make_token(make_team())

    assert services.authenticate_token(secret, token.expires_at - timedelta(seconds=1)) is not None
    assert services.authenticate_token(secret, token.expires_at) is None


@pytest.mark.django_db
def test_a_revoked_token_is_no_good_at_once() -> None:
    team = make_team()
    token, secret = make_token(team)

    services.token_revoke(make_actor(team, Role.OWNER), token)

    assert services.authenticate_token(secret, datetime.now(UTC)) is None
    with pytest.raises(Conflict):
        services.token_revoke(make_actor(team, Role.OWNER), token)


@pytest.mark.django_db
def test_after_rotation_both_tokens_work_until_the_overlap_ends() -> None:
    team = make_team()
    token, old = make_token(team)
    now = datetime.now(UTC)

    successor, new = services.token_rotate(
        make_actor(team, Role.OWNER), token, overlap=timedelta(hours=1), clock=fixed(now)
    )

    assert successor.scopes == token.scopes
    assert services.authenticate_token(old, now + timedelta(minutes=59)) is not None
    assert services.authenticate_token(old, now + timedelta(minutes=61)) is None
    assert services.authenticate_token(new, now + timedelta(minutes=61)) is not None


@pytest.mark.django_db
def test_rotation_is_no_way_to_scopes_that_one_lacks() -> None:
    team = make_team()
    _, secret = make_token(team, role=Role.OWNER, scopes=(Scope.TOKENS_WRITE,))
    narrow = services.authenticate_token(secret, utc_now())
    wide, _ = make_token(team, scopes=(Scope.CONTRACTS_WRITE,))

    with pytest.raises(Forbidden, match=r"contracts:write"):
        services.token_rotate(narrow, wide)


@pytest.mark.django_db
def test_an_administrator_revokes_a_personal_token_and_never_learns_it() -> None:
    holder, admin = make_user(), SYSTEM
    token, _ = services.token_issue(
        actor_for_user(holder),
        kind="pat",
        name="mine",
        scopes=[Scope.CONTRACTS_READ],
        expires_at=utc_now() + timedelta(days=1),
    )

    with pytest.raises(Forbidden, match="holder"):
        services.token_rotate(admin, token)

    services.token_revoke(admin, token)
    assert token.revoked_at is not None


@pytest.mark.django_db
def test_a_token_is_rotated_once() -> None:
    team = make_team()
    owner = make_actor(team, Role.OWNER)
    token, _ = make_token(team)
    services.token_rotate(owner, token)

    with pytest.raises(Conflict) as refusal:
        services.token_rotate(owner, token)

    assert refusal.value.code == "token-not-current"


@pytest.mark.django_db
def test_the_last_use_is_written_at_most_once_a_minute(django_assert_num_queries) -> None:
    token, secret = make_token(make_team())
    services.authenticate_token(secret, NOW)

    with django_assert_num_queries(1):
        services.authenticate_token(secret, NOW + timedelta(seconds=59))
    services.authenticate_token(secret, NOW + timedelta(seconds=60))

    token.refresh_from_db()
    assert token.last_used_at == NOW + timedelta(seconds=60)


@pytest.mark.django_db
def test_only_owners_issue_a_teams_tokens() -> None:
    team = make_team()

    with pytest.raises(Forbidden):
        services.token_issue(
            make_actor(team, Role.EDITOR),
            kind="ci",
            name="pipeline",
            team=team,
            scopes=[Scope.CHECKS_RUN],
            expires_at=datetime.now(UTC) + timedelta(days=1),
        )


@pytest.mark.django_db
def test_a_token_cannot_issue_more_than_it_may_itself() -> None:
    team = make_team()
    _, secret = make_token(team, role=Role.OWNER, scopes=(Scope.TOKENS_WRITE,))
    machine = services.authenticate_token(secret, datetime.now(UTC))
    assert machine is not None

    with pytest.raises(Forbidden) as refusal:
        services.token_issue(
            machine,
            kind="ci",
            name="more",
            team=team,
            scopes=[Scope.CONTRACTS_WRITE],
            expires_at=datetime.now(UTC) + timedelta(days=1),
        )

    assert refusal.value.code == "missing-scope"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"kind": "magic"}, "/kind"),
        ({"scopes": ["everything"]}, "/scopes"),
        ({"scopes": []}, "/scopes"),
        ({"name": "  "}, "/name"),
        ({"team": None}, "/team"),
        ({"expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, "/expires_at"),
        ({"expires_at": datetime.now(UTC) + timedelta(days=4000)}, "/expires_at"),
    ],
)
def test_a_request_for_a_token_is_checked(wrong: dict, pointer: str) -> None:
    team = make_team()
    asked = {
        "kind": "ci",
        "name": "pipeline",
        "team": team,
        "scopes": [Scope.CHECKS_RUN],
        "expires_at": datetime.now(UTC) + timedelta(days=1),
    }

    with pytest.raises(RegistryError) as refusal:
        services.token_issue(make_actor(team, Role.OWNER), **(asked | wrong))

    assert refusal.value.pointer == pointer


@pytest.mark.django_db
def test_a_personal_token_is_its_holders_to_revoke() -> None:
    team = make_team()
    holder, colleague = make_actor(team, Role.OWNER), make_actor(team, Role.OWNER)
    token, _ = services.token_issue(
        holder,
        kind="pat",
        name="laptop",
        scopes=[Scope.CONTRACTS_READ],
        expires_at=datetime.now(UTC) + timedelta(days=1),
    )

    with pytest.raises(Forbidden):
        services.token_revoke(colleague, token)
    services.token_revoke(holder, token)


@pytest.mark.django_db
def test_a_user_name_is_given_once() -> None:
    make_user("ada")

    with pytest.raises(Conflict):
        make_user("ada")


@pytest.mark.django_db
def test_a_token_issues_none_that_outlives_it_neither_new_nor_rotated() -> None:
    team = make_team()
    token, secret = make_token(team, role=Role.OWNER, life=timedelta(days=10))
    now = datetime.now(UTC)
    machine = services.authenticate_token(secret, now)
    request = {"kind": "ci", "name": "child", "team": team, "scopes": [Scope.CONTRACTS_READ]}

    for act in (
        lambda: services.token_issue(machine, **request, expires_at=now + timedelta(days=11)),
        lambda: services.token_rotate(machine, token, expires_at=now + timedelta(days=11)),
    ):
        with pytest.raises(Forbidden) as refusal:
            act()
        assert refusal.value.code == "token-outlives-issuer"

    child, _ = services.token_issue(machine, **request, expires_at=now + timedelta(days=9))
    successor, _ = services.token_rotate(machine, token, clock=fixed(now + timedelta(days=5)))
    assert child.expires_at < token.expires_at
    assert successor.expires_at == token.expires_at
