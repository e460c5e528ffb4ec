"""The deliveries behind the six indicators: which there are, which are made up or stand in, and how to hand one in."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from figures.desk import Desk
from figures.indicatoren import MEASURES, THEMES
from flows.sources import source
from indicators.registry import indicators

# From good to bad; a stand-in comes with the project and is public.
STATES = ("real", "stand_in", "example", "missing")


@dataclass(frozen=True)
class Need:
    """A delivery that an indicator rests on: its source, title in the reader's language, state and command."""

    source: str
    title: str
    state: str
    command: str


def needs(desk: Desk, indicator: str) -> list[Need]:
    """The deliveries an indicator rests on, in the order of its record."""
    found = desk.rows("select source, bool_or(is_example) as is_example, bool_or(is_bundled) as is_bundled "
                      "from meta.delivery group by source")
    there = {row.source: "example" if row.is_example else "stand_in" if row.is_bundled else "real"
             for row in found.itertuples()}
    return [need(desk, name, there.get(name, "missing")) for name in indicators()[indicator].needs]


def need(desk: Desk, name: str, state: str) -> Need:
    """One delivery with the command that hands it in."""
    command = f"python cli.py deliver {name} {desk.t('cli.usage.a_file')}"
    return Need(name, source(name).facts[f"title_{desk.lang}"], state, command)


def missing(found: Sequence[Need]) -> list[Need]:
    """Those that are not there at all."""
    return [one for one in found if one.state == "missing"]


def needs_table(desk: Desk) -> pd.DataFrame:
    """Every delivery behind the six, with labels: for which indicators, what stands there now, how to hand it in."""
    t, used, known = desk.t, {}, {}
    for theme, ids in THEMES.items():
        for one in needs(desk, ids[0]):
            known[one.source] = one
            used.setdefault(one.source, []).append(t(f"indicatoren.theme.{theme}"))
    rows = [(one.title, "; ".join(used[name]), t(f"indicatoren.state.{one.state}"), one.command)
            for name, one in known.items()]
    columns = ("title", "used", "state", "command")
    return pd.DataFrame(rows, columns=[t(f"indicatoren.needs.{name}") for name in columns])


def waiting(desk: Desk, indicator: str) -> str:
    """What an indicator waits for and how to hand it in, in plain words; "" when every delivery is there."""
    t, found = desk.t, missing(needs(desk, indicator))
    if not found:
        return ""
    titles = t.join([f"‘{one.title}’" for one in found])
    return t("indicatoren.missing.delivery", titles=titles, command="; ".join(one.command for one in found))


def absent(desk: Desk, region: str, indicator: str, year: int | None) -> str:
    """Why an indicator has no figure in a region and year, in plain words."""
    t = desk.t
    if said := waiting(desk, indicator):
        return said
    rows = desk.values([indicator], [region], dimensions=[MEASURES[indicator].dimension])
    years = sorted({int(y) for y in rows.dropna(subset=["value"])["year"]})
    if not years:
        closed = (rows["status"] == "C").any()
        return t(f"indicatoren.missing.{'closed' if closed else 'region'}", region=desk.region_name(region))
    span = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return t("indicatoren.missing.year", year=year, years=span)
