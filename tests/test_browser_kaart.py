"""The map in Chromium: a click on an area is a choice, in the address, and a copied link gives the same view."""

import re

import pytest
from browsing import NARROW, eventually, settle, show_the_same, sticking_out
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
# The last click of a test must have reached the address.
ADDRESS_HOLDS = "wanted => location.search.includes(wanted)"
REGION = '.st-key-kaart-regio [role="combobox"]'
WIDTHS = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
  .map(chart => chart.querySelector("svg, canvas").getBoundingClientRect().width)"""
MAP = '[class*="st-key-figure-kaart-provincies"] [data-testid="stVegaLiteChart"]'


def fits(width: float) -> bool:
    """Whether a chart of this width fills a telephone and does not stick out."""
    return 200 < width <= NARROW[0]


def click_letters(page, chart: str, letters: str, below: float = 16) -> None:
    """Click in a chart, just below these letters: on the area they name."""
    label = page.locator(f"{chart} text", has_text=letters).last
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + below)


def choose_region(page, name: str) -> None:
    """Choose in the list of regions, of which only a part is drawn at a time."""
    page.locator(REGION).click()
    page.locator(REGION).press_sequentially(name[:4])
    expect(page.get_by_role("option")).to_have_text([name], use_inner_text=True)
    settle(page)  # the list moves while it is filtered
    page.get_by_role("option", name=name, exact=True).click()


def test_a_click_on_a_province_chooses_it_and_a_copied_link_keeps_it(visit):
    """The click stays selected in the chart; it may not win from what is chosen later."""
    mine = visit("kaart")
    expect(mine.locator(REGION)).to_have_value("Utrecht")
    click_letters(mine, MAP, "DR")
    mine.wait_for_function(ADDRESS_HOLDS, arg="regio=PV22")
    expect(mine.locator(REGION)).to_have_value("Drenthe")
    expect(mine.locator(".st-key-figure-kaart-provincies .subtitle").first).to_contain_text("Drenthe")
    settle(mine)
    show_the_same(mine, visit(mine.url))

    choose_region(mine, "Limburg")
    mine.wait_for_function(ADDRESS_HOLDS, arg="regio=PV31")
    settle(mine)
    expect(mine.locator(REGION)).to_have_value("Limburg")
    click_letters(mine, MAP, "DR")
    mine.wait_for_function(ADDRESS_HOLDS, arg="regio=PV22")


def test_a_tile_is_a_choice_as_well(visit):
    page = visit("kaart", beeld="tiles", taal="en")
    chart = '.st-key-figure-tegelkaart-provincies [data-testid="stVegaLiteChart"]'
    click_letters(page, chart, "ZE", below=-6)
    page.wait_for_function(ADDRESS_HOLDS, arg="regio=PV29")


def test_a_municipality_is_a_choice(visit):
    page = visit("kaart", niveau="municipality", terreinen="nee")
    chart = page.locator('.st-key-figure-kaart-gemeenten [data-testid="stVegaLiteChart"]')
    chart.scroll_into_view_if_needed()
    box = chart.locator(".mark-shape path").nth(12).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function(ADDRESS_HOLDS, arg="gemeente=GM")


def test_what_is_pinned_here_is_there_on_another_screen(visit):
    page = visit("kaart", set="PV26~PV29")
    expect(page.locator(".st-key-figure-eigen-vergelijking")).to_have_count(1)
    page.locator('[data-testid="stPageLink"] a', has_text="Doelen").first.click()
    page.wait_for_function("() => location.pathname.endsWith('/doelen')")
    settle(page)
    expect(page).to_have_url(re.compile("set=PV26"))


@pytest.mark.parametrize("query", [{"beeld": "tiles", "schaal": "own", "set": "PV26~PV28~NL01", "setgroepen": "43~10"},
                                   {"niveau": "municipality"}, {"indicator": "dmi_per_gdp", "taal": "en"}],
                         ids=["tiles", "municipalities", "gap"])
def test_a_telephone_shows_every_view(visit, query):
    page = visit("kaart", size=NARROW, **query)
    assert sticking_out(page) == []
    widths = eventually(page, lambda: page.evaluate(WIDTHS), lambda found: found and all(map(fits, found)))
    assert widths
    assert all(map(fits, widths)), widths
