"""Circular business: published figures each with its own definition, and what a delivery of establishments tells.

`measure` is "jobs" or "firms". A sum in which one firm could be read is not known here: it says so.
"""

from html import escape

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from charts.map import choropleth
from figures.desk import HOME_REGION, Desk
from flows.boundaries import credit, load
from flows.sql import literal
from indicators.classes import digits, natural_breaks

SOURCE = "lisa"
MEASURES = ("jobs", "firms")
PUBLISHED, MAP = "circulair-gepubliceerd", "circulair-gemeenten"
STRATEGIES, SECTORS, ACTIVITIES = "circulair-strategie", "circulair-sector", "circulair-activiteit"
ALL_PUBLISHED, LIST = "circulair-definities", "circulaire-activiteiten"
LARGEST = 12
MUNICIPAL = "GM"
# The one series of published figures with several provinces by one definition.
ONE_DEFINITION = "pbl_lisa_activities"


def published_rows(desk: Desk) -> pd.DataFrame:
    """The official observations of circular business that may be shown: the province first, of each measure the last.
    """
    return desk.rows(f"""
        select series, region, year, measure, category, value, unit, status, note, vintage, source_id
        from core.observation
        where topic = 'circular_business' and not check_only and value is not null
        order by region <> {literal(HOME_REGION)}, region = 'NL01',
                 row_number() over (partition by region, measure order by year desc), unit <> '% of jobs', measure desc
    """)


def published_cards(desk: Desk) -> list[str]:
    """A card (HTML) per published figure of the province: each with its own definition, year and source."""
    t, parts = desk.t, []
    rows = published_rows(desk)
    for row in rows[rows["region"] == HOME_REGION].to_dict("records"):
        title = t(f"bedrijvigheid.measure.{row['measure']}")
        said = [definition(desk, row), t("bedrijvigheid.published.said", year=int(row["year"]),
                                         source=desk.provenance.one_source(row["source_id"]))]
        lines = "".join(f"<p>{escape(text)}</p>" for text in said if text)
        amount = t.number(row["value"], 1) + unit_of(desk, row["unit"])
        parts.append(f'<div class="card card-figure"><h3>{escape(title)}</h3>'
                     f'<p class="amount">{escape(amount)}</p>{lines}</div>')
    return parts


def definition(desk: Desk, row: dict) -> str:
    """How a published figure is defined, in the language of the reader."""
    key = f"bedrijvigheid.definition.{row['series']}"
    return desk.t(key) if desk.t.has(key) else ""


def unit_of(desk: Desk, unit: str) -> str:
    """The unit of a published figure behind its number."""
    key = f"bedrijvigheid.unit.{unit.replace('% ', 'percent ').replace(' ', '_')}"
    return desk.t(key) if desk.t.has(key) else f" {unit}"


def published_table(desk: Desk) -> Figure:
    """Every published figure in a row, with its definition and source; no chart, since no two make a series."""
    t, rows = desk.t, published_rows(desk)
    table = pd.DataFrame([{
        t("bedrijvigheid.published.what"): t(f"bedrijvigheid.measure.{row['measure']}"),
        t("charts.region"): desk.region_name(row["region"]),
        t("charts.year"): str(int(row["year"])),
        t("charts.value"): t.number(row["value"], 1 if row["value"] < 1000 else 0) + unit_of(desk, row["unit"]),
        t("charts.figure_status"): desk.name("status", row["status"]),
        t("bedrijvigheid.published.definition"): definition(desk, row),
        t("bedrijvigheid.published.source"): desk.provenance.one_source(row["source_id"]),
    } for row in rows.to_dict("records")])
    title = t("bedrijvigheid.published.all")
    words = desk.words(ALL_PUBLISHED, title, rows=rows, unit=t("screen.unit.various"), definition="", alt=title,
                       notes=[t("bedrijvigheid.never_chained")])
    return Figure(ALL_PUBLISHED, None, table, words)


def published(desk: Desk) -> Figure | None:
    """The provinces that were counted by one and the same definition, side by side; None where that is no longer so."""
    t, rows = desk.t, published_rows(desk)
    rows = rows[(rows["series"] == ONE_DEFINITION) & (rows["measure"] == "circular_jobs_share")]
    if len(rows) < 2:
        return None
    rows = rows.sort_values("value", ascending=False)
    names = [desk.region_name(region) for region in rows["region"]]
    year = int(rows["year"].iloc[0])
    words = desk.words(
        PUBLISHED, t("bedrijvigheid.provinces.title", year=year), t(f"bedrijvigheid.definition.{ONE_DEFINITION}"),
        rows=rows.assign(unit="%"), definition="", notes=[t("bedrijvigheid.never_chained")],
        alt=t("bedrijvigheid.provinces.alt", year=year, listed="; ".join(
            f"{name} {t.number(value, 1)}%" for name, value in zip(names, rows["value"], strict=True))),
    )
    chart = bars(pd.DataFrame({"name": names, "value": rows["value"].to_list()}), unit="%", lang=desk.lang, decimals=1)
    table = pd.DataFrame({t("charts.region"): names, f"{t('charts.value')} (%)": rows["value"].to_list(),
                          t("charts.figure_status"): [desk.name("status", status) for status in rows["status"]]})
    return Figure(PUBLISHED, chart, table, words)


def place(desk: Desk, region: str) -> str:
    """A province or municipality, told apart where both have the same name."""
    return desk.t(f"bedrijvigheid.place.{'municipality' if region.startswith(MUNICIPAL) else 'province'}",
                  name=desk.region_name(region))


def share_cards(desk: Desk, region: str, year: int) -> list[str]:
    """A card (HTML) for the share of jobs and of firms of a province or municipality in a year, with its amount."""
    t, said = desk.t, []
    for measure in MEASURES:
        rows = desk.values([f"circular_{measure}", f"circular_{measure}_share"], [region], [year], ["total"])
        by = {row["indicator"]: row for row in rows.to_dict("records")}
        if not by:
            continue
        share, amount = by[f"circular_{measure}_share"], by[f"circular_{measure}"]
        what = desk.name("indicator", share["indicator"])
        title = t("bedrijvigheid.card", what=what, region=place(desk, region), year=year)
        known = pd.notna(share["value"])
        shown = f"{t.number(share['value'], 1)}%" if known else t("common.unknown")
        lines = [t("bedrijvigheid.amount", value=t.number(amount["value"]), unit=desk.unit(amount["unit"])) if (
            pd.notna(amount["value"])) else why_unknown(desk, region, year)]
        if known and amount["rows_known"] < amount["rows_expected"]:
            lines.append(t("bedrijvigheid.at_least", hidden=t.number(amount["rows_expected"] - amount["rows_known"])))
        marks = [t("bedrijvigheid.example")] * desk.provenance.is_example(rows)
        lines.append(" ".join([*marks, t("bedrijvigheid.card_status", status=desk.name("status", share["status"]))]))
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
        said.append(f'<div class="card card-figure"><h3>{escape(title)}</h3>'
                    f'<p class="amount">{escape(shown)}</p>{paragraphs}</div>')
    return said


def why_unknown(desk: Desk, region: str, year: int) -> str:
    """Why there is no figure of a place, or of any whose code begins so: its sums are of another list than the one in
    use, or were left out.
    """
    old = desk.rows(f"""
        select 1 from core.lisa
        where starts_with(region, {literal(region)}) and year = {year} and list <> circular_list_mark() limit 1
    """)
    return desk.t("bedrijvigheid.outdated" if len(old) else "bedrijvigheid.hidden_all")


def counted(measure: str, dimension: str) -> str:
    """The indicator of a figure: the map and the sectors have shares."""
    return f"circular_{measure}{'_share' if dimension in ('map', 'sector') else ''}"


def heading(desk: Desk, measure: str, dimension: str, region: str, year: int) -> str:
    """The title of a figure by "map", "r_strategy", "sector" or "activity", whether it has figures or not."""
    what = desk.name("indicator", counted(measure, dimension))
    return desk.t(f"bedrijvigheid.{dimension}.title", what=what, year=year, region=place(desk, region))


def parts(desk: Desk, measure: str, dimension: str, region: str, year: int) -> Figure | None:
    """Circular jobs or firms by R-strategy, sector or activity in one year as bars; None without figures."""
    t, indicator = desk.t, counted(measure, dimension)
    rows = desk.values([indicator], [region], [year], [dimension])
    if dimension == "sector":
        # A sector without anything circular is told in the table, not drawn.
        rows = rows[rows["value"].isna() | (rows["value"] > 0) | (rows["rows_expected"] > 0)]
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    names = activity_names(desk) if dimension == "activity" else {}
    if dimension == "r_strategy":
        names = {code: f"{code} {desk.name(dimension, code)}" for code in rows["category"]}
    rows = rows.assign(name=[names.get(code) or desk.name(dimension, code) for code in rows["category"]]).sort_values(
        ["value", "name"], ascending=[False, True], na_position="last")
    hidden = [row.name for row in rows[rows["status"] == "Q"].itertuples(index=False)]
    figure_id = {"r_strategy": STRATEGIES, "sector": SECTORS, "activity": ACTIVITIES}[dimension]
    shown = rows if dimension != "activity" else rows.head(LARGEST)
    top = rows.iloc[0]
    decimals = 1 if dimension == "sector" else 0
    words = desk.words(
        figure_id, heading(desk, measure, dimension, region, year), t(f"bedrijvigheid.{dimension}.subtitle"),
        indicator=indicator, rows=rows,
        notes=[t("bedrijvigheid.proposal"),
               *([t("bedrijvigheid.hidden", names=t.join(hidden[:6]), count=len(hidden))] if hidden else [])],
        alt=t("bedrijvigheid.parts_alt", what=desk.name("indicator", indicator), region=place(desk, region), year=year,
              name=top["name"], value=t.number(top["value"], decimals), unit=desk.unit(top["unit"])),
    )
    chart = bars(shown[["name", "value"]], unit=words.unit, lang=desk.lang, decimals=decimals)
    return Figure(figure_id, chart, table_of(desk, rows, t(f"bedrijvigheid.{dimension}.column"), words.unit), words)


def table_of(desk: Desk, rows: pd.DataFrame, label: str, unit: str) -> pd.DataFrame:
    """Name, value, how many of the sums behind it are known, status."""
    t = desk.t
    return pd.DataFrame({
        label: rows["name"], f"{t('charts.value')} ({unit})": rows["value"],
        t("bedrijvigheid.known"): [t("bedrijvigheid.of", known=t.number(known), expected=t.number(expected))
                                   for known, expected in zip(rows["rows_known"], rows["rows_expected"], strict=True)],
        t("charts.figure_status"): [desk.name("status", status) for status in rows["status"]],
    })


def activity_names(desk: Desk) -> dict[str, str]:
    """The name of every circular activity by its class of NACE, with the class."""
    rows = desk.rows(f"select nace, name_{desk.lang} as name from core.circular_activity")
    return {row.nace: f"{row.name} ({row.nace[:2]}.{row.nace[2:]})" if row.name else f"{row.nace[:2]}.{row.nace[2:]}"
            for row in rows.itertuples(index=False)}


def municipalities(desk: Desk, measure: str, year: int, chosen: str | None) -> Figure | None:
    """The circular share of every municipality of the province on the map; None where too few are known."""
    t, indicator, about = desk.t, counted(measure, "map"), credit()
    features = load("municipality", HOME_REGION)
    codes = [feature["properties"]["region"] for feature in features]
    rows = desk.values([indicator], codes, [year], ["total"])
    known = rows.dropna(subset=["value"])
    if known["value"].nunique() < 2:
        return None
    breaks = natural_breaks(known["value"])
    decimals = digits(breaks, 1)
    now = rows.set_index("region").reindex(codes).reset_index()
    now = now.assign(name=[desk.region_name(code) for code in now["region"]],
                     status_name=[desk.name("status", status) if isinstance(status, str) else t("common.unknown")
                                  for status in now["status"]]).sort_values(
        ["value", "name"], ascending=[False, True], na_position="last", ignore_index=True)
    hidden = sorted(now[now["value"].isna()]["name"])
    words = desk.words(
        MAP, heading(desk, measure, "map", HOME_REGION, year), "",
        indicator=indicator, rows=rows,
        notes=[t("bedrijvigheid.proposal"),
               *([t("bedrijvigheid.map.hidden", names=t.join(hidden))] if hidden else []),
               f"{about.line(desk.lang)}.", about.fitness(desk.lang)],
        alt=t("bedrijvigheid.map.alt", highest=now["name"].iloc[0], highest_value=t.number(now["value"].iloc[0], 1),
              lowest=now["name"].iloc[len(known) - 1], lowest_value=t.number(now["value"].iloc[len(known) - 1], 1),
              hidden=len(hidden)),
    )
    chart = choropleth(features, now.assign(status=now["status_name"])[["region", "value", "status"]], breaks=breaks,
                       unit="%", lang=desk.lang, focus=[chosen] if chosen else [], decimals=decimals)
    table = pd.DataFrame({t("bedrijvigheid.map.municipality"): now["name"], f"{t('charts.value')} (%)": now["value"],
                          t("charts.figure_status"): now["status_name"]})
    return Figure(MAP, chart, table, words)


def activities(desk: Desk) -> Figure:
    """The list of circular activities in use, with the reason for each."""
    t = desk.t
    rows = desk.rows("""
        select activities.*, 'A' as status, '' as flags, null as year, mark.source
        from core.circular_activity as activities
        cross join (from core.source_mark where source_name = 'circular_activities') as mark
        order by nace
    """)
    names = activity_names(desk)
    table = pd.DataFrame({
        t("bedrijvigheid.list.activity"): [names[code] for code in rows["nace"]],
        t("bedrijvigheid.list.strategy"): [f"{code} {desk.name('r_strategy', code)}" for code in rows["r_strategy"]],
        t("bedrijvigheid.list.reason"): rows[f"reason_{desk.lang}"].fillna(rows["reason_nl"]).fillna(
            t("common.unknown")),
    })
    title = t("bedrijvigheid.list.title")
    words = desk.words(LIST, title, rows=rows, unit=t("screen.unit.list"), definition="", alt=title,
                       notes=[t("bedrijvigheid.proposal")])
    return Figure(LIST, None, table, words)
