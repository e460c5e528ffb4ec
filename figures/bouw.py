"""Construction: its part of the goods flows, the path of its target, and the goods behind it.

`rule` says what counts as construction (indicators/construction_parameters.py); None is the default rule.
"""

from collections.abc import Sequence

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from charts.path import target_path
from charts.trend import trend
from figures import doelen, targets
from figures.desk import HOME_REGION, Desk
from figures.margins import with_margin
from flows.sql import literal
from indicators.assess import Assessment, assess
from indicators.construction_parameters import RULE
from indicators.trend import EXCEPTIONAL_YEARS
from indicators.uncertainty import Series

PATH, SHARE, GROUPS = "pad-bouw", "bouw-aandeel", "bouw-goederen"
TARGET, BIOBASED = "UT-BUILD", "UT-BIOBASED"
SCOPE, CATEGORY = "construction", "abiotic"
# More lines cannot be told apart.
LINES = len(theme.SEQUENCE)


def options(rule: str | None) -> dict[str, str] | None:
    """The rule as an option of the formula; None where it is the default."""
    return None if rule in (None, RULE.default) else {RULE.name: rule}


def assessment(desk: Desk, base_year: int | None, rule: str | None = None) -> Assessment:
    """The target of construction held against its part of the flows; without data where there are none."""
    target = targets.all_targets(desk)[TARGET]
    rows = desk.values(["construction"], [target.region], None, [target.dimension], [target.category], options(rule))
    series = Series.from_rows(rows, scope=SCOPE) if rows["value"].notna().any() else None
    return assess(target, series, base_year)


def series(desk: Desk) -> list[Series]:
    """What the targets of construction can be held against: its part of the flows, and the biobased share."""
    known = []
    for name in (TARGET, BIOBASED):
        target = targets.all_targets(desk)[name]
        rows = desk.values(target.indicators, [target.region], None, [target.dimension], [target.category])
        if rows["value"].notna().any():
            known.append(Series.from_rows(rows, scope=SCOPE))
    return known


def answers(desk: Desk, found: Assessment) -> list[str]:
    """The cards of `doelen.answers`; the outcome says that the flows are an approximation."""
    parts = doelen.answers(desk, found)
    return [targets.card(found, desk, desk.t("doelen.answer.verdict"), [desk.t("bouw.proxy")]), *parts[1:]] if (
        parts) else []


def path(desk: Desk, found: Assessment, rule: str | None = None) -> Figure | None:
    """Use by construction in the province with its margin, beside the path where there is one; None without figures."""
    t = desk.t
    if found.series is None:
        return None
    rows = desk.values(["construction"], [HOME_REGION], None, ["scope"], [CATEGORY], options(rule))
    outcome, said = targets.sentences(found, desk)
    frame = found.table().rename(columns={"required_linear": "linear", "required_stepwise": "stepwise"})
    words = desk.words(
        PATH, t("bouw.path.title"),
        t("bouw.path.subtitle", rule=t(f"bouw.rule.{rule or RULE.default}"),
          asks=targets.milestones_words(found.target, t)),
        indicator="construction", rows=rows, warnings=[t("bouw.proxy")],
        alt=t("bouw.path.alt", outcome=outcome, said=" ".join(said)),
        notes=[*doelen.verdict_notes(desk, found), t("doelen.primary"), found.target.milestones[0].note(desk.lang)],
    )
    chart = target_path(
        frame, unit=words.unit, lang=desk.lang, base_year=found.base.year if found.path else None,
        milestones={m.year: t("doelen.milestone.short", percent=t.percent(m.reduction))
                    for m in found.target.milestones if m.year and m.reduction is not None},
        exceptional={year: t("doelen.exceptional") for year in EXCEPTIONAL_YEARS},
        breaks={year: t("overzicht.recent.break") for year in desk.provenance.breaks(rows)},
    )
    return Figure(PATH, chart, doelen.path_table(desk, found, None), words)


def share(desk: Desk, regions: Sequence[str], rule: str | None = None, years: Sequence[int] = ()) -> Figure | None:
    """Construction's share of abiotic use, a line per region, in these years or in all; None without figures."""
    t = desk.t
    rows = with_margin(desk.values(
        ["construction_share"], regions, list(years) or None, ["scope"], [CATEGORY], options(rule)))
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    order = {region: place for place, region in enumerate(regions)}
    rows = rows.assign(series=[desk.region_name(region) for region in rows["region"]],
                       place=rows["region"].map(order)).sort_values(["place", "year"])
    last = known[known["region"] == known["region"].iloc[0]].sort_values("year").iloc[-1]
    words = desk.words(
        SHARE, t("bouw.share.title"), t("bouw.share.subtitle", rule=t(f"bouw.rule.{rule or RULE.default}")),
        indicator="construction_share", rows=rows, notes=[t("bouw.proxy"), t("bouw.compare_structure")],
        alt=t("bouw.share.alt", region=desk.region_name(last["region"]), year=int(last["year"]),
              value=t.number(last["value"], 1)),
    )
    chart = trend(rows, unit=words.unit, lang=desk.lang, decimals=1,
                  breaks={year: t("overzicht.recent.break") for year in desk.provenance.breaks(rows)},
                  events={year: t("doelen.exceptional") for year in EXCEPTIONAL_YEARS})
    table = pd.DataFrame({
        t("charts.year"): rows["year"].astype(int), t("charts.region"): rows["series"],
        f"{t('charts.value')} (%)": rows["value"], t("charts.lower"): rows["lower"], t("charts.upper"): rows["upper"],
        t("charts.figure_status"): [desk.name("status", status) for status in rows["status"]],
    })
    return Figure(SHARE, chart, table, words)


def groups(desk: Desk, region: str, year: int, rule: str | None = None) -> Figure | None:
    """The goods groups that count as construction in one year: how much of each counts, and how much is known."""
    t, rule = desk.t, rule or RULE.default
    rows = with_margin(
        desk.values(["construction"], [region], [year], ["abiotic_goods_group"], None, options(rule)))
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    shares = desk.rows(f"select goods_group, share from construction_share({literal(rule)})")
    counted = dict(zip(shares["goods_group"].astype(str), shares["share"].astype(float), strict=True))
    rows = rows.assign(name=[desk.goods_name(code) for code in rows["category"]]).sort_values(
        "value", ascending=False, na_position="last")
    whole = desk.values(["construction"], [region], [year], ["scope"], [CATEGORY], options(rule)).iloc[0]
    top = rows.iloc[0]
    words = desk.words(
        GROUPS, t("bouw.groups.title", region=desk.region_name(region), year=year),
        t("bouw.groups.subtitle", rule=t(f"bouw.rule.{rule}"), known=t.number(whole["rows_known"]),
          expected=t.number(whole["rows_expected"])),
        indicator="construction", rows=rows, notes=[t("bouw.groups.note"), t("bouw.proxy")],
        alt=t("bouw.groups.alt", name=top["name"], value=desk.large(top["value"], top["unit"]),
              total=desk.large(whole["value"], whole["unit"]), region=desk.region_name(region), year=year),
    )
    chart = bars(rows[["name", "value", "lower", "upper"]], unit=words.unit, lang=desk.lang)
    table = pd.DataFrame({
        t("bouw.groups.group"): [desk.goods_name(code, short=False) for code in rows["category"]],
        t("bouw.groups.counts"): [100 * counted[code] for code in rows["category"]],
        f"{t('charts.value')} ({words.unit})": rows["value"],
        t("charts.lower"): rows["lower"], t("charts.upper"): rows["upper"],
        t("bouw.groups.known"): [t("bouw.groups.of", known=t.number(known), expected=t.number(expected))
                                 for known, expected in zip(rows["rows_known"], rows["rows_expected"], strict=True)],
        t("charts.figure_status"): [desk.name("status", status) for status in rows["status"]],
    })
    return Figure(GROUPS, chart, table, words)
