"""The screen Kaart en vergelijken without a browser: every indicator in both languages, and what its files carry."""

import csv
import json
import re
import shutil
from html import unescape

import duckdb
import pytest
from screens import alts, html_of, notes_of, open_page, specs

from charts import export
from flows.boundaries import credit
from flows.home import DATA
from flows.texts import Texts
from indicators.comparison import structure_sql
from indicators.database import cursor

LANGUAGES = ["nl", "en"]
BOTH = pytest.mark.parametrize("lang", LANGUAGES)
PAGE = "kaart"
INDICATORS = ["dmi", "dmc", "end_use", "dmi_value", "dmi_per_capita", "dmc_per_capita", "dmi_per_gdp"]
NUMBERLESS = re.compile(r"\d")


@pytest.fixture(scope="session")
def ask(example_database):
    return lambda question: cursor(example_database).execute(question).df()


def legend(spec: dict) -> list[str]:
    """The classes in the legend of a map."""
    found = re.search(r'"fill": \{"field": "class".*?"domain": (\[[^\]]*\])', json.dumps(spec, ensure_ascii=False))
    return json.loads(found.group(1))


def outlines(svg: str) -> int:
    """How many areas a drawing has: the shapes in its fullest group of map shapes."""
    groups = re.findall(r'class="[^"]*mark-shape[^"]*"[^>]*>(.*?)</g>', svg)
    return max(len(re.findall(r'<path[^>]*d="M', group)) for group in groups)


def written(svg: str) -> str:
    """All letters of a drawing, without spaces, since a sentence may run over several lines."""
    return squeezed(unescape("".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)", svg))))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def column(figure, number: int) -> list:
    return list(figure.table[figure.table.columns[number]])


# The provinces


@BOTH
@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_indicator_is_shown_in_words_too(show, lang, indicator):
    page = show(taal=lang, indicator=indicator)
    t = Texts(lang)
    assert page.title[0].value == t("kaart.title")
    assert list(page.figures) == ["kaart-provincies", "provincies-op-volgorde", "provincies-naast-elkaar"]
    assert all(len(alt) > 60 and t("charts.example_words") in alt for alt in alts(page))
    said = [html_of(page), *alts(page), *(header.value for header in page.header)]
    assert not [text for text in said if re.search(r"kaart\.[a-z_]+|\{[a-z_]+\}", text)]
    assert all(len(figure.table) == 12 for figure in page.figures.values())
    *_, lower, upper = re.findall(r"\d[\d.,]*\d", page.figures["kaart-provincies"].words.subtitle)
    assert lower != upper


@pytest.mark.parametrize(("dimension", "lang"), [
    ("material", "nl"), ("raw_material", "en"), ("transition_agenda", "nl"), ("resource_type", "en"),
    ("use_group", "nl"), ("goods_group", "en"),
])
def test_every_division_has_a_map(show, lang, dimension):
    page = show(taal=lang, indeling=dimension, indicator="dmc")
    assert next(iter(page.figures)) == "kaart-provincies"
    warned = page.figures["provincies-op-volgorde"].words.warnings
    assert Texts(lang)("kaart.negative") in warned


def test_the_map_holds_what_the_database_says(show, ask):
    figure = show(indicator="dmc", onderdeel="abiotic", jaar="2019", regio="PV29").figures["kaart-provincies"]
    rows = ask("""
        select region, value, standard_error from result.indicator_value
        where indicator = 'dmc' and dimension = 'scope' and category = 'abiotic' and year = 2019 and region like 'PV%'
        order by value desc
    """)
    assert column(figure, 1) == pytest.approx(list(rows["value"]))
    assert column(figure, 2) == pytest.approx(list(rows["value"] - 1.96 * rows["standard_error"]))
    assert "Zeeland" in figure.words.subtitle


def test_classes_are_the_same_in_every_year_and_in_the_tiles(show):
    legends = {tuple(legend(specs(show(jaar=year))[0])) for year in ("2015", "2019", "2023")}
    legends.add(tuple(legend(specs(show(jaar="2016", beeld="tiles"))[0])))
    assert len(legends) == 1


@BOTH
def test_provinces_stand_in_no_order_without_their_structure(show, ask, lang):
    """Margins, the warning and a word on what kind of place it is, on the screen and in the files."""
    page = show(taal=lang, jaar="2022")
    t, figure = Texts(lang), page.figures["provincies-op-volgorde"]
    assert t("kaart.not_a_contest") in figure.words.warnings
    assert t("kaart.no_double") in figure.words.warnings
    rows = ask(structure_sql(2022))
    said = html_of(page)
    for row in rows.itertuples():
        assert t.percent(row.abroad) in said
    assert said.count("<dt style") == 12
    words = " ".join(figure.words.notes)
    names = ask(f"select name_{lang} as name from code_list.regions where kind = 'province'")["name"]
    assert all(name in words for name in names)
    assert all(column(figure, 6))
    assert squeezed(t("kaart.not_a_contest")) in written(export.svg(figure).decode())


def test_the_warning_about_adding_up_is_for_dmi_alone(show):
    assert Texts("nl")("kaart.no_double") not in show(indicator="dmc").figures["kaart-provincies"].words.warnings


def test_no_number_of_the_structure_is_typed():
    for lang in LANGUAGES:
        for key in ("sentence", "standout", "noted"):
            assert not NUMBERLESS.search(Texts(lang)(f"kaart.structure.{key}"))


@BOTH
def test_a_province_without_a_figure_is_hatched_and_named(show, lang):
    """Limburg has no gross domestic product in the shipped figures."""
    page = show(taal=lang, indicator="dmi_per_gdp")
    t, figure = Texts(lang), page.figures["kaart-provincies"]
    assert t("kaart.no_data_named", names="Limburg") in figure.words.notes
    assert "Limburg" in figure.alt
    assert t("charts.no_data") in json.dumps(specs(page)[0], ensure_ascii=False)
    assert column(figure, 0)[-1] == "Limburg"
    assert any(str(year) in note for note in notes_of(page) for year in (2019, 2022))


@BOTH
def test_the_map_leaves_the_house_whole(show, lang):
    """Twelve areas, the credit line and the example mark stand in the drawing itself."""
    figure = show(taal=lang).figures["kaart-provincies"]
    svg = export.svg(figure).decode()
    assert outlines(svg) == 12
    t, drawn = Texts(lang), written(svg)
    for wanted in (credit().line(lang), t("charts.example_words"), t("charts.example_mark"), t("kaart.no_double")):
        assert squeezed(wanted) in drawn
    assert t("kaart.click") not in figure.words.subtitle


@BOTH
def test_the_tiles_are_the_twin_of_the_map(show, lang):
    on_map, on_tiles = show(taal=lang).figures, show(taal=lang, beeld="tiles").figures
    assert "tegelkaart-provincies" in on_tiles
    assert on_tiles["tegelkaart-provincies"].table.equals(on_map["kaart-provincies"].table)


@BOTH
def test_side_by_side_on_one_scale_or_as_change(show, ask, lang):
    same, own = show(taal=lang).figures, show(taal=lang, schaal="own").figures
    name = "provincies-naast-elkaar"
    assert same[name].words.unit != own[name].words.unit
    assert "2015" in own[name].words.unit
    ends = ask(f"""
        select r.name_{lang} as name, 100 * (last.value / first.value - 1) as change
        from result.indicator_value as last
        join result.indicator_value as first using (indicator, region, dimension, category)
        join code_list.regions as r using (region)
        where indicator = 'dmi' and dimension = 'scope' and category = 'all' and last.year = 2023 and first.year = 2015
            and r.kind = 'province'
    """)
    table = own[name].table.set_index(own[name].table.columns[0])["2023"]
    assert {n: table[n] for n in ends["name"]} == pytest.approx(dict(zip(ends["name"], ends["change"], strict=True)))
    assert export.svg(own[name])


@BOTH
def test_years_are_not_compared_in_euros_of_their_own(show, lang):
    page = show(taal=lang, indicator="dmi_per_gdp", schaal="own")
    figure = page.figures["provincies-naast-elkaar"]
    assert "%" not in figure.words.unit
    assert Texts(lang)("kaart.current_prices") in figure.words.warnings
    assert any("note-notice" in note and "own" in note for note in notes_of(page))


def test_a_title_says_what_is_shown_by_itself(show):
    """A file travels without the screen around it."""
    for figure in show(indicator="dmc").figures.values():
        assert "DMC" in figure.words.title


def test_what_the_address_cannot_have_is_said(show):
    page = show(jaar="1999", regio="PV99", onderdeel="unobtainium")
    assert len([note for note in notes_of(page) if "note-notice" in note]) >= 3
    assert "kaart-provincies" in page.figures


# The reader's own comparison


@BOTH
def test_nothing_pinned_is_said(show, lang):
    assert any(Texts(lang)("kaart.own.empty") in note for note in notes_of(show(taal=lang)))


@BOTH
def test_pinned_regions_years_and_groups_are_compared(show, lang):
    page = show(taal=lang, set="PV26~PV28~NL01", setjaren="2018~2022", setgroepen="43~10")
    own, groups = page.figures["eigen-vergelijking"], page.figures["eigen-goederengroepen"]
    assert len(own.table) == 3
    assert list(own.table.columns[1:]) == ["2018", "2022"]
    assert len(groups.table) == 6
    assert export.svg(own)
    assert export.svg(groups)


def test_pins_in_one_year_and_in_many_regions(show):
    assert len(show(set="PV26~PV29", setjaren="2022").figures["eigen-vergelijking"].table) == 2
    many = "~".join(f"PV{number}" for number in range(20, 32))
    figure = show(set=many).figures["eigen-vergelijking"]
    assert len(figure.table) == 12
    assert Texts("nl")("kaart.own.too_many", count=12) in figure.words.notes


@BOTH
def test_groups_of_a_figure_that_has_none(show, lang):
    page = show(taal=lang, indicator="dmi_per_capita", setgroepen="43")
    assert "eigen-goederengroepen" not in page.figures
    start = Texts(lang)("kaart.own.groups_empty", indicator="|").split("|")[0]
    assert any(start in note for note in notes_of(page))


# The municipalities


def municipal_measures(ask) -> list[str]:
    rows = ask("""
        select measure || '.' || category || '.' || series as option
        from core.observation join code_list.regions using (region)
        where kind = 'municipality' and parent = 'PV26' and valid_to is null and not check_only and value is not null
        group by all having count(distinct region) > 1
    """)
    return list(rows["option"])


@BOTH
def test_every_figure_of_municipalities_has_a_map_of_26(show, ask, lang):
    measures = municipal_measures(ask)
    assert len(measures) == 4
    t = Texts(lang)
    for measure in measures:
        page = show(taal=lang, niveau="municipality", maat=measure)
        assert list(page.figures) == ["kaart-gemeenten", "gemeenten-op-volgorde"]
        figure = page.figures["kaart-gemeenten"]
        assert len(figure.table) == 26
        assert outlines(export.svg(figure).decode()) == 26
        # Published figures are no example, and flows never come here.
        assert not figure.words.example
        assert t("kaart.no_flows") in figure.words.notes
        assert t("kaart.no_flows") in html_of(page)
        assert all("_" not in header.value for header in page.header)
        # A remark on every municipality is said once.
        assert len(figure.words.notes) < 10


def test_a_series_of_municipalities_gets_a_slider_and_one_set_of_classes(show, example_home, tmp_path, monkeypatch):
    """As after fetching from StatLine: more years of the same figure."""
    home = tmp_path / "fetched"
    shutil.copytree(example_home, home)
    (file,) = home.glob("grondstoffen-*.duckdb")
    with duckdb.connect(str(file)) as connection:
        connection.execute("""
            insert into core.observation by name
            select * replace (year + 3 as year, 1.4 * value as value, true as is_fetched) from core.observation
            where series = 'staat_van_utrecht' and measure = 'population_1_january'
        """)
    page = open_page("kaart", home, monkeypatch, niveau="municipality",
                     maat="population_1_january.total.staat_van_utrecht")
    assert not page.exception
    (slider,) = page.select_slider
    assert [str(year) for year in slider.options] == ["2019", "2022"]
    later = legend(specs(page)[0])
    slider.set_value(2019)
    assert legend(specs(page.run())[0]) == later


@BOTH
def test_municipalities_without_household_waste_are_named(show, lang):
    figure = show(taal=lang, niveau="municipality", maat="household_waste_per_capita.total.staat_van_utrecht",
                  gemeente="GM1961").figures["kaart-gemeenten"]
    names = Texts(lang).join(["Bunschoten", "Montfoort", "Vijfheerenlanden", "Woudenberg"])
    assert Texts(lang)("kaart.no_data_named", names=names) in figure.words.notes
    assert Texts(lang)("kaart.municipal.focus_unknown", name="Vijfheerenlanden") == figure.words.subtitle
    assert any("Leerdam" in note and "Vianen" in note and "Zederik" in note for note in figure.words.notes)
    assert column(figure, 1).count(None) + sum(value != value for value in column(figure, 1)) == 4


@BOTH
def test_the_business_parks_have_their_status(show, lang):
    t, page = Texts(lang), show(taal=lang, niveau="municipality")
    drawn, said = json.dumps(specs(page)[0], ensure_ascii=False), html_of(page)
    with (DATA / "bundled" / "business_parks.csv").open(encoding="utf-8", newline="") as file:
        parks = list(csv.DictReader(file))
    assert len(parks) == 5
    for park in parks:
        status = t(f"kaart.parks.{park['policy_status']}")
        assert park["name"] in drawn
        assert re.search(rf"{park['name']}</th><td[^>]*>{status}<", said)
    assert [park["policy_status"] for park in parks].count("under_study") == 2
    # What nobody told is unknown, and flows are those of the province as a whole.
    unknown = t("common.unknown")
    assert len(re.findall(rf">{unknown}<", said.partition(t("kaart.parks.intro"))[2])) == 5 * len(parks)
    assert t("kaart.parks.flows_none") in said and t("kaart.parks.flows_example") in said
    hidden = show(taal=lang, niveau="municipality", terreinen="nee")
    assert "Lage Weide" not in json.dumps(specs(hidden)[0])


def test_the_figures_of_a_screen_fit_in_one_file(show):
    figures = list(show(set="PV26~PV28", setgroepen="43").figures.values())
    assert len(figures) == 5
    assert export.bundle(figures, ["csv", "svg"])
