"""Downloads in Chromium: the reader presses a button and gets the file, which says what it is."""

import zipfile
from pathlib import Path

import pytest
from browsing import PATIENCE

from flows.texts import Texts

pytestmark = pytest.mark.browser
FIRST_BYTES = {"SVG": b"<svg", "PDF": b"%PDF", "XLSX": b"PK\x03\x04", "CSV": b"\xef\xbb\xbf"}


def downloaded(page, button) -> tuple[str, bytes]:
    """Press a button and wait for its file: (name, content)."""
    with page.expect_download(timeout=PATIENCE) as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_figure_downloads_in_every_format(visit):
    page, t = visit(""), Texts("nl")
    mark = t("charts.example_file")
    page.get_by_role("button", name=t("screen.download.title")).first.click()
    for label, start in FIRST_BYTES.items():
        button = page.get_by_role("button", name=label, exact=True).first
        name, content = downloaded(page, button)
        assert mark in name
        assert name.endswith(f".{label.lower()}")
        assert content.startswith(start), label
        if label in ("SVG", "CSV"):
            assert mark in content.decode("utf-8").lower()


def test_all_figures_of_a_screen_come_in_one_file(visit, tmp_path):
    page, t = visit("", taal="en"), Texts("en")
    name, content = downloaded(page, page.get_by_role("button", name=t("screen.download.all")))
    assert t("charts.example_file") in name
    path = tmp_path / name
    path.write_bytes(content)
    archive = zipfile.ZipFile(path)
    readme = t("charts.readme_file")
    figures = [member for member in archive.namelist() if member != readme]
    assert {Path(member).suffix for member in figures} >= {".svg", ".png", ".csv", ".xlsx"}
    assert [member for member in figures if t("charts.example_file") not in member] == []
    assert t("charts.example_file") in archive.read(readme).decode("utf-8")
