-- refuse: a raw material, or a product that goods groups need, that some year lacks: it would silently count as nothing.
with wanted as (
    select distinct kind, key
    from name
    where part = 'coefficients' and key <> ''
      and (kind = 'raw_material' or key in (select rme_product from product_share where share > 0))
), seen as (
    select distinct kind, key, direction, year
    from name
    join coefficient using (line)
    where part = 'coefficients'
), missing as (
    select kind, key, side.direction, side.year
    from wanted
    cross join (from side where year in (from whole_year)) as side
    anti join seen using (kind, key, direction, year)
    -- What one side lacks in every year is told by one_side.
    where (kind, key, side.direction) in (select (kind, key, direction) from seen)
)
select
    (select min(name.line) from name where name.key = missing.key and name.kind = missing.kind) as line,
    column_of(kind) as column_name,
    (select arg_min(name.written, name.line) from name where name.key = missing.key and name.kind = missing.kind) as found,
    count(*) as occurrences,
    'coefficients' as part,
    string_agg(year || ' (' || direction || ')', ', ' order by year, direction desc) as years
from missing
group by kind, key
order by line
limit 20
