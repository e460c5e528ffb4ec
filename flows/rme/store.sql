-- The delivery, and what follows from it: K[g, m] = sum over products of share x coefficient, for import and export.

insert into core.rme_coefficient
select direction, year, material.name, spelled.name, coalesce(coefficient, 0)
from coefficient
join material using (raw_material)
join spelled on spelled.kind = 'rme_product' and spelled.key = rme_product;

insert into core.rme_share
select goods_group, spelled.name, coalesce(share, 0)
from product_share
join spelled on spelled.kind = 'rme_product' and spelled.key = rme_product;

insert into core.rme_group
select goods_group, unit, if(unit = 't', 'mass', 'value')
from group_unit
where goods_group in (select goods_group from group_share where total > 0);

insert into core.rme_material select name, is_abiotic, is_fossil from material;

insert into core.rme_factor
with per_group as (
    select
        coefficient.year,
        product_share.goods_group,
        coefficient.raw_material,
        names_electricity(rme_product) or names_electricity(coefficient.raw_material) as is_electricity,
        coefficient.direction,
        -- The product of two such numbers is exact in 24 decimals; the sum is brought back to twelve.
        cast(sum(share * coefficient) * if(any_value(unit) = 't/EUR', 1000, 1) as decimal(20, 12)) as k
    from product_share
    join group_unit using (goods_group)
    join coefficient using (rme_product)
    where share > 0 and coefficient > 0 and coefficient.year in (select year from whole_year)
    group by all
)
select
    year, goods_group, material.name, is_electricity,
    coalesce(max(k) filter (direction = 'import'), 0) as inward,
    coalesce(max(k) filter (direction = 'export'), 0) as outward
from per_group
join material using (raw_material)
group by year, goods_group, material.name, is_electricity;
