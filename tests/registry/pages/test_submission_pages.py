"""A new version in the browser: judged while one types, proposed, published, brought to its end."""

import json
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import now

from registry.catalog import queries
from registry.catalog.models import CheckRun, Contract, VersionState
from registry.clock import fixed
from registry.identity.actors import SYSTEM
from registry.lifecycle import services as lifecycle
from tests.factories import make_member, make_proposed_version, make_published_version, make_team
from tests.registry.pages.conftest import SECOND

NEW = "/contracts/shop/order/new-version"
CHECK = "/contracts/shop/order/check"


def with_status(*values: str) -> dict[str, Any]:
    return {**SECOND, "properties": {**SECOND["properties"], "status": {"enum": list(values)}}}


def check(browser: Client, source: Any, **more: str) -> str:
    text = source if isinstance(source, str) else json.dumps(source, indent=2)
    return browser.post(CHECK, {"source": text, **more}).content.decode()


def propose(browser: Client, source: Any, **more: str) -> HttpResponse:
    return browser.post(NEW, {"source": json.dumps(source), "propose": "yes", **more})


def test_the_editor_starts_from_the_latest_version(browser: Client, contract: Contract) -> None:
    page = browser.get(NEW).content.decode()

    assert "For &lt;the&gt; courier." in page


def test_a_break_is_shown_with_its_payload_its_place_and_its_way_out(browser: Client, contract: Contract) -> None:
    verdict = check(browser, with_status("open"))

    assert "Breaking for readers on the new version" in verdict
    assert 'class="offends"' in verdict
    assert "What to do." in verdict
    assert "Propose it as 2.0.0" in verdict
    assert 'data-severity="error"' in verdict


def test_a_check_while_typing_stores_nothing(browser: Client, contract: Contract) -> None:
    check(browser, with_status("open"))

    assert not CheckRun.objects.exists()
    assert contract.versions.count() == 2


def test_the_suggested_number_is_filled_in_unless_somebody_chose_one(browser: Client, contract: Contract) -> None:
    widened = with_status("open", "paid", "sent")

    assert 'value="1.2.0"' in check(browser, widened)
    assert 'value="1.2.0"' in check(browser, widened, number="1.1.1", suggested="1.1.1")
    assert "number-field" not in check(browser, widened, number="1.5.0", suggested="1.1.1")


def test_a_break_is_never_numbered_as_a_new_major_by_itself(browser: Client, contract: Contract) -> None:
    assert 'name="number" class="mono" value=""' in check(browser, with_status("open"))


def test_a_syntax_error_names_its_line_and_column(browser: Client, contract: Contract) -> None:
    verdict = check(browser, '{\n  "type": oops\n}')

    assert 'data-line="2" data-column="11"' in verdict


def test_a_schema_error_names_the_line_of_its_pointer(browser: Client, contract: Contract) -> None:
    verdict = check(browser, "type: object\nproperties:\n  id:\n    type: texxt\n")

    assert 'data-line="4"' in verdict


def test_an_empty_text_asks_for_a_schema(browser: Client, contract: Contract) -> None:
    assert "No schema yet" in check(browser, "  \n")


def test_without_a_script_the_verdict_comes_with_the_page(browser: Client, contract: Contract) -> None:
    answer = browser.post(NEW, {"source": json.dumps(with_status("open")), "check": "yes"})

    assert "Breaking for readers" in answer.content.decode()
    assert contract.versions.count() == 2


def test_a_proposal_keeps_the_text_without_the_carriage_returns_of_the_browser(
    browser: Client, contract: Contract
) -> None:
    source = json.dumps(SECOND, indent=2) + "\n"

    answer = browser.post(NEW, {"source": source.replace("\n", "\r\n"), "propose": "yes", "change_note": "The same."})

    assert answer["Location"] == "/contracts/shop/order/versions/1.1.1"
    version = queries.version_by_number(contract, "1.1.1")
    assert (bytes(version.source), version.change_note) == (source.encode(), "The same.")


def test_a_proposal_that_breaks_is_turned_down_with_the_same_verdict(browser: Client, contract: Contract) -> None:
    answer = propose(browser, with_status("open"))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Breaking for readers on the new version" in answer.content.decode()
    assert contract.versions.count() == 2


def test_a_break_may_be_proposed_as_the_next_major(browser: Client, contract: Contract) -> None:
    answer = propose(browser, with_status("open"), number="2.0.0")

    assert answer["Location"] == "/contracts/shop/order/versions/2.0.0"


def test_publishing_twice_says_kindly_that_somebody_was_faster(browser: Client, contract: Contract) -> None:
    version = make_proposed_version(contract, with_status("open", "paid", "sent"))
    address = f"/contracts/shop/order/versions/{version.number}"

    first = browser.post(f"{address}/publish", follow=True)
    second = browser.post(f"{address}/publish", follow=True)

    assert b"is published" in first.content
    assert (second.status_code, b"banner is-bad" in second.content) == (200, True)


def test_a_proposed_version_can_be_withdrawn(browser: Client, contract: Contract) -> None:
    version = make_proposed_version(contract, SECOND)

    browser.post(f"/contracts/shop/order/versions/{version.number}/withdraw")

    version.refresh_from_db()
    assert version.state == VersionState.WITHDRAWN


def test_a_version_is_deprecated_given_more_time_and_never_less(browser: Client, contract: Contract) -> None:
    address = "/contracts/shop/order/versions/1.0.0"
    sunset = (now() + timedelta(days=30)).date()
    successor = queries.version_by_number(contract, "1.1.0")

    asked = {"sunset": sunset, "reason": "Notes are in 1.1.0.", "successor": successor.pk}
    page = browser.post(f"{address}/deprecate", asked, follow=True).content.decode()
    assert "Deprecated: sunset on" in page
    assert "Notes are in 1.1.0." in page

    shorter = browser.post(f"{address}/extend", {"sunset": sunset - timedelta(days=7)})
    assert shorter.status_code == HTTPStatus.CONFLICT
    longer = browser.post(f"{address}/extend", {"sunset": sunset + timedelta(days=7)}, follow=True)
    assert b"has more time" in longer.content


def test_retiring_is_offered_once_the_sunset_has_passed(browser: Client, contract: Contract) -> None:
    version = contract.versions.get(minor=0)
    past = now() - timedelta(days=30)
    lifecycle.version_deprecate(SYSTEM, version, sunset_at=past + timedelta(days=60), reason="Old.", clock=fixed(past))
    address = "/contracts/shop/order/versions/1.0.0"
    assert b">Retire<" not in browser.get(address).content

    other = contract.versions.get(minor=1)
    lifecycle.version_deprecate(SYSTEM, other, sunset_at=past + timedelta(days=1), reason="Old.", clock=fixed(past))

    assert b">Retire<" in browser.get("/contracts/shop/order/versions/1.1.0").content


def test_a_version_is_not_retired_before_its_sunset(browser: Client, contract: Contract) -> None:
    address = "/contracts/shop/order/versions/1.0.0"
    browser.post(f"{address}/deprecate", {"sunset": (now() + timedelta(days=30)).date(), "reason": "Old."})

    page = browser.post(f"{address}/retire", follow=True).content

    assert b"banner is-bad" in page
    assert queries.version_by_number(contract, "1.0.0").state == VersionState.DEPRECATED


def test_any_two_versions_are_compared_in_any_direction(browser: Client, contract: Contract) -> None:
    latest = browser.get("/contracts/shop/order/compare").content.decode()
    reverse = browser.get("/contracts/shop/order/compare?old=1.1.0&new=1.0.0&mode=full").content.decode()

    assert "<code>note</code>" in latest
    assert '<option value="full" selected>' in reverse


def test_a_check_after_the_session_ended_says_so_and_keeps_the_page(client: Client, contract: Contract) -> None:
    answer = client.post(CHECK, {"source": "{}"}, headers={"HX-Request": "true"})

    assert (answer.status_code, b"Your session has ended" in answer.content) == (HTTPStatus.OK, True)


def test_comparing_starts_with_the_version_before_the_one_that_is_asked_for(
    browser: Client, contract: Contract
) -> None:
    make_published_version(contract, with_status("open", "paid", "sent"), number="1.2.0")

    page = browser.get("/contracts/shop/order/compare?new=1.1.0").content.decode()

    assert '<option value="1.0.0" selected>' in page


def test_an_editor_of_another_team_may_not_publish(contract: Contract) -> None:
    version = make_proposed_version(contract, SECOND)
    stranger = Client()
    stranger.force_login(make_member(make_team("others")))

    answer = stranger.post(f"/contracts/shop/order/versions/{version.number}/publish")

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert b"checkout" in answer.content
