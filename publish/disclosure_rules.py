"""The rules of the gate, from `data/disclosure.toml`, and the test whether a figure tells too much by itself."""

import tomllib
from dataclasses import dataclass
from functools import cache

import pandas as pd

from flows.code_lists import NATION
from flows.home import DATA

FILE = DATA / "disclosure.toml"
CONTRIBUTORS, PERMISSION, SUMS = "contributors", "permission", "sums"


@cache
def settings() -> dict:
    """The configuration of the gate: `source` by name, and `tables` with the source each comes from."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Rules:
    """What holds for figures of one source, see `data/disclosure.toml`. Weights are kg, shares percentages.

    Raises ValueError for a rule that cannot be judged.
    """

    fewest_companies: int
    companies_without_weights: int
    dominance: dict[str, float]
    p_percent: float
    protection_percent: float
    round_to: float
    decimals: int
    missed: dict[str, float]

    def __post_init__(self):
        if unknown := set(self.dominance) - {"1", "2"}:
            raise ValueError(f"{FILE.name}: dominance of {', '.join(sorted(unknown))} companies cannot be judged, "
                             "since a delivery tells the weights of the largest and of the two largest only")

    def reasons(self, figures: pd.DataFrame) -> pd.Series:
        """Why each figure may not be told by itself: few, unknown, dominance, p_percent; "" where it may.

        A figure has amount, companies (the least number that can be behind it), largest and two_largest (the most
        that one and two companies can have of it; missing where not told). What is missing counts against it; a
        figure of nothing tells nothing.
        """
        amount, companies = figures["amount"].abs(), figures["companies"]
        largest, two = figures["largest"], figures["two_largest"]
        said = pd.Series("", index=figures.index)
        rest = amount - two
        said = said.mask(rest < largest * self.p_percent / 100, "p_percent")
        for held, percent in ((largest, self.dominance.get("1")), (two, self.dominance.get("2"))):
            if percent is not None:
                said = said.mask(held > amount * percent / 100, "dominance")
        untold = largest.isna() | two.isna()
        said = said.mask(untold & (companies < self.companies_without_weights), "dominance_unknown")
        said = said.mask(companies < self.fewest_companies, "few")
        said = said.mask(companies.isna(), "companies_unknown")
        return said.mask(amount == 0, "")

    def misses(self, figures: pd.DataFrame) -> pd.Series:
        """How much each figure is missed when it is hidden, by dimension and area."""
        by_dimension = figures["dimension"].map(self.missed).fillna(1).astype(float)
        return by_dimension.where(figures["region"] != NATION, by_dimension * self.missed["nation"])


@cache
def rules(source_name: str) -> Rules:
    """The rules of a source with rule `contributors`; KeyError for another."""
    facts = {name: value for name, value in settings()["source"][source_name].items() if name != "rule"}
    return Rules(**facts)
