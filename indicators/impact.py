"""Impacts of what comes in: the words that go with euros, the covered weight, and the factors, for screens and files.

    words = mki_words(cursor, t)                            say them with every figure in euros of `mki`
    covered = coverage(cursor, "PV26", 2022)                kilograms with a factor and without
    cursor.execute(factors_sql("PV26", 2022)).df()          each goods group: weight, factors, what they stand in for
    cursor.execute(weights_sql(["PV26"], "ghg")).df()       covered weight of every part, over the years
"""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from flows.sql import literal
from flows.texts import Texts

IMPACTS = ("ghg", "mki")
# What may be known of a kg of goods: an impact, or the raw materials in it.
KNOWN_OF = (*IMPACTS, "crm")


@dataclass(frozen=True)
class MkiWords:
    """The set of weights behind the euros of `mki`: its code, its short words ("alleen klimaat") and what they mean.

    `is_full` is False where the euros are of climate alone, which is no full MKI.
    """

    mki_set: str
    short: str
    meaning: str

    @property
    def is_full(self) -> bool:
        return self.mki_set in ("A1", "A2")


def mki_words(cursor: duckdb.DuckDBPyConnection, t: Texts) -> MkiWords | None:
    """What to say with every euro of `mki`, in the language of `t`; None where no euros were delivered."""
    found = cursor.execute(
        f"select mki_set, name_{t.lang}, definition_{t.lang} "
        "from core.impact_set join code_list.mki_sets using (mki_set)"
    ).fetchone()
    return MkiWords(*found) if found else None


@dataclass(frozen=True)
class Coverage:
    """Weight (DMI) in mln kg with and without a factor, and the number of goods groups of each; `share` from 0 to 1."""

    covered: float
    total: float
    groups_covered: int
    groups: int

    @property
    def share(self) -> float | None:
        return self.covered / self.total if self.total > 0 else None


def coverage(cursor: duckdb.DuckDBPyConnection, region: str, year: int, impact: str = "ghg") -> Coverage:
    """How much of what came in the figure of `impact` is about, waste groups left out.

    Unknown weights are in neither number. ValueError for another impact than `ghg` or `mki`.
    """
    if impact not in IMPACTS:
        raise ValueError(impact)
    covered, total, groups_covered, groups = cursor.execute(
        f"""
        select
            coalesce(sum(abs(amount)) filter (factor is not null), 0)::double, coalesce(sum(abs(amount)), 0)::double,
            count(*) filter (factor is not null), count(*)
        from group_dmi(false)
        left join group_factors({literal(impact)}) using (goods_group)
        where region = {literal(region)} and year = {int(year)}
        """
    ).fetchone()
    return Coverage(covered, total, groups_covered, groups)


def weights_sql(regions: Sequence[str], known: str, years: Sequence[int] | None = None) -> str:
    """The question how much of the weight a figure is about: one row per region, year, dimension and category.

    covered and total are DMI in mln kg, waste groups left out; covered has a factor (`known` is "ghg" or "mki") or
    contents ("crm"). total is NULL where no weight is known. ValueError for another `known`.
    """
    if known not in KNOWN_OF:
        raise ValueError(known)
    when = "" if years is None else f" and year in ({', '.join(str(int(year)) for year in years)})"
    return f"""
        select
            region, year, dimension, category,
            if(count(amount) = 0, null, coalesce(sum(abs(amount)) filter (factor is not null), 0))::double as covered,
            sum(abs(amount))::double as total
        from core.dmi_piece
        left join group_factors({literal(known)}) using (goods_group)
        where not is_waste and region in ({', '.join(map(literal, regions))}){when}
        group by region, year, dimension, category
    """


def factors_sql(region: str, year: int) -> str:
    """One row per goods group without waste, the heaviest first: goods_group, mass (DMI, mln kg), co2_kg_per_kg,
    mki_eur_per_kg, stand_in_nl and stand_in_en (the material whose factor it is), fit (good, fair or poor), status.

    NULL is unknown. The last four are NULL for a delivery that does not give them.
    """
    return f"""
        select
            goods_group, amount::double as mass, co2_kg_per_kg::double as co2_kg_per_kg,
            mki_eur_per_kg::double as mki_eur_per_kg, stand_in_nl, stand_in_en, fit, factor.status
        from (from group_dmi(false) where region = {literal(region)} and year = {int(year)})
        left join core.impact_factor as factor using (goods_group)
        order by amount desc nulls last, goods_group
    """
