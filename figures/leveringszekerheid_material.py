"""Leveringszekerheid: one raw material (which goods bring it, and how much over the years), and regions compared."""

from collections.abc import Sequence

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from charts.trend import small_multiples, trend
from figures.desk import Desk
from figures.leveringszekerheid_said import SCOPES, Said, digits
from figures.margins import with_margin
from indicators.supply_risk import ORIGIN, goods_sql

GOODS, YEARS = "leveringszekerheid-goederen", "leveringszekerheid-jaren"
LARGEST = 12
LINES = len(theme.SEQUENCE)
# What regions can be compared by -> the id of the figure.
MEASURES = {
    "crm_value": "leveringszekerheid-regios-waarde",
    "crm_mass": "leveringszekerheid-regios-gewicht",
    "crm_criticality": "leveringszekerheid-regios-kritikaliteit",
    "crm_count": "leveringszekerheid-regios-aantal",
}


def goods_of(desk: Desk, region: str, year: int, material: str) -> Figure | None:
    """The goods groups that bring a raw material, as bars with margins."""
    said, t = Said(desk), desk.t
    rows = desk.rows(goods_sql(region, year, material)).assign(year=year)
    rows = rows.assign(value=rows["mass"], flags="")
    known = with_margin(rows[rows["value"] > 0])
    name = said.names.get(material, material)
    if known.empty:
        return None
    shown = known.head(LARGEST)
    frame = shown.assign(name=[desk.goods_name(group) for group in shown["goods_group"]])[
        ["name", "value", "lower", "upper", "share"]]
    whole = desk.values(["crm_mass"], [region], [year], ["raw_material"], [material])
    top, unit = frame.iloc[0], desk.unit("t")
    words = said.words(
        GOODS, t("leveringszekerheid.goods.title", material=name),
        " ".join([t("leveringszekerheid.goods.subtitle", region=desk.region_name(region), year=year,
                    total=said.amount(whole["value"].iloc[0] if len(whole) else None, "t")),
                  said.facts(material), said.covered([region], [year])]),
        rows=whole, indicator="crm_mass", unit=unit,
        alt=t("leveringszekerheid.goods.alt", material=name, region=desk.region_name(region), year=year,
              group=top["name"], share=t.percent(top["share"])))
    all_rows = with_margin(rows)
    table = pd.DataFrame({
        said.column("group"): [desk.goods_name(group, short=False) for group in all_rows["goods_group"]],
        said.column("mass", unit=unit): all_rows["value"],
        said.column("lower"): all_rows["lower"],
        said.column("upper"): all_rows["upper"],
        said.column("share"): 100 * all_rows["share"],
        said.column("status"): said.statuses(all_rows),
    })
    return Figure(GOODS, bars(frame, unit=unit, lang=desk.lang, decimals=digits(top["value"])), table, words)


def over_years(desk: Desk, codes: Sequence[str], material: str, years: Sequence[int] = ()) -> Figure | None:
    """How much of a raw material comes in, over the given years or all, in one region or several."""
    said, t = Said(desk), desk.t
    name = said.names.get(material, material)
    rows = desk.values(["crm_mass"], codes, list(years) or None, ["raw_material"], [material])
    titles = {"title": t("leveringszekerheid.years.title", material=name),
              "about": t("leveringszekerheid.years.about", material=said.within(material))}
    return lines(said, codes, rows, YEARS, "crm_mass", **titles)


def regions(desk: Desk, codes: Sequence[str], measure: str, critical: str = "eu_list", origin: str = ORIGIN.default,
            years: Sequence[int] = ()) -> Figure | None:
    """One of MEASURES over the given years or all, in one region or several beside each other."""
    said, t = Said(desk, critical), desk.t
    options = dict(said.options)
    if measure == "crm_value" and origin != ORIGIN.default:
        options[ORIGIN.name] = origin
    where = ["scope"], [SCOPES[critical]]
    rows = desk.values([measure], codes, list(years) or None, *(where if measure == "crm_mass" else (["total"], None)),
                       options=options)
    imports = t(f"leveringszekerheid.imports.{origin}")
    titles = {"title": t(f"leveringszekerheid.measure_title.{measure}", of_list=said.of_list),
              "about": t(f"leveringszekerheid.measure_about.{measure}", of_list=said.of_list, imports=imports)}
    return lines(said, codes, rows, MEASURES[measure], measure, **titles)


def lines(said: Said, codes: Sequence[str], rows: pd.DataFrame, figure: str, indicator: str, title: str,
          about: str) -> Figure | None:
    """Rows of one figure in one region or several, with margins: lines over years, bars when there is one year."""
    desk, t = said.desk, said.t
    order = {code: i for i, code in enumerate(codes)}
    rows = with_margin(rows)
    rows = rows.assign(place=rows["region"].map(order), series=[desk.region_name(code) for code in rows["region"]])
    rows = rows.sort_values(["place", "year"], ignore_index=True)
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    last, unit = int(known["year"].max()), desk.unit(known["unit"].iloc[0])
    told = "; ".join(t("leveringszekerheid.years.part", region=row.series, value=said.amount(row.value, row.unit))
                     for row in known[known["year"] == last].itertuples())
    names = t.join(list(dict.fromkeys(rows["series"])))
    several = len(codes) > 1
    words = said.words(
        figure, title, " ".join([t("leveringszekerheid.years.subtitle", regions=names, about=about),
                                 said.covered(list(codes), [int(year) for year in known["year"].unique()])]),
        rows=known, indicator=indicator,
        warnings=[t("kaart.not_a_contest"), t("leveringszekerheid.said.no_sum")] if several else [],
        alt=t("leveringszekerheid.years.alt", about=about, year=last, parts=told))
    table = pd.DataFrame({
        t("charts.region"): rows["series"],
        t("charts.year"): rows["year"].astype(int),
        said.column("value", unit=unit): rows["value"],
        said.column("lower"): rows["lower"],
        said.column("upper"): rows["upper"],
        said.column("status"): said.statuses(rows),
    })
    frame = rows[["year", "series", "value", "lower", "upper"]]
    style = {"unit": unit, "lang": desk.lang, "decimals": digits(frame["value"].max())}
    if known["year"].nunique() == 1:
        once = frame[frame["year"] == last].rename(columns={"series": "name"})
        chart = bars(once[["name", "value", "lower", "upper"]], **style)
    elif len(codes) > LINES:
        chart = small_multiples(frame, focus=[desk.region_name(codes[0])], **style)
    else:
        breaks = {year: t("overzicht.recent.break") for year in desk.provenance.breaks(rows)}
        chart = trend(frame, breaks=breaks, **style)
    return Figure(figure, chart, table, words)
