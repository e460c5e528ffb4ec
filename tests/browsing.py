"""How the browser tests look at a page: which pages there are, when one is ready, and what a visit found.

A page answers some time after it was touched, and later on a busy machine. So nothing is read at once after an
action: `expect(...)` waits for what is known to come, `settle` until all that comes has come.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect
from streamlit.source_util import page_icon_and_name

from flows.texts import LANGUAGES, Texts

PROJECT = Path(__file__).parents[1]
WIDE, NARROW = (1280, 900), (360, 740)
# How long, in ms, anything may take on a busy machine before it counts as not coming.
PATIENCE = 30_000
# How long, in ms, nothing may change before a page stands still: longer than between two runs of its script.
QUIET = 250
MAIN = '[data-testid="stMain"]'

T = TypeVar("T")
expect.set_options(timeout=PATIENCE)
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

# The quiet begins now, and again with every change of the page.
WATCH = """() => {
  window.changedAt = performance.now();
  window.changes ??= new MutationObserver(() => { window.changedAt = performance.now(); });
  window.changes.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}"""

# Ready: connected, the script has run, nothing stale or loading is left, every chart is drawn, nothing changes.
SETTLED = """quiet => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app !== null
    && app.dataset.testConnectionState === "CONNECTED"
    && app.dataset.testScriptState === "notRunning"
    && document.querySelector("h1") !== null
    && document.querySelector('[data-stale="true"]') === null
    && document.querySelector('[data-testid$="Skeleton"], [data-testid="stSpinner"]') === null
    && [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
         .every(chart => chart.querySelector("svg, canvas") !== null)
    && document.fonts.status === "loaded"
    && performance.now() - window.changedAt > quiet;
}"""

# What sticks out to the right of the window, measured on everything that could scroll sideways.
TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll(
    '[data-testid="stApp"], [data-testid="stAppViewContainer"], [data-testid="stMain"]')]
  .filter(box => box.scrollWidth > box.clientWidth + 1)
  .map(box => `${box.dataset.testid ?? box.tagName}: ${box.scrollWidth} in ${box.clientWidth} px`)"""

CHART_NAMES = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
  .map(chart => chart.getAttribute("aria-label") ?? "")"""


def page_paths() -> list[str]:
    """The address of every screen: "" for the first one, then the files of pages/ in order."""
    files = sorted((PROJECT / "pages").glob("*.py"))
    return ["", *(page_icon_and_name(file)[1] for file in files if not file.name.startswith("_"))]


def settle(page: Page) -> None:
    """Wait until a page stands still."""
    page.evaluate(WATCH)
    page.wait_for_function(SETTLED, arg=QUIET, timeout=PATIENCE)


def eventually(page: Page, read: Callable[[], T], holds: Callable[[T], bool]) -> T:
    """What `read` gives as soon as that `holds`; the last it gave when it never does, for an assertion to show."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not holds(found := read()) and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    return found


def sticking_out(page: Page) -> list[str]:
    """What still sticks out to the right of the window when the page has had time to fit itself into it."""
    return eventually(page, lambda: page.evaluate(TOO_WIDE), lambda found: found == [])


def show_the_same(mine: Page, yours: Page) -> None:
    """Both windows come to stand at the same address with the same words in them."""
    mine_now, yours_now = eventually(
        yours,
        lambda: [(page.url, page.locator(MAIN).inner_text()) for page in (mine, yours)],
        lambda views: views[0] == views[1],
    )
    assert yours_now == mine_now


def address(base: str, path: str, **query: str) -> str:
    """The address of a page with these choices."""
    return f"{base}/{path}" + (f"?{urlencode(query)}" if query else "")


def leaves_the_house(url: str, base: str) -> bool:
    """Whether a request goes to another server than the dashboard's own."""
    asked = urlsplit(url)
    return asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != urlsplit(base).netloc


@dataclass(frozen=True)
class Visit:
    """What one visitor of one page in one language got."""

    served_lang: str
    title: str
    headings: list[str]
    text: str
    errors: list[str]
    outside: list[str]
    chart_names: list[str]
    tables: int
    violations: list[str]
    too_wide: list[str]


def say(violation: dict) -> str:
    """A violation as axe reports it, in a few lines."""
    places = [node["html"][:200] for node in violation["nodes"][:5]]
    return "\n    ".join([f"{violation['impact']} {violation['id']}: {violation['help']}", *places])


class Visits:
    """Loads each page once, sees it in every language, and remembers what was found."""

    def __init__(self, context: BrowserContext, base: str):
        self.context, self.base = context, base
        self.seen: dict[str, dict[str, Visit]] = {}

    def __call__(self, path: str, lang: str) -> Visit:
        if path not in self.seen:
            self.seen[path] = self.look(path)
        return self.seen[path][lang]

    def look(self, path: str) -> dict[str, Visit]:
        """Visit a page in Dutch on a telephone, and go on to English in a wide window."""
        page = self.context.new_page()
        outside, errors, found = [], [], {}
        page.on("request", lambda r: outside.append(r.url) if leaves_the_house(r.url, self.base) else None)
        page.on("pageerror", lambda e: errors.append(str(e)))
        page.on("console", lambda m: errors.append(m.text) if "Content Security Policy" in m.text else None)
        for lang, size in zip(LANGUAGES, (NARROW, WIDE), strict=True):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            if found:
                page.get_by_role("link", name=Texts(lang)("screen.this_language"), exact=True).click()
                page.wait_for_url(f"**taal={lang}*")
                expect(page.locator("html")).to_have_attribute("lang", lang)
            else:
                page.goto(address(self.base, path, taal=lang))
            found[lang] = self.measured(page, self.served_lang(path, lang), outside, errors)
        page.close()
        return found

    def served_lang(self, path: str, lang: str) -> str:
        """The language of the first byte of a page."""
        answer = self.context.request.get(address(self.base, path, taal=lang))
        return re.search(r'<html lang="([^"]*)"', answer.text()).group(1)

    def measured(self, page: Page, served_lang: str, outside: list[str], errors: list[str]) -> Visit:
        """Measure a page that comes to stand still, and let axe judge it."""
        settle(page)
        exceptions = page.locator('[data-testid="stException"]').all_inner_texts()
        return Visit(
            served_lang=served_lang,
            title=page.title(),
            headings=page.locator("h1").all_inner_texts(),
            text=page.locator(MAIN).inner_text(),
            errors=errors + exceptions,
            outside=list(outside),
            chart_names=page.evaluate(CHART_NAMES),
            tables=page.locator("table").count(),
            violations=[say(v) for v in Axe().run(page, options=AXE_OPTIONS).response["violations"]],
            too_wide=sticking_out(page),
        )
