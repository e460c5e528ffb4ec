-- refuse: no year in the row and none given with the delivery, or something that is no year.
select min(typed.line) as line, getvariable('year_column') as column_name,
       coalesce(any_value(delivered.year), cast(getvariable('year') as varchar)) as found,
       count(*) as occurrences,
       if(any_value(typed.year) is null and nullif(bare(any_value(delivered.year)), '') is null, 'year_missing',
          'unknown_year') as text_key,
       year(current_date) as last_year
from typed
join delivered using (line)
where typed.year is null or typed.year not between 1990 and year(current_date)
group by delivered.year
order by line
limit 5
