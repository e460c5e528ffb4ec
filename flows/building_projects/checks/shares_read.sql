-- note: how shares without a % sign were read.
select null::integer as line, getvariable('biobased_share_column') as column_name, null::varchar as found,
       bare_shares as occurrences, if(in_percent, 'shares_percent', 'shares_fraction') as text_key
from share_scale
where bare_shares > 0
