"""The tables that ship: complete, consistent, and every figure with its unit, status and source."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from flows.sources import source, source_names
from flows.texts import LANGUAGES, Texts

DATA = Path(__file__).resolve().parents[1] / "data"
CODE_LISTS = sorted((DATA / "codelists").glob("*.csv"))
OFFICIAL = sorted((DATA / "official").glob("*.csv"))
BUNDLED = sorted((DATA / "bundled").rglob("*.csv"))
TABLES = [DATA / "sources.csv", DATA / "targets.csv", *CODE_LISTS, *OFFICIAL, *BUNDLED]
# Deliveries that a province may hold; those with bundled tables need no example.
DELIVERIES = {"lma_waste", "rme", "impact_factors", "material_content", "crm_scores", "waste_rules"}
EXAMPLES = {"lma_waste", "rme", "impact_factors", "material_content"}

KEYS = {
    "sources": ["source_id"],
    "targets": ["milestone"],
    "goods_groups": ["goods_group"],
    "abiotic_shares": ["share_set", "goods_group"],
    "transition_agendas": ["goods_group", "agenda"],
    "agendas": ["agenda"],
    "energy_shares": ["energy_split", "goods_group", "use_group"],
    "streams": ["stream"],
    "use_groups": ["use_group"],
    "regions": ["region"],
    "corop_plus": ["name"],
    "aliases": ["kind", "alias"],
    "statuses": ["status"],
    "flags": ["flag"],
    "eural_codes": ["ewc_code"],
    "eural_chapters": ["code"],
    "treatments": ["treatment"],
    "rank_groups": ["rank_group"],
    "raw_materials": ["material"],
    "material_groups": ["material_group"],
    "crm_thresholds": ["measure"],
    "mki_weights": ["weight_set", "impact"],
    "mki_sets": ["mki_set"],
    "own_use_choices": ["list", "code"],
    "own_use_methods": ["method"],
    "own_use_units": ["functional_unit"],
    "postcodes": ["postcode4"],
    "crm_scores": ["material"],
    "impact_factors": ["goods_group_nr"],
    "ranks": ["treatment_code"],
    "restrictions": ["treatment_code", "not_to"],
    "exclusions": ["ewc_code", "treatment_code"],
    "building_materials": ["building_material"],
    "activity_sections": ["section"],
    "r_strategies": ["r_strategy"],
    "circular_activities": ["nace_code"],
    "business_parks": ["park"],
    "policy_terms": ["kind", "code"],
    "policy_links": ["kind", "code", "indicator", "observation"],
    "monitor_facts": ["family", "position"],
    "monitor_goals": ["target_id"],
    "policy_register": ["measure", "year", "status", "counted"],
}
OFFICIAL_KEY = ["series", "region", "year", "measure", "category"]
OFFICIAL_TOPICS = {
    "material_flows",
    "goods_flows",
    "population",
    "gdp_jobs",
    "land_area",
    "household_waste",
    "circular_business",
}
MUNICIPALITIES_2024 = {
    "PV20": 10, "PV21": 18, "PV22": 12, "PV23": 25, "PV24": 6, "PV25": 51,
    "PV26": 26, "PV27": 44, "PV28": 50, "PV29": 13, "PV30": 56, "PV31": 31,
}  # fmt: skip


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def code_list(name: str) -> list[dict[str, str]]:
    return read(DATA / "codelists" / f"{name}.csv")


def official(topic: str) -> list[dict[str, str]]:
    return read(DATA / "official" / f"{topic}.csv")


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[\s_-]+", " ", plain).strip().casefold()


def published(topic: str, **wanted: str) -> float:
    rows = [row for row in official(topic) if all(row[key] == value for key, value in wanted.items())]
    assert len(rows) == 1, wanted
    return float(rows[0]["value"])


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_file_is_clean_and_its_key_unique(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.endswith(b"\n") and b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")
    rows = read(path)
    assert rows
    for row in rows:
        assert None not in row and None not in row.values(), row
        assert all(value == value.strip() for value in row.values()), row
    key = OFFICIAL_KEY if path in OFFICIAL else KEYS[path.stem]
    doubles = [k for k, n in Counter(tuple(row[c] for c in key) for row in rows).items() if n > 1]
    assert not doubles


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_source_resolves(path: Path) -> None:
    known = {row["source_id"] for row in read(DATA / "sources.csv")}
    for row in read(path):
        if "source_id" in row:
            assert row["source_id"] and set(row["source_id"].split(";")) <= known, row


def test_sources_are_in_use_and_say_who_and_on_what_terms() -> None:
    used = {
        source_id
        for path in TABLES[1:]
        for row in read(path)
        for source_id in row.get("source_id", "").split(";")
        if source_id
    }
    for path in (DATA.parent / "flows").glob("*/core.sql"):
        used |= {source(path.parent.name).facts["source_id"], f"example_{path.parent.name}"}
    used |= {f"{name}_delivery" for name in DELIVERIES} | {f"example_{name}" for name in EXAMPLES}
    for row in read(DATA / "sources.csv"):
        assert row["source_id"] in used, row
        assert row["title"] and row["publisher"] and row["licence"], row
        assert not row["url"] or row["url"].startswith("http"), row


def test_a_source_that_we_name_ourselves_is_named_in_english_too() -> None:
    for row in read(DATA / "sources.csv"):
        if row["publisher"] == "dit project" or row["source_id"].endswith("_delivery"):
            assert row["title_en"] and row["title_en"] != row["title"], row
            publisher = row["publisher_en"] or row["publisher"]
            assert not re.search(r"\b(dit|leverancier|provincie|en|van)\b", publisher), row


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_screen_names_by_its_code_has_words(lang: str) -> None:
    editions = {layout.edition for name in source_names() for table in source(name).tables_read for layout in table}
    flags = {row["flag"] for row in read(DATA / "codelists" / "flags.csv")}
    words = [*(f"cli.edition.{edition}" for edition in editions), *(f"data_en_methode.flag.{flag}" for flag in flags)]
    assert [key for key in words if not Texts(lang).has(key)] == []


def test_goods_groups() -> None:
    rows = code_list("goods_groups")
    assert [row["goods_group"] for row in rows] == [str(number) for number in range(1, 68)]
    for row in rows:
        assert row["name_nl"] and row["name_en"] and row["nst2007"]
        assert 0 < len(row["short_nl"]) <= 28 and 0 < len(row["short_en"]) <= 28
        assert row["resource_type"] in {"abiotic", "mixed", "biotic"}
        assert row["material"] in {"biomass", "metal", "mineral", "fossil", "mixed"}
        assert row["material_basis"] in {"published", "voorstel"}
    for column in ("name_nl", "name_en", "short_nl", "short_en"):
        assert len({row[column] for row in rows}) == 67
    assert {row["goods_group"] for row in rows if row["is_waste"] == "true"} == {"61", "62", "63", "64", "65"}
    assert {int(row["goods_group"]) for row in rows if row["is_raw_material"] == "true"} == set(range(1, 20))


def test_abiotic_shares_agree_with_the_resource_type() -> None:
    share = {"abiotic": Fraction(1), "mixed": Fraction(1, 2), "biotic": Fraction(0)}
    sets: dict[str, dict[str, str]] = defaultdict(dict)
    for row in code_list("abiotic_shares"):
        assert Fraction(row["share"]) == share[row["resource_type"]]
        assert row["reason"]
        sets[row["share_set"]][row["goods_group"]] = row["resource_type"]
    pcem = {row["goods_group"]: row["resource_type"] for row in code_list("goods_groups")}
    assert sets["pcem"] == pcem
    assert pcem["44"] == "mixed" and pcem["60"] == "abiotic"
    assert sets["concrete_abiotic"] == {**pcem, "44": "abiotic"}
    assert sets["furniture_mixed"] == {**pcem, "60": "mixed"}
    assert len(sets) == 3


def test_agenda_shares_sum_to_one() -> None:
    agendas = {row["agenda"] for row in code_list("agendas")}
    total: dict[str, Fraction] = defaultdict(Fraction)
    parts: Counter[str] = Counter()
    for row in code_list("transition_agendas"):
        assert row["agenda"] in agendas
        total[row["goods_group"]] += Fraction(row["share"])
        parts[row["goods_group"]] += 1
    assert len(total) == 67 and set(total.values()) == {Fraction(1)}
    assert sum(n == 2 for n in parts.values()) == 10


def test_energy_shares() -> None:
    uses = {row["use_group"] for row in code_list("use_groups")} - {"total"}
    split: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in code_list("energy_shares"):
        assert re.fullmatch(r"[01](\.\d{1,6})?", row["share"]) and 0 <= float(row["share"]) <= 1
        split[row["energy_split"], row["goods_group"]][row["use_group"]] = float(row["share"])
    assert {name for name, _ in split} == {"exports_average", "exports_zero"}
    for (name, group), shares in split.items():
        assert set(shares) == uses
        six = [share for use, share in shares.items() if use != "not_applicable"]
        zero = split["exports_zero", group]
        assert {u: s for u, s in shares.items() if u != "not_applicable"} == {
            u: s for u, s in zero.items() if u != "not_applicable"
        }
        if name == "exports_average":
            assert shares["not_applicable"] == pytest.approx(sum(six) / 6, abs=5e-7)
        elif group in {"12", "13", "14"}:
            assert set(shares.values()) == {1.0}
        else:
            assert shares["not_applicable"] == 0


def test_streams_and_use_groups() -> None:
    streams = code_list("streams")
    assert len(streams) == 9
    assert {row["stream"] for row in streams if row["in_formulas"] == "true"} == {
        "own_supply",
        "import_national",
        "import_international",
        "export_national",
        "export_international",
    }
    assert all(row["definition_nl"] and row["definition_en"] for row in streams)
    uses = {row["use_group"]: row for row in code_list("use_groups")}
    assert len(uses) == 8
    assert {u for u, row in uses.items() if row["can_be_negative"] == "true"} == {"stock_change"}
    assert {u for u, row in uses.items() if row["is_final_use"] == "true"} == {
        "households",
        "business_services",
        "government",
        "fixed_capital_formation",
    }


def test_regions() -> None:
    regions = {row["region"]: row for row in code_list("regions")}
    assert all(not row["parent"] or row["parent"] in regions for row in regions.values())
    towns = [row for row in regions.values() if row["kind"] == "municipality"]
    now = [row for row in towns if not row["valid_to"]]
    assert len(now) == 342
    assert Counter(row["parent"] for row in now) == MUNICIPALITIES_2024
    assert {row["region"]: row["parent"] for row in towns if row["valid_to"]} == {
        "GM0545": "PV28",
        "GM0620": "PV26",
        "GM0707": "PV28",
    }
    assert all(row["valid_to"] in {"", "2018-12-31"} for row in towns)
    assert regions["GM1961"]["valid_from"] == "2019-01-01" and regions["GM1961"]["parent"] == "PV26"
    assert {code for code, row in regions.items() if row["break_year"] == "2019"} == {"PV26", "PV28"}
    assert regions["PV26"]["name_nl"] == regions["GM0344"]["name_nl"] == "Utrecht"
    assert [code for code in regions if code.startswith("PV")] == [f"PV{n}" for n in range(20, 32)]


def test_corop_plus_regions() -> None:
    rows = code_list("corop_plus")
    provinces = {row["region"] for row in code_list("regions") if row["kind"] == "province"}
    assert len(rows) == 53
    assert {row["province"] for row in rows} == provinces
    assert sum(row["province"] == "PV26" for row in rows) == 4


def test_aliases_point_to_one_existing_code() -> None:
    codes = {
        "region": {row["region"] for row in code_list("regions")},
        "stream": {row["stream"] for row in code_list("streams")},
        "use_group": {row["use_group"] for row in code_list("use_groups")},
        "goods_group": {row["goods_group"] for row in code_list("goods_groups")},
        "corop_plus": {row["name"] for row in code_list("corop_plus")},
    }
    official_names = {("stream", folded(row["cbs_name"])): row["stream"] for row in code_list("streams")}
    official_names |= {("use_group", folded(r["cbs_name"])): r["use_group"] for r in code_list("use_groups")}
    official_names |= {
        ("goods_group", folded(r["name_nl"])): r["goods_group"] for r in code_list("goods_groups")
    }
    official_names |= {("corop_plus", folded(row["name"])): row["name"] for row in code_list("corop_plus")}
    meaning: dict[tuple[str, str], str] = dict(official_names)
    for row in code_list("aliases"):
        assert row["code"] in codes[row["kind"]], row
        name = (row["kind"], folded(row["alias"]))
        assert meaning.setdefault(name, row["code"]) == row["code"], row
    for name in ("Friesland", "Fryslân", "Fryslan"):
        assert meaning["region", folded(name)] == "PV21"
    assert meaning["region", folded("Noord Holland")] == "PV27"


def test_statuses_run_from_strong_to_weak() -> None:
    rows = code_list("statuses")
    assert [row["status"] for row in rows] == list("APEIMOQC")
    assert [int(row["rank"]) for row in rows] == list(range(1, 9))
    assert {row["flag"] for row in code_list("flags")} == {"B", "X", "K", "N"}


@pytest.mark.parametrize("path", OFFICIAL, ids=lambda path: path.stem)
def test_official_rows_are_complete(path: Path) -> None:
    regions = {row["region"] for row in code_list("regions")}
    letter = {
        "final": "A",
        "as_published": "A",
        "superseded_series": "A",
        "provisional": "P",
        "revised_provisional": "P",
        "estimated": "E",
        "derived": "E",
        "secondary_source": "E",
        "see_metadata_flag_i": "E",
    }
    for row in read(path):
        assert row["unit"] and row["status"] and row["source_id"] and row["measure"] and row["category"], row
        assert ";" not in row["source_id"], row
        assert row["status"] == letter[row["published_as"]], row
        assert row["check_only"] == ("true" if row["published_as"] == "secondary_source" else "false"), row
        assert row["region"] in regions, row
        assert re.fullmatch(r"(19|20)\d\d", row["year"]), row
        assert re.fullmatch(r"-?\d+(\.\d+)?", row["value"]), row
        assert re.fullmatch(r"[a-z][a-z0-9_]*", row["measure"]), row
        assert row["published_as"] != "superseded_series" or "Vervangen" in row["note"], row


def test_official_topics_are_there() -> None:
    assert {path.stem for path in OFFICIAL} >= OFFICIAL_TOPICS


def test_one_unit_per_series_and_measure() -> None:
    for path in OFFICIAL:
        units: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in read(path):
            units[row["series"], row["measure"]].add(row["unit"])
        assert all(len(found) == 1 for found in units.values()), path.stem


def test_published_figures() -> None:
    national = {"region": "NL01", "year": "2022", "category": "total"}
    cbs = published("material_flows", series="cbs_materiaalmonitor", measure="dmc", **national)
    eurostat = published("material_flows", series="eurostat_mfa", measure="dmc", **national)
    assert cbs == 182 and round(eurostat / 1000) == 166
    assert published("material_flows", series="cbs_materiaalmonitor", measure="dmi", **national) == 369
    parts = ("fossil", "biomass", "mineral", "metal")
    for measure, expected in (("dmi", [170, 110, 60, 30]), ("dmc", [77, 61, 34, 11])):
        found = [
            published(
                "material_flows",
                series="cbs_materiaalmonitor",
                region="NL01",
                year="2022",
                measure=measure,
                category=part,
            )
            for part in parts
        ]
        assert found == expected
    utrecht = {
        "region": "PV26",
        "year": "2022",
        "series": "cbs_regionale_goederenstromen",
        "category": "total",
    }
    for measure, value in (("inflow", 32), ("intraregional", 10), ("outflow", 25), ("supply", 18)):
        assert published("goods_flows", measure=f"{measure}_gross_weight", **utrecht) == value
    assert (
        published("material_flows", series="eurostat_cmur", measure="cmur", region="NL01", year="2023") == 32
    )
    jobs = {"region": "PV26", "measure": "circular_jobs_share"}
    assert published("circular_business", series="circulaire_bedrijvigheidsmonitor", **jobs) == 2.8
    assert published("circular_business", series="pbl_lisa_activities", **jobs) == 4.0


def test_every_province_has_its_goods_flows_of_2022() -> None:
    found = Counter(
        row["region"]
        for row in official("goods_flows")
        if row["series"] == "cbs_regionale_goederenstromen" and row["category"] == "total"
    )
    assert set(found) == set(MUNICIPALITIES_2024) and set(found.values()) == {5}


def test_targets_of_the_province_are_complete() -> None:
    rows = read(DATA / "targets.csv")
    ut = [row for row in rows if row["target_id"].startswith("UT-")]
    assert {(row["target_id"], row["target_year"], row["reduction"]) for row in ut} == {
        ("UT-ORG", "2027", "0.25"),
        ("UT-ORG", "2030", "0.5"),
        ("UT-ORG", "2035", "0.75"),
        ("UT-TERRITORY", "2035", "0.5"),
        ("UT-BUILD", "2030", "0.5"),
        ("UT-BUILD", "2035", "0.6"),
        ("UT-BIOBASED", "", ""),
        ("UT-VTH", "", ""),
        ("UT-SUBSIDY", "", ""),
    }
    assert all(
        row["base_year"] == "" and row["region"] == "PV26" and row["level"] == "province" for row in ut
    )
    by_id = {row["milestone"]: row for row in rows}
    territory = by_id["UT-TERRITORY-2035"]
    assert (territory["kind"], territory["indicator"]) == ("territory", "dmi;dmc;rmi;rmc")
    assert (territory["dimension"], territory["category"]) == ("scope", "abiotic")
    assert territory["quote"] == "mogelijk maken"
    assert {row["indicator"] for row in ut if row["target_id"] == "UT-ORG"} == {"own_use"}
    assert {row["indicator"] for row in ut if row["target_id"] == "UT-BUILD"} == {"construction"}
    assert (by_id["UT-BIOBASED"]["value"], by_id["UT-SUBSIDY"]["value"]) == ("50", "5")
    assert not by_id["UT-VTH"]["value"]


def test_targets_of_others_are_context() -> None:
    for row in read(DATA / "targets.csv"):
        assert row["scope_nl"] and row["scope_en"] and row["note_nl"] and row["note_en"], row
        assert ";" not in row["source_id"], row
        assert not (row["reduction"] and row["value"]), row
        if not row["target_id"].startswith("UT-"):
            assert row["kind"] == "context", row
        if row["target_id"].startswith("MCE-"):
            assert row["status"] == "unverified", row
        if row["source_id"] == "anp_npce_2025":
            assert "ANP" in row["note_nl"] and row["status"] == "press_report", row
