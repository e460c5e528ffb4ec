"""The screen Waste without a browser: every part in both languages, what the figures must add up to, what stays
inside, the ten flows, and what is said where nothing was delivered.
"""

import re
import shutil

import duckdb
import pandas as pd
import pytest
from delivered import TEN, write
from delivered import text_of as flows_text
from screens import alts, html_of, notes_of, open_page, specs
from waste_rows import AGGREGATE, RECEIPTS, SECRETS, deliver, receipt, text_of

from figures import afval, afval_examples, afval_kinds, afval_ladder, afval_place, afval_ten, afval_time
from figures.afval import Counted
from figures.desk import Desk
from flows.sql import literal
from flows.texts import Texts
from indicators.ask import values
from indicators.build import build
from indicators.database import cursor
from pages.parts.afval_choices import clicked_step

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])
# Part of the screen -> how many charts it has.
PARTS = {"potential": 2, "kinds": 2, "years": 3, "place": 2, "counting": 2, "ten": 1}


@pytest.fixture
def show(example_home, monkeypatch):
    """Opens the screen on the example with these choices in its address."""

    def opened(**query):
        page = open_page("afval", example_home, monkeypatch, **query)
        assert not page.exception
        return page

    return opened


@pytest.fixture(scope="module")
def desk(example_database):
    return Desk(lambda question: cursor(example_database).execute(question).df(), "nl")


@pytest.fixture
def edited(example_database):
    """A desk on a copy of the example, and the connection to change that copy with."""
    connection = duckdb.connect()
    connection.execute(f"attach {literal(str(example_database))} as built (read_only)")
    connection.execute("copy from database built to memory")
    connection.execute("detach built")
    yield Desk(lambda question: connection.execute(question).df(), "nl"), connection
    connection.close()


def put_in_place(connection, select: str) -> None:
    """Other rows of the contract in the place of those that were built."""
    connection.execute(f"""
        create table result.told as {select};
        drop view result.indicator_value;
        alter table result.told rename to indicator_value;
    """)


def headings(page) -> list[str]:
    return [header.value.replace("\\", "") for header in page.header]


def column(figure, key: str) -> list:
    """A column of the table of a figure by the key of its label."""
    return list(figure.table[Texts(figure.words.lang)(f"afval.column.{key}")])


# The parts


@pytest.mark.parametrize(("region", "lang"), [("PV26", "nl"), ("NL01", "en")])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_tells_its_figures_in_words_too(show, part, region, lang):
    page = show(taal=lang, regio=region, afvaldeel=part)
    t = Texts(lang)
    assert page.title[0].value == t("afval.title")
    # The nation has no other provinces.
    assert len(specs(page)) == PARTS[part] - (part == "place" and region == "NL01")
    assert all(t("charts.example_words") in alt and len(alt) > 60 for alt in alts(page))
    said = [*headings(page), *alts(page), *notes_of(page)]
    assert all("{" not in text for text in said)
    assert not re.search(r"afval\.[a-z_]+\.[a-z]", html_of(page) + " ".join(said)), "the key of a text"


def test_the_upper_bound_is_said_with_every_figure_on_what_could_be_better(desk):
    bound = desk.t("afval.bound")
    better = [
        afval_ladder.ladder(desk, "PV26", 2023), afval_ladder.variants(desk, "PV26", 2023),
        afval_kinds.kinds(desk, "PV26", 2023), afval_kinds.kinds(desk, "PV26", 2023, within="17"),
        afval_examples.examples(desk, "PV26", 2023), afval_time.shares(desk, ["PV26"]),
        afval_time.provinces(desk, 2023, ["PV26"]),
    ]
    assert all(bound in figure.words.said for figure in better)
    assert bound not in afval_kinds.kinds(desk, "PV26", 2023, measure="all").words.said


@pytest.mark.parametrize("counted", [Counted(), Counted(soil="without", chapter_19="without", minimum_kg=1_000_000)])
def test_the_ladder_holds_all_that_is_judged(desk, counted):
    """Steps up together are the weight that could be better; with what stays they are all judged weight."""
    figure = afval_ladder.ladder(desk, "PV26", 2023, counted)
    better, judged = (
        afval.total(afval.values(desk, name, ["PV26"], [2023], counted)) for name in
        ("waste_potential_mass", "waste_treated")
    )
    left_out = afval.values(desk, "waste_left_out", ["PV26"], [2023], counted, "reason")
    judged -= left_out[left_out["category"] == "excluded"]["value"].sum()
    steps = figure.table.dropna(subset=[desk.t("afval.column.share_steps")])[desk.t("afval.column.mln_kg")]
    assert steps.sum() == pytest.approx(better / 1e6)
    assert sum(column(figure, "mln_kg")) == pytest.approx(judged / 1e6)
    assert ("zonder grond" in figure.words.subtitle) == (counted.soil == "without")


def test_the_ladder_needs_no_colour(desk):
    """Each rank says its letter and its words at both sides, and no step runs down."""
    figure = afval_ladder.ladder(desk, "PV26", 2023)
    text = str(figure.spec)
    assert all(f"{letter} {name}" in text for letter, name in afval.ranks(desk).items())
    assert all(now >= best for now, best in zip(column(figure, "now"), column(figure, "best"), strict=True)
               if best[0].isupper())


def test_a_step_in_the_address_leads_the_examples(show, desk):
    page = show(stap="C->A")
    assert any("van C Voorbereiden recycling naar A Direct hoogwaardig" in note for note in notes_of(page))
    (marked,) = [param for param in specs(page)[0]["params"] if param["name"] == "ribbon"]
    assert marked["value"] == [{"source": "now.C", "target": "best.A"}]
    shown, held = afval_examples.practices(desk, "PV26", 2023, step="C->A")
    assert set(shown["letter"]) == {"C"} and set(shown["alternative_letter"]) == {"A"}
    step = afval.values(desk, "waste_transition", ["PV26"], [2023], dimension="transition", categories=["C->A"])
    assert shown["kg_better"].sum() + held["kg_better"].sum() == pytest.approx(afval.total(step))
    page.button(key="afval.clear").click().run()
    assert "stap" not in page.query_params and len(notes_of(page)) == len(notes_of(show()))


def test_a_click_on_what_stays_chooses_nothing():
    assert clicked_step({"source": "now.C", "target": "best.A"}) == "C->A"
    assert clicked_step({"source": "now.C", "target": "best.C"}) == ""


@pytest.mark.parametrize("region", ["PV26", "PV29"])
def test_every_level_of_the_list_adds_up_to_the_one_above(desk, region):
    """Chapters are the whole; what is inside a chapter, a group and a code is that chapter, group and code."""
    whole = afval.total(afval.values(desk, "waste_treated", [region], [2023])) / 1e6
    assert sum(column(afval_kinds.kinds(desk, region, 2023), "all")) == pytest.approx(whole)
    for code in ("17", "1701", "170101"):
        above = afval_kinds.kinds(desk, region, 2023, within=code[:-2], internal=True)
        mine = dict(zip(above.table.iloc[:, 0], column(above, "all"), strict=True))[afval.kinds(desk)[code]]
        for internal in (True, False):
            inside = afval_kinds.kinds(desk, region, 2023, within=code, measure="all", internal=internal)
            assert sum(column(inside, "all")) == pytest.approx(mine), (code, internal)


def test_a_kind_in_the_address_and_the_way_up(show):
    page = show(afvaldeel="kinds", eural="1701")
    assert "17 01 Beton" in headings(page)[0]
    assert "Afvalsoort: 17 01 Beton" in html_of(page)
    page.button(key="afval.up").click().run()
    assert "17 Bouw en sloop" in headings(page)[0]
    page.button(key="afval.up").click().run()
    assert "eural" not in page.query_params


# What counts


def test_what_counts_stands_in_the_words_and_can_be_put_back(show):
    page = show(grond="without", noemer="all", kleinste="1000000")
    said = html_of(page)
    assert "zonder grond, stenen en baggerspecie" in said and "vanaf 1.000.000 kg" in said
    assert page.expander[0].label == "Wat telt mee (3 anders dan gebruikelijk)"
    page.button(key="afval.reset").click().run()
    assert not {"grond", "noemer", "kleinste"} & set(page.query_params)
    assert page.expander[0].label == "Wat telt mee"


def test_the_variants_are_the_indicator_with_its_options(desk, example_database):
    """By hand for two of them: the contract asked with other options."""
    figure = afval_ladder.variants(desk, "PV26", 2023)
    shares = dict(zip(column(figure, "variant"), column(figure, "percent"), strict=True))
    for name, options in (("monitorce", {"denominator": "all"}),
                          ("neither", {"soil": "without", "chapter_19": "without"})):
        asked = values(cursor(example_database), ["waste_potential"], ["PV26"], [2023], ["total"], options=options)
        assert shares[desk.t(f"afval.variant.{name}")] == pytest.approx(asked["value"][0])
    assert shares[desk.t("afval.variant.monitorce")] < shares[desk.t("afval.variant.pcem")]


# What stays inside


def test_small_cells_are_held_back_unless_for_internal_use(desk):
    shown, held = afval_examples.practices(desk, "PV26", 2023)
    assert len(held) and (shown["companies"] >= 3).all() and (held["companies"] < 3).all()
    everything, none = afval_examples.practices(desk, "PV26", 2023, internal=True)
    assert len(everything) == len(shown) + len(held) and none.empty
    outside = afval_examples.examples(desk, "PV26", 2023)
    inside = afval_examples.examples(desk, "PV26", 2023, internal=True)
    assert len(inside.table) == len(everything) and len(outside.table) == len(shown)
    assert desk.t("afval.internal") in inside.words.said and desk.t("afval.internal") not in outside.words.said
    assert any(f"{len(held)} regels" in note for note in outside.words.notes)


def test_no_single_cell_can_be_worked_out_from_the_whole():
    """One small cell takes the smallest of the others with it; two hide each other; none is left alone."""
    rows = pd.DataFrame({"code": list("abcd"), "all": [40.0, 30.0, 20.0, 10.0],
                         "disclosable": [True, True, True, False]})
    kept, folded = afval_kinds.fold_few(rows)
    assert sorted(kept["code"]) == ["a", "b"] and sorted(folded["code"]) == ["c", "d"]
    kept, folded = afval_kinds.fold_few(rows.assign(disclosable=[False, True, True, False]))
    assert sorted(folded["code"]) == ["a", "d"]
    kept, folded = afval_kinds.fold_few(rows.assign(disclosable=True))
    assert len(kept) == 4 and folded.empty


def test_without_the_number_of_companies_details_are_held_back_and_sums_warn(edited):
    desk, connection = edited
    connection.execute("update core.waste_cell set companies = null")
    assert afval_examples.examples(desk, "PV26", 2023) is None
    held = afval_examples.practices(desk, "PV26", 2023)[1]
    assert "is niet geleverd" in afval_examples.held_back(desk, held)[0]
    assert afval_examples.done_by(desk, "PV26", 2023, "170107", "B03") is None
    assert len(afval_examples.examples(desk, "PV26", 2023, internal=True).table) == len(held)
    assert desk.t("afval.note.companies_unknown") in afval_kinds.kinds(desk, "PV26", 2023).words.notes


def test_what_the_gate_took_is_no_zero(edited):
    """As a publication gets it: without the cells of companies, with confidential figures closed."""
    desk, connection = edited
    connection.execute("delete from core.waste_cell")
    connection.execute("delete from core.waste_report")
    taken = """(indicator, region, category) in
        (('waste_transition', 'PV26', 'C->A'), ('waste_treated', 'PV26', 'outside'), ('waste_treated', 'PV26', '17'))"""
    put_in_place(connection, f"""
        select * replace (if({taken}, null, value) as value, if({taken}, 'C', status) as status)
        from result.indicator_value
    """)
    ladder = afval_ladder.ladder(desk, "PV26", 2023)
    assert ("C Voorbereiden recycling", "A Direct hoogwaardig") not in zip(
        column(ladder, "now"), column(ladder, "best"), strict=True)
    assert desk.t("afval.note.withheld", n=1) in ladder.words.notes
    assert desk.t("afval.ladder.note_steps") in ladder.words.notes
    kinds = afval_kinds.kinds(desk, "PV26", 2023, measure="all")
    assert sum(pd.isna(weight) for weight in column(kinds, "all")) == 1
    flows = afval_ten.flows(desk, "PV26", 2023).set_index("flow")
    assert pd.isna(flows.loc["waste_exported", "value"]) and flows.loc["waste_inside", "value"] > 0
    assert afval_examples.examples(desk, "PV26", 2023) is None


# The ten flows


def test_the_ten_flows_are_those_of_the_indicators(desk, example_database):
    """DMI is extraction and both imports; of waste: what arose is treated inside or elsewhere, by the contract."""
    flows = afval_ten.flows(desk, "PV26", 2023).set_index("flow")["value"].astype(float)
    assert len(flows) == 10
    dmi = values(cursor(example_database), ["dmi"], ["PV26"], [2023], ["scope"], ["all"])["value"][0]
    assert flows["extraction"] + flows["import_national"] + flows["import_international"] == pytest.approx(dmi)
    arose = afval.total(afval.values(desk, "waste_treated", ["PV26"], [2023])) / 1e6
    assert flows["waste_inside"] + flows["waste_exported"] == pytest.approx(arose)
    received = afval.total(afval.values(desk, "waste_received", ["PV26"], [2023])) / 1e6
    assert flows["waste_inside"] + flows["waste_imported"] == pytest.approx(received)


def test_goods_and_waste_are_never_added(desk):
    figure = afval_ten.ten_flows(desk, "PV26", 2023)
    assert desk.t("afval.ten.warning") in figure.words.said and "opgeteld" in figure.alt
    assert len(figure.table) == 10, "no row with a sum"
    nation = afval_ten.ten_flows(desk, "NL01", 2023)
    assert len(nation.table) == 8 and desk.t("afval.ten.note_nation") in nation.words.notes


def test_household_waste_is_of_the_nearest_year_and_says_so(desk):
    rows = {year: afval_ten.household(desk, "NL01", year) for year in (2019, 2023)}
    assert [rows[year]["year"] for year in rows] == [2021, 2023]
    names = column(afval_ten.ten_flows(desk, "NL01", 2019), "flow")
    assert "Huishoudelijk afval (2021)" in names


@BOTH
def test_what_is_not_shipped_is_unknown_with_the_way_to_get_it(show, lang):
    page = show(taal=lang, afvaldeel="ten")
    assert "python cli.py update statline" in html_of(page)
    assert Texts(lang)("common.unknown") in html_of(page)


def test_provinces_exchange_what_is_treated_outside(desk):
    """What goes to the other provinces together is what is treated outside; what comes from them is what comes in."""
    figure = afval_place.partners(desk, "PV26", 2023, internal=True)
    weights = figure.table.groupby(desk.t("afval.column.way"))[desk.t("afval.column.mln_kg")].sum()
    for way, indicator, dimension in (("out", "waste_treated", "place"), ("in", "waste_received", "origin")):
        outside = afval.values(desk, indicator, ["PV26"], [2023], dimension=dimension, categories=["outside"])
        assert weights[desk.t(f"afval.place.{way}")] == pytest.approx(afval.total(outside) / 1e6)
    assert afval_place.partners(desk, "NL01", 2023) is None


# Deliveries of another kind


def test_receipts_of_one_province(home, monkeypatch):
    """Receipts tell quarters and collectors, of one company; an aggregate of the year before tells neither.

    By hand: 2023 has 1000 kg in quarter 1, fetched, and 500 kg in quarter 4, not fetched; 200 kg without origin.
    """
    deliver("cbs_flows", write(home, flows_text(TEN), name="stromen.csv"))
    deliver("lma_waste", write(home, text_of([
        receipt(RouteInzameling="J"),
        receipt(Afvalstroomnummer="2", MeldPeriodeMAAND="11", Gewicht_KG="500", VerwerkingsmethodeCode="B03",
                RouteInzameling="N"),
        receipt(Afvalstroomnummer="3", Gewicht_KG="200", Herkomst_Postcode="", Herkomst_Land="Nederland"),
    ], (*RECEIPTS, "RouteInzameling")), name="meldingen.csv"))
    deliver("lma_waste", write(home, text_of([("Utrecht", "170101", "C01", "800")], AGGREGATE), name="som.csv"), 2022)
    file = build().path
    desk = Desk(lambda question: cursor(file).execute(question).df(), "nl")
    assert column(afval_place.quarters(desk, "PV26"), "mln_kg") == [0.001, 0.0005]
    fetched = afval_place.collection(desk, "PV26", 2023)
    assert dict(zip(column(fetched, "collection"), column(fetched, "mln_kg"), strict=True)) == {
        desk.t("afval.collection.direct"): 0.0005, desk.t("afval.collection.collected"): 0.001}
    assert afval_place.collection(desk, "PV26", 2022) is None
    assert afval.unplaced(desk, 2023) == {"unplaced": 200}
    assert afval_time.provinces(desk, 2023, ["PV26"]) is None
    shown, held = afval_examples.practices(desk, "PV26", 2023)
    assert shown.empty and len(held) == 1

    for query in ({"afvaldeel": "place"}, {"afvaldeel": "place", "jaar": "2022"}, {}, {"intern": "ja"}):
        page = open_page("afval", home, monkeypatch, **query)
        assert not page.exception
        assert not any(secret in html_of(page) for secret in SECRETS)
    assert Texts("nl")("afval.internal") in html_of(page)
    counting = open_page("afval", home, monkeypatch, afvaldeel="counting")
    assert "0,000 mln kg in heel Nederland is niet te plaatsen" in html_of(counting)


@BOTH
def test_a_province_without_receipts_reads_what_to_deliver(example_home, tmp_path, monkeypatch, lang):
    """A home like one of which no receipt has an origin in a province: no rows of the waste indicators."""
    shutil.copytree(example_home, tmp_path, dirs_exist_ok=True)
    (file,) = tmp_path.glob("*.duckdb")
    with duckdb.connect(str(file)) as changed:
        put_in_place(changed, "from result.indicator_value where not starts_with(indicator, 'waste')")
    page = open_page("afval", tmp_path, monkeypatch, taal=lang)
    assert not page.exception and not specs(page)
    assert "python cli.py deliver lma_waste" in html_of(page)
    flows = open_page("afval", tmp_path, monkeypatch, taal=lang, afvaldeel="ten")
    assert len(specs(flows)) == 1 and not flows.exception
