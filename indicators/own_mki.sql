-- Sums within one set of weights and one range of life-cycle modules only.
select
    'own_mki' as indicator, region, year, 'mki_set' as dimension,
    mki_set || ' ' || coalesce(mki_modules, '?') as category,
    sum(cast(mki_eur * part_paid as decimal(18, 6)))::double as value, null::double as standard_error,
    'A' as status,
    cast(count(*) as integer) as rows_expected, cast(count(*) as integer) as rows_known
from own_lines({phase}, {funding}, {unknown_split})
where not is_subsidy and mki_counts and mki_eur is not null and mki_set is not null and part_paid is not null
group by region, year, mki_set, mki_modules
