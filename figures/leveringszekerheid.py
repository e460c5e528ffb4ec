"""Leveringszekerheid: raw materials against the two thresholds of the EU, and in order of weight, risk, concentration.

`critical` is what counts as critical: "eu_list" or "thresholds".
"""

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from charts.thresholds import thresholds
from figures.desk import Desk
from figures.leveringszekerheid_said import GROUP, Said, digits
from figures.margins import with_margin

LIMITS = "leveringszekerheid-grenzen"
# What raw materials are put in order by -> the id of the figure.
ORDERS = {
    "mass": "leveringszekerheid-hoeveelheid",
    "criticality": "leveringszekerheid-kritikaliteit",
    "concentration": "leveringszekerheid-concentratie",
}
LARGEST = 12


def against_limits(desk: Desk, region: str, year: int, critical: str = "eu_list") -> Figure | None:
    """Every raw material in the goods by economic importance and supply risk; a group with one score is one point."""
    said, t = Said(desk, critical), desk.t
    rows = said.materials(region, year)
    points = said.merged(rows).dropna(subset=["economic_importance", "supply_risk"]) if len(rows) else rows
    if points.empty or points["mass"].dropna().empty:
        return None
    members = [t.join([said.names[code] for code in codes]) for codes in points["members"]]
    notes = [
        "; ".join(filter(None, [said.amount(mass, "t"),
                                level == GROUP and t("leveringszekerheid.limits.of_group", names=names)]))
        for mass, level, names in zip(points["mass"], points["score_level"], members, strict=True)]
    # Points of one size: weights run from kilograms to a million tonnes, and are a figure of their own.
    frame = points.assign(note=notes)[["name", "economic_importance", "supply_risk", "kind", "note"]]
    above = points[points["above_thresholds"].fillna(False).astype(bool)]
    first = points.iloc[0]
    told = {"region": desk.region_name(region), "year": year, "count": len(points), "above": len(above),
            "listed": int(points["is_critical"].sum())}
    words = said.words(
        LIMITS, t("leveringszekerheid.limits.title"),
        " ".join([t("leveringszekerheid.limits.subtitle", **told), said.covered([region], [year])]),
        rows=said.provenance(region, year), indicator="crm_criticality", unit=desk.unit("score"),
        notes=[said.two_lists, said.group_note],
        alt=t("leveringszekerheid.limits.alt", name=first["name"], risk=t.number(first["supply_risk"], 1),
              importance=t.number(first["economic_importance"], 1), **told))
    chart = thresholds(frame, limits=said.limits, lang=desk.lang)
    return Figure(LIMITS, chart, table(said, rows), words)


def ranked(desk: Desk, region: str, year: int, by: str, critical: str = "eu_list",
           picked: str | None = None) -> Figure | None:
    """The critical raw materials that come first by weight or by criticality, as bars; or, of the most critical ones,
    how much comes in with one kind of goods.

    Of a group with one score, the heaviest stands for it where the score decides the order.
    """
    said, t = Said(desk, critical), desk.t
    rows = said.materials(region, year)
    rows = rows[rows["counts"]]
    points = said.merged(rows) if by != "mass" and len(rows) else rows
    if by == "concentration":
        points = points.assign(name=points["material"].map(said.names))
    points = points.assign(value={"mass": points["mass"], "criticality": points["criticality"],
                                  "concentration": 100 * points["largest_share"]}[by])
    points = points.dropna(subset=["value"]).sort_values(
        ["mass" if by == "mass" else "criticality", "mass"], ascending=False)
    if points.empty:
        return None
    unit = {"mass": desk.unit("t"), "criticality": desk.unit("score"), "concentration": "%"}[by]
    top = points.head(LARGEST).assign(year=year)
    frame = with_margin(top) if by == "mass" else top.assign(lower=float("nan"), upper=float("nan"))
    names = [t("leveringszekerheid.ranked.with_group", name=name, group=desk.goods_name(int(group)))
             for name, group in zip(top["name"], top["largest_group"], strict=True)] if by == "concentration" else (
        top["name"])
    frame = frame.assign(name=list(names), code=top["material"])[["name", "value", "lower", "upper", "code"]]
    figure = ORDERS[by]
    indicator = {"mass": "crm_mass", "criticality": "crm_criticality", "concentration": "crm_concentration"}[by]
    first = top.sort_values("value", ascending=False, kind="stable").iloc[0]
    places = digits(first["value"]) if by == "mass" else 1 if by == "criticality" else 0
    words = said.words(
        figure, t(f"leveringszekerheid.ranked_title.{by}"),
        " ".join([t(f"leveringszekerheid.ranked_subtitle.{by}", region=desk.region_name(region), year=year,
                    count=len(top), total=len(points), of_list=said.of_list), said.covered([region], [year])]),
        rows=said.provenance(region, year), indicator=indicator, unit=unit,
        notes=[t(f"leveringszekerheid.ranked_note.{by}"), said.group_note],
        alt=t(f"leveringszekerheid.ranked_alt.{by}", region=desk.region_name(region), year=year, name=first["name"],
              value=t.number(first["value"], places), unit=unit))
    shown = picked if picked in set(top["material"]) else None
    chart = bars(frame, unit=unit, lang=desk.lang, decimals=places, picked=shown)
    order = ["mass" if by == "mass" else "criticality", "mass"]
    return Figure(figure, chart, table(said, rows.sort_values(order, ascending=False)), words)


def table(said: Said, rows: pd.DataFrame) -> pd.DataFrame:
    """All that is known of each raw material, in the order of the rows."""
    t, desk, column = said.t, said.desk, said.column
    seen = with_margin(rows.assign(value=rows["mass"], year=0, flags=rows["flags"].fillna("")))
    return pd.DataFrame({
        t("charts.material"): rows["name"],
        column("kind"): [t(f"charts.kind.{kind}") for kind in rows["kind"]],
        column("above"): [said.yes(above) for above in rows["above_thresholds"].fillna(False)],
        column("risk"): rows["supply_risk"],
        column("importance"): rows["economic_importance"],
        column("criticality"): rows["criticality"],
        column("level"): [said.level(row) for row in rows.to_dict("records")],
        column("mass", unit=desk.unit("t")): rows["mass"],
        column("lower"): seen["lower"],
        column("upper"): seen["upper"],
        column("groups"): rows["goods_groups"].astype("Int64").astype(float),
        column("largest"): [desk.goods_name(int(group)) if pd.notna(group) else t("common.unknown")
                            for group in rows["largest_group"]],
        column("largest_share"): 100 * rows["largest_share"],
        column("herfindahl"): 100 * rows["herfindahl"],
        column("abroad"): 100 * rows["abroad"],
        column("status"): said.statuses(rows),
    })


def table_decimals(desk: Desk) -> dict[str, int]:
    """How many decimals the columns of `table` have; for `screen.show`."""
    said = Said(desk)
    few = ("risk", "importance", "largest_share", "herfindahl", "abroad")
    many = (said.column("criticality"), said.column("mass", unit=desk.unit("t")), said.column("lower"),
            said.column("upper"))
    return {said.column(name): 1 for name in few} | dict.fromkeys(many, 2)
