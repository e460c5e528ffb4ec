-- What every delivery leaves, whatever its source. raw: delivered text of what was set aside; core: typed and coded
-- figures; meta: records of the work.
create schema if not exists raw;
create schema if not exists core;
create schema if not exists meta;

create table if not exists raw.set_aside (
    delivery varchar, part varchar, line integer, rule varchar, delivered varchar, mass decimal(18, 6)
);
-- Where the flows of a region come from.
create table if not exists core.region_source (region varchar, source varchar, is_example boolean);
-- Which record a source has in this file, and whether that is example data.
create table if not exists core.source_mark (source_name varchar, source varchar, is_example boolean);
-- A flag that goes with every figure of an indicator, because of what was delivered for it.
create table if not exists core.indicator_flag (indicator varchar, flag varchar);
create table if not exists meta.correction (
    delivery varchar, correction varchar, outcome varchar, cells integer, status varchar, reason_nl varchar,
    reason_en varchar, source_id varchar
);
