"""Greenhouse gas and environmental cost of what comes in, by hand (the flows stand in `factor_rows`).

Factors: 19 sand 0.01 kg CO2e and 0.002 EUR per kg; 45 iron 2 and 0.5; 52 computers 25 and 3; cereals none.

    ghg   sand 950 x 0.01 = 9.5, iron 140 x 2 = 280, computers 10 x 25 = 250: 539.5 kt
    mki   950 x 0.002 + 140 x 0.5 + 10 x 3 = 1.9 + 70 + 30 = 101.9 mln EUR
"""

from math import sqrt

import pytest
from delivered import CEMENT, row
from factor_rows import FACTORS, FLOWS, PRODUCTION, built, replaced

from flows.texts import Texts
from indicators.database import cursor
from indicators.impact import coverage, factors_sql, mki_words
from indicators.impact_change import impact_change

# 2021: iron from provinces 80 (8) in place of 100, computers 12 (1) in place of 10, sand and cereals the same.
BEFORE = tuple({**fields, "Jaar": "2021"} for fields in FLOWS)
BEFORE = (*BEFORE[:4], {**BEFORE[4], "Brutogew": "80", "Sf_brutogew": "8"}, BEFORE[5],
          {**BEFORE[6], "Brutogew": "12"}, *BEFORE[7:])


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("impact")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        yield built(folder, (*FLOWS, *BEFORE), impact_factors=FACTORS)


def test_greenhouse_gas_by_hand(ask):
    assert ask("ghg", category="total") == pytest.approx(539.5)
    assert ask("ghg", "goods_group") == {"1": None, "19": pytest.approx(9.5), "45": 280, "52": 250}
    assert ask("ghg", category="total", column="unit") == "kt"
    # sand 6 + 2 + 1.5, iron 200 from provinces and 80 from abroad, computers 250; cereals have no factor
    assert ask("ghg", "stream") == pytest.approx({
        "own_supply": 6, "export_national": 2, "export_international": None, "import_national": 200,
        "import_international": 331.5})
    assert ask("ghg", "use_group") == pytest.approx(
        {"households": 80 + 250, "goods_production": 6 + 1.5 + 200, "not_applicable": 2})


def test_a_group_in_two_agendas_is_divided(ask):
    # sand and iron: half manufacturing, half construction; computers: consumer goods
    assert ask("ghg", "transition_agenda") == {
        "biomass_food": None, "manufacturing": pytest.approx(144.75), "construction": pytest.approx(144.75),
        "consumer_goods": 250}


def test_environmental_cost_by_hand_names_its_set(ask):
    assert ask("mki", category="total") == pytest.approx(101.9)
    assert ask("mki", "goods_group") == {"1": None, "19": pytest.approx(1.9), "45": 70, "52": 30}
    assert ask("mki", category="total", column="unit") == "mln EUR"
    words = mki_words(ask.cursor(), Texts("en"))
    assert (words.mki_set, words.short, words.is_full) == ("A2", "set A2", True)
    names = ask.cursor().execute("select name_nl, name_en from meta.indicator where indicator = 'mki'").fetchone()
    assert names == ("Milieukosten van de inzet (set A2)", "Environmental cost of material input (set A2)")
    assert ask("mki", category="total", column="flags") == ""


def test_the_standard_error_is_that_of_the_flows_times_the_factor(ask):
    sand, iron = 0.01**2 * (60**2 + 20**2 + 15**2), 2**2 * (10**2 + 4**2)
    assert ask("ghg", "goods_group", "45", "standard_error") == pytest.approx(sqrt(iron))
    assert ask("ghg", category="total", column="standard_error") == pytest.approx(sqrt(sand + iron + 25**2))


def test_what_has_no_factor_is_unknown_and_counted(ask):
    assert ask("ghg", "goods_group", "1", "status") == "O"
    assert ask("ghg", "goods_group", "1", "rows_known") == 0
    assert ask("ghg", category="total", column="rows_expected") > ask("ghg", category="total", column="rows_known") > 0
    # 950 + 140 + 10 of 1110 mln kg
    assert ask("ghg_coverage", category="total") == pytest.approx(100 * 1100 / 1110)
    assert ask("ghg_coverage", "transition_agenda")["biomass_food"] == 0
    covered = coverage(ask.cursor(), "PV26", 2022)
    assert (covered.covered, covered.total, covered.groups_covered, covered.groups) == (1100, 1110, 3, 4)
    with pytest.raises(ValueError, match="rmi"):
        coverage(ask.cursor(), "PV26", 2022, "rmi")


def test_waste_groups_count_when_asked(ask):
    assert ask("mki_coverage", category="total", waste="with") == pytest.approx(100 * 1100 / 1117)
    assert ask("ghg", "goods_group", waste="with")["65"] is None


def test_status_and_sources(ask):
    assert ask("ghg", category="total", column="status") == "E"
    assert ask("ghg", category="total", column="source") == "cbs_regional_flows;impact_factors_delivery"


def test_the_table_of_factors(ask):
    rows = ask.cursor().execute(factors_sql("PV26", 2022)).fetchall()
    assert [row[:3] for row in rows] == [(19, 950, 0.01), (45, 140, 2), (1, 10, None), (52, 10, 25)]


# What drives the change


def test_change_by_hand(ask):
    # iron 2 x (140 - 120) = 40, computers 25 x (10 - 12) = -50, sand nothing; cereals are not known
    found = impact_change(ask.cursor(), "PV26", 2021, 2022)
    rows = found.groups.set_index("category")
    assert list(found.groups["category"]) == ["52", "45", "19", "1"]
    assert list(rows["change"][:3]) == pytest.approx([-50, 40, 0])
    assert list(rows["mass_change"]) == pytest.approx([-2, 20, 0, 0])
    assert rows.loc["1", "verdict"] == "unknown"
    # iron: se^2 = 4 (10^2 + 4^2) = 464 and 4 (8^2 + 4^2) = 320, correlation 1/2: 464 + 320 - 385.33; margin 39.1 < 40
    assert rows.loc["45", "margin"] == pytest.approx(1.96 * sqrt(464 + 320 - sqrt(464 * 320)))
    assert rows.loc["45", "verdict"] == "rise"
    assert found.whole["change"] == pytest.approx(-10)
    # weight 1082 -> 1100, impact 549.5 -> 539.5: by amount 18 x 549.5 / 1082, the rest by mix
    assert found.by_amount == pytest.approx(18 * 549.5 / 1082)
    assert found.by_amount + found.by_mix == pytest.approx(-10)


def test_a_cell_that_is_unknown_in_one_year_is_no_change(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    hidden = (*FLOWS[:4], {**FLOWS[4], "Brutogew": ""}, *FLOWS[5:])
    ask = built(tmp_path, (*hidden, *BEFORE), impact_factors=FACTORS)
    rows = impact_change(ask.cursor(), "PV26", 2021, 2022).groups.set_index("category")
    assert rows.loc["45", "change"] == 0
    assert rows.loc["45", "compared"] < rows.loc["45", "expected"]


def test_another_impact_or_one_year_twice_is_no_question(ask):
    with pytest.raises(ValueError, match="dmi"):
        impact_change(ask.cursor(), "PV26", 2021, 2022, "dmi")
    with pytest.raises(ValueError, match="two years"):
        impact_change(ask.cursor(), "PV26", 2022, 2022)


# Properties


def test_twice_the_goods_is_twice_the_impact(tmp_path, monkeypatch, ask):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    double = [fields | {name: str(2 * int(fields[name])) for name in ("Brutogew", "Sf_brutogew")} for fields in FLOWS]
    twice = built(tmp_path, double, impact_factors=FACTORS)
    for column in ("value", "standard_error"):
        once = ask("ghg", category="total", column=column)
        assert twice("ghg", category="total", column=column) == pytest.approx(2 * once)
    assert twice("ghg_coverage", category="total") == ask("ghg_coverage", category="total")


def test_an_unknown_standard_error_is_unknown_not_zero(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    flows = (*FLOWS, row("Invoer_internationaal", CEMENT, PRODUCTION, "23", "", "3", "1"))
    ask = built(tmp_path, flows, impact_factors=[*FACTORS, ("43", "1", "0,1", "A2")])
    assert ask("ghg", "goods_group", "43") == 23
    assert ask("ghg", "goods_group", "43", "standard_error") is None
    assert ask("ghg", category="total", column="standard_error") is None
    assert ask("ghg", "goods_group", "45", "standard_error") is not None


def test_a_factor_of_zero_is_zero_and_an_empty_one_is_unknown(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    ask = built(tmp_path, impact_factors=replaced(replaced(FACTORS, 1, co2_kg_per_kg="0"), 3, co2_kg_per_kg=""))
    assert ask("ghg", "goods_group") == {"1": None, "19": 0, "45": 280, "52": None}
    assert ask("mki", "goods_group", "52") == 30


@pytest.mark.parametrize("indicator", ["ghg", "mki"])
def test_parts_make_the_whole_everywhere(example_database, indicator):
    c = cursor(example_database)
    wrong = c.execute(
        f"""
        select part.region, part.year, part.dimension, sum(part.value), any_value(whole.value)
        from result.indicator_value as part
        join result.indicator_value as whole using (indicator, region, year)
        where indicator = '{indicator}' and whole.dimension = 'total' and part.dimension <> 'total'
        group by part.region, part.year, part.dimension
        having abs(sum(part.value) - any_value(whole.value)) > 1e-6 * any_value(whole.value)
        """
    ).fetchall()
    assert wrong == []


def test_every_figure_is_factor_times_dmi_for_the_nation_too(example_database):
    c = cursor(example_database)
    rows = c.execute(
        """
        select ghg.region, ghg.value, dmi.value * co2_kg_per_kg::double
        from result.indicator_value as ghg
        join result.indicator_value as dmi using (region, year, dimension, category)
        join core.impact_factor on category = cast(impact_factor.goods_group as varchar)
        where ghg.indicator = 'ghg' and dmi.indicator = 'dmi' and dimension = 'goods_group'
        """
    ).fetchall()
    assert "NL01" in {region for region, _, _ in rows}
    assert [ghg for _, ghg, _ in rows] == pytest.approx([product for _, _, product in rows])


def test_coverage_lies_between_nothing_and_all(example_database):
    low, high, unknown = cursor(example_database).execute(
        """
        select min(value), max(value), count(*) - count(value) from result.indicator_value
        where indicator in ('ghg_coverage', 'mki_coverage', 'crm_coverage')
        """
    ).fetchone()
    assert low == 0 and high == 100 and unknown == 0


def test_climate_only_goes_with_every_euro_of_the_stand_ins(example_database):
    c = cursor(example_database)
    for lang, words in (("nl", "alleen klimaat"), ("en", "climate only")):
        assert mki_words(c, Texts(lang)).short == words
        assert not mki_words(c, Texts(lang)).is_full
        (name,) = c.execute(f"select name_{lang} from meta.indicator where indicator = 'mki'").fetchone()
        assert words in name
    assert c.execute(
        "select distinct indicator from result.indicator_value where contains(flags, 'K') order by 1"
    ).fetchall() == [("mki",), ("mki_coverage",)]
    assert c.execute(
        "select count(*) from result.indicator_value where indicator = 'mki' and not contains(flags, 'K')"
    ).fetchone() == (0,)
    assert c.execute("select distinct status from result.indicator_value where indicator = 'mki' and value is not null"
                     ).fetchall() == [("E",)]
