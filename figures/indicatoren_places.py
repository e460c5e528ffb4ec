"""One of the six indicators in several places: the provinces in order with what kind of place each is, and pinned ones.

Provinces in order are no league table: the words on their structure go wherever the order goes.
"""

from collections.abc import Sequence

import pandas as pd

from charts import theme
from charts.bars import bars, ranked
from charts.figure import Figure
from charts.trend import small_multiples, trend
from figures.indicatoren import View
from figures.indicatoren_said import notes, warnings
from figures.indicatoren_time import breaks
from figures.structure import Structure

PLACES, OWN = "indicator-provincies", "indicator-eigen-vergelijking"
# Lines that can be told apart in one chart.
LINES = len(theme.SEQUENCE)


def places_figure(view: View, regions: Sequence[str] | None = None) -> Figure | None:
    """The provinces (or these regions) from high to low in the year in view; None where fewer than two have a value,
    or where it is not known what kind of place each is.
    """
    t, desk = view.t, view.desk
    regions = list(regions or desk.regions(("province",), (view.indicator,)))
    asked = view.whole(view.category, regions)
    asked = asked[asked["year"] == view.year]
    structure = Structure(desk, view.year)
    if asked["value"].notna().sum() < 2 or not structure.traits:
        return None
    rows = asked.set_index("region").reindex(regions).reset_index()
    rows = rows.assign(name=[desk.region_name(region) for region in rows["region"]],
                       status=[view.status(row) for _, row in rows.iterrows()],
                       note=[structure.traits.get(region, "") for region in rows["region"]])
    rows = rows.sort_values("value", ascending=False, na_position="last", ignore_index=True)
    decimals = view.decimals(rows["value"])
    known, unknown = rows.dropna(subset=["value"]), list(rows[rows["value"].isna()]["name"])
    kept = ["name", "value", "status", "note"] + ["lower", "upper"] * bool(rows["lower"].notna().any())
    chart = ranked(rows[kept], unit=view.unit, lang=desk.lang, focus=[view.place], decimals=decimals)
    said = here(view, known)
    words = desk.words(
        PLACES, t("indicatoren.places.title", name=view.title, year=view.year), said, rows=asked, unit=view.unit,
        indicator=view.indicator,
        alt=t("indicatoren.places.alt", names=t.join([f"{row.name_} ({t.number(row.value, decimals)})" for row in
                                                      known.rename(columns={"name": "name_"}).itertuples()]),
              said=said, caution=t("indicatoren.places.no_contest")),
        notes=[*([t("indicatoren.places.unknown", names=t.join(unknown))] if unknown else []), *structure.note,
               *notes(view, view.rows[view.rows["year"] == view.year])],
        warnings=[t("indicatoren.places.no_contest"), *warnings(view, several_regions=True)])
    table = pd.DataFrame({
        t("indicatoren.column.province"): rows["name"], view.table_name: rows["value"],
        t("indicatoren.column.lower"): rows["lower"], t("indicatoren.column.upper"): rows["upper"],
        t("indicatoren.column.status"): rows["status"],
        t("kaart.structure.standout_column"): [structure.traits.get(r, t("common.unknown")) for r in rows["region"]],
    })
    return Figure(PLACES, chart, table, words)


def here(view: View, known: pd.DataFrame) -> str:
    """Where the region in view stands among the others, as a distance and not as a place in a list."""
    t, mine = view.t, known[known["region"] == view.region]["value"]
    if mine.empty:
        return ""
    middle = known["value"].median()
    return t("indicatoren.places.here", region=view.place, amount=view.amount(mine.iloc[0]),
             middle=view.amount(middle))


def own_figure(view: View, regions: Sequence[str], years: Sequence[int] = ()) -> Figure | None:
    """The regions a reader pinned over the pinned years, or over all; None without figures."""
    t, desk = view.t, view.desk
    if not regions:
        return None
    asked = view.whole(view.category, list(regions))
    asked = asked[asked["year"].isin(years)] if years else asked
    known = asked.dropna(subset=["value"])
    if known.empty:
        return None
    names = [desk.region_name(region) for region in dict.fromkeys(regions)]
    rows = asked.assign(series=[desk.region_name(region) for region in asked["region"]])
    rows = pd.concat([rows[rows["series"] == name] for name in names])
    decimals = view.decimals(rows["value"])
    style = {"unit": view.unit, "lang": desk.lang, "decimals": decimals}
    present = list(dict.fromkeys(rows["series"]))
    if len(present) > LINES:
        chart = small_multiples(rows[["year", "series", "value"]], focus=[view.place], **style)
    elif known["year"].nunique() == 1:
        chart = bars(rows[["series", "value", "lower", "upper"]].rename(columns={"series": "name"}), **style)
    else:
        chart = trend(rows[["year", "series", "value", "lower", "upper"]], breaks=breaks(view, rows), **style)
    last = known[known["year"] == known["year"].max()]
    said = "; ".join(t("indicatoren.own.said", name=desk.region_name(row.region), amount=view.amount(row.value),
                       year=int(row.year)) for row in last.itertuples())
    absent = [name for name in names if name not in present]
    words = desk.words(
        OWN, t("indicatoren.own.title", name=view.title), t("indicatoren.own.subtitle", regions=t.join(names)),
        rows=rows, unit=view.unit, indicator=view.indicator, alt=t("indicatoren.own.alt", said=said),
        notes=[*([t("indicatoren.places.unknown", names=t.join(absent))] if absent else []),
               *Structure(desk, int(last["year"].iloc[0])).note, *notes(view, rows)],
        warnings=warnings(view, several_regions=True))
    table = rows.pivot(index="series", columns="year", values="value").reindex(present)
    table.columns = [str(year) for year in table.columns]
    return Figure(OWN, chart, table.rename_axis(t("indicatoren.column.region")).reset_index(), words)
