-- The default of every flow indicator, computed once.
create or replace temp table computed as
from flow_values(
    getvariable('share_set'), getvariable('mixed_share'), getvariable('energy_split'), getvariable('waste') = 'with', null::varchar[]
);
