-- note: forbidden steps that would be no improvement, so that forbidding them changes nothing.
select 'restrictions' as part, min(rule.line) as line, null::varchar as column_name,
       arg_min(rule.treatment || ' -> ' || rule.not_to, rule.line) as found, count(*) as occurrences
from waste_restriction as rule
join waste_rank as one on one.treatment = rule.treatment
join waste_rank as other on other.treatment = rule.not_to
where other.letter >= one.letter
having count(*) > 0
