"""What a map of provinces has in view: one figure (indicator and part), in all years, of all provinces."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from figures.desk import HOME_REGION, Desk
from flows.sql import literal
from indicators.classes import digits, natural_breaks
from indicators.comparison import with_margins

# In the order of the choice; the parts of an abiotic total are for the screen Stromen.
DIMENSIONS = (
    "scope", "total", "material", "raw_material", "transition_agenda", "resource_type", "use_group", "goods_group",
)
FIRST = {"scope": ("all", "abiotic", "abiotic_non_energy", "biotic")}
# These first, in this order; what is added to the house later follows by itself.
INDICATORS = ("dmi", "dmc", "end_use", "dmi_value", "dmi_per_capita", "dmc_per_capita", "dmi_per_gdp")
# Inflation moves these, so that a change over years would say little of materials.
CURRENT_PRICES = {"dmi_value", "dmi_per_gdp"}


@dataclass(frozen=True)
class View:
    """The figure in view. `rows` are those of the contract with `lower` and `upper`, provinces only, all years."""

    desk: Desk
    indicator: str
    dimension: str
    category: str
    year: int
    region: str
    regions: list[str]
    rows: pd.DataFrame
    look: str = "map"

    @property
    def part(self) -> str:
        """The part in words: "Abiotisch"."""
        return part_name(self.desk, self.dimension, self.category)

    @property
    def indicator_name(self) -> str:
        return self.desk.name("indicator", self.indicator)

    @property
    def unit(self) -> str:
        return self.desk.unit(self.rows["unit"].iloc[0])

    @property
    def years(self) -> list[int]:
        return sorted(int(year) for year in self.rows.dropna(subset=["value"])["year"].unique())

    @cached_property
    def breaks(self) -> tuple[float, ...]:
        """The class limits of the map, over all years and provinces."""
        return natural_breaks(self.rows["value"])

    @cached_property
    def decimals(self) -> int:
        """Enough to tell the figures and the class limits apart, and no more."""
        return digits(self.breaks, decimals(self.rows["value"]))

    @cached_property
    def now(self) -> pd.DataFrame:
        """One row per province for the year in view, from high to low, without a value last; with `name`."""
        rows = self.rows[self.rows["year"] == self.year].set_index("region").reindex(self.regions).reset_index()
        rows["name"] = [self.desk.region_name(region) for region in rows["region"]]
        return rows.sort_values("value", ascending=False, na_position="last", ignore_index=True)

    @property
    def known(self) -> pd.DataFrame:
        """The provinces with a value in the year in view, from high to low."""
        return self.now.dropna(subset=["value"])

    @property
    def unknown(self) -> list[str]:
        """Names of the provinces without a value in the year in view."""
        return sorted(self.now[self.now["value"].isna()]["name"])

    @property
    def cautions(self) -> list[str]:
        """What every picture of provinces beside each other says."""
        t = self.desk.t
        said = [t("kaart.no_double")] if self.indicator.startswith("dmi") else []
        if self.indicator == "dmc" and self.dimension != "scope":
            said.append(t("kaart.negative"))
        if self.is_in_current_prices:
            said.append(t("kaart.current_prices"))
        return said

    @property
    def is_in_current_prices(self) -> bool:
        return self.indicator in CURRENT_PRICES

    def number(self, value: float | None) -> str:
        return self.desk.t.number(value, self.decimals)

    def in_words(self, region: str) -> str:
        """A sentence on one province in the year in view: value, unit and margin."""
        t, name = self.desk.t, self.desk.region_name(region)
        row = self.now[self.now["region"] == region]
        if row.empty or row["value"].isna().any():
            return t("kaart.no_region_figure", name=name, year=self.year)
        ends = row[["lower", "upper"]].iloc[0].astype(float)
        places = apart(*ends, least=self.decimals)
        value, lower, upper = (t.number(number, places) for number in (row["value"].iloc[0], *ends))
        margin = "" if ends.isna().any() else t("kaart.map.margin", lower=lower, upper=upper)
        return t("kaart.map.focus", name=name, value=value, unit=self.unit, margin=margin)


def decimals(values: pd.Series) -> int:
    """How many decimals these figures are written with, so that they can be told apart and no more."""
    highest = values.abs().max()
    return next((n for n, least in ((0, 200), (1, 10), (2, 0.5)) if highest >= least), 3)


def apart(low: float, high: float, least: int) -> int:
    """How many decimals it takes to tell the ends of a margin apart, at least `least`."""
    return next((n for n in range(least, least + 4) if round(low, n) < round(high, n)), least)


def part_name(desk: Desk, dimension: str, category: str) -> str:
    """A part in words."""
    if dimension == "goods_group":
        return desk.goods_name(category, short=False)
    return desk.t("kaart.category.total") if dimension == "total" else desk.name(dimension, category)


def status_name(desk: Desk, status: str | None) -> str:
    """A status in words; that of a figure that is not there is unknown."""
    return desk.name("status", status) if isinstance(status, str) else desk.t("common.unknown")


def known_indicators(desk: Desk) -> list[str]:
    """The indicators that have a figure for a province."""
    found = desk.rows(f"""
        select distinct indicator from result.indicator_value
        where region like 'PV%' and value is not null and dimension in ({", ".join(map(literal, DIMENSIONS))})
        order by indicator
    """)
    known = list(found["indicator"])
    return [*(name for name in INDICATORS if name in known), *(name for name in known if name not in INDICATORS)]


def parts(desk: Desk, indicator: str) -> dict[str, list[str]]:
    """The ways an indicator is divided, with the parts that have a figure: {"scope": ["all", ...]}."""
    found = desk.rows(f"""
        select distinct dimension, category from result.indicator_value
        where indicator = {literal(indicator)} and region like 'PV%' and value is not null
    """)
    divided = {}
    for dimension in DIMENSIONS:
        categories = set(found[found["dimension"] == dimension]["category"])
        if categories:
            order = [*FIRST.get(dimension, ()), *sorted(categories, key=lambda c: (len(c), c))]
            divided[dimension] = [c for c in dict.fromkeys(order) if c in categories]
    return divided


def province_rows(desk: Desk, indicator: str, dimension: str, category: str, regions: list[str]) -> pd.DataFrame:
    """The rows of a figure in all years, with `lower` and `upper`."""
    return with_margins(desk.values([indicator], regions=regions, dimensions=[dimension], categories=[category]))


def view_of(desk: Desk, indicator: str, dimension: str, category: str, region: str = HOME_REGION) -> View | None:
    """A figure in its last year; None when no province has one."""
    regions = desk.regions(("province",))
    rows = province_rows(desk, indicator, dimension, category, regions)
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    return View(desk, indicator, dimension, category, int(known["year"].max()), region, regions, rows)
