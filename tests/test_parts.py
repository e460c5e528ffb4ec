"""What all screens share: the address, the frame around a page, provenance in words, downloads."""

import csv
import json
import os
import subprocess
import sys

import pandas as pd
import pytest
from screens import click_free, html_of, notes_of, open_page, specs

from figures.margins import with_margin
from flows.deliveries import example
from flows.texts import Texts
from pages.parts import address, shell

# The address


@pytest.mark.parametrize(
    ("value", "text"),
    [("PV26", "PV26"), (2016, "2016"), (None, "geen"), (True, "ja"), (False, "nee"), (["PV26", 7], "PV26~7")],
)
def test_a_choice_is_written_in_one_way(value, text):
    assert address.written(value) == text


def test_a_link_names_page_choices_and_place():
    found = address.link("https://example.org", "doelen", {"regio": "PV26", "set": "PV26~PV27"}, "pad")
    assert found == "https://example.org/doelen?regio=PV26&set=PV26~PV27#pad"
    assert address.link("https://example.org", "", {}) == "https://example.org/"


def test_the_address_decides_at_a_first_visit(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, regio="PV29", basisjaar="2016")
    assert page.selectbox(key="overzicht.regio").value == "PV29"
    assert page.selectbox(key="overzicht.basisjaar").value == 2016
    assert page.query_params == {"regio": "PV29", "basisjaar": "2016"}


def test_a_control_decides_after_that_and_the_address_follows(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, regio="PV29")
    page.selectbox(key="overzicht.regio").select("PV31").run()
    assert page.query_params == {"regio": "PV31"}
    page.selectbox(key="overzicht.regio").select("PV26").run()
    assert page.query_params == {}, "the default needs no words in the address"


def test_quick_clicks_do_not_lose_a_choice(example_home, monkeypatch):
    """The browser may send the address of one run ago with the next click."""
    page = open_page("", example_home, monkeypatch)
    page.selectbox(key="overzicht.regio").select("PV31").run()
    page.query_params.clear()
    page.selectbox(key="overzicht.basisjaar").select(2017).run()
    assert page.query_params == {"regio": "PV31", "basisjaar": "2017"}


def test_the_back_button_restores_an_earlier_view(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch)
    page.selectbox(key="overzicht.regio").select("PV31").run()
    page.query_params.clear()
    page.run()
    assert page.selectbox(key="overzicht.regio").value == "PV26"


def test_choices_of_other_pages_travel_along(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, soort="abiotic_non_energy", regio="PV29")
    assert page.query_params == {"soort": "abiotic_non_energy", "regio": "PV29"}
    page.switch_page("pages/doelen.py").run()
    assert not page.exception


@pytest.mark.parametrize(
    ("given", "shown"), [({"regio": "PV99"}, "Utrecht"), ({"basisjaar": "<b>"}, "kies een basisjaar")]
)
def test_what_does_not_exist_falls_back_and_is_said(example_home, monkeypatch, given, shown):
    page = open_page("", example_home, monkeypatch, **given)
    assert not page.exception
    (said,) = [note for note in notes_of(page) if "bestaat" in note]
    assert shown in said
    assert not any("<b>" in html.value for html in page.get("html")), "text of the address is escaped"
    assert page.query_params == {}


def test_an_unknown_language_is_dutch_and_is_said(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, taal="fr")
    assert page.title[0].value == "Overzicht"
    assert any("fr" in note for note in notes_of(page))


def test_a_pinned_set_shows_and_stays_in_the_link(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, set="PV27~PV29", setjaren="2022", setgroepen="19")
    assert page.multiselect(key="overzicht.set").value == ["PV27", "PV29"]
    assert page.query_params == {"set": "PV27~PV29", "setjaren": "2022", "setgroepen": "19"}
    text = json.dumps(specs(page), ensure_ascii=False)
    assert all(name in text for name in ("Utrecht, 2022", "Noord-Holland, 2022", "Zeeland, 2022"))


def test_part_of_a_pinned_set_may_be_unknown(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, set="PV27~PV99")
    assert page.multiselect(key="overzicht.set").value == ["PV27"]
    assert any("PV99" in note for note in notes_of(page))


# The frame


@pytest.mark.parametrize(("lang", "words"), [("nl", "Er is nog geen database"), ("en", "No database")])
@pytest.mark.parametrize("path", ["", "doelen"])
def test_without_a_database_a_page_says_what_to_do(home, monkeypatch, path, lang, words):
    page = open_page(path, home, monkeypatch, taal=lang)
    assert not page.exception
    text = " ".join(html.value for html in page.get("html"))
    assert words in text
    assert "python cli.py build" in text


@pytest.mark.parametrize(("lang", "other"), [("nl", "English"), ("en", "Nederlands")])
def test_the_menu_lists_pages_that_exist_and_the_other_language(example_home, monkeypatch, lang, other):
    links = open_page("", example_home, monkeypatch, taal=lang, regio="PV29").get("page_link")
    t = Texts(lang)
    # Each figure has a link of its own, to the list of Exporteren.
    labels = [link.proto.label.strip("*") for link in links if link.proto.label != t("screen.download.to_list")]
    there = [name for name, file in shell.PAGES.items() if (shell.PROJECT / file).exists()]
    assert labels == [*(t(f"screen.menu.{name}") for name in there), other]
    assert all("regio=PV29" in link.proto.query_string for link in links)


def test_the_example_banner_is_in_words(example_home, monkeypatch):
    for lang, word in {"nl": "Voorbeelddata", "en": "Example data"}.items():
        assert any(word in note for note in notes_of(open_page("", example_home, monkeypatch, taal=lang)))


@pytest.fixture
def small_delivery(home, example_home):
    """A home with a real delivery: one other province, two years, no standard errors."""
    with example("cbs_flows").path.open(encoding="cp1252", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    kept = [i for i, name in enumerate(header) if not name.startswith("Sf")]
    year, place = header.index("Jaar"), header.index("Provincienaam")
    part = [row for row in rows if row[place] == "Groningen" and row[year] in ("2022", "2023")]
    with (home.parent / "deel.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([row[i] for i in kept] for row in [header, *part])
    for order in (["deliver", "cbs_flows", str(home.parent / "deel.csv")], ["build"]):
        subprocess.run([sys.executable, "cli.py", *order], cwd=shell.PROJECT, check=True, capture_output=True,
                       env={**os.environ, "GRONDSTOFFEN_HOME": str(home)})
    return home


@pytest.mark.parametrize(("path", "examples"), [("", 0), ("doelen", 1)])
def test_a_real_delivery_of_one_other_province_shows_what_there_is(small_delivery, monkeypatch, path, examples):
    page = open_page(path, small_delivery, monkeypatch, basisjaar="2022", trend="ja", gevoelig="ja")
    assert not page.exception
    html = html_of(page)
    assert "in de indeling van: CBS" not in html
    marked = [spec for spec in map(json.dumps, specs(page)) if "VOORBEELDDATA" in spec]
    assert len(marked) == examples, "the records of the organisation are an example still"
    if path == "":
        assert "De marge is niet bekend" in html
        assert Texts("nl")("overzicht.recent.margin") not in html
        assert "deel.csv" in html, "the delivery is named as vintage"
        gap = html_of(open_page("data_en_methode", small_delivery, monkeypatch, onderdeel="gap"))
        assert Texts("nl")("data_en_methode.not_comparable") in gap
        assert Texts("nl")("data_en_methode.gap.missing_note") not in gap, "the monitor has these figures"


# Figures


def test_a_figure_comes_with_table_source_and_every_format(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch)
    html = " ".join(part.value for part in page.get("html"))
    assert len(specs(page)) >= 2
    assert html.count("<table") >= len(specs(page))
    assert "Voorbeelddata van dit dashboard, in de indeling van: CBS" in html
    labels = {button.proto.label for button in page.get("download_button")}
    assert {"SVG", "PNG", "PNG 300 dpi", "PDF", "CSV", "XLSX", "Vega-Lite"} <= labels


def test_the_link_in_a_figure_holds_every_choice(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, regio="PV29")
    (citation, *_) = [code.value for code in page.code]
    assert "regio=PV29" in citation
    assert "taal=nl" in citation
    assert citation.endswith("#abiotisch-gebruik")


def test_a_margin_is_left_open_where_it_is_unknown():
    rows = pd.DataFrame({"year": [2020, 2021, 2022], "value": [100.0, 100.0, None],
                         "standard_error": [10.0, None, None]})
    found = with_margin(rows)
    # 100 -+ 1.96 x 10
    assert found["lower"].tolist()[:1] == pytest.approx([80.4])
    assert found["upper"].tolist()[:1] == pytest.approx([119.6])
    assert found[["lower", "upper"]].iloc[1:].isna().all(axis=None)


def test_a_page_can_be_drawn_twice(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch)
    assert click_free(page.run()) == click_free(page)
