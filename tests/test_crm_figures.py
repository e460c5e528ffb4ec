"""Raw materials in what comes in, by hand (the flows stand in `factor_rows`, with 140 mln kg iron and 10 computers).

Contents in g per kg: iron 900 iron, 10 manganese, 20 chromium, 1 copper; computers 100 copper, 4 cobalt, 1 neodymium,
0.1 gold. mln kg x g per kg = tonnes:

    iron ore 126000, manganese 1400, chromium 2800, copper 140 + 1000, cobalt 40, neodymium 10, gold 1

On the EU list: manganese, copper, cobalt, neodymium; above both thresholds all of these but copper. Scores of the EU
(economic importance x supply risk): manganese 6.9 x 1.2 = 8.28, copper 4 x 0.1 = 0.4, cobalt 6.8 x 2.8 = 19.04,
neodymium 5.9 x 3.7 = 21.83.
"""

from math import sqrt

import pytest
from factor_rows import CONTENTS, FLOWS, SCORES, built, replaced

from indicators.database import cursor
from indicators.supply_risk import groups_sql, heatmap_sql, lists, materials_sql

MASS = {"iron_ore": 126000, "manganese": 1400, "chromium": 2800, "copper": 1140, "cobalt": 40, "neodymium": 10,
        "gold": 1}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crm")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        yield built(folder, material_content=CONTENTS)


def records(ask, question):
    """The answer as a list of dictionaries."""
    answer = ask.cursor().execute(question)
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def test_weight_by_hand(ask):
    assert ask("crm_mass", "raw_material") == pytest.approx(MASS)
    assert ask("crm_mass", "scope") == pytest.approx(
        {"all": 131391, "critical": 2590, "strategic": 2590, "above_thresholds": 1450})
    # critical ones only: iron 11 g per kg, computers 105
    assert ask("crm_mass", "goods_group") == pytest.approx({"45": 1540, "52": 1050})
    assert ask("crm_mass", "goods_group", critical="thresholds") == pytest.approx({"45": 1400, "52": 50})
    assert ask("crm_mass", "raw_material", "cobalt", "unit") == "t"


def test_the_standard_error_has_one_coefficient_per_cell(ask):
    # iron has the cells 10 and 4, computers 1; of critical materials they hold 11 and 105 g per kg together
    iron = 10**2 + 4**2
    assert ask("crm_mass", "scope", "critical", "standard_error") == pytest.approx(sqrt(11**2 * iron + 105**2))
    assert ask("crm_mass", "raw_material", "copper", "standard_error") == pytest.approx(sqrt(iron + 100**2))


def test_criticality_by_hand(ask):
    scores = ask("crm_criticality", "raw_material")
    assert {name: scores[name] for name in ("manganese", "copper", "cobalt", "neodymium")} == pytest.approx(
        {"manganese": 8.28, "copper": 0.4, "cobalt": 19.04, "neodymium": 21.83})
    mean = (1400 * 8.28 + 1140 * 0.4 + 40 * 19.04 + 10 * 21.83) / 2590
    assert ask("crm_criticality", category="total") == pytest.approx(mean)
    # linear part: per goods group (sum of score x content - mean x content) / weight
    iron = (10 * 8.28 + 0.4 - mean * 11) / 2590
    computers = (100 * 0.4 + 4 * 19.04 + 21.83 - mean * 105) / 2590
    assert ask("crm_criticality", category="total", column="standard_error") == pytest.approx(
        sqrt(iron**2 * (10**2 + 4**2) + computers**2))
    without_copper = (1400 * 8.28 + 40 * 19.04 + 10 * 21.83) / 1450
    assert ask("crm_criticality", category="total", critical="thresholds") == pytest.approx(without_copper)


def test_import_value_by_hand(ask):
    # iron 50 from provinces and 30 from abroad, computers 200 from abroad; exports and own supply do not count
    assert ask("crm_value", category="total") == 280
    assert ask("crm_value", "goods_group") == {"45": 80, "52": 200}
    assert ask("crm_value", "stream") == {"import_national": 50, "import_international": 230}
    assert ask("crm_value", category="total", origin="abroad") == 230
    assert ask("crm_value", category="total", column="standard_error") == pytest.approx(sqrt(5**2 + 3**2 + 20**2))
    assert ask("crm_value", category="total", column="unit") == "mln EUR"


def test_number_by_hand(ask):
    assert ask("crm_count", category="total") == 4
    assert ask("crm_count", "goods_group") == {"45": 2, "52": 3}
    assert ask("crm_count", "goods_group", critical="thresholds") == {"45": 1, "52": 2}


def test_concentration_by_hand(ask):
    # copper: 140 t in iron and 1000 t in computers; from abroad 40 mln kg iron and all computers
    assert ask("crm_concentration", "largest_group", "copper") == pytest.approx(100 * 1000 / 1140, abs=1e-6)
    squares = 100 * (1000**2 + 140**2) / 1140**2
    assert ask("crm_concentration", "herfindahl", "copper") == pytest.approx(squares, abs=1e-6)
    assert ask("crm_concentration", "abroad", "copper") == pytest.approx(100 * 1040 / 1140)
    assert ask("crm_concentration", "abroad", "manganese") == pytest.approx(100 * 40 / 140)
    assert ask("crm_concentration", "herfindahl", "cobalt") == 100


def test_coverage_is_in_kilograms(ask):
    assert ask("crm_coverage", category="total") == pytest.approx(100 * 150 / 1110)
    assert ask("crm_coverage", category="total", waste="with") == pytest.approx(100 * 150 / 1117)


def test_sources_and_status(ask):
    assert ask("crm_mass", "scope", "all", "source") == (
        "cbs_regional_flows;eu_crm_study_2023;material_content_delivery")
    assert ask("crm_mass", "scope", "all", "status") == "E"
    assert ask("crm_mass", "scope", "all", "flags") == ""


# What screens ask


def test_the_list_of_materials(ask):
    rows = {row["material"]: row for row in records(ask, materials_sql("PV26", 2022))}
    assert set(rows) == set(MASS)
    copper, neodymium = rows["copper"], rows["neodymium"]
    assert (copper["is_critical"], copper["is_strategic"], copper["above_thresholds"]) == (True, True, False)
    assert (copper["mass"], copper["goods_groups"], copper["largest_group"]) == (pytest.approx(1140), 2, 52)
    assert copper["abroad"] == pytest.approx(1040 / 1140)
    assert (neodymium["score_level"], copper["score_level"]) == ("group", "material")
    assert next(iter(rows)) == "neodymium"  # the most critical first
    assert (neodymium["source"], neodymium["status"]) == (
        "cbs_regional_flows;eu_crm_study_2023;material_content_delivery", "E")


def test_the_heatmap(ask):
    rows = {(row["goods_group"], row["material"]): row for row in records(ask, heatmap_sql("PV26", 2022))}
    assert set(rows) == {(45, "manganese"), (45, "copper"), (52, "copper"), (52, "cobalt"), (52, "neodymium")}
    assert rows[52, "copper"]["mass"] == pytest.approx(1000)
    assert rows[52, "copper"]["share"] == pytest.approx(1000 / 1140, abs=1e-9)
    assert rows[52, "copper"]["standard_error"] == pytest.approx(100)
    assert len(records(ask, heatmap_sql("PV26", 2022, {"critical": "thresholds"}))) == 3


def test_the_goods_groups(ask):
    first, second = records(ask, groups_sql("PV26", 2022))
    assert (first["goods_group"], first["materials"], first["entries"], first["import_value"]) == (52, 3, 3, 200)
    assert (second["goods_group"], second["import_value"], second["import_value_abroad"]) == (45, 80, 30)
    with pytest.raises(ValueError, match="alles"):
        groups_sql("PV26", 2022, {"critical": "alles"})


def test_on_the_list_and_above_the_thresholds_are_two_facts(ask):
    found = lists(ask.cursor())
    assert (found["listed"], found["above"], found["listed_below"]) == (34, 32, ["copper", "nickel"])
    assert found["group_scored"] == 20


# Other deliveries


def test_delivered_scores_replace_those_of_the_eu(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    ask = built(tmp_path, material_content=CONTENTS, crm_scores=replaced(SCORES, 2, supply_risk="1,5"))
    assert ask("crm_criticality", "raw_material", "copper") == pytest.approx(4 * 1.5)
    # manganese has no score now, so that it is above nothing; copper is
    assert ask("crm_criticality", "raw_material", "manganese") is None
    assert ask("crm_mass", "scope", "above_thresholds") == pytest.approx(1140 + 40 + 10)
    assert ask("crm_mass", "scope", "critical") == pytest.approx(2590)


def test_an_unknown_content_is_unknown_not_zero(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    ask = built(tmp_path, material_content=replaced(CONTENTS, 6, g_per_kg=""))
    assert ask("crm_mass", "raw_material", "cobalt") is None
    assert ask("crm_mass", "raw_material", "cobalt", "status") == "O"
    assert ask("crm_mass", "scope", "critical") == pytest.approx(2550)
    assert ask("crm_count", "goods_group", "52") == 2
    assert ask("crm_concentration", "abroad", "cobalt") is None


def test_twice_the_goods_is_twice_the_weight_at_the_same_criticality(tmp_path, monkeypatch, ask):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    double = [{**fields, "Brutogew": str(2 * int(fields["Brutogew"]))} for fields in FLOWS]
    twice = built(tmp_path, double, material_content=CONTENTS)
    assert twice("crm_mass", "raw_material") == pytest.approx({name: 2 * mass for name, mass in MASS.items()})
    assert twice("crm_criticality", category="total") == pytest.approx(ask("crm_criticality", category="total"))


# Properties of the example, all regions and years


def test_materials_and_goods_groups_add_up(example_database):
    c = cursor(example_database)
    wrong = c.execute(
        """
        with mass as (from result.indicator_value where indicator = 'crm_mass')
        select region, year, whole.value, sum(part.value)
        from mass as whole
        join mass as part using (region, year)
        join core.raw_material on material = part.category
        where whole.category = 'critical' and part.dimension = 'raw_material' and is_critical
        group by region, year, whole.value
        having abs(whole.value - sum(part.value)) > 1e-6 * whole.value
        union all
        select region, year, whole.value, sum(part.value)
        from mass as whole
        join mass as part using (region, year)
        where whole.category = 'critical' and part.dimension = 'goods_group'
        group by region, year, whole.value
        having abs(whole.value - sum(part.value)) > 1e-6 * whole.value
        """
    ).fetchall()
    assert wrong == []


def test_shares_lie_between_nothing_and_all(example_database):
    c = cursor(example_database)
    rows = c.execute(
        """
        select dimension, min(value), max(value), count(distinct region) from result.indicator_value
        where indicator = 'crm_concentration' and value is not null group by dimension order by dimension
        """
    ).fetchall()
    assert [row[0] for row in rows] == ["abroad", "herfindahl", "largest_group"]
    for _, low, high, regions in rows:
        assert 0 <= low <= high <= 100
        assert regions == 13  # twelve provinces and the nation
    above = c.execute(
        """
        select count(*) from result.indicator_value as largest join result.indicator_value as squares
            using (indicator, region, year, category)
        where indicator = 'crm_concentration' and largest.dimension = 'largest_group'
          and squares.dimension = 'herfindahl' and squares.value > largest.value + 1e-6
        """
    ).fetchone()
    assert above == (0,)


def test_the_nation_counts_imports_from_abroad_alone(example_database):
    streams = cursor(example_database).execute(
        """
        select distinct category from result.indicator_value
        where indicator = 'crm_value' and region = 'NL01' and dimension = 'stream'
        """
    ).fetchall()
    assert streams == [("import_international",)]
