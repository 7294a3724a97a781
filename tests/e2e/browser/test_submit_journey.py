"""What an engineer does: find a contract, break it, see the proof, mend it, publish, deprecate the old version."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser.content import ORDER

pytestmark = pytest.mark.system("chromium")


def write_schema(page: Page, schema: object) -> None:
    """Replace what the editor holds, as a paste does."""
    text = schema if isinstance(schema, str) else json.dumps(schema, indent=2)
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def test_an_engineer_breaks_a_contract_sees_the_proof_mends_it_and_publishes(ada: Page) -> None:
    ada.get_by_label("Search contracts").fill("order")
    expect(ada).to_have_url(re.compile(r"\?q=order$"))
    expect(ada.get_by_role("link", name="shop/stock-level")).to_have_count(0)
    ada.get_by_role("link", name="shop/order-placed").click()
    expect(ada.get_by_role("cell", name="total.amount required")).to_be_visible()
    ada.get_by_role("link", name="New version").click()

    broken = json.loads(json.dumps(ORDER))
    broken["properties"]["status"]["enum"] = ["open", "paid"]
    write_schema(ada, broken)

    verdict = ada.get_by_role("region", name="Verdict")
    expect(verdict.get_by_role("heading", name="Breaking for readers on the new version")).to_be_visible()
    expect(verdict.locator(".witness .offends")).to_contain_text('"shipped"')
    expect(verdict.get_by_text("Valid under 1.0.0, refused by the new version")).to_be_visible()
    expect(ada.locator(".cm-lint-marker-error")).to_have_count(1)

    ada.get_by_role("button", name="Propose this version").click()
    expect(verdict.get_by_role("heading", name="Breaking for readers on the new version")).to_be_visible()

    mended = json.loads(json.dumps(ORDER))
    mended["properties"]["note"] = {"type": "string", "maxLength": 500}
    write_schema(ada, mended)
    expect(verdict.get_by_role("heading", name="Compatible with 1.0.0")).to_be_visible()
    expect(ada.get_by_label("Version number")).to_have_value("1.1.0")
    ada.get_by_label("Change note").fill("Customers may leave a note.")
    ada.get_by_role("button", name="Propose this version").click()

    expect(ada).to_have_url(re.compile(r"/versions/1\.1\.0$"))
    ada.get_by_role("button", name="Publish").click()
    expect(ada.get_by_text("1.1.0 is published")).to_be_visible()

    ada.get_by_role("link", name="Versions").click()
    ada.get_by_role("link", name="1.0.0", exact=True).click()
    ada.get_by_role("link", name="Deprecate").click()
    ada.get_by_label("Reason").fill("1.1.0 carries the note.")
    ada.get_by_role("button", name="Deprecate").click()
    expect(ada.get_by_text("Deprecated: sunset on")).to_be_visible()
    expect(ada.get_by_role("note").get_by_role("link", name="1.1.0")).to_be_visible()


def test_a_syntax_error_is_shown_at_its_line_and_a_click_goes_there(ada: Page) -> None:
    ada.goto("/contracts/shop/refund/new-version")

    write_schema(ada, '{\n  "type": "object",\n  "properties": {\n    "id": oops\n  }\n}')

    fault = ada.get_by_role("button", name=re.compile(r"^line 4, column 11"))
    expect(fault).to_be_visible()
    expect(ada.locator(".cm-lint-marker-error")).to_have_count(1)
    fault.click()
    expect(ada.locator(".cm-activeLine")).to_contain_text("oops")


def test_a_schema_error_in_yaml_is_shown_at_its_line(ada: Page) -> None:
    ada.goto("/contracts/shop/refund/new-version")

    write_schema(ada, "type: object\nproperties:\n  id:\n    type: texxt\n")

    expect(ada.get_by_role("button", name=re.compile(r"^line 4, "))).to_be_visible()


def test_a_break_can_be_proposed_as_a_new_major_version(ada: Page) -> None:
    ada.goto("/contracts/shop/stock-level/new-version")
    write_schema(ada, {"type": "object", "properties": {"sku": {"type": "integer"}}})
    verdict = ada.get_by_role("region", name="Verdict")

    verdict.get_by_role("button", name="Propose it as 2.0.0").click()

    expect(ada.get_by_label("Version number")).to_have_value("2.0.0")
    expect(verdict.get_by_text("as a new major version may")).to_be_visible()
    ada.get_by_role("button", name="Propose this version").click()
    expect(ada).to_have_url(re.compile(r"/versions/2\.0\.0$"))
