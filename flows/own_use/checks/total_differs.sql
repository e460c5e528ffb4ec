-- warn: a total that is neither that of all lines nor that of the lines since the total before it.
with previous as (
    select *, lag(line, 1, 0) over (partition by part order by line) as after from total_line
), compared as (
    select
        previous.part, previous.line, previous.weight_kg, previous.amount_eur,
        sum(typed.mass_kg) as kg, sum(typed.amount_eur) as eur,
        sum(typed.mass_kg) filter (typed.line > previous.after) as kg_since,
        sum(typed.amount_eur) filter (typed.line > previous.after) as eur_since
    from previous
    join typed on typed.part = previous.part and typed.line < previous.line
    group by all
), odd as (
    select part, line, 'mass_kg' as column_name, weight_kg as total, kg as lines from compared
    where weight_kg is not null and least(abs(weight_kg - kg), abs(weight_kg - kg_since)) > 0.5
    union all
    select part, line, 'amount_eur', amount_eur, eur from compared
    where amount_eur is not null and least(abs(amount_eur - eur), abs(amount_eur - eur_since)) > 0.5
)
select
    min(line) as line, any_value(heading.heading) as column_name, comma_number(arg_min(total, line)) as found,
    count(*) as occurrences, part, arg_min(lines, line)::double as lines
from odd
join heading using (part, column_name)
group by part, column_name
order by part, column_name
