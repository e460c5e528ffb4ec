"""The parts of the first screen: headline, verdicts, recent years, biggest groups, where it all comes from."""

from collections.abc import Iterable, Mapping
from html import escape

import pandas as pd
import streamlit as st

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from charts.table import html_table
from charts.trend import trend
from figures.margins import with_margin
from indicators.assess import Assessment
from indicators.trend import EXCEPTIONAL_YEARS
from indicators.uncertainty import Series, compare_years
from indicators.wording import change_words
from pages.parts import targets
from pages.parts.screen import Screen

CATEGORIES = ("abiotic", "abiotic_non_energy")
# Targets with a path of their own get a card; the others a line.
WITH_CARD = ("territory", "organisation", "construction")
GROUPS = 8


def headline(screen: Screen, series: Mapping[str, Series | None], base_year: int | None) -> None:
    """The use of the last year with and without fossil energy carriers, its margin, and the change."""
    parts = [amount(screen, category, found, base_year) for category, found in series.items() if found]
    targets.cards(parts)


def amount(screen: Screen, category: str, series: Series, base_year: int | None) -> str:
    """One headline figure as a card."""
    t, last = screen.t, series.latest
    unit = screen.unit(series.unit)
    title = t(f"overzicht.headline.{category}", year=last.year)
    key = "no_margin" if last.margin is None else "margin"
    margin = t(f"overzicht.headline.{key}", value=t.number(last.value), lower=t.number(last.lower),
               upper=t.number(last.upper), unit=unit)
    base = series.at(base_year or series.observations[0].year)
    change = change_words(compare_years(last, base), t, unit)
    since = "" if base_year else t("overzicht.headline.first_year", year=base.year)
    each = per_inhabitant(screen, category, series.region)
    lines = "".join(f"<p>{escape(text)}</p>" for text in (margin, each, change, since) if text)
    return (f'<div class="card card-figure"><h2>{escape(title)}</h2>'
            f'<p class="amount">{escape(screen.large(last.value, series.unit))}</p>{lines}</div>')


def per_inhabitant(screen: Screen, category: str, region: str) -> str:
    """The use per inhabitant in the last year that has one, in a sentence; "" where none has."""
    rows = screen.values(["dmi_per_capita"], [region], dimensions=["scope"], categories=[category])
    known = rows.dropna(subset=["value"]).sort_values("year")
    if known.empty:
        return ""
    last = known.iloc[-1]
    return screen.t("overzicht.headline.per_inhabitant", year=last["year"], value=screen.t.number(last["value"], 1))


def verdicts(screen: Screen, assessments: Iterable[Assessment]) -> None:
    """A card per target that has a path, and a line for each of the others."""
    t, lines, parts = screen.t, [], []
    for found in assessments:
        title = t(f"doelen.target.{found.target.kind}")
        if found.target.kind in WITH_CARD:
            parts.append(targets.card(found, screen, title))
        else:
            _, said = targets.sentences(found, screen)
            asks = targets.milestones_words(found.target, t)
            lines.append(f"<li><strong>{escape(title)}</strong> ({escape(asks)}): {escape(' '.join(said))}</li>")
    targets.cards(parts)
    st.html(f'<p class="subtitle">{escape(t("overzicht.targets.others"))}</p>'
            f'<ul class="plain-list">{"".join(lines)}</ul>')


def table_labels(screen: Screen) -> dict[str, str]:
    """The column labels of the tables of this screen."""
    names = ("year", "series", "value", "lower", "upper")
    return {name: screen.t(f"charts.{name}") for name in names} | {"status_name": screen.t("charts.figure_status")}


def recent(screen: Screen, region: str) -> None:
    """Abiotic use over the years, with and without fossil energy carriers."""
    t = screen.t
    rows = with_margin(screen.values(["dmi"], [region], dimensions=["scope"], categories=CATEGORIES))
    rows = rows.assign(series=[screen.name("scope", category) for category in rows["category"]],
                       status_name=[screen.name("status", status) for status in rows["status"]])
    names = {category: screen.name("scope", category) for category in CATEGORIES}
    words = screen.words(
        "abiotisch-gebruik", t("overzicht.recent.title", region=screen.region_name(region)),
        t("overzicht.recent.subtitle"), indicator="dmi", rows=rows,
        alt=recent_alt(screen, rows, region), notes=[t("overzicht.recent.note")],
    )
    chart = trend(rows, unit=words.unit, lang=screen.lang, styles=theme.styles(theme.RESOURCE, names),
                  breaks={year: t("overzicht.recent.break") for year in screen.provenance.breaks(rows)},
                  events={year: t("overzicht.recent.exceptional") for year in EXCEPTIONAL_YEARS})
    labels = table_labels(screen)
    table = rows.sort_values(["year", "category"])[list(labels)].rename(columns=labels)
    screen.show(Figure("abiotisch-gebruik", chart, table, words))


def recent_alt(screen: Screen, rows: pd.DataFrame, region: str) -> str:
    """The main message of the trend: first and last value of both lines."""
    t, parts = screen.t, []
    for category in CATEGORIES:
        known = rows[(rows["category"] == category) & rows["value"].notna()].sort_values("year")
        if len(known):
            first, last = known.iloc[0], known.iloc[-1]
            parts.append(t("overzicht.recent.alt_line", series=screen.name("scope", category),
                           first_year=first["year"], first=t.number(first["value"]), last_year=last["year"],
                           last=t.number(last["value"]), unit=screen.unit(last["unit"])))
    return t("overzicht.recent.alt", region=screen.region_name(region), lines=" ".join(parts))


def biggest(screen: Screen, region: str, year: int) -> None:
    """The goods groups with the largest abiotic input in the last year."""
    t = screen.t
    rows = with_margin(screen.values(["dmi"], [region], [year], ["abiotic_goods_group"]))
    rows = rows.dropna(subset=["value"]).sort_values("value", ascending=False).head(GROUPS)
    if rows.empty:
        return
    kinds = resource_types(screen)
    rows = rows.assign(name=[screen.goods_name(number, short=False) for number in rows["category"]],
                       series=[screen.name("resource_type", kinds[number]) for number in rows["category"]],
                       status_name=[screen.name("status", status) for status in rows["status"]])
    names = {kind: screen.name("resource_type", kind) for kind in ("abiotic", "mixed")}
    listed = "; ".join(screen.goods_name(number) for number in rows["category"].head(3))
    words = screen.words(
        "grootste-groepen", t("overzicht.biggest.title", region=screen.region_name(region), year=year),
        t("overzicht.biggest.subtitle", n=len(rows)), indicator="dmi", rows=rows,
        alt=t("overzicht.biggest.alt", groups=listed, region=screen.region_name(region), year=year),
        notes=[t("overzicht.biggest.note")],
    )
    chart = bars(rows.assign(name=[screen.goods_name(number) for number in rows["category"]]), unit=words.unit,
                 lang=screen.lang, styles=theme.styles(theme.RESOURCE, names))
    labels = {"name": t("overzicht.biggest.group"), "series": t("overzicht.biggest.kind")} | {
        name: label for name, label in table_labels(screen).items() if name not in ("year", "series")}
    screen.show(Figure("grootste-groepen", chart, rows[list(labels)].rename(columns=labels), words))


def resource_types(screen: Screen) -> dict[str, str]:
    """The class (abiotic, mixed, biotic) of each goods group by its number."""
    rows = screen.rows("select goods_group, resource_type from code_list.goods_groups")
    return dict(zip(rows["goods_group"].astype(str), rows["resource_type"], strict=True))


def compared(screen: Screen, region: str, year: int) -> None:
    """The regions, years and goods groups the reader pinned, side by side in the order pinned."""
    screen.comparison_set()
    groups = screen.pinned_groups
    if not (screen.pinned_regions or screen.pinned_years or groups):
        return
    t = screen.t
    places = list(dict.fromkeys([region, *screen.pinned_regions]))
    years = sorted(screen.pinned_years) or [year]
    dimension, categories = ("abiotic_goods_group", groups) if groups else ("scope", ["abiotic"])
    rows = with_margin(screen.values(["dmi"], places, years, [dimension], categories))
    if rows.empty:
        screen.nothing()
        return
    order = {code: i for i, code in enumerate(places)}
    rows = rows.assign(place=[order[code] for code in rows["region"]]).sort_values(["place", "category", "year"])
    part = {code: screen.goods_name(code) if groups else "" for code in rows["category"].unique()}
    rows = rows.assign(
        name=[f"{screen.region_name(r)}, {y}" + (f", {part[c]}" if part[c] else "")
              for r, y, c in zip(rows["region"], rows["year"], rows["category"], strict=True)],
        status_name=[screen.name("status", status) for status in rows["status"]],
    )
    listed = "; ".join(f"{name}: {t.number(value)}" for name, value in zip(rows["name"], rows["value"], strict=True))
    words = screen.words(
        "mijn-vergelijking", t("overzicht.compared.title"), t("overzicht.compared.subtitle"), indicator="dmi",
        rows=rows, alt=t("overzicht.compared.alt", listed=listed, unit=screen.unit("mln kg")),
        notes=[t("overzicht.compared.note")],
    )
    labels = {"name": t("overzicht.compared.name")} | {
        name: label for name, label in table_labels(screen).items() if name not in ("year", "series")}
    chart = bars(rows, unit=words.unit, lang=screen.lang)
    screen.show(Figure("mijn-vergelijking", chart, rows[list(labels)].rename(columns=labels), words))


def origins(screen: Screen) -> None:
    """What is example, what is real, and of when each is."""
    t = screen.t
    screen.section(t("overzicht.origins.title"), t("overzicht.origins.intro"))
    deliveries = screen.rows("select * from meta.delivery order by source")
    lines = []
    for _, delivery in deliveries.iterrows():
        if delivery["is_bundled"]:  # it stands in for a delivery, and has a publisher of its own
            lines.append((screen.provenance.one_source(delivery["source_id"]), t("overzicht.origins.stand_in"),
                          screen.provenance.published(delivery["source_id"])))
        else:
            lines.append((screen.provenance.title(delivery), kind(screen, delivery["is_example"]),
                          screen.provenance.vintage_of(delivery)))
    official = screen.rows("select max(vintage) as vintage, count(*) as n from core.observation")
    lines.append((t("overzicht.origins.official"), kind(screen, False),
                  t("overzicht.origins.rows", n=t.number(official["n"][0]))))
    lines.append((t("overzicht.origins.targets"), kind(screen, False), t("overzicht.origins.targets_when")))
    columns = [t(f"overzicht.origins.{name}") for name in ("what", "real_or_example", "when")]
    st.html(html_table(pd.DataFrame(lines, columns=columns), caption=t("overzicht.origins.caption"),
                       lang=screen.lang))


def kind(screen: Screen, is_example: bool) -> str:
    """Real or example, in a word."""
    return screen.t("overzicht.origins.example" if is_example else "overzicht.origins.real")
