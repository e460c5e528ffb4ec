"""The targets screen: every target with data of its own scope, comparisons only with their words."""

import json
import shutil

import duckdb
import pytest
from screens import alts, html_of, notes_of, open_page, specs

from flows.texts import Texts

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])
WORDS = {"nl": "ter vergelijking: geldt voor de eigen organisatie",
         "en": Texts("en")("verdict.comparison.organisation")}


@BOTH
@pytest.mark.parametrize("base", ["", "2015", "2018", "2023"])
@pytest.mark.parametrize("measure", ["dmi", "dmc"])
def test_every_choice_has_a_page(example_home, monkeypatch, lang, base, measure):
    given = {"basisjaar": base} if base else {}
    page = open_page("doelen", example_home, monkeypatch, taal=lang, indicator=measure, **given)
    assert not page.exception
    assert page.selectbox(key="doelen.indicator").value == measure
    assert len(notes_of(page)) == 2, "the example banners of flows and of own use, and nothing else"
    assert len(page.title) == 1
    assert len(specs(page)) == 3, "territory, own organisation, construction"


def test_without_a_base_year_there_is_no_verdict(example_home, monkeypatch):
    html = html_of(open_page("doelen", example_home, monkeypatch))
    assert html.count("geen oordeel") == 3
    assert "Kies een basisjaar om het pad te zien" in html


def test_a_chosen_base_year_gives_words_about_use_not_about_policy(example_home, monkeypatch):
    html = html_of(open_page("doelen", example_home, monkeypatch, basisjaar="2016"))
    assert "gebruik boven het pad" in html
    territory = html[html.index("gebruik boven het pad"):].split("</div>")[0]
    assert "op koers" not in territory
    assert "Geen gegevens van deze reikwijdte" not in html
    # Of construction the outcome is there, and that the flows only come near it.
    assert html.count(Texts("nl")("bouw.proxy")) >= 1
    for words in ("boven wat het pad in 2023 toelaat", "Sinds 2016 daalde", "Om op het niveau van 2035 te komen"):
        assert words in html


def test_a_break_in_the_flows_is_drawn(example_home, monkeypatch):
    territory, organisation, construction = (
        json.dumps(spec) for spec in specs(open_page("doelen", example_home, monkeypatch)))
    assert Texts("nl")("overzicht.recent.break") in territory
    assert Texts("nl")("overzicht.recent.break") in construction
    assert Texts("nl")("overzicht.recent.break") not in organisation


def test_another_base_year_is_another_verdict(example_home, monkeypatch):
    page = open_page("doelen", example_home, monkeypatch, basisjaar="2016")
    before = html_of(page)
    page.selectbox(key="doelen.basisjaar").select(2022).run()
    assert html_of(page) != before
    assert "lager dan in 2022" in html_of(page)


@BOTH
def test_the_comparison_comes_on_request_and_always_with_its_words(example_home, monkeypatch, lang):
    without = open_page("doelen", example_home, monkeypatch, basisjaar="2016", taal=lang)
    assert WORDS[lang] not in json.dumps(specs(without), ensure_ascii=False)
    assert not any(WORDS[lang] in alt for alt in alts(without))
    with_it = open_page("doelen", example_home, monkeypatch, basisjaar="2016", vergelijk="ja", taal=lang)
    first = specs(with_it)[0]
    drawn = json.dumps(first, ensure_ascii=False).replace("\\n", " ")
    assert WORDS[lang] in drawn
    assert WORDS[lang] in alts(with_it)[0]
    assert WORDS[lang] in html_of(with_it)
    assert WORDS[lang] in with_it.code[0].value, "the citation"


def test_the_comparison_stays_out_of_other_figures(example_home, monkeypatch):
    page = open_page("doelen", example_home, monkeypatch, basisjaar="2016", vergelijk="ja")
    assert all(WORDS["nl"] not in alt for alt in alts(page)[1:])


def test_a_comparison_needs_a_base_year(example_home, monkeypatch):
    page = open_page("doelen", example_home, monkeypatch, vergelijk="ja")
    assert any("Kies eerst een basisjaar" in note for note in notes_of(page))
    assert WORDS["nl"] not in html_of(page)


def test_abiotic_without_energy_is_described_as_another_group(example_home, monkeypatch):
    page = open_page("doelen", example_home, monkeypatch, basisjaar="2016", soort="abiotic_non_energy")
    assert "ter vergelijking: geldt voor een andere groep grondstoffen" in alts(page)[0]


@BOTH
def test_sensitivity_comes_on_request(example_home, monkeypatch, lang):
    title = Texts(lang)("doelen.sensitivity.title")
    assert title not in [h.value for h in open_page("doelen", example_home, monkeypatch, taal=lang).header]
    page = open_page("doelen", example_home, monkeypatch, basisjaar="2016", gevoelig="ja", taal=lang)
    assert title in [h.value for h in page.header]
    html = html_of(page)
    for rho in {"nl": ("0,0", "0,5", "0,9"), "en": ("0.0", "0.5", "0.9")}[lang]:
        assert f">{rho}</th>" in html


def test_the_trend_line_is_stated_with_its_interval_and_gives_no_verdict(example_home, monkeypatch):
    page = open_page("doelen", example_home, monkeypatch, basisjaar="2016", trend="ja")
    assert len(specs(page)) == 4
    assert "geeft geen oordeel over een doel" in alts(page)[1]


def test_the_trend_line_works_without_a_base_year(example_home, monkeypatch):
    assert not open_page("doelen", example_home, monkeypatch, trend="ja").exception


@BOTH
def test_targets_of_others_stand_apart_without_a_verdict(example_home, monkeypatch, lang):
    page = open_page("doelen", example_home, monkeypatch, basisjaar="2016", taal=lang)
    tables = [html.value for html in page.get("html") if "<table" in html.value]
    national = next(table for table in tables if Texts(lang)("doelen.status.press_report") in table)
    assert "ANP" in national
    outcomes = [Texts(lang)(f"verdict.outcome.{name}") for name in ("on_track", "off_track", "above_path")]
    assert not any(outcome in national for outcome in outcomes)


@BOTH
def test_a_path_without_data_is_no_example(example_home, tmp_path, monkeypatch, lang):
    """Without records of the organisation and without construction their paths are drawn and nothing else."""
    home = shutil.copytree(example_home, tmp_path / "home", ignore=shutil.ignore_patterns("readings"))
    (database,) = home.glob("grondstoffen-*.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute("delete from result.figure where indicator::varchar similar to 'own_.*|construction.*'")
    page = open_page("doelen", home, monkeypatch, basisjaar="2016", taal=lang)
    mark = {"nl": "VOORBEELDDATA", "en": "EXAMPLE DATA"}[lang]
    marked = [mark in json.dumps(spec) for spec in specs(page)]
    assert marked == [True, False, False], "territory, own organisation, construction"
    assert html_of(page).count(Texts(lang)("verdict.reason.no_data_of_scope")) == 2
    assert specs(page)[0]["config"]["locale"]["number"]["decimal"] == {"nl": ",", "en": "."}[lang]
