"""Exporteren in Chromium: choose a figure, copy the link, make the pack and get it; on a telephone and for axe too."""

import io
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import AXE_OPTIONS, NARROW, PATIENCE, WIDE, say, settle, show_the_same, sticking_out
from playwright.sync_api import expect

from flows.texts import Texts

pytestmark = pytest.mark.browser
FIGURE = "circulair-gepubliceerd"


def test_a_reader_chooses_figures_shares_the_list_and_gets_the_pack(visit):
    t = Texts("nl")
    mine = visit("exporteren", familie="bedrijvigheid", bestanden="docx~png")
    expect(mine.get_by_text(t("exporteren.nothing"))).to_be_visible()
    mine.get_by_role("combobox", name=t("exporteren.figures")).click()
    mine.get_by_role("option", name=t("exporteren.figure.circulair_gepubliceerd")).click()
    mine.wait_for_url(f"**lijst={FIGURE}*")
    mine.keyboard.press("Escape")
    settle(mine)
    expect(mine.locator("ol.plain-list li")).to_have_count(1)

    show_the_same(mine, visit(mine.url))

    mine.get_by_role("button", name=t("exporteren.make")).click()
    with mine.expect_download(timeout=PATIENCE) as waiting:
        mine.get_by_role("button", name=t("exporteren.download", name="monitor-utrecht.zip")).click(timeout=PATIENCE)
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as archive:
        assert archive.testzip() is None
        assert {f"figuren/01-{FIGURE}.png", "monitor-utrecht.docx", "manifest.json"} <= set(archive.namelist())

    assert [say(found) for found in Axe().run(mine, options=AXE_OPTIONS).response["violations"]] == []
    mine.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert sticking_out(mine) == []
    mine.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
