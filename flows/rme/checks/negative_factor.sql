-- refuse: a coefficient or share below zero.
with below as (
    select
        'coefficients' as part, line, getvariable('coefficient_column') as column_name,
        coefficients.coefficient as found
    from coefficients
    join coefficient using (line)
    where coefficient.coefficient < 0
    union all
    select 'shares', line, getvariable('share_column'), shares.share
    from shares
    join product_share using (line)
    where product_share.share < 0
)
select min(line) as line, column_name, arg_min(found, line) as found, count(*) as occurrences, part
from below
group by part, column_name
