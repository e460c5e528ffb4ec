-- warn: more euros on the lines of a year than the organisation spent in it.
with spent as (
    select
        year, sum(amount_eur * coalesce(funding_share, 1)) filter (domain <> 'subsidies') as purchases,
        sum(amount_eur * coalesce(funding_share, 1)) filter (domain = 'subsidies') as subsidies
    from typed
    join once using (part, line)
    where phase = 'realised' and amount_counts
    group by year
)
select
    year_total.line, null::varchar as column_name, spent.year::varchar as found, count(*) over () as occurrences,
    'year_totals' as part
from spent
join year_total using (year)
where purchases > purchases_eur + 1 or subsidies > subsidies_eur + 1
order by year_total.line
