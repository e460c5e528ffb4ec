-- warn: a delivery without forbidden steps or without exclusions: all that came with the project lapses.
select null::integer as line, null::varchar as column_name, null::varchar as found, 1 as occurrences,
       text_key
from (values ('restrictions', 'no_restrictions'), ('exclusions', 'no_exclusions')) as optional(part, text_key)
where (part = 'restrictions' and not exists (from restrictions)) or (part = 'exclusions' and not exists (from exclusions))
