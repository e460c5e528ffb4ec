"""Where figures do not meet: blanks worked out by hand, and the statistics beside each other.

Utrecht, in mln kg (a dash is a blank cell):

                                              2021   2022   2023
    19 sand, raw, abiotic   own supply         100      -    140
                            imports abroad       1      1      1
                            exports to NL        5      5      5
    44 concrete, mixed 0.5  imports from NL     80     50      -
                            exports abroad      10      -      -

In the DMC of a region sand counts own supply and both imports, concrete both imports (+1) and both exports (-1):
seven cells. Absent in every year: sand from NL, concrete from abroad, concrete to NL.
"""

import duckdb
import pandas as pd
import pytest
from delivered import GOODS, every, row, text_of

from flows.deliveries import keep
from flows.importing import read_delivery
from flows.sources import source
from indicators import gap
from indicators.ask import values
from indicators.build import build, current
from indicators.database import cursor

SAND = "Steen, zand, grind, klei, turf en andere delfstoffen"
CONCRETE = "Betonwaren en overige bouwmaterialen en bouwproducten"
GOODS |= {SAND: 19, CONCRETE: 44}
BLANK = " "
SERIES = {
    ("Aanbod_eigen_regio", SAND, "Productie goederen"): ("100", BLANK, "140"),
    ("Invoer_internationaal", SAND, "Productie goederen"): ("1", "1", "1"),
    ("Uitvoer_nationaal", SAND, "Niet van toepassing"): ("5", "5", "5"),
    ("Invoer_nationaal", CONCRETE, "Productie goederen"): ("80", "50", BLANK),
    ("Uitvoer_internationaal", CONCRETE, "Niet van toepassing"): ("10", BLANK, BLANK),
}
ROWS = [
    row(*key, mass, "1" if mass.strip() else BLANK, "1", "0,1", year=str(year))
    for key, masses in SERIES.items() for year, mass in zip((2021, 2022, 2023), masses, strict=True)
]


def asker(database):
    """A function that gives the rows of a question to a database."""
    return lambda question: cursor(database).execute(question).df()


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """The hand-made delivery, with one duplicate row, built by the real build."""
    folder = tmp_path_factory.mktemp("gap")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        path = folder / "stromen.csv"
        path.write_bytes(text_of([*ROWS, every(ROWS[:1])[0]]).encode("cp1252"))
        with duckdb.connect() as connection:
            keep(path, read_delivery(connection, source("cbs_flows"), path))
        build()
        yield asker(current())


@pytest.fixture(scope="module")
def example(example_database):
    return asker(example_database)


def blank(ask, indicator, year, scope):
    rows = ask(gap.blanks_sql("PV26")).set_index(["indicator", "year", "scope"])
    return rows.loc[(indicator, year, scope)]


def test_blanks_weigh_what_they_weighed_in_the_nearest_year(ask):
    found = blank(ask, "dmc", 2022, "all")
    assert (found["expected"], found["known"], found["unknown"], found["never_known"]) == (7, 2, 5, 3)
    assert found["value"] == 1 + 50
    # sand: 2021 and 2023 are as near, so (100 + 140) / 2; concrete exports: 10 in 2021, subtracted
    assert found["nearest"] == 120 - 10
    # the heaviest each ever was, whatever its sign
    assert found["heaviest"] == 140 + 10
    assert found["nearest_share"] == pytest.approx(100 * 110 / 51)
    assert found["known_share"] == pytest.approx(100 * 2 / 7)


def test_blanks_count_for_their_abiotic_share(ask):
    found = blank(ask, "dmc", 2022, "abiotic")
    assert found["value"] == 1 + 50 / 2
    assert found["nearest"] == 120 - 10 / 2
    assert found["heaviest"] == 140 + 10 / 2


def test_the_nearest_year_may_lie_two_years_away(ask):
    found = blank(ask, "dmc", 2023, "all")
    # concrete from NL: 50 in 2022; concrete abroad: 10 in 2021, since 2022 is blank too
    assert found["nearest"] == 50 - 10
    assert found["heaviest"] == 80 + 10


def test_the_largest_blanks_come_first(ask):
    cells = ask(gap.largest_blanks_sql("PV26", "dmc", 2022, "all"))
    assert list(zip(cells["goods_group"], cells["stream"], cells["nearest"], strict=True)) == [
        (19, "own_supply", 120.0), (44, "export_international", -10.0)]


def test_a_table_without_all_provinces_is_not_called_national(ask):
    compared = ask(gap.statistics_sql())
    assert len(compared) and compared["regional"].isna().all()
    assert ask(gap.closure_sql()).empty
    assert list(ask(gap.inflow_sql())["road"]) == ["monitor", "provinces"]


def test_rows_and_kilograms_add_up_by_rule(ask):
    every = ask(gap.conservation_sql())
    assert every["adds_up"].all()
    # The other sources have examples or tables of their own.
    flows = ask("select delivery from meta.delivery where source = 'cbs_flows'")
    parts = every.merge(flows, on="delivery").set_index("part")
    assert dict(parts["rows_counted"]) == {"in": 16, "kept": 15, "exact_duplicate": 1, "total_row": 0}
    # 100 + 140 + 3 + 15 + 130 + 10 = 398 mln kg, and the first row twice
    assert parts["kg"]["kept"] == 398e6
    assert parts["kg"]["exact_duplicate"] == 100e6
    assert parts["kg"]["in"] == 498e6


@pytest.mark.parametrize("region", ["PV26", "PV28", "NL01"])
def test_values_and_cells_are_those_of_the_results(example, region):
    """The blanks are weighed by the same formula, so the known parts must come out alike."""
    found = example(gap.blanks_sql(region))
    stored = example(f"""
        select indicator, year, category as scope, value from result.indicator_value
        where region = '{region}' and dimension = 'scope' and category <> 'biotic'
    """)
    both = found.merge(stored, on=["indicator", "year", "scope"])
    assert len(both) == len(found) == 3 * 3 * 9
    assert both["value_x"].to_numpy() == pytest.approx(both["value_y"].to_numpy())
    assert (both["never_known"] <= both["unknown"]).all()
    assert (both["heaviest"] >= both["nearest"].abs() - 1e-9).all()


def test_national_totals_are_those_of_the_results(example):
    compared = example(gap.statistics_sql()).set_index(["measure", "category"])["regional"]
    stored = example("""
        select indicator, category, value from result.indicator_value
        where region = 'NL01' and year = 2022 and dimension = 'material' and indicator in ('dmi', 'dmc')
    """)
    assert len(stored) == 10
    for line in stored.itertuples():
        assert compared[(line.indicator, line.category)] == pytest.approx(line.value)
    # What is extracted and brought in is used or sent away.
    whole = compared.xs("total", level="category")
    assert whole["extraction"] + whole["imports"] == pytest.approx(whole["dmi"])
    assert whole["dmi"] - whole["exports"] == pytest.approx(whole["dmc"])


def test_the_monitor_stands_beside_it_as_published(example):
    compared = example(gap.statistics_sql()).set_index(["measure", "category"])
    published = compared["published"]
    assert published[("dmc", "total")] == 182_000
    assert published[("dmi", "fossil")] == 170_000
    assert published[("extraction", "total")] == 88_000
    line = compared.loc[("dmc", "total")]
    assert line["difference"] == pytest.approx(line["regional"] - 182_000)
    assert line["relative"] == pytest.approx(100 * line["difference"] / 182_000)


def test_the_roads_to_the_balance_do_not_meet(example):
    roads = example(gap.inflow_sql()).set_index("road")
    # 282 - 187 and 1007 - 924 mld kg; 24 numbers rounded to whole mld kg
    assert roads.loc["monitor", "value"] == 95_000
    assert roads.loc["provinces", "value"] == 83_000
    assert roads.loc["provinces", "rounding"] == 24 * 500
    assert roads.loc["table_all", "value"] > 0


def test_trade_between_the_provinces_of_the_example_closes(example):
    closure = example(gap.closure_sql())
    assert list(closure["year"]) == list(range(2015, 2024))
    assert (closure["open_groups"] == 0).all()
    assert closure["difference"].abs().max() < 0.0005


def test_series_of_two_publishers_stay_apart(example):
    series = example(gap.published_sql())
    dmc = series[(series["concept"] == "dmc") & (series["year"] == 2022)].set_index("series")["value"]
    assert dmc["cbs_materiaalmonitor"] == 182
    assert dmc["eurostat_mfa"] == pytest.approx(166.5, abs=0.1)
    secondary = series[(series["concept"] == "secondary") & (series["year"] == 2020)].set_index("series")["value"]
    assert dict(secondary) == {"cbs_materiaalmonitor": 13, "eurostat_cmur": 28.2}


def test_coverage_of_every_region_in_a_year(example):
    rows = example(gap.coverage_sql(2022, "abiotic"))
    assert len(rows) == 13 * 4
    assert (rows["unknown"] == rows["expected"] - rows["known"]).all()
    assert rows["known_share"].between(90, 100).all()


def test_two_sets_of_options_side_by_side(example_database):
    asked = {"regions": ["PV26"], "years": [2022], "dimensions": ["scope"]}
    default = values(cursor(example_database), ["dmi"], **asked)
    chosen = values(cursor(example_database), ["dmi"], **asked, options={"mixed_share": 1})
    beside = gap.side_by_side(default, chosen).set_index("category")
    assert beside.loc["all", "difference"] == pytest.approx(0, abs=1e-6)
    assert beside.loc["abiotic", "difference"] > 0
    assert beside.loc["abiotic", "difference"] == pytest.approx(-beside.loc["biotic", "difference"])


def test_side_by_side_by_hand():
    key = {"indicator": "dmi", "region": "PV26", "year": 2022, "dimension": "scope", "unit": "mln kg"}
    default = pd.DataFrame([{**key, "category": "a", "value": -50.0}, {**key, "category": "b", "value": 0.0}])
    chosen = pd.DataFrame([{**key, "category": "a", "value": -60.0}, {**key, "category": "b", "value": 5.0}])
    beside = gap.side_by_side(default, chosen).set_index("category")
    assert beside.loc["a", "difference"] == -10
    assert beside.loc["a", "relative"] == -20
    assert pd.isna(beside.loc["b", "relative"])
