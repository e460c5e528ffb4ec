"""Policy: the six themes with their measures, what measures delivered over time, and which goals have an indicator."""

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from charts.heatmap import heatmap
from figures.desk import Desk
from flows.sql import literal
from indicators.targets import read_targets

# In the order of the menu of the screen.
COVERED = ("lever", "aim", "theme", "sub_goal", "sector", "action_line")
NOT_GIVEN = "unknown"
# What is known of an element of the policy, from best to nothing.
KNOWLEDGE = ("figures", "example", "waiting", "none")
# As high as three lines of a name.
ROW = 40
# Classes of counts, as many as are needed.
STEPS = (0, 2, 5, 10, 20, 50, 100, 1000, 10_000)


def terms(desk: Desk, kind: str) -> dict[str, str]:
    """The words of a kind (theme, sub_goal, lever, ...) by code, in order."""
    rows = desk.rows(f"select code, name_{desk.lang} as name from code_list.policy_terms "
                     f"where kind = {literal(kind)} order by position")
    return dict(zip(rows["code"], rows["name"], strict=True))


def states(desk: Desk) -> dict[str, str]:
    """The states a measure can have, and that it is not given."""
    return terms(desk, "state") | {NOT_GIVEN: desk.t("beleid.not_given")}


def measures(desk: Desk) -> pd.DataFrame:
    """Every row of the register, with the names of its codes and with unit, status, flags and source.

    Columns `name` and `said` are the measure and its note in the language of the reader; missing text is "".
    """
    rows = desk.rows("""
        select measure.*, 'n' as unit, if(mark.is_example, 'X', '') as flags, mark.source
        from core.policy_measure as measure
        cross join (from core.source_mark where source_name = 'policy_register') as mark
        order by theme, line
    """)
    texts = rows.select_dtypes(exclude=["number", "bool", "datetime"]).columns
    rows[texts] = rows[texts].astype(object).where(rows[texts].notna(), "")
    own = desk.lang == "nl"
    names = rows["measure"] if own else rows["measure_en"].where(rows["measure_en"] != "", rows["measure"])
    notes = rows["note"] if own else rows["note_en"].where(rows["note_en"] != "", rows["note"])
    rows["state"] = rows["state"].replace("", NOT_GIVEN)
    return rows.assign(name=names, said=notes)


def by_theme(desk: Desk) -> Figure | None:
    """How many measures each theme has in each state, in the last year of the register; None without a register."""
    t, themes, known = desk.t, terms(desk, "theme"), states(desk)
    rows = desk.values(["policy_measures"], dimensions=["theme_state", "total"])
    if rows.empty:
        return None
    parts = rows[rows["dimension"] == "theme_state"]
    counted = dict(zip(parts["category"], parts["value"], strict=True))
    # The register is whole: what is not in it is none.
    frame = pd.DataFrame([
        {"row": f"{code}. {name}", "column": word, "value": counted.get(f"{code}:{state}", 0)}
        for code, name in themes.items() for state, word in known.items()
        if any(key.endswith(f":{state}") for key in counted)
    ])
    totals = frame.groupby("row", sort=False)["value"].sum()
    empty = [name for name, total in totals.items() if total == 0]
    year, total = int(rows["year"].max()), rows.loc[rows["dimension"] == "total", "value"].iloc[0]
    words = desk.words(
        "maatregelen-per-thema", t("beleid.by_theme.title"), t("beleid.by_theme.subtitle", year=year), rows=rows,
        indicator="policy_measures", unit=t("beleid.by_theme.unit"),
        alt=t("beleid.by_theme.alt", n=t.number(total), year=year, most=totals.idxmax(), count=t.number(totals.max()))
        + (" " + t("beleid.by_theme.none", themes=t.join(empty)) if empty else ""),
        notes=[t("beleid.by_theme.note")],
    )
    chart = heatmap(frame, unit=words.unit, lang=desk.lang, breaks=steps(frame["value"]), row=ROW,
                    headings=(t("beleid.column.theme"), t("beleid.column.state")))
    table = frame.pivot(index="row", columns="column", values="value").reindex(
        index=list(totals.index), columns=list(dict.fromkeys(frame["column"]))).reset_index()
    table = table.rename(columns={"row": t("beleid.column.theme")}).rename_axis(columns=None)
    return Figure("maatregelen-per-thema", chart, table, words)


def outputs(desk: Desk) -> list[str]:
    """The ids of the indicators that count what measures delivered and have a figure: the one with a target first."""
    found = desk.rows("""
        select distinct indicator, indicator in (select indicator from meta.target) as has_target
        from result.indicator_value as figure
        join meta.indicator as record using (indicator)
        where list_contains(string_split(record.needs, ','), 'policy_register') and figure.dimension = 'total'
          and indicator <> 'policy_measures'
        order by has_target desc, indicator
    """)
    return list(found["indicator"])


def output(desk: Desk, indicator: str) -> Figure | None:
    """What measures delivered over the years by one indicator, with its target where it has one; None without figures.
    """
    t = desk.t
    rows = desk.values([indicator], dimensions=["total", "phase", "measure"])
    total = rows[(rows["dimension"] == "total") & rows["value"].notna()].sort_values("year")
    if total.empty:
        return None
    name, last = desk.name("indicator", indicator), total.iloc[-1]
    goal = goal_per_year(desk, indicator)
    open_rows = rows[(rows["category"] == "open") & (rows["year"] == last["year"])]
    notes = [t("beleid.output.open", n=t.number(count), year=last["year"]) for count in open_rows["value"]]
    notes += [t("beleid.output.one_year", year=last["year"])] * (len(total) == 1)
    unit = desk.unit(last["unit"])
    reached = t("beleid.output.goal_alt", goal=t.number(goal)) if goal is not None else ""
    words = desk.words(
        file_of(indicator), name, t("beleid.output.subtitle"), rows=total, indicator=indicator,
        alt=t("beleid.output.alt", name=name, value=t.number(last["value"]), unit=unit, year=last["year"]) + reached,
        notes=notes,
    )
    frame = total.assign(name=total["year"].astype(str))
    reference = (goal, t("beleid.output.goal", goal=t.number(goal))) if goal is not None else None
    chart = bars(frame[["name", "value"]], unit=words.unit, lang=desk.lang, reference=reference)
    return Figure(file_of(indicator), chart, output_table(desk, rows), words)


def file_of(indicator: str) -> str:
    """The file name of an output."""
    return f"resultaat-{indicator.replace('_', '-')}"


def output_table(desk: Desk, rows: pd.DataFrame) -> pd.DataFrame:
    """An output in parts: the whole, what is still open, and each measure."""
    t = desk.t
    names = desk.rows(f"select measure_id, any_value({measure_name(desk)}) as name "
                      "from core.policy_measure group by all")
    known = dict(zip(names["measure_id"], names["name"], strict=True))
    parts = rows[(rows["dimension"] != "phase") | (rows["category"] == "open")]
    said = {"total": t("beleid.output.whole"), "open": t("beleid.output.open_row")} | known
    order = parts["dimension"].map({"total": 0, "measure": 1, "phase": 2})
    parts = parts.assign(order=order, part=[said.get(code, code) for code in parts["category"]],
                         status_name=[desk.name("status", status) for status in parts["status"]])
    labels = {"year": t("charts.year"), "part": t("beleid.output.part"), "value": t("charts.value"),
              "status_name": t("charts.figure_status")}
    return parts.sort_values(["year", "order", "part"])[list(labels)].rename(columns=labels)


def measure_name(desk: Desk) -> str:
    """SQL for the name of a measure in the language of the reader."""
    return "measure" if desk.lang == "nl" else "coalesce(measure_en, measure)"


def goal_per_year(desk: Desk, indicator: str) -> float | None:
    """How many a year the target of an indicator asks; None where it has none."""
    rows = desk.rows(f"select value from meta.target where indicator = {literal(indicator)} and unit = 'per year'")
    return float(rows["value"][0]) if len(rows) else None


def goals(desk: Desk) -> dict[str, list]:
    """The targets of each theme through its sub-goals: {theme: [Target, ...]}, empty where there is none."""
    known = read_targets(desk.rows("select * from meta.target").to_dict("records"))
    rows = desk.rows("select part_of, target_id from code_list.policy_terms where kind = 'sub_goal' order by position")
    return {code: [known[name] for name in rows.loc[rows["part_of"] == code, "target_id"].dropna()]
            for code in terms(desk, "theme")}


def coverage(desk: Desk, region: str) -> pd.DataFrame:
    """For each element of the policy what shows it: kind, code, name, indicators (names), knowledge, measures.

    `knowledge` is the best there is: figures (of the region, real), example (made figures only), waiting (an indicator
    without figures yet) or none. `measures` counts those in the register that name the element (macro
    `policy_coverage`); empty where measures do not say.
    """
    rows = desk.rows(f"""
        select found.*, name_{desk.lang} as name
        from policy_coverage({literal(region)}, 'result.indicator_value') as found
        join code_list.policy_terms using (kind, code)
        order by list_position([{", ".join(map(literal, COVERED))}], kind), found.position
    """)
    shown = [[*(desk.name("indicator", code) for code in ids), *(desk.t(f"beleid.observation.{code}") for code in seen)]
             for ids, seen in zip(rows["indicators"], rows["observations"], strict=True)]
    return rows.assign(indicators=shown, knowledge=[KNOWLEDGE[place] for place in rows["knowledge"]])


def gaps(desk: Desk, covered: pd.DataFrame) -> dict[str, str]:
    """What has no indicator, in words, by kind: {"Hefbomen": "Levensduurverlenging: geen indicator"}."""
    missing = covered[covered["knowledge"] == "none"]
    return {desk.t(f"beleid.kind.{kind}"): desk.t("beleid.coverage.gap", names="; ".join(some["name"]))
            for kind, some in missing.groupby("kind", sort=False)}


def coverage_map(desk: Desk, covered: pd.DataFrame, kind: str) -> Figure:
    """Of one kind of element (lever, theme, ...) how many indicators and measures each has."""
    t, some = desk.t, covered[covered["kind"] == kind]
    cells = [{"row": row.name, "column": t("beleid.coverage.indicators"), "value": len(row.indicators),
              "text": t(f"beleid.cell.{row.knowledge}", n=len(row.indicators))}
             for row in some.itertuples(index=False)]
    with_measures = some["measures"].notna().all()
    if with_measures:
        cells += [{"row": row.name, "column": t("beleid.coverage.measures"), "value": row.measures,
                   "text": t("beleid.cell.figures" if row.measures else "beleid.cell.none", n=row.measures)}
                  for row in some.itertuples(index=False)]
    without = list(some.loc[some["knowledge"] == "none", "name"])
    marks = desk.rows("select 'A' as status, '' as flags, null as year, source_id as source "
                      "from code_list.policy_links "
                      f"union select 'A', '', null, source_id from code_list.policy_terms where kind = {literal(kind)}")
    name = f"dekking-{kind.replace('_', '-')}"
    words = desk.words(
        name, t("beleid.coverage.title", kind=t(f"beleid.kind.{kind}")), t("beleid.coverage.subtitle"), rows=marks,
        unit=t("beleid.coverage.unit"),
        alt=t("beleid.coverage.alt", kind=t(f"beleid.kind.{kind}"), some=len(some) - len(without), all=len(some))
        + (" " + t("beleid.coverage.without", names="; ".join(without)) if without else ""),
        notes=[t("beleid.coverage.legend"), t("beleid.coverage.note")],
    )
    frame = pd.DataFrame(cells)
    chart = heatmap(frame, unit=words.unit, lang=desk.lang, breaks=steps(frame["value"]), row=ROW,
                    headings=(t(f"beleid.kind_one.{kind}"), t("charts.value")))
    labels = {"name": t(f"beleid.kind_one.{kind}"), "shown": t("beleid.coverage.indicators"),
              "known": t("beleid.coverage.known"), "measures": t("beleid.coverage.measures")}
    if not with_measures:
        del labels["measures"]
    table = some.assign(shown=["; ".join(names) or t("beleid.coverage.no_indicator") for names in some["indicators"]],
                        known=[t(f"beleid.knowledge.{known}") for known in some["knowledge"]])
    return Figure(name, chart, table[list(labels)].rename(columns=labels), words)


def steps(counts: pd.Series) -> list[int]:
    """The limits of two classes or more that hold these counts."""
    above = next(place for place, limit in enumerate(STEPS) if limit >= counts.max())
    return list(STEPS[: max(above, 2) + 1])
