"""The first screen: headline, verdicts, recent years, biggest groups, where it all comes from."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from charts.trend import trend
from figures import bouw, targets
from figures.desk import Desk
from figures.margins import with_margin
from flows.sources import source as kind_of_delivery
from flows.sql import literal
from indicators.assess import Assessment, assess_each
from indicators.trend import EXCEPTIONAL_YEARS
from indicators.uncertainty import Series, compare_years
from indicators.wording import change_words

CATEGORIES = ("abiotic", "abiotic_non_energy")
# Targets with a path of their own get a card; the others a line.
WITH_CARD = ("territory", "organisation", "construction")
GROUPS = 8
FLOWS = "cbs_flows"


def headline(desk: Desk, series: Mapping[str, Series | None], base_year: int | None) -> list[str]:
    """The use of the last year with and without fossil energy carriers, its margin, and the change: cards as HTML."""
    return [amount(desk, category, found, base_year) for category, found in series.items() if found]


def amount(desk: Desk, category: str, series: Series, base_year: int | None) -> str:
    """One headline figure as a card."""
    t, last = desk.t, series.latest
    unit = desk.unit(series.unit)
    title = t(f"overzicht.headline.{category}", year=last.year)
    key = "no_margin" if last.margin is None else "margin"
    margin = t(f"overzicht.headline.{key}", value=t.number(last.value), lower=t.number(last.lower),
               upper=t.number(last.upper), unit=unit)
    base = series.at(base_year or series.observations[0].year)
    change = change_words(compare_years(last, base), t, unit)
    since = "" if base_year else t("overzicht.headline.first_year", year=base.year)
    each = per_inhabitant(desk, category, series.region)
    lines = "".join(f"<p>{escape(text)}</p>" for text in (margin, each, change, since) if text)
    return (f'<div class="card card-figure"><h2>{escape(title)}</h2>'
            f'<p class="amount">{escape(desk.large(last.value, series.unit))}</p>{lines}</div>')


def per_inhabitant(desk: Desk, category: str, region: str) -> str:
    """The use per inhabitant in the last year that has one, in a sentence; "" where none has."""
    rows = desk.values(["dmi_per_capita"], [region], dimensions=["scope"], categories=[category])
    known = rows.dropna(subset=["value"]).sort_values("year")
    if known.empty:
        return ""
    last = known.iloc[-1]
    return desk.t("overzicht.headline.per_inhabitant", year=last["year"], value=desk.t.number(last["value"], 1))


def held(desk: Desk, territory: Series | None, base_year: int | None,
         organisation: Assessment | None = None) -> list[Assessment]:
    """The province's targets, each held against data of its own scope where there are any.

    `organisation` is that of `figures.eigen_organisatie`, which knows how much was measured.
    """
    own = targets.of_the_province(targets.all_targets(desk))
    series = [found for found in (territory, *bouw.series(desk)) if found is not None]
    return [organisation if organisation and one.target == organisation.target else one
            for one in assess_each(own, series, base_year)]


def verdicts(desk: Desk, assessments: Iterable[Assessment]) -> tuple[list[str], list[tuple[str, str]]]:
    """A card (HTML) per target that has a path, and what is said of each of the others: its name and a sentence."""
    t, lines, parts = desk.t, [], []
    for found in assessments:
        title = t(f"doelen.target.{found.target.kind}")
        if found.target.kind in WITH_CARD:
            # The flows of construction are more than what goes into new build and renovation.
            approximate = found.target.kind == "construction" and found.series is not None
            parts.append(targets.card(found, desk, title, [t("bouw.proxy")] if approximate else []))
        else:
            _, said = targets.sentences(found, desk)
            asks = targets.milestones_words(found.target, t)
            lines.append((title, f"({asks}): {' '.join(said)}"))
    return parts, lines


def table_labels(desk: Desk) -> dict[str, str]:
    """The column labels of the tables of this screen."""
    names = ("year", "series", "value", "lower", "upper")
    return {name: desk.t(f"charts.{name}") for name in names} | {"status_name": desk.t("charts.figure_status")}


def recent(desk: Desk, region: str) -> Figure | None:
    """Abiotic use over the years, with and without fossil energy carriers; None where no year is known."""
    t = desk.t
    rows = with_margin(desk.values(["dmi"], [region], dimensions=["scope"], categories=CATEGORIES))
    if rows["value"].isna().all():
        return None
    rows = rows.assign(series=[desk.name("scope", category) for category in rows["category"]],
                       status_name=[desk.name("status", status) for status in rows["status"]])
    names = {category: desk.name("scope", category) for category in CATEGORIES}
    words = desk.words(
        "abiotisch-gebruik", t("overzicht.recent.title", region=desk.region_name(region)),
        f"{t('overzicht.recent.subtitle')} {margin_words(desk, rows, 'overzicht.recent.margin')}",
        indicator="dmi", rows=rows,
        alt=recent_alt(desk, rows, region), notes=[t("overzicht.recent.note")],
    )
    chart = trend(rows, unit=words.unit, lang=desk.lang, styles=theme.styles(theme.RESOURCE, names),
                  breaks={year: t("overzicht.recent.break") for year in desk.provenance.breaks(rows)},
                  events={year: t("overzicht.recent.exceptional") for year in EXCEPTIONAL_YEARS})
    labels = table_labels(desk)
    table = rows.sort_values(["year", "category"])[list(labels)].rename(columns=labels)
    return Figure("abiotisch-gebruik", chart, table, words)


def margin_words(desk: Desk, rows: pd.DataFrame, drawn: str) -> str:
    """How the margin is drawn, or that it is not known."""
    return desk.t(drawn if rows["lower"].notna().any() else "overzicht.no_margin")


def recent_alt(desk: Desk, rows: pd.DataFrame, region: str) -> str:
    """The main message of the trend: first and last value of both lines."""
    t, parts = desk.t, []
    for category in CATEGORIES:
        known = rows[(rows["category"] == category) & rows["value"].notna()].sort_values("year")
        if len(known):
            first, last = known.iloc[0], known.iloc[-1]
            parts.append(t("overzicht.recent.alt_line", series=desk.name("scope", category),
                           first_year=first["year"], first=t.number(first["value"]), last_year=last["year"],
                           last=t.number(last["value"]), unit=desk.unit(last["unit"])))
    return t("overzicht.recent.alt", region=desk.region_name(region), lines=" ".join(parts))


def biggest(desk: Desk, region: str, year: int) -> Figure | None:
    """The goods groups with the largest abiotic input in a year; None where none is known."""
    t = desk.t
    rows = with_margin(desk.values(["dmi"], [region], [year], ["abiotic_goods_group"]))
    rows = rows.dropna(subset=["value"]).sort_values("value", ascending=False).head(GROUPS)
    if rows.empty:
        return None
    kinds = resource_types(desk)
    rows = rows.assign(name=[desk.goods_name(number, short=False) for number in rows["category"]],
                       series=[desk.name("resource_type", kinds[number]) for number in rows["category"]],
                       status_name=[desk.name("status", status) for status in rows["status"]])
    names = {kind: desk.name("resource_type", kind) for kind in ("abiotic", "mixed")}
    listed = "; ".join(desk.goods_name(number) for number in rows["category"].head(3))
    words = desk.words(
        "grootste-groepen", t("overzicht.biggest.title", region=desk.region_name(region), year=year),
        f"{t('overzicht.biggest.subtitle', n=len(rows))} {margin_words(desk, rows, 'overzicht.biggest.margin')}",
        indicator="dmi", rows=rows,
        alt=t("overzicht.biggest.alt", groups=listed, region=desk.region_name(region), year=year),
        notes=[t("overzicht.biggest.note")],
    )
    chart = bars(rows.assign(name=[desk.goods_name(number) for number in rows["category"]]), unit=words.unit,
                 lang=desk.lang, styles=theme.styles(theme.RESOURCE, names))
    labels = {"name": t("overzicht.biggest.group"), "series": t("overzicht.biggest.kind")} | {
        name: label for name, label in table_labels(desk).items() if name not in ("year", "series")}
    return Figure("grootste-groepen", chart, rows[list(labels)].rename(columns=labels), words)


def resource_types(desk: Desk) -> dict[str, str]:
    """The class (abiotic, mixed, biotic) of each goods group by its number."""
    rows = desk.rows("select goods_group, resource_type from code_list.goods_groups")
    return dict(zip(rows["goods_group"].astype(str), rows["resource_type"], strict=True))


def compared(desk: Desk, places: Sequence[str], years: Sequence[int], groups: Sequence[str] = ()) -> Figure | None:
    """Abiotic input of regions, years and goods groups side by side, in this order; None where none is known."""
    t = desk.t
    dimension, categories = ("abiotic_goods_group", groups) if groups else ("scope", ["abiotic"])
    rows = with_margin(desk.values(["dmi"], places, years, [dimension], categories))
    if rows.empty:
        return None
    order = {code: i for i, code in enumerate(places)}
    rows = rows.assign(place=[order[code] for code in rows["region"]]).sort_values(["place", "category", "year"])
    part = {code: desk.goods_name(code) if groups else "" for code in rows["category"].unique()}
    rows = rows.assign(
        name=[f"{desk.region_name(r)}, {y}" + (f", {part[c]}" if part[c] else "")
              for r, y, c in zip(rows["region"], rows["year"], rows["category"], strict=True)],
        status_name=[desk.name("status", status) for status in rows["status"]],
    )
    listed = "; ".join(f"{name}: {t.number(value)}" for name, value in zip(rows["name"], rows["value"], strict=True))
    words = desk.words(
        "mijn-vergelijking", t("overzicht.compared.title"), t("overzicht.compared.subtitle"), indicator="dmi",
        rows=rows, alt=t("overzicht.compared.alt", listed=listed, unit=desk.unit("mln kg")),
        notes=[t("overzicht.compared.note")],
    )
    labels = {"name": t("overzicht.compared.name")} | {
        name: label for name, label in table_labels(desk).items() if name not in ("year", "series")}
    chart = bars(rows, unit=words.unit, lang=desk.lang)
    return Figure("mijn-vergelijking", chart, rows[list(labels)].rename(columns=labels), words)


def origins(desk: Desk) -> pd.DataFrame:
    """What is example, what is real, and of when each is, with labels."""
    t = desk.t
    deliveries = desk.rows(f"select * from meta.delivery order by source <> {literal(FLOWS)}, is_bundled, source")
    lines = []
    for _, delivery in deliveries.iterrows():
        if delivery["is_bundled"]:  # it stands in for a delivery, and has a publisher of its own
            what = kind_of_delivery(delivery["source"]).facts[f"title_{t.lang}"]
            lines.append((f"{what}: {desk.provenance.one_source(delivery['source_id'])}",
                          t("overzicht.origins.stand_in"), desk.provenance.published(delivery["source_id"])))
        else:
            lines.append((desk.provenance.title(delivery), kind(desk, delivery["is_example"]),
                          desk.provenance.vintage_of(delivery)))
    official = desk.rows("select count(*) as n from core.observation")
    lines.append((t("overzicht.origins.official"), kind(desk, False),
                  t("overzicht.origins.rows", n=t.number(official["n"][0]))))
    lines.append((t("overzicht.origins.targets"), kind(desk, False), t("overzicht.origins.targets_when")))
    columns = [t(f"overzicht.origins.{name}") for name in ("what", "real_or_example", "when")]
    return pd.DataFrame(lines, columns=columns)


def kind(desk: Desk, is_example: bool) -> str:
    """Real or example, in a word."""
    return desk.t("overzicht.origins.example" if is_example else "overzicht.origins.real")
