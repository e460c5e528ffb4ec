-- From the sheets of an organisation to typed lines: what it bought, had built or subsidised, one material a line.

create or replace temp macro shown(field) as case
    when bare(field) not in ('', '-') and spelling(field) not in ('nvt', 'nietvantoepassing', 'na')
        then trim(regexp_replace(field, '[\s\x{00a0}\x{2009}\x{202f}]+', ' ', 'g'))
end;
create or replace temp macro year_of(field) as case
    when regexp_full_match(bare(field), '(19|20)[0-9]{2}([.,]0+)?') then cast(left(bare(field), 4) as integer)
end;
-- A part of a whole as a person writes it, 25%, 0,25 or 25; with either decimal sign, since it never has thousands.
create or replace temp macro share_of(field) as case
    when regexp_full_match(bare(field), '[0-9]{1,3}([.,][0-9]+)? ?%')
        then try_cast(replace(trim(bare(field), ' %'), ',', '.') as decimal(20, 12)) / 100
    when regexp_full_match(bare(field), '[0-9]{1,3}([.,][0-9]+)?')
        then try_cast(replace(bare(field), ',', '.') as decimal(20, 12))
end;
create or replace temp macro has_share(field) as
    bare(field) not in ('', '-') and spelling(field) not in ('nvt', 'nietvantoepassing', 'na', 'onbekend', 'unknown');
-- A number as a Dutch spreadsheet shows it, for the words of a check.
create or replace temp macro comma_number(amount) as
    replace(regexp_replace(amount::decimal(38, 6)::varchar, '\.?0+$', ''), '.', ',');
create or replace temp macro is_percent(field) as contains(field, '%');

-- The words of every list of choices, under any of their names.
create or replace temp table choice as
select distinct list, code, spelling(name) as spelling
from (
    select list, code, unnest([code, name_nl, name_en] || string_split(coalesce(known_as, ''), '|')) as name
    from code_list.own_use_choices
    union all
    select 'mki_set', mki_set, unnest([mki_set, name_nl, name_en] || string_split(coalesce(known_as, ''), '|'))
    from code_list.mki_sets
)
where name <> '';

create or replace temp table given as
select
    'register' as part, line, contract_id, year, phase, domain, category, description, funding_share, functional_unit,
    material, primary_non_renewable, primary_renewable, reused, recycled, mki_set, mki_modules, measure, lever, method,
    material_relevant, register_number(amount_eur) as amount_eur, register_number(functional_amount) as functional_amount,
    null::decimal(18, 6) as unit_weight_kg, register_number(mass_kg) as mass_kg, register_number(mki_eur) as mki_eur,
    register_number(reference_mass_kg) as reference_mass_kg
from register
union all by name
select
    'year_one' as part, line, contract_id, year, domain, description, functional_unit, material, primary_non_renewable,
    primary_renewable, reused, recycled, mki_set, mki_modules, method, year_one_number(amount_eur) as amount_eur,
    year_one_number(functional_amount) as functional_amount, year_one_number(unit_weight_kg) as unit_weight_kg,
    year_one_number(mass_kg) as mass_kg, year_one_number(mki_eur) as mki_eur
from year_one
union all by name
select
    'calendar' as part, line, contract_id, year, tender_year, domain, description, primary_non_renewable, lever,
    calendar_number(amount_eur) as amount_eur, calendar_number(mass_kg) as mass_kg,
    calendar_number(reference_mass_kg) as reference_mass_kg
from calendar;

-- Pieces times the weight of each, exact; NULL where no weight can be that large.
create or replace temp macro weight_of_pieces(pieces, weight_of_each) as
    try_cast(cast(pieces as decimal(20, 6)) * weight_of_each as decimal(18, 6));

-- Pieces times the weight of each, where the weight itself is not given.
create or replace temp table written as
select
    *,
    coalesce(mass_kg, weight_of_pieces(functional_amount, unit_weight_kg)) as weight_kg
from given;

-- The words of a line that are on a list of choices.
create or replace temp table chosen as
with cells as (
    unpivot (select part, line, phase, domain, functional_unit, material, mki_set, lever, method, material_relevant
             from written)
    on phase, domain, functional_unit, material, mki_set, lever, method, material_relevant
    into name list value found
)
select cells.part, cells.line, cells.list, cells.found, choice.code
from cells
left join choice on choice.list = cells.list and choice.spelling = spelling(cells.found)
where shown(cells.found) is not null;

create or replace temp table coded as
from (pivot (select part, line, list, code from chosen)
      on list in ('phase', 'domain', 'functional_unit', 'material', 'mki_set', 'lever', 'method', 'material_relevant')
      using any_value(code) group by part, line);

-- Shares as fractions: where the four make about a hundred, they were written as per cents. The calendar asks for one,
-- which is a per cent as soon as it is more than the whole.
create or replace temp table share as
with read as (
    select
        part, line,
        has_share(primary_non_renewable) or has_share(primary_renewable) or has_share(reused) or has_share(recycled)
            as is_given,
        share_of(primary_non_renewable) as a, share_of(primary_renewable) as b, share_of(reused) as c,
        share_of(recycled) as d,
        is_percent(primary_non_renewable) as a_is_percent, is_percent(primary_renewable) as b_is_percent,
        is_percent(reused) as c_is_percent, is_percent(recycled) as d_is_percent
    from written
), weighed as (
    select
        *,
        coalesce(a, 0) + coalesce(b, 0) + coalesce(c, 0) + coalesce(d, 0) > if(part = 'calendar', 1, 2) as in_percents
    from read
)
select
    part, line, is_given,
    if(is_given, coalesce(if(in_percents and not a_is_percent, a / 100, a), 0), null)::decimal(20, 12) as a,
    if(is_given, coalesce(if(in_percents and not b_is_percent, b / 100, b), 0), null)::decimal(20, 12) as b,
    if(is_given, coalesce(if(in_percents and not c_is_percent, c / 100, c), 0), null)::decimal(20, 12) as c,
    if(is_given, coalesce(if(in_percents and not d_is_percent, d / 100, d), 0), null)::decimal(20, 12) as d
from weighed;

-- A total under the lines is a check on them and no line itself: it has no year or no domain of its own. Sums without a
-- word, as a spreadsheet program makes them, stand on a line with numbers alone.
create or replace temp table total_line as
select written.part, written.line, written.weight_kg, written.amount_eur
from written
left join coded using (part, line)
where (is_total(contract_id) or is_total(written.domain) or is_total(description) or is_total(category)
       or is_total(year) or is_total(written.material) or is_total(written.phase))
  and (year_of(year) is null or coded.domain is null)
union all
select part, line, weight_kg, amount_eur
from written
where shown(concat(contract_id, year, tender_year, written.domain, description, category, written.phase, written.material)) is null
  and coalesce(amount_eur, weight_kg) is not null;

-- A line of the template with a name and no figure was not filled in.
create or replace temp table unfilled as
select part, line
from written
where coalesce(amount_eur, mass_kg, functional_amount, mki_eur, reference_mass_kg) is null
  and part <> 'calendar' and (part, line) not in (select (part, line) from total_line);

create or replace temp table repeated as
select part, line
from (
    select
        part, line,
        row_number() over (partition by json_merge_patch(to_json(written), '{"line": null}') order by line) as turn
    from written
)
where turn > 1
  and (part, line) not in (select (part, line) from total_line)
  and (part, line) not in (select (part, line) from unfilled);

create or replace temp table set_aside as
select part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select part, line, 'total_line', weight_kg from total_line
union all
select part, line, 'not_filled_in', null from unfilled
union all
select part, line, 'exact_duplicate', weight_kg from repeated join written using (part, line);

create or replace temp table typed as
select
    written.part,
    written.line,
    shown(written.contract_id) as contract_id,
    year_of(written.year) as year,
    year_of(written.tender_year) as tender_year,
    -- The first year is filled in afterwards, from what was built and bought.
    if(written.part = 'year_one', 'realised', coded.phase) as phase,
    coded.domain,
    shown(written.category) as category,
    shown(written.description) as description,
    written.amount_eur,
    case when has_share(written.funding_share)
        then if(share_of(written.funding_share) > 1, share_of(written.funding_share) / 100, share_of(written.funding_share))
    end::decimal(20, 12) as funding_share,
    coded.functional_unit,
    written.functional_amount,
    coalesce(coded.material, if(shown(written.material) is null, null, 'other')) as material,
    written.weight_kg as mass_kg,
    if(share.is_given and written.part <> 'calendar', share.a / nullif(share.a + share.b + share.c + share.d, 0), share.a)
        ::decimal(20, 12) as primary_non_renewable,
    (share.b / nullif(share.a + share.b + share.c + share.d, 0))::decimal(20, 12) as primary_renewable,
    (share.c / nullif(share.a + share.b + share.c + share.d, 0))::decimal(20, 12) as reused,
    (share.d / nullif(share.a + share.b + share.c + share.d, 0))::decimal(20, 12) as recycled,
    written.mki_eur,
    coded.mki_set,
    upper(regexp_replace(replace(shown(written.mki_modules), ' ', ''), '[–—]', '-', 'g')) as mki_modules,
    written.reference_mass_kg,
    shown(written.measure) as measure,
    coded.lever,
    -- A weight without a word on how it was found is a guess until somebody says otherwise.
    coalesce(coded.method, case when written.weight_kg is not null
                                then if(written.mass_kg is null, 'product_weight', 'estimate') end) as method,
    coded.method is null and written.mass_kg is not null as method_unsaid,
    coded.material_relevant,
    written.unit_weight_kg
from written
left join coded using (part, line)
left join share using (part, line)
where (written.part, written.line) not in (select (part, line) from set_aside);

-- Yearly totals of the whole organisation, and what a euro weighs where nothing better is known.
create or replace temp table year_total as
select line, year_of(year) as year, year_totals_number(purchases_eur) as purchases_eur,
       year_totals_number(subsidies_eur) as subsidies_eur
from year_totals;

create or replace temp table spend_factor as
select
    spend_factors.line, choice.code as domain, shown(category) as category, spend_factors_factor(kg_per_eur) as kg_per_eur,
    year_of(price_year) as price_year, shown(origin) as origin
from spend_factors
left join choice on choice.list = 'domain' and choice.spelling = spelling(domain);

create or replace temp table index_of_year as
select line, year_of(year) as year, price_index_number(price_index) as price_index from price_index;

-- An amount, an MKI and a number of units that stand on every line of a contract are those of the contract: once.
create or replace temp table once as
select
    part, line,
    contract_id is null or row_number() over (amounts order by line) = 1 as amount_counts,
    contract_id is null or row_number() over (costs order by line) = 1 as mki_counts,
    contract_id is null or row_number() over (units order by line) = 1 as units_count
from typed
window
    amounts as (partition by part, contract_id, year, phase, amount_eur),
    costs as (partition by part, contract_id, year, phase, mki_set, mki_modules, mki_eur),
    units as (partition by part, contract_id, year, phase, functional_unit, functional_amount);
