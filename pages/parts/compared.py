"""The reader's own comparison on the targets screen: other regions beside Utrecht, and the pinned years."""

from html import escape

import pandas as pd
import streamlit as st

from charts import theme
from charts.figure import Figure
from charts.table import html_table, instead
from charts.trend import trend
from figures import targets
from indicators.assess import Assessment
from indicators.comparison import indexed
from indicators.uncertainty import RHO_USED, Series
from pages.parts.screen import HOME_REGION, Screen

FIGURE = "ter-vergelijking"
# Lines that can be told apart, the region of the target among them.
LINES = len(theme.SEQUENCE)


def show(screen: Screen, found: Assessment, measure: str, category: str) -> None:
    """The pinned regions since the base year beside Utrecht and its path, and the pinned years in a table."""
    regions = [code for code in screen.pinned_regions if code != HOME_REGION]
    years = sorted(screen.pinned_years)
    if found.series is None or not (regions or years or screen.pinned_groups):
        return
    t = screen.t
    series = {HOME_REGION: found.series} | {
        code: targets.territory(screen, measure, category, code) for code in regions[:LINES - 1]}
    base = base_of(found)
    told = table(screen, series, base, found)
    if regions:
        lines(screen, found, series, told, base, regions, years)
    if years:
        screen.section(t("doelen.compared.years_title"), t("doelen.compared.years_intro", base=base), level=3)
        rows = told[told[t("charts.year")].isin(years)]
        if rows.empty:
            screen.nothing()
        else:
            caption = t("doelen.compared.years_caption", measure=screen.name("indicator", measure),
                        scope=screen.name("scope", category).lower())
            st.html(html_table(rows, caption=caption, lang=screen.lang, decimals=decimals(screen, found)))
    if screen.pinned_groups:
        st.html(f'<p class="subtitle">{escape(t("doelen.compared.no_groups"))}</p>')


def base_of(found: Assessment) -> int:
    """The year that is set to 100: the base year, or else the first year with a figure."""
    known = [one.year for one in found.series.observations if one.value is not None]
    return found.base.year if found.base else known[0]


def table(screen: Screen, series: dict[str, Series | None], base: int, found: Assessment) -> pd.DataFrame:
    """Region, year, use, index with its margin and, for Utrecht only, its path; with labels."""
    t, parts = screen.t, []
    for code, one in series.items():
        if one is None:
            continue
        rows = indexed(one, base).assign(region=screen.region_name(code))
        if found.path is not None and code == HOME_REGION:
            rows = rows.merge(found.table()[["year", "index_linear"]], on="year", how="left")
        parts.append(rows)
    labels = {"region": t("doelen.compared.region"), "year": t("charts.year"),
              "value": t("doelen.compared.use", unit=screen.unit(found.unit)),
              "index": t("doelen.compared.index", base=base), "lower": t("charts.lower"), "upper": t("charts.upper")}
    whole = pd.concat(parts, ignore_index=True)
    if "index_linear" in whole:
        # The path is of one region: the cells of the others say that it is not theirs.
        home = whole["region"] == screen.region_name(HOME_REGION)
        level = instead(whole["index_linear"], t("doelen.compared.before_base"), where=home)
        whole["index_linear"] = instead(level, t("doelen.compared.not_theirs"))
        labels["index_linear"] = path_name(screen)
    return whole[list(labels)].rename(columns=labels)


def path_name(screen: Screen) -> str:
    """The name of the path of the territory, with the region it holds for."""
    return screen.t("doelen.compared.path", region=screen.region_name(HOME_REGION))


def decimals(screen: Screen, found: Assessment) -> dict[str, int]:
    """One decimal for what is compared, none for large weights."""
    t, unit = screen.t, screen.unit(found.unit)
    index = t("doelen.compared.index", base=base_of(found))
    compared = dict.fromkeys((index, t("charts.lower"), t("charts.upper"), path_name(screen)), 1)
    return compared | {t("doelen.compared.use", unit=unit): 0 if found.unit.startswith("mln") else 2}


def lines(screen: Screen, found: Assessment, series: dict[str, Series | None], told: pd.DataFrame, base: int,
          regions: list[str], years: list[int]) -> None:
    """A line per region with the base year at 100, and the path of Utrecht under its own name."""
    t, home = screen.t, screen.region_name(HOME_REGION)
    drawn = []
    for code, one in series.items():
        if one is not None:
            drawn.append(indexed(one, base).assign(series=screen.region_name(code)))
    frame = pd.concat(drawn, ignore_index=True)[["year", "series", "index", "lower", "upper"]]
    frame = frame.rename(columns={"index": "value"})
    frame = frame[frame["series"].isin(frame.dropna(subset=["value"])["series"])]
    names = list(dict.fromkeys(frame["series"]))
    styles = theme.in_turn(names)
    if found.path is not None:
        # As far as there are figures; the whole path stands in the figure of the target itself.
        path = found.table()[["year", "index_linear"]].dropna().rename(columns={"index_linear": "value"})
        path = path[path["year"] <= frame["year"].max()]
        frame = pd.concat([frame, path.assign(series=path_name(screen))], ignore_index=True)
        styles[path_name(screen)] = theme.Style(theme.TARGET, (7, 3), "diamond")
    rows = screen.values([found.series.indicator], [HOME_REGION, *regions[:LINES - 1]], dimensions=["scope"],
                         categories=[found.series.category])
    last = frame[frame["series"].isin(names)].dropna(subset=["value"]).groupby("series", sort=False).tail(1)
    said = "; ".join(t("doelen.compared.said", region=one.series, year=one.year, value=t.number(one.value, 0))
                     for one in last.itertuples())
    unit = t("doelen.compared.unit", base=base)
    words = screen.words(
        FIGURE, t("doelen.compared.title", base=base),
        t(f"doelen.compared.{'subtitle' if found.base else 'subtitle_first'}", base=base,
          measure=screen.name("indicator", found.series.indicator),
          scope=screen.name("scope", found.series.category).lower()),
        indicator=found.series.indicator, rows=rows, unit=unit,
        warnings=[t("doelen.compared.only_home", region=home)],
        alt=t("doelen.compared.alt", base=base, said=said),
        notes=notes(screen, series, names, base, regions),
    )
    marked = {year: t("doelen.compared.pinned") if year == years[0] else "" for year in years}
    chart = trend(frame, unit=unit, lang=screen.lang, styles=styles, events=marked)
    screen.show(Figure(FIGURE, chart, told, words), decimals=decimals(screen, found))


def notes(screen: Screen, series: dict[str, Series | None], names: list[str], base: int,
          regions: list[str]) -> list[str]:
    """What to know before comparing: structure, margin, and who is not in the picture."""
    t = screen.t
    said = [t("doelen.compared.structure"), t("doelen.compared.margin", rho=t.number(RHO_USED, 1))]
    if absent := [screen.region_name(code) for code in series if screen.region_name(code) not in names]:
        said.append(t("doelen.compared.absent", base=base, regions=t.join(absent)))
    if len(regions) > LINES - 1:
        said.append(t("doelen.compared.too_many", count=LINES - 1))
    return said
