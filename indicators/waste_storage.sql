-- Share of the weight that went to storage or transfer: what became of it is not in the figures.
with cell as (
    select judged.*, groups.is_storage
    from waste_judged(0, {soil}, {chapter_19}) as judged
    left join code_list.rank_groups as groups on groups.rank_group = judged.letter
    where left_out is null or left_out in ('excluded', 'no_rank')
)
select
    'waste_storage' as indicator, region, year, 'total' as dimension, 'total' as category,
    100 * (cast(coalesce(sum(kg) filter (is_storage), 0) as double) / nullif(cast(sum(kg) as double), 0)) as value,
    null::double as standard_error,
    if(sum(kg) = 0, 'O', status_of(max(weakest))) as status,
    cast(sum(cells) as integer) as rows_expected,
    if(sum(kg) = 0, 0, cast(sum(cells) as integer)) as rows_known
from cell
group by region, year
