-- refuse: a standard error below zero.
select min(line) as line, case when min(mass_se) < 0 then 'Sf_brutogew' else 'Sf_waarde' end as column_name,
       cast(least(min(mass_se), min(value_se)) as varchar) as found, count(*) as occurrences
from typed
where mass_se < 0 or value_se < 0
having count(*) > 0
