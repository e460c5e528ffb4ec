"""The first screen: headline with margin, verdicts by scope, trend, biggest groups, what is example."""

import json
import re
from itertools import cycle

import pytest
from screens import alts, html_of, notes_of, open_page, specs

from flows.texts import Texts

PROVINCES = [f"PV{number}" for number in range(20, 32)]
BOTH = pytest.mark.parametrize("lang", ["nl", "en"])


@pytest.mark.parametrize(("region", "lang"), list(zip(PROVINCES, cycle(["nl", "en"]), strict=False)))
def test_every_province_has_its_overview(example_home, monkeypatch, region, lang):
    page = open_page("", example_home, monkeypatch, regio=region, taal=lang)
    assert not page.exception
    assert len(specs(page)) == 2


@BOTH
def test_the_headline_gives_use_with_and_without_fossil_carriers(example_home, monkeypatch, lang):
    html = html_of(open_page("", example_home, monkeypatch, taal=lang))
    # The calibrated example, rounded: 10,716 and 7,475 mln kg in 2023.
    said = {"nl": ("10,7 mld kg", "7,5 mld kg", "10.716 mln kg, met een zekerheid van 95% tussen"),
            "en": ("10.7 billion kg", "7.5 billion kg", "10,716 million kg, with 95% confidence between")}[lang]
    assert all(words in html for words in said)


def test_without_a_base_year_the_first_year_counts_and_that_is_said(example_home, monkeypatch):
    html = html_of(open_page("", example_home, monkeypatch))
    assert "lager dan in 2015" in html
    assert "Er is geen basisjaar gekozen" in html


def test_a_base_year_changes_the_verdict_on_the_territory(example_home, monkeypatch):
    before = html_of(open_page("", example_home, monkeypatch))
    after = html_of(open_page("", example_home, monkeypatch, basisjaar="2016"))
    assert "gebruik boven het pad" not in before
    assert "Kies een basisjaar" in before
    assert "gebruik boven het pad" in after
    assert "lager dan in 2016" in after
    assert "Er is geen basisjaar gekozen" not in after


def test_each_target_has_the_verdict_that_its_data_allow(example_home, monkeypatch):
    html = html_of(open_page("", example_home, monkeypatch, basisjaar="2016"))
    card = {kind: re.search(rf'<h3>{Texts("nl")(f"doelen.target.{kind}")}.*?</div>', html, flags=re.S)[0]
            for kind in ("territory", "organisation", "construction")}
    assert "op koers" not in card["territory"], "a target that enables: no verdict on policy"
    assert "niet te zeggen" in card["organisation"], "its records begin after 2016"
    assert Texts("nl")("bouw.proxy") in card["construction"]


@BOTH
@pytest.mark.parametrize("path", ["", "doelen"])
def test_a_base_year_without_records_of_the_organisation_is_called_so(example_home, monkeypatch, path, lang):
    t = Texts(lang)  # the made records of the organisation begin in 2020
    html = html_of(open_page(path, example_home, monkeypatch, basisjaar="2016", taal=lang))
    assert t("verdict.reason.own_base_missing", base=2016) in html
    assert t("verdict.reason.no_base_year") not in html


@BOTH
@pytest.mark.parametrize("path", ["", "doelen"])
def test_a_verdict_on_example_data_says_so(example_home, monkeypatch, path, lang):
    page = open_page(path, example_home, monkeypatch, basisjaar="2021", taal=lang)
    cards = [card for card in html_of(page).split('<div class="card') if 'class="outcome"' in card]
    assert len(cards) == 3
    assert all(Texts(lang)("verdict.note.example") in card for card in cards)


def test_another_province_gets_no_verdict(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch, regio="PV29", basisjaar="2016")
    assert "pad, en ook" not in html_of(page)
    assert any("gelden voor de provincie Utrecht" in note for note in notes_of(page))


@BOTH
def test_charts_are_told_in_words_and_speak_the_language(example_home, monkeypatch, lang):
    page = open_page("", example_home, monkeypatch, taal=lang)
    mark = {"nl": "Voorbeelddata", "en": "Example data"}[lang]
    assert all(alt.startswith(mark) and len(alt) > 80 for alt in alts(page))
    for spec in specs(page):
        assert spec["config"]["locale"]["number"]["decimal"] == {"nl": ",", "en": "."}[lang]
        assert {"nl": "VOORBEELDDATA", "en": "EXAMPLE DATA"}[lang] in json.dumps(spec)


def test_goods_groups_are_ranked_by_input_never_by_consumption(example_home, monkeypatch):
    page = open_page("", example_home, monkeypatch)
    assert "De groepen staan op volgorde van inzet (DMI)" in html_of(page)
    assert "Zand, grind, klei, steen" in alts(page)[1]


@BOTH
def test_what_is_real_and_what_is_example_is_said(example_home, monkeypatch, lang):
    html = html_of(open_page("", example_home, monkeypatch, taal=lang))
    for words in {"nl": ("voorbeeld</td>", "echt</td>"), "en": ("example</td>", "real</td>")}[lang]:
        assert words in html


@BOTH
@pytest.mark.parametrize("path", ["", "doelen", "kaart"])
def test_figures_with_unknown_cells_say_so(example_home, monkeypatch, path, lang):
    # About 3% of the example's cells are blank: a sum over them is a sum of the known parts.
    page = open_page(path, example_home, monkeypatch, taal=lang)
    assert Texts(lang)("screen.caution.incomplete") in html_of(page)
