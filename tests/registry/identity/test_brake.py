"""Guessing passwords is slowed down, and nobody is locked out by what others do."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, RequestFactory

from registry.identity import brake
from registry.identity.models import SignInAttempt
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOME, AWAY = "192.0.2.1", "198.51.100.7"


def fail(count: int, username: str = "ada", address: str = AWAY, at: datetime = NOW) -> None:
    for _ in range(count):
        brake.note(username, address, at, succeeded=False)


def sign_in(password: str, *, username: str = "ada", address: str = AWAY, browser: Client | None = None):
    return (browser or Client()).post("/sign-in", {"username": username, "password": password}, REMOTE_ADDR=address)


def test_ten_failures_of_an_account_are_enough_and_a_quarter_of_an_hour_later_forgotten() -> None:
    fail(9)
    assert brake.wait_before("ada", AWAY, NOW) is None

    fail(1)

    assert brake.wait_before("ada", AWAY, NOW) == brake.WINDOW
    assert brake.wait_before("ADA ", HOME, NOW) == brake.WINDOW
    assert brake.wait_before("grace", AWAY, NOW) is None
    assert brake.wait_before("ada", AWAY, NOW + brake.WINDOW) is None


def test_an_address_is_braked_whatever_accounts_it_tries() -> None:
    for number in range(brake.MOST_FAILURES_OF_AN_ADDRESS):
        fail(1, f"person-{number}")

    assert brake.wait_before("somebody", AWAY, NOW) == brake.WINDOW
    assert brake.wait_before("somebody", HOME, NOW) is None


def test_whoever_signed_in_from_there_lately_is_not_locked_out_by_others() -> None:
    brake.note("ada", HOME, NOW - timedelta(days=20), succeeded=True)
    fail(10)

    assert brake.wait_before("ada", HOME, NOW) is None
    assert brake.wait_before("ada", HOME, NOW + timedelta(days=11)) is None

    fail(10, address=HOME)
    assert brake.wait_before("ada", HOME, NOW) == brake.WINDOW


def test_a_success_forgives_the_failures_from_its_address() -> None:
    fail(9)
    brake.note("ada", AWAY, NOW, succeeded=True)

    fail(9)

    assert brake.wait_before("ada", AWAY, NOW) is None


def test_the_sign_in_page_says_how_long_to_wait_and_looks_at_no_password_meanwhile() -> None:
    make_user("ada", password=PASSWORD)
    for _ in range(10):
        assert sign_in("wrong").status_code == 200

    answer = sign_in(PASSWORD)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= brake.WINDOW.total_seconds()
    assert "Try again in 15 minutes" in answer.content.decode()
    assert SignInAttempt.objects.count() == 10


def test_who_knows_the_password_gets_in_and_is_remembered() -> None:
    make_user("ada", password=PASSWORD)
    sign_in("wrong", address=HOME)

    assert sign_in(PASSWORD, address=HOME).status_code == 302

    assert {attempt.succeeded for attempt in SignInAttempt.objects.all()} == {True}


def test_a_browser_that_signed_in_before_gets_in_from_anywhere_while_others_guess() -> None:
    make_user("ada", password=PASSWORD)
    browser = Client()
    assert sign_in(PASSWORD, address=HOME, browser=browser).status_code == 302
    browser.post("/sign-out")
    fail(10, at=datetime.now(UTC))
    fail(30, "others", address="203.0.113.9", at=datetime.now(UTC))

    assert sign_in(PASSWORD, address="203.0.113.9").status_code == 429
    assert sign_in(PASSWORD, address="203.0.113.9", browser=browser).status_code == 302


def test_a_known_browser_has_a_count_of_its_own() -> None:
    make_user("ada", password=PASSWORD)
    browser = Client()
    sign_in(PASSWORD, address=HOME, browser=browser)
    browser.post("/sign-out")
    for _ in range(10):
        assert sign_in("wrong", browser=browser).status_code == 200

    assert sign_in(PASSWORD, browser=browser).status_code == 429
    assert sign_in(PASSWORD, address=HOME).status_code == 302


def test_a_browser_vouches_for_nobody_who_did_not_sign_in_with_it() -> None:
    make_user("mallory", password=PASSWORD)
    make_user("ada", password=PASSWORD)
    browser = Client()
    sign_in(PASSWORD, username="mallory", browser=browser)
    browser.post("/sign-out")
    fail(10, at=datetime.now(UTC))

    assert sign_in(PASSWORD, browser=browser).status_code == 429


def test_a_cookie_that_was_not_signed_here_is_not_believed() -> None:
    make_user("ada", password=PASSWORD)
    browser = Client()
    sign_in(PASSWORD, browser=browser)
    browser.post("/sign-out")
    fail(10, at=datetime.now(UTC), address=HOME)
    morsel = browser.cookies[brake.COOKIE]
    assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "Lax", "/sign-in")

    browser.cookies[brake.COOKIE] = morsel.value[:-1] + ("A" if morsel.value[-1] != "A" else "B")

    assert sign_in(PASSWORD, address="203.0.113.9", browser=browser).status_code == 429


def test_a_form_that_is_not_filled_in_is_no_attempt() -> None:
    sign_in("")
    sign_in("x", username="a\x00b")

    assert not SignInAttempt.objects.exists()


def test_attempts_hold_no_name() -> None:
    sign_in("wrong", username="my-secret-password")

    assert "my-secret" not in str(SignInAttempt.objects.values().get())


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "203.0.113.9", HOME, HOME),
        (1, "6.6.6.6, 203.0.113.9", HOME, "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", HOME, "203.0.113.9"),
        (2, "203.0.113.9", HOME, HOME),
        (1, "nonsense", HOME, "unknown"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "::ffff:192.0.2.1", HOME),
        (0, "", "", "unknown"),
    ],
)
def test_the_address_is_the_one_that_nobody_can_make_up(
    settings, proxies: int, forwarded: str, remote: str, address: str
) -> None:
    settings.REGISTRY_PROXIES = proxies
    request = RequestFactory(headers={"X-Forwarded-For": forwarded}).get("/", REMOTE_ADDR=remote)

    assert brake.address_of(request) == address
