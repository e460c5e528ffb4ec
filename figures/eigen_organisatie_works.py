"""Own organisation: works made comparable: mass per unit, mass avoided, environmental cost, and what is planned."""

import pandas as pd

from charts import theme
from charts.figure import Figure
from charts.trend import trend
from figures.eigen_organisatie import Own, stacked, table_of

INTENSITY, AVOIDED, MKI, PLANNED = "eigen-per-eenheid", "eigen-vermeden", "eigen-mki", "eigen-kalender"
LEVERS = ("less", "longer", "biobased", "reuse", "unsaid")
PIECE = "piece"
# More lines cannot be told apart.
LINES = len(theme.SEQUENCE)
BOTH = ("functional_unit", "functional_unit_abiotic")


def units(own: Own) -> list[str]:
    """The functional units with a figure, in the order of the list of choices."""
    rows = own.values("own_intensity", "functional_unit").dropna(subset=["value"])
    return [code for kind, code in own.listed if kind == "functional_unit" and code in set(rows["category"])]


def intensity(own: Own, unit: str) -> Figure | None:
    """kg per functional unit over the years: all material, and the primary abiotic part."""
    t, desk = own.t, own.desk
    rows = pd.concat([own.values("own_intensity", dimension, unit) for dimension in BOTH], ignore_index=True)
    rows = rows.dropna(subset=["value"])
    if rows.empty:
        return None
    rows = rows.assign(series=[t(f"eigen_organisatie.intensity.{dimension}") for dimension in rows["dimension"]])
    whole = rows[rows["dimension"] == BOTH[0]].sort_values("year")
    first, last = whole.iloc[0], whole.iloc[-1]
    name = own.name("functional_unit", unit)
    words = desk.words(
        INTENSITY, t("eigen_organisatie.intensity.title", unit=name),
        t("eigen_organisatie.intensity.subtitle", reach=own.reach("own_intensity")), rows=rows,
        indicator="own_intensity", unit=t("eigen_organisatie.intensity.unit", unit=name),
        notes=[t("eigen_organisatie.intensity.pieces")] if unit == PIECE else [],
        alt=t("eigen_organisatie.intensity.alt", unit=name, first_year=first["year"], last_year=last["year"],
              first=t.number(first["value"], 1), last=t.number(last["value"], 1)))
    chart = trend(rows, unit=words.unit, lang=desk.lang, decimals=1)
    return Figure(INTENSITY, chart, table_of(own, rows, t("eigen_organisatie.column.what")), words)


def avoided(own: Own) -> Figure | None:
    """Mass avoided against the reference designs, by lever."""
    sides = own.values("own_avoided", "side").dropna(subset=["value"])
    rows = own.values("own_avoided", "lever")
    if sides.empty:
        return None
    totals = sides.groupby("category")["value"].sum()
    lighter = 1 - totals["real"] / totals["reference"] if totals["reference"] > 0 else None
    return stacked(own, AVOIDED, "avoided", rows, "lever", LEVERS, indicator="own_avoided",
                   notes=(own.t("eigen_organisatie.avoided.note"),), percent=own.t.percent(lighter, 1),
                   reach=own.reach("own_avoided"))


def mki(own: Own) -> Figure | None:
    """MKI of works, a line for every set of weights and range of modules: never one line for two."""
    t, desk = own.t, own.desk
    rows = own.values("own_mki", "mki_set").dropna(subset=["value"]).sort_values(["category", "year"])
    if rows.empty:
        return None
    rows = rows.assign(series=[set_name(own, category) for category in rows["category"]])
    last = rows.sort_values("year").iloc[-1]
    largest = rows.groupby("series")["value"].max().nlargest(LINES)
    drawn = rows[rows["series"].isin(largest.index)]
    left_out = [t("eigen_organisatie.mki.largest", n=LINES)] if len(drawn) < len(rows) else []
    words = desk.words(
        MKI, t("eigen_organisatie.mki.title"), t("eigen_organisatie.mki.subtitle", reach=own.reach("own_mki")),
        rows=rows, indicator="own_mki", notes=[t("eigen_organisatie.mki.note"), *left_out],
        warnings=[t("eigen_organisatie.mki.warning")] if rows["category"].nunique() > 1 else [],
        alt=t("eigen_organisatie.mki.alt", year=last["year"], value=t.number(last["value"]), name=last["series"]))
    chart = trend(drawn, unit=words.unit, lang=desk.lang, styles=theme.in_turn(dict.fromkeys(drawn["series"])))
    return Figure(MKI, chart, table_of(own, rows, t("eigen_organisatie.column.mki_set")), words)


def set_name(own: Own, category: str) -> str:
    """A set of weights with its modules in words: "set A2, A-D"."""
    name, _, modules = category.partition(" ")
    return own.t("eigen_organisatie.mki.set", set=name, modules=modules) if modules != "?" else (
        own.t("eigen_organisatie.mki.set_unknown", set=name))


def planned(own: Own) -> Figure | None:
    """Expected mass of the works on the tender calendar by year of delivery and domain."""
    t = own.t
    expected = own.values("own_expected", "plan", "expected")["value"]
    if expected.isna().all():
        return None
    abiotic = own.values("own_expected", "scope", "abiotic")["value"].sum(min_count=1)
    compared = own.values("own_expected", "compared").groupby("category")["value"].sum()
    reference = compared.get("reference", 0)
    said = [t("eigen_organisatie.planned.expected", expected=t.number(expected.sum(), 1), abiotic=t.number(abiotic, 1))]
    if reference > 0:
        said.append(t("eigen_organisatie.planned.lighter", percent=t.percent(1 - compared["expected"] / reference)))
    codes = tuple(code for kind, code in own.listed if kind == "domain")
    return stacked(own, PLANNED, "planned", own.values("own_expected", "domain"), "domain", codes,
                   indicator="own_expected", notes=(t("eigen_organisatie.planned.note"),), said=" ".join(said))


def calendar(own: Own) -> pd.DataFrame:
    """The tender calendar itself, work by work, with labels; without rows where none was delivered."""
    t = own.t
    rows = own.desk.rows("select * from core.own_calendar order by year, tender_year, line")
    labels = {name: t(f"eigen_organisatie.calendar.{name}") for name in (
        "description", "domain", "tender_year", "year", "mass", "reference", "abiotic")}
    million = 1_000_000
    return pd.DataFrame({
        labels["description"]: rows["description"],
        labels["domain"]: [own.name("domain", code) for code in rows["domain"]],
        labels["tender_year"]: rows["tender_year"].astype("Int64").astype(str),
        labels["year"]: rows["year"].astype("Int64").astype(str),
        labels["mass"]: rows["mass_kg"].astype(float) / million,
        labels["reference"]: rows["reference_mass_kg"].astype(float) / million,
        labels["abiotic"]: rows["mass_kg"].astype(float) * rows["primary_non_renewable"].astype(float) / million,
    })
