-- warn: a factor of zero, which counts as no impact at all; a group without a factor is left empty.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
       string_agg(distinct goods_group, ', ' order by goods_group) as groups
from typed
where co2_kg_per_kg = 0 or mki_eur_per_kg = 0
having count(*) > 0
