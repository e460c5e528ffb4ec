-- What the deliveries of this source become.
create table core.flow (
    region varchar, year smallint, stream varchar, goods_group smallint, use_group varchar,
    mass decimal(18, 6), mass_se decimal(18, 6), mass_status varchar,
    value decimal(18, 6), value_se decimal(18, 6), value_status varchar,
    line integer, delivery varchar
);
create table core.flow_total (
    region varchar, year smallint, stream varchar, goods_group smallint,
    mass decimal(18, 6), mass_se decimal(18, 6), value decimal(18, 6), value_se decimal(18, 6),
    line integer, delivery varchar
);
create table core.cell (
    region varchar, year smallint, goods_group smallint, stream varchar, use_group varchar,
    mass decimal(18, 6), mass_se decimal(18, 6), mass_status varchar,
    value decimal(18, 6), value_se decimal(18, 6), value_status varchar, line integer
);
create table core.corop_region (region varchar, name varchar, province varchar, source_id varchar);
create table core.total_error (
    region varchar, year smallint, goods_group smallint, stream varchar,
    mass_se decimal(18, 6), value_se decimal(18, 6)
);
