-- From delivered text to placed and coded weights. Names, postcodes and points are read here, to place a row and to count
-- companies, and go no further: `waste_cell`, which is what is stored and kept, has none of them.

create or replace temp macro whole(field) as case
    when regexp_full_match(bare(field), '[0-9]{1,9}([.,]0+)?') then cast(regexp_extract(bare(field), '^[0-9]+') as integer)
end;

create or replace temp macro yes_or_no(field) as case
    when bare(field) in ('j', 'ja', 'y', 'yes', 'true', 'waar', '1') then true
    when bare(field) in ('n', 'nee', 'no', 'false', 'onwaar', '0') then false
end;

-- A weight as it is written in what is kept: a decimal comma, no trailing nought.
create or replace temp macro in_digits(kg) as replace(rtrim(rtrim(cast(kg as varchar), '0'), '.'), '.', ',');

create or replace temp table eural_code as
select distinct ewc_code as written, eural(ewc_code) as code from delivered;

create or replace temp table treatment_found as
select distinct treatment as written, treatment_code(treatment) as code from delivered;

-- A province by any of its names; `abroad` and `unplaced` are what the reduced edition writes.
create or replace temp table place_name as
with known as (
    select spelling(name_nl) as name, region as code from code_list.regions where kind = 'province'
    union select spelling(name_en), region from code_list.regions where kind = 'province'
    union select spelling(region), region from code_list.regions where kind = 'province'
    union select spelling(alias), code from code_list.aliases where kind = 'region' and code like 'PV%'
    union select unnest(['abroad', 'buitenland']), 'abroad'
    union select unnest(['', 'unplaced', 'unknown', 'onbekend', 'nietbekend', 'nb', 'nan', 'null']), 'unplaced'
), found as (
    select bare(origin) as written from delivered
    union select bare(processor) from delivered
)
select found.written, known.code
from found
left join known on known.name = spelling(found.written)
where found.written is not null;

-- Every combination of what says where something is, once. A country outweighs a point, a point a postcode, a postcode a
-- name; four digits without letters are a postcode only in the Netherlands.
create or replace temp table place as
with found as (
    select coalesce(bare(origin_country), '') as country, coalesce(bare(origin_point), '') as point,
           coalesce(bare(origin_postcode), '') as postcode, coalesce(bare(origin), '') as name
    from delivered
    union
    select coalesce(bare(processor_country), ''), coalesce(bare(processor_point), ''),
           coalesce(bare(processor_postcode), ''), coalesce(bare(processor), '')
    from delivered
), told as (
    select
        found.*,
        country in ('nl', 'nld', 'nederland', 'netherlands', 'the netherlands', 'holland') as is_dutch,
        country in ('', 'onbekend', 'unknown', 'nan', 'null') as is_silent,
        regexp_extract(postcode, '^([1-9][0-9]{3}) ?([a-z]{2})?$', ['digits', 'letters']) as parts
    from found
)
select
    told.country, told.point, told.postcode, told.name,
    point_place.region as by_point, postcodes.region as by_postcode,
    case
        when not is_dutch and not is_silent or place_name.code = 'abroad' then 'abroad'
        else coalesce(point_place.region, postcodes.region, place_name.code, 'unplaced')
    end as place
from told
left join point_place on point_place.point = told.point
left join code_list.postcodes as postcodes
  on postcodes.postcode4 = parts.digits and (is_dutch or parts.letters <> '')
left join place_name on place_name.written = told.name;

create or replace temp table typed as
select
    delivered.line,
    case when nullif(bare(delivered.year), '') is null then cast(getvariable('year') as integer)
         else whole(delivered.year) end as year,
    coalesce(whole(delivered.quarter), cast(ceil(whole(delivered.month) / 3) as integer)) as quarter,
    whole(delivered.month) as month,
    origin.place as origin,
    if(processor.place = 'unplaced', 'unknown', processor.place) as processor,
    eural_code.code as ewc_code,
    treatment_found.code as treatment,
    -- One yes is enough; NULL where neither column says anything.
    greatest(yes_or_no(delivered.on_route), yes_or_no(delivered.by_collector), yes_or_no(delivered.collected)) as collected,
    number(delivered.kg) as kg,
    whole(delivered.companies) as companies,
    whole(delivered.companies_in_year) as companies_in_year,
    number(delivered.largest) as largest,
    number(delivered.two_largest) as two_largest,
    number(delivered.largest_in_year) as largest_in_year,
    number(delivered.two_largest_in_year) as two_largest_in_year,
    coalesce(whole(delivered.receipts), 1) as receipts
from delivered
join eural_code on eural_code.written = delivered.ewc_code
join treatment_found on treatment_found.written = delivered.treatment
join place as origin
  on origin.country = coalesce(bare(delivered.origin_country), '')
 and origin.point = coalesce(bare(delivered.origin_point), '')
 and origin.postcode = coalesce(bare(delivered.origin_postcode), '')
 and origin.name = coalesce(bare(delivered.origin), '')
join place as processor
  on processor.country = coalesce(bare(delivered.processor_country), '')
 and processor.point = coalesce(bare(delivered.processor_point), '')
 and processor.postcode = coalesce(bare(delivered.processor_postcode), '')
 and processor.name = coalesce(bare(delivered.processor), '');

-- Repeats. A receipt repeats another when all that was read is equal, its number included; without numbers two equal
-- receipts may be two loads. In sums a key may come once: the same weight is a repeat, another refuses the delivery.
create or replace temp table waste_repeated as
select delivered.line
from delivered
where getvariable('edition') = 'receipts' and bare(notification) <> ''
qualify row_number() over (
    partition by (
        notification, year, month, quarter, ewc_code, treatment, kg, discarder, processor_name, on_route, by_collector,
        origin, origin_point,
        origin_postcode, origin_country, processor, processor_point, processor_postcode, processor_country
    )
    order by line
) > 1
union all
select line
from typed
where getvariable('edition') <> 'receipts' and starts_with(origin, 'PV')
qualify row_number() over (
    partition by year, quarter, month, origin, processor, ewc_code, treatment, collected, kg order by line
) > 1;

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(24, 12) as mass from repeated_header
union all
-- In mln kg, as everywhere.
select 'delivered', line, 'exact_duplicate', kg * 0.000001::decimal(7, 6) from typed where line in (from waste_repeated)
union all
select 'delivered', line, 'no_weight', null from typed where kg is null and line not in (from waste_repeated);

create or replace temp table waste_kept as
select * from typed where kg is not null and line not in (from waste_repeated);

-- Companies that report, by their names; a name that is absent counts for nobody. The smaller of the two counts is kept:
-- a cell of one discarder says as much about a company as a cell of one processor.
create or replace temp table company as
select line, nullif(spelling(discarder), '') as discarder, nullif(spelling(processor_name), '') as processor
from delivered
where getvariable('edition') = 'receipts' and (discarder is not null or processor_name is not null);

-- What every company has of a cell and of a year, as discarder and as processor. Who has no name there counts as one
-- company more; a role of which no name at all was told says nothing.
create or replace temp table company_weight as
select
    year, quarter, origin, waste_kept.processor, ewc_code, treatment, collected, seen.role,
    coalesce(seen.name, '') as name, sum(kg) as kg
from waste_kept
left join company using (line)
cross join lateral (
    select unnest(['discarder', 'processor']) as role, unnest([company.discarder, company.processor]) as name
) as seen
where getvariable('edition') = 'receipts'
group by all;

-- The weight of the largest company and of the two largest: of the role in which these are larger. Of parts that were
-- told with theirs, the sums of these: one company may be the largest in each.
create or replace temp table largest_in_cell as
with top as (
    select year, quarter, origin, processor, ewc_code, treatment, collected, role, max(kg, 2) as weights
    from company_weight
    group by all
    having bool_or(name <> '')
)
select year, quarter, origin, processor, ewc_code, treatment, collected,
       max(weights[1]) as largest, max(weights[1] + coalesce(weights[2], 0)) as two_largest
from top
group by all
union all
select year, quarter, origin, processor, ewc_code, treatment, collected,
       if(count(largest) = count(*), sum(largest), null), if(count(two_largest) = count(*), sum(two_largest), null)
from waste_kept
where getvariable('edition') <> 'receipts'
group by all;

create or replace temp table largest_in_year as
with company_year as (
    select year, origin, ewc_code, treatment, role, name, sum(kg) as kg
    from company_weight
    group by all
), top as (
    select year, origin, ewc_code, treatment, role, max(kg, 2) as weights
    from company_year
    group by all
    having bool_or(name <> '')
)
select year, origin, ewc_code, treatment,
       max(weights[1]) as largest, max(weights[1] + coalesce(weights[2], 0)) as two_largest
from top
group by all
union all
select year, origin, ewc_code, treatment,
       coalesce(max(largest_in_year), if(count(largest) = count(*), sum(largest), null)),
       coalesce(max(two_largest_in_year), if(count(two_largest) = count(*), sum(two_largest), null))
from waste_kept
where getvariable('edition') <> 'receipts'
group by all;

create or replace temp table company_in_year as
select
    year, origin, ewc_code, treatment,
    if(getvariable('edition') = 'receipts',
       least(nullif(count(distinct company.discarder), 0), nullif(count(distinct company.processor), 0)),
       -- The largest count of the parts: there are at least so many.
       max(coalesce(companies_in_year, companies))) as companies
from waste_kept
left join company using (line)
group by all;

create or replace temp table waste_cell as
select
    cast(cell.year as smallint) as year, cast(cell.quarter as tinyint) as quarter, cell.origin, cell.processor,
    cell.ewc_code, cell.treatment,
    cell.collected, cell.kg, cell.companies, company_in_year.companies as companies_in_year,
    cast(largest_in_cell.largest as decimal(18, 6)) as largest,
    cast(largest_in_cell.two_largest as decimal(18, 6)) as two_largest,
    cast(largest_in_year.largest as decimal(18, 6)) as largest_in_year,
    cast(largest_in_year.two_largest as decimal(18, 6)) as two_largest_in_year,
    cell.receipts
from (
    select
        year, quarter, origin, waste_kept.processor, ewc_code, treatment, collected,
        cast(sum(kg) as decimal(18, 6)) as kg,
        cast(if(getvariable('edition') = 'receipts',
                least(nullif(count(distinct company.discarder), 0), nullif(count(distinct company.processor), 0)),
                max(companies)) as integer) as companies,
        cast(sum(receipts) as integer) as receipts
    from waste_kept
    left join company using (line)
    group by all
) as cell
left join company_in_year
  on company_in_year.year = cell.year and company_in_year.origin = cell.origin
 and company_in_year.ewc_code = cell.ewc_code and company_in_year.treatment = cell.treatment
left join largest_in_year
  on largest_in_year.year = cell.year and largest_in_year.origin = cell.origin
 and largest_in_year.ewc_code = cell.ewc_code and largest_in_year.treatment = cell.treatment
left join largest_in_cell
  on largest_in_cell.year = cell.year and largest_in_cell.quarter is not distinct from cell.quarter
 and largest_in_cell.origin = cell.origin and largest_in_cell.processor = cell.processor
 and largest_in_cell.ewc_code = cell.ewc_code and largest_in_cell.treatment = cell.treatment
 and largest_in_cell.collected is not distinct from cell.collected;
