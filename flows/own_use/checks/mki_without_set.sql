-- warn: an MKI without its set of weights; sets are never mixed, so it counts nowhere.
select
    min(line) as line, any_value(heading.heading) as column_name, comma_number(arg_min(mki_eur, line)) as found,
    count(*) as occurrences, part
from typed
join heading using (part)
where heading.column_name = 'mki_set' and mki_eur is not null and mki_set is null
group by part
order by part
