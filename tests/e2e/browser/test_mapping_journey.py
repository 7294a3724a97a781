"""What an engineer does after a break: take a suggestion, see it proved, spoil it, see the payload, attach it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser.test_submit_journey import write_schema as write

pytestmark = pytest.mark.system("chromium")
PAGE = "/contracts/shop/invoice/new-mapping?from=1.0.0&to=2.0.0"
RENAME = '[\n  {"op": "move", "from": ["number"], "to": ["invoice_number"]}\n]'


def test_an_engineer_takes_a_suggestion_and_attaches_it_proved(ada: Page) -> None:
    ada.goto(PAGE)
    verdict = ada.get_by_role("region", name="Verdict")
    expect(verdict.get_by_role("heading", name="Refuted")).to_be_visible()

    ada.get_by_role("button", name="Use it (suggestion 1)").click()

    expect(verdict.get_by_role("heading", name="Proved")).to_be_visible()
    expect(verdict.get_by_text("Nothing is lost")).to_be_visible()
    expect(ada.locator(".cm-content")).to_contain_text('"invoice_number"')
    ada.get_by_role("button", name="Attach this mapping").click()
    expect(ada).to_have_url(re.compile(r"/mappings$"))
    expect(ada.get_by_text("is attached: proved")).to_be_visible()


def test_a_mapping_that_is_wrong_shows_the_payload_its_result_and_the_error(ada: Page) -> None:
    ada.goto(PAGE)

    write(ada, RENAME)

    verdict = ada.get_by_role("region", name="Verdict")
    expect(verdict.get_by_role("region", name="Payload")).to_contain_text('"number"')
    expect(verdict.get_by_role("region", name="Result").locator(".offends")).to_contain_text(["status"])
    expect(verdict.get_by_text("The result is not valid at /status")).to_be_visible()


def test_what_is_no_mapping_is_marked_at_its_line_and_the_rest_stays(ada: Page) -> None:
    ada.goto(PAGE)

    write(ada, RENAME.replace("move", "mov"))

    fault = ada.get_by_role("button", name=re.compile(r"^line 2, column 4"))
    expect(fault).to_contain_text("No op is called")
    expect(ada.locator(".cm-lint-marker-error")).to_have_count(1)
    ada.get_by_role("button", name="Attach this mapping").click()
    expect(fault).to_be_visible()
    expect(ada.locator(".cm-content")).to_contain_text('"mov"')


def test_a_payload_goes_through_the_mapping_while_one_types(ada: Page) -> None:
    ada.goto(PAGE)
    write(ada, RENAME)

    ada.get_by_role("textbox", name="Payload").fill('{"number": "7", "total_eur": 19.90, "status": "open"}')

    result = ada.get_by_role("region", name="Result of the payload")
    expect(result).to_contain_text('"invoice_number": "7"')
    expect(result.locator(".offends")).to_contain_text("open")
    expect(ada.get_by_text("The result is not valid under 2.0.0.", exact=True)).to_be_visible()


def test_other_versions_bring_other_suggestions(ada: Page) -> None:
    ada.goto(PAGE)
    ada.get_by_label("From version").select_option("2.0.0")

    ada.get_by_label("To version").select_option("1.0.0")

    expect(ada.locator("#suggestions")).to_contain_text("/invoice_number has become /number")


def test_a_language_of_ops_has_a_page_for_each(ada: Page) -> None:
    ada.goto("/ops")

    ada.get_by_role("link", name="cast", exact=True).click()

    expect(ada.get_by_role("heading", name="Way back")).to_be_visible()
    expect(ada.get_by_role("cell", name="true, false").first).to_be_visible()
