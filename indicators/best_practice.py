"""Best practices: per kind of waste what is done with it in an area, what better is done elsewhere, and by whom.

Each answer comes as a frame from a cursor, or as the question itself (`..._sql`) for who asks in another way.
"""

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
    return marked(cursor.execute(practices_sql(region, year, minimum_kg, soil, chapter_19)).df())


def practices_sql(
    region: str, year: int,
    minimum_kg: float = MINIMUM_KG.default, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default,
) -> str:
    """The question behind `practices`; `disclosable` is not in it (see `marked`)."""
    arguments = ", ".join(map(literal, (region, year, minimum_kg, soil, chapter_19)))
    return f"from waste_practice({arguments}) order by kg_better desc, kg desc, ewc_code, treatment"


def done_by(cursor: duckdb.DuckDBPyConnection, year: int, ewc_code: str, treatment: str) -> pd.DataFrame:
    """The provinces whose waste of this code is treated so, most first: region, kg, companies, disclosable."""
    return marked(cursor.execute(done_by_sql(year, ewc_code, treatment)).df())


def done_by_sql(year: int, ewc_code: str, treatment: str) -> str:
    """The question behind `done_by`; `disclosable` is not in it."""
    arguments = ", ".join(map(literal, (year, ewc_code, treatment)))
    return f"from waste_done_by({arguments}) order by kg desc, region"


def company_counts(
    cursor: duckdb.DuckDBPyConnection, region: str, year: int,
    minimum_kg: float = MINIMUM_KG.default, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default,
) -> pd.DataFrame:
    """Behind each figure of an area and year the least number of companies: indicator, dimension, category, companies,
    disclosable.

    For waste_treated (without its places and quarters), waste_potential_mass (which serves waste_potential) and
    waste_transition. A sum has at least as many companies as its largest part.
    """
    return marked(cursor.execute(company_counts_sql(region, year, minimum_kg, soil, chapter_19)).df())


def company_counts_sql(
    region: str, year: int,
    minimum_kg: float = MINIMUM_KG.default, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default,
) -> str:
    """The question behind `company_counts`; `disclosable` is not in it."""
    arguments = ", ".join(map(literal, (minimum_kg, soil, chapter_19)))
    return (f"select indicator, dimension, category, companies from waste_company_count({arguments}) "
            f"where region = {literal(region)} and year = {literal(year)} order by all")


def kinds_sql(
    region: str, year: int, digits: int, within: str = "",
    minimum_kg: float = MINIMUM_KG.default, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default,
) -> str:
    """The waste of an area and year by the first `digits` of its Eural code, of the codes that begin with `within`.

    code, kg (all of it, as waste_treated), kg_better (of which a better treatment exists), companies (the least number
    behind it, missing where not told). Weights are added up exactly. Most first.
    """
    arguments = ", ".join(map(literal, (minimum_kg, soil, chapter_19)))
    return f"""
        select
            left(ewc_code, {int(digits)}) as code,
            cast(sum(kg) as double) as kg,
            cast(coalesce(sum(kg) filter (left_out is null and alternative is not null), 0) as double) as kg_better,
            max(companies) as companies
        from waste_judged({arguments})
        where region = {literal(region)} and year = {literal(year)} and starts_with(ewc_code, {literal(within)})
          and (left_out is null or left_out in ('excluded', 'no_rank'))
        group by all
        order by kg desc, code
    """


def staying_sql(
    region: str, year: int,
    minimum_kg: float = MINIMUM_KG.default, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default,
) -> str:
    """The judged waste of an area and year that has no better treatment, by its rank: letter, kg."""
    arguments = ", ".join(map(literal, (minimum_kg, soil, chapter_19)))
    return f"""
        select letter, cast(sum(kg) as double) as kg
        from waste_judged({arguments})
        where region = {literal(region)} and year = {literal(year)} and left_out is null and alternative is null
        group by all
        order by letter
    """


def unplaced_sql(year: int) -> str:
    """The weight of a year that lies in no province: origin ("unplaced" or "abroad"), kg."""
    return f"""
        select origin, cast(sum(kg) as double) as kg
        from core.waste
        where year = {literal(year)} and origin in ('unplaced', 'abroad')
        group by all
        order by origin
    """


def partners_sql(region: str, year: int, soil: str = SOIL.default, chapter_19: str = CHAPTER_19.default) -> str:
    """With which other provinces a province exchanges waste in a year, most first.

    way ("out": its waste is treated there; "in": treated here), partner, kg, companies (the least number behind it,
    missing where not told).
    """
    here = literal(region)
    return f"""
        select
            if(origin = {here}, 'out', 'in') as way,
            if(origin = {here}, processor, origin) as partner,
            cast(sum(kg) as double) as kg,
            max(companies) as companies
        from core.waste
        where year = {literal(year)} and {here} in (origin, processor) and origin <> processor
          and starts_with(origin, 'PV') and starts_with(processor, 'PV')
          and ({literal(soil)} = 'with' or not is_soil(ewc_code))
          and ({literal(chapter_19)} = 'with' or not starts_with(ewc_code, '19'))
        group by all
        order by kg desc, way, partner
    """


def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """With `disclosable`: enough companies report the cell; not so where their number is unknown."""
    return rows.assign(disclosable=(rows["companies"] >= FEWEST_COMPANIES).fillna(False).astype(bool))


def without_few(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as others than the owner of the data may see them: cells of few or unknown companies are gone.

    What is left must not stand beside a total from which a single missing cell can be worked out.
    """
    return rows[rows["disclosable"]].reset_index(drop=True)
