"""Milieudruk: what drives the change of an impact between two years. `impact` is "ghg" or "mki"."""

from collections.abc import Iterable

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from figures.asked import AsCursor
from figures.desk import Desk
from figures.milieudruk_said import Said
from flows.sql import literal
from indicators.impact_change import ImpactChange, impact_change
from indicators.movers import VERDICTS, largest

DRIVERS, GROUPS = "oorzaken", "veranderingen"
TOP = 10
LOOKS = {
    "rise": theme.Style(theme.FOCUS, (), "circle"),
    "fall": theme.Style(theme.SEQUENCE[1], (), "square"),
} | dict.fromkeys(VERDICTS[2:], theme.Style(theme.OTHER, (), "cross"))


def drivers(desk: Desk, region: str, base_year: int, year: int, impact: str) -> Figure | None:
    """The change as a whole, and its two parts: more or less weight, and other goods."""
    said, t = Said(desk, impact), desk.t
    found = changed(desk, region, base_year, year, impact)
    whole = found.whole
    if whole is None or whole["change"] is None or found.by_amount is None:
        return None
    parts = [("by_amount", found.by_amount), ("by_mix", found.by_mix), ("whole", whole["change"])]
    frame = pd.DataFrame({
        "name": [t(f"milieudruk.drivers.{name}") for name, _ in parts],
        "value": [float(value) for _, value in parts],
        "lower": [None, None, whole["lower"]],
        "upper": [None, None, whole["upper"]],
    }).astype({"lower": float, "upper": float})
    rows = desk.values([impact], [region], [base_year, year], ["total"])
    verdict = t(f"milieudruk.verdict.{whole['verdict']}")
    told = {
        "impact": said.inside, "before": base_year, "after": year, "verdict": verdict,
        "change": said.signed(whole["change"]), "margin": said.number(whole["margin"]),
        "by_amount": said.signed(found.by_amount), "by_mix": said.signed(found.by_mix),
    }
    words = said.words(
        said.figure(DRIVERS), t("milieudruk.drivers.title", name=said.name, before=base_year, after=year),
        " ".join([t("milieudruk.drivers.subtitle", region=desk.region_name(region), **told),
                  said.covered(said.weights([region], [year]))]),
        rows=rows, indicator=impact,
        notes=[t("milieudruk.drivers.note_parts"), *cautions(desk, region, found)],
        alt=t("milieudruk.drivers.alt", region=desk.region_name(region), **told))
    table = pd.DataFrame({
        t("milieudruk.drivers.part"): frame["name"],
        t("milieudruk.column.change", unit=said.unit): frame["value"],
        said.column("lower"): frame["lower"],
        said.column("upper"): frame["upper"],
        t("milieudruk.drivers.meaning"): [t(f"milieudruk.means.{name}") for name, _ in parts],
    })
    chart = bars(frame, unit=said.unit, lang=desk.lang, change=True,
                 decimals=said.decimals(frame["value"].abs().max()))
    return Figure(said.figure(DRIVERS), chart, table, words)


def groups(desk: Desk, region: str, base_year: int, year: int, impact: str,
           always: Iterable[str] = ()) -> Figure | None:
    """The goods groups of which the impact changed most, each with its verdict; those in `always` too."""
    said, t = Said(desk, impact), desk.t
    found = changed(desk, region, base_year, year, impact)
    told = found.groups.dropna(subset=["change"])
    if told.empty:
        return None
    top = largest(found.groups, TOP, always)
    names = {verdict: t(f"milieudruk.verdict.{verdict}") for verdict in VERDICTS}
    frame = pd.DataFrame({
        "name": [f"{desk.goods_name(row.category)}: {names[row.verdict]}" for row in top.itertuples()],
        "value": top["change"].astype(float).tolist(), "lower": top["lower"].astype(float).tolist(),
        "upper": top["upper"].astype(float).tolist(), "series": [names[verdict] for verdict in top["verdict"]],
    })
    firm = told[told["verdict"].isin(VERDICTS[:2])]
    rows = desk.values([impact], [region], [base_year, year], ["goods_group"]).dropna(subset=["value"])
    said_of = {"impact": said.inside, "before": base_year, "after": year, "firm": len(firm), "count": len(told)}
    alt = t("milieudruk.movers.alt", name=desk.goods_name(firm.iloc[0]["category"]),
            change=said.signed(firm.iloc[0]["change"]), **said_of) if len(firm) else (
        t("milieudruk.movers.alt_none", **said_of))
    shaky = [desk.goods_name(code) for code in top[top["depends_on_rho"]]["category"]]
    words = said.words(
        said.figure(GROUPS), t("milieudruk.movers.title", name=said.name, before=base_year, after=year),
        " ".join([t("milieudruk.movers.subtitle", region=desk.region_name(region)),
                  said.covered(said.weights([region], [year]))]),
        rows=rows, indicator=impact, alt=alt,
        notes=[*cautions(desk, region, found),
               *([t("stromen.movers.note_rho", names=t.join(shaky))] if shaky else [])])
    table = pd.DataFrame({
        t("milieudruk.dimension.goods_group"): [desk.goods_name(code, short=False) for code in told["category"]],
        said.column("in_year", year=base_year, unit=said.unit): told["before"].astype(float),
        said.column("in_year", year=year, unit=said.unit): told["after"].astype(float),
        said.column("change", unit=said.unit): told["change"].astype(float),
        said.column("lower"): told["lower"].astype(float),
        said.column("upper"): told["upper"].astype(float),
        said.column("mass_change"): told["mass_change"].astype(float),
        said.column(f"factor_{impact}", set=said.set): told["factor"].astype(float),
        said.column("verdict"): [names[verdict] for verdict in told["verdict"]],
    })
    styles = {name: LOOKS[verdict] for verdict, name in names.items()}
    chart = bars(frame, unit=said.unit, lang=desk.lang, styles=styles, change=True,
                 decimals=said.decimals(frame["value"].abs().max()))
    return Figure(said.figure(GROUPS), chart, table, words)


def changed(desk: Desk, region: str, base_year: int, year: int, impact: str) -> ImpactChange:
    """What `indicators.impact_change` finds."""
    return impact_change(AsCursor(desk.rows), region, base_year, year, impact)


def cautions(desk: Desk, region: str, found: ImpactChange) -> list[str]:
    """What a reader must know before believing a change."""
    t = desk.t
    broken = desk.rows(f"select break_year from code_list.regions where region = {literal(region)} "
                       "and break_year is not null")["break_year"]
    crossed = [int(year) for year in broken if found.base_year < year <= found.year]
    return [t("milieudruk.movers.note_same"), t("stromen.movers.note_margin"), t("milieudruk.said.factors"),
            *(t("stromen.movers.note_break", year=year) for year in crossed)]
