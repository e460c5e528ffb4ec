-- warn: goods groups with a `Totaal` row and no parts: they have no split by use.
select min(line) as line, 'Gebruiksgroep_naam' as column_name, null::varchar as found, count(*) as occurrences
from only_total
having count(*) > 0
