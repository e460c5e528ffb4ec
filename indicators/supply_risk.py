"""Supply risk: questions about the raw materials in what comes in, for screens and files.

    cursor.execute(materials_sql("PV26", 2022)).df()      each raw material: scores, weight, concentration
    cursor.execute(heatmap_sql("PV26", 2022)).df()        goods group x raw material
    cursor.execute(goods_sql("PV26", 2022, "cobalt")).df()      which goods bring one raw material
    cursor.execute(groups_sql("PV26", 2022)).df()         each goods group: critical materials, import value at stake
    lists(cursor)                                         what is on the EU list and what is above the thresholds

Options are those of the indicators (`critical`, `waste`). Countries of origin are not in the data.
"""

from collections.abc import Mapping

import duckdb

from flows.sql import literal
from indicators.parameters import WASTE
from indicators.record import Parameter

CRITICAL = Parameter(
    "critical", "eu_list", ("eu_list", "thresholds"),
    "Wat kritiek is", "What is critical",
    "Welke grondstoffen als kritiek tellen. `eu_list`: die op de Europese lijst, ook koper en nikkel. `thresholds`: "
    "die boven beide Europese grenzen, zoals de PCEM.",
    "Which raw materials count as critical. `eu_list`: those on the EU list, copper and nickel too. `thresholds`: "
    "those above both EU thresholds, as the PCEM does.",
)
ORIGIN = Parameter(
    "origin", "all", ("all", "abroad"),
    "Herkomst van de invoer", "Origin of imports",
    "Welke invoer telt. `all`: uit andere provincies en uit het buitenland, zoals de PCEM. `abroad`: alleen uit het "
    "buitenland.",
    "Which imports count. `all`: from other provinces and from abroad, as the PCEM does. `abroad`: from abroad only.",
)


def arguments(options: Mapping[str, str] | None) -> str:
    """The arguments `critical, with_waste` of the macros; ValueError for a value that is not allowed."""
    chosen = {p.name: p.read((options or {}).get(p.name, p.default)) for p in (CRITICAL, WASTE)}
    return f"{literal(chosen['critical'])}, {literal(chosen['waste'] == 'with')}"


def materials_sql(region: str, year: int, options: Mapping[str, str] | None = None) -> str:
    """One row per raw material that is in the goods of a region and year, the most critical first.

    material, name_nl, name_en, material_group, is_critical, is_strategic, above_thresholds, supply_risk,
    economic_importance, criticality (their product), score_level ("group" where the EU scored a group as one), mass and
    standard_error in tonnes, status, flags, source, rows_expected, rows_known; goods_groups (how many hold it),
    largest_group, and, from 0 to 1, largest_share, herfindahl and abroad. NULL is unknown.
    """
    return f"""
        with asked as (
            from crm_mass({arguments(options)})
            where region = {literal(region)} and year = {int(year)} and dimension = 'raw_material'
        ), mass as (
            from with_marks('asked')
        ), pair as (
            select
                material,
                count(*) filter (mass > 0) as goods_groups,
                arg_max(goods_group, (mass, -goods_group)) filter (mass > 0) as largest_group
            from crm_pairs({arguments(options)})
            where region = {literal(region)} and year = {int(year)}
            group by material
        ), concentration as (
            select
                category as material,
                max(value) filter (dimension = 'largest_group') / 100 as largest_share,
                max(value) filter (dimension = 'herfindahl') / 100 as herfindahl,
                max(value) filter (dimension = 'abroad') / 100 as abroad
            from crm_concentration({arguments(options)})
            where region = {literal(region)} and year = {int(year)}
            group by category
        )
        select
            raw_material.* exclude (status, critical_entry, supply_risk, economic_importance, criticality),
            supply_risk::double as supply_risk, economic_importance::double as economic_importance,
            criticality::double as criticality, mass.value as mass, mass.standard_error, mass.status, mass.flags,
            mass.source, mass.rows_expected, mass.rows_known, goods_groups, largest_group, largest_share, herfindahl,
            abroad
        from core.raw_material
        join mass on mass.category = raw_material.material
        left join pair using (material)
        left join concentration using (material)
        order by criticality desc nulls last, material
    """


def heatmap_sql(region: str, year: int, options: Mapping[str, str] | None = None) -> str:
    """One row per goods group and critical raw material in it: goods_group, material, mass and standard_error in
    tonnes, share (0 to 1) of the goods group in all that is known of the material, status, rows_expected, rows_known.
    """
    return f"""
        select
            goods_group, material, mass::double as mass, standard_error,
            greatest(mass, 0)::double / nullif(sum(greatest(mass, 0)) over (partition by material), 0)::double as share,
            status, rows_expected, rows_known
        from crm_pairs({arguments(options)})
        where region = {literal(region)} and year = {int(year)} and counts
        order by goods_group, material
    """


def goods_sql(region: str, year: int, material: str, options: Mapping[str, str] | None = None) -> str:
    """One row per goods group with a known content of a raw material, critical or not, the heaviest first.

    goods_group, mass and standard_error in tonnes, share (0 to 1) of the goods group in all that is known, status,
    rows_expected, rows_known.
    """
    return f"""
        select
            goods_group, mass::double as mass, standard_error,
            greatest(mass, 0)::double / nullif(sum(greatest(mass, 0)) over (), 0)::double as share,
            status, rows_expected, rows_known
        from crm_pairs({arguments(options)})
        where region = {literal(region)} and year = {int(year)} and material = {literal(material)}
        order by mass desc nulls last, goods_group
    """


def groups_sql(region: str, year: int, options: Mapping[str, str] | None = None) -> str:
    """One row per goods group with known contents, the most import value first.

    goods_group, materials (how many critical ones are in what comes in), entries (the same, counted as on the EU list:
    ten heavy rare earths are one), mass of these in tonnes, import_value and import_value_abroad in mln EUR with their
    standard errors (`*_error`). A value is NULL for a group with nothing critical in it, and where it is unknown.
    """
    here = f"region = {literal(region)} and year = {int(year)}"
    critical, waste = arguments(options).split(", ")
    return f"""
        with pair as (
            select
                goods_group,
                if(count(mass) = 0, null, count(*) filter (counts and mass > 0)) as materials,
                if(count(mass) = 0, null, count(distinct critical_entry) filter (counts and mass > 0)) as entries,
                sum(mass) filter (counts)::double as mass
            from crm_pairs({arguments(options)})
            where {here}
            group by goods_group
        ), at_stake as (
            select
                cast(category as smallint) as goods_group,
                max(value) filter (origin = 'all') as import_value,
                max(standard_error) filter (origin = 'all') as import_value_error,
                max(value) filter (origin = 'abroad') as import_value_abroad,
                max(standard_error) filter (origin = 'abroad') as import_value_abroad_error
            from (
                select 'all' as origin, * from crm_value({critical}, 'all', {waste})
                union all
                select 'abroad', * from crm_value({critical}, 'abroad', {waste})
            )
            where {here} and dimension = 'goods_group'
            group by category
        )
        from pair left join at_stake using (goods_group)
        order by import_value desc nulls last, goods_group
    """


def lists(cursor: duckdb.DuckDBPyConnection) -> dict[str, int | list[str]]:
    """Two facts that are not one, counted as on the EU list, where groups of metals are one entry.

    `listed`: on the list; `above`: of these above both thresholds; `strategic`: materials that are strategic;
    `listed_below`: materials on the list and not above; `group_scored`: materials with the score of their group.
    """
    question = """
        select
            count(distinct critical_entry) filter (is_critical) as listed,
            count(distinct critical_entry) filter (is_critical and above_thresholds) as above,
            count(*) filter (is_strategic) as strategic,
            coalesce(list(material order by material) filter (is_critical and not above_thresholds), [])
                as listed_below,
            count(*) filter (score_level = 'group') as group_scored
        from core.raw_material
    """
    answer = cursor.execute(question)
    names = [column[0] for column in answer.description]
    return dict(zip(names, answer.fetchone(), strict=True))
