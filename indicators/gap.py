"""Where the figures do not meet: two statistics beside each other, blanks that could weigh something, other options.

The questions are SQL text, for whoever holds a cursor on the built file; every sum is made there.
"""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from flows.sql import literal
from indicators.record import FOLDER


@cache
def question(name: str) -> str:
    """The SQL of one question of this module, as it stands in its file."""
    return (FOLDER / f"gap_{name}.sql").read_text(encoding="utf-8")


def statistics_sql() -> str:
    """National totals by the regional flow table beside those of the CBS material monitor, in its newest year.

    Rows: year, measure (extraction, imports, dmi, exports, dmc), category (total or a material), regional, published,
    difference (all mln kg), relative (% of published), source_id. A side that is not there is NULL.
    """
    return question("statistics")


def inflow_sql() -> str:
    """What came into the country minus what went out, along several roads.

    Rows: place, road (monitor, provinces, table_all, table_formula), year, value and rounding (mln kg), source_id.
    """
    return question("inflow")


def blanks_sql(region: str) -> str:
    """What the unknown cells of a region may weigh, with the default options.

    Rows: indicator, year, scope, value, never_known (cells known in no year), nearest, heaviest (mln kg), expected,
    known, unknown (cells, as in result.coverage), known_share (%), nearest_share and heaviest_share (% of the value;
    NULL when that is zero or unknown).
    """
    return question("blanks").format(region=literal(region)) + """
        , summed as (
            select
                indicator, year, scope,
                cast(sum(weight * mass) as double) as value,
                count(*) filter (mass is null and heaviest is null) as never_known,
                cast(coalesce(sum(weight * nearest) filter (mass is null), 0) as double) as nearest,
                cast(coalesce(sum(abs(weight) * heaviest) filter (mass is null), 0) as double) as heaviest
            from weighed
            group by all
        )
        select
            summed.*,
            coverage.rows_expected as expected,
            coverage.rows_known as known,
            coverage.rows_expected - coverage.rows_known as unknown,
            100 * coverage.rows_known / coverage.rows_expected as known_share,
            100 * nearest / nullif(abs(value), 0) as nearest_share,
            100 * heaviest / nullif(abs(value), 0) as heaviest_share
        from summed
        join result.coverage as coverage
          on (coverage.indicator, coverage.year, coverage.category) = (summed.indicator, summed.year, summed.scope)
         and coverage.dimension = 'scope' and coverage.region = """ + literal(region) + """
        order by indicator, scope, year
    """


def largest_blanks_sql(region: str, indicator: str, year: int, scope: str, number: int = 10,
                       goods_groups: Sequence[int | str] = ()) -> str:
    """The unknown cells of one figure that weighed most in the nearest year that is known, of these goods groups
    (CE67 numbers) or of all.

    Rows: origin (region code), goods_group, stream, use_group, nearest, heaviest (mln kg, as the figure counts them).
    """
    return question("blanks").format(region=literal(region)) + f"""
        select
            origin, goods_group, stream, use_group,
            cast(weight * nearest as double) as nearest,
            cast(abs(weight) * heaviest as double) as heaviest
        from weighed
        where mass is null and weight * nearest <> 0
          and indicator = {literal(indicator)} and year = {int(year)} and scope = {literal(scope)}
          {of_groups(goods_groups)}
        order by abs(weight * nearest) desc, origin, goods_group, stream, use_group
        limit {int(number)}
    """


def coverage_sql(year: int, scope: str) -> str:
    """Which part of the cells of every region is known in a year.

    Rows: region, indicator, status, expected, known, unknown, known_share (%).
    """
    return f"""
        select
            coverage.region, coverage.indicator, figure.status,
            coverage.rows_expected as expected,
            coverage.rows_known as known,
            coverage.rows_expected - coverage.rows_known as unknown,
            100 * coverage.rows_known / nullif(coverage.rows_expected, 0) as known_share
        from result.coverage as coverage
        join result.indicator_value as figure using (indicator, region, year, dimension, category)
        join meta.indicator as record using (indicator)
        where coverage.year = {int(year)} and coverage.dimension = 'scope' and coverage.category = {literal(scope)}
          and record.kind = 'flow'
        order by coverage.region, coverage.indicator
    """


def of_groups(goods_groups: Sequence[int | str]) -> str:
    """The condition that keeps these goods groups (CE67 numbers), or all where none is named."""
    return f"and goods_group in ({', '.join(str(int(number)) for number in goods_groups)})" if goods_groups else ""


def closure_sql(goods_groups: Sequence[int | str] = ()) -> str:
    """Trade between provinces per year, of these goods groups (CE67 numbers) or of all: what they bring in from each
    other and send to each other, in mln kg.

    Rows: year, import_national, export_national, difference, open_groups (goods groups that do not close),
    largest (the largest difference of one group).
    """
    return f"""
        select
            year,
            cast(sum(import_national) as double) as import_national,
            cast(sum(export_national) as double) as export_national,
            cast(sum(difference) as double) as difference,
            count(*) filter (abs(difference) > 0.0005) as open_groups,
            cast(max(abs(difference)) as double) as largest
        from meta.closure
        where year in (select year from meta.national_year) {of_groups(goods_groups)}
        group by year
        order by year
    """


def published_sql() -> str:
    """The published national series of two concepts that may not be mixed, each of CBS and of Eurostat.

    Rows: concept (dmc, secondary), series, year, value (mld kg or %), unit, status, vintage, source_id.
    """
    return """
        select
            if(measure = 'dmc', 'dmc', 'secondary') as concept,
            series,
            year,
            if(unit = 'mln kg', value / 1000, value) as value,
            if(unit = 'mln kg', 'mld kg', unit) as unit,
            status,
            vintage,
            source_id
        from core.observation
        where region = 'NL01' and category = 'total' and not check_only
          and (series, measure) in (
              ('cbs_materiaalmonitor', 'dmc'), ('eurostat_mfa', 'dmc'),
              ('cbs_materiaalmonitor', 'secondary_share_of_input'), ('eurostat_cmur', 'cmur')
          )
        order by concept, series, year
    """


def conservation_sql() -> str:
    """Per delivery what was kept and what was set aside by which rule, and whether they add up to what came in.

    Rows: delivery, part (in, kept, or the rule of what was set aside), rows_counted, kg, adds_up.
    """
    return """
        with delivered as (
            select
                *,
                rows_in = rows_kept + rows_set_aside and kg_in = kg_kept + kg_set_aside as adds_up
            from meta.delivery
        ), by_rule as (
            select delivery, rule, count(*) as rows_counted, cast(coalesce(sum(mass), 0) * 1000000 as hugeint) as kg
            from raw.set_aside
            group by all
        ), totals as (  -- `Totaal` rows beside their parts are not listed one by one
            select
                delivered.delivery,
                rows_set_aside - coalesce(sum(by_rule.rows_counted), 0) as rows_counted,
                kg_set_aside - coalesce(sum(by_rule.kg), 0) as kg
            from delivered left join by_rule using (delivery)
            group by delivered.delivery, rows_set_aside, kg_set_aside
        ), parts as (
            select 1 as place, delivery, 'in' as part, rows_in as rows_counted, kg_in as kg from delivered
            union all
            select 2, delivery, 'kept', rows_kept, kg_kept from delivered
            union all
            select 3, delivery, 'total_row', rows_counted, kg from totals
            union all
            select 4, delivery, rule, rows_counted, kg from by_rule
        )
        select
            parts.delivery, part,
            cast(rows_counted as bigint) as rows_counted,
            cast(kg as double) as kg,
            delivered.adds_up
        from parts
        join delivered using (delivery)
        order by parts.delivery, place, part
    """


def side_by_side(default: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """The same figures with the default options and with the chosen ones.

    Both frames are rows of the contract. Result: indicator, region, year, dimension, category, unit, default, chosen,
    difference (in the unit), relative (% of the default; NULL when that is zero or unknown).
    """
    key = ["indicator", "region", "year", "dimension", "category", "unit"]
    both = default[[*key, "value"]].rename(columns={"value": "default"}).merge(
        chosen[[*key, "value"]].rename(columns={"value": "chosen"}), on=key, how="outer"
    )
    both["difference"] = both["chosen"] - both["default"]
    both["relative"] = 100 * both["difference"] / both["default"].abs().where(both["default"] != 0)
    return both
