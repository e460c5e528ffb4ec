-- The rest of the house: result (what is read), and the records of sources, indicators and the build.
create schema result;

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
create table meta.indicator (
    indicator varchar, name_nl varchar, name_en varchar, unit varchar, direction varchar, definition_nl varchar,
    definition_en varchar, method_nl varchar, method_en varchar, formula varchar, source varchar, needs varchar,
    kind varchar, dimension varchar, category varchar, divided_by varchar
);
-- What can be delivered: the name of a source, and the record of its real delivery.
create table meta.kind_of_delivery (source_name varchar, source_id varchar);
create table meta.parameter (
    indicator varchar, parameter varchar, default_value varchar, allowed varchar, name_nl varchar, name_en varchar,
    explanation_nl varchar, explanation_en varchar
);
create table meta.flow_coefficient (
    indicator varchar, measure varchar, area varchar, stream varchar, is_raw_material boolean, use_group varchar,
    coefficient tinyint, whole_stream boolean
);
create table meta.build (key varchar, value varchar);
