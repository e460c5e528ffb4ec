"""Best practices: per kind of waste what is done with it in an area, what better is done elsewhere, and by whom."""

import duckdb
import pandas as pd

from flows.sql import literal
from indicators.waste_parameters import CHAPTER_19, MINIMUM_KG, SOIL

# A cell of fewer companies would tell about one of them; one of two could work out the other.
FEWEST_COMPANIES = 3


def practices(
    cursor: duckdb.DuckDBPyConnection, region: str, year: int,
    minimum_kg: float = MINIMUM_KG.default, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default,
) -> pd.DataFrame:
    """One row per Eural code and treatment of an area (a province, or NL01) in a year, most improvable weight first.

    ewc_code, chapter, is_hazardous, name_nl, name_en (of the code); treatment, rank, letter, kg, companies (the least
    number that reports the cell; missing where not told); alternative, alternative_rank, alternative_letter, kg_better
    (kg when there is an alternative, else 0), alternative_kg and alternative_provinces (how much of the code is treated
    so in the country, from how many provinces); left_out (why it is not judged: excluded, no_rank, soil, chapter_19);
    disclosable (whether the cell may be shown to others). The parameters are those of the indicators.
    """
    arguments = ", ".join(map(literal, (region, year, minimum_kg, soil, chapter_19)))
    rows = cursor.execute(
        f"from waste_practice({arguments}) order by kg_better desc, kg desc, ewc_code, treatment"
    ).df()
    return marked(rows)


def done_by(cursor: duckdb.DuckDBPyConnection, year: int, ewc_code: str, treatment: str) -> pd.DataFrame:
    """The provinces whose waste of this code is treated so, most first: region, kg, companies, disclosable."""
    arguments = ", ".join(map(literal, (year, ewc_code, treatment)))
    return marked(cursor.execute(f"from waste_done_by({arguments}) order by kg desc, region").df())


def company_counts(
    cursor: duckdb.DuckDBPyConnection, region: str, year: int,
    minimum_kg: float = MINIMUM_KG.default, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default,
) -> pd.DataFrame:
    """Behind each figure of an area and year the least number of companies: indicator, dimension, category, companies,
    disclosable.

    For waste_treated (without its places and quarters), waste_potential_mass (which serves waste_potential) and
    waste_transition. A sum has at least as many companies as its largest part.
    """
    arguments = ", ".join(map(literal, (minimum_kg, soil, chapter_19)))
    return marked(cursor.execute(
        f"select indicator, dimension, category, companies from waste_company_count({arguments}) "
        f"where region = {literal(region)} and year = {literal(year)} order by all"
    ).df())


def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """With `disclosable`: enough companies report the cell; not so where their number is unknown."""
    return rows.assign(disclosable=(rows["companies"] >= FEWEST_COMPANIES).fillna(False).astype(bool))


def without_few(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as others than the owner of the data may see them: cells of few or unknown companies are gone.

    What is left must not stand beside a total from which a single missing cell can be worked out.
    """
    return rows[rows["disclosable"]].reset_index(drop=True)
