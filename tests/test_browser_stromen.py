"""The screen Stromen in Chromium: a click on a ribbon, the way back, a copied link, and a telephone."""

import re

import pytest
from browsing import NARROW, WIDE, eventually, settle, show_the_same
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# The middle of a ribbon that lies on top there, so that a finger would hit it; ribbons are the drawn areas.
A_RIBBON = """() => {
  const chart = document.querySelector('[data-testid="stVegaLiteChart"]');
  chart.scrollIntoView({block: "center"});
  const areas = [...chart.querySelectorAll(".mark-area path, .mark-group path[fill]:not([fill='none'])")];
  const spots = areas.map(path => {
    const box = path.getBoundingClientRect();
    return {path, x: box.x + box.width / 2, y: box.y + box.height / 2, size: box.width * box.height};
  });
  const hit = spots.filter(spot => spot.path.ownerSVGElement
    && document.elementFromPoint(spot.x, spot.y) === spot.path);
  hit.sort((a, b) => b.size - a.size);
  return hit.map(spot => ({x: spot.x, y: spot.y}));
}"""
CHART = '[data-testid="stVegaLiteChart"]'
RIGHT_EDGES = "texts => texts.map(text => text.getBoundingClientRect().right)"

def click_ribbon(page, place: int = 0) -> None:
    """Click a ribbon that can be hit, counted from the largest."""
    spots = eventually(page, lambda: page.evaluate(A_RIBBON), lambda found: len(found) > place)
    assert len(spots) > place, "no ribbon lies on top anywhere"
    page.mouse.click(spots[place]["x"], spots[place]["y"])


def wait_for_address(page, has: bool) -> None:
    page.wait_for_function(f"() => location.search.includes('lint=') === {str(has).lower()}")
    settle(page)


@pytest.mark.parametrize(("size", "lang"), [(WIDE, "nl"), (NARROW, "en")])
def test_a_click_on_a_ribbon_leads_the_rest(visit, size, lang):
    page = visit("stromen", size=size, taal=lang)
    headings = page.locator("h2")
    before = headings.all_inner_texts()
    click_ribbon(page)
    wait_for_address(page, has=True)
    note = page.get_by_text({"nl": "De figuren hieronder gaan over", "en": "The figures below are about"}[lang])
    expect(note).to_be_visible()
    expect(headings.nth(0)).to_have_text(before[0], use_inner_text=True)
    expect(headings.nth(1)).not_to_have_text(before[1], use_inner_text=True)
    settle(page)
    after = headings.all_inner_texts()
    assert after[0] == before[0] and after[1] != before[1]
    if size == NARROW:
        return

    show_the_same(page, visit(page.url, size=size))

    page.get_by_role("button", name={"nl": "Toon alle stromen", "en": "Show all flows"}[lang]).click()
    wait_for_address(page, has=False)
    expect(headings).to_have_text(before, use_inner_text=True)
    settle(page)
    click_ribbon(page)
    wait_for_address(page, has=True)
    expect(headings, "the same ribbon can be clicked again").to_have_text(after, use_inner_text=True)


def test_ribbons_are_clicked_one_after_another(visit):
    """The way back undoes a click, another ribbon takes over, and a second click on it lets go of it."""
    page = visit("stromen", jaar="2020")
    click_ribbon(page)
    wait_for_address(page, has=True)
    first = page.url
    page.go_back()
    wait_for_address(page, has=False)
    over_the_years = page.locator("h2").nth(1)
    expect(over_the_years).to_have_text("Door de jaren: alle stromen", use_inner_text=True)
    click_ribbon(page)
    page.wait_for_function("first => location.href === first", arg=first)
    settle(page)
    click_ribbon(page, 1)
    page.wait_for_function("first => location.href !== first", arg=first)
    settle(page)
    expect(page).to_have_url(re.compile("lint="))
    click_ribbon(page, 1)
    wait_for_address(page, has=False)
    expect(page).to_have_url(re.compile("jaar=2020"))
    expect(over_the_years).to_have_text("Door de jaren: alle stromen", use_inner_text=True)


def test_the_diagram_fits_a_telephone(visit):
    page = visit("stromen", size=NARROW, midden="goods_group")
    chart = page.locator(CHART).first
    box = eventually(page, chart.bounding_box, lambda box: box["x"] + box["width"] <= NARROW[0])
    assert box["x"] >= 0 and box["x"] + box["width"] <= NARROW[0]
    edges = eventually(page, lambda: chart.locator("svg text").evaluate_all(RIGHT_EDGES),
                       lambda edges: edges and max(edges) <= NARROW[0])
    assert max(edges) <= NARROW[0]


def test_drilling_down_from_a_clicked_ribbon(visit):
    page = visit("stromen", lint="van.abroad.mixed")
    page.get_by_role("button", name="Toon de goederengroepen: Gemengd").click()
    page.wait_for_function("() => location.search.includes('midden=goods_group')")
    settle(page)
    expect(page).to_have_url(re.compile("klasse=mixed"))
    expect(page).not_to_have_url(re.compile("lint="))
    expect(page.get_by_role("button", name="Terug naar soorten goederen")).to_be_visible()
