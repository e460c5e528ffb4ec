-- Grams of a raw material in a kg of goods of a group; NULL is unknown.
create table core.material_content (
    goods_group smallint, material varchar, g_per_kg decimal(20, 12), status varchar, line integer, delivery varchar
);
