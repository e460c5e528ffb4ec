"""The goals of the Netherlands and of Europe, as background: each with its own scope, year and source."""

import pandas as pd

from charts.figure import Figure
from figures import targets
from figures.desk import Desk
from flows.sql import literal
from indicators.targets import Target, read_targets

# Goals that hold or are reported to hold; what lapsed or was never verified stands on the screen with all targets.
HOLDING = ("in_force", "press_report")
LEVELS = ("national", "eu")
MAIN, OTHERS = "doelen-nederland-europa", "doelen-nederland-europa-overige"


def goals(desk: Desk) -> list[Target]:
    """The goals of others that hold and have a number, national ones first, each in order of its year."""
    known = read_targets(desk.rows("select * from meta.target").to_dict("records"))
    chosen = [target for target in known.values() if target.level in LEVELS
              and target.milestones[0].status in HOLDING
              and (target.milestones[0].reduction is not None or target.milestones[0].value is not None)]
    return sorted(chosen, key=lambda target: (LEVELS.index(target.level), target.milestones[0].status != "press_report",
                                              target.milestones[0].year or 0))


def latest(desk: Desk, target: Target) -> pd.DataFrame:
    """The last published figure of what a goal is about, for its own region; no rows where none is known.

    Of series with different definitions the last year counts; no two are joined.
    """
    wanted = " or ".join(f"measure = {literal(name)}" for name in target.indicators) or "false"
    part = target.category or "total"
    return desk.rows(f"""
        select *, source_id as source, '' as flags from core.observation
        where ({wanted}) and region = {literal(target.region)} and category = {literal(part)} and not check_only
          and value is not null
        order by year desc, vintage desc limit 1
    """)


def main_goals(desk: Desk) -> list[str]:
    """The ids of the goals that a reader of five minutes sees, in order (`code_list.monitor_goals`)."""
    return list(desk.rows("select target_id from code_list.monitor_goals order by position")["target_id"])


def goal_tables(desk: Desk) -> list[Figure]:
    """The goals as tables without a chart: the main ones, and the others."""
    known, first = {target.id: target for target in goals(desk)}, main_goals(desk)
    main = [known[name] for name in first if name in known]
    others = [target for name, target in known.items() if name not in first]
    return [goal_table(desk, MAIN, main), *([goal_table(desk, OTHERS, others)] if others else [])]


def goal_table(desk: Desk, figure_id: str, chosen: list[Target]) -> Figure:
    """Goals in words: whose, what they ask with its note, the last known figure, status and source."""
    t, lines = desk.t, []
    for target in chosen:
        milestone, known = target.milestones[0], latest(desk, target)
        last = t("monitor.goals.unknown")
        if len(known):
            row = known.iloc[0]
            figure = t.number(row["value"], 1) + targets.unit_words(row["unit"], t)
            last = t("monitor.goals.last_known", figure=figure, year=row["year"], source=desk.provenance.source(known))
        base = t("monitor.goals.since", year=target.base_year) if target.base_year else ""
        # "At least" and "at most" stand in the note; of a press report the status says enough.
        note = f". {milestone.note(desk.lang)}" if milestone.status == "in_force" else ""
        lines.append({
            "scope": target.scope(desk.lang),
            "asks": f"{targets.milestone_words(milestone, t)} {base}".strip() + note,
            "last": last,
            "status": t(f"doelen.status.{milestone.status}"),
            "source": desk.provenance.one_source(milestone.source_id),
        })
    labels = {name: t(f"monitor.goals.{name}") for name in ("scope", "asks", "last", "status", "source")}
    table = pd.DataFrame(lines, columns=list(labels)).rename(columns=labels)
    marks = pd.DataFrame([{"source": target.milestones[0].source_id, "status": "A", "flags": "", "year": None}
                          for target in chosen])
    title = t("monitor.goals.title" if figure_id == MAIN else "monitor.goals.others")
    words = desk.words(figure_id, title, rows=marks, unit=t("screen.unit.various"), definition="",
                       alt=t("monitor.goals.lead"), notes=[t("monitor.goals.lead")])
    return Figure(figure_id, None, table, words)
