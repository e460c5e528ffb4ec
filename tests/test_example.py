"""The example delivery: layout of the CBS table, agreement with published totals, and what must add up."""

import hashlib
import time
from pathlib import Path

import pandas as pd
import pytest

from flows.cbs_flows.example import HEADER, RECIPE_VERSION, write_example
from flows.home import DATA

USED = ["Aanbod_eigen_regio", "Invoer_nationaal", "Invoer_internationaal"]
MADE = ["Aanbod_eigen_regio", "Uitvoer_nationaal", "Uitvoer_internationaal"]
OTHER = ["Uitvoer_nationaal", "Uitvoer_internationaal"]
OTHER += ["Invoer_voor_wederuitvoer", "Wederuitvoer", "Doorvoer", "Distributie"]
INWARD = ["Invoer_nationaal", "Invoer_internationaal", "Invoer_voor_wederuitvoer", "Doorvoer"]
OUTWARD = ["Uitvoer_nationaal", "Uitvoer_internationaal", "Wederuitvoer", "Doorvoer"]
NUMBERS = ["Brutogew", "Sf_brutogew", "Waarde", "Sf_waarde"]
CELL = ["Jaar", "Stroom", "Provincie_nr", "Goederengroep_nr"]
RAW_MILK = 9


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("example") / "voorbeeld.csv"
    write_example(target)
    return target


@pytest.fixture(scope="module")
def text(path: Path) -> pd.DataFrame:
    """Every field as it stands in the file."""
    return pd.read_csv(path, sep=";", encoding="cp1252", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def rows(text: pd.DataFrame) -> pd.DataFrame:
    """Numbers as whole thousandths (nullable), so that sums are exact; classes of the goods group beside."""
    table = text.copy()
    for column in ("Jaar", "Provincie_nr", "Goederengroep_nr"):
        table[column] = table[column].astype(int)
    for column in NUMBERS:
        number = pd.to_numeric(table[column].str.replace(",", ".").where(table[column] != " "))
        table[column] = (number * 1000).round().astype("Int64")
    groups = pd.read_csv(DATA / "codelists" / "goods_groups.csv").set_index("goods_group")
    return table.join(groups[["material", "is_raw_material", "is_waste"]], on="Goederengroep_nr")


@pytest.fixture(scope="module")
def parts(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["Gebruiksgroep_naam"] != "Totaal"]


@pytest.fixture(scope="module")
def by_province(parts: pd.DataFrame) -> pd.DataFrame:
    """Known weight in 2022 in mld kg: province x stream."""
    known = parts[parts["Jaar"] == 2022]
    return known.pivot_table(index="Provincie_nr", columns="Stroom", values="Brutogew", aggfunc="sum") / 1e6


def published(topic: str, series: str, measure: str) -> pd.DataFrame:
    table = pd.read_csv(DATA / "official" / f"{topic}.csv")
    return table[(table["series"] == series) & (table["measure"] == measure) & (table["year"] == 2022)]


def province_figures(measure: str) -> pd.Series:
    found = published("goods_flows", "cbs_regionale_goederenstromen", measure)
    figures = found[found["category"] == "total"].set_index("region")["value"]
    figures.index = figures.index.str[2:].astype(int)
    return figures.sort_index()


def national_figure(measure: str, category: str = "total") -> float:
    found = published("material_flows", "cbs_materiaalmonitor", measure)
    return float(found.set_index("category")["value"][category])


def test_file_has_the_bytes_of_the_cbs_table(path: Path) -> None:
    content = path.read_bytes()
    lines = content.decode("cp1252").split("\r\n")
    assert lines[0] == HEADER
    assert lines[-1] == ""
    assert len(lines) == 1 + 238_788 + 1
    assert content.count(b"\n") == content.count(b"\r\n")
    assert "Frysl\u00e2n" in lines[1 + 67 * 7]


def test_rows_form_the_full_grid(text: pd.DataFrame) -> None:
    assert list(text.columns) == HEADER.split(";")
    assert len(text) == 12 * 9 * 67 * 33
    uses = text.groupby("Stroom")["Gebruiksgroep_naam"].agg(lambda names: list(names.unique()))
    six = ["Consumptie huishoudens", "Dienstverlening bedrijven", "Overheid", "Investeringen vaste activa"]
    six += ["Productie goederen", "Verandering voorraden", "Totaal"]
    assert all(uses[stream] == six for stream in USED)
    assert all(uses[stream] == ["Niet van toepassing", "Totaal"] for stream in OTHER)
    assert not text.duplicated(
        ["Jaar", "Stroom_nr", "Provincie_nr", "Goederengroep_nr", "Gebruiksgroep_nr"]
    ).any()
    assert sorted(text["Provincie_nr"].unique()) == [str(n) for n in range(20, 32)]
    assert sorted(text["Jaar"].unique()) == [str(n) for n in range(2015, 2024)]


def test_names_are_those_of_the_code_lists(text: pd.DataFrame) -> None:
    groups = pd.read_csv(DATA / "codelists" / "goods_groups.csv", dtype=str)
    names = text.groupby("Goederengroep_nr")["Goederengroep_naam"].unique()
    assert {nr: list(found) for nr, found in names.items()} == {
        nr: [name] for nr, name in zip(groups["goods_group"], groups["name_nl"], strict=True)
    }


def test_numbers_have_a_decimal_comma_and_three_decimals_at_most(text: pd.DataFrame) -> None:
    for column in NUMBERS:
        assert text[column].str.fullmatch(r" |-?(0|[1-9][0-9]*)(,[0-9]{1,3})?").all()


def test_every_run_writes_the_same_bytes_in_time(path: Path, tmp_path: Path) -> None:
    started = time.process_time()
    write_example(tmp_path / "again.csv")
    assert time.process_time() - started < 4
    first, second = (hashlib.sha256(p.read_bytes()).hexdigest() for p in (path, tmp_path / "again.csv"))
    assert first == second
    assert RECIPE_VERSION


@pytest.mark.parametrize(
    ("measure", "streams"),
    [
        ("inflow_gross_weight", INWARD),
        ("outflow_gross_weight", OUTWARD),
        ("intraregional_gross_weight", ["Aanbod_eigen_regio", "Distributie"]),
        ("supply_gross_weight", MADE),
    ],
)
def test_province_totals_round_to_the_published_ones(
    by_province: pd.DataFrame, measure: str, streams: list[str]
) -> None:
    figures = province_figures(measure)
    assert len(figures) == 12
    assert (by_province[streams].sum(axis=1).astype(float).round() == figures).all()


def test_value_of_supply_is_near_the_published_one(parts: pd.DataFrame) -> None:
    made = parts[(parts["Jaar"] == 2022) & parts["Stroom"].isin(MADE)]
    reached = made.groupby("Provincie_nr")["Waarde"].sum().astype(float) / 1e6
    assert (reached / province_figures("supply_value") - 1).abs().max() < 0.1


def test_use_in_zuid_holland_comes_from_where_cbs_says(by_province: pd.DataFrame) -> None:
    found = published("goods_flows", "cbs_regionale_goederenstromen", "use_origin_share")
    shares = found.set_index("category")["value"]
    used = by_province.loc[28, USED].astype(float)
    assert round(100 * used["Invoer_internationaal"] / used.sum()) == shares["abroad"]
    assert round(100 * used["Invoer_nationaal"] / used.sum()) == shares["other_provinces"]


def test_national_flows_agree_with_the_material_monitor(parts: pd.DataFrame) -> None:
    known = parts[(parts["Jaar"] == 2022) & ~parts["is_waste"]]
    extraction = (
        known[known["is_raw_material"] & known["Stroom"].isin(MADE)].groupby("material")["Brutogew"].sum()
    )
    imports = known[known["Stroom"] == "Invoer_internationaal"].groupby("material")["Brutogew"].sum()
    exports = known[known["Stroom"] == "Uitvoer_internationaal"].groupby("material")["Brutogew"].sum()
    dmc = (extraction.reindex(imports.index, fill_value=0) + imports - exports).astype(float) / 1e6
    assert dmc.sum() == pytest.approx(national_figure("dmc"), rel=0.03)
    for material in ("fossil", "biomass", "mineral", "metal"):
        assert dmc[material] == pytest.approx(national_figure("dmc", material), rel=0.03)
    assert abs(dmc["mixed"]) < 0.5
    assert extraction.sum() / 1e6 == pytest.approx(national_figure("extraction"), rel=0.1)
    assert imports.sum() / 1e6 == pytest.approx(national_figure("imports_excl_reexport"), rel=0.1)
    assert exports.sum() / 1e6 == pytest.approx(national_figure("exports_excl_reexport"), rel=0.1)


def test_nothing_is_extracted_where_the_netherlands_extracts_nothing(parts: pd.DataFrame) -> None:
    ores_and_coal = parts[parts["Goederengroep_nr"].isin([12, 15, 16]) & parts["Stroom"].isin(MADE)]
    assert ores_and_coal["Brutogew"].sum() == 0


def test_trade_between_provinces_closes_exactly(parts: pd.DataFrame) -> None:
    def traded(stream: str) -> pd.Series:
        return parts[parts["Stroom"] == stream].groupby(["Jaar", "Goederengroep_nr"])["Brutogew"].sum()

    assert (traded("Invoer_nationaal") == traded("Uitvoer_nationaal")).all()
    assert traded("Invoer_nationaal").sum() > 0


def test_reexport_leaves_nearly_as_it_came(by_province: pd.DataFrame) -> None:
    entered, left = by_province["Invoer_voor_wederuitvoer"], by_province["Wederuitvoer"]
    assert ((entered - left).abs() < 0.01 * left + 0.01).all()


@pytest.mark.parametrize("column", ["Brutogew", "Waarde"])
def test_parts_add_up_to_the_total(rows: pd.DataFrame, column: str) -> None:
    total = rows[rows["Gebruiksgroep_naam"] == "Totaal"].set_index(CELL)[column]
    cells = rows[rows["Gebruiksgroep_naam"] != "Totaal"].groupby(CELL)[column]
    complete = cells.count() == cells.size()
    sums = cells.sum()[complete]
    assert complete.mean() > 0.8
    assert (sums == total.reindex(sums.index)).all()


def test_two_to_four_per_cent_of_the_cells_are_blank(rows: pd.DataFrame, parts: pd.DataFrame) -> None:
    assert 0.02 < parts["Brutogew"].isna().mean() < 0.04
    assert 0.02 < rows["Brutogew"].isna().mean() < 0.04
    beside_milk = parts[parts["Goederengroep_nr"] != RAW_MILK]
    assert beside_milk["Brutogew"].isna().groupby(beside_milk["Jaar"]).mean().between(0.02, 0.04).all()
    split = rows[rows["Stroom"].isin(USED) & (rows["Goederengroep_nr"] != RAW_MILK)]
    assert split.loc[split["Gebruiksgroep_naam"] == "Totaal", "Brutogew"].notna().mean() > 0.999


def test_raw_milk_of_2015_is_the_known_gap(rows: pd.DataFrame) -> None:
    milk = rows[rows["Goederengroep_nr"] == RAW_MILK]
    assert milk.loc[milk["Jaar"] == 2015, NUMBERS].isna().all(axis=None)
    assert milk.loc[milk["Jaar"] == 2016, "Brutogew"].sum() > 0


def test_every_known_number_has_a_standard_error(rows: pd.DataFrame, parts: pd.DataFrame) -> None:
    known = rows[rows["Brutogew"].notna()]
    assert known[NUMBERS].notna().all(axis=None)
    filled = known["Brutogew"] != 0
    assert (known.loc[filled, "Sf_brutogew"] > 0).all()
    sized = parts[parts["Brutogew"].abs() > 100].astype({"Brutogew": float, "Sf_brutogew": float})
    relative = sized["Sf_brutogew"] / sized["Brutogew"].abs()
    large = sized["Brutogew"] > 100_000
    assert relative[large].mean() < relative[~large].mean()


def test_only_stock_change_goes_below_zero(parts: pd.DataFrame) -> None:
    below = parts[parts["Brutogew"] < 0]
    assert set(below["Gebruiksgroep_naam"]) == {"Verandering voorraden"}


def test_2020_is_a_dip_in_utrecht(parts: pd.DataFrame) -> None:
    imports = parts[(parts["Provincie_nr"] == 26) & parts["Stroom"].isin(INWARD[:2])]
    by_year = imports.groupby("Jaar")["Brutogew"].sum()
    assert by_year[2020] < min(by_year[2019], by_year[2021])
