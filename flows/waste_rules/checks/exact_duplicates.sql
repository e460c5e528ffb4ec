-- warn: rules that stand in their table more than once.
select part, min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from waste_rule_repeated
group by part
order by part
