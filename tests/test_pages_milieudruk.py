"""The screen Milieudruk: what every figure says of itself, sums that agree, other sets of weights, and its controls."""

import re

import duckdb
import pytest
from browsing import NARROW, settle, show_the_same, sticking_out
from playwright.sync_api import expect
from screens import alts, html_of, notes_of

from charts import export
from figures import milieudruk, milieudruk_change
from figures.asked import AsCursor
from figures.desk import Desk
from flows.texts import Texts
from indicators.impact import coverage, weights_sql
from publish.edition import Edition

LANGUAGES = ["nl", "en"]
BOTH = pytest.mark.parametrize("lang", LANGUAGES)
PAGE = "milieudruk"


def all_figures(desk, impact: str, region: str = "PV26") -> list:
    """Every figure that the screen can show of an impact."""
    parts = [draw for dimension in ("goods_group", "transition_agenda", "use_group") for draw in (
        milieudruk.by_part(desk, region, 2022, impact, dimension),
        milieudruk.over_years(desk, region, impact, dimension))]
    return [*parts, milieudruk.covered(desk, region, 2022, impact), milieudruk.regions(desk, [region, "PV28"], impact),
            milieudruk_change.drivers(desk, region, 2018, 2022, impact),
            milieudruk_change.groups(desk, region, 2018, 2022, impact)]


@BOTH
def test_the_screen_says_what_it_is_and_how_much_it_is_about(show, desk, lang):
    page = show(taal=lang, jaar="2022")
    t, said = Texts(lang), html_of(page)
    assert len(page.figures) == 6
    for name in ("upstream", "exports", "combustion", "double", "territorial"):
        assert t(f"milieudruk.about.{name}") in said
    known = coverage(AsCursor(desk().rows), "PV26", 2022)
    assert t.number(known.covered) in said
    assert t.number(known.total) in said
    assert all(alts(page))
    assert any(t("screen.example") in note for note in notes_of(page))


@BOTH
@pytest.mark.parametrize("impact", ["ghg", "mki"])
def test_every_figure_tells_its_weight_and_its_limits(desk, lang, impact):
    """Covered kilograms in subtitle or table, upstream and not territorial, and euros never without their set."""
    t, at = Texts(lang), desk(lang)
    short = at.rows(f"select name_{lang} as name from code_list.mki_sets where mki_set = 'climate_only'")["name"][0]
    for figure in all_figures(at, impact):
        kilograms = re.search(r"\d[\d.,]{3,}", figure.words.subtitle)
        assert kilograms, figure.id
        if "dekking" not in figure.id:
            assert t("milieudruk.said.upstream") in figure.words.warnings, figure.id
            assert (short in figure.words.unit) == (impact == "mki"), figure.id
        if impact == "mki":
            assert short in figure.words.title
            assert any(short in warning for warning in figure.words.warnings)
            assert t("screen.caution.climate_only") in figure.words.notes
            # A label of euros names the set too.
            assert all(short in label for label in figure.table if "eur" in label.lower()), figure.id
        assert figure.words.example
        if (lang, impact) == ("nl", "mki"):
            assert export.svg(figure)


@pytest.mark.parametrize("dimension", ["goods_group", "transition_agenda", "use_group"])
def test_parts_make_the_whole_and_weights_too(desk, dimension):
    """What the bars add up to is the figure of the region, in kiloton and in kilograms."""
    table = milieudruk.by_part(desk(), "PV26", 2022, "ghg", dimension).table
    (whole,) = desk().values(["ghg"], ["PV26"], [2022], ["total"])["value"]
    known = coverage(AsCursor(desk().rows), "PV26", 2022)
    assert table.iloc[:, 1].sum() == pytest.approx(whole)
    assert table.iloc[:, 4].sum() == pytest.approx(100)
    # By use the weight of what is used negatively (stocks) counts as such in no sum of absolute weights.
    if dimension != "use_group":
        assert table["Meegeteld (mln kg)"].sum() == pytest.approx(known.covered)
        assert table["Inzet (mln kg)"].sum() == pytest.approx(known.total)


def test_covered_weight_is_that_of_the_coverage(desk):
    rows = desk().rows(weights_sql(["PV26"], "ghg", [2022]))
    whole = rows[rows["dimension"] == "total"].iloc[0]
    known = coverage(AsCursor(desk().rows), "PV26", 2022)
    assert (whole["covered"], whole["total"]) == pytest.approx((known.covered, known.total))
    (share,) = desk().values(["ghg_coverage"], ["PV26"], [2022], ["total"])["value"]
    assert 100 * whole["covered"] / whole["total"] == pytest.approx(share)
    fits = milieudruk.covered(desk(), "PV26", 2022, "ghg").table
    assert fits["Inzet (mln kg)"].abs().sum() == pytest.approx(known.total)
    assert (fits["Hoe goed die past"] == "geen factor").sum() == known.groups - known.groups_covered


def test_the_causes_make_the_change(desk):
    """More or less weight, and other goods, are together the change of the groups with a factor."""
    causes = milieudruk_change.drivers(desk(), "PV26", 2015, 2023, "ghg").table
    amount, mix, whole = causes.iloc[:, 1]
    assert amount + mix == pytest.approx(whole)
    groups = milieudruk_change.groups(desk(), "PV26", 2015, 2023, "ghg").table
    assert groups["Verschil (kiloton CO2e)"].sum() == pytest.approx(whole)


@BOTH
def test_pinned_regions_stand_beside_each_other_with_a_word_of_caution(show, lang):
    page = show(taal=lang, set="PV26~PV29~NL01", setjaren="2018~2022", milieumaat="mki")
    figure, t = page.figures["milieudruk-milieukosten-regios"], Texts(lang)
    assert set(figure.table.iloc[:, 0]) == {"Utrecht", "Zeeland", "Nederland" if lang == "nl" else "Netherlands"}
    assert set(figure.table.iloc[:, 1]) == {2018, 2022, 2023}
    assert {t("kaart.not_a_contest"), t("milieudruk.regions.no_sum")} <= set(figure.words.warnings)
    assert not any(t("milieudruk.pin") in note for note in notes_of(page))


def test_another_set_of_weights_is_named_and_never_called_climate(desk, changed_home):
    """Figures of a delivery with the weights A2 say so everywhere."""
    home = changed_home(
        "update core.impact_set set mki_set = 'A2'",
        "update result.figure set flags = 'X' where indicator in ('mki', 'mki_coverage')")
    (file,) = home.glob("grondstoffen-*.duckdb")
    with duckdb.connect(str(file), read_only=True) as connection:
        at = Desk(lambda question: connection.execute(question).df(), "nl")
        for figure in all_figures(at, "mki"):
            assert "A2" in figure.words.title
            assert "klimaat" not in " ".join([figure.words.title, figure.words.unit, *figure.words.said])


@BOTH
def test_an_impact_that_was_not_delivered_is_asked_for(show, changed_home, lang):
    """The screen says in plain words which column, with the command that delivers it."""
    home = changed_home("update result.figure set value = null, status = 'O' where indicator = 'mki'")
    page = show(home, taal=lang, milieumaat="mki")
    assert not page.figures
    assert any("python cli.py deliver impact_factors" in note for note in notes_of(page))
    assert page.selectbox(key="milieudruk.milieumaat").value == "mki"


def test_what_the_address_cannot_have_is_said(show):
    page = show(jaar="1999", verdeling="kleur", regio="PV99")
    assert len([note for note in notes_of(page) if "note-notice" in note]) >= 3
    assert len(page.figures) == 6


def test_an_edition_without_example_data_has_no_figure(example_database):
    """All flows are made up here: nothing of them may go out."""
    at = Edition(example_database).desk("nl")
    assert set(all_figures(at, "ghg")) == {None}


# In the browser


@pytest.mark.browser
def test_choices_reach_the_address_and_a_copied_link_shows_the_same(visit):
    mine = visit(PAGE)
    for key, typed, wanted in (
        ("milieumaat", "Milieu", "milieumaat=mki"), ("verdeling", "Transitie", "verdeling=transition_agenda"),
        ("vanaf", "2018", "vanaf=2018"),
    ):
        control = mine.locator(f'.st-key-{PAGE}-{key} [role="combobox"]')
        control.click()
        control.press_sequentially(typed)
        settle(mine)
        mine.get_by_role("option").first.click()
        mine.wait_for_function("wanted => location.search.includes(wanted)", arg=wanted)
    settle(mine)
    expect(mine.locator(".st-key-figure-milieudruk-milieukosten-oorzaken h2")).to_contain_text("2018")
    yours = visit(mine.url, size=NARROW)
    assert sticking_out(yours) == []
    yours.set_viewport_size(mine.viewport_size)
    settle(yours)
    show_the_same(mine, yours)
