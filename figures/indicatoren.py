"""The six indicators of the PCEM: what is measured, in which parts, and how one of them is told in one region and year.

    view = View(desk, "PV26", "rmi", 2022)          one indicator in view; the figures of `indicatoren_*` are made of it
    view.rows                                       its years, with limits, in the unit that is shown
    cards(desk, "PV26", 2022)                       the six as data (figures.indicatoren_cards)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from figures.desk import Desk
from figures.margins import with_margin
from indicators.registry import indicators

# The six, in the order of the PCEM; of each the first measure is the one on its card.
THEMES = {
    "materials": ("dmi", "dmc"),
    "footprint": ("rmi", "rmc"),
    "waste": ("waste_potential", "waste_potential_mass"),
    "ghg": ("ghg",),
    "mki": ("mki",),
    "supply": ("crm_mass", "crm_criticality", "crm_value", "crm_count"),
}
# Raw materials in one vocabulary with the screen of the targets; the first is shown unless chosen.
SCOPES = ("abiotic", "abiotic_non_energy", "all")
CRITICAL = ("critical", "above_thresholds", "strategic", "all")
# Trade between provinces is in these twice, so they never add up over provinces.
TWICE = {"dmi", "rmi", "rmc", "ghg", "mki", "crm_mass", "crm_value", "crm_count"}
MILLION = 10**6
FLOW_PARTS = ("goods_group", "material", "transition_agenda", "use_group", "stream")
WASTE_PARTS = {"rank_group": "waste_potential_mass", "eural_chapter": "waste_potential_mass",
               "transition": "waste_transition"}


@dataclass(frozen=True)
class Measure:
    """One indicator as it is shown: the dimension of its whole, the categories to choose from (the first unless
    chosen), its parts (dimension -> indicator that has them), and what its values are divided by.
    """

    indicator: str
    dimension: str = "total"
    categories: tuple[str, ...] = ("total",)
    parts: Mapping[str, str] = field(default_factory=dict)
    scale: int = 1

    @property
    def theme(self) -> str:
        """Which of the six it belongs to."""
        return next(theme for theme, ids in THEMES.items() if self.indicator in ids)


def of_itself(indicator: str, *dimensions: str) -> dict[str, str]:
    """Parts that the indicator has under its own name."""
    return dict.fromkeys(dimensions, indicator)


MEASURES = {measure.indicator: measure for measure in (
    *(Measure(name, "scope", SCOPES, of_itself(name, *FLOW_PARTS)) for name in ("dmi", "dmc")),
    *(Measure(name, "scope", SCOPES, of_itself(name, "raw_material", "goods_group", "stream"))
      for name in ("rmi", "rmc")),
    Measure("waste_potential", parts=WASTE_PARTS),
    Measure("waste_potential_mass", parts=WASTE_PARTS, scale=MILLION),
    *(Measure(name, parts=of_itself(name, "goods_group", "transition_agenda", "use_group", "stream"))
      for name in ("ghg", "mki")),
    Measure("crm_mass", "scope", CRITICAL, of_itself("crm_mass", "raw_material", "goods_group")),
    Measure("crm_criticality", parts=of_itself("crm_criticality", "raw_material")),
    Measure("crm_value", parts=of_itself("crm_value", "goods_group", "stream")),
    Measure("crm_count", parts=of_itself("crm_count", "goods_group")),
)}


class View:
    """One indicator in one region and year, with its words; see the module.

    `category` is one of the measure's ("abiotic"; the first unless given), `year` the last one with a figure unless
    given, `options` the parameters that differ from their default. Raises KeyError for an indicator that is none of
    the six.
    """

    def __init__(self, desk: Desk, region: str, indicator: str, year: int | None = None, category: str | None = None,
                 options: Mapping[str, str | float] | None = None):
        self.desk, self.t, self.region, self.indicator = desk, desk.t, region, indicator
        self.measure = MEASURES[indicator]
        self.category = category if category in self.measure.categories else self.measure.categories[0]
        self.options = {name: value for name, value in (options or {}).items() if name in self.parameters}
        self.year = year if year is not None else max(self.years, default=None)

    # Asking

    @property
    def parameters(self) -> dict:
        """The parameters of the indicator by name."""
        return {parameter.name: parameter for parameter in indicators()[self.indicator].parameters}

    def values(self, indicator: str | None = None, regions: Sequence[str] | None = None, **filters) -> pd.DataFrame:
        """Rows of the contract with `lower` and `upper`, in the unit that is shown, under the reader's options.

        Options go along as far as the indicator has them.
        """
        indicator = indicator or self.indicator
        known = {parameter.name for parameter in indicators()[indicator].parameters}
        options = {name: value for name, value in self.options.items() if name in known}
        rows = with_margin(self.desk.values([indicator], regions or [self.region], options=options, **filters))
        scale = MILLION if set(rows["unit"]) == {"kg"} else 1
        numbers = ["value", "standard_error", "lower", "upper"]
        return rows.assign(**{name: rows[name] / scale for name in numbers})

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The whole in all years."""
        return self.whole(self.category)

    def whole(self, category: str, regions: Sequence[str] | None = None) -> pd.DataFrame:
        """Another whole of the same indicator, in all years."""
        return self.values(regions=regions, dimensions=[self.measure.dimension], categories=[category])

    @property
    def now(self) -> pd.Series | None:
        """The row of the year in view; None where that has no value."""
        return row_of(self.rows, self.year)

    @cached_property
    def years(self) -> list[int]:
        """The years with a value, oldest first."""
        return sorted(int(year) for year in self.rows.dropna(subset=["value"])["year"])

    def first(self, base_year: int | None = None) -> pd.Series | None:
        """The row that a change is measured from: that of the base year where it has a value, else the first."""
        found = row_of(self.rows, base_year) if base_year else None
        return row_of(self.rows, min(self.years)) if found is None and self.years else found

    # Saying

    @property
    def name(self) -> str:
        """The name of the indicator, as the database has it."""
        return self.desk.name("indicator", self.indicator)

    @property
    def short(self) -> str:
        """A name that fits a list: "DMI"."""
        short = self.t(f"indicatoren.short.{self.indicator}")
        # The set of weights stands with euros wherever they are named.
        return f"{short} ({self.weights[0]})" if self.indicator == "mki" and self.weights else short

    @cached_property
    def weights(self) -> tuple[str, str] | None:
        """The set of weights behind euros of environmental cost, and what it means; None where none was delivered."""
        found = self.desk.rows(f"select name_{self.t.lang}, definition_{self.t.lang} "
                               "from core.impact_set join code_list.mki_sets using (mki_set)")
        return tuple(found.iloc[0]) if len(found) else None

    def part(self, category: str | None = None) -> str:
        """A category in words; "" for the only one there is."""
        category = category or self.category
        if self.measure.categories == CRITICAL:
            return self.t(f"indicatoren.critical.{category}")
        return "" if self.measure.dimension == "total" else self.desk.name("scope", category)

    @property
    def title(self) -> str:
        """What is shown, for the start of a title: "Directe grondstoffeninzet (DMI), abiotisch"."""
        return ", ".join(filter(None, (self.name, self.part()[:1].lower() + self.part()[1:])))

    @property
    def place(self) -> str:
        """The name of the region."""
        return self.desk.region_name(self.region)

    @property
    def unit(self) -> str:
        """The unit that is shown; with euros of environmental cost their set of weights."""
        return self.unit_of(self.indicator)

    def unit_of(self, indicator: str) -> str:
        """The unit in which an indicator is shown here."""
        key = f"indicatoren.unit.{indicator}"
        if self.t.has(key):
            unit = self.t(key)
        else:
            record = indicators()[indicator]
            unit = self.desk.unit("mln kg" if record.unit == "kg" else record.unit)
        return f"{unit}, {self.weights[0]}" if indicator == "mki" and self.weights else unit

    def decimals(self, values: pd.Series | None = None) -> int:
        """Enough decimals to tell these values apart (those of all years unless given) and no more."""
        if self.indicator == "crm_count":
            return 0
        highest = (self.rows["value"] if values is None else values).abs().max()
        return next((n for n, least in ((0, 200), (1, 10), (2, 0.5)) if highest >= least), 3)

    def number(self, value: float | None) -> str:
        """A value as text."""
        return self.t.number(value, self.decimals())

    def amount(self, value: float | None) -> str:
        """A value with its unit."""
        if self.indicator == "crm_count":
            return self.number(value)
        return f"{self.number(value)}%" if self.unit == "%" else f"{self.number(value)} {self.unit}"

    def status(self, row) -> str:
        """The status of a row in words."""
        status = row["status"]
        return self.desk.name("status", status) if isinstance(status, str) else self.t("common.unknown")

    def known(self, row) -> str:
        """How many of the cells under a figure are known: "514 van 520"."""
        if pd.isna(row.get("rows_expected")):
            return self.t("common.unknown")
        return self.t("indicatoren.column.of", known=self.t.number(row["rows_known"]),
                      expected=self.t.number(row["rows_expected"]))

    @property
    def table_name(self) -> str:
        """The label of the column of values."""
        return f"{self.t('indicatoren.column.value')} ({self.unit})"


def row_of(rows: pd.DataFrame, year: int | None) -> pd.Series | None:
    """The row of a year; None where it has no value."""
    found = rows[rows["year"] == year].dropna(subset=["value"])
    return found.iloc[0] if len(found) else None
