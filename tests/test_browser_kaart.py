"""The map in Chromium: a click on an area is a choice, in the address, and a copied link gives the same view."""

import pytest
from browsing import NARROW, TOO_WIDE, WIDE, address, settle

pytestmark = pytest.mark.browser
# The last click of a test must have reached the address.
ADDRESS_HOLDS = "wanted => location.search.includes(wanted)"
REGION = '.st-key-kaart-regio [role="combobox"]'
MAP = '[class*="st-key-figure-kaart-provincies"] [data-testid="stVegaLiteChart"]'


@pytest.fixture
def visit(browser, server):
    """Opens the map with these choices in a browser of its own."""
    contexts = []

    def opened(url: str = "", size=WIDE, **query):
        context = browser.new_context(locale="nl-NL", viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        page = context.new_page()
        page.goto(url or address(server.url, "kaart", **query))
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def click_letters(page, chart: str, letters: str, below: float = 16) -> None:
    """Click in a chart, just below these letters: on the area they name."""
    label = page.locator(f"{chart} text", has_text=letters).last
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + below)


def region_shown(page) -> str:
    return page.locator(REGION).input_value()


def choose_region(page, name: str) -> None:
    """Choose in the list of regions, of which only a part is drawn at a time."""
    page.locator(REGION).click()
    page.locator(REGION).press_sequentially(name[:4])
    page.get_by_role("option", name=name, exact=True).click()


def test_a_click_on_a_province_chooses_it_and_a_copied_link_keeps_it(visit):
    mine = visit()
    assert region_shown(mine) == "Utrecht"
    click_letters(mine, MAP, "DR")
    mine.wait_for_function(ADDRESS_HOLDS, arg="regio=PV22")
    settle(mine)
    assert region_shown(mine) == "Drenthe"
    assert "Drenthe" in mine.locator(".st-key-figure-kaart-provincies .subtitle").first.inner_text()

    yours = visit(mine.url)
    assert yours.url == mine.url
    main = '[data-testid="stMain"]'
    assert yours.locator(main).inner_text() == mine.locator(main).inner_text()


def test_after_a_click_the_control_still_chooses(visit):
    """The click stays selected in the chart; it may not win from what is chosen later."""
    page = visit()
    click_letters(page, MAP, "DR")
    page.wait_for_function(ADDRESS_HOLDS, arg="regio=PV22")
    settle(page)
    choose_region(page, "Limburg")
    page.wait_for_function(ADDRESS_HOLDS, arg="regio=PV31")
    settle(page)
    assert region_shown(page) == "Limburg"
    click_letters(page, MAP, "DR")
    page.wait_for_function(ADDRESS_HOLDS, arg="regio=PV22")


def test_a_tile_is_a_choice_as_well(visit):
    page = visit(beeld="tiles", taal="en")
    chart = '.st-key-figure-tegelkaart-provincies [data-testid="stVegaLiteChart"]'
    click_letters(page, chart, "ZE", below=-6)
    page.wait_for_function(ADDRESS_HOLDS, arg="regio=PV29")


def test_a_municipality_is_a_choice(visit):
    page = visit(niveau="municipality", terreinen="nee")
    chart = page.locator('.st-key-figure-kaart-gemeenten [data-testid="stVegaLiteChart"]')
    chart.scroll_into_view_if_needed()
    box = chart.locator(".mark-shape path").nth(12).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function(ADDRESS_HOLDS, arg="gemeente=GM")


def test_what_is_pinned_here_is_there_on_another_screen(visit):
    page = visit(set="PV26~PV29")
    assert page.locator(".st-key-figure-eigen-vergelijking").count() == 1
    page.locator('[data-testid="stPageLink"] a', has_text="Doelen").first.click()
    page.wait_for_function("() => location.pathname.endsWith('/doelen')")
    settle(page)
    assert "set=PV26" in page.url


@pytest.mark.parametrize("query", [{"beeld": "tiles", "schaal": "own", "set": "PV26~PV28~NL01", "setgroepen": "43~10"},
                                   {"niveau": "municipality"}, {"indicator": "dmi_per_gdp", "taal": "en"}],
                         ids=["tiles", "municipalities", "gap"])
def test_a_telephone_shows_every_view(visit, query):
    page = visit(size=NARROW, **query)
    assert page.evaluate(TOO_WIDE) == []
    names = page.evaluate("""() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
        .map(chart => chart.querySelector("svg, canvas").getBoundingClientRect().width)""")
    assert names
    assert all(200 < width <= NARROW[0] for width in names)
