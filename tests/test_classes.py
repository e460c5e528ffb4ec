"""Class limits of the maps, and what kind of place each province is."""

import math
import random
import subprocess
import sys
from itertools import pairwise

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.map import class_names, class_of
from indicators.classes import digits, natural_breaks, roundest
from indicators.comparison import development_sql, structure_sql, with_margins
from indicators.database import cursor

FIGURES = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def ask(example_database):
    """Ask the example database."""
    return lambda question: cursor(example_database).execute(question).df()


# Limits


@given(st.floats(-1e9, 1e9, allow_subnormal=False), st.floats(-1e9, 1e9, allow_subnormal=False))
def test_a_limit_lies_between_its_neighbours(one, other):
    low, high = sorted((one, other))
    if low == high:
        with pytest.raises(ValueError, match="nothing lies between"):
            roundest(low, high)
    else:
        assert low < roundest(low, high) <= high


@pytest.mark.parametrize(
    ("low", "high", "limit"),
    [(19_871, 20_412, 20_000), (0.123, 0.1244, 0.124), (-3, -2.9, -2.9), (-5, 0, 0), (18.1, 18.6, 18.5)],
)
def test_a_limit_is_as_round_as_can_be(low, high, limit):
    assert roundest(low, high) == limit


@settings(deadline=None, max_examples=60)
@given(FIGURES)
def test_every_figure_has_a_class_and_no_class_holds_both_signs(values):
    breaks = natural_breaks(values)
    assert 3 <= len(breaks) <= 6
    assert all(low < high for low, high in pairwise(breaks))
    for value in values:
        kind = class_of(value, breaks)
        assert 0 <= kind < len(breaks) - 1
    if min(values) < 0 <= max(values):
        signs = {class_of(value, breaks): value < 0 for value in values}
        assert all(signs[class_of(value, breaks)] == (value < 0) for value in values)


@settings(deadline=None, max_examples=60)
@given(FIGURES, st.integers(0, 99))
def test_the_order_of_the_figures_does_not_matter(values, seed):
    mixed = random.Random(seed).sample(values, len(values))
    assert natural_breaks(mixed) == natural_breaks(values)


def test_rounding_a_limit_moves_no_figure():
    """The five groups are plain to see, and stay together."""
    groups = [[1.02, 1.3], [7.1, 7.9], [20.4], [55.5, 56.1], [90.0, 91.7]]
    breaks = natural_breaks(value for group in groups for value in group)
    assert [{class_of(value, breaks) for value in group} for group in groups] == [{0}, {1}, {2}, {3}, {4}]


def test_what_is_unknown_has_no_say():
    assert natural_breaks([None, math.nan]) is None
    assert natural_breaks([1, 5, None, 9, math.nan]) == natural_breaks([1, 5, 9])
    assert natural_breaks([4.0, 4.0]) == (-math.inf, 4.0, math.inf)


def test_limits_are_written_without_changing_them():
    assert digits((-math.inf, 18.5, 25, math.inf)) == 1
    assert digits((-math.inf, 0.25, 0.4, math.inf)) == 2
    assert digits((-math.inf, 20_000, math.inf), least=1) == 1
    assert class_names((-math.inf, 18.5, 25, math.inf), "nl", 1)[1] == "18,5 tot 25,0"


def test_the_classifier_is_loaded_when_it_is_needed():
    """It takes a second, which no other screen should wait for."""
    code = "import sys, indicators.classes; sys.exit('mapclassify' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SCOPES = [("dmi", "all"), ("dmi", "abiotic"), ("dmc", "abiotic_non_energy"), ("dmi_per_capita", "all"),
          ("dmi_per_gdp", "abiotic")]


@pytest.mark.parametrize(("indicator", "category"), SCOPES)
def test_a_colour_means_the_same_in_every_year(ask, indicator, category):
    rows = ask(f"""
        select region, year, value from result.indicator_value
        where indicator = '{indicator}' and dimension = 'scope' and category = '{category}' and region like 'PV%'
    """)
    breaks = natural_breaks(rows["value"])
    assert 5 <= len(breaks) <= 6
    # No limit of a single year: each class holds one range of figures, whatever the year.
    kinds = rows.assign(kind=[class_of(value, breaks) for value in rows["value"]])
    ranges = kinds.groupby("kind")["value"].agg(["min", "max"]).sort_index()
    assert all(high < low for high, low in zip(ranges["max"], ranges["min"].iloc[1:], strict=False))
    # And it does matter: the limits of one year by itself are others.
    assert any(natural_breaks(year["value"]) != breaks for _, year in kinds.groupby("year"))


# What kind of place a province is


@pytest.fixture
def small():
    """Two provinces and the country by hand: a port that imports 80 of 100, a village that extracts 30 of 40."""
    connection = duckdb.connect()
    connection.execute("create schema result; create schema code_list")
    connection.execute("create table code_list.regions (region varchar, kind varchar)")
    connection.execute(
        "insert into code_list.regions values ('PV01', 'province'), ('PV02', 'province'), ('NL01', 'country')")
    connection.execute("""
        create table result.indicator_value (
            indicator varchar, region varchar, year integer, dimension varchar, category varchar, value double,
            standard_error double, unit varchar, status varchar, flags varchar, source varchar)
    """)
    facts = [
        ("PV01", "dmi", "scope", "all", 100), ("PV01", "dmi", "scope", "abiotic", 70),
        ("PV01", "dmi", "scope", "abiotic_non_energy", 20), ("PV01", "dmc", "scope", "all", 25),
        ("PV01", "dmi", "stream", "import_international", 80), ("PV01", "dmi", "stream", "import_national", 10),
        ("PV02", "dmi", "scope", "all", 40), ("PV02", "dmi", "scope", "abiotic", 12),
        ("PV02", "dmi", "scope", "abiotic_non_energy", 10), ("PV02", "dmc", "scope", "all", 20),
        ("PV02", "dmi", "stream", "import_international", 6), ("PV02", "dmi", "stream", "import_national", 4),
        ("NL01", "dmi", "scope", "all", 125),
    ]
    for region, indicator, dimension, category, value in facts:
        connection.execute(
            "insert into result.indicator_value values (?, ?, 2022, ?, ?, ?, 1, 'mln kg', 'E', 'X', 'example')",
            [indicator, region, dimension, category, value])
    return connection


def test_the_structure_of_a_province_by_hand(small):
    rows = small.execute(structure_sql(2022)).df().set_index("region")
    assert list(rows.index) == ["PV01", "PV02"]
    port, village = rows.loc["PV01"], rows.loc["PV02"]
    assert [port[c] for c in ("abroad", "other_provinces", "extracted", "energy", "exported")] == pytest.approx(
        [0.8, 0.1, 0.1, 0.5, 0.75])
    assert [village[c] for c in ("abroad", "other_provinces", "extracted", "energy", "exported")] == pytest.approx(
        [0.15, 0.1, 0.75, 0.05, 0.5])
    # Both lie furthest from the middle (0.475) in what comes from abroad or is extracted: 0.325 away.
    assert port["standout"] in ("abroad", "extracted")
    assert abs(port["standout_share"] - port["standout_middle"]) == pytest.approx(0.325)


def test_without_input_nothing_is_said(small):
    assert small.execute(structure_sql(2021)).df().empty


def test_the_sources_of_input_add_up_in_every_province(ask):
    rows = ask(structure_sql(2022))
    assert len(rows) == 12
    assert (rows["abroad"] + rows["other_provinces"] + rows["extracted"]).tolist() == pytest.approx([1] * 12)
    shares = rows[["abroad", "other_provinces", "extracted", "energy", "exported"]]
    assert shares.min().min() >= 0
    assert shares.max().max() <= 1
    assert rows["standout"].notna().all()


def test_change_since_the_first_year_all_have(small):
    add = "insert into result.indicator_value values ('dmi', ?, ?, 'scope', 'all', ?, 1, 'mln kg', 'E', 'X', 'example')"
    for region, year, value in [("PV01", 2020, 80), ("PV01", 2021, 50), ("PV02", 2021, 50), ("PV02", 2020, None)]:
        small.execute(add, [region, year, value])
    rows = small.execute(development_sql("dmi", "scope", "all", ["PV01", "PV02"])).df()
    assert set(rows["base_year"]) == {2021}
    changes = {(row.region, row.year): row.value for row in rows.itertuples()}
    assert changes["PV01", 2022] == pytest.approx(100)
    assert changes["PV02", 2022] == pytest.approx(-20)
    assert changes["PV01", 2021] == changes["PV02", 2021] == 0
    assert math.isnan(changes["PV02", 2020])
    assert rows["standard_error"].isna().all()
    assert set(rows["unit"]) == {"%"}


def test_there_is_no_change_since_nothing(small):
    small.execute("update result.indicator_value set value = 0 where region = 'PV01' and category = 'all'")
    rows = small.execute(development_sql("dmi", "scope", "all", ["PV01", "PV02"])).df().set_index("region")
    assert math.isnan(rows.loc["PV01", "value"])
    assert rows.loc["PV02", "value"] == 0


def test_margins_are_unknown_where_the_error_is(ask):
    rows = ask("select * from result.indicator_value where indicator = 'dmi' and dimension = 'scope' and year = 2022")
    rows.loc[0, "standard_error"] = None
    made = with_margins(rows)
    assert math.isnan(made.loc[0, "lower"])
    assert made.loc[1, "upper"] - made.loc[1, "lower"] == pytest.approx(2 * 1.96 * rows.loc[1, "standard_error"])
