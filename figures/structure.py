"""What kind of place each province is, in words made from the figures: a port is no village."""

from functools import cached_property

import pandas as pd

from figures.desk import Desk
from indicators.comparison import structure_sql

SHARES = ("abroad", "other_provinces", "extracted", "energy", "exported")


class Structure:
    """The structure of the provinces in one year; empty when that year has no direct material input."""

    def __init__(self, desk: Desk, year: int):
        self.desk, self.year = desk, year

    @cached_property
    def rows(self) -> pd.DataFrame:
        """A row per province, as `indicators.comparison.structure_sql`."""
        return self.desk.rows(structure_sql(self.year))

    def sentences(self, row) -> tuple[str, str]:
        """The shares of a province in a sentence, and what stands out."""
        t = self.desk.t
        shares = {name: t.percent(getattr(row, name)) for name in SHARES}
        if row.standout is None or pd.isna(row.standout):
            return t("kaart.structure.sentence", **shares), ""
        return t("kaart.structure.sentence", **shares), t(
            "kaart.structure.standout", trait=self.trait(row), share=t.percent(row.standout_share),
            middle=t.percent(row.standout_middle))

    def trait(self, row) -> str:
        """What stands out in a few words: "veel fossiele energiedragers"."""
        way = "more" if row.standout_share >= row.standout_middle else "less"
        return self.desk.t(f"kaart.structure.{way}.{row.standout}")

    @cached_property
    def traits(self) -> dict[str, str]:
        """What stands out in each province, by code."""
        rows = self.rows.dropna(subset=["standout"])
        return {row.region: self.trait(row) for row in rows.itertuples()}

    @property
    def note(self) -> list[str]:
        """One note that says of every province what stands out, to go wherever the provinces go."""
        if not self.traits:
            return []
        groups: dict[str, list[str]] = {}
        for region, trait in self.traits.items():
            groups.setdefault(trait, []).append(self.desk.region_name(region))
        t = self.desk.t
        said = "; ".join(t("kaart.structure.group", trait=trait, names=t.join(sorted(names)))
                         for trait, names in sorted(groups.items()))
        return [t("kaart.structure.noted", said=said[0].upper() + said[1:])]
