-- What the province does: one row for each measure, year, state and thing that is counted. Codes are those of
-- code_list.policy_terms; NULL is not said. Effects are claims of the owner of the measure, in tonnes a year.
create table core.policy_measure (
    measure_id varchar, measure varchar, measure_en varchar, region varchar, theme varchar, sub_goal varchar, type
    varchar, degree varchar, state varchar, year smallint, planned varchar, planned_until date, amount_eur
    decimal(18, 6), quantity decimal(18, 6), counted varchar, is_approximate boolean, levers varchar, action_line
    varchar, effect_t decimal(18, 6), effect_ground varchar, link varchar, note varchar, note_en varchar, reference
    varchar, status varchar, line integer, delivery varchar
);
