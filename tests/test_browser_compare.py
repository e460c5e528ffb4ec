"""The own comparison in Chromium: pinned on one screen, at work on the next, and the same in a copied link."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import AXE_OPTIONS, NARROW, WIDE, eventually, say, settle, sticking_out
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PINNED = {"set": "PV27~NL01", "setjaren": "2018~2022", "setgroepen": "19", "basisjaar": "2016"}
ADDRESS_HOLDS = "wanted => location.search.includes(wanted)"
COMPARED = '[class*="st-key-figure-ter-vergelijking"]'


def test_a_region_pinned_on_one_screen_is_at_work_on_the_next(visit):
    page = visit("doelen", basisjaar="2016")
    expect(page.locator(COMPARED)).to_have_count(0)
    page.get_by_text("Mijn vergelijking").click()
    settle(page)  # a list that opens while the choices unfold closes again
    chooser = page.locator('.st-key-doelen-set [role="combobox"]')
    chooser.click()
    chooser.press_sequentially("Zee")
    # By keyboard: the list moves while it is filtered.
    page.get_by_role("option", name="Zeeland", exact=True).wait_for()
    chooser.press("ArrowDown")
    chooser.press("Enter")
    page.wait_for_function(ADDRESS_HOLDS, arg="set=PV29")
    settle(page)
    wanted = {"Utrecht", "Zeeland", "Pad van Utrecht"}
    letters = page.locator(f'{COMPARED} [data-testid="stVegaLiteChart"] text')
    assert wanted <= eventually(page, lambda: set(letters.all_text_contents()), wanted.issubset)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Data en methode").click()
    expect(page.locator("h1")).to_have_text("Data en methode")
    settle(page)
    expect(page).to_have_url(re.compile("set=PV29"))
    page.get_by_role("radio", name="Volledigheid").click()
    page.wait_for_function(ADDRESS_HOLDS, arg="onderdeel=coverage")
    settle(page)
    regions = ["Utrecht", "Zeeland"]
    expect(page.locator("table").last.locator("tbody th")).to_have_text(regions, use_inner_text=True)

    yours = visit(page.url)
    expect(yours).to_have_url(page.url)
    expect(yours.locator("table").last.locator("tbody th")).to_have_text(regions, use_inner_text=True)


@pytest.mark.parametrize(("path", "part", "lang"), [("doelen", "", "nl"), ("data_en_methode", "coverage", "en"),
                                                    ("data_en_methode", "assumptions", "nl"),
                                                    ("data_en_methode", "gap", "en")])
def test_a_screen_with_a_set_fits_and_breaks_no_rule_of_access(visit, path, part, lang):
    asked = PINNED | {"taal": lang} | ({"onderdeel": part} if part else {})
    page = visit(path, size=NARROW, **asked)
    assert sticking_out(page) == []
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    settle(page)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)
    violations = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    assert not violations, "\n".join(map(say, violations))
