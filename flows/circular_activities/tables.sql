-- Which classes of NACE (four digits) count as circular, by which strategy, and why.
create table core.circular_activity (
    nace varchar, name_nl varchar, name_en varchar, r_strategy varchar, activity varchar, reason_nl varchar, reason_en varchar, line integer,
    delivery varchar
);
