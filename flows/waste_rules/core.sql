-- From delivered text to the ladder (a place for each treatment) and the two lists of exceptions.

create or replace temp table waste_rank as
with coded as (
    select
        line,
        treatment_code(treatment_code) as treatment,
        case when regexp_full_match(bare(rank), '[a-z][0-9]{1,2}') then upper(bare(rank)) end as rank
    from ranks
)
select
    coded.line, coded.treatment, coded.rank, left(coded.rank, 1) as letter,
    -- A10 comes after A9.
    cast(ascii(left(coded.rank, 1)) * 100 + cast(substr(coded.rank, 2) as integer) as integer) as place,
    coalesce(rank_groups.is_storage, false) as is_storage
from coded
left join code_list.rank_groups on rank_groups.rank_group = left(coded.rank, 1);

create or replace temp table waste_restriction as
select
    line, treatment_code(treatment_code) as treatment, treatment_code(not_to) as not_to,
    nullif(trim(reason_nl), '') as reason_nl, nullif(trim(reason_en), '') as reason_en,
    nullif(trim(source_id), '') as source_id
from restrictions;

create or replace temp table waste_exclusion as
select
    line, eural(ewc_code) as ewc_code, treatment_code(treatment_code) as treatment,
    nullif(trim(reason_nl), '') as reason_nl, nullif(trim(reason_en), '') as reason_en,
    nullif(trim(source_id), '') as source_id
from exclusions;

-- A rule that stands in its table before, word for word or not: the first counts.
create or replace temp table waste_rule_repeated as
select part, line
from (
    select 'ranks' as part, line, treatment as one, rank as other from waste_rank
    union all select 'restrictions', line, treatment, not_to from waste_restriction
    union all select 'exclusions', line, ewc_code, treatment from waste_exclusion
)
qualify line > min(line) over (partition by part, one, other);

create or replace temp table set_aside as
select part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select part, line, 'exact_duplicate', null from waste_rule_repeated;
