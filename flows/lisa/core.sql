-- From establishments to sums. Names and addresses are not read; numbers of establishments are read to tell repeats and go
-- no further: `lisa_cell`, which is what is stored and kept, has sums alone, and only those that are safe.

create or replace temp macro count_of(field) as case
    when regexp_full_match(bare(field), '[0-9]{1,9}') then cast(bare(field) as integer)
end;

-- A code of SBI has four to six digits, with or without points; a number lost the zero in front. The longest code of the
-- file tells how many digits there should be; the first four are the class of NACE.
create or replace temp macro digits(field) as regexp_replace(bare(field), '[^0-9]', '', 'g');

create or replace temp table code_length as
select cast(max(length(digits(sbi))) as integer) as digits
from delivered
where regexp_full_match(bare(sbi), '[0-9. ]+') and length(digits(sbi)) between 4 and 6;

create or replace temp table activity_class as
select written, if(
    regexp_full_match(bare(written), '[0-9. ]+') and length(digits(written)) between (select digits from code_length) - 1
        and (select digits from code_length),
    left(lpad(digits(written), (select digits from code_length), '0'), 4), null) as nace
from (select distinct sbi as written from delivered where getvariable('edition') = 'establishments');

create or replace temp table place as
with known as (
    select spelling(name_nl) as name, region from code_list.regions where kind = 'municipality'
    union select spelling(region), region from code_list.regions where kind in ('municipality', 'province')
    union select spelling(alias), code from code_list.aliases where kind = 'region' and code like 'GM%'
)
select name, min(region) as region from known group by name having count(distinct region) = 1;

-- A total below the establishments is none; a spreadsheet program puts it there without a word as well.
create or replace temp table total_line as
select line, number(jobs) as jobs
from delivered
where getvariable('edition') = 'establishments' and (
    is_total(sbi) or coalesce(bare(sbi), '') = '' and (is_total(municipality) or is_total(establishment))
    or bare(concat(municipality, sbi, establishment, year)) = '' and number(jobs) is not null);

create or replace temp table typed as
select
    delivered.line,
    case when coalesce(bare(delivered.year), '') = '' then cast(getvariable('year') as integer)
         when regexp_full_match(bare(delivered.year), '[0-9]{4}([.,]0+)?') then cast(left(bare(delivered.year), 4) as integer)
    end as year,
    place.region,
    activity_class.nace,
    sections.section,
    number(delivered.jobs) as jobs
from delivered
left join place on place.name = if(regexp_full_match(bare(municipality), '[0-9]{1,4}'),
                                   'gm' || lpad(bare(municipality), 4, '0'), spelling(municipality))
left join activity_class on activity_class.written = delivered.sbi
left join code_list.activity_sections as sections
  on left(activity_class.nace, 2) between sections.first_division and sections.last_division
where delivered.line not in (select line from total_line);

-- Repeats: an establishment by its number, once a year; without a number two equal rows are two establishments.
create or replace temp table establishment_repeat as
select line, min(line) over same as first_line,
       hash((region, nace, jobs)) <> first_value(hash((region, nace, jobs))) over (same order by line) as differs
from typed
join (select line, nullif(bare(establishment), '') as number_told from delivered) using (line)
where getvariable('edition') = 'establishments' and number_told is not null
window same as (partition by number_told, year)
qualify row_number() over (same order by line) > 1;

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, 'total_line', null from total_line
union all
select 'delivered', line, 'exact_duplicate', null from establishment_repeat
union all
select 'delivered', line, 'no_jobs', null
from typed
where getvariable('edition') = 'establishments' and jobs is null and line not in (select line from establishment_repeat);

create or replace temp table establishment as
select typed.*, regions.parent as province, coalesce(circular_list.r_strategy, 'none') as r_strategy
from typed
left join code_list.regions on regions.region = typed.region
left join circular_list using (nace)
where getvariable('edition') = 'establishments' and line not in (select line from set_aside);

-- The sums: of a province by class and in all; of a municipality in all, circular and not, and by strategy (with the list
-- of circular activities of this moment).
-- `lines` are the additions that a sum is in: + as a part of it, - as what it adds up to (outsider.py).
create or replace temp table lisa_sum as
with heading as (
    select year, province, region, jobs, heading.*
    from establishment
    cross join lateral (
        select
            unnest(['class', 'total', 'total', 'part', 'strategy']) as level,
            unnest([province, province, region, region, region]) as place,
            unnest([nace, 'total', 'total', if(r_strategy = 'none', 'none', 'circular'), nullif(r_strategy, 'none')]) as code,
            unnest([
                ['+classes', '-part:' || if(r_strategy = 'none', 'none', 'circular'), '-strategy:' || r_strategy],
                ['-classes', '-places'],
                ['+places', '-in:' || region],
                ['+in:' || region, '+part:' || if(r_strategy = 'none', 'none', 'circular'),
                 if(r_strategy = 'none', null, '-circular:' || region)],
                ['+circular:' || region, '+strategy:' || r_strategy]
            ]) as lines
    ) as heading
    where heading.code is not null
)
select year, province, place as region, level, code,
       list_filter(any_value(lines), lambda line: line is not null and line <> '-strategy:none') as lines,
       concat_ws('|', year, place, level, code) as key, count(*) as firms, sum(jobs) as jobs, max(jobs) as largest
from heading
group by year, province, place, level, code;

-- A sum of the province is missed more than one of a municipality: all figures of the province rest on it.
create or replace temp table left_out as
select unnest(sums_to_leave_out(to_json(list({
    'key': key, 'firms': firms, 'jobs': jobs::double, 'largest': largest::double, 'lines': lines,
    'missed': if(region = province, 10, 1)
}))::varchar)) as key
from lisa_sum
group by year, province;

create or replace temp table lisa_cell as
select
    cast(year as smallint) as year, region, level, code,
    if(level in ('part', 'strategy'), (select any_value(list) from circular_list), null) as list,
    if(left_out.key is null, cast(firms as integer), null) as firms,
    if(left_out.key is null, cast(jobs as decimal(18, 6)), null) as jobs
from lisa_sum
left join left_out using (key)
union all
select cast(typed.year as smallint), typed.region, nullif(delivered.level, ''), sbi, nullif(delivered.list, ''), count_of(delivered.firms), typed.jobs
from typed
join delivered using (line)
where getvariable('edition') = 'cells' and line not in (select line from set_aside);
