-- note: treatments that share a rank: where both are the best, the first code is named.
with shared as (
    select rank, string_agg(distinct treatment, ', ' order by treatment) as treatments
    from waste_rank
    group by rank
    having count(distinct treatment) > 1
)
select 'ranks' as part, null::integer as line, null::varchar as column_name,
       string_agg(rank || ': ' || treatments, '; ' order by rank) as found, count(*) as occurrences
from shared
having count(*) > 0
