"""The screen Data and method: every part in both languages, figures with their words, delivered text kept harmless."""

import json
import re

import duckdb
import pytest
from delivered import PROVINCE, TEN, text_of
from screens import alts, html_of, notes_of, open_page, specs

from flows.deliveries import keep
from flows.importing import read_delivery
from flows.sources import source
from flows.texts import LANGUAGES, Texts, catalogue
from indicators.build import build
from indicators.database import cursor

PARTS = ("deliveries", "sources", "coverage", "gap", "method", "assumptions", "terms", "hand_in")
BOTH = pytest.mark.parametrize("lang", LANGUAGES)
PAGE = "data_en_methode"


@BOTH
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_in_both_languages(example_home, monkeypatch, part, lang):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel=part, taal=lang)
    assert not page.exception
    assert len(page.title) == 1 and len(page.header) == 1
    told = html_of(page) + " ".join(code.value for code in page.code)
    assert len(told) > 1000
    assert "nan" not in re.split(r"\W+", re.sub(r"<[^>]+>", " ", html_of(page)).lower())
    assert all(len(alt) > 40 for alt in alts(page))
    assert any("oorbeelddata" in note or "xample data" in note for note in notes_of(page))


def raw_html(page) -> str:
    return " ".join(html.value for html in page.get("html"))


def test_every_table_is_a_real_one(example_home, monkeypatch):
    for part in ("deliveries", "sources", "coverage", "gap", "method", "assumptions", "terms"):
        html = raw_html(open_page(PAGE, example_home, monkeypatch, onderdeel=part))
        assert html.count("<table") == html.count("<caption") >= 1, part
        assert '<th scope="col"' in html and '<th scope="row"' in html


def test_a_delivery_tells_what_was_read_and_that_it_adds_up(example_home, monkeypatch):
    html = html_of(open_page(PAGE, example_home, monkeypatch))
    for words in ("voorbeeld_cbs_flows", "cp1252", "puntkomma", "238.788", "samen precies wat er binnenkwam",
                  "Rauwe melk 2015", "toegepast", "ingevuld (I)", "SHA-256"):
        assert words in html, words


@BOTH
def test_every_delivery_in_use_stands_in_one_table(example_home, monkeypatch, example_database, lang):
    t, html = Texts(lang), raw_html(open_page(PAGE, example_home, monkeypatch, taal=lang))
    (overview,) = [table for table in html.split("<table")[1:] if t("data_en_methode.deliveries.overview") in table]
    used = cursor(example_database).execute("select is_example, is_bundled from meta.delivery").fetchall()
    assert overview.count("<tr>") == 1 + len(used)
    for kind, holds in (("example", lambda made, stands_in: made), ("bundled", lambda made, stands_in: stands_in)):
        said = t(f"data_en_methode.kind.{kind}")
        assert overview.count(f">{said}<") == sum(holds(*delivery) for delivery in used), kind
    assert t("data_en_methode.kind.real") not in overview
    assert html.count(t("data_en_methode.conservation.lead")) == 1, "said once, not with every delivery"


def test_what_comes_along_is_no_real_delivery(example_home, monkeypatch, example_database):
    html = raw_html(open_page(PAGE, example_home, monkeypatch, onderdeel="sources"))
    (bundled,) = cursor(example_database).execute("select count_if(is_bundled) from meta.delivery").fetchone()
    assert html.count(f">{Texts('nl')('data_en_methode.kind.bundled')}<") == bundled > 0
    assert f">{Texts('nl')('data_en_methode.kind.real')}<" not in html


def test_sources_are_links_with_their_title(example_home, monkeypatch):
    html = raw_html(open_page(PAGE, example_home, monkeypatch, onderdeel="sources"))
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', html)
    assert len(links) > 60
    assert all(address.startswith("http") and len(words) > 5 for address, words in links)


@BOTH
def test_the_gap_is_drawn_and_told(example_home, monkeypatch, lang):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="gap", taal=lang)
    assert len(specs(page)) == 2
    mark = {"nl": "VOORBEELDDATA", "en": "EXAMPLE DATA"}[lang]
    assert mark in json.dumps(specs(page)[0])
    # The second chart shows published figures only, so it carries no such mark.
    assert mark not in json.dumps(specs(page)[1])
    assert {"nl": "182.000 mln kg", "en": "182,000 mln kg"}[lang] in alts(page)[0]
    assert "Eurostat" in alts(page)[1]


@pytest.mark.parametrize("measure", ["dmc", "dmi", "imports", "exports"])
def test_the_gap_can_be_seen_for_every_measure(example_home, monkeypatch, measure):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="gap", maat=measure)
    assert not page.exception
    assert catalogue("nl")[f"data_en_methode.measures.{measure}"] in alts(page)[0]


def test_blanks_are_weighed_for_the_chosen_figure(example_home, monkeypatch):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="coverage", regio="NL01", indicator="dmc",
                     afbakening="all", jaar="2022")
    assert not page.exception
    assert "In 2022 zijn 271 van de 6.576 cellen van Nederland onbekend" in html_of(page)
    year = open_page(PAGE, example_home, monkeypatch, onderdeel="coverage", indicator="dmc", jaar="2015")
    assert "In 2015 zijn" in html_of(year)


def test_the_formula_on_screen_is_that_of_the_database(example_home, monkeypatch, example_database):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="method")
    formulas = cursor(example_database).execute("select formula from meta.indicator").fetchall()
    assert [code.value.strip() for code in page.code] == [formula.strip() for (formula,) in formulas]
    assert "Primair kan niet van secundair worden onderscheiden" in html_of(page)


def test_without_other_choices_nothing_differs(example_home, monkeypatch):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="assumptions")
    assert "alle standaardkeuzes" in html_of(page)
    assert specs(page) == []
    assert "--option" not in page.code[0].value


@BOTH
def test_turning_a_knob_shows_default_beside_choice(example_home, monkeypatch, lang):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="assumptions", mixed_share="1.0", waste="with",
                     regio="PV26", jaar="2022", taal=lang)
    assert not page.exception
    assert len(specs(page)) == 1
    assert "--option mixed_share=1.0 --option waste=with" in page.code[-1].value
    html = html_of(page)
    assert "100%" in html and catalogue(lang)["data_en_methode.option.waste.with"] in html
    assert catalogue(lang)["data_en_methode.assumptions.same"] not in html


def test_a_knob_moves_the_figures(example_home, monkeypatch):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="assumptions")
    before = html_of(page)
    page.selectbox(key="data_en_methode.waste").select("with").run()
    assert not page.exception
    assert html_of(page) != before and len(specs(page)) == 1


@BOTH
def test_the_glossary_explains_the_terms_of_the_field(example_home, monkeypatch, lang):
    html = html_of(open_page(PAGE, example_home, monkeypatch, onderdeel="terms", taal=lang))
    for key, text in catalogue(lang).items():
        if key.startswith("glossary."):
            assert text in html, key
    terms = re.findall(r"<dt[^>]*>([^<]+)</dt>", html)
    assert terms == sorted(terms, key=str.lower) and len(terms) > 20


@BOTH
def test_the_commands_can_be_copied(example_home, monkeypatch, lang):
    page = open_page(PAGE, example_home, monkeypatch, onderdeel="hand_in", taal=lang)
    commands = [code.value for code in page.code]
    for command, word in zip(commands, ("check", "deliver", "build", "deliveries"), strict=True):
        assert f"cli.py {word}" in command
        assert ("--lang en" in command) == (lang == "en")


def test_what_a_file_says_cannot_act_on_the_page(home, monkeypatch):
    """A duplicate row, an extra column and a file name with markup in them, shown as plain text."""
    nasty = "<img src=x onerror=alert(1)>"
    rows = [dict(fields) | {nasty: nasty} for fields in (*TEN, TEN[0])]
    path = home.parent / "<b>stromen<b>.csv"
    path.write_bytes(text_of(rows, [*PROVINCE, nasty]).encode("cp1252"))
    with duckdb.connect() as connection:
        keep(path, read_delivery(connection, source("cbs_flows"), path), note=nasty)
    build()
    page = open_page(PAGE, home, monkeypatch)
    assert not page.exception
    html = raw_html(page)
    assert "<img" not in html and "<b>" not in html
    assert "&lt;img" in html and "&lt;b&gt;stromen" in html
    assert "dubbele regel" in html
    banner = Texts("nl")("screen.example")
    assert not [shown for shown in notes_of(page) if banner in shown], "a real delivery carries no example banner"
    for part in PARTS:
        assert not open_page(PAGE, home, monkeypatch, onderdeel=part).exception, part
