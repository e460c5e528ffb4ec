"""The screen Stromen in Chromium: a click on a ribbon, the way back, a copied link, and a telephone."""

import pytest
from browsing import NARROW, WIDE, address, settle

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
MAIN = '[data-testid="stMain"]'


@pytest.fixture
def visit(browser, server):
    """Opens an address of the screen in a browser of its own."""
    contexts = []

    def opened(url: str = "", size: tuple[int, int] = WIDE, **query: str):
        contexts.append(browser.new_context(locale="nl-NL", viewport={"width": size[0], "height": size[1]}))
        page = contexts[-1].new_page()
        page.goto(url or address(server.url, "stromen", **query))
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def click_ribbon(page) -> None:
    """Click the largest ribbon that can be hit."""
    spots = page.evaluate(A_RIBBON)
    assert spots, "no ribbon lies on top anywhere"
    page.mouse.click(spots[0]["x"], spots[0]["y"])


def wait_for_address(page, has: bool) -> None:
    page.wait_for_function(f"() => location.search.includes('lint=') === {str(has).lower()}")
    settle(page)


@pytest.mark.parametrize(("size", "lang"), [(WIDE, "nl"), (NARROW, "en")])
def test_a_click_on_a_ribbon_leads_the_rest(visit, size, lang):
    page = visit(size=size, taal=lang)
    before = page.locator("h2").all_inner_texts()
    click_ribbon(page)
    wait_for_address(page, has=True)
    note = page.get_by_text({"nl": "De figuren hieronder gaan over", "en": "The figures below are about"}[lang])
    assert note.is_visible()
    after = page.locator("h2").all_inner_texts()
    assert after[0] == before[0] and after[1] != before[1]

    copied = visit(page.url, size=size)
    assert copied.url == page.url
    assert copied.locator(MAIN).inner_text() == page.locator(MAIN).inner_text()

    page.get_by_role("button", name={"nl": "Toon alle stromen", "en": "Show all flows"}[lang]).click()
    wait_for_address(page, has=False)
    assert page.locator("h2").all_inner_texts() == before
    click_ribbon(page)
    wait_for_address(page, has=True)
    assert page.locator("h2").all_inner_texts() == after, "the same ribbon can be clicked again"


def test_a_second_click_on_a_ribbon_lets_go_of_it(visit):
    page = visit(jaar="2020")
    click_ribbon(page)
    wait_for_address(page, has=True)
    click_ribbon(page)
    wait_for_address(page, has=False)
    assert "jaar=2020" in page.url


def test_another_ribbon_takes_over(visit):
    page = visit()
    click_ribbon(page)
    wait_for_address(page, has=True)
    first = page.url
    spots = page.evaluate(A_RIBBON)
    page.mouse.click(spots[1]["x"], spots[1]["y"])
    page.wait_for_function("before => location.href !== before", arg=first)
    settle(page)
    assert "lint=" in page.url


def test_the_back_button_undoes_a_click(visit):
    page = visit()
    click_ribbon(page)
    wait_for_address(page, has=True)
    page.go_back()
    wait_for_address(page, has=False)
    assert page.locator("h2").nth(1).inner_text() == "Door de jaren: alle stromen"


def test_the_diagram_fits_a_telephone(visit):
    page = visit(size=NARROW, midden="goods_group")
    box = page.locator('[data-testid="stVegaLiteChart"]').first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= NARROW[0]
    texts = page.locator('[data-testid="stVegaLiteChart"]').first.locator("svg text")
    edges = texts.evaluate_all("texts => texts.map(t => t.getBoundingClientRect().right)")
    assert max(edges) <= NARROW[0]


def test_drilling_down_from_a_clicked_ribbon(visit):
    page = visit(lint="van.abroad.mixed")
    page.get_by_role("button", name="Toon de goederengroepen: Gemengd").click()
    page.wait_for_function("() => location.search.includes('midden=goods_group')")
    settle(page)
    assert "klasse=mixed" in page.url and "lint=" not in page.url
    assert page.get_by_role("button", name="Terug naar soorten goederen").is_visible()
