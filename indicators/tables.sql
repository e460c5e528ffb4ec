-- The empty house: raw (delivered text of what was set aside), core (typed and coded), result (what is read), meta.
create schema raw;
create schema core;
create schema result;
create schema meta;

create table raw.set_aside (delivery varchar, part varchar, line integer, rule varchar, delivered varchar, mass decimal(18, 6));

-- Where the figures of a region come from; every source adds its own.
create table core.region_source (region varchar, source varchar, is_example boolean);
-- Which record a source has in this file, and whether that is example data.
create table core.source_mark (source_name varchar, source varchar, is_example boolean);

-- A flag that goes with every figure of an indicator, because of what was delivered for it.
create table core.indicator_flag (indicator varchar, flag varchar);

create table core.observation (
    topic varchar, series varchar, region varchar, year smallint, measure varchar, category varchar, value double,
    unit varchar, status varchar, published_as varchar, check_only boolean, vintage varchar, note varchar,
    source_id varchar, is_fetched boolean
);

create table meta.delivery (
    delivery varchar, source varchar, source_id varchar, edition varchar, filename varchar, sha256 varchar, delivered_at varchar,
    note varchar, is_example boolean, is_bundled boolean, rows_in bigint, rows_kept bigint, rows_set_aside bigint, kg_in hugeint,
    kg_kept hugeint, kg_set_aside hugeint, years varchar, regions integer, goods_groups integer, known_cells bigint,
    encoding varchar, separator varchar, decimal_sign varchar
);
create table meta.finding (
    delivery varchar, rule varchar, severity varchar, line integer, column_name varchar, found varchar,
    occurrences bigint, message_nl varchar, message_en varchar
);
create table meta.correction (
    delivery varchar, correction varchar, outcome varchar, cells integer, status varchar, reason_nl varchar,
    reason_en varchar, source_id varchar
);
create table meta.indicator (
    indicator varchar, name_nl varchar, name_en varchar, unit varchar, direction varchar, definition_nl varchar,
    definition_en varchar, method_nl varchar, method_en varchar, formula varchar, source varchar, needs varchar,
    kind varchar
);
create table meta.parameter (
    indicator varchar, parameter varchar, default_value varchar, allowed varchar, name_nl varchar, name_en varchar,
    explanation_nl varchar, explanation_en varchar
);
create table meta.flow_coefficient (
    indicator varchar, measure varchar, area varchar, stream varchar, is_raw_material boolean, use_group varchar,
    coefficient tinyint, whole_stream boolean
);
create table meta.build (key varchar, value varchar);
