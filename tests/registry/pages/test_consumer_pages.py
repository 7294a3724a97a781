"""Applications in the browser: listed, registered, held against an environment; and who reads a contract."""

import json

import pytest
from django.test import Client

from registry.catalog.models import Contract
from registry.consumers import queries
from registry.identity.models import Team
from tests.factories import make_published_version
from tests.registry.consumers.content import deploy, make_application, make_build, make_environment
from tests.registry.pages.conftest import SECOND

WIDER = {**SECOND, "properties": {**SECOND["properties"], "status": {"enum": ["open", "paid", "<lost>"]}}}


def text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def billing(team: Team, contract: Contract):
    """An application that reads and runs."""
    make_application("billing", team)
    return deploy(make_build("billing", "2.4.1", reads=[(contract, "^1.0.0", ["/status", "/lines/*/sku"])]))


def test_the_list_asks_as_often_for_thirty_applications_as_for_one(
    browser: Client, team: Team, django_assert_max_num_queries
) -> None:
    for number in range(30):
        make_application(f"app-{number}", team)

    with django_assert_max_num_queries(6):
        page = text(browser, "/applications")

    assert page.count('class="table-link"') == 30


def test_an_editor_registers_an_application(browser: Client, team: Team) -> None:
    answer = browser.post("/new/application", {"name": "billing", "owner_team": "checkout", "description": "Bills."})

    assert answer["Location"] == "/applications/billing"
    assert queries.application_by_name("billing").owner_team == team
    assert "No version yet" in text(browser, "/applications/billing")


def test_a_name_that_is_taken_is_said_in_the_form(browser: Client, billing) -> None:
    answer = browser.post("/new/application", {"name": "billing", "owner_team": "checkout"})

    assert answer.status_code == 409
    assert b"exists already" in answer.content


def test_an_application_shows_where_it_runs_and_what_it_reads(browser: Client, billing) -> None:
    page = text(browser, "/applications/billing")

    for shown in ("2.4.1", "production", "shop/order", "^1.0.0", "/lines/*/sku", "deployed 2.4.1 to production"):
        assert shown in page


def test_a_team_lists_its_applications(browser: Client, billing) -> None:
    assert 'href="/applications/billing"' in text(browser, "/teams/checkout")


def test_a_contract_names_its_readers_and_writers(browser: Client, contract: Contract, billing) -> None:
    deploy(make_build("shop", "9", provides=[contract.versions.first()]))

    page = text(browser, "/contracts/shop/order/consumers")

    assert 'href="/applications/billing"' in page
    assert 'href="/applications/shop"' in page
    assert "Nobody is known" not in page


def test_a_contract_that_nobody_reads_says_how_to_change_that(browser: Client, contract: Contract) -> None:
    assert "Nobody is known to read this" in text(browser, "/contracts/shop/order/consumers")


def test_whether_a_build_may_be_deployed_is_answered_with_the_payload(
    browser: Client, contract: Contract, billing
) -> None:
    make_build("shop", "1", provides=[make_published_version(contract, WIDER, number="1.2.0")])
    make_build("shop", "2")

    refused = text(browser, "/applications/shop/can-i-deploy?version=1&environment=production")
    allowed = text(browser, "/applications/shop/can-i-deploy?version=2&environment=production")

    assert "shop 1 may not go to production" in refused
    assert "billing 2.4.1 refuses payloads" in refused
    assert "&lt;lost&gt;" in refused
    assert "shop 2 may go to production" in allowed


@pytest.mark.parametrize(("query", "status"), [("", 200), ("?version=nope&environment=production", 422)])
def test_a_question_about_what_is_not_there_is_answered_by_the_form(
    browser: Client, billing, query: str, status: int
) -> None:
    make_environment("staging")

    assert browser.get(f"/applications/billing/can-i-deploy{query}").status_code == status


def test_the_verdict_names_who_would_break(browser: Client, contract: Contract, billing) -> None:
    answer = browser.post("/contracts/shop/order/check", {"source": json.dumps(WIDER)}).content.decode()

    assert "Who would break" in answer
    assert 'href="/applications/billing"' in answer
    assert "production" in answer


def test_a_deprecated_version_names_who_still_uses_it(browser: Client, contract: Contract, billing) -> None:
    deploy(make_build("shop", "9", provides=[contract.versions.get(minor=0)]))
    browser.post("/contracts/shop/order/versions/1.0.0/deprecate", {"sunset": "2099-01-01", "reason": "Old."})

    page = text(browser, "/contracts/shop/order/versions/1.0.0")

    assert "Still used by" in page
    assert 'href="/applications/shop"' in page
    assert 'href="/applications/billing"' not in page


def test_a_viewer_reads_applications_and_registers_none(viewer: Client, billing) -> None:
    assert viewer.get("/applications/billing").status_code == 200
    assert viewer.get("/new/application").status_code == 403
    assert "Register an application" not in text(viewer, "/applications")
