-- refuse: euros of more than one set of weights in one file: these are never added.
select min(line) as line, getvariable('mki_set_column') as column_name, mki_set as found, count(*) as occurrences,
       (select string_agg(distinct mki_set, ', ' order by mki_set) from typed where mki_eur_per_kg is not null) as sets
from typed
where mki_eur_per_kg is not null
  and mki_set <> (select arg_min(mki_set, line) from typed where mki_eur_per_kg is not null)
  and not exists (from set_code where code is null)
group by mki_set
order by line
limit 5
