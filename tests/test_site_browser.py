"""The public edition as readers meet it: any window, any colours, with and without script, keyboard only, on paper."""

import io
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import AXE_OPTIONS, leaves_the_house, say
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from sites import SOME, serving

from flows.texts import LANGUAGES
from publish.site.addresses import Addresses
from publish.site.press import Press

pytestmark = pytest.mark.browser

FIGURE = "abiotisch-gebruik"
NARROW, WIDE, TALL = (320, 640), (1280, 900), (1280, 12_000)
LIVE = "figure[data-state='live'] .live svg"
# What is wider than the window, apart from what scrolls in a box of its own.
STICKS_OUT = """() => document.scrollingElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
      .map(one => one.outerHTML.slice(0, 120)) : []"""
# Everything that takes focus, in the order of the page, with where it stands.
STOPS = """() => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility({contentVisibilityAuto: true}) && !one.closest('.skip'))
  .filter(one => !one.closest('details:not([open])') || one.matches('summary'))
  .map(one => [one.getBoundingClientRect().top + scrollY, one.textContent.trim().slice(0, 40)])"""


@pytest.fixture(scope="module")
def served(example_site) -> Iterator[str]:
    """The address of the site while it is served."""
    with serving(example_site.root, int(example_site.base.rstrip("/").rpartition(":")[2])) as address:
        assert address == example_site.base
        yield address


def paths(site, langs: tuple[str, ...] = LANGUAGES) -> list[str]:
    """A page of every type: those made, that of a figure, the one for other websites, and the one for no address."""
    found = []
    for lang in langs:
        press = Press(site.edition, lang, Addresses(site.base))
        folder = press.at.figure(lang, FIGURE)
        found += [*map(press.path, SOME), f"{folder}index.html", f"{folder}embed.html"]
    return [*found, "404.html"]


@pytest.fixture
def opened(browser, served) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site in a browser of its own; `context` has its settings."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "", size: tuple[int, int] = WIDE, **context) -> Page:
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, **context))
        page = contexts[-1].new_page()
        page.goto(served + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def judged(page: Page) -> list[str]:
    """What axe finds wrong."""
    return [say(one) for one in Axe().run(page, options=AXE_OPTIONS).response["violations"]]


def test_axe_finds_nothing_on_any_type_of_page(opened, example_site, served):
    """Light pages with the charts that Vega drew; the next test has dark ones as pictures, in the other language."""
    page, wrong = opened(size=TALL), {}
    for path in paths(example_site, ("nl",)):
        page.goto(served + path)
        if page.locator("figure").count():
            expect(page.locator(LIVE).first).to_be_visible()
        if violations := judged(page):
            wrong[path] = violations
    assert wrong == {}


def test_axe_finds_nothing_in_dark_colours(opened, example_site, served):
    page, wrong = opened(color_scheme="dark", forced_colors="none", size=NARROW), {}
    page.route("**/vega.js*", lambda route: route.abort())
    for path in paths(example_site, ("en",)):
        page.goto(served + path)
        if violations := judged(page):
            wrong[path] = violations
    assert wrong == {}


@pytest.mark.parametrize(("script", "lang"), [(True, "nl"), (False, "en")], ids=["vega", "pictures"])
def test_a_small_window_shows_every_page_without_scrolling_sideways(opened, example_site, served, script, lang):
    page, wide = opened(size=NARROW, java_script_enabled=True), {}
    if not script:
        page.route("**/*.js*", lambda route: route.abort())
    for path in paths(example_site, (lang,)):
        page.goto(served + path)
        if script and page.locator("figure").count():
            page.locator("figure").first.scroll_into_view_if_needed()
            expect(page.locator(LIVE).first).to_be_visible()
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        if found := page.evaluate(STICKS_OUT):
            wide[path] = found
    assert wide == {}


def test_everything_is_there_without_script(opened, example_site):
    page = opened("index.html", java_script_enabled=False)
    picture = page.locator("figure img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.complete && one.naturalWidth") >= 700
    table = page.locator(".figure table").first
    expect(table).not_to_be_visible()
    page.locator(".figure summary").first.click()
    expect(table).to_be_visible()
    page.locator("nav a", has_text="Stromen").click()
    expect(page.locator("h1")).to_have_text("Stromen")


def test_vega_takes_over_without_asking_another_server(opened, served):
    page = opened("stromen.html", size=TALL)
    outside, said = [], []
    page.on("request", lambda asked: outside.append(asked.url) if leaves_the_house(asked.url, served) else None)
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    figures = page.locator("figure")
    expect(page.locator(LIVE)).to_have_count(figures.count())
    for number in range(figures.count()):
        figure = figures.nth(number)
        expect(figure.locator("picture")).not_to_be_visible()
        assert figure.locator(".live").get_attribute("aria-label") == figure.locator("img").get_attribute("alt")
    assert (outside, said) == ([], [])


def test_the_picture_stays_where_vega_fails(opened):
    page = opened("index.html", size=TALL)
    page.route("**/vega.js*", lambda route: route.abort())
    page.reload()
    expect(page.locator("figure").first).to_have_attribute("data-state", "picture")
    expect(page.locator("figure img").first).to_be_visible()


def test_high_contrast_keeps_the_picture_and_its_ground(opened):
    page = opened("index.html", size=TALL, forced_colors="active")
    expect(page.locator("figure img").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.locator(LIVE).count() == 0
    assert page.locator("picture").first.evaluate("one => getComputedStyle(one).forcedColorAdjust") == "none"


def test_dark_pages_have_dark_pictures(opened):
    """The picture of a dark page is drawn in colours for a dark ground, the very same file."""
    page = opened("index.html", size=TALL, color_scheme="dark", java_script_enabled=False)
    picture = page.locator("figure img").first
    expect(picture).to_be_visible()
    with Image.open(io.BytesIO(picture.screenshot())) as seen:
        shades = seen.convert("L").histogram()
    everything = sum(shades)
    assert sum(shades[:40]) > 0.7 * everything  # the ground
    assert sum(shades[180:]) > 0.002 * everything  # letters


def test_the_first_stop_of_the_keyboard_skips_the_menu(opened):
    page = opened("index.html")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Naar de inhoud")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("one => one.closest('main') !== null")


def test_the_keyboard_meets_everything_in_the_order_of_reading(opened):
    """Each stop shows that it has focus, and the next is never further up than the one before it ends."""
    page = opened("index.html")
    stops = page.evaluate(STOPS)
    assert len(stops) > 20
    page.keyboard.press("Tab")
    met = []
    for _ in stops:
        page.keyboard.press("Tab")
        met.append(page.evaluate(
            "() => { const one = document.activeElement, style = getComputedStyle(one);"
            " return [one.textContent.trim().slice(0, 40), style.outlineStyle, parseFloat(style.outlineWidth)]; }"))
    assert [name for name, *_ in met] == [name for _, name in stops]
    assert all(style == "solid" and width >= 2 for _, style, width in met)
    tops = [top for top, _ in stops if top > 0]
    menu = page.locator("header").bounding_box()["height"]
    read = [top for top in tops if top > menu]
    assert all(after > before - 30 for before, after in pairwise(read)), read


def test_a_table_opens_and_scrolls_by_keyboard(opened):
    page = opened("stromen.html", size=NARROW)
    page.locator(".figure summary").first.focus()
    page.keyboard.press("Enter")
    region = page.locator(".figure [role=region]").first
    expect(region).to_be_visible()
    page.keyboard.press("Tab")
    expect(region).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=region.element_handle())


def test_on_paper_every_figure_stands_with_its_table_and_without_the_menu(opened):
    page = opened("index.html", size=TALL)
    expect(page.locator(LIVE).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("nav")).not_to_be_visible()
    expect(page.locator(LIVE).first).not_to_be_visible()
    for number in range(page.locator(".figure").count()):
        figure = page.locator(".figure").nth(number)
        expect(figure.locator("img")).to_be_visible()
        assert figure.locator("table").bounding_box()["height"] > 50
    assert page.pdf(format="A4").count(b"/Type /Page\n") >= 2


def test_a_frame_on_another_website_becomes_as_tall_as_the_figure(opened, example_site, tmp_path):
    (snippet,) = example_site.pages[f"figuur/{FIGURE}/index.html"].findall(".//pre/code")
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{snippet.text_content()}", encoding="utf-8")
    page = opened(size=(400, 800))
    with serving(tmp_path) as elsewhere:
        page.goto(elsewhere)
        inside = page.frame_locator("iframe")
        expect(inside.locator(LIVE)).to_be_visible()
        page.wait_for_function("() => document.querySelector('iframe').style.height !== ''")
        page.wait_for_timeout(300)
        frame = page.locator("iframe").bounding_box()["height"]
        tall = inside.locator("html").evaluate("one => one.offsetHeight")
        assert abs(frame - tall) <= 6
        page.set_viewport_size({"width": 1000, "height": 800})
        page.wait_for_function(f"() => document.querySelector('iframe').getBoundingClientRect().height < {frame - 20}")


def test_an_address_that_is_not_there_leads_back(opened):
    page = opened("en/figure/nothing/at-all.html")
    expect(page.locator("h1")).to_be_visible()
    page.locator("section[lang=en] a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("nav")).to_be_visible()
