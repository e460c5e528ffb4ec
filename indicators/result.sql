-- The default of every flow indicator, computed once, and room for the indicators that are derived of them. In a database
-- of their own, in memory: what is computed side by side can then be seen from every connection.
create table scratch.flow_value as
from flow_values(
    getvariable('share_set'), getvariable('mixed_share'), getvariable('energy_split'), getvariable('waste') = 'with', null::varchar[]
);
create table scratch.derived_value as from scratch.flow_value limit 0;
create temp view computed as from scratch.flow_value union all from scratch.derived_value;
