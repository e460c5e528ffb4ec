-- warn: municipalities of a province that are not in the file: its figures are those of a part.
with present as (
    select year, province, count(distinct region) as municipalities from establishment group by all
), whole as (
    select parent as province, count(*) as municipalities
    from code_list.regions
    where kind = 'municipality' and valid_to is null
    group by parent
)
select null::integer as line, getvariable('municipality_column') as column_name, null::varchar as found, 1 as occurrences,
       string_agg(present.year || ' ' || province || ': ' || present.municipalities || '/' || whole.municipalities, ', '
                  order by present.year, province) as covered
from present
join whole using (province)
where present.municipalities < whole.municipalities
having count(*) > 0
