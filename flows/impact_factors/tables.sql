-- What a kg of each goods group costs in greenhouse gas (kg CO2e) and in environmental cost (EUR); NULL is unknown.
create table core.impact_factor (
    goods_group smallint, co2_kg_per_kg decimal(20, 12), mki_eur_per_kg decimal(20, 12), status varchar,
    stand_in_nl varchar, stand_in_en varchar, fit varchar, line integer, delivery varchar
);
-- The one set of weights behind all euros; its words go wherever these go.
create table core.impact_set (mki_set varchar, source varchar);
