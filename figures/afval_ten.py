"""The ten flows of an area beside each other: six of goods and four of waste, which are never added."""

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from figures import afval
from figures.desk import Desk
from figures.margins import with_margin
from flows.code_lists import NATION
from flows.sql import literal
from indicators import flow_link
from indicators.flow_link import Selection

# A flow of goods: which links it holds.
GOODS = {
    "extraction": {"origins": ("extraction",)},
    "import_national": {"origins": ("other_provinces",)},
    "import_international": {"origins": ("abroad",)},
    "own_supply": {"origins": ("extraction", "own_production"), "destinations": flow_link.USES},
    "export_national": {"destinations": ("other_provinces",)},
    "export_international": {"destinations": ("abroad",)},
}
# A flow of waste: its rows of the contract, which add up.
WASTE = {
    "waste_inside": ("waste_treated", "place", ("inside",)),
    "waste_imported": ("waste_received", "origin", ("outside", "abroad")),
    "waste_exported": ("waste_treated", "place", ("outside", "abroad")),
}
HOUSEHOLD = "household"
COLUMNS = [
    "flow", "year", "value", "standard_error", "unit", "status", "flags", "source", "rows_expected", "rows_known",
]


def flows(desk: Desk, region: str, year: int) -> pd.DataFrame:
    """The ten flows, one row each in a fixed order; value (mln kg) is missing where the flow is unknown.

    `year` is that of the figure: of household waste the nearest year there is. Columns: COLUMNS.
    """
    rows = [goods(desk, region, year, name, ends) for name, ends in GOODS.items()]
    rows += [waste(desk, region, year, name, *place) for name, place in WASTE.items()]
    return pd.DataFrame([*rows, household(desk, region, year)], columns=COLUMNS)


def goods(desk: Desk, region: str, year: int, name: str, ends: dict[str, tuple[str, ...]]) -> dict:
    """One flow of goods, all groups but waste."""
    found = desk.rows(flow_link.sums_sql(Selection(region, dimension="all", **ends), [year]))
    return {"flow": name, **(found.iloc[0].to_dict() if len(found) else {"year": year})}


def waste(desk: Desk, region: str, year: int, name: str, indicator: str, dimension: str, categories) -> dict:
    """One flow of waste: the sum of its rows of the contract, unknown when one of them may not be told."""
    found = desk.rows(f"""
        select
            any_value(unit) as unit, min(flags) as flags, min(source) as source,
            if(count(*) filter (status = 'C') > 0, 'C', status_of(max(weakness(status)))) as status,
            if(count(*) filter (status = 'C') > 0, null, sum(value)) as value
        from result.indicator_value
        where indicator = {literal(indicator)} and region = {literal(region)} and year = {literal(year)}
          and dimension = {literal(dimension)} and category in ({", ".join(map(literal, categories))})
    """)
    row = found.iloc[0].to_dict()
    return {"flow": name, "year": year, **row, "value": afval.mln(row["value"]), "unit": "mln kg"}


def household(desk: Desk, region: str, year: int) -> dict:
    """The official household waste of an area in the nearest year that is known."""
    found = desk.rows(f"""
        select year, value, unit, status, source_id as source
        from core.observation
        where measure = 'household_waste' and category = 'total' and region = {literal(region)} and not check_only
          and unit = 'mln kg'
        order by abs(year - {literal(year)}), year desc
        limit 1
    """)
    return {"flow": HOUSEHOLD, "flags": "", **(found.iloc[0].to_dict() if len(found) else {"year": year})}


def ten_flows(desk: Desk, region: str, year: int) -> Figure | None:
    """The ten flows as bars in two colours with the warning that goods and waste are not added; None without any."""
    t, lang = desk.t, desk.lang
    rows = flows(desk, region, year)
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    rows = with_margin(rows.assign(year=rows["year"].astype(int)))
    exists = [not (region == NATION and name.endswith("_national")) for name in rows["flow"]]
    rows = rows[exists].reset_index(drop=True)
    kind = "nation" if region == NATION else "area"
    series = {True: t("afval.ten.goods"), False: t("afval.ten.waste")}
    names = [flow_name(desk, row, year, kind) for row in rows.itertuples()]
    frame = pd.DataFrame({
        "name": names, "value": rows["value"].astype(float), "lower": rows["lower"], "upper": rows["upper"],
        "series": [series[name in GOODS] for name in rows["flow"]],
        "status": [said_status(desk, status) for status in rows["status"]],
    })
    missing = [names[place] for place in rows.index[rows["value"].isna()]]
    words = desk.words(
        "afval-tien-stromen", t(f"afval.ten.title.{kind}", region=desk.region_name(region), year=year),
        t("afval.ten.subtitle"),
        rows=known, definition=t("afval.ten.definition"), unit=desk.unit("mln kg"), warnings=[t("afval.ten.warning")],
        alt=message(desk, region, year, rows),
        notes=[t("afval.ten.note_overlap"), t("afval.ten.note_goods"), t("afval.ten.note_waste"),
               *([t("afval.ten.note_nation")] if region == NATION else []),
               *([t("afval.ten.note_missing", names=t.join(missing))] if missing else [])],
    )
    table = pd.DataFrame({
        t("afval.column.flow"): names,
        t("afval.column.goods_or_waste"): frame["series"],
        t("afval.column.mln_kg"): frame["value"],
        t("charts.lower"): frame["lower"],
        t("charts.upper"): frame["upper"],
        t("charts.year"): rows["year"],
        t("charts.figure_status"): frame["status"],
    })
    styles = theme.in_turn(list(series.values()))
    chart = bars(frame, unit=desk.unit("mln kg"), lang=lang, styles=styles)
    return Figure("afval-tien-stromen", chart, table, words)


def flow_name(desk: Desk, row, year: int, kind: str) -> str:
    """The name of a flow, with its year when that is another one than the figure's."""
    name = desk.t(f"afval.ten.{kind}.{row.flow}")
    return desk.t("afval.ten.of_year", name=name, year=row.year) if row.year != year else name


def said_status(desk: Desk, status) -> str:
    """A status in words; what has none is unknown."""
    return desk.name("status", status) if isinstance(status, str) else desk.t("common.unknown")


def message(desk: Desk, region: str, year: int, rows: pd.DataFrame) -> str:
    """The main message: the largest flow of goods and the largest of waste."""
    parts = []
    for is_goods, key in ((True, "goods"), (False, "waste")):
        mine = rows[[(name in GOODS) == is_goods for name in rows["flow"]]].dropna(subset=["value"])
        if len(mine):
            most = mine.loc[mine["value"].idxmax()]
            kind = "nation" if region == NATION else "area"
            parts.append(desk.t(f"afval.ten.alt_flow.{key}", name=flow_name(desk, most, year, kind),
                                value=f"{desk.t.number(most['value'])} {desk.unit('mln kg')}"))
    return desk.t("afval.ten.alt", region=desk.region_name(region), year=year, parts=" ".join(parts))
