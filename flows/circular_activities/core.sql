-- One row per activity that counts as circular, at the level of a class: four digits of NACE, as in SBI 2008.

-- A class in any writing: 38.32, 3832, and as a number that lost its zeros (38.2 is 38.20 only when four digits remain).
create or replace temp macro nace_class(field) as case
    when regexp_full_match(bare(field), '[0-9]{2}[.,][0-9]{2}|[0-9]{4}') then regexp_replace(bare(field), '[^0-9]', '', 'g')
    when regexp_full_match(bare(field), '[0-9]{1,2}[.,][0-9]{1,2}')
        then lpad(regexp_extract(bare(field), '^[0-9]+'), 2, '0') || rpad(regexp_extract(bare(field), '[0-9]+$'), 2, '0')
end;

create or replace temp table typed as
select
    delivered.line,
    nace_class(nace_code) as nace,
    strategies.r_strategy,
    nullif(trim(delivered.name_nl), '') as name_nl, nullif(trim(delivered.name_en), '') as name_en,
    nullif(trim(activity), '') as activity,
    nullif(trim(reason_nl), '') as reason_nl,
    nullif(trim(reason_en), '') as reason_en
from delivered
left join code_list.r_strategies as strategies
  on regexp_replace(upper(bare(delivered.r_strategy)), '[^R0-9]+', '-', 'g') = strategies.r_strategy;

create or replace temp table activity_repeat as
select line, min(line) over same as first_line, r_strategy <> first_value(r_strategy) over (same order by line) as differs
from typed
where nace is not null and r_strategy is not null
window same as (partition by nace)
qualify row_number() over (same order by line) > 1;

create or replace temp table activity as
from typed where line not in (select line from activity_repeat);

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, 'exact_duplicate', null from activity_repeat;
