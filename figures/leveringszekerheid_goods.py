"""Leveringszekerheid: which goods bring critical raw materials, how many, and the import value that hangs on them.

`critical` is what counts as critical: "eu_list" or "thresholds"; `origin` which imports: "all" or "abroad".
"""

from collections.abc import Iterable

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from charts.heatmap import heatmap
from figures.desk import Desk
from figures.leveringszekerheid_said import Said, digits
from figures.margins import with_margin
from indicators.supply_risk import ORIGIN, groups_sql, heatmap_sql

HEATMAP, VALUE, COUNT = "leveringszekerheid-herkomst", "leveringszekerheid-waarde", "leveringszekerheid-aantal"
# What the cells of the heatmap can show, with the limits of its classes.
CELLS = {"share": (0, 5, 10, 25, 50, 75, 100), "mass": (0, 1, 10, 100, 1_000, 10_000)}
# More columns have no room for their names on a phone.
COLUMNS = 14
LARGEST = 12
HALF = 1 / 2


def goods_by_material(desk: Desk, region: str, year: int, show: str = "share",
                      critical: str = "eu_list") -> Figure | None:
    """Each critical raw material by the goods that bring it; `show` is "share" (%) or "mass" (tonnes).

    Raw materials with the score of their group are one row; goods with few raw materials share one column.
    """
    said, t = Said(desk, critical), desk.t
    pairs = desk.rows(heatmap_sql(region, year, said.options))
    materials = said.materials(region, year)
    materials = materials[materials["counts"]]
    if pairs["mass"].dropna().empty or materials.empty:
        return None
    lines = said.merged(materials)
    line_of = {code: name for name, codes in zip(lines["name"], lines["members"], strict=True) for code in codes}
    pairs = pairs.assign(row=pairs["material"].map(line_of), mass=pairs["mass"].clip(lower=0)).dropna(subset=["row"])
    held = pairs[pairs["mass"] > 0].groupby("goods_group")["material"].nunique().sort_values(
        ascending=False, kind="stable")
    apart = list(held.index) if len(held) <= COLUMNS + 1 else list(held.index[:COLUMNS])
    rest = t("leveringszekerheid.heatmap.rest", count=len(held) - len(apart))
    names = {group: desk.goods_name(group) if group in apart else rest for group in held.index}
    columns = list(dict.fromkeys(names.values()))
    cells = amounts(pairs.assign(column=pairs["goods_group"].map(names)), list(lines["name"]), columns)
    shown = cells if show == "mass" else 100 * cells.div(cells.sum(axis=1), axis=0)
    unit = desk.unit("t") if show == "mass" else "%"
    highest = cells.max().max()
    breaks = [*CELLS[show], *([10 ** len(f"{highest:.0f}")] if show == "mass" and highest > CELLS[show][-1] else [])]
    frame = shown.rename_axis(index="row", columns="column").stack(future_stack=True).rename("value").reset_index()
    frame = frame.assign(value=frame["value"].clip(upper=breaks[-1]),
                         text=[in_cell(said, value) for value in frame["value"]])
    words = said.words(
        HEATMAP, t("leveringszekerheid.heatmap.title"),
        " ".join([t(f"leveringszekerheid.cells.{show}", year=year, region=desk.region_name(region),
                    of_list=said.of_list), said.covered([region], [year])]),
        rows=said.provenance(region, year), indicator="crm_mass", unit=unit,
        notes=[t("leveringszekerheid.heatmap.absent"), said.group_note],
        alt=t("leveringszekerheid.heatmap.alt", count=len(materials), group=names[held.index[0]],
              single=int((materials["largest_share"] > HALF).sum()), held=int(held.iloc[0])))
    chart = heatmap(frame, unit=unit, lang=desk.lang, breaks=breaks,
                    headings=(t("charts.material"), t("leveringszekerheid.column.group")))
    return Figure(HEATMAP, chart, shown.rename_axis(t("charts.material")).reset_index(), words)


def in_cell(said: Said, value: float) -> str | None:
    """What a cell says; nothing where nothing is, so that what is there stands out."""
    if not value:
        return ""
    return f"< {said.t.number(1)}" if value < HALF else said.t.number(value)


def amounts(pairs: pd.DataFrame, rows: list[str], columns: list[str]) -> pd.DataFrame:
    """Tonnes by row and column. What is not in a group of which the contents are known is 0; unknown stays unknown."""
    cells = pairs.groupby(["row", "column"])["mass"]
    known = cells.sum(min_count=1).unstack().reindex(index=rows, columns=columns)
    listed = cells.size().unstack().reindex(index=rows, columns=columns).notna()
    return known.where(listed, 0.0)


def at_stake(desk: Desk, region: str, year: int, origin: str = ORIGIN.default,
             critical: str = "eu_list", always: Iterable[str] = ()) -> Figure | None:
    """The import value of the goods groups that hold something critical, the largest as bars with margins."""
    said, t = Said(desk, critical), desk.t
    options = said.options | ({} if origin == ORIGIN.default else {ORIGIN.name: origin})
    rows = with_margin(desk.values(["crm_value"], [region], [year], ["goods_group", "total"], options=options))
    whole = rows[rows["dimension"] == "total"].dropna(subset=["value"])
    parts = rows[rows["dimension"] == "goods_group"].sort_values("value", ascending=False, na_position="last",
                                                               ignore_index=True)
    known = parts.dropna(subset=["value"])
    if known.empty or whole.empty:
        return None
    total = whole.iloc[0]
    shown = known[(known.index < LARGEST) | known["category"].isin(list(always))]
    frame = pd.DataFrame({
        "name": [desk.goods_name(code) for code in shown["category"]], "value": shown["value"],
        "lower": shown["lower"], "upper": shown["upper"], "share": shown["value"] / total["value"]})
    told = {"region": desk.region_name(region), "year": year, "total": said.amount(total["value"], "mln EUR"),
            "imports": t(f"leveringszekerheid.imports.{origin}"), "count": len(known), "of_list": said.of_list}
    margin = t("leveringszekerheid.value.margin", lower=t.number(total["lower"]), upper=t.number(total["upper"])) if (
        total["lower"] == total["lower"]) else ""
    words = said.words(
        VALUE, t("leveringszekerheid.value.title"),
        " ".join(filter(None, [t("leveringszekerheid.value.subtitle", **told), margin,
                               said.covered([region], [year])])),
        rows=rows, indicator="crm_value", warnings=[t("leveringszekerheid.value.whole_goods")],
        alt=t("leveringszekerheid.value.alt", name=frame["name"].iloc[0], share=t.percent(frame["share"].iloc[0]),
              **told))
    held = counts(said, region, year)
    table = pd.DataFrame({
        said.column("group"): [desk.goods_name(code, short=False) for code in parts["category"]],
        said.column("value", unit=words.unit): parts["value"],
        said.column("lower"): parts["lower"],
        said.column("upper"): parts["upper"],
        said.column("share"): 100 * parts["value"] / total["value"],
        said.column("materials"): parts["category"].map(held["materials"]).astype(float),
        said.column("status"): said.statuses(parts),
    })
    chart = bars(frame, unit=words.unit, lang=desk.lang, decimals=min(1, digits(frame["value"].max())))
    return Figure(VALUE, chart, table, words)


def in_each_group(desk: Desk, region: str, year: int, critical: str = "eu_list",
                  always: Iterable[str] = ()) -> Figure | None:
    """How many critical raw materials each goods group holds, the most first as bars; the table names them."""
    said, t = Said(desk, critical), desk.t
    rows = desk.values(["crm_count"], [region], [year], ["goods_group", "total"], options=said.options)
    whole = rows[rows["dimension"] == "total"].dropna(subset=["value"])
    parts = rows[rows["dimension"] == "goods_group"].sort_values("value", ascending=False, na_position="last",
                                                               ignore_index=True)
    known = parts[parts["value"] > 0]
    if known.empty or whole.empty:
        return None
    shown = known[(known.index < LARGEST) | known["category"].isin(list(always))]
    frame = pd.DataFrame({"name": [desk.goods_name(code) for code in shown["category"]], "value": shown["value"]})
    pairs = desk.rows(heatmap_sql(region, year, said.options))
    listed = pairs[pairs["mass"] > 0].groupby("goods_group")["material"].agg(
        lambda codes: ", ".join(sorted(said.names[code] for code in codes)))
    held = counts(said, region, year)
    told = {"region": desk.region_name(region), "year": year, "of_list": said.of_list,
            "count": t.number(whole["value"].iloc[0])}
    words = said.words(
        COUNT, t("leveringszekerheid.count.title"),
        " ".join([t("leveringszekerheid.count.subtitle", **told), said.covered([region], [year])]),
        rows=rows, indicator="crm_count", notes=[t("leveringszekerheid.count.note"), said.two_lists],
        alt=t("leveringszekerheid.count.alt", name=frame["name"].iloc[0], most=t.number(frame["value"].iloc[0]),
              **told))
    groups = parts["category"]
    table = pd.DataFrame({
        said.column("group"): [desk.goods_name(code, short=False) for code in groups],
        said.column("materials"): parts["value"],
        said.column("entries"): groups.map(held["entries"]).astype(float),
        said.column("names"): groups.astype(int).map(listed).fillna(t("leveringszekerheid.none")),
        said.column("status"): said.statuses(parts),
    })
    return Figure(COUNT, bars(frame, unit=desk.unit("n"), lang=desk.lang), table, words)


def counts(said: Said, region: str, year: int) -> pd.DataFrame:
    """The rows of `indicators.supply_risk.groups_sql` by the number of the goods group, as text."""
    rows = said.desk.rows(groups_sql(region, year, said.options))
    return rows.set_index(rows["goods_group"].astype(str))
