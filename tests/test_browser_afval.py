"""The screen Waste in Chromium: a click on a step of the ladder, a click on a kind of waste, and the ways back."""

import pytest
from browsing import NARROW, WIDE, eventually, settle, show_the_same, sticking_out
from playwright.sync_api import expect

from charts import theme

pytestmark = pytest.mark.browser

# The middle of a drawn step that lies on top there, so that a finger would hit it, the largest first.
STEPS = """colour => {
  const chart = document.querySelector('[data-testid="stVegaLiteChart"]');
  chart.scrollIntoView({block: "center"});
  const spots = [...chart.querySelectorAll(`path[fill='${colour}']`)].map(path => {
    const box = path.getBoundingClientRect();
    return {path, x: box.x + box.width / 2, y: box.y + box.height / 2, size: box.width * box.height};
  });
  const hit = spots.filter(spot => document.elementFromPoint(spot.x, spot.y) === spot.path);
  hit.sort((a, b) => b.size - a.size);
  return hit.map(spot => ({x: spot.x, y: spot.y}));
}"""
CHART = '[data-testid="stVegaLiteChart"]'


def wait_for_choice(page, name: str, has: bool) -> None:
    """Until the address has a choice, or has lost it."""
    page.wait_for_function(f"() => location.search.includes('{name}=') === {str(has).lower()}")
    settle(page)


@pytest.mark.parametrize(("size", "lang"), [(WIDE, "nl"), (NARROW, "en")])
def test_a_click_on_a_step_leads_the_examples(visit, size, lang):
    page = visit("afval", size=size, taal=lang)
    spots = eventually(page, lambda: page.evaluate(STEPS, theme.FOCUS), lambda found: len(found) > 0)
    assert spots, "no step lies on top anywhere"
    page.mouse.click(spots[0]["x"], spots[0]["y"])
    wait_for_choice(page, "stap", has=True)
    note = page.get_by_text({"nl": "De voorbeelden hieronder gaan over", "en": "The examples below are about"}[lang])
    expect(note).to_be_visible()
    if size == NARROW:
        return

    show_the_same(page, visit(page.url, size=size))

    page.get_by_role("button", name={"nl": "Toon alle stappen", "en": "Show all steps"}[lang]).click()
    wait_for_choice(page, "stap", has=False)
    expect(note).to_be_hidden()


def test_a_click_on_a_kind_shows_what_is_in_it(visit):
    page = visit("afval", afvaldeel="kinds")
    headings = page.locator("h2")
    before = headings.first.inner_text()
    page.locator(CHART).first.click(position={"x": 200, "y": 24})
    wait_for_choice(page, "eural", has=True)
    expect(headings.first).to_have_text("Had beter gekund: 17 Bouw en sloop. Utrecht, 2023", use_inner_text=True)
    page.locator(CHART).first.click(position={"x": 200, "y": 24})
    page.wait_for_function("() => location.search.includes('eural=1701')")
    settle(page)
    page.get_by_role("button", name="Terug naar: 17 Bouw en sloop").click()
    page.wait_for_function("() => /eural=17(&|$)/.test(location.search)")
    settle(page)
    page.get_by_role("button", name="Terug naar: al het afval").click()
    wait_for_choice(page, "eural", has=False)
    expect(headings.first).to_have_text(before, use_inner_text=True)


@pytest.mark.parametrize(("part", "lang"), [("kinds", "nl"), ("place", "en"), ("counting", "nl"), ("ten", "en")])
def test_every_part_fits_a_telephone(visit, part, lang):
    """Also where a command stands that is to be copied."""
    assert sticking_out(visit("afval", size=NARROW, taal=lang, afvaldeel=part)) == []
