"""Finding, reading, registering and changing contracts in the browser."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from registry.catalog import queries, services
from registry.catalog.models import Contract
from registry.identity.actors import SYSTEM
from registry.identity.models import Team
from tests.factories import make_contract, make_published_version
from tests.registry.pages.conftest import FIRST

HTMX = {"HX-Request": "true"}


def test_the_list_asks_the_database_as_often_for_thirty_contracts_as_for_one(
    browser: Client, team: Team, contract: Contract, django_assert_max_num_queries
) -> None:
    for number in range(30):
        make_published_version(make_contract(team, name=f"shop/more-{number}"), FIRST)

    with django_assert_max_num_queries(9):
        answer = browser.get("/contracts")

    assert answer.content.count(b'class="table-link"') == 31


def test_a_contract_page_asks_a_bounded_number_of_questions(
    browser: Client, contract: Contract, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(10):
        browser.get("/contracts/shop/order")


def test_a_live_search_answers_with_the_rows_alone_and_a_tidy_address(browser: Client, contract: Contract) -> None:
    answer = browser.get("/contracts?q=order&domain=&criticality=&team=checkout", headers=HTMX)

    assert answer["HX-Push-Url"] == "/contracts?q=order&team=checkout"
    assert b"<html" not in answer.content
    assert b"shop/</span>order" in answer.content


@pytest.mark.parametrize("query", ["domain=sales", "team=checkout", "tag=core", "state=published", "q=note"])
def test_each_filter_finds_the_contract(browser: Client, contract: Contract, query: str) -> None:
    assert b"shop/</span>order" in browser.get(f"/contracts?{query}").content


@pytest.mark.parametrize("query", ["domain=x", "team=x", "tag=x", "state=retired", "criticality=low", "q=zzz"])
def test_each_filter_leaves_out_what_does_not_fit(browser: Client, contract: Contract, query: str) -> None:
    answer = browser.get(f"/contracts?{query}")

    assert b"Nothing matches" in answer.content


def test_a_contract_page_shows_its_latest_version_and_escapes_what_people_wrote(
    browser: Client, contract: Contract
) -> None:
    page = browser.get("/contracts/shop/order").content.decode()

    assert "1.1.0" in page
    assert "For &lt;the&gt; courier." in page
    assert "For <the>" not in page


def test_the_raw_schema_is_the_bytes_that_were_submitted(browser: Client, contract: Contract) -> None:
    source = b"type: object  # kept\r\n"
    version = services.version_propose(SYSTEM, make_contract(contract.owner_team, name="shop/raw"), source=source)

    answer = browser.get(f"/contracts/shop/raw/versions/{version.number}/source")

    assert answer.content == source
    assert answer["Content-Disposition"] == 'attachment; filename="raw-1.0.0.yaml"'


def test_an_editor_registers_a_contract_and_goes_on_to_its_first_version(browser: Client, team: Team) -> None:
    asked = {
        "namespace": "shop",
        "name": "refund",
        "owner_team": "checkout",
        "tags": "money, event money",
        "steward": "ada",
        "criticality": "high",
        "classification": "internal",
        "compatibility": "backward",
        "writer": "declared",
        "assert_formats": "on",
    }

    answer = browser.post("/new/contract", asked)

    assert answer["Location"] == "/contracts/shop/refund/new-version"
    contract = queries.contract_by_name("shop", "refund")
    assert (contract.tags, contract.steward.username, contract.assert_formats) == (["money", "event"], "ada", True)


def test_a_name_that_is_taken_is_said_in_the_form(browser: Client, contract: Contract) -> None:
    asked = {"namespace": "shop", "name": "order", "owner_team": "checkout", "criticality": "low"}
    asked |= {"classification": "public", "compatibility": "backward", "writer": "open"}

    answer = browser.post("/new/contract", asked)

    assert answer.status_code == 409
    assert b"exists" in answer.content


def test_settings_that_somebody_else_changed_meanwhile_are_not_overwritten(browser: Client, contract: Contract) -> None:
    services.contract_update(SYSTEM, contract, expected_revision=None, domain="finance")
    asked = {"revision": "1", "owner_team": "checkout", "domain": "sales", "criticality": "low"}
    asked |= {"classification": "public", "compatibility": "backward", "writer": "open"}

    answer = browser.post("/contracts/shop/order/settings", asked)

    assert answer.status_code == 412
    assert queries.contract_by_name("shop", "order").domain == "finance"


def test_the_activity_tells_who_did_what(browser: Client, contract: Contract) -> None:
    page = browser.get("/contracts/shop/order/activity").content.decode()

    assert "registered the contract" in page
    assert "published version 1.1.0" in page


def test_a_contract_without_versions_says_what_to_do_next(browser: Client, team: Team) -> None:
    make_contract(team, name="shop/empty")

    assert b"Propose the first version" in browser.get("/contracts/shop/empty").content
    assert b"Two versions are needed" in browser.get("/contracts/shop/empty/compare").content


@pytest.mark.parametrize("address", ["/contracts/shop/none", "/contracts/shop/order/versions/9.9.9", "/rules/none"])
def test_what_is_not_there_is_answered_with_a_page(browser: Client, contract: Contract, address: str) -> None:
    answer = browser.get(address)

    assert answer.status_code == 404
    assert b"Go to the contracts" in answer.content


def test_nobody_in_particular_is_asked_to_sign_in_first(client: Client, contract: Contract) -> None:
    answer = client.get("/contracts/shop/order")

    assert answer["Location"] == "/sign-in?next=/contracts/shop/order"


def test_a_viewer_may_read_and_not_propose(viewer: Client, contract: Contract) -> None:
    assert viewer.get("/contracts/shop/order").status_code == 200
    assert viewer.get("/contracts/shop/order/new-version").status_code == 403


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_an_error_page_needs_nothing_from_the_request(name: str) -> None:
    page = render_to_string(name)

    assert name.removesuffix(".html") in page


def test_a_comparison_leads_those_who_may_edit_to_a_mapping_either_way(
    browser: Client, viewer: Client, contract: Contract
) -> None:
    address = "/contracts/shop/order/compare?old=1.0.0&new=1.1.0"
    links = [f"/contracts/shop/order/new-mapping?from={pair}" for pair in ("1.1.0&amp;to=1.0.0", "1.0.0&amp;to=1.1.0")]

    for answer in (browser.get(address), browser.get(address, headers=HTMX)):
        page = answer.content.decode()
        assert all(link in page for link in links)
    assert not any(link in viewer.get(address).content.decode() for link in links)
