"""Data and method: two statistics beside each other, the closure of trade, and series that may not be mixed."""

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from charts.trend import trend
from indicators import gap
from pages.parts.method_pinned import Narrowed, narrowed
from pages.parts.method_table import below, heading, listed, say, table
from pages.parts.screen import Screen

MEASURES = ("dmc", "dmi", "imports", "exports")
REASONS = ("why_1", "why_2", "why_3", "why_4", "why_5")
ROWS_OF_FIGURES = """
    select source_id as source, status, '' as flags, year, unit
    from core.observation
    where series = 'cbs_materiaalmonitor' and year = {year} and measure = '{measure}' and not check_only
"""
PUBLISHED_AS = {"dmc": "dmc", "dmi": "dmi", "imports": "imports_excl_reexport", "exports": "exports_excl_reexport"}


def show(screen: Screen) -> None:
    """The gap between the statistics, in all its parts."""
    t = screen.t
    heading(t, "gap")
    kept = narrowed(screen, "years", "groups")
    measure = screen.pick("maat", MEASURES, label=t("data_en_methode.gap.measure"), kind="pills",
                          show=lambda code: t(f"data_en_methode.measures.{code}"))
    compared = screen.rows(gap.statistics_sql())
    if compared.dropna(subset=["regional", "published"]).empty:
        screen.nothing(t("data_en_methode.not_comparable"))
    else:
        by_material(screen, compared, measure)
    everything(screen, compared)
    inflow(screen)
    closure(screen, kept)
    published(screen, kept)


def by_material(screen: Screen, compared: pd.DataFrame, measure: str) -> None:
    """One measure by material, as a chart."""
    t = screen.t
    rows = compared[(compared["measure"] == measure) & compared["published"].notna() & compared["regional"].notna()]
    whole, parts = rows[rows["category"] == "total"].iloc[0], rows[rows["category"] != "total"]
    year, name = int(whole["year"]), t(f"data_en_methode.measures.{measure}")
    statistics = {side: t(f"data_en_methode.gap.{side}_name") for side in ("regional", "published")}
    drawn = pd.DataFrame([
        {
            "name": f"{t(f'data_en_methode.materials.{row.category}')}: {statistics[side]}",
            "value": getattr(row, side),
            "series": statistics[side],
        }
        for row in parts.itertuples() for side in statistics
    ])
    shown = rows.assign(category=[t(f"data_en_methode.materials.{code}") for code in rows["category"]])
    labels = {column: t(f"data_en_methode.gap.{column}")
              for column in ("category", "regional", "published", "difference", "relative")}
    words = screen.words(
        "verschil-tussen-statistieken",
        t("data_en_methode.gap.chart_title", year=year, measure=name),
        t("data_en_methode.gap.chart_subtitle"),
        rows=pd.concat([
            screen.values(["dmc" if measure == "dmc" else "dmi"], ["NL01"], [year], ["material"]),
            screen.rows(ROWS_OF_FIGURES.format(year=year, measure=PUBLISHED_AS[measure])),
        ]),
        alt=t("data_en_methode.gap.alt", measure=name, year=year, regional=t.number(whole["regional"]),
              published=t.number(whole["published"]), difference=t.number(whole["difference"]),
              relative=t.number(whole["relative"], 1)),
        unit=t("data_en_methode.gap.unit"),
        definition="",
        notes=[t("data_en_methode.gap.waste_note"), t("data_en_methode.gap.sources_note")],
    )
    chart = bars(drawn, unit=words.unit, lang=t.lang, styles=theme.in_turn(statistics.values()))
    screen.show(Figure("verschil-tussen-statistieken", chart, shown[list(labels)].rename(columns=labels), words),
                level=3, decimals={labels["relative"]: 1})


def everything(screen: Screen, compared: pd.DataFrame) -> None:
    """All measures and materials in one table."""
    t = screen.t
    if compared.empty:
        return
    rows = compared.assign(
        measure=[t(f"data_en_methode.measures.{code}") for code in compared["measure"]],
        category=[t(f"data_en_methode.materials.{code}") for code in compared["category"]],
    )
    table(t, rows, {name: f"gap.{name}" for name in ("measure", "category", "regional", "published", "difference",
                                                    "relative")},
          t("data_en_methode.gap.table_caption", year=int(compared["year"].iloc[0])), decimals={"relative": 1})
    if compared["regional"].notna().any():
        say(t("data_en_methode.gap.missing_note"))


def inflow(screen: Screen) -> None:
    """What came in on balance, along several roads, and why the roads differ."""
    t = screen.t
    below(t, "data_en_methode.inflow.heading")
    say(t("data_en_methode.inflow.lead"))
    rows = screen.rows(gap.inflow_sql())
    rows["road"] = [t(f"data_en_methode.inflow.{code}") for code in rows["road"]]
    rows["rounding"] = [t("data_en_methode.inflow.no_rounding") if pd.isna(most) else t.number(most)
                        for most in rows["rounding"]]
    table(t, rows, {"road": "inflow.road", "rounding": "inflow.rounding", "value": "inflow.value"},
          t("data_en_methode.inflow.caption", year=int(rows["year"].iloc[0])))
    below(t, "data_en_methode.inflow.why_heading")
    listed([t(f"data_en_methode.inflow.{reason}") for reason in REASONS])
    say(t("data_en_methode.inflow.why_note"))


def closure(screen: Screen, kept: Narrowed) -> None:
    """Whether trade between provinces closes, of all goods groups or of the pinned ones."""
    t = screen.t
    below(t, "data_en_methode.closure.heading")
    say(t("data_en_methode.closure.lead"))
    rows = screen.rows(gap.closure_sql(kept.groups))
    if rows.empty:
        screen.nothing(t("data_en_methode.not_comparable"))
        return
    rows = kept.in_years(rows)
    if rows.empty:
        screen.nothing()
        return
    names = ("year", "import_national", "export_national", "difference", "open_groups", "largest")
    caption = t(f"data_en_methode.closure.{'caption_pinned' if kept.groups else 'caption'}")
    table(t, rows, {name: f"closure.{name}" for name in names}, caption, decimals={"difference": 3, "largest": 3})


def published(screen: Screen, kept: Narrowed) -> None:
    """The published series that may not be mixed, beside each other."""
    t = screen.t
    below(t, "data_en_methode.published.heading")
    say(t("data_en_methode.published.lead"))
    rows = screen.rows(gap.published_sql())
    dmc = rows[rows["concept"] == "dmc"].assign(flags="")
    both = dmc.pivot(index="year", columns="series", values="value").dropna()
    year = int(both.index.max())
    names = {code: t(f"data_en_methode.published.{code}") for code in ("cbs_materiaalmonitor", "eurostat_mfa")}
    drawn = dmc.assign(series=dmc["series"].map(names))[["year", "series", "value"]]
    words = screen.words(
        "dmc-cbs-eurostat",
        t("data_en_methode.published.chart_title"),
        t("data_en_methode.published.chart_subtitle"),
        rows=dmc,
        alt=t("data_en_methode.published.alt", year=year, cbs=t.number(both.loc[year, "cbs_materiaalmonitor"], 1),
              eurostat=t.number(both.loc[year, "eurostat_mfa"], 1)),
        unit=t("data_en_methode.published.unit"),
        definition="",
        warnings=[t("data_en_methode.published.warning")],
    )
    shown = drawn.pivot(index="year", columns="series", values="value").reset_index()
    shown = shown.rename(columns={"year": t("data_en_methode.published.year")})[
        [t("data_en_methode.published.year"), *names.values()]]
    screen.show(Figure("dmc-cbs-eurostat", trend(drawn, unit=words.unit, lang=t.lang, decimals=1), shown, words),
                level=3, decimals=1)
    secondary(screen, rows[rows["concept"] == "secondary"], kept)


def secondary(screen: Screen, rows: pd.DataFrame, kept: Narrowed) -> None:
    """The share of secondary material by CBS and the rate of Eurostat, beside each other."""
    t = screen.t
    beside = kept.in_years(rows.pivot(index="year", columns="series", values="value").reset_index())
    if beside.empty:
        screen.nothing()
        return
    table(t, beside, {"year": "published.year", "cbs_materiaalmonitor": "published.secondary_cbs",
                      "eurostat_cmur": "published.eurostat_cmur"},
          t("data_en_methode.published.secondary_caption"), decimals=1)
    say(t("data_en_methode.published.secondary_note"))
