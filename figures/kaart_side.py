"""The provinces side by side: a small line each, on one scale or as its change since its own first year."""

import pandas as pd

from charts.figure import Figure, Words
from charts.trend import small_multiples
from figures.kaart_view import View
from figures.structure import Structure
from indicators.comparison import development_sql

SIDE = "provincies-naast-elkaar"


def side_figure(view: View, structure: Structure, own: bool = False) -> Figure | None:
    """A line per province over all years, on one scale or, when `own`, as its change; None where nothing is known."""
    desk, t = view.desk, view.desk.t
    rows = desk.rows(development_sql(view.indicator, view.dimension, view.category, view.regions)) if own else (
        view.rows)
    # In the order of the year in view, so that both scales and the list agree; a province without figures has a panel.
    cells = pd.MultiIndex.from_product([view.now["region"], view.years], names=["region", "year"])
    frame = rows.set_index(["region", "year"]).reindex(cells).reset_index()
    frame = frame.assign(series=[desk.region_name(region) for region in frame["region"]])
    if frame["value"].isna().all():
        return None
    start = int(rows["base_year"].dropna().iloc[0]) if own else None
    unit = t("kaart.side.change", year=start) if own else view.unit
    decimals = 1 if own else view.decimals
    lines, name = frame[["year", "series", "value"]], desk.region_name(view.region)
    chart = small_multiples(lines, unit=unit, lang=desk.lang, focus=[name], decimals=decimals, row_height=118,
                            change=own)
    return Figure(SIDE, chart, table(view, frame), words(view, structure, frame, unit, decimals, start))


def words(view: View, structure: Structure, frame: pd.DataFrame, unit: str, decimals: int,
          start: int | None) -> Words:
    """What is said about the lines; `start` is the year they count from, None on one scale."""
    desk, t, known = view.desk, view.desk.t, frame.dropna(subset=["value"])
    last = int(known["year"].max())
    ends = known[known["year"] == last].sort_values("value")
    said = {
        "last": last, "lowest": ends["series"].iloc[0], "lowest_value": t.number(ends["value"].iloc[0], decimals),
        "highest": ends["series"].iloc[-1], "highest_value": t.number(ends["value"].iloc[-1], decimals)}
    if start is None:
        alt = t("kaart.side.alt_same", focus=view.in_words(view.region), **said)
        subtitle = t("kaart.side.subtitle_same")
    else:
        mine = ends[ends["region"] == view.region]["value"]
        alt = t("kaart.side.alt_own", year=start, name=desk.region_name(view.region),
                value=t.number(mine.iloc[0] if len(mine) else None, decimals), **said)
        subtitle = t("kaart.side.subtitle_own", year=start)
    definition = desk.definition(view.indicator)
    title = t("kaart.side.title", indicator=view.indicator_name, category=view.part, first=view.years[0], last=last)
    return desk.words(
        SIDE, title, subtitle, rows=view.rows, alt=alt, indicator=view.indicator, unit=unit, notes=structure.note,
        warnings=view.cautions,
        definition=t("kaart.side.change_definition", year=start, definition=definition) if start else definition)


def table(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    """A row per province, a column per year."""
    wide = frame.pivot(index="series", columns="year", values="value").reindex(frame["series"].unique())
    wide.columns = [str(year) for year in wide.columns]
    return wide.rename_axis(view.desk.t("kaart.column.region")).reset_index()
