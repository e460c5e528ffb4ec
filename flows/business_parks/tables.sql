-- The strategic business parks; NULL is unknown. `lat` and `lon` in degrees, `area_ha` in hectares.
create table core.business_park (
    park varchar, name varchar, region varchar, lat double, lon double, precision varchar, policy_status varchar,
    environmental_category varchar, quay boolean, road boolean, rail boolean, area_ha decimal(18, 6), note_nl varchar,
    note_en varchar, line integer, source_id varchar, delivery varchar
);
