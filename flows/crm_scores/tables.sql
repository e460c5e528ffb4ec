-- Scores of raw materials, as delivered or as bundled; NULL is not scored.
create table core.crm_score (
    material varchar, economic_importance decimal(20, 12), supply_risk decimal(20, 12), score_level varchar,
    status varchar, line integer, delivery varchar
);
