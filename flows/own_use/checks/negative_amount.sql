-- warn: an amount below zero, taken as money that came back.
select
    min(line) as line, any_value(heading.heading) as column_name, comma_number(arg_min(amount_eur, line)) as found,
    count(*) as occurrences, part
from typed
join heading using (part)
where heading.column_name = 'amount_eur' and amount_eur < 0
group by part
order by part
