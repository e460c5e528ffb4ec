"""The reader's own comparison: the regions, years and goods groups that were pinned, here or on another screen."""

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from charts.trend import small_multiples, trend
from figures.kaart_view import View, decimals
from indicators.comparison import with_margins
from pages.parts.kaart_structure import Structure
from pages.parts.screen import Screen

OWN, GROUPS = "eigen-vergelijking", "eigen-goederengroepen"
# More lines than this cannot be told apart in one chart.
LINES = len(theme.SEQUENCE)


def show_own(screen: Screen, view: View, structure: Structure) -> None:
    """What was pinned, for the figure in view."""
    regions = screen.pinned_regions
    if not regions:
        screen.nothing(screen.t("kaart.own.empty"))
    else:
        show_regions(screen, view, structure, regions)
    if groups := screen.pinned_groups:
        show_groups(screen, view, structure, regions or [view.region], groups)


def show_regions(screen: Screen, view: View, structure: Structure, regions: list[str]) -> None:
    """The pinned regions over the pinned years, or over all years."""
    t, years = screen.t, screen.pinned_years
    rows = with_margins(screen.values([view.indicator], regions=regions, years=years or None,
                                      dimensions=[view.dimension], categories=[view.category]))
    rows = rows.assign(series=[screen.region_name(region) for region in rows["region"]])
    known = rows.dropna(subset=["value"])
    if known.empty:
        screen.nothing()
        return
    names = list(dict.fromkeys(screen.region_name(region) for region in regions))
    frame = pd.concat([rows[rows["series"] == name] for name in names])
    frame = frame[["year", "series", "value", "lower", "upper"]]
    style = {"unit": view.unit, "lang": screen.lang, "decimals": view.decimals}
    many = len(names) > LINES
    if many:
        chart = small_multiples(frame, focus=[screen.region_name(view.region)], **style)
    elif len(set(known["year"])) == 1:
        chart = bars(frame.rename(columns={"series": "name"})[["name", "value", "lower", "upper"]], **style)
    else:
        breaks = {year: t("kaart.own.break") for year in screen.provenance.breaks(rows)}
        chart = trend(frame, breaks=breaks, **style)
    last = known[known["year"] == known["year"].max()]
    said = "; ".join(t("kaart.own.said", name=row.series, value=view.number(row.value), unit=view.unit, year=row.year)
                     for row in last.itertuples())
    subtitle = t("kaart.own.subtitle", regions=t.join(names)) if not years else t(
        "kaart.own.subtitle_years", regions=t.join(names), years=t.join([str(year) for year in sorted(years)]))
    words = screen.words(
        OWN, t("kaart.own.title", indicator=view.indicator_name, category=view.part), subtitle, rows=rows,
        alt=t("kaart.own.alt", said=said), indicator=view.indicator, warnings=view.cautions,
        notes=[*([t("kaart.own.too_many", count=len(names))] if many else []), *structure.note])
    table = frame.pivot(index="series", columns="year", values="value").reindex(frame["series"].unique())
    table.columns = [str(year) for year in table.columns]
    table = table.rename_axis(t("kaart.column.any_region")).reset_index()
    screen.show(Figure(OWN, chart, table, words), decimals=view.decimals)


def show_groups(screen: Screen, view: View, structure: Structure, regions: list[str], groups: list[str]) -> None:
    """The pinned goods groups in the pinned regions (or the one in view), in the year in view."""
    t = screen.t
    rows = with_margins(screen.values([view.indicator], regions=regions, years=[view.year],
                                      dimensions=["goods_group"], categories=groups))
    if rows.dropna(subset=["value"]).empty:
        screen.nothing(t("kaart.own.groups_empty", indicator=view.indicator_name))
        return
    regions = regions[:LINES]
    index = pd.MultiIndex.from_product([groups, regions], names=["category", "region"])
    rows_by_cell = rows.set_index(["category", "region"]).reindex(index).reset_index()
    frame = rows_by_cell.assign(
        series=[screen.region_name(region) for region in rows_by_cell["region"]],
        group=[screen.goods_name(group) for group in rows_by_cell["category"]])
    several = len(regions) > 1
    frame["name"] = frame["group"] + (" – " + frame["series"] if several else "")
    places = decimals(frame["value"])
    chart = bars(frame[["name", "series", "value", "lower", "upper"]], unit=view.unit, lang=screen.lang,
                 decimals=places, styles=theme.in_turn(list(dict.fromkeys(frame["series"]))) if several else None)
    said = "; ".join(f"{row.name} {t.number(row.value, places)}" for row in frame.itertuples(index=False))
    words = screen.words(
        GROUPS, t("kaart.own.groups_title", indicator=view.indicator_name, year=view.year),
        t("kaart.own.subtitle", regions=t.join(list(dict.fromkeys(frame["series"])))), rows=rows,
        alt=t("kaart.own.groups_alt", unit=view.unit, said=said), indicator=view.indicator, notes=structure.note,
        warnings=list(dict.fromkeys([*view.cautions, *([t("kaart.negative")] if view.indicator == "dmc" else [])])))
    table = pd.DataFrame({
        t("kaart.column.group"): [screen.goods_name(group, short=False) for group in frame["category"]],
        t("kaart.column.any_region"): frame["series"],
        f"{t('kaart.column.value')} ({view.unit})": frame["value"],
        t("kaart.column.lower"): frame["lower"],
        t("kaart.column.upper"): frame["upper"],
    })
    screen.show(Figure(GROUPS, chart, table, words), decimals=places)
