"""The screen Zes indicatoren: the six side by side, each in depth, parts that make the whole, and its controls."""

import re

import pandas as pd
import pytest
from browsing import NARROW, settle, show_the_same, sticking_out
from playwright.sync_api import expect
from screens import alts, html_of, notes_of, specs

from charts import export
from figures.desk import Desk
from figures.indicatoren import MEASURES, THEMES, TWICE, View
from figures.indicatoren_cards import cards
from figures.indicatoren_needs import needs, needs_table
from figures.indicatoren_parts import MOST, PARTS, Parts, divisions, groups_figure, parts_figure
from figures.indicatoren_places import OWN, PLACES, own_figure, places_figure
from figures.indicatoren_time import TREND, stack_figure, trend_figure
from flows.texts import Texts
from indicators.ask import values
from indicators.database import cursor
from indicators.registry import indicators
from publish.edition import Edition

LANGUAGES = ["nl", "en"]
BOTH = pytest.mark.parametrize("lang", LANGUAGES)
EACH = pytest.mark.parametrize("indicator", MEASURES)
PAGE = "indicatoren"
# Figures of a footprint, of waste, of euros and of a score: each in other units and with other words.
DRAWN = {("nl", "rmi"), ("en", "waste_potential"), ("nl", "mki"), ("en", "crm_criticality")}


def all_figures(view: View) -> list:
    """Every figure that the screen can show of an indicator."""
    found = [trend_figure(view), places_figure(view), own_figure(view, ["PV26", "PV29"], [2022, 2023])]
    for division in divisions(view):
        found += [parts_figure(view, division), stack_figure(view, division)]
    return [figure for figure in found if figure is not None]


def numbers_in(text: str) -> set[str]:
    """The whole numbers of a text with a mark per thousand: {"10.506"}."""
    return set(re.findall(r"\d[\d.,]*\d", text))


# The six side by side


@BOTH
def test_the_six_stand_side_by_side_with_what_must_be_said(show, lang):
    page = show(taal=lang, jaar="2023")
    t, said = Texts(lang), html_of(page)
    for number, theme in enumerate(THEMES, start=1):
        assert f"<h3>{number}. {t(f'indicatoren.theme.{theme}')}</h3>" in said
    assert t("indicatoren.cards.intro") in said
    assert said.count(t("indicatoren.mark.example")) >= 6
    assert t("indicatoren.mark.upper_bound") in said
    assert list(page.figures) == [TREND, PARTS, PLACES]
    assert all(len(alt) > 60 and t("charts.example_words") in alt for alt in alts(page))
    told = [said, *alts(page), *(header.value for header in page.header)]
    assert not [text for text in told if re.search(r"indicatoren\.[a-z_]+|\{[a-z_]+\}", text)]
    assert any(t("screen.example") in note for note in notes_of(page))


@BOTH
def test_a_card_is_the_figure_of_the_contract_in_words(desk, example_database, lang):
    """The amount, the limits in the unit they are in, the status; of six different units."""
    found = cards(desk(lang), "PV26", 2023)
    assert [card.theme for card in found] == list(THEMES)
    for card in found:
        measure = MEASURES[card.indicator]
        (row,) = values(cursor(example_database), [card.indicator], ["PV26"], [2023], [measure.dimension],
                        [measure.categories[0]]).to_dict("records")
        assert card.value == pytest.approx(row["value"])
        assert (card.status, card.is_example) == (row["status"], True)
        if pd.notna(row["standard_error"]):
            assert card.upper == pytest.approx(row["value"] + 1.96 * row["standard_error"])
            assert card.lines[0].endswith(f"{card.unit}.")
            view = View(desk(lang), "PV26", card.indicator, 2023)
            assert {view.number(card.lower), view.number(card.upper)} <= numbers_in(card.lines[0])


def test_a_footprint_with_coefficients_of_another_year_says_which(desk):
    """The example has coefficients up to 2022, so 2023 is computed with those; 2022 needs no word."""
    footprint = {year: cards(desk(), "PV26", year)[1] for year in (2022, 2023)}
    word = desk().t("indicatoren.card.coefficients", used="2022")
    assert word in footprint[2023].lines and word not in footprint[2022].lines
    figure = trend_figure(View(desk(), "PV26", "rmi", 2023))
    assert any("2023 met die van 2022" in note for note in figure.words.notes)
    used = figure.table.groupby("Jaar")["Coëfficiënten van"].unique().str[0]
    assert (used[2023], used[2022]) == ("2022", "2022")


# One of them in depth


@BOTH
@pytest.mark.parametrize("indicator", [ids[0] for ids in THEMES.values()])
def test_each_of_the_six_is_explained_with_its_trend_parts_and_places(show, lang, indicator):
    page = show(taal=lang, indicator=indicator)
    t, said = Texts(lang), html_of(page)
    record = indicators()[indicator]
    # A word between backticks is told in quotation marks.
    assert re.sub("`[^`]*`", "", getattr(record, f"definition_{lang}"))[:40] in said
    assert getattr(record, f"method_{lang}")[:60].replace("`", "") in said.replace("`", "")
    theme = MEASURES[indicator].theme
    assert t(f"indicatoren.caution.{theme}") in said
    assert [name for name in (TREND, PARTS, PLACES) if name in page.figures] == [TREND, PARTS, PLACES]
    assert page.figures[PLACES].table.shape[0] == 12
    assert all(page.figures[name].words.example for name in page.figures)


@BOTH
def test_abiotic_of_the_footprint_is_not_abiotic_of_the_input(show, lang):
    said = html_of(show(taal=lang, indicator="rmi"))
    words = {"nl": "Geen goederengroep telt voor de helft", "en": "No goods group counts for half"}
    assert words[lang] in said


@EACH
def test_every_figure_says_what_it_owes_its_reader(desk, indicator):
    """Places are no contest, provinces do not add up, euros name their set, waste is an upper bound; each is drawn."""
    for lang in LANGUAGES:
        view = View(desk(lang), "PV26", indicator, 2023)
        t = view.t
        figures = all_figures(view)
        assert {TREND, PLACES, OWN, PARTS} <= {figure.id for figure in figures}
        for figure in figures:
            words = figure.words
            assert words.example and words.unit and words.source and words.status
            assert "{" not in " ".join([words.title, words.subtitle, *words.said, figure.alt])
            if figure.id in (PLACES, OWN) and indicator in TWICE:
                assert any(view.short in warning for warning in words.warnings), figure.id
            if figure.id == PLACES:
                assert t("indicatoren.places.no_contest") in words.warnings
            if indicator == "mki":
                assert view.weights[0] in words.title and view.weights[0] in words.unit
                assert any(view.weights[0] in warning for warning in words.warnings)
            if view.measure.theme == "waste":
                assert t("indicatoren.said.upper_bound") in words.warnings
        if (lang, indicator) in DRAWN:  # divisions share their two figures: one of each is drawn
            assert all(export.svg(figure) for figure in {figure.id: figure for figure in figures}.values())


@EACH
def test_parts_make_the_whole(desk, indicator):
    """Every division that adds up is together the figure of the region, as the contract has it."""
    view = View(desk(), "PV26", indicator, 2022)
    for division in divisions(view):
        parts = Parts(view, division)
        if not parts.adds_up:
            continue
        whole = view.now["value"]
        if parts.indicator != indicator:
            whole = View(desk(), "PV26", "waste_potential_mass", 2022).now["value"]
        assert parts.now["value"].sum() == pytest.approx(whole), division
        table = parts_figure(view, division).table
        assert table.iloc[:, 1].sum() == pytest.approx(whole), division
        share = desk().t("indicatoren.column.share")
        if share in table:
            assert table[share].sum() == pytest.approx(100)


@pytest.mark.parametrize("category", ["abiotic", "abiotic_non_energy", "all"])
def test_parts_of_an_abiotic_whole_are_abiotic(desk, category):
    """Per raw material, an abiotic footprint has no wood and no crops; each whole is that of its own parts."""
    view = View(desk(), "PV26", "rmi", 2022, category)
    for division in divisions(view):
        assert Parts(view, division).now["value"].sum() == pytest.approx(view.now["value"]), division
    abiotic, everything = (set(view.values(dimensions=[name])["category"])
                           for name in ("abiotic_raw_material", "raw_material"))
    assert abiotic < everything


def test_goods_groups_are_never_put_in_order_of_consumption(desk):
    for indicator in ("dmc", "rmc"):
        view = View(desk(), "PV26", indicator, 2022, "all")
        figure = parts_figure(view, "goods_group")
        assert view.t("indicatoren.parts.not_ranked") in figure.words.notes
        every = Parts(view, "goods_group").now
        numbers = [int(code) for code in every["category"]]
        assert numbers == sorted(numbers)
        # What is drawn fits a page: those furthest from zero, in the same order.
        drawn = figure.spec["layer"][0]["data"]["values"]
        assert len(drawn) == MOST < len(figure.table)
        least = min(abs(bar["value"]) for bar in drawn)
        assert [bar["value"] for bar in drawn] == list(every["value"][every["value"].abs() >= least])
    by_weight = Parts(View(desk(), "PV26", "dmi", 2022, "all"), "goods_group").now["value"]
    assert list(by_weight) == sorted(by_weight, reverse=True)


def test_goods_groups_of_critical_raw_materials_are_no_part_of_another_whole(desk):
    assert "goods_group" in divisions(View(desk(), "PV26", "crm_mass", 2022, "critical"))
    assert "goods_group" not in divisions(View(desk(), "PV26", "crm_mass", 2022, "all"))


def test_raw_materials_go_by_their_name(desk):
    table = parts_figure(View(desk("en"), "PV26", "crm_mass", 2022), "raw_material").table
    assert "Cobalt" in set(table["Raw material"]) and "cobalt" not in set(table["Raw material"])
    footprint = parts_figure(View(desk(), "PV26", "rmi", 2022, "all"), "raw_material").table
    assert footprint.columns[0] == "Grondstof"


def test_the_ladder_of_treatments_needs_no_colour(desk):
    """Each rank says its letter and its words, in the order of the ladder."""
    table = parts_figure(View(desk(), "PV26", "waste_potential", 2023), "rank_group").table
    letters = [name[0] for name in table.iloc[:, 0]]
    assert letters == sorted(letters) and all(re.match(r"[A-I] \w+", name) for name in table.iloc[:, 0])


# Choices


@BOTH
def test_a_knob_in_the_address_turns_the_formula(show, example_database, lang):
    """Electricity left out: the figure is that of the contract with the option, and every figure says so."""
    page = show(taal=lang, indicator="rmi", jaar="2022", soort="all", electricity="without")
    t = Texts(lang)
    (expected,) = values(cursor(example_database), ["rmi"], ["PV26"], [2022], ["scope"], ["all"],
                         options={"electricity": "without"})["value"]
    (usual,) = values(cursor(example_database), ["rmi"], ["PV26"], [2022], ["scope"], ["all"])["value"]
    trend = page.figures[TREND]
    year, value = t("indicatoren.column.year"), View(Desk(lambda q: None, lang), "", "rmi", 0).table_name
    shown = trend.table[trend.table[year] == 2022][value].iloc[0]
    assert shown == pytest.approx(expected) and expected < usual
    assert all(t("indicatoren.option.electricity.without") in " ".join(figure.words.warnings)
               for figure in page.figures.values())
    assert t("indicatoren.knobs.changed", count=1) in [expander.label for expander in page.expander]
    page.button(key=f"{PAGE}.reset").click().run()
    assert "electricity" not in page.query_params


def test_pinned_regions_and_goods_stand_beside_each_other(show):
    page = show(set="PV26~PV29~NL01", setjaren="2018~2022", setgroepen="19~43", indicator="ghg")
    own = page.figures[OWN]
    assert set(own.table.iloc[:, 0]) == {"Utrecht", "Zeeland", "Nederland"}
    assert list(own.table.columns[1:]) == ["2018", "2022"]
    assert any("telt niet op" in warning for warning in own.words.warnings)
    groups = page.figures["indicator-eigen-groepen"]
    assert len(groups.table) == 6


def test_goods_that_an_indicator_does_not_know_are_not_drawn(show, desk):
    page = show(set="PV26~PV29", setgroepen="19", indicator="waste_potential")
    assert "indicator-eigen-groepen" not in page.figures
    assert desk().t("indicatoren.own.groups_empty") in html_of(page)
    assert groups_figure(View(desk(), "PV26", "waste_potential", 2023), ["19"], ["PV26"]) is None


def test_what_the_address_cannot_have_is_said(show):
    page = show(jaar="1999", indicator="geluk", regio="PV99")
    assert len([note for note in notes_of(page) if "note-notice" in note]) >= 3
    assert TREND in page.figures


# What is missing


@BOTH
def test_a_delivery_that_is_not_there_is_asked_for(show, changed_home, lang):
    """No coefficients: the card and the explanation say what to hand in, and the other five stand."""
    home = changed_home(
        "delete from meta.delivery where source = 'rme'",
        "update result.figure set value = null, standard_error = null, status = 'O' "
        "where indicator in ('rmi', 'rmc')")
    page = show(home, taal=lang, indicator="rmi", jaar="2023")
    said = html_of(page)
    assert said.count("python cli.py deliver rme") >= 2
    assert TREND not in page.figures and PLACES not in page.figures
    assert said.count('class="amount"') == 5
    assert Texts(lang)("indicatoren.state.missing") in said


def test_every_delivery_is_listed_once_with_its_state_and_command(desk):
    table = needs_table(desk())
    commands = list(table.iloc[:, 3])
    wanted = {name for ids in THEMES.values() for name in indicators()[ids[0]].needs}
    assert len(commands) == len(set(commands)) == len(wanted)
    assert all(any(command.startswith(f"python cli.py deliver {name} ") for command in commands) for name in wanted)
    states = {need.source: need.state for name in MEASURES for need in needs(desk(), name)}
    assert states["rme"] == states["lma_waste"] == states["material_content"] == "example"
    assert states["impact_factors"] == states["waste_rules"] == states["crm_scores"] == "stand_in"


@pytest.mark.parametrize("region", ["NL01", "CP22"])
def test_other_regions_answer_or_say_why_not(show, region):
    page = show(regio=region)
    assert specs(page) or any("note-notice" in note for note in notes_of(page))


def test_an_edition_without_example_data_has_no_figure(example_database):
    """All flows and receipts are made up here: nothing of them may go out."""
    at = Edition(example_database).desk("nl")
    for indicator in MEASURES:
        assert all_figures(View(at, "PV26", indicator)) == []
    assert [card.amount for card in cards(at, "PV26")] == [""] * 6


# In the browser


@pytest.mark.browser
def test_choices_reach_the_address_and_a_copied_link_shows_the_same(visit):
    mine = visit(PAGE, jaar="2022")
    mine.locator(".st-key-card-footprint a").click()
    mine.wait_for_function("() => location.search.includes('indicator=rmi')")
    settle(mine)
    control = mine.locator(f'.st-key-{PAGE}-verdeling [role="combobox"]')
    control.click()
    control.press_sequentially("Per stroom")
    settle(mine)
    mine.get_by_role("option").first.click()
    mine.wait_for_function("() => location.search.includes('verdeling=stream')")
    settle(mine)
    expect(mine.locator(f".st-key-figure-{PARTS} h2")).to_contain_text("per stroom")
    yours = visit(mine.url, size=NARROW)
    assert sticking_out(yours) == []
    yours.set_viewport_size(mine.viewport_size)
    settle(yours)
    show_the_same(mine, yours)
