-- Every figure names sources that are on record.
select *
from (select distinct unnest(string_split(source, ';')) as source from result.indicator_value)
where source not in (select source_id from meta.source)
