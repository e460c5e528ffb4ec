"""Links between and to the screens, in Chromium: cold deep links, languages, copied links."""

import re

import pytest
from browsing import address, eventually, page_paths, settle, show_the_same
from playwright.sync_api import expect

from flows.texts import Texts

pytestmark = pytest.mark.browser

PAGES = page_paths()
# The tests of these screens copy a link after choices of their own.
HAVE_THEIR_OWN = {"afval", "data_en_methode", "exporteren", "indicatoren", "kaart", "leveringszekerheid", "milieudruk",
                  "stromen"}


@pytest.mark.skipif(len(PAGES) < 2, reason="there is only one page")
def test_a_cold_deep_link_is_dutch_from_the_first_byte(browser, fresh_server):
    """On a server without visitors: Streamlit's own page search must not answer instead of our page."""
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    answer = page.goto(address(fresh_server.url, PAGES[1]), wait_until="commit")
    assert '<html lang="nl">' in answer.text()
    settle(page)
    heading = page.locator("h1")
    cold = heading.inner_text()
    says_it_is_in(page, "nl")
    page.goto(address(fresh_server.url, ""))
    settle(page)
    expect(heading).not_to_have_text(cold, use_inner_text=True)
    page.goto(address(fresh_server.url, PAGES[1]))
    settle(page)
    expect(heading).to_have_text(cold, use_inner_text=True)
    context.close()


def says_it_is_in(page, lang: str) -> None:
    """Wait until the page as a whole says that it is in this language."""
    expect(page.locator("html")).to_have_attribute("lang", lang)


def test_the_language_goes_along_and_back(visit):
    """Switching needs no new page from the server, so `lang` must follow the address by itself."""
    page = visit("")
    heading = page.locator("h1")
    dutch = heading.inner_text()
    page.get_by_role("link", name=Texts("en")("screen.this_language"), exact=True).click()
    page.wait_for_url("**taal=en*")
    expect(heading).not_to_have_text(dutch, use_inner_text=True)
    settle(page)
    says_it_is_in(page, "en")
    if len(PAGES) > 1:
        english = heading.inner_text()
        page.locator(f'a[href*="{PAGES[1]}?"]').first.click()
        page.wait_for_url(f"**/{PAGES[1]}*")
        expect(heading).not_to_have_text(english, use_inner_text=True)
        settle(page)
        says_it_is_in(page, "en")
        expect(page).to_have_url(re.compile("taal=en"))
        page.go_back()
        page.wait_for_url(lambda url: PAGES[1] not in url)
        expect(heading).to_have_text(english, use_inner_text=True)
        settle(page)
    page.get_by_role("link", name=Texts("nl")("screen.this_language"), exact=True).click()
    expect(heading).to_have_text(dutch, use_inner_text=True)
    settle(page)
    says_it_is_in(page, "nl")


def choose_something(page) -> bool:
    """Change the first choice of a page to another value; False when the page offers none."""
    box = page.locator('[data-testid="stSelectbox"] [role="combobox"]').first
    if box.count():
        others = page.locator('[role="option"][aria-selected="false"]')

        def opened() -> int:
            # The list moves while it opens, and a screen that is drawn anew meanwhile closes it.
            if not others.count():
                box.click()
                settle(page)
            return others.count()

        eventually(page, opened, bool)
        others.first.click()
        return True
    for other in (
        '[data-testid="stRadio"] label:has(input:not(:checked))',
        '[data-testid="stButtonGroup"] button[aria-checked="false"]',
    ):
        if page.locator(other).count():
            page.locator(other).first.click()
            return True
    return False


@pytest.mark.parametrize("path", sorted({*PAGES} - HAVE_THEIR_OWN), ids=lambda path: path or "start")
def test_a_copied_link_restores_the_view(visit, path):
    mine = visit(path)
    before = mine.url
    if choose_something(mine):
        mine.wait_for_function("before => location.href !== before", arg=before)
    settle(mine)
    show_the_same(mine, visit(mine.url))
