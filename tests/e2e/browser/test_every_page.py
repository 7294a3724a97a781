"""What holds for every page, day and night, wide and narrow."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser.conftest import ACCESSIBILITY

pytestmark = pytest.mark.system("chromium")

PAGES = (
    "/contracts",
    "/contracts?q=nothing-like-this",
    "/contracts/shop/order-placed",
    "/contracts/shop/stock-level/versions/1.0.0",
    "/contracts/shop/stock-level/versions",
    "/contracts/shop/stock-level/compare?old=1.1.0&new=1.0.0",
    "/contracts/shop/stock-level/activity",
    "/contracts/shop/stock-level/new-version",
    "/contracts/shop/stock-level/settings",
    "/contracts/shop/stock-level/versions/1.1.0/deprecate",
    "/contracts/shop/stock-level/versions/1.0.0/extend",
    "/contracts/shop/stock-level/consumers",
    "/contracts/shop/order-placed/consumers",
    "/contracts/shop/stock-level/mappings",
    "/contracts/shop/stock-level/new-mapping",
    "/contracts/shop/invoice/new-mapping?from=1.0.0&to=2.0.0",
    "/contracts/shop/invoice/mappings",
    "/contracts/shop/refund/new-mapping",
    "/ops",
    "/ops/cast",
    "/contracts/shop/refund",
    "/contracts/shop/refund/compare",
    "/new/contract",
    "/applications",
    "/applications/billing",
    "/applications/billing/can-i-deploy",
    "/applications/shop/can-i-deploy?version=2&environment=production",
    "/new/application",
    "/teams",
    "/teams/checkout",
    "/tokens",
    "/new/token",
    "/gateways",
    "/new/gateway",
    "/rules",
    "/rules/required-property-added",
    "/rules/naming-case",
    "/rules/waiver-expired",
    "/problems",
    "/problems/check-failed",
    "/api/v1/docs",
)
MISSING = (
    "/contracts/shop/nothing",
    "/applications/nothing",
    "/problems/no-such-problem",
    "/nowhere",
    "/rules/no-such-rule",
)


def settled(page: Page, address: str) -> None:
    """Open a page and let what it loads by itself arrive."""
    page.goto(address)
    if page.locator("[hx-trigger^=load]").count():
        expect(page.locator(".verdict .badge").first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_complains_and_all_are_accessible(ada: Page, theme: str) -> None:
    ada.emulate_media(color_scheme=theme)

    wrong = {}
    for address in PAGES:
        settled(ada, address)
        if found := ada.evaluate(ACCESSIBILITY):
            wrong[address] = found

    assert wrong == {}


def test_no_page_scrolls_sideways_on_a_phone(ada: Page) -> None:
    ada.set_viewport_size({"width": 390, "height": 844})

    too_wide = []
    for address in PAGES:
        settled(ada, address)
        width = ada.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            too_wide.append(f"{address}: {width}")

    assert too_wide == []


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_said_in_the_same_look(ada: Page, address: str) -> None:
    answer = ada.goto(address)

    assert answer.status == 404
    expect(ada.get_by_role("navigation", name="Main")).to_be_visible()


def test_the_theme_that_somebody_chose_stays(ada: Page) -> None:
    ada.emulate_media(color_scheme="light")

    ada.get_by_role("button", name="Switch between light and dark").click()
    ada.goto("/teams")

    assert ada.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_viewer_is_offered_nothing_that_changes_things(vera: Page) -> None:
    vera.goto("/contracts/shop/stock-level/versions/1.1.0")

    expect(vera.get_by_role("link", name="New version")).to_have_count(0)
    expect(vera.get_by_role("link", name="Deprecate")).to_have_count(0)


def test_a_slash_goes_to_the_search(ada: Page) -> None:
    ada.keyboard.press("/")

    expect(ada.get_by_label("Search contracts")).to_be_focused()
