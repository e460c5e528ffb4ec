"""The circular monitor in four families: raw materials, circular business, policy output, transition.

Which figures stand in a family is data (`code_list.monitor_facts`); a screen and a published pack tell the same facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

import pandas as pd

from charts.figure import Figure
from figures import overzicht
from figures.beleid import coverage, goal_per_year, output
from figures.beleid_effects import territory
from figures.desk import HOME_REGION, Desk
from flows.sources import source as kind_of_delivery
from flows.sql import literal
from indicators.assess import Assessment

FAMILIES = ("raw_materials", "circular_business", "policy_output", "transition")
COUNT, EURO = "n", "EUR"


@dataclass(frozen=True)
class Fact:
    """One figure of the monitor in words. `amount` is "" where nothing is known; `missing` then says what is needed.

    `value` is as in the database, in `unit`; `about` is its definition; `source`, `status` and `vintage` are words, and
    so is `goal` where there is one to reach every year.
    """

    family: str
    name: str
    value: float | None
    unit: str
    amount: str
    year: int | None
    status: str
    source: str
    vintage: str
    about: str
    example: bool
    missing: str = ""
    goal: str = ""


def facts(desk: Desk, family: str, region: str = HOME_REGION) -> list[Fact]:
    """The figures of a family, each of its last known year."""
    rows = desk.rows(f"from code_list.monitor_facts where family = {literal(family)} order by position")
    return [observed(desk, family, row, region) if isinstance(row["observation"], str)
            else computed(desk, family, row, region) for _, row in rows.iterrows()]


def computed(desk: Desk, family: str, row: pd.Series, region: str) -> Fact:
    """A figure of the contract."""
    name = desk.name("indicator", row["indicator"])
    scope = desk.name("scope", row["category"]).lower()
    if row["dimension"] == "scope" and scope not in name.lower():
        name = desk.t("monitor.of_scope", name=name, scope=scope)
    rows = desk.values([row["indicator"]], [region], dimensions=[row["dimension"]], categories=[row["category"]])
    known = rows[rows["value"].notna()].sort_values("year").tail(1)
    about = desk.definition(row["indicator"])
    if known.empty:
        return Fact(family, name, None, "", "", None, "", "", "", about, False, needed(desk, row["indicator"]))
    goal = goal_per_year(desk, row["indicator"])
    words = "" if goal is None else desk.t("monitor.goal", goal=desk.t.number(goal))
    return replace(fact(desk, family, name, known, about), goal=words)


def observed(desk: Desk, family: str, row: pd.Series, region: str) -> Fact:
    """A published figure, with the definition of its series; the last one, of one definition only."""
    t, measure = desk.t, row["observation"]
    name = t(f"monitor.observation.{measure}")
    rows = desk.rows(f"""
        select *, source_id as source, '' as flags from core.observation
        where measure = {literal(measure)} and region = {literal(region)} and not check_only and value is not null
        order by year desc, vintage desc limit 1
    """)
    if rows.empty:
        return Fact(family, name, None, "", "", None, "", "", "", "", False, t("monitor.no_publication"))
    key = f"monitor.series.{rows['series'].iloc[0]}"
    return fact(desk, family, name, rows, t(key) if t.has(key) else "")


def fact(desk: Desk, family: str, name: str, rows: pd.DataFrame, about: str) -> Fact:
    """A fact from one row of figures."""
    row, provenance = rows.iloc[0], desk.provenance
    return Fact(family, name, float(row["value"]), row["unit"], amount(desk, float(row["value"]), row["unit"]),
                int(row["year"]), desk.name("status", row["status"]), provenance.source(rows),
                provenance.vintage(rows), about, provenance.is_example(rows))


def amount(desk: Desk, value: float, unit: str) -> str:
    """A value with its unit as it is read: a count has no unit but its name, a part says of what."""
    t = desk.t
    if unit == COUNT:
        return t.number(value)
    if unit.startswith("%"):
        key = f"monitor.percent.{unit.removeprefix('%').strip().replace(' ', '_') or 'plain'}"
        return f"{t.number(value, 1)}{t(key) if t.has(key) else unit}"
    return f"{t.number(value)} {desk.unit(unit)}" if unit == EURO else desk.large(value, unit)


def needed(desk: Desk, indicator: str) -> str:
    """Which deliveries an indicator without figures waits for, in a sentence."""
    needs = desk.rows(f"select needs from meta.indicator where indicator = {literal(indicator)}")["needs"]
    titles = [kind_of_delivery(name).facts[f"title_{desk.lang}"] for name in needs.iloc[0].split(",")]
    return desk.t("monitor.needs", titles="; ".join(titles))


def card(desk: Desk, one: Fact) -> str:
    """A fact as a card in HTML: name, amount, year, status, and what it means on request; its source is told below."""
    t = desk.t
    if one.amount:
        lines = f'<p class="amount">{escape(one.amount)}</p><p>{escape(said(desk, one))}</p>'
    else:
        lines = f"<p><strong>{escape(t('monitor.nothing'))}</strong> {escape(one.missing)}</p>"
    about = (f"<details><summary>{escape(t('monitor.about'))}</summary><p>{escape(one.about)}</p></details>"
             if one.about else "")
    return f'<div class="card card-figure"><h3>{escape(one.name)}</h3>{lines}{about}</div>'


def said(desk: Desk, one: Fact) -> str:
    """Year and status of a fact; example data first."""
    words = f"{desk.t('monitor.said', year=one.year, status=one.status)} {one.goal}".strip()
    return f"{desk.t('monitor.example')} {words}" if one.example else words


def sources(desk: Desk, known: Iterable[Fact]) -> str:
    """Where the figures of a family come from, each source once; "" where nothing is known.

    That some are examples is said once for all of them.
    """
    t = desk.t
    told = dict.fromkeys(name for one in known if one.amount for name in one.source.split("; "))
    mark = t("screen.source.example", title="")
    real = [name for name in told if not name.startswith(mark)]
    made = [name.removeprefix(mark) for name in told if name.startswith(mark)]
    said = [t("monitor.sources", sources="; ".join(real))] * bool(real)
    return " ".join([*said, *([f"{mark}{'; '.join(made)}."] if made else [])])


def schemes_over_time(desk: Desk) -> Figure | None:
    """The schemes of every year beside the goal; None while only one year is known, which its card says already."""
    figure = output(desk, "subsidy_schemes_reviewed")
    return figure if figure is not None and figure.table[desk.t("charts.year")].nunique() > 1 else None


def brief(desk: Desk, region: str = HOME_REGION) -> list[tuple[str, str]]:
    """Each family with its first figure in a sentence."""
    t, told = desk.t, []
    for family in FAMILIES:
        first = facts(desk, family, region)[0]
        words = t("monitor.brief", name=first.name, amount=first.amount, year=first.year) if first.amount else (
            f"{first.name}: {t('monitor.nothing').lower()}")
        words = f"{words} {first.goal}".strip()
        told.append((t(f"monitor.family.{family}"), f"{t('monitor.example')} {words}" if first.example else words))
    return told


def verdicts(desk: Desk, base_year: int | None, organisation: Assessment | None = None) -> list[str]:
    """The province's targets that have a path, each with data of its own scope: cards as HTML.

    `organisation` is that of `figures.eigen_organisatie`, which knows what was measured; without it there are no data.
    """
    found = territory(desk, base_year)
    parts, _ = overzicht.verdicts(desk, overzicht.held(desk, found.series if found else None, base_year, organisation))
    return parts


def measurable(desk: Desk, region: str = HOME_REGION) -> str:
    """How much of the policy can be measured, in a sentence."""
    covered = coverage(desk, region)
    some = covered[covered["kind"] == "sub_goal"]
    known = int((some["knowledge"] == "figures").sum())
    without = list(some.loc[some["knowledge"] == "none", "name"])
    t = desk.t
    words = t("monitor.measurable", known=known, all=len(some))
    return f"{words} {t('monitor.not_measurable', names='; '.join(without))}" if without else words
