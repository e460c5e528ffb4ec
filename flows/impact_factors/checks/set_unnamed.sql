-- warn: euros of which the delivery does not name the set of weights.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
       (select string_agg(mki_set, ', ') from code_list.mki_sets where mki_set <> 'unknown') as allowed
from typed
where mki_eur_per_kg is not null
having bool_and(mki_set = 'unknown')
