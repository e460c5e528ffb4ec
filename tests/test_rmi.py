"""RMI and RMC against sums worked out by hand, and the properties they must keep.

The economy below is Utrecht in 2022, in mln kg and mln EUR (standard error in brackets); coefficients in rme_rows.py:

    19 sand, raw material, by weight   own supply 100 (10); from provinces 40 (4); abroad 20 (2);
                                       exports to provinces 30 (3), abroad 10 (1)
    57 machines, by value              from provinces 20 (2) EUR; abroad 50 (5) EUR; exports abroad 30 (3) EUR

    goes in:  sand 100 + 30 + 10 (extraction) + 40 + 20 = 200 mln kg; machines 70 mln EUR
    RMI Zand = 200 x 1.1 + 70 x 0.44 = 250.8      Hout = 200 x 0.01 + 70 x 0.04 = 4.8
    goes out: sand 40 mln kg; machines 30 mln EUR
    RMC Zand = 250.8 - 40 x 1 - 30 x 0.34 = 200.6 Hout = 4.8 - 40 x 0.02 - 30 x 0.08 = 1.6
"""

from math import sqrt

import duckdb
import pytest
from delivered import row, write
from hypothesis import given, settings
from hypothesis import strategies as st
from rme_rows import SMALL, Economy, folder, replaced, scaled, text_of, with_rows
from test_flow_indicators import FROM_ABROAD, FROM_NL, GOODS, NONE, OWN, PRODUCTION, SAND, TO_ABROAD, TO_NL

from flows.deliveries import keep
from flows.importing import read_delivery
from flows.sources import source
from indicators.ask import values
from indicators.build import build, current
from indicators.database import cursor

MACHINES = "Overige machines en gereedschapswerktuigen"
GOODS |= {MACHINES: 57}
CELLS = (
    ("PV26", 19, "own_supply", 100, 10, 2, 1),
    ("PV26", 19, "import_national", 40, 4, 1, 1),
    ("PV26", 19, "import_international", 20, 2, 1, 1),
    ("PV26", 19, "export_national", 30, 3, 1, 1),
    ("PV26", 19, "export_international", 10, 1, 1, 1),
    ("PV26", 57, "import_national", 2, 1, 20, 2),
    ("PV26", 57, "import_international", 5, 1, 50, 5),
    ("PV26", 57, "export_international", 3, 1, 30, 3),
)


@pytest.fixture(scope="module")
def economy(tmp_path_factory):
    return Economy(folder(tmp_path_factory.mktemp("rme")), CELLS)


def about(**numbers):
    return pytest.approx(numbers)


def test_rmi_by_hand(economy):
    assert economy.ask("rmi", "raw_material") == about(Zand=250.8, Hout=4.8)
    assert economy.ask("rmi") == about(all=255.6, abiotic=250.8, biotic=4.8)
    assert economy.ask("rmi", "abiotic_raw_material") == about(Zand=250.8)
    # sand 200 x 1.11; machines 70 x 0.48
    assert economy.ask("rmi", "goods_group") == about(**{"19": 222, "57": 33.6})
    assert economy.ask("rmi", "abiotic_goods_group") == about(**{"19": 220, "57": 30.8})


def test_rmc_by_hand(economy):
    assert economy.ask("rmc", "raw_material") == about(Zand=200.6, Hout=1.6)
    assert economy.ask("rmc") == about(all=202.2, abiotic=200.6, biotic=1.6)
    # sand 222 - 40 x 1.02; machines 33.6 - 30 x 0.42
    assert economy.ask("rmc", "goods_group") == about(**{"19": 181.2, "57": 21})


def test_streams_carry_the_sign_of_what_they_count_for(economy):
    # an export of sand was extracted (1.11) and leaves (1.02); one of machines only leaves (0.42)
    assert economy.ask("rmc", "stream") == about(
        own_supply=100 * 1.11, import_national=40 * 1.11 + 20 * 0.48, import_international=20 * 1.11 + 50 * 0.48,
        export_national=30 * 0.09, export_international=10 * 0.09 - 30 * 0.42)
    assert economy.ask("rmi", "stream")["export_international"] == pytest.approx(10 * 1.11)
    assert economy.ask("rmc", "abiotic_stream")["export_national"] == pytest.approx(30 * 0.1)


def test_the_standard_error_takes_one_coefficient_per_cell(economy):
    def error(indicator, dimension, category):
        return economy.ask(indicator, dimension, column="standard_error")[category]

    sand_in, machines_in = (10**2 + 4**2 + 2**2), (2**2 + 5**2)
    exports_of_sand = 3**2 + 1**2
    assert error("rmi", "scope", "all") == pytest.approx(
        sqrt(1.11**2 * (sand_in + exports_of_sand) + 0.48**2 * machines_in))
    # not 1.11^2 + 1.02^2: what is extracted and exported is one cell
    assert error("rmc", "scope", "all") == pytest.approx(
        sqrt(1.11**2 * sand_in + 0.09**2 * exports_of_sand + 0.48**2 * machines_in + 0.42**2 * 3**2))
    assert error("rmc", "raw_material", "Hout") == pytest.approx(
        sqrt(0.01**2 * sand_in + 0.01**2 * exports_of_sand + 0.04**2 * machines_in + 0.08**2 * 3**2))
    assert error("rmc", "goods_group", "57") == pytest.approx(sqrt(0.48**2 * machines_in + 0.42**2 * 3**2))


def test_electricity_can_be_left_out(economy):
    # machines without the electricity in them: Zand 0.4 in, 0.32 out
    assert economy.ask("rmi", "raw_material", electricity="without") == about(Zand=220 + 70 * 0.4, Hout=4.8)
    assert economy.ask("rmc", electricity="without")["abiotic"] == pytest.approx(248 - 40 - 30 * 0.32)


def test_fossil_energy_carriers_are_left_out_where_the_delivery_names_them(tmp_path):
    columns = ("raw_material", "is_abiotic", "is_fossil")
    tables = with_rows("coefficients", *((side, "2022", "Aardolie", "Machine", "0,1") for side in ("import", "export")))
    named = text_of("raw_materials", (("Zand", "ja", "nee"), ("Hout", "nee", "nee"), ("Aardolie", "ja", "ja")),
                    columns=columns)
    economy = Economy(folder(tmp_path, tables, raw_materials=named), CELLS)
    # oil in machines: 0.8 x 0.1 per EUR, of 70 mln EUR that come in
    assert economy.ask("rmi") == about(all=261.2, abiotic=256.4, abiotic_non_energy=250.8, biotic=4.8)
    assert economy.ask("rmi", "abiotic_non_energy_goods_group") == about(**{"19": 220, "57": 30.8})
    assert economy.ask("rmc")["abiotic_non_energy"] == pytest.approx(200.6)


def test_without_that_column_there_is_no_such_figure(economy):
    assert set(economy.ask("rmi")) == {"all", "abiotic", "biotic"}
    assert economy.ask("rmi", "abiotic_non_energy_goods_group") == {}


def test_own_extraction_can_count_as_it_is(economy):
    # 140 mln kg of sand counts for 140, divided over raw materials as 1.1 and 0.01 are
    assert economy.ask("rmi", extraction="one")["all"] == pytest.approx(140 + 60 * 1.11 + 33.6)
    assert economy.ask("rmi", "raw_material", extraction="one")["Hout"] == pytest.approx(
        140 * 0.01 / 1.11 + 60 * 0.01 + 2.8)
    assert economy.ask("rmc", extraction="one")["all"] == pytest.approx(140 + 60 * 1.11 + 33.6 - 40 * 1.02 - 12.6)
    assert economy.ask("rmc", "stream", extraction="one")["export_national"] == pytest.approx(30 * (1 - 1.02))


def test_own_extraction_as_it_is_counts_by_weight_even_where_the_group_counts_in_euros(tmp_path):
    tables = {**SMALL, "units": (("19", "EUR"), ("57", "EUR"))}
    economy = Economy(folder(tmp_path, tables), [("PV26", 19, "own_supply", 100, 10, 7, 1),
                                                 ("PV26", 19, "export_international", 50, 5, 3, 2)])
    assert economy.ask("rmi")["all"] == pytest.approx((7 + 3) * 1.11)
    assert economy.ask("rmi", extraction="one")["all"] == pytest.approx(150)
    assert economy.ask("rmc", extraction="one")["all"] == pytest.approx(150 - 3 * 1.02)
    # weight and value of one cell are two measurements: each with its own error
    assert economy.ask("rmc", extraction="one", column="standard_error")["all"] == pytest.approx(
        sqrt(10**2 + 5**2 + (1.02 * 2) ** 2))


def test_a_coefficient_in_tonnes_per_euro_counts_a_thousandfold(tmp_path):
    economy = Economy(folder(tmp_path, {**SMALL, "units": (("19", "t"), ("57", "t/EUR"))}), CELLS)
    # 70 mln EUR x 0.48 t/EUR = 33.6 mln t = 33,600 mln kg
    assert economy.ask("rmi", "goods_group")["57"] == pytest.approx(33_600)


def test_a_blank_coefficient_takes_nothing_else_along(tmp_path):
    economy = Economy(folder(tmp_path, replaced("coefficients", 1, coefficient="")), CELLS)
    # Zand in machines: only the electricity is left, 0.2 x 0.2
    assert economy.ask("rmi", "raw_material") == about(Zand=220 + 70 * 0.04, Hout=4.8)
    assert economy.ask("rmi", "raw_material", column="status") == {"Zand": "E", "Hout": "E"}


# Years


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """Coefficients of 2019 (twice those of 2022), 2021 (three times) and 2022; flows of 2018, 2020, 2022, 2023."""
    tables = with_rows("coefficients", *scaled(2, "2019"), *scaled(3, "2021"))
    cells = [("PV26", 19, "import_international", 10, 1, 1, 1, year, "A") for year in (2018, 2020, 2022, 2023)]
    return Economy(folder(tmp_path_factory.mktemp("years"), tables), cells)


@pytest.mark.parametrize(("year", "used", "factor"), [(2018, "2019", 2), (2020, "2019", 2), (2022, "2022", 1),
                                                      (2023, "2022", 1)])
def test_a_year_without_coefficients_takes_the_nearest_and_names_it(years, year, used, factor):
    value = 10 * 1.11 * factor
    assert years.ask("rmi", year=year)["all"] == pytest.approx(value)
    assert years.ask("rmi", "coefficient_year", year=year) == {used: pytest.approx(value)}
    (table,) = years.connection.execute("select year_used from core.rme_year where year = ?", [year]).fetchall()
    assert table == (int(used),)
    own = used == str(year)
    for dimension in ("scope", "raw_material", "goods_group", "stream", "coefficient_year"):
        assert set(years.ask("rmi", dimension, year=year, column="status").values()) == {"A" if own else "E"}


def test_a_weaker_status_of_the_flows_stays(tmp_path):
    economy = Economy(folder(tmp_path), [("PV26", 19, "import_international", 10, 1, 1, 1, 2023, "I")])
    assert economy.ask("rmi", year=2023, column="status")["all"] == "I"


# What is unknown


def test_an_unknown_standard_error_is_unknown(tmp_path):
    cells = [*CELLS[:5], ("PV26", 57, "import_national", 2, 1, 20, None)]
    economy = Economy(folder(tmp_path), cells)
    errors = economy.ask("rmi", "goods_group", column="standard_error")
    assert errors["57"] is None
    assert errors["19"] is not None
    assert economy.ask("rmi", column="standard_error")["all"] is None


def test_unknown_weights_are_told_and_not_counted(tmp_path):
    cells = [*CELLS[:5], ("PV26", 57, "import_national", 2, 1, None, None)]
    economy = Economy(folder(tmp_path), cells)
    # machines count by value, which is unknown; their weight does not stand in for it
    assert economy.ask("rmi", "goods_group") == {"19": pytest.approx(222), "57": None}
    assert economy.ask("rmi", "goods_group", column="status") == {"19": "E", "57": "O"}
    assert economy.ask("rmi")["all"] == pytest.approx(222)
    assert economy.ask("rmi", column="(rows_known, rows_expected)")["all"] == (5, 6)


def test_a_group_without_coefficients_is_unknown_not_zero(tmp_path):
    economy = Economy(folder(tmp_path), [*CELLS, ("PV26", 43, "import_national", 500, 5, 9, 1)])
    assert economy.ask("rmi", "goods_group")["43"] is None
    assert economy.ask("rmi", "goods_group", column="status")["43"] == "O"
    assert economy.ask("rmi")["all"] == pytest.approx(255.6)
    assert economy.ask("rmi", column="(rows_known, rows_expected)")["all"] == (7, 8)
    assert economy.ask("rmi", "raw_material", column="(rows_known, rows_expected)")["Zand"] == (7, 8)


def test_waste_counts_only_when_asked_for(tmp_path):
    tables = with_rows("shares", ("65", "Zandproduct", "1"), tables=with_rows("units", ("65", "t")))
    economy = Economy(folder(tmp_path, tables), [*CELLS, ("PV26", 65, "import_national", 100, 5, 9, 1)])
    assert economy.ask("rmi")["all"] == pytest.approx(255.6)
    assert economy.ask("rmi", waste="with")["all"] == pytest.approx(255.6 + 111)


# The nation


def test_the_nation_leaves_trade_between_provinces_out(tmp_path):
    """Every province: own supply of sand 10, to a neighbour 3, abroad 2, from abroad 5; machines 4 EUR between them."""
    cells = []
    for number in range(20, 32):
        cells += [
            (f"PV{number}", 19, "own_supply", 10, 1, 1, 1),
            (f"PV{number}", 19, "export_national", 3, 1, 1, 1),
            (f"PV{number}", 19, "import_national", 3, 1, 1, 1),
            (f"PV{number}", 19, "export_international", 2, 1, 1, 1),
            (f"PV{number}", 19, "import_international", 5, 1, 1, 1),
            (f"PV{number}", 57, "export_national", 1, 1, 4, 1),
            (f"PV{number}", 57, "import_national", 1, 1, 4, 1),
            (f"PV{number}", 57, "export_international", 1, 1, 6, 1),
        ]
    economy = Economy(folder(tmp_path), cells)
    # extraction 10 + 3 + 2 and imports 5, of twelve provinces
    assert economy.ask("rmi", region="NL01")["all"] == pytest.approx(12 * 20 * 1.11)
    assert economy.ask("rmc", region="NL01")["all"] == pytest.approx(12 * (20 * 1.11 - 2 * 1.02 - 6 * 0.42))
    # of the provinces RMI adds up to more: what goes from one to another counts twice
    assert 12 * economy.ask("rmi", region="PV26")["all"] > economy.ask("rmi", region="NL01")["all"]


def test_the_nation_is_unknown_without_all_provinces(economy):
    assert economy.ask("rmi", region="NL01") == {}


# Properties

weights = st.integers(0, 10**6).map(lambda thousandths: thousandths / 1000)
coefficients = st.integers(0, 10**5).map(lambda number: number / 1000)


def one_product(import_coefficient, export_coefficient):
    """Everything is made of one product, of one raw material."""
    def text(number):
        return f"{number:.3f}".replace(".", ",")

    return {
        "coefficients": (("import", "2022", "Zand", "Alles", text(import_coefficient)),
                         ("export", "2022", "Zand", "Alles", text(export_coefficient))),
        "shares": (("19", "Alles", "1"), ("43", "Alles", "1")),
        "units": (("19", "t"), ("43", "t")),
        "raw_materials": (("Zand", "true"),),
    }


def sums(connection, indicator):
    """A flow indicator in mln kg from its parts, without any coefficient of raw materials."""
    return float(connection.execute(
        "select coalesce(sum(coefficient * amount), 0) from flow_parts(?) where measure = 'mass' and region = 'PV26'",
        [indicator]).fetchone()[0])


@settings(max_examples=15, deadline=None)
@given(raw=st.tuples(*[weights] * 5), made=st.tuples(*[weights] * 5), k=coefficients)
def test_in_an_economy_of_one_product_rmi_is_its_coefficient_times_dmi(tmp_path_factory, raw, made, k):
    streams = ("own_supply", "import_national", "import_international", "export_national", "export_international")
    cells = [("PV26", group, stream, weight, 1, 1, 1) for group, amounts in ((19, raw), (43, made))
             for stream, weight in zip(streams, amounts, strict=True)]
    economy = Economy(folder(tmp_path_factory.mktemp("one"), one_product(k, k)), cells)
    dmi, dmc = (sums(economy.connection, name) for name in ("dmi", "dmc"))
    assert economy.ask("rmi")["all"] == pytest.approx(k * dmi, abs=1e-6)
    # with one coefficient for both directions the same holds for RMC
    assert economy.ask("rmc")["all"] == pytest.approx(k * dmc, abs=1e-6)
    for indicator in ("rmi", "rmc"):
        whole = economy.ask(indicator)
        assert whole["abiotic"] == pytest.approx(whole["all"])
        for dimension in ("raw_material", "goods_group", "stream"):
            assert sum(economy.ask(indicator, dimension).values()) == pytest.approx(whole["all"], abs=1e-6)


@settings(max_examples=10, deadline=None)
@given(amounts=st.tuples(*[weights] * 3), k_in=coefficients, k_out=coefficients)
def test_without_exports_rmc_is_rmi(tmp_path_factory, amounts, k_in, k_out):
    streams = ("own_supply", "import_national", "import_international")
    cells = [("PV26", 19, stream, weight, 1, 1, 1) for stream, weight in zip(streams, amounts, strict=True)]
    economy = Economy(folder(tmp_path_factory.mktemp("none"), one_product(k_in, k_out)), cells)
    for column in ("value", "standard_error"):
        assert economy.ask("rmc", column=column) == economy.ask("rmi", column=column)


# Through the whole build


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The economy above, delivered and built, as a function that asks the database."""
    where = tmp_path_factory.mktemp("built")
    rows = (
        row(OWN, SAND, PRODUCTION, "100", "10", "2", "1"),
        row(FROM_NL, SAND, PRODUCTION, "40", "4", "1", "1"),
        row(FROM_ABROAD, SAND, PRODUCTION, "20", "2", "1", "1"),
        row(TO_NL, SAND, NONE, "30", "3", "1", "1"),
        row(TO_ABROAD, SAND, NONE, "10", "1", "1", "1"),
        row(FROM_NL, MACHINES, PRODUCTION, "2", "1", "20", "2"),
        row(FROM_ABROAD, MACHINES, PRODUCTION, "5", "1", "50", "5"),
        row(TO_ABROAD, MACHINES, NONE, "3", "1", "30", "3"),
    )
    with pytest.MonkeyPatch.context() as patch, duckdb.connect() as connection:
        patch.setenv("GRONDSTOFFEN_HOME", str(where / "home"))
        path = write(where, rows)
        keep(path, read_delivery(connection, source("cbs_flows"), path))
        path = folder(where, with_rows("coefficients", *scaled(2, "2019")))
        keep(path, read_delivery(connection, source("rme"), path))
        build()
        database = current()

    def ask(indicator, dimension="scope", **options):
        return values(cursor(database), [indicator], ["PV26"], None, [dimension], None, options)

    return ask


def test_a_folder_is_delivered_kept_and_built_into_the_contract(built):
    rows = built("rmc", "raw_material").set_index("category")
    assert rows["value"].to_dict() == about(Zand=200.6, Hout=1.6)
    assert set(rows["unit"]) == {"mln kg"}
    assert set(rows["source"]) == {"cbs_regional_flows;rme_delivery"}
    assert set(rows["flags"]) == {""}
    assert built("rmi", "coefficient_year")["category"].tolist() == ["2022"]


def test_options_of_the_contract(built):
    rows = built("rmi", electricity="without").set_index("category")
    assert rows["value"]["abiotic"] == pytest.approx(248)
    assert set(rows["options"]) == {"electricity=without"}
    rows = built("rmi", extraction="one").set_index("category")
    assert rows["value"]["all"] == pytest.approx(240.2)


def test_the_example_says_that_it_is_one_and_is_of_a_sensible_size(example_database):
    """Published for 2022 (Eurostat): RMC 159 mld kg. The example is made: it may be a quarter off."""
    rows = values(cursor(example_database), ["rmi", "rmc"], ["NL01"], [2022, 2023], ["scope", "coefficient_year"])
    assert set(rows["flags"]) == {"X"}
    assert set(rows["source"]) == {"example_cbs_flows;example_rme"}
    assert set(rows[rows["dimension"] == "coefficient_year"]["category"]) == {"2022"}
    found = {(r.indicator, r.year, r.category): r.value / 1000 for r in rows.itertuples()}
    assert found["rmc", 2022, "all"] == pytest.approx(159, rel=0.25)
    assert found["rmi", 2022, "all"] > found["rmc", 2022, "all"]


def test_parts_of_the_example_make_the_whole(example_database):
    differing = cursor(example_database).execute(
        """
        with part as (
            select indicator, region, year, dimension,
                   case when dimension like 'abiotic_non_energy%' then 'abiotic_non_energy'
                        when dimension like 'abiotic%' then 'abiotic' else 'all' end as category,
                   sum(value) as value
            from result.indicator_value
            where indicator in ('rmi', 'rmc') and dimension <> 'scope'
            group by all
        )
        select part.*, whole.value
        from part
        join result.indicator_value as whole using (indicator, region, year, category)
        where whole.dimension = 'scope' and abs(part.value - whole.value) > 1e-6 * greatest(1, abs(whole.value))
        """
    ).fetchall()
    assert differing == []


def test_the_same_question_gives_the_same_last_digit(example_database):
    question = "select * from rme_values('rmc', 'with', 'import_coefficients', 'without') order by all"
    connection = cursor(example_database)
    assert connection.execute(question).fetchall() == connection.execute(question).fetchall()
