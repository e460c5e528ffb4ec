-- What every delivery leaves, whatever its source. raw: delivered text of what was set aside; core: typed and coded
-- figures; meta: records of the work.
create schema raw;
create schema core;
create schema meta;

create table raw.set_aside (
    delivery varchar, part varchar, line integer, rule varchar, delivered varchar, mass decimal(18, 6)
);
-- Where the flows of a region come from.
create table core.region_source (region varchar, source varchar, is_example boolean);
-- Which record a source has in this file, and whether that is example data.
create table core.source_mark (source_name varchar, source varchar, is_example boolean);
-- A flag that goes with every figure of an indicator, because of what was delivered for it.
create table core.indicator_flag (indicator varchar, flag varchar);
create table meta.correction (
    delivery varchar, correction varchar, outcome varchar, cells integer, status varchar, reason_nl varchar,
    reason_en varchar, source_id varchar
);
