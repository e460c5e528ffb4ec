-- What the deliveries of this source become.
-- The streams that no formula uses; those that are used stand in core.cell.
create table core.side_flow (
    region varchar, year smallint, goods_group smallint, stream stream_id, use_group use_group_id,
    mass decimal(18, 6), mass_se decimal(18, 6), mass_status status_id,
    value decimal(18, 6), value_se decimal(18, 6), value_status status_id, line integer
);
create table core.flow_total (
    region varchar, year smallint, stream stream_id, goods_group smallint,
    mass decimal(18, 6), mass_se decimal(18, 6), value decimal(18, 6), value_se decimal(18, 6),
    line integer
);
create table core.cell (
    region varchar, year smallint, goods_group smallint, stream stream_id, use_group use_group_id,
    mass decimal(18, 6), mass_se decimal(18, 6), mass_status status_id,
    value decimal(18, 6), value_se decimal(18, 6), value_status status_id, line integer
);
-- Every delivered flow: the cells that were in a file, and the other streams.
create view core.flow as
from core.cell where line is not null
union all by name
from core.side_flow;
create table core.corop_region (region varchar, name varchar, province varchar, source_id varchar);
create table core.total_error (
    region varchar, year smallint, goods_group smallint, stream stream_id,
    mass_se decimal(18, 6), value_se decimal(18, 6)
);
