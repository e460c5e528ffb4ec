"""The screen Beleid: themes with goals and measures, results, what cannot be measured, claims, and versions."""

import pytest
from factor_rows import csv_of, deliver
from policy_rows import REGISTER, measure
from screens import alts, html_of, open_page, specs

from flows.texts import Texts
from indicators.build import build

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])
THEMES = ("1", "2", "3", "4", "5", "6")


@pytest.mark.parametrize(("theme", "lang"), [*((theme, "nl") for theme in THEMES), ("1", "en"), ("5", "en")])
def test_every_theme_has_its_goals_and_measures(example_home, monkeypatch, lang, theme):
    page = open_page("beleid", example_home, monkeypatch, taal=lang, thema=theme)
    assert not page.exception
    assert page.selectbox(key="beleid.thema").value == theme
    assert len(specs(page)) == 3, "measures by theme, one result, one coverage map; nothing is claimed"
    assert html_of(page).count('<div class="card">') == len(THEMES)
    assert page.subheader[0].value.startswith(f"{theme}.")


def test_the_figures_of_the_report_of_2025_stand_there(example_home, monkeypatch):
    html = html_of(open_page("beleid", example_home, monkeypatch, thema="5"))
    for words in ("7 vouchers (gedaan)", "3 vouchers (in behandeling)", "200.000 euro", "50.000 euro",
                  "Ongeveer 50 gesprekken", "Ongeveer 20 betalende leden", "2 mensen", "2e kwartaal van 2026"):
        assert words in html, words
    assert "Circulaire Volwassenheidsmeting</strong> (Onderzoek, gedaan (2023))" in html
    html = html_of(open_page("beleid", example_home, monkeypatch, thema="1"))
    assert html.count("Graad: niet bekend") == 8, "the report says no degree of any scheme, so none is invented"
    assert "stand niet vermeld" in html


@BOTH
def test_what_has_no_indicator_is_said(example_home, monkeypatch, lang):
    page = open_page("beleid", example_home, monkeypatch, taal=lang, meetbaar="lever")
    words = {"nl": "Levensduurverlenging: geen indicator", "en": "Longer life: no indicator"}[lang]
    assert words in html_of(page)
    assert any(words.partition(":")[0] in alt for alt in alts(page))


def test_without_claims_it_says_so_and_what_would_show(example_home, monkeypatch):
    html = html_of(open_page("beleid", example_home, monkeypatch))
    assert "geen enkele maatregel met een geclaimd effect" in html
    assert "pas te zien vanaf ongeveer" in html and "als u een basisjaar kiest" in html
    html = html_of(open_page("beleid", example_home, monkeypatch, basisjaar="2016"))
    assert "Tot het doel voor het grondgebied in 2035" in html


@pytest.fixture(scope="module")
def changed_home(tmp_path_factory):
    """A home in which the register was handed in twice; the second has claims, a link and hostile words."""
    folder = tmp_path_factory.mktemp("beleid")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        deliver(folder, "policy_register", csv_of(REGISTER))
        rows = [*REGISTER,
                measure("Klein", effect_t="50", effect_ground="berekening", link="https://voorbeeld.nl/klein"),
                measure("<b>Groot</b>", effect_t="90.000.000", effect_ground="<i>rapport</i>")]
        rows[4] = measure("Vouchers", quantity="1.008", counted="Vouchers", sub_goal="Circulaire bedrijven")
        deliver(folder, "policy_register", csv_of(rows))
        build()
        yield folder / "home"


@BOTH
def test_a_claim_stands_beside_its_measure_and_in_a_chart(changed_home, monkeypatch, lang):
    page = open_page("beleid", changed_home, monkeypatch, taal=lang, thema="5", basisjaar="2016")
    assert not page.exception and len(specs(page)) == 4
    t, html = Texts(lang), html_of(page)
    assert html.count(t("beleid.effect.too_small")) == 1 and html.count(t("beleid.effect.visible")) == 1
    assert t("beleid.effect.of_gap", percent=t("beleid.effect.hardly"), until=2035) in html
    assert any(t("beleid.effect.warning") in alt for alt in alts(page))
    raw = " ".join(element.value for element in page.get("html"))
    assert "&lt;b&gt;Groot" in raw and "<b>Groot" not in raw and "<i>rapport" not in raw
    assert 'href="https://voorbeeld.nl/klein"' in raw


def test_what_changed_since_the_version_before_is_told(changed_home, monkeypatch):
    html = html_of(open_page("beleid", changed_home, monkeypatch))
    for words in ("in gebruik", "Meegeleverd met dit dashboard", "Veranderd", "Nieuw"):
        assert words in html, words
    table = html[html.index("Wat is er anders"):] if "Wat is er anders" in html else html
    for cell in ("Vouchers", "Aantal", ">7<", ">1.008<"):
        assert cell in table, cell
