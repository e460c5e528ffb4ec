"""The screen Leveringszekerheid: what every figure says, sums that agree, list and limits, groups, and its controls."""

import re
import shutil

import duckdb
import pytest
from browsing import NARROW, settle, show_the_same, sticking_out
from playwright.sync_api import expect
from screens import alts, html_of, notes_of

from charts import export
from figures import leveringszekerheid as materials
from figures import leveringszekerheid_goods as goods
from figures import leveringszekerheid_material as one
from figures.desk import Desk
from figures.leveringszekerheid_said import Said
from flows.texts import Texts
from indicators.ask import values
from indicators.database import cursor
from publish.edition import Edition

LANGUAGES = ["nl", "en"]
BOTH = pytest.mark.parametrize("lang", LANGUAGES)
LISTS = pytest.mark.parametrize("critical", ["eu_list", "thresholds"])
PAGE = "leveringszekerheid"
FIGURES = [materials.LIMITS, one.GOODS, one.YEARS, materials.ORDERS["mass"], goods.HEATMAP, goods.VALUE, goods.COUNT,
           one.MEASURES["crm_value"]]


@pytest.fixture(scope="session")
def ask(example_database):
    """The value of one row of the contract for Utrecht in 2022."""

    def asked(indicator: str, dimension: str = "total", category: str = "total", **options) -> float:
        (value,) = values(cursor(example_database), [indicator], ["PV26"], [2022], [dimension], [category],
                          options=options)["value"]
        return value

    return asked


def all_figures(desk: Desk, critical: str = "eu_list", region: str = "PV26", year: int = 2022) -> list:
    """Every figure that the screen can show of what counts as critical."""
    return [
        materials.against_limits(desk, region, year, critical),
        *(materials.ranked(desk, region, year, by, critical) for by in materials.ORDERS),
        *(goods.goods_by_material(desk, region, year, cell, critical) for cell in goods.CELLS),
        goods.at_stake(desk, region, year, "abroad", critical), goods.in_each_group(desk, region, year, critical),
        one.goods_of(desk, region, year, "cobalt"), one.over_years(desk, [region, "PV29"], "cobalt"),
        *(one.regions(desk, [region, "PV29"], measure, critical) for measure in one.MEASURES),
    ]


# What is said


@BOTH
def test_the_screen_says_what_it_is_and_how_much_it_is_about(show, ask, lang):
    page = show(taal=lang, jaar="2022")
    t, said = Texts(lang), html_of(page)
    assert list(page.figures) == FIGURES
    assert all(len(alt) > 60 and t("charts.example_words") in alt for alt in alts(page))
    assert f'<p class="amount">{t.number(ask("crm_count"))} ' in said
    assert t.number(ask("crm_value")) in said and t.percent(ask("crm_coverage") / 100) in said
    assert any(t("screen.example") in note for note in notes_of(page))
    told = [said, *alts(page), *(header.value for header in page.header)]
    assert not [text for text in told if re.search(r"leveringszekerheid\.[a-z_]+\.[a-z]|\{[a-z_]+\}", text)]


@BOTH
@LISTS
def test_every_figure_tells_its_weight_and_its_limits(desk, lang, critical):
    """Covered kilograms, double counting, unknown countries and contents without margin stand with each of them."""
    at = desk(lang)
    for figure in all_figures(at, critical):
        words, t = figure.words, at.t
        assert "%" in words.subtitle and at.unit("mln kg") in words.subtitle, figure.id
        for key in ("double", "countries", "contents"):
            assert t(f"leveringszekerheid.said.{key}") in words.notes, figure.id
        assert words.example and words.unit and words.source and len(figure.table)
        assert "{" not in " ".join([words.title, words.subtitle, *words.said, figure.alt])
        if (lang, critical) == ("nl", "eu_list"):
            assert export.svg(figure)


@BOTH
def test_regions_beside_each_other_are_no_contest_and_no_sum(desk, lang):
    at = desk(lang)
    for measure in one.MEASURES:
        figure = one.regions(at, ["PV26", "PV29"], measure)
        assert {at.t("kaart.not_a_contest"), at.t("leveringszekerheid.said.no_sum")} <= set(figure.words.warnings)
        assert not one.regions(at, ["PV26"], measure).words.warnings


# The list and the limits


def test_on_the_list_and_above_both_limits_are_told_apart(desk):
    """34 on the list, 32 above the limits; copper and nickel are the difference, and the limits come from the data."""
    figure = materials.against_limits(desk(), "PV26", 2022)
    said = figure.words.notes[0]
    assert "34" in said and "32" in said and "Koper en nikkel" in said
    assert Said(desk()).limits == (2.8, 1.0)
    rows = figure.table.set_index(desk().t("charts.material"))
    for name in ("Koper", "Nikkel"):
        assert (rows["Boven beide grenzen"][name], rows["Lijst van de EU"][name]) == ("nee", "strategisch en kritiek")
    assert rows.loc["Kobalt", "Boven beide grenzen"] == "ja"
    above = rows[rows["Boven beide grenzen"] == "ja"]
    assert (above["Aanbodrisico"] >= 1).all() and (above["Economisch belang"] >= 2.8).all()


def test_what_counts_as_critical_changes_what_is_counted(desk):
    listed, above = (set(materials.ranked(desk(), "PV26", 2022, "mass", critical).table.iloc[:, 0])
                     for critical in ("eu_list", "thresholds"))
    assert listed - above == {"Koper", "Nikkel"} and not above - listed


def test_a_score_of_a_group_says_so_and_is_one_point(desk):
    """Rare earths and platinum metals: the table has every metal, the chart one point for those with one score."""
    figure = materials.against_limits(desk(), "PV26", 2022)
    rows = figure.table.set_index(desk().t("charts.material"))
    level = rows["Score is"]
    assert (level["Neodymium"], level["Kobalt"]) == ("van de groep", "van de grondstof zelf")
    grouped = rows[level == "van de groep"]
    points = Said(desk()).merged(Said(desk()).materials("PV26", 2022))
    assert len(points) < len(rows)
    assert points["members"].map(len).sum() == len(rows)
    assert (points[points["members"].map(len) > 1]["score_level"] == "group").all()
    assert {len(set(scores)) for scores in (
        rows.loc[[Said(desk()).names[code] for code in codes], "Aanbodrisico"] for codes in points["members"])} == {1}
    assert Said(desk()).group_note in figure.words.notes and len(grouped) > 5


def test_criticality_is_risk_times_importance(desk):
    table = materials.against_limits(desk(), "PV26", 2022).table.dropna(subset=["Kritikaliteit"])
    assert list(table["Kritikaliteit"]) == pytest.approx(list(table["Aanbodrisico"] * table["Economisch belang"]))
    order = list(materials.ranked(desk(), "PV26", 2022, "criticality").table["Kritikaliteit"].dropna())
    assert order == sorted(order, reverse=True)


# Sums


def test_the_goods_that_bring_a_raw_material_are_all_of_it(desk, ask):
    for material in ("cobalt", "copper", "neodymium"):
        table = one.goods_of(desk(), "PV26", 2022, material).table
        assert table["Gewicht (ton)"].sum() == pytest.approx(ask("crm_mass", "raw_material", material))
        assert table["Aandeel (%)"].sum() == pytest.approx(100)


@LISTS
def test_the_cells_are_the_weight_of_what_is_critical(desk, ask, critical):
    """Each row is 100%, and all tonnes together are those of the indicator; copper and nickel make the difference."""
    shares = goods.goods_by_material(desk(), "PV26", 2022, "share", critical).table.iloc[:, 1:]
    assert list(shares.sum(axis=1)) == pytest.approx([100] * len(shares))
    tonnes = goods.goods_by_material(desk(), "PV26", 2022, "mass", critical).table.iloc[:, 1:]
    scope = {"eu_list": "critical", "thresholds": "above_thresholds"}[critical]
    assert tonnes.sum().sum() == pytest.approx(ask("crm_mass", "scope", scope))


@pytest.mark.parametrize("origin", ["all", "abroad"])
def test_the_value_at_stake_is_of_whole_goods_and_adds_up(desk, ask, origin):
    figure = goods.at_stake(desk(), "PV26", 2022, origin)
    assert desk().t("leveringszekerheid.value.whole_goods") in figure.words.warnings
    (label,) = [name for name in figure.table if name.startswith("Waarde")]
    assert figure.table[label].sum() == pytest.approx(ask("crm_value", origin=origin))
    assert ask("crm_value", origin="abroad") < ask("crm_value")


def test_each_group_names_the_raw_materials_it_is_counted_for(desk, ask):
    table = goods.in_each_group(desk(), "PV26", 2022).table
    listed = [[] if names == "geen" else names.split(", ") for names in table["Welke"]]
    assert [len(names) for names in listed] == list(table["Kritieke grondstoffen"])
    assert len({name for names in listed for name in names}) == ask("crm_count")
    # Counted as on the list of the EU, a group of metals is one.
    assert (table["Geteld als op de EU-lijst"] <= table["Kritieke grondstoffen"]).all()


# Choices


@BOTH
def test_a_raw_material_in_the_address_leads_two_figures(show, lang):
    page = show(taal=lang, grondstof="cobalt", jaar="2022")
    name = {"nl": "Kobalt", "en": "Cobalt"}[lang]
    assert name in page.figures[one.GOODS].words.title and name in page.figures[one.YEARS].words.title
    (chosen,) = [box for box in page.selectbox if box.key == f"{PAGE}.grondstof"]
    assert chosen.value == "cobalt"


@pytest.mark.parametrize("by", materials.ORDERS)
def test_each_order_has_its_figure(show, by):
    page = show(volgorde=by, kritiek="thresholds", cel="mass", herkomst="abroad", reeks="crm_mass")
    assert materials.ORDERS[by] in page.figures and one.MEASURES["crm_mass"] in page.figures
    assert "boven beide Europese grenzen" in page.figures[materials.ORDERS[by]].words.subtitle
    assert "ton" in page.figures[goods.HEATMAP].words.unit


@BOTH
def test_pinned_regions_and_goods_stand_beside_each_other(show, lang):
    page = show(taal=lang, set="PV26~PV29~NL01", setjaren="2018~2022", setgroepen="19~33", reeks="crm_criticality")
    t = Texts(lang)
    figure = page.figures[one.MEASURES["crm_criticality"]]
    assert set(figure.table.iloc[:, 0]) == {"Utrecht", "Zeeland", {"nl": "Nederland", "en": "Netherlands"}[lang]}
    assert set(figure.table.iloc[:, 1]) == {2018, 2022, 2023}
    assert not any(t("leveringszekerheid.pin") in note for note in notes_of(page))


@BOTH
def test_without_contents_the_screen_asks_for_them(show, example_home, tmp_path, lang):
    home = tmp_path / "home"
    shutil.copytree(example_home, home)
    (file,) = home.glob("grondstoffen-*.duckdb")
    with duckdb.connect(str(file)) as connection:
        connection.execute("update result.figure set value = null, status = 'O' where starts_with(indicator, 'crm_')")
    page = show(home, taal=lang)
    assert not page.figures
    assert any("python cli.py deliver material_content" in note for note in notes_of(page))


def test_what_the_address_cannot_have_is_said(show):
    page = show(jaar="1999", grondstof="kryptoniet", regio="PV99", volgorde="kleur")
    assert len([note for note in notes_of(page) if "note-notice" in note]) >= 4
    assert list(page.figures) == FIGURES


def test_an_edition_without_example_data_has_no_figure(example_database):
    """All flows and contents are made up here: nothing of them may go out."""
    at = Edition(example_database).desk("nl")
    assert set(all_figures(at)) == {None}


# In the browser


@pytest.mark.browser
def test_choices_reach_the_address_and_a_copied_link_shows_the_same(visit):
    mine = visit(PAGE, jaar="2022")
    control = mine.locator(f'.st-key-{PAGE}-grondstof [role="combobox"]')
    control.click()
    control.press_sequentially("Kobalt")
    settle(mine)
    mine.get_by_role("option").first.click()
    mine.wait_for_function("() => location.search.includes('grondstof=cobalt')")
    settle(mine)
    mine.get_by_role("radio", name="Gewicht (ton)").click()
    mine.wait_for_function("() => location.search.includes('cel=mass')")
    settle(mine)
    expect(mine.locator(f".st-key-figure-{one.GOODS} h2")).to_contain_text("Kobalt")
    yours = visit(mine.url, size=NARROW)
    assert sticking_out(yours) == []
    yours.set_viewport_size(mine.viewport_size)
    settle(yours)
    show_the_same(mine, yours)
