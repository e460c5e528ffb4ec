-- What deliveries of this source become. `region` is the municipality, `province` the province it lies in; areas in m2,
-- `biobased_share` 0 to 1, `mpg` in EUR per m2 and year. NULL is unknown.
create table core.building_project (
    project varchar, year smallint, region varchar, province varchar, kind varchar, dwellings decimal(18, 6),
    floor_area decimal(18, 6), biobased_share decimal(18, 8), insulation_biobased decimal(18, 6),
    insulation_other decimal(18, 6), mpg decimal(20, 12), status varchar, line integer, delivery varchar
);
-- kg of a material in a project; NULL is unknown, a material whose column was not delivered has no row.
create table core.building_material (project varchar, year smallint, material varchar, kg decimal(24, 6), delivery varchar);
