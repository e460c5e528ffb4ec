"""Waste on the ladder: the steps up that were possible, ways to count their share, and what is left out."""

from dataclasses import replace

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from charts.ladder import transitions
from figures import afval
from figures.afval import EVERYTHING, Counted
from figures.desk import Desk
from indicators import best_practice

# The named ways to count: what each changes in the choices of the reader.
VARIANTS = {
    "pcem": {"denominator": "after_exclusions", "soil": "with", "chapter_19": "with"},
    "monitorce": {"denominator": "all", "soil": "with", "chapter_19": "with"},
    "no_soil": {"denominator": "after_exclusions", "soil": "without", "chapter_19": "with"},
    "no_chapter_19": {"denominator": "after_exclusions", "soil": "with", "chapter_19": "without"},
    "neither": {"denominator": "after_exclusions", "soil": "without", "chapter_19": "without"},
}


def parts(step: str) -> tuple[str, str]:
    """The ranks of a step: "C->A" is from C to A."""
    now, best = step.split("->")
    return now, best


def ladder(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING,
           picked: tuple[str, str] | None = None) -> Figure | None:
    """From the rank of each treatment now to the best rank it could have; None when no step is known.

    `picked`: the step (letters from and to) that stands out.
    """
    t = desk.t
    rows = afval.values(desk, "waste_transition", [region], [year], counted, "transition")
    drawn = rows[rows["value"] > 0]
    if drawn.empty:
        return None
    names = afval.ranks(desk)
    staying = desk.rows(best_practice.staying_sql(region, year, **counted.judged))
    staying = staying[(staying["kg"] > 0) & staying["letter"].isin(list(names))]
    steps = [parts(step) for step in drawn["category"]]
    better = pd.DataFrame({
        "source": [now for now, _ in steps], "target": [best for _, best in steps], "kg": list(drawn["value"]),
    })
    same = pd.DataFrame({"source": staying["letter"], "target": staying["letter"], "kg": staying["kg"]})
    both = pd.concat([better, same], ignore_index=True) if len(same) else better
    chart = transitions(both.assign(value=both["kg"] / afval.MLN), unit=desk.unit("mln kg"), lang=desk.lang,
                        ranks=names, apart=storage(desk), decimals=1, picked=picked)
    order = better.sort_values("kg", ascending=False)
    most = order.iloc[0]
    whole = afval.total(afval.values(desk, "waste_potential_mass", [region], [year], counted))
    words = desk.words(
        "afval-ladder", t("afval.ladder.title", region=desk.region_name(region), year=year),
        afval.subtitle(desk, t("afval.ladder.subtitle"), counted, "waste_transition"), rows=rows,
        indicator="waste_transition", unit=desk.unit("mln kg"), warnings=[t("afval.bound")],
        alt=t("afval.ladder.alt", region=desk.region_name(region), year=year, total=afval.amount(desk, whole),
              source=afval.rank_name(desk, most["source"]), target=afval.rank_name(desk, most["target"]),
              most=afval.amount(desk, most["kg"])),
        notes=[
            t("afval.ladder.note" if len(same) else "afval.ladder.note_steps"),
            *afval.few(desk, region, year, "waste_transition", "transition", counted, rows["category"]),
            *afval.withheld(desk, rows), *afval.double(desk, counted),
        ],
    )
    table = pd.DataFrame({
        t("afval.column.now"): [afval.rank_name(desk, letter) for letter in order["source"]],
        t("afval.column.best"): [afval.rank_name(desk, letter) for letter in order["target"]],
        t("afval.column.mln_kg"): list(order["kg"] / afval.MLN),
        t("afval.column.share_steps"): list(100 * order["kg"] / whole) if whole else None,
    })
    stays = pd.DataFrame({
        t("afval.column.now"): [afval.rank_name(desk, letter) for letter in same["source"]],
        t("afval.column.best"): t("afval.ladder.stays"),
        t("afval.column.mln_kg"): list(same["kg"] / afval.MLN),
        t("afval.column.share_steps"): None,
    })
    return Figure("afval-ladder", chart, pd.concat([table, stays], ignore_index=True) if len(stays) else table, words)


def storage(desk: Desk) -> list[str]:
    """The ranks that are no step of the ladder."""
    return list(desk.rows("select rank_group from code_list.rank_groups where is_storage")["rank_group"])


def variants(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING) -> Figure | None:
    """The share in each of the named ways to count; None when it is unknown. The minimum is that of `counted`."""
    t = desk.t
    found = []
    for name, changes in VARIANTS.items():
        rows = afval.values(desk, "waste_potential", [region], [year], replace(counted, **changes))
        found.append(rows.assign(name=t(f"afval.variant.{name}"), variant=name))
    rows = pd.concat(found, ignore_index=True)
    if rows["value"].dropna().empty:
        return None
    told = rows.dropna(subset=["value"])
    low, high = told.loc[told["value"].idxmin()], told.loc[told["value"].idxmax()]
    smallest = replace(EVERYTHING, minimum_kg=counted.minimum_kg)
    words = desk.words(
        "afval-varianten", t("afval.variants.title", region=desk.region_name(region), year=year),
        afval.subtitle(desk, t("afval.variants.subtitle"), smallest), rows=rows, indicator="waste_potential",
        unit=t("afval.unit.percent"), warnings=[t("afval.bound")],
        alt=t("afval.variants.alt", region=desk.region_name(region), year=year,
              low=afval.percent(desk, low["value"]), low_name=low["name"],
              high=afval.percent(desk, high["value"]), high_name=high["name"]),
        notes=[t("afval.variants.note")],
    )
    chart = bars(rows[["name", "value"]], unit="%", lang=desk.lang, decimals=1)
    table = pd.DataFrame({
        t("afval.column.variant"): rows["name"],
        t("afval.column.percent"): rows["value"],
        t("afval.column.meaning"): [t(f"afval.variant_meaning.{name}") for name in rows["variant"]],
    })
    return Figure("afval-varianten", chart, table, words)


def left_out(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING) -> Figure | None:
    """The weight that the potential does not judge, by the reason why; None when nothing is left out."""
    t = desk.t
    rows = afval.values(desk, "waste_left_out", [region], [year], counted, "reason")
    if rows.empty:
        return None
    rows = rows.sort_values("value", ascending=False, na_position="last")
    names = [t(f"afval.reason.{reason}") for reason in rows["category"]]
    whole = afval.total(afval.values(desk, "waste_left_out", [region], [year], counted))
    words = desk.words(
        "afval-telt-niet-mee", t("afval.left_out.title", region=desk.region_name(region), year=year),
        afval.subtitle(desk, t("afval.left_out.subtitle"), counted, "waste_left_out"), rows=rows,
        indicator="waste_left_out", unit=desk.unit("mln kg"),
        alt=t("afval.left_out.alt", region=desk.region_name(region), year=year, total=afval.amount(desk, whole),
              reason=names[0], most=afval.amount(desk, rows["value"].iloc[0])),
        notes=afval.withheld(desk, rows),
    )
    frame = pd.DataFrame({"name": names, "value": rows["value"].to_numpy() / afval.MLN})
    table = pd.DataFrame({
        t("afval.column.reason"): names,
        t("afval.column.mln_kg"): frame["value"],
        t("afval.column.meaning"): [t(f"afval.reason_meaning.{reason}") for reason in rows["category"]],
    })
    chart = bars(frame, unit=desk.unit("mln kg"), lang=desk.lang, decimals=1)
    return Figure("afval-telt-niet-mee", chart, table, words)
