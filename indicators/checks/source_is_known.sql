-- Every figure names a source that is on record.
select distinct source
from result.indicator_value
where source not in (select source_id from meta.source)
