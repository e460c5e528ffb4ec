-- Weight by the step it could make: from the rank it has to the rank of its best alternative.
select
    'waste_transition' as indicator, region, year, 'transition' as dimension,
    letter || '->' || alternative_letter as category,
    cast(sum(kg) as double) as value,
    null::double as standard_error,
    status_of(greatest(max(weakest), weakness('E'))) as status,
    cast(sum(cells) as integer) as rows_expected,
    cast(sum(cells) as integer) as rows_known
from waste_judged({minimum_kg}, {soil}, {chapter_19})
where left_out is null and alternative is not null
group by region, year, letter, alternative_letter
