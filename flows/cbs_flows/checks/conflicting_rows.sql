-- refuse: the same year, stream, region, goods group and use group with different values.
with conflict as (
    select first_line, min(typed.line) as line
    from repeated_key
    join typed using (year, region, stream, goods_group, use_group)
    where different_values > 1 and typed.line in (from other_values)
    group by first_line
), pair as (
    select conflict.line, first_line, other, one
    from conflict
    join delivered as other on other.line = conflict.line
    join delivered as one on one.line = first_line
), difference as (
    select *, case
        when (number(one.mass), number_kind(one.mass)) is distinct from (number(other.mass), number_kind(other.mass)) then ['Brutogew', one.mass, other.mass]
        when (number(one.value), number_kind(one.value)) is distinct from (number(other.value), number_kind(other.value)) then ['Waarde', one.value, other.value]
        when (number(one.mass_se), number_kind(one.mass_se)) is distinct from (number(other.mass_se), number_kind(other.mass_se)) then ['Sf_brutogew', one.mass_se, other.mass_se]
        else ['Sf_waarde', one.value_se, other.value_se]
    end as field
    from pair
)
select line, field[1] as column_name, field[3] as found, count(*) over () as occurrences,
       first_line, if(bare(field[2]) = '', '""', field[2]) as first_value,
       other.year as year, other.region as region, other.stream as stream, other.goods_group as goods_group, other.use_group as use_group
from difference
order by line
limit 5
