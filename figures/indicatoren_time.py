"""One of the six indicators over the years, with its margin where that is known."""

import pandas as pd

from charts import theme
from charts.bars import bars, stack
from charts.figure import Figure
from charts.trend import trend
from figures.indicatoren import View
from figures.indicatoren_parts import Parts
from figures.indicatoren_said import change_words, coefficient_years, notes, warnings
from indicators.trend import EXCEPTIONAL_YEARS

TREND, STACK = "indicator-trend", "indicator-opbouw-jaren"


def trend_figure(view: View, base_year: int | None = None) -> Figure | None:
    """The values of all years as a line; beside an abiotic one that without fossil energy carriers.

    None where no year has a value.
    """
    t, desk = view.t, view.desk
    if not view.years:
        return None
    rows, styles = lines(view)
    said = change_words(view, base_year)
    words = desk.words(
        TREND, t("indicatoren.trend.title", name=view.title, region=view.place), said, rows=rows, unit=view.unit,
        indicator=view.indicator, notes=notes(view, rows), warnings=warnings(view),
        alt=t("indicatoren.trend.alt", name=view.title, region=view.place, told=told(view), change=said).strip())
    if len(view.years) == 1:
        chart = bars(rows.assign(name=rows["series"]), unit=view.unit, lang=desk.lang, decimals=view.decimals())
    else:
        chart = trend(
            rows, unit=view.unit, lang=desk.lang, styles=styles, decimals=view.decimals(),
            breaks=breaks(view, rows),
            events={year: t("indicatoren.trend.exceptional") for year in EXCEPTIONAL_YEARS})
    return Figure(TREND, chart, trend_table(view, rows), words)


def breaks(view: View, rows: pd.DataFrame) -> dict[int, str]:
    """The years in which the series breaks, with a word; the first year has nothing before it to break with."""
    return {year: view.t("indicatoren.trend.break") for year in view.desk.provenance.breaks(rows)
            if year > rows["year"].min()}


def lines(view: View) -> tuple[pd.DataFrame, dict[str, theme.Style]]:
    """The rows of every line with its name, and how each looks."""
    wanted = [view.category, *(["abiotic_non_energy"] if view.category == "abiotic" else [])]
    frames = {category: view.rows if category == view.category else view.whole(category) for category in wanted}
    named = {category: view.part(category) or view.short for category, rows in frames.items()
             if rows["value"].notna().any()}
    rows = pd.concat([frames[category].assign(series=name) for category, name in named.items()], ignore_index=True)
    if set(named) <= set(theme.RESOURCE):
        return rows, theme.styles(theme.RESOURCE, named)
    return rows, theme.in_turn(named.values())


def told(view: View) -> str:
    """The first and the last year of the line in a sentence."""
    known = view.rows.dropna(subset=["value"]).sort_values("year")
    first, last = known.iloc[0], known.iloc[-1]
    key = "one" if len(known) == 1 else "said"
    return view.t(f"indicatoren.trend.{key}", first_year=int(first["year"]), first=view.amount(first["value"]),
                  last_year=int(last["year"]), last=view.amount(last["value"]))


def trend_table(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """A row per year and line, with labels."""
    t = view.t
    table = {t("indicatoren.column.year"): rows["year"].astype(int)}
    if rows["series"].nunique() > 1:
        table[t("indicatoren.column.part")] = rows["series"]
    table |= {
        view.table_name: rows["value"], t("indicatoren.column.lower"): rows["lower"],
        t("indicatoren.column.upper"): rows["upper"],
        t("indicatoren.column.status"): [view.status(row) for _, row in rows.iterrows()],
        t("indicatoren.column.known"): [view.known(row) for _, row in rows.iterrows()],
    }
    if used := coefficients(view):
        table[t("indicatoren.column.coefficients")] = [used.get(int(y), t("common.unknown")) for y in rows["year"]]
    return pd.DataFrame(table)


def coefficients(view: View) -> dict[int, str]:
    """The year of the coefficients behind each year; empty for an indicator without these."""
    if view.measure.theme != "footprint":
        return {}
    rows = view.values(dimensions=["coefficient_year"])
    return dict(zip(rows["year"].astype(int), rows["category"], strict=True))


def stack_figure(view: View, dimension: str) -> Figure | None:
    """The parts over the years, stacked; None for a division in too many parts, or one of no whole."""
    t, desk = view.t, view.desk
    parts = Parts(view, dimension)
    raw = parts.rows().dropna(subset=["value"])
    # What is nil in every year has no place in a stack.
    rows = raw[raw.groupby("category")["value"].transform(lambda values: values.abs().max()) > 0]
    styles = parts.styles(list(dict.fromkeys(rows["category"])))
    if not parts.adds_up or rows["year"].nunique() < 2 or not styles:
        return None
    rows = rows.assign(series=[parts.name(category) for category in rows["category"]],
                       status=[view.status(row) for _, row in rows.iterrows()])
    last = rows[rows["year"] == rows["year"].max()].sort_values("value", ascending=False)
    listed = "; ".join(t("indicatoren.parts.said", name=row.series, amount=parts.amount(row.value))
                       for row in last.itertuples())
    words = desk.words(
        STACK, t("indicatoren.stack.title", name=parts.title, division=parts.division, region=view.place),
        t("indicatoren.stack.subtitle"), rows=raw, unit=parts.unit, indicator=parts.indicator,
        alt=t("indicatoren.stack.alt", name=parts.title, division=parts.division, region=view.place,
              year=int(rows["year"].max()), listed=listed),
        notes=[*parts.notes, *coefficient_years(view, raw)], warnings=warnings(view))
    chart = stack(rows[["year", "series", "value", "status"]], unit=parts.unit, lang=desk.lang, styles=styles,
                  decimals=parts.decimals(rows["value"]))
    wide = rows.pivot(index="year", columns="series", values="value")
    table = wide[[name for name in styles if name in wide]].rename_axis(t("indicatoren.column.year")).reset_index()
    return Figure(STACK, chart, table, words)
