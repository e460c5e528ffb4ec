-- The rules of the ladder: what is better than what, what may not become what, and what is left out.
create table core.waste_rank (
    treatment varchar, rank varchar, letter varchar, place integer, is_storage boolean, line integer, delivery varchar
);
create table core.waste_restriction (
    treatment varchar, not_to varchar, reason_nl varchar, reason_en varchar, source_id varchar, line integer,
    delivery varchar
);
create table core.waste_exclusion (
    ewc_code varchar, treatment varchar, reason_nl varchar, reason_en varchar, source_id varchar, line integer,
    delivery varchar
);
