-- refuse: a raw material, or a product that goods groups need, that some year lacks: it would be nothing there, unseen.
with wanted as (
    select kind, key, name, min(line) as line
    from name
    join spelled using (kind, key)
    where part = 'coefficients' and key <> ''
      and (kind = 'raw_material' or key in (select rme_product from product_share where share > 0))
    group by kind, key, name
), seen as (
    select distinct kind, key, direction, year
    from name
    join coefficient using (line)
    where part = 'coefficients'
)
select
    line,
    column_of(kind) as column_name,
    name as found,
    count(*) as occurrences,
    'coefficients' as part,
    string_agg(side.year || ' (' || side.direction || ')', ', ' order by side.year, side.direction desc) as years
from wanted
cross join (from side where year in (from whole_year)) as side
anti join seen using (kind, key, direction, year)
-- What one side lacks in every year is told by one_side.
where (kind, key, side.direction) in (select (kind, key, direction) from seen)
group by kind, key, name, line
order by line
limit 20
