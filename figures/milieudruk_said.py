"""Milieudruk: the unit, the warnings and the covered weight that every figure of an impact says in the same way."""

from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from charts import theme
from charts.figure import Words
from figures.asked import AsCursor
from figures.desk import Desk
from indicators.impact import factors_sql, mki_words, weights_sql

DIMENSIONS = ("goods_group", "transition_agenda", "use_group")
# In the names of figures.
WORDS = {"ghg": "broeikasgas", "mki": "milieukosten", "goods_group": "goederen", "transition_agenda": "agenda",
         "use_group": "gebruik"}
UNITS = {"ghg": "kt", "mki": "mln EUR"}
# Euros of greenhouse gas alone, as a set of weights.
CLIMATE_ONLY = "climate_only"
# A number below this gets a decimal.
LARGE = 100


class Said:
    """How an impact ("ghg" or "mki") is told at a desk. Euros never stand without their set of weights."""

    def __init__(self, desk: Desk, impact: str):
        self.desk, self.t, self.impact = desk, desk.t, impact
        words = mki_words(AsCursor(desk.rows), desk.t) if impact == "mki" else None
        self.set = words.short if words else self.t("milieudruk.no_set")
        self.words_of_set = words

    def figure(self, name: str, dimension: str = "") -> str:
        """The id of a figure: `milieudruk-broeikasgas-jaren-agenda`."""
        return "-".join(["milieudruk", WORDS[self.impact], name, *([WORDS[dimension]] if dimension else [])])

    @property
    def unit(self) -> str:
        """The unit, with the set of weights of euros."""
        return self.t(f"milieudruk.unit.{self.impact}", unit=self.desk.unit(UNITS[self.impact]), set=self.set)

    def words(self, *told, **more) -> Words:
        """The words of a figure as `desk.words` makes them, with the unit of this impact and its warnings."""
        # A desk itself says with euros of climate alone that they are.
        by_itself = self.words_of_set is not None and self.words_of_set.mki_set == CLIMATE_ONLY
        more = {"unit": None if by_itself else self.unit, "warnings": self.warnings} | more
        return self.desk.words(*told, **more)

    @property
    def name(self) -> str:
        """The impact at the start of a title, with the set of weights of euros."""
        return self.t(f"milieudruk.name.{self.impact}", set=self.set)

    @property
    def inside(self) -> str:
        """The impact in the middle of a sentence."""
        return self.t(f"milieudruk.inside.{self.impact}", set=self.set)

    @property
    def warnings(self) -> list[str]:
        """What may not be left out: what this is not, and the set of weights."""
        told = [self.t("milieudruk.said.upstream")]
        return [*told, self.t("milieudruk.said.set", set=self.set)] if self.impact == "mki" else told

    @property
    def notes(self) -> list[str]:
        """What a reader must know to read the figure well."""
        told = [self.t(f"milieudruk.said.{key}") for key in ("exports", "combustion", "double", "factors")]
        return [self.words_of_set.meaning, *told] if self.words_of_set and self.words_of_set.is_full else told

    def number(self, value: float | None) -> str:
        """A number with a decimal only where it tells something."""
        return self.t.number(value, self.decimals(value))

    def decimals(self, value: float | None) -> int:
        """How many decimals numbers of this size get."""
        return 1 if value is not None and abs(value) < LARGE else 0

    def amount(self, value: float | None) -> str:
        """A number with its unit."""
        return self.t(f"milieudruk.amount.{self.impact}", value=self.number(value), set=self.set,
                      unit=self.desk.unit(UNITS[self.impact]))

    def signed(self, value: float | None) -> str:
        """A change with its sign and unit."""
        return ("+" if value is not None and value > 0 else "") + self.amount(value)

    def part(self, dimension: str, category: str, short: bool = True) -> str:
        """The name of a part."""
        return self.desk.goods_name(category, short) if dimension == "goods_group" else (
            self.desk.name(dimension, category))

    def column(self, name: str, **values) -> str:
        """The label of a column."""
        return self.t(f"milieudruk.column.{name}", **values)

    @cached_property
    def value_column(self) -> str:
        """The label of the amounts."""
        return self.column("value", unit=self.unit)

    # Covered weight

    def poorly(self, region: str, year: int) -> str:
        """A sentence on the part of the figure that rests on factors that fit poorly; "" where none is said to."""
        factors = self.desk.rows(factors_sql(region, year))
        impacts = self.desk.values([self.impact], [region], [year], ["goods_group"]).set_index("category")["value"]
        amounts = factors["goods_group"].astype(str).map(impacts)
        poor, total = amounts[factors["fit"] == "poor"].sum(), amounts.sum()
        return self.t("milieudruk.fits.poor", share=self.t.percent(poor / total)) if poor > 0 and total > 0 else ""

    def weights(self, regions: Sequence[str], years: Sequence[int] | None = None) -> pd.DataFrame:
        """The rows of `indicators.impact.weights_sql`."""
        return self.desk.rows(weights_sql(regions, self.impact, years))

    def covered(self, weights: pd.DataFrame) -> str:
        """A sentence on the weight that a figure is about, from the row of one region and year (dimension total)."""
        return self.covered_range(weights[weights["dimension"] == "total"])

    def covered_range(self, rows: pd.DataFrame) -> str:
        """A sentence on the weight that figures of several years or regions are about; rows as of `with_weights`."""
        known = rows[rows["total"] > 0]
        if known.empty:
            return self.t("milieudruk.covered.unknown")
        weights, shares = known["covered"], known["covered"] / known["total"]
        if len(known) == 1:
            return self.t("milieudruk.covered.one", covered=self.t.number(weights.iloc[0]),
                          total=self.t.number(known["total"].iloc[0]), share=self.t.percent(shares.iloc[0]))
        return self.t("milieudruk.covered.range", low=self.t.number(weights.min()), high=self.t.number(weights.max()),
                      low_share=self.t.percent(shares.min()), high_share=self.t.percent(shares.max()))

    def covered_columns(self, rows: pd.DataFrame) -> dict[str, pd.Series]:
        """Covered and total weight with the share, as columns of a table; rows have `covered` and `total`."""
        return {
            self.column("covered"): rows["covered"].astype(float),
            self.column("weight"): rows["total"].astype(float),
            self.column("coverage"): 100 * rows["covered"].astype(float) / rows["total"].where(rows["total"] > 0),
        }

    def with_weights(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of the contract with `covered` and `total` (mln kg) beside them."""
        key = ["region", "year", "dimension", "category"]
        years = [int(year) for year in rows["year"].unique()]
        return rows.merge(self.weights(list(rows["region"].unique()), years), on=key, how="left")

    def statuses(self, rows: pd.DataFrame) -> list[str]:
        """The status of each row in words."""
        return [self.desk.name("status", status) for status in rows["status"]]


def styles_of(said: Said, dimension: str, categories: Sequence[str]) -> dict[str, theme.Style]:
    """The look of parts under their names: agendas in their fixed colours, others in turn."""
    names = {category: said.part(dimension, category) for category in categories}
    if dimension == "transition_agenda":
        return theme.styles(theme.AGENDA, {code: names[code] for code in theme.AGENDA if code in names})
    return theme.in_turn(names.values())
