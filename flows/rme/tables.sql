-- What a delivery of this source becomes. A coefficient is per tonne or per thousand euros (kg per kg, kg per EUR).
create table core.rme_coefficient (
    direction varchar, year smallint, raw_material varchar, rme_product varchar, coefficient decimal(20, 12)
);
create table core.rme_share (goods_group smallint, rme_product varchar, share decimal(20, 12));
create table core.rme_group (goods_group smallint, unit varchar, measure varchar);
-- `is_fossil` is NULL where the delivery does not say it.
create table core.rme_material (raw_material varchar, is_abiotic boolean, is_fossil boolean);
-- What one unit of a goods group counts for per raw material: the products behind it, weighed by their shares.
create table core.rme_factor (
    year smallint, goods_group smallint, raw_material varchar, is_electricity boolean,
    inward decimal(20, 12), outward decimal(20, 12)
);
