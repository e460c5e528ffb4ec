"""Where waste is treated and where it comes from, who fetched it, and in which quarter."""

import pandas as pd

from charts import theme
from charts.bars import bars, stack
from charts.figure import Figure
from figures import afval
from figures.afval import EVERYTHING, Counted
from figures.desk import Desk
from flows.code_lists import NATION
from indicators import best_practice

OUT, IN = "out", "in"
PLACES = ("inside", "outside", "abroad", "unknown")
LARGEST = 12
COLLECTION = ("direct", "collected", "unknown")


def places(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING) -> Figure | None:
    """The waste that arose in an area by where it was treated, and the waste that came from elsewhere to be treated."""
    t, nation = desk.t, region == NATION
    left = afval.values(desk, "waste_treated", [region], [year], counted, "place")
    came = afval.values(desk, "waste_received", [region], [year], counted, "origin")
    if left["value"].dropna().empty:
        return None
    whole = afval.total(afval.values(desk, "waste_treated", [region], [year], counted))
    # What arose and was treated in the area is in both; it stands here once.
    came = came[came["category"] != "inside"]
    rows = pd.concat([left.assign(way=OUT), came.assign(way=IN)], ignore_index=True)
    order = {place: number for number, place in enumerate(PLACES)}
    rows = rows.assign(order=rows["category"].map(order).fillna(len(order))).sort_values(["way", "order"], ascending=[
        False, True], kind="stable")
    kind = "nation" if nation else "area"
    names = [t(f"afval.place.{kind}.{row.way}_{row.category}") for row in rows.itertuples()]
    series = {OUT: t("afval.place.out"), IN: t("afval.place.in")}
    frame = pd.DataFrame({"name": names, "value": list(rows["value"] / afval.MLN),
                          "series": list(rows["way"].map(series)), "share": shares(rows, whole)})
    styles = theme.in_turn(list(series.values()))
    inside = afval.total(left[left["category"] == "inside"])
    words = desk.words(
        "afval-plaats", t("afval.place.title", region=desk.region_name(region), year=year),
        afval.subtitle(desk, t("afval.place.subtitle"), counted, "waste_treated"), rows=rows, indicator="waste_treated",
        unit=desk.unit("mln kg"),
        alt=t("afval.place.alt", region=desk.region_name(region), year=year, total=afval.amount(desk, whole),
              share=desk.t.percent(inside / whole if inside is not None and whole else None)),
        notes=[t("afval.place.note"), *afval.withheld(desk, rows), *afval.double(desk, counted)],
    )
    table = pd.DataFrame({
        t("afval.column.place"): names, t("afval.column.way"): frame["series"],
        t("afval.column.mln_kg"): frame["value"],
    })
    chart = bars(frame, unit=desk.unit("mln kg"), lang=desk.lang, styles=styles, decimals=1)
    return Figure("afval-plaats", chart, table, words)


def partners(
    desk: Desk, region: str, year: int, counted: Counted = EVERYTHING, internal: bool = False
) -> Figure | None:
    """The provinces that treat most waste of a province, and those whose waste it treats; None where none is known.

    What fewer companies report than may be told, or an unknown number, is left out unless `internal`.
    """
    t = desk.t
    contract = afval.values(desk, "waste_treated", [region], [year], counted)
    select = best_practice.partners_sql(region, year, counted.soil, counted.chapter_19)
    everything = best_practice.marked(desk.rows(select))
    rows = everything if internal else best_practice.without_few(everything)
    rows = rows[rows["kg"] > 0]
    if rows.empty or contract.empty:
        return None
    names = [t(f"afval.partners.{row.way}", region=desk.region_name(row.partner)) for row in rows.itertuples()]
    series = {OUT: t("afval.place.out"), IN: t("afval.place.in")}
    frame = pd.DataFrame({
        "name": names, "value": list(rows["kg"] / afval.MLN), "series": list(rows["way"].map(series))})
    words = desk.words(
        "afval-provincies-verkeer", t("afval.partners.title", region=desk.region_name(region), year=year),
        afval.subtitle(desk, t("afval.partners.subtitle"), counted, "waste_treated"), rows=contract,
        definition=t("afval.partners.definition"), unit=desk.unit("mln kg"),
        warnings=[t("afval.internal")] if internal else [],
        alt=t("afval.partners.alt", region=desk.region_name(region), year=year, first=names[0],
              most=afval.amount(desk, rows["kg"].iloc[0])),
        notes=[*([t("afval.partners.held", n=len(everything) - len(rows))] if len(rows) < len(everything) else []),
               *([t("afval.kinds.note_more", n=len(rows) - LARGEST)] if len(rows) > LARGEST else []),
               *afval.double(desk, counted)],
    )
    table = pd.DataFrame({
        t("afval.column.place"): names, t("afval.column.way"): frame["series"],
        t("afval.column.mln_kg"): frame["value"],
        t("afval.column.companies"): pd.to_numeric(rows["companies"], errors="coerce").to_numpy(),
    })
    styles = theme.in_turn(list(series.values()))
    chart = bars(frame.head(LARGEST), unit=desk.unit("mln kg"), lang=desk.lang, styles=styles, decimals=1)
    return Figure("afval-provincies-verkeer", chart, table, words)


def shares(rows: pd.DataFrame, whole: float | None) -> list[float | None]:
    """The share of each row in the waste that arose; nothing beside what came from elsewhere."""
    return [value / whole if way == OUT and pd.notna(value) and whole else None
            for value, way in zip(rows["value"], rows["way"], strict=True)]


def collection(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING) -> Figure | None:
    """The waste that a collector fetched, apart from the rest; None where the delivery tells nothing of it."""
    t = desk.t
    rows = afval.values(desk, "waste_treated", [region], [year], counted, "collection")
    if not set(rows.dropna(subset=["value"])["category"]) & {"collected", "direct"}:
        return None
    rows = rows.assign(order=rows["category"].map({name: place for place, name in enumerate(COLLECTION)}))
    rows = rows.sort_values("order")
    names = [t(f"afval.collection.{category}") for category in rows["category"]]
    whole = afval.wholes(desk, region, counted)
    frame = pd.DataFrame({"name": names, "value": list(rows["value"] / afval.MLN),
                          "share": list(rows["value"] / rows["year"].map(whole))})
    fetched = afval.total(rows[rows["category"] == "collected"])
    words = desk.words(
        "afval-inzameling", t("afval.collection.title", region=desk.region_name(region), year=year),
        afval.subtitle(desk, t("afval.collection.subtitle"), counted, "waste_treated"), rows=rows,
        indicator="waste_treated", unit=desk.unit("mln kg"),
        alt=t("afval.collection.alt", region=desk.region_name(region), year=year, value=afval.amount(desk, fetched)),
        notes=[*afval.withheld(desk, rows), *afval.double(desk, counted)],
    )
    table = pd.DataFrame({t("afval.column.collection"): names, t("afval.column.mln_kg"): frame["value"],
                          t("afval.column.share_year"): 100 * frame["share"]})
    chart = bars(frame, unit=desk.unit("mln kg"), lang=desk.lang, decimals=1)
    return Figure("afval-inzameling", chart, table, words)


def quarters(desk: Desk, region: str, counted: Counted = EVERYTHING) -> Figure | None:
    """The waste of an area per quarter, for the years that were told by month; None where none was."""
    t = desk.t
    rows = afval.values(desk, "waste_treated", [region], None, counted, "quarter")
    if rows["value"].dropna().empty:
        return None
    numbers = sorted(set(rows["category"]))
    names = {number: t("afval.quarters.quarter", n=number) for number in numbers}
    frame = pd.DataFrame({"year": rows["year"].astype(int), "series": rows["category"].map(names),
                          "value": rows["value"] / afval.MLN,
                          "status": [desk.name("status", status) for status in rows["status"]]})
    most = rows.loc[rows["value"].idxmax()]
    words = desk.words(
        "afval-kwartalen", t("afval.quarters.title", region=desk.region_name(region)),
        afval.subtitle(desk, t("afval.quarters.subtitle"), counted, "waste_treated"), rows=rows,
        indicator="waste_treated", unit=desk.unit("mln kg"),
        alt=t("afval.quarters.alt", region=desk.region_name(region), quarter=most["category"], year=int(most["year"]),
              value=afval.amount(desk, most["value"])),
        notes=[*afval.withheld(desk, rows), *afval.double(desk, counted)],
    )
    table = pd.DataFrame({
        t("charts.year"): frame["year"], t("afval.column.quarter"): frame["series"],
        t("afval.column.mln_kg"): frame["value"], t("charts.figure_status"): frame["status"],
    }).sort_values([t("charts.year"), t("afval.column.quarter")])
    styles = theme.in_turn(list(names.values()))
    chart = stack(frame, unit=desk.unit("mln kg"), lang=desk.lang, styles=styles, decimals=1)
    return Figure("afval-kwartalen", chart, table, words)
