"""A reader whose system is dark, in Chromium: page and charts alike, with the contrast that everyone needs."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import AXE_OPTIONS, address, eventually, say, settle

from charts import theme

pytestmark = pytest.mark.browser
# The paper of each chart, the page around them, and the colours of the letters in them.
PAPERS = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"] svg')]
  .map(svg => getComputedStyle(svg).backgroundColor)"""
PAGE = "() => getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).backgroundColor"
INKS = """() => [...new Set([...document.querySelectorAll('[data-testid="stVegaLiteChart"] text')]
  .map(text => text.getAttribute("fill")))]"""
DARK_PAGE, LIGHT_PAGE = "rgb(14, 17, 23)", "rgb(255, 255, 255)"


def test_page_and_charts_are_dark_where_the_system_is(browser, server):
    context = browser.new_context(locale="nl-NL", color_scheme="dark")
    page = context.new_page()
    for path in ("stromen", "kaart"):
        page.goto(address(server.url, path))
        settle(page)
        assert page.evaluate(PAGE) == DARK_PAGE
        assert set(page.evaluate(PAPERS)) == {DARK_PAGE}
        assert theme.DARK[theme.INK] in (inks := page.evaluate(INKS))
        assert theme.INK not in inks
        violations = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        assert not violations, "\n".join(map(say, violations))

    # A system that turns light: a chart keeps paper and ink together until the page is drawn again.
    page.emulate_media(color_scheme="light")
    assert eventually(page, lambda: page.evaluate(PAGE), LIGHT_PAGE.__eq__) == LIGHT_PAGE
    assert set(page.evaluate(PAPERS)) == {DARK_PAGE}
    page.reload()
    settle(page)
    assert set(page.evaluate(PAPERS)) == {LIGHT_PAGE}
    assert theme.INK in page.evaluate(INKS)
    context.close()
