"""The lists and bundled tables of waste, impacts and raw materials: complete, joined up, and exact."""

import re
from collections import Counter
from decimal import Decimal

import duckdb

from flows.code_lists import load_code_lists
from tests.test_data import DATA, code_list, read

RANK = re.compile(r"[A-I][1-9]")


def bundled(name: str) -> list[dict[str, str]]:
    return read(DATA / "bundled" / f"{name}.csv")


def distinct(rows: list[dict[str, str]], column: str, **wanted: str) -> set[str]:
    return {row[column] for row in rows if all(row[key] == value for key, value in wanted.items())}


# Waste


def test_eural_codes_are_complete_and_keep_their_zeros() -> None:
    rows = code_list("eural_codes")
    assert len(rows) == 842
    assert sum(row["is_hazardous"] == "true" for row in rows) == 408
    for row in rows:
        assert re.fullmatch(r"\d{6}", row["ewc_code"]), row
        assert row["shown"].rstrip("*").replace(" ", "") == row["ewc_code"], row
        assert row["shown"].endswith("*") == (row["is_hazardous"] == "true"), row
        assert (row["chapter"], row["subchapter"]) == (row["ewc_code"][:2], row["ewc_code"][:4])
        assert re.fullmatch(r"(absolute|mirror)_(non_)?hazardous", row["entry_type"]), row
        assert ("non_hazardous" not in row["entry_type"]) == (row["is_hazardous"] == "true"), row
        assert row["name_nl"] and row["name_en"], row
    assert rows[0]["ewc_code"] == "010101"
    assert not any(re.search(r"\bpcbs?\b|\bhf[ck]\b", row["name_en"]) for row in rows)


def test_eural_chapters_are_those_of_the_codes() -> None:
    chapters = {row["code"]: row for row in code_list("eural_chapters")}
    codes = code_list("eural_codes")
    assert distinct(list(chapters.values()), "code", level="chapter") == distinct(codes, "chapter")
    assert distinct(list(chapters.values()), "code", level="subchapter") == distinct(codes, "subchapter")
    assert len(distinct(codes, "chapter")) == 20
    for row in chapters.values():
        assert row["chapter"] == row["code"][:2] and row["name_nl"] and row["name_en"]
        assert row["name_basis"] in {"published", "translated"}
        if row["level"] == "chapter":
            assert 0 < len(row["short_nl"]) <= 28 and 0 < len(row["short_en"]) <= 28, row
    # The English source gives 06 06 the name of 06 05.
    assert "sulphur" in chapters["0606"]["name_en"] and chapters["0606"]["note"]


def test_treatments_stand_on_the_ladder() -> None:
    groups = {row["rank_group"]: row for row in code_list("rank_groups")}
    treatments = {row["treatment"]: row for row in code_list("treatments")}
    assert list(groups) == list("ABCDEFGHI")
    assert [row["position"] for row in groups.values()] == [str(number) for number in range(1, 10)]
    assert [code for code, row in groups.items() if row["is_storage"] == "true"] == ["I"]
    assert all(len(row[name]) <= 22 for row in groups.values() for name in ("short_nl", "short_en"))
    assert len(treatments) == 31
    for row in treatments.values():
        assert re.fullmatch(r"[A-G]\d\d", row["treatment"]) and RANK.fullmatch(row["ladder_rank"])
        assert row["rank_group"] == row["ladder_rank"][0]
        assert row["rank_group"] in groups and row["rank_group_2023"] in groups
        assert row["name_nl"] and row["name_en"] and row["lma_name"]
    assert len(distinct(list(treatments.values()), "ladder_rank")) == 31
    assert distinct(list(treatments.values()), "rank_group") == set(groups)
    assert {row["treatment_code"]: row["rank"] for row in bundled("waste_rules/ranks")} == {
        code: row["ladder_rank"] for code, row in treatments.items()
    }


def test_rules_of_our_own_are_proposals_with_a_reason() -> None:
    rank = {row["treatment_code"]: row["rank"] for row in bundled("waste_rules/ranks")}
    codes = {row["ewc_code"]: row for row in code_list("eural_codes")}
    restrictions, exclusions = bundled("waste_rules/restrictions"), bundled("waste_rules/exclusions")
    assert (len(restrictions), len(exclusions)) == (15, 12)
    for row in restrictions + exclusions:
        assert row["basis"] == "voorstel" and row["reason_nl"].endswith(".") and row["reason_en"].endswith(".")
        assert row["source_id"].startswith("waste_rules_proposal;"), "a reason has a ground"
    for row in restrictions:
        # A rule that forbids what is no improvement would do nothing.
        assert rank[row["not_to"]][0] < rank[row["treatment_code"]][0], row
    for row in exclusions:
        assert row["ewc_code"] in codes and row["treatment_code"] in rank, row
        if row["treatment_code"] != "B01":
            assert codes[row["ewc_code"]]["is_hazardous"] == "true", row


def test_postcodes_lie_in_a_municipality_of_their_province() -> None:
    rows = {row["postcode4"]: row for row in code_list("postcodes")}
    regions = {row["region"]: row for row in code_list("regions")}
    now = {code for code, row in regions.items() if row["kind"] == "municipality" and not row["valid_to"]}
    assert len(rows) == 4069
    for postcode, row in rows.items():
        assert re.fullmatch(r"[1-9]\d{3}", postcode)
        assert regions[row["municipality"]]["parent"] == row["region"], row
    assert {row["municipality"] for row in rows.values()} == now
    # Utrecht city; Vianen and Leerdam (Vijfheerenlanden since 2019); Woerdense Verlaat, just outside.
    assert rows["3511"]["municipality"] == "GM0344"
    assert {rows[code]["municipality"] for code in ("4131", "4141")} == {"GM1961"}
    assert rows["3651"]["region"] == "PV28"


# Impacts


def test_stand_ins_cover_31_groups_and_no_other_is_zero() -> None:
    rows = bundled("impact_factors")
    groups = distinct(code_list("goods_groups"), "goods_group")
    assert len(rows) == 31 and distinct(rows, "goods_group_nr") < groups
    for row in rows:
        assert Decimal(row["co2_kg_per_kg"]) > 0 and Decimal(row["mki_eur_per_kg"]) > 0
        assert (row["mki_set"], row["basis"]) == ("climate_only", "voorstel")
        assert row["fit"] in {"good", "fair", "poor"} and row["stand_in_nl"] and row["stand_in_en"]
    assert not distinct(rows, "goods_group_nr") & distinct(code_list("goods_groups"), "goods_group", is_waste="true")
    assert Counter(row["fit"] for row in rows) == {"poor": 16, "fair": 10, "good": 5}


def test_euros_are_the_climate_weight_times_co2_exactly() -> None:
    weights = {row["impact"]: row["eur_per_unit"] for row in code_list("mki_weights")}
    weight = Decimal(weights["climate_total"])
    for row in bundled("impact_factors"):
        assert Decimal(row["mki_eur_per_kg"]) == weight * Decimal(row["co2_kg_per_kg"]), row


def test_weights_say_what_is_not_known() -> None:
    rows = code_list("mki_weights")
    unknown = [row for row in rows if not row["eur_per_unit"]]
    assert (len(rows), len(unknown)) == (19, 6)
    assert all(row["note_nl"] and row["note_en"] for row in unknown)
    assert not any(Decimal(row["eur_per_unit"]) == 0 for row in rows if row["eur_per_unit"])
    parts = distinct(rows, "impact", part_of="climate_total")
    assert parts == {"climate_fossil", "climate_biogenic", "climate_land_use"}


# Raw materials


def test_on_the_list_and_above_the_thresholds_are_two_things() -> None:
    rows = code_list("raw_materials")
    assert len(distinct(rows, "critical_entry", is_critical="true")) == 34
    above = distinct(rows, "critical_entry", is_critical="true", meets_thresholds="true")
    assert len(above) == 32
    assert distinct(rows, "critical_entry", is_critical="true") - above == {"copper", "nickel"}
    assert not distinct(rows, "material", is_critical="false", meets_thresholds="true")
    assert distinct(rows, "material", is_critical="true", meets_thresholds="false") == {"copper", "nickel"}


def test_scores_against_the_two_thresholds() -> None:
    threshold = {row["measure"]: Decimal(row["threshold"]) for row in code_list("crm_thresholds")}
    assert threshold == {"supply_risk": Decimal(1), "economic_importance": Decimal("2.8")}
    groups = distinct(code_list("material_groups"), "material_group")
    rows = code_list("raw_materials")
    assert distinct(rows, "material_group") == groups
    for row in rows:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", row["material"]) and row["name_nl"] and row["name_en"], row
        assert bool(row["critical_entry"]) == (row["is_critical"] == "true")
        assert bool(row["strategic_entry"]) == (row["is_strategic"] == "true")
        if not row["supply_risk"]:
            assert row["material_group"] == "not_screened" and not row["meets_thresholds"] and row["note_nl"]
            continue
        reaches = all(Decimal(row[measure]) >= limit for measure, limit in threshold.items())
        assert row["meets_thresholds"] == str(reaches).lower(), row
        assert row["score_level"] in {"material", "group"}
        assert row["score_level"] == "material" or (row["note_nl"] and row["note_en"])
    for name in ("name_nl", "name_en"):
        assert len(distinct(rows, name)) == len(rows) == 89
    # Ten heavy and five light rare earths, five platinum metals.
    assert len(distinct(rows, "material", score_level="group")) == 20


def test_bundled_scores_are_those_of_the_list() -> None:
    listed = {
        row["material"]: (row["economic_importance"], row["supply_risk"], row["score_level"])
        for row in code_list("raw_materials")
        if row["supply_risk"]
    }
    scores = {
        row["material"]: (row["economic_importance"], row["supply_risk"], row["score_level"])
        for row in bundled("crm_scores")
    }
    assert len(scores) == 87 and scores == listed


# In the database


def test_the_lists_arrive_with_their_types() -> None:
    with duckdb.connect() as connection:
        load_code_lists(connection)
        types = dict(
            connection.execute(
                "select distinct column_name, data_type from duckdb_columns() where schema_name = 'code_list'"
            ).fetchall()
        )
        wanted = {"ewc_code": "VARCHAR", "is_hazardous": "BOOLEAN", "position": "TINYINT", "ladder_rank": "VARCHAR"}
        wanted |= {"supply_risk": "DECIMAL(9,4)", "threshold": "DECIMAL(9,4)", "eur_per_unit": "DECIMAL(12,6)"}
        assert {name: types[name] for name in wanted} == wanted
        unknown = connection.execute(
            "select count(*) from code_list.raw_materials where supply_risk is null and meets_thresholds is null"
        ).fetchone()
        assert unknown == (2,)
        # A decimal column of too few places would round silently.
        for row in code_list("mki_weights"):
            kept = connection.execute(
                "select eur_per_unit from code_list.mki_weights where impact = ?", [row["impact"]]
            ).fetchone()[0]
            assert kept == (Decimal(row["eur_per_unit"]) if row["eur_per_unit"] else None)
