"""The flow indicators against sums worked out by hand, and the properties they must keep.

The delivery below is Utrecht in 2022, in mln kg (standard error in brackets), plus Zeeland for one good:

    19 sand, raw material, abiotic     own supply    production 600 (60), stock change -20 (4), Totaal 580 (50)
                                       from provinces production 300 (30); abroad production 150 (15)
                                       exports       to provinces 200 (20), abroad 50 (5)
    44 concrete products, mixed 0.5    from provinces production 100 (10); exports to provinces 40 (4)
    35 liquid fuels, abiotic, energy   abroad        households 80 (8), production 60 (6); exports abroad 24 (2)
    1  cereals, raw material, biotic   own supply    production 10 (1)
    65 mineral waste                   from provinces production 7 (1)          left out unless asked for

    energy shares of 35: households 1, production 0.5, exports (1+1+1+0+0.5+0)/6 = 0.583333
"""

from math import sqrt

import pytest
from delivered import GOODS, row, text_of

from flows.deliveries import keep
from flows.importing import read_delivery
from flows.sources import source
from indicators.ask import UnknownRequest, values
from indicators.build import build, current
from indicators.database import cursor

FUEL, CONCRETE = "Vloeibare aardolieproducten", "Betonwaren en overige bouwmaterialen en bouwproducten"
WASTE = "Overig afval en secundaire grondstoffen, niet-metaalmineralen"
SAND, CEREALS = "Steen, zand, grind, klei, turf en andere delfstoffen", "Granen"
GOODS |= {FUEL: 35, CONCRETE: 44, WASTE: 65}
PRODUCTION, HOUSEHOLDS, NONE = "Productie goederen", "Consumptie huishoudens", "Niet van toepassing"
OWN, FROM_NL, FROM_ABROAD = "Aanbod_eigen_regio", "Invoer_nationaal", "Invoer_internationaal"
TO_NL, TO_ABROAD = "Uitvoer_nationaal", "Uitvoer_internationaal"

ROWS = (
    row(OWN, SAND, PRODUCTION, "600", "60", "12", "1"),
    row(OWN, SAND, "Verandering voorraden", "-20", "4", "-0,5", "0,1"),
    row(OWN, SAND, "Totaal", "580", "50", "11,5", "1"),
    row(FROM_NL, SAND, PRODUCTION, "300", "30", "6", "0,6"),
    row(FROM_ABROAD, SAND, PRODUCTION, "150", "15", "4", "0,4"),
    row(TO_NL, SAND, NONE, "200", "20", "4", "0,4"),
    row(TO_ABROAD, SAND, NONE, "50", "5", "1", "0,1"),
    row(FROM_NL, CONCRETE, PRODUCTION, "100", "10", "20", "2"),
    row(TO_NL, CONCRETE, NONE, "40", "4", "8", "0,8"),
    row(FROM_ABROAD, FUEL, HOUSEHOLDS, "80", "8", "70", "7"),
    row(FROM_ABROAD, FUEL, PRODUCTION, "60", "6", "50", "5"),
    row(TO_ABROAD, FUEL, NONE, "24", "2", "20", "2"),
    row(OWN, CEREALS, PRODUCTION, "10", "1", "2", "0,2"),
    row(FROM_NL, WASTE, PRODUCTION, "7", "1", "1", "0,1"),
    row(FROM_ABROAD, SAND, PRODUCTION, "500", "", "10", "1", region="Zeeland"),
)


def built_from(folder, rows):
    """Deliver the rows, build, and give a function that asks the database."""
    import duckdb

    path = folder / "stromen.csv"
    path.write_bytes(text_of(rows).encode("cp1252"))
    with duckdb.connect() as connection:
        keep(path, read_delivery(connection, source("cbs_flows"), path))
    build()
    database = current()

    def ask(indicators, dimension="scope", category=None, region="PV26", column="value", **options):
        frame = values(cursor(database), indicators.split(","), [region], None, [dimension],
                       category and [category], options)
        if category:
            (answer,) = frame[column]
            return None if answer != answer else answer
        return dict(zip(frame["category"], frame[column], strict=True))

    return ask


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hand")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        yield built_from(folder, ROWS)


def test_dmi_by_hand(ask):
    # sand: winning 580 + 200 + 50, imports 300 + 150 -> 1280; concrete 100; fuel 140; cereals winning 10
    assert ask("dmi", "goods_group") == {"19": 1280, "44": 100, "35": 140, "1": 10}
    assert ask("dmi", category="all") == 1530
    # abiotic: 1280 + 0.5 x 100 + 140
    assert ask("dmi", category="abiotic") == 1470
    assert ask("dmi", category="biotic") == 60
    # without energy: fuel keeps 80 x 0 + 60 x 0.5 = 30
    assert ask("dmi", category="abiotic_non_energy") == 1280 + 50 + 30


def test_dmc_by_hand(ask):
    # sand: 580 + 300 + 150, its exports cancel; concrete 100 - 40; fuel 140 - 24; cereals 10
    assert ask("dmc", "goods_group") == {"19": 1030, "44": 60, "35": 116, "1": 10}
    assert ask("dmc", category="abiotic") == 1030 + 30 + 116
    # fuel: 30 - 24 x (1 - 0.583333) = 19.999992, as the shares carry six decimals
    assert ask("dmc", category="abiotic_non_energy") == pytest.approx(1030 + 30 + 19.999992, abs=1e-9)
    # the source's own split leaves exports whole: 30 - 24
    assert ask("dmc", category="abiotic_non_energy", energy_split="exports_zero") == pytest.approx(1030 + 30 + 6)


def test_end_use_by_hand(ask):
    # only households have a final use here: 80 of fuel
    assert ask("end_use", category="all") == 80
    assert ask("end_use", "use_group")["households"] == 80


def test_value_is_the_same_sum_in_money(ask):
    # sand 11.5 + 4 + 1 + 6 + 4 = 26.5; concrete 20; fuel 120; cereals 2
    assert ask("dmi_value", category="all") == pytest.approx(168.5)
    assert ask("dmi_value", category="all", column="unit") == "mln EUR"


def test_standard_error_takes_one_coefficient_per_cell(ask):
    # DMI, sand: CBS's own error of the Totaal (50), imports 30 and 15, exports 20 and 5; then concrete, fuel, cereals
    squares = 50**2 + 30**2 + 15**2 + 20**2 + 5**2 + 10**2 + 8**2 + 6**2 + 1
    assert ask("dmi", category="all", column="standard_error") == pytest.approx(sqrt(squares))
    # DMC: exports of sand cancel; of concrete and fuel they count
    squares = 50**2 + 30**2 + 15**2 + 10**2 + 4**2 + 8**2 + 6**2 + 2**2 + 1
    assert ask("dmc", category="all", column="standard_error") == pytest.approx(sqrt(squares))
    # abiotic: concrete at half its weight, cereals not
    squares = 50**2 + 30**2 + 15**2 + 5**2 + 2**2 + 8**2 + 6**2 + 2**2
    assert ask("dmc", category="abiotic", column="standard_error") == pytest.approx(sqrt(squares))
    # without energy: fuel keeps half of production (6) and 0.416667 of exports (2), nothing of households
    squares = 50**2 + 30**2 + 15**2 + 5**2 + 2**2 + 3**2 + (0.416667 * 2) ** 2
    assert ask("dmc", category="abiotic_non_energy", column="standard_error") == pytest.approx(sqrt(squares))
    # by use the Totaal does not serve: production has 60, 30, 15, 10, 6 and 1
    squares = 60**2 + 30**2 + 15**2 + 10**2 + 6**2 + 1
    assert ask("dmi", "use_group", column="standard_error")["goods_production"] == pytest.approx(sqrt(squares))


def test_unknown_standard_error_is_unknown_not_zero(ask):
    assert ask("dmi", category="all", region="PV29") == 500
    assert ask("dmi", category="all", region="PV29", column="standard_error") is None


def test_stream_and_other_dimensions(ask):
    assert ask("dmc", "stream") == {
        "own_supply": 590, "import_national": 400, "import_international": 290, "export_national": -40,
        "export_international": -24,
    }
    assert ask("dmi", "resource_type") == {"abiotic": 1420, "mixed": 100, "biotic": 10}
    assert ask("dmi", "raw_material") == {"raw_material": 1290, "processed": 240}
    assert ask("dmi", "material") == {"mineral": 1380, "fossil": 140, "biomass": 10}
    # sand is half manufacturing, half construction; concrete is construction; fuel is manufacturing
    assert ask("dmi", "transition_agenda") == {"construction": 740, "manufacturing": 780, "biomass_food": 10}
    assert ask("dmi", "abiotic_goods_group") == {"19": 1280, "44": 50, "35": 140}
    # what has no use group: the exports that count as winning
    assert ask("dmi", "use_group")["not_applicable"] == 250


def test_options_use_the_same_formula(ask):
    assert ask("dmi", category="abiotic", mixed_share=0.4) == 1280 + 40 + 140
    assert ask("dmi", category="abiotic", mixed_share="0,4") == 1280 + 40 + 140
    assert ask("dmi", category="abiotic", share_set="concrete_abiotic") == 1280 + 100 + 140
    assert ask("dmi", category="all", waste="with") == 1537
    # the default asked for by name is the stored figure
    assert ask("dmi", category="abiotic", mixed_share=0.5) == 1470
    with pytest.raises(UnknownRequest):
        ask("dmi", category="abiotic", mixed_share=1.5)
    with pytest.raises(UnknownRequest):
        ask("dmi", category="abiotic", colour="red")


def test_option_rows_say_with_which_options(ask):
    assert ask("dmi", category="all", column="options", waste="with") == "waste=with"


def test_per_inhabitant_and_per_euro(ask):
    # Utrecht on 1 January 2022: 1,369,873 inhabitants; gross regional product 2022: 88,660 mln euro
    assert ask("dmi_per_capita", category="abiotic") == pytest.approx(1470 * 1000 / 1369873)
    assert ask("dmi_per_capita", category="abiotic", mixed_share=0.4) == pytest.approx(1460 * 1000 / 1369873)
    assert ask("dmc_per_capita", category="all") == pytest.approx(1216 * 1000 / 1369873)
    assert ask("dmi_per_gdp", category="all") == pytest.approx(1530 / 88660)


def test_status_flags_and_source(ask):
    assert ask("dmi", category="all", column="status") == "E"
    assert ask("dmi", category="all", column="flags") == ""
    assert ask("dmi", category="all", column="source") == "cbs_regional_flows"
    assert ask("dmi_per_capita", category="all", column="source") == "cbs_regional_flows;cbs_70072ned_2022"
    assert ask("dmi_per_gdp", category="all", column="source") == "cbs_regional_flows;cbs_84432NED_2022"


def test_the_nation_is_unknown_when_provinces_are_absent(ask):
    assert ask("dmi", region="NL01") == {}


def test_absent_rows_are_told(ask):
    # of cereals only own supply is there: one of the cells that count for DMI
    assert ask("dmi", "goods_group", "1", column="rows_known") == 1
    assert ask("dmi", "goods_group", "1", column="rows_expected") > 1


def test_order_of_rows_is_irrelevant(ask, tmp_path, home):
    turned = built_from(tmp_path, ROWS[::-1])
    for indicator in ("dmi", "dmc", "end_use", "dmi_value"):
        for dimension in ("scope", "goods_group", "use_group", "transition_agenda"):
            for column in ("value", "standard_error"):
                there = ask(indicator, dimension, column=column)
                here = turned(indicator, dimension, column=column)
                assert here == pytest.approx(there, rel=0, abs=0, nan_ok=True)


def test_scaling_the_weights_scales_the_result(ask, tmp_path, home):
    def tripled(text):
        return str(round(float(text.replace(",", ".")) * 3, 6)).replace(".", ",") if text else text

    rows = [{**r, "Brutogew": tripled(r["Brutogew"]), "Sf_brutogew": tripled(r["Sf_brutogew"])} for r in ROWS]
    larger = built_from(tmp_path, rows)
    for column in ("value", "standard_error"):
        for category, value in ask("dmc", column=column).items():
            assert larger("dmc", column=column)[category] == pytest.approx(3 * value)
    assert larger("dmi_value", category="all") == pytest.approx(168.5)


def test_a_value_is_null_only_when_no_part_is_known(tmp_path, home):
    unknown = {"Brutogew": " ", "Sf_brutogew": " "}
    blank = [{**r, **unknown} if r["Goederengroep_naam"] == CONCRETE else dict(r) for r in ROWS]
    blank[9]["Brutogew"] = "x"
    ask = built_from(tmp_path, blank)
    assert ask("dmi", "goods_group", "44") is None
    assert ask("dmi", "goods_group", "44", column="status") == "O"
    # the secret 80 of fuel is not counted, the rest is, and the coverage says so
    assert ask("dmi", "goods_group", "35") == 60
    assert ask("dmi", "use_group", "households", column="status") == "Q"
    assert ask("dmi", category="all") == 1280 + 60 + 10


def test_only_total_rows_still_give_the_sum(tmp_path, home):
    rows = [r for r in ROWS if not (r["Stroom"] == OWN and r["Goederengroep_naam"] == SAND)]
    rows.append(row(OWN, SAND, "Totaal", "580", "50", "11,5", "1"))
    ask = built_from(tmp_path, rows)
    assert ask("dmi", "goods_group", "19") == 1280
    assert ask("dmi", "use_group", "not_applicable") == 250 + 580


def test_the_published_national_figures_within_their_tolerance(example_database):
    """The example is calibrated on CBS for 2022, in mld kg.

    DMC 182 with fossil 77, biomass 61, mineral 34 and metal 11 within 3%; extraction 88, imports 282 and exports 187
    within 10%.
    """
    frame = values(cursor(example_database), ["dmi", "dmc"], ["NL01"], [2022], ["scope", "material", "stream"])
    found = {(r.indicator, r.dimension, r.category): r.value / 1000 for r in frame.itertuples()}
    assert found["dmc", "scope", "all"] == pytest.approx(182, rel=0.03)
    for material, published in {"fossil": 77, "biomass": 61, "mineral": 34, "metal": 11}.items():
        assert found["dmc", "material", material] == pytest.approx(published, rel=0.03)
    assert found["dmi", "stream", "import_international"] == pytest.approx(282, rel=0.10)
    assert found["dmi", "scope", "all"] - found["dmc", "scope", "all"] == pytest.approx(187, rel=0.10)
    assert found["dmi", "scope", "all"] - found["dmi", "stream", "import_international"] == pytest.approx(88, rel=0.10)


def test_dmc_adds_up_where_trade_closes(example_database):
    c = cursor(example_database)
    assert c.execute("select max(abs(difference)) from meta.closure where year <> 2015").fetchone() == (0,)
    provinces, nation = c.execute(
        """
        select sum(value) filter (region like 'PV%'), sum(value) filter (region = 'NL01')
        from result.indicator_value
        where indicator = 'dmc' and dimension = 'scope' and category = 'all' and year = 2022
        """
    ).fetchone()
    assert provinces == pytest.approx(nation)


def test_the_break_of_2019_and_the_example_are_flagged(example_database):
    frame = values(cursor(example_database), ["dmi"], ["PV26"], None, ["scope"], ["all"])
    assert dict(zip(frame["year"], frame["flags"], strict=True)) == {
        year: "BX" if year == 2019 else "X" for year in range(2015, 2024)
    }
    assert set(frame["source"]) == {"example_cbs_flows"}


def test_sums_are_exact_decimals_up_to_the_end(example_database):
    c = cursor(example_database)
    assert c.execute("select typeof(mass), typeof(sum(mass)) from core.cell group by 1").fetchone() == (
        "DECIMAL(18,6)", "DECIMAL(38,6)",
    )
    question = """
        select indicator, region, year, dimension, category, value, standard_error
        from flow_values('pcem', 0.5, 'exports_average', false, null::varchar[])
        order by all
    """
    assert c.execute(question).fetchall() == c.execute(question).fetchall()
