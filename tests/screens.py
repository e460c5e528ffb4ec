"""How tests open a screen without a browser, and what they read from it."""

import json
from functools import cache
from html import unescape
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

PROJECT = Path(__file__).parents[1]
# How long, in seconds, one run of a page may take on a busy machine.
PATIENCE = 120

# At every run of a page AppTest searches all installed packages for components. Those stay the same: once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def open_page(path: str, home: Path, monkeypatch, **query: str) -> AppTest:
    """A page on a home with these choices in its address, after its first run."""
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(home))
    page = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=PATIENCE)
    if path:
        page.switch_page(f"pages/{path}.py")
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


def notes_of(page: AppTest) -> list[str]:
    """The framed lines of a page: example banner, notices."""
    return [unescape(html.value) for html in page.get("html") if 'class="note' in html.value]


def html_of(page: AppTest) -> str:
    """All a page says in HTML of its own, as text with tags."""
    return unescape(" ".join(html.value for html in page.get("html")))


def specs(page: AppTest) -> list[dict]:
    """The charts of a page as Vega-Lite."""
    return [json.loads(chart.proto.spec) for chart in page.get("vega_lite_chart")]


def alts(page: AppTest) -> list[str]:
    """The texts for who cannot see the charts of a page."""
    return [chart.proto.alt for chart in page.get("vega_lite_chart")]


def click_free(page: AppTest) -> list[str]:
    """What a page shows, in order: the kinds of its elements."""
    return [element.type for element in page.main]
