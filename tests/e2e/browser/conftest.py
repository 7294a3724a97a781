"""A real server, Debian's Chromium, and pages that may not complain."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright

from tests.e2e.browser.content import PASSWORD
from tests.live import LiveServer, live_server

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ACCESSIBILITY = (Path(__file__).parent / "accessibility.js").read_text()


@pytest.fixture(scope="session")
def server() -> Iterator[LiveServer]:
    with live_server() as server:
        server.manage("shell", script="from tests.e2e.browser.content import fill\nfill()\n")
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser had to say against the pages: errors in the console, refused styles, broken answers."""
    return []


@pytest.fixture
def context(server: LiveServer, chromium: Browser, complaints: list[str]) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=server.url, viewport={"width": 1280, "height": 860})
    context.set_default_timeout(10_000)
    context.on("console", lambda said: complaints.extend(_errors_in(said)))
    context.on("response", lambda answer: complaints.extend(_broken_in(answer)))
    context.on("weberror", lambda failed: complaints.append(str(failed.error)))
    yield context
    context.close()


def _errors_in(said: ConsoleMessage) -> list[str]:
    """Errors of scripts and of the content security policy; what a server answers is looked at by itself."""
    is_error = said.type == "error" and not said.text.startswith("Failed to load resource")
    return [f"{said.location['url']}: {said.text}"] if is_error else []


def _broken_in(answer: Response) -> list[str]:
    """Broken answers, and parts of pages that are not there; a page of its own may well say no."""
    is_broken = answer.status >= 500 or (answer.status >= 400 and answer.request.resource_type != "document")
    return [f"{answer.url}: {answer.status}"] if is_broken else []


@pytest.fixture
def page(context: BrowserContext, complaints: list[str]) -> Iterator[Page]:
    yield context.new_page()
    assert complaints == []


@pytest.fixture
def ada(page: Page) -> Page:
    """A page on which Ada, an owner of the team, is signed in."""
    return signed_in(page, "ada")


@pytest.fixture
def vera(page: Page) -> Page:
    """A page on which Vera, a viewer, is signed in."""
    return signed_in(page, "vera")


def signed_in(page: Page, username: str) -> Page:
    page.goto("/sign-in")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/contracts")
    return page
