-- From delivered text to coded measures. A word may be the code, the Dutch or the English name, with or without its
-- number.

create or replace temp table register_word as
select distinct kind, code, spelling(unnest([code, name_nl, name_en, position || name_nl, position || name_en,
    kind || code, if(kind = 'theme', 'thema' || code, code)])) as spelling
from code_list.policy_terms;

create or replace temp macro register_code(asked, field) as (
    select min(code) from register_word where kind = asked and register_word.spelling = spelling(field)
);

create or replace temp macro filled(field) as nullif(trim(field), '');

-- A moment as year, quarter, month or day, in the ways it is written; the end of it is what planning is held to.
create or replace temp macro month_number(field) as list_position(
    ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
    case left(field, 3) when 'maa' then 'mrt' when 'mar' then 'mrt' when 'may' then 'mei' when 'oct' then 'okt'
        else left(field, 3) end);

create or replace temp macro moment(field) as case
    when regexp_full_match(bare(field), '20[0-9]{2}') then bare(field)
    when regexp_full_match(bare(field), 'q[1-4][ -]*20[0-9]{2}')
        then right(bare(field), 4) || '-Q' || substr(bare(field), 2, 1)
    when regexp_full_match(bare(field), '20[0-9]{2}[ -]*q[1-4]')
        then left(bare(field), 4) || '-Q' || right(bare(field), 1)
    when regexp_full_match(bare(field), '[1-4](e|de|ste)? kwartaal( van)? 20[0-9]{2}')
        then right(bare(field), 4) || '-Q' || left(bare(field), 1)
    when regexp_full_match(bare(field), '20[0-9]{2}-(0[1-9]|1[0-2])') then bare(field)
    when regexp_full_match(bare(field), '[a-z]{3,9}\.? 20[0-9]{2}') and month_number(bare(field)) is not null
        then right(bare(field), 4) || '-' || lpad(month_number(bare(field))::varchar, 2, '0')
    when try_cast(bare(field) as date) is not null and regexp_matches(bare(field), '^20[0-9]{2}-')
        then cast(try_cast(bare(field) as date) as varchar)
    when try_strptime(bare(field), ['%d-%m-%Y', '%d/%m/%Y', '%d.%m.%Y']) is not null
        then strftime(try_strptime(bare(field), ['%d-%m-%Y', '%d/%m/%Y', '%d.%m.%Y']), '%Y-%m-%d')
end;

create or replace temp macro moment_end(field) as case
    when length(field) = 4 then make_date(cast(field as integer), 12, 31)
    when contains(field, 'Q')
        then last_day(make_date(cast(left(field, 4) as integer), 3 * cast(right(field, 1) as integer), 1))
    when length(field) = 7 then last_day(cast(field || '-01' as date))
    else cast(field as date)
end;

-- Rows that are no measure: totals below the table, and text with nothing beside it.
create or replace temp table no_measure as
select line, if(is_total, 'total_row', 'loose_text') as rule
from (
    select *, is_total(measure) as is_total,
        concat_ws('', trim(theme), trim(type), trim(state), trim(year)) as coded,
        concat_ws('', trim(sub_goal), trim(degree), trim(planned), trim(amount_eur), trim(quantity), trim(counted),
            trim(lever), trim(action_line), trim(effect_t), trim(effect_ground), trim(link), trim(note),
            trim(reference)) as rest
    from as_delivered
)
where is_total and coded = '' or coded = '' and rest = '' and trim(measure) <> '';

create or replace temp table typed as
select
    line,
    filled(measure) as measure,
    trim(regexp_replace(lower(strip_accents(measure)), '[^a-z0-9]+', '_', 'g'), '_') as measure_id,
    register_code('theme', theme) as theme,
    register_code('sub_goal', sub_goal) as sub_goal,
    register_code('type', type) as type,
    register_code('degree', degree) as degree,
    register_code('state', state) as state,
    case when regexp_full_match(bare(year), '20[0-9]{2}([.,]0+)?')
        then cast(left(bare(year), 4) as smallint) end as year,
    moment(planned) as planned,
    number(amount_eur) as amount_eur,
    number(quantity) as quantity,
    register_code('counted', counted) as counted,
    coalesce(bare(approximate) in ('j', 'ja', 'y', 'yes', 'x', '1', 'waar', 'true', 'ongeveer', 'about'), false)
        as is_approximate,
    (select string_agg(register_code('lever', word), ';')
     from (select unnest(string_split(lever, ';')) as word)) as levers,
    register_code('action_line', action_line) as action_line,
    number(effect_t) as effect_t,
    filled(effect_ground) as effect_ground,
    filled(link) as link,
    filled(note) as note,
    filled(reference) as reference,
    filled(measure_en) as measure_en,
    filled(note_en) as note_en
from delivered;

create or replace temp table measure_row as
select *, moment_end(planned) as planned_until,
    -- A figure that the source itself calls round is an estimate.
    if(is_approximate, 'E', getvariable('status')) as status
from typed
where line not in (select line from no_measure);

-- A measure has one row for each year, state and thing that is counted.
create or replace temp table repeated_key as
select measure_id, year, state, counted, min(line) as first_line,
    count(distinct (theme, sub_goal, type, degree, planned, amount_eur, quantity, is_approximate, levers, action_line,
        effect_t, effect_ground, link, note, reference)) as different_rows
from measure_row
where measure_id <> ''
group by all
having count(*) > 1;

create or replace temp table duplicate as
select line, first_line, different_rows
from measure_row
join repeated_key on (measure_row.measure_id, measure_row.year) = (repeated_key.measure_id, repeated_key.year)
    and measure_row.state is not distinct from repeated_key.state
    and measure_row.counted is not distinct from repeated_key.counted
where line > first_line;

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, rule, null from no_measure
union all
select 'delivered', line, 'exact_duplicate', null from duplicate;
