-- refuse: less than nothing.
with long as (
    select line, 'weight' as what, material as field, column_name, amount from weight
    union all
    select line, 'number', field, column_name, amount
    from (
        select line, unnest(['floor_area', 'dwellings', 'insulation_biobased', 'insulation_other', 'mpg']) as field,
               unnest([getvariable('floor_area_column'), getvariable('dwellings_column'),
                       getvariable('insulation_biobased_column'), getvariable('insulation_other_column'),
                       getvariable('mpg_column')]) as column_name,
               unnest([floor_area, dwellings, insulation_biobased, insulation_other, mpg]) as amount
        from typed
    )
)
select min(line) as line, column_name, replace(format('{:g}', cast(arg_min(amount, line) as double)), '.', ',') as found,
       count(*) as occurrences
from long
where amount < 0
group by column_name
order by line
