"""What is known about the municipalities of Utrecht, and the business parks of the policy.

Only published figures per municipality: goods flows are never spread over them.
"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from charts.bars import ranked
from charts.figure import Figure
from charts.map import choropleth, class_names, class_of
from figures import kaart_parks
from figures.desk import HOME_REGION, Desk
from figures.kaart_view import decimals, status_name
from flows.boundaries import credit, load
from flows.sql import literal
from indicators.classes import digits, natural_breaks

MAP, RANKED = "kaart-gemeenten", "gemeenten-op-volgorde"
# A figure of one municipality cannot be compared with anything.
FEWEST = 2


@dataclass(frozen=True)
class Municipal:
    """A published figure of the municipalities in view. `rows` are observations of all years, former ones too."""

    desk: Desk
    measure: str
    category: str
    year: int
    chosen: str | None
    rows: pd.DataFrame

    @cached_property
    def features(self) -> list[dict]:
        return load("municipality", HOME_REGION)

    @property
    def codes(self) -> list[str]:
        return [feature["properties"]["region"] for feature in self.features]

    @property
    def name(self) -> str:
        return measure_name(self.desk, self.measure, self.category)

    @property
    def unit(self) -> str:
        unit = self.rows["unit"].iloc[0]
        key = f"kaart.unit.{unit.replace('/', '_').replace(' ', '_')}"
        return self.desk.t(key) if self.desk.t.has(key) else unit

    @cached_property
    def breaks(self) -> tuple[float, ...]:
        """The class limits, over all years and all municipalities on the map."""
        return natural_breaks(self.rows[self.rows["region"].isin(self.codes)]["value"])

    @cached_property
    def decimals(self) -> int:
        return digits(self.breaks, decimals(self.rows["value"]))

    @property
    def asked(self) -> pd.DataFrame:
        return self.rows[self.rows["year"] == self.year]

    @cached_property
    def now(self) -> pd.DataFrame:
        """One row per municipality on the map, from high to low, without a value last."""
        desk = self.desk
        rows = self.asked.set_index("region").reindex(self.codes).reset_index()
        rows = rows.assign(
            name=[desk.region_name(region) for region in rows["region"]],
            status=[status_name(desk, s) for s in rows["status"]])
        return rows.sort_values("value", ascending=False, na_position="last", ignore_index=True)

    @property
    def unknown(self) -> list[str]:
        return sorted(self.now[self.now["value"].isna()]["name"])

    @property
    def focus(self) -> str:
        """A sentence on the chosen municipality; "" when none is."""
        if self.chosen is None:
            return ""
        name = self.desk.region_name(self.chosen)
        value = self.now.set_index("region")["value"][self.chosen]
        if pd.isna(value):
            return self.desk.t("kaart.municipal.focus_unknown", name=name)
        return self.desk.t("kaart.municipal.focus", name=name, value=self.number(value), unit=self.unit)

    def notes(self, unknown: str) -> list[str]:
        """Without a figure (in the words of this key); municipalities that are gone; flows are never spread."""
        t, said = self.desk.t, []
        if self.unknown:
            said.append(t(unknown, names=t.join(self.unknown)))
        gone = self.asked[~self.asked["region"].isin(self.codes)]
        if len(gone):
            names = sorted(self.desk.region_name(region) for region in gone["region"])
            said.append(t("kaart.municipal.former", names=t.join(names)))
        return [*said, t("kaart.no_flows")]

    def number(self, value: float | None) -> str:
        return self.desk.t.number(value, self.decimals)


def measure_name(desk: Desk, measure: str, category: str) -> str:
    """A measure with its part in words; one without words stands under its own name."""
    t = desk.t
    key, part = f"kaart.measure.{measure}", f"kaart.category.{category}"
    name = t(key) if t.has(key) else measure.replace("_", " ")
    if category == "total":
        return name
    return f"{name} ({t(part) if t.has(part) else category.replace('_', ' ')})"


def observed(desk: Desk) -> pd.DataFrame:
    """All published figures per municipality, of all years, former municipalities too (`is_former`)."""
    return desk.rows(f"""
        select topic, series, region, year, measure, category, value, unit, status, note, source_id, is_former
        from core.observation
        join (
            select region, valid_to is not null as is_former from code_list.regions
            where kind = 'municipality' and (parent = {literal(HOME_REGION)} or valid_to is not null)
        ) using (region)
        where not check_only and value is not null
        order by topic, measure, category, series
    """)


def measures(every: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Measure, category and series of what is known of more than one municipality that still is one."""
    current = every[~every["is_former"]]
    counted = current.groupby(["measure", "category", "series"], sort=False)["region"].nunique()
    return [key for key, regions in counted.items() if regions >= FEWEST]


def municipal(desk: Desk, every: pd.DataFrame, key: tuple[str, str, str], year: int | None = None,
              chosen: str | None = None) -> Municipal:
    """One of the measures in a year, the last one unless given."""
    measure, category, series = key
    rows = every[(every["measure"] == measure) & (every["category"] == category) & (every["series"] == series)]
    return Municipal(desk, measure, category, year or int(rows["year"].max()), chosen, rows)


def map_figure(view: Municipal, with_parks: bool) -> Figure:
    """The choropleth of the municipalities, with the business parks as points."""
    desk, t, about = view.desk, view.desk.t, credit()
    drawn = kaart_parks.placed(desk) if with_parks else []
    chart = choropleth(
        view.features, view.now[["region", "value", "status"]], breaks=view.breaks, unit=view.unit,
        lang=desk.lang, focus=[view.chosen] if view.chosen else [],
        points=kaart_parks.points(desk, drawn) if drawn else None, decimals=view.decimals)
    parked = [t("kaart.municipal.parks_note", named=t.join([
        t("kaart.parks.named", name=park["name"], status=t(f"kaart.parks.{park['policy_status']}"))
        for park in drawn]))] if drawn else []
    known, notes = view.now.dropna(subset=["value"]), view.notes("kaart.no_data_named")
    alt = t("kaart.municipal.alt", unit=view.unit, highest=known["name"].iloc[0], lowest=known["name"].iloc[-1],
            highest_value=view.number(known["value"].iloc[0]), lowest_value=view.number(known["value"].iloc[-1]),
            unknown=notes[0] if view.unknown else "")
    words = desk.words(
        MAP, t("kaart.municipal.title", name=view.name, year=view.year), view.focus,
        rows=view.asked, alt=alt.strip(), unit=view.unit, definition="",
        notes=[*notes, *published_notes(view), t("kaart.classes_once"), *parked,
               f"{about.line(desk.lang)}.", about.fitness(desk.lang)])
    return Figure(MAP, chart, table(view), words)


def ranked_figure(view: Municipal) -> Figure:
    """The municipalities from high to low."""
    desk, t = view.desk, view.desk.t
    chart = ranked(view.now[["name", "value", "status"]], unit=view.unit, lang=desk.lang, decimals=view.decimals,
                   focus=[desk.region_name(view.chosen)] if view.chosen else [], row=22)
    words = desk.words(
        RANKED, t("kaart.ranked.municipality_title", name=view.name, year=view.year), view.focus, rows=view.asked,
        alt=t("kaart.ranked.municipality_alt", names=t.join(list(view.now.dropna(subset=["value"])["name"]))),
        unit=view.unit, definition="", notes=[*view.notes("kaart.no_data_listed"), *published_notes(view)])
    return Figure(RANKED, chart, table(view), words)


def published_notes(view: Municipal) -> list[str]:
    """The remarks that rows on the map carry, with their municipalities unless all have them; in Dutch as published."""
    if view.desk.lang != "nl":
        return []
    known = view.now.dropna(subset=["value"])
    told = known.dropna(subset=["note"]).groupby("note", sort=False)["name"].apply(list)
    return [note if len(names) == len(known) else f"{view.desk.t.join(names)}: {note}" for note, names in told.items()]


def table(view: Municipal) -> pd.DataFrame:
    """Name, value, class and status of every municipality."""
    t, now = view.desk.t, view.now
    kinds = class_names(view.breaks, view.desk.lang, view.decimals)
    classes = [class_of(value, view.breaks) for value in now["value"]]
    return pd.DataFrame({
        t("kaart.column.municipality"): now["name"],
        f"{t('kaart.column.value')} ({view.unit})": now["value"],
        t("kaart.column.class"): [t("kaart.no_data") if kind is None else kinds[kind] for kind in classes],
        t("kaart.column.status"): now["status"],
    })
