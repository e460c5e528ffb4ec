-- refuse: a raw material that is not on the code list; the name that looks most like it is suggested, if any does.
with unknown as (
    select material, min(line) as line, count(*) as occurrences
    from delivered
    where material in (select name from material_code where code is null)
    group by material
), known as (
    select material as code, if(name_nl = name_en, name_nl, name_nl || ' / ' || name_en) as shown,
           unnest([material, name_nl, name_en, tno_name]) as name
    from code_list.raw_materials
)
select line, getvariable('material_column') as column_name, unknown.material as found, any_value(occurrences) as occurrences,
       arg_max(shown, (jaro_winkler_similarity(spelling(unknown.material), spelling(name)), shown)) as likely,
       if(max(jaro_winkler_similarity(spelling(unknown.material), spelling(name))) < 0.75, 'unlike_any_material', '')
           as text_key
from unknown
join known on known.name is not null
group by line, unknown.material
order by line
limit 20
