"""The links behind the Sankey against links written out by hand, and what they must never lose or invent.

Utrecht in 2021 and 2022, mln kg (standard error in brackets); 2021 has the same cells unless said:

    19 sand, raw material, abiotic, half manufacturing and half construction
        own supply       production 600 (60), stock change -20 (4), households 0, Totaal 580 (50);
                         in 2021 production 500 (50)
        from provinces   production 300 (30)
        exports          to provinces 200 (20), abroad 50 (5)
    44 concrete products, mixed (0.5), construction
        abroad           production 100 (10), households unknown; in 2021 production unknown, households 9 (1)
        exports          to provinces 40 (4)
    35 liquid fuels, abiotic, manufacturing; energy: households 1, production 0.5, exports 0.583333
        own supply       households 80 (8)
        exports          abroad 24 (2)
    65 mineral waste     from provinces production 7 (1): left out unless asked for

Any of these uses could have been delivered for any group: 8 cells a group. What is not there is unknown, not zero.
"""

from math import sqrt

import pandas as pd
import pytest
from delivered import GOODS, row, text_of

from flows.deliveries import keep
from flows.importing import read_delivery
from flows.sources import source
from indicators import flow_link
from indicators.build import build, current
from indicators.database import cursor
from indicators.flow_link import DIMENSIONS, REST, Selection, links_sql, sums_sql
from indicators.movers import beside, movers

FUEL, CONCRETE = "Vloeibare aardolieproducten", "Betonwaren en overige bouwmaterialen en bouwproducten"
WASTE = "Overig afval en secundaire grondstoffen, niet-metaalmineralen"
SAND = "Steen, zand, grind, klei, turf en andere delfstoffen"
GOODS |= {FUEL: 35, CONCRETE: 44, WASTE: 65}
PRODUCTION, HOUSEHOLDS, STOCK, NONE = (
    "Productie goederen", "Consumptie huishoudens", "Verandering voorraden", "Niet van toepassing")
OWN, FROM_NL, FROM_ABROAD = "Aanbod_eigen_regio", "Invoer_nationaal", "Invoer_internationaal"
TO_NL, TO_ABROAD = "Uitvoer_nationaal", "Uitvoer_internationaal"


def rows_of(year: str) -> list[dict]:
    then = year == "2021"
    return [
        row(OWN, SAND, PRODUCTION, "500" if then else "600", "50" if then else "60", "12", "1", year=year),
        row(OWN, SAND, STOCK, "-20", "4", "-0,5", "0,1", year=year),
        row(OWN, SAND, HOUSEHOLDS, "0", "0", "0", "0", year=year),
        row(OWN, SAND, "Totaal", "480" if then else "580", "50", "11,5", "1", year=year),
        row(FROM_NL, SAND, PRODUCTION, "300", "30", "6", "0,6", year=year),
        row(TO_NL, SAND, NONE, "200", "20", "4", "0,4", year=year),
        row(TO_ABROAD, SAND, NONE, "50", "5", "1", "0,1", year=year),
        row(FROM_ABROAD, CONCRETE, PRODUCTION, " " if then else "100", " " if then else "10", "20", "2", year=year),
        row(FROM_ABROAD, CONCRETE, HOUSEHOLDS, "9" if then else " ", "1" if then else " ", "2", "0,2", year=year),
        row(TO_NL, CONCRETE, NONE, "40", "4", "8", "0,8", year=year),
        row(OWN, FUEL, HOUSEHOLDS, "80", "8", "70", "7", year=year),
        row(TO_ABROAD, FUEL, NONE, "24", "2", "20", "2", year=year),
        row(FROM_NL, WASTE, PRODUCTION, "7", "1", "1", "0,1", year=year),
    ]


@pytest.fixture(scope="module")
def hand(tmp_path_factory):
    """Asks the database that was built from the rows above."""
    import duckdb

    folder = tmp_path_factory.mktemp("links")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        path = folder / "stromen.csv"
        path.write_bytes(text_of([*rows_of("2021"), *rows_of("2022")]).encode("cp1252"))
        with duckdb.connect() as connection:
            keep(path, read_delivery(connection, source("cbs_flows"), path))
        build()
        database = current()
    return lambda question: cursor(database).execute(question).df()


@pytest.fixture(scope="module")
def example(example_database):
    """Asks the example database."""
    return lambda question: cursor(example_database).execute(question).df()


def written_out(links: pd.DataFrame, *columns: str) -> dict:
    """The links as a dictionary: (origin, category, destination) to the wanted column(s)."""
    columns = columns or ("value",)
    keys = zip(links["origin"], links["category"], links["destination"], strict=True)
    values = links[list(columns)].astype(object).where(links[list(columns)].notna(), None)
    return dict(zip(keys, values.squeeze("columns") if len(columns) == 1 else map(tuple, values.values), strict=True))


UTRECHT = Selection("PV26")


def test_every_link_by_hand(hand):
    links = written_out(hand(links_sql(UTRECHT, [2022])))
    assert {link: value for link, value in links.items() if value is not None} == {
        ("extraction", "abiotic", "households"): 0,
        ("extraction", "abiotic", "goods_production"): 600,
        ("extraction", "abiotic", "stock_change"): -20,
        ("extraction", "abiotic", "other_provinces"): 200,
        ("extraction", "abiotic", "abroad"): 50,
        ("other_provinces", "abiotic", "goods_production"): 300,
        ("abroad", "mixed", "goods_production"): 100,
        ("own_production", "mixed", "other_provinces"): 40,
        ("own_production", "abiotic", "households"): 80,
        ("own_production", "abiotic", "abroad"): 24,
    }
    assert links[("abroad", "mixed", "households")] is None


def test_an_unknown_link_is_no_zero(hand):
    links = hand(links_sql(UTRECHT, [2022])).set_index(["category", "destination"])
    unknown = links[links["origin"] == "abroad"].loc[("mixed", "households")]
    assert pd.isna(unknown["value"]) and pd.isna(unknown["standard_error"])
    assert (unknown["status"], unknown["rows_expected"], unknown["rows_known"]) == ("O", 1, 0)
    (whole,) = hand(sums_sql(UTRECHT.seen_by("all"), [2022])).to_dict("records")
    assert (whole["value"], whole["rows_expected"], whole["rows_known"]) == (1374, 24, 10)


def test_a_group_in_two_agendas_is_divided(hand):
    links = written_out(hand(links_sql(UTRECHT.seen_by("transition_agenda"), [2022])), "value", "standard_error")
    assert links[("extraction", "manufacturing", "goods_production")] == (300, 30)
    assert links[("extraction", "construction", "goods_production")] == (300, 30)
    assert links[("own_production", "manufacturing", "households")] == (80, 8)


def test_halves_of_one_cell_together_have_its_own_error(hand):
    """They are no independent figures: 30 and 30 make 60 again, not 42."""
    both = Selection("PV26", agendas=("manufacturing", "construction"), goods_groups=(19,), origins=("extraction",))
    links = written_out(hand(links_sql(both, [2022])), "value", "standard_error")
    assert links[("extraction", "abiotic", "goods_production")] == (600, 60)
    one = Selection("PV26", agendas=("construction",), goods_groups=(19,))
    assert written_out(hand(links_sql(one, [2022])))[("extraction", "abiotic", "other_provinces")] == 100


def test_a_scope_weighs_a_group_as_the_indicators_do(hand):
    links = written_out(hand(links_sql(Selection("PV26", scope="abiotic"), [2022])), "value", "standard_error")
    assert links[("abroad", "mixed", "goods_production")] == (50, 5)
    other = {"mixed_share": 0.25}
    links = written_out(hand(links_sql(Selection("PV26", scope="abiotic", options=other), [2022])))
    assert links[("abroad", "mixed", "goods_production")] == 25
    burned = written_out(hand(links_sql(Selection("PV26", scope="abiotic_non_energy"), [2022])))
    assert ("own_production", "abiotic", "households") not in burned
    # 24 x (1 - 0.583333)
    assert burned[("own_production", "abiotic", "abroad")] == pytest.approx(10.000008, abs=1e-9)


def test_concrete_can_be_called_abiotic(hand):
    links = written_out(hand(links_sql(Selection("PV26", options={"share_set": "concrete_abiotic"}), [2022])))
    assert links[("abroad", "abiotic", "goods_production")] == 100


def test_waste_counts_when_asked_for(hand):
    with_waste = written_out(hand(links_sql(Selection("PV26", options={"waste": "with"}), [2022])))
    assert with_waste[("other_provinces", "abiotic", "goods_production")] == 307


def test_money_is_the_same_in_euros(hand):
    links = hand(links_sql(Selection("PV26", measure="value"), [2022]))
    assert written_out(links)[("extraction", "abiotic", "goods_production")] == 12
    assert set(links["unit"]) == {"mln EUR"}


def test_filters_keep_what_was_asked(hand):
    def found(**filters):
        links = hand(links_sql(Selection("PV26", **filters), [2022]))
        return written_out(links.dropna(subset=["value"]))

    assert set(found(classes=("mixed",))) == {
        ("abroad", "mixed", "goods_production"), ("own_production", "mixed", "other_provinces")}
    assert found(goods_groups=(35,), destinations=("households",)) == {
        ("own_production", "abiotic", "households"): 80}
    assert set(found(materials=("fossil",))) == {
        ("own_production", "abiotic", "households"), ("own_production", "abiotic", "abroad")}
    assert found(origins=("other_provinces",)) == {("other_provinces", "abiotic", "goods_production"): 300}


def test_a_whole_stream_has_the_error_that_was_delivered_with_its_total(hand):
    """Own supply of sand: 50 with its Totaal; production 60 and stock change 4 apart."""
    sand = Selection("PV26", dimension="goods_group", goods_groups=(19,), origins=("extraction",))
    (whole,) = hand(sums_sql(sand, [2022])).to_dict("records")
    assert whole["value"] == 830
    assert whole["standard_error"] == pytest.approx(sqrt(50**2 + 20**2 + 5**2))
    part = Selection("PV26", dimension="goods_group", goods_groups=(19,), destinations=("goods_production",))
    (some,) = hand(sums_sql(part, [2022])).to_dict("records")
    assert some["standard_error"] == pytest.approx(sqrt(60**2 + 30**2))


def test_two_years_are_compared_on_the_same_cells(hand):
    """Concrete: abroad 100 is known in 2022 only, and 9 in 2021 only; what is left is the export of 40."""
    rows = hand(sums_sql(UTRECHT.seen_by("goods_group"), [2021, 2022], known_in=[2021, 2022]))
    moved = movers(rows, 2021, 2022).set_index("category")
    assert list(moved.index) == ["19", "35", "44"]
    assert tuple(moved.loc["44", ["before", "after", "change", "compared", "expected"]]) == (40, 40, 0, 1, 8)
    assert tuple(moved.loc["19", ["before", "after", "change"]]) == (1030, 1130, 100)
    assert moved.loc["19", "relative"] == pytest.approx(100 / 1030)
    apart = hand(sums_sql(UTRECHT.seen_by("goods_group"), [2021])).set_index("category")
    assert apart.loc["44", "value"] == 49


# On the example, for every province


PROVINCES = [f"PV{number}" for number in range(20, 32)]


@pytest.mark.parametrize("measure", ["mass", "value"])
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_nothing_is_lost_and_nothing_comes_twice(example, dimension, measure):
    """The links add up to the delivered cells, cell for cell known or not."""
    year = 2022
    wanted = example(f"""
        select region, cast(sum({measure}) as double) as value, count({measure}) as known, count(*) as expected
        from core.cell
        join code_list.goods_groups using (goods_group)
        where year = {year} and not is_waste
        group by region
    """).set_index("region")
    for region in PROVINCES if dimension == "resource_type" else ("PV26", "PV28"):
        links = example(links_sql(Selection(region, measure=measure, dimension=dimension), [year]))
        assert links["value"].sum() == pytest.approx(wanted.loc[region, "value"], abs=1e-6)
        # A group in two agendas is counted in both; its weight is not.
        if dimension != "transition_agenda":
            assert flow_link.coverage(links) == (wanted.loc[region, "known"], wanted.loc[region, "expected"])


def test_with_waste_too(example):
    cells = example("select cast(sum(mass) as double) as total from core.cell where region = 'PV26' and year = 2022")
    links = example(links_sql(Selection("PV26", options={"waste": "with"}), [2022]))
    assert links["value"].sum() == pytest.approx(cells["total"][0], abs=1e-6)


@pytest.mark.parametrize("scope", flow_link.SCOPES)
@pytest.mark.parametrize("region", ["PV26", "PV28", "PV31"])
def test_extraction_and_imports_are_dmi(example, region, scope):
    """Value and standard error: the same cells with the same weight, asked along another way."""
    selection = Selection(region, scope=scope, dimension="all", origins=("extraction", "other_provinces", "abroad"))
    ours = example(sums_sql(selection))
    dmi = example(f"""
        from result.indicator_value
        where indicator = 'dmi' and region = '{region}' and dimension = 'scope' and category = '{scope}'
        order by year
    """)
    assert list(ours["year"]) == list(dmi["year"])
    assert list(ours["value"]) == pytest.approx(list(dmi["value"]), rel=1e-9)
    assert list(ours["standard_error"]) == pytest.approx(list(dmi["standard_error"]), rel=1e-6)
    assert list(ours["flags"]) == list(dmi["flags"])
    assert list(ours["source"]) == list(dmi["source"])


def test_the_nation_counts_trade_between_provinces_once(example):
    """Where it is used. Against the national DMI, which counts it where it is sent: the closure is all that differs."""
    selection = Selection("NL01", dimension="all", origins=("extraction", "abroad"))
    ours = example(sums_sql(selection, [2022]))["value"][0]
    dmi = example("from result.indicator_value where indicator = 'dmi' and region = 'NL01' and year = 2022 "
                  "and dimension = 'scope' and category = 'all'")["value"][0]
    open_ends = example("select cast(sum(difference) as double) as d from meta.closure "
                        "join code_list.goods_groups using (goods_group) where year = 2022 and is_raw_material")["d"][0]
    assert ours == pytest.approx(dmi + open_ends, abs=1e-6)
    links = example(links_sql(Selection("NL01"), [2022]))
    assert "other_provinces" not in {*links["origin"], *links["destination"]}


def test_the_agendas_add_up_to_the_whole(example):
    agendas = example(sums_sql(Selection("PV26", dimension="transition_agenda"), [2022]))["value"].sum()
    classes = example(sums_sql(Selection("PV26"), [2022]))["value"].sum()
    assert agendas == pytest.approx(classes, abs=1e-6)


def test_a_ribbon_leads_to_its_own_cells(example):
    """The sum over one ribbon is the thickness of that ribbon plus what cannot be drawn of it."""
    for dimension in DIMENSIONS:
        selection = Selection("PV26", dimension=dimension)
        links, rest = flow_link.folded(example(links_sql(selection, [2022])), 8)
        for ribbon in flow_link.ribbons(links).head(6).to_dict("records"):
            below = links[(links[ribbon["side"]] == ribbon["end"]) & (links["category"] == ribbon["category"])
                          & (links["value"] < 0)]["value"].sum()
            one = selection.narrowed(ribbon["category"], rest=rest, **{ribbon["side"]: ribbon["end"]})
            value = example(sums_sql(one.seen_by("all"), [2022]))["value"][0]
            assert value == pytest.approx(ribbon["value"] + below, abs=1e-6)


# What is made of the links in Python


def test_ribbons_of_both_sides_weigh_the_same(hand):
    links = hand(links_sql(UTRECHT, [2022]))
    drawn = flow_link.ribbons(links)
    sides = drawn.groupby("side")["value"].sum()
    # 600 + 200 + 50 + 300 + 100 + 40 + 80 + 24; the -20 out of stock cannot be drawn
    assert sides["origin"] == sides["destination"] == 1394
    assert drawn.groupby("side")["share"].sum().tolist() == pytest.approx([1, 1])
    one = drawn[(drawn["side"] == "origin") & (drawn["end"] == "extraction")].iloc[0]
    assert (one["value"], one["standard_error"]) == (850, pytest.approx(sqrt(60**2 + 20**2 + 5**2)))
    assert flow_link.undrawable(links)["value"].tolist() == [-20]


def test_small_groups_are_put_together_without_loss(hand):
    links = hand(links_sql(UTRECHT.seen_by("goods_group"), [2022]))
    folded, rest = flow_link.folded(links, 1)
    assert rest == ["44", "35"]
    assert set(folded["category"]) == {"19", REST}
    assert folded["value"].sum() == links["value"].sum()
    assert flow_link.coverage(folded) == flow_link.coverage(links)
    assert flow_link.folded(links, 1, always=["35"])[1] == []
    assert flow_link.folded(links, 12)[1] == []


def test_a_group_that_only_shrinks_a_stock_is_not_lost(hand):
    links = hand(links_sql(UTRECHT.seen_by("goods_group"), [2022]))
    extra = links.assign(category=[f"{number + 100}" for number in range(len(links))], value=-5.0).head(1)
    folded, _ = flow_link.folded(pd.concat([links, extra], ignore_index=True), 1)
    assert folded["value"].sum() == links["value"].sum() - 5


@pytest.mark.parametrize("wrong", [{"measure": "volume"}, {"scope": "mixed"}, {"dimension": "colour"}])
def test_what_does_not_exist_is_refused(wrong):
    with pytest.raises(ValueError):
        Selection("PV26", **wrong)


def test_text_from_outside_stays_text(hand):
    assert hand(links_sql(Selection("PV26'; drop table core.cell; --"), [2022])).empty


# Movers


def year_row(category, year, value, error, known=2):
    return {"category": category, "year": year, "value": value, "standard_error": error, "status": "E",
            "rows_expected": 2, "rows_known": known}


MOVES = pd.DataFrame([
    # se of the change at correlation 0.5: sqrt(10^2 + 10^2 - 100) = 10, margin 19.6
    year_row("1", 2020, 100.0, 10.0), year_row("1", 2022, 150.0, 10.0),
    year_row("2", 2020, 100.0, 10.0), year_row("2", 2022, 85.0, 10.0),
    year_row("3", 2020, 100.0, 10.0), year_row("3", 2022, 40.0, 10.0),
    year_row("4", 2020, 100.0, None), year_row("4", 2022, 130.0, 10.0),
    year_row("5", 2020, None, None, 0), year_row("5", 2022, None, None, 0),
    year_row("6", 2022, 5.0, 1.0),
])


def test_the_largest_change_comes_first_with_its_margin_and_verdict():
    moved = movers(MOVES, 2020, 2022)
    assert list(moved["category"]) == ["3", "1", "4", "2", "5", "6"]
    assert list(moved["verdict"]) == ["fall", "rise", "no_margin", "undecided", "unknown", "unknown"]
    assert moved["change"].tolist()[:4] == [-60, 50, 30, -15]
    assert moved["margin"].tolist()[0] == pytest.approx(19.6)
    # at correlation 0 the margin is 27.7 and 15 stays inside; at 0.9 it is 8.8 and 15 does not
    assert moved.set_index("category")["depends_on_rho"].to_dict()["2"]


def test_one_year_is_no_change():
    with pytest.raises(ValueError):
        movers(MOVES, 2022, 2022)


def test_values_shares_and_changes_stand_beside_each_other():
    now = MOVES[MOVES["year"] == 2022]
    table = beside(now, movers(MOVES, 2020, 2022)).set_index("category")
    assert table.loc["1", "share"] == pytest.approx(150 / 410)
    assert table.loc["1", "change"] == 50
    assert pd.isna(table.loc["5", "share"])
    assert beside(now, None)["change"].isna().all()
