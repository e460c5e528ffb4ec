-- refuse: no R-strategy.
select min(delivered.line) as line, getvariable('r_strategy_column') as column_name, delivered.r_strategy as found,
       count(*) as occurrences,
       (select string_agg(r_strategy, ', ' order by r_strategy) from code_list.r_strategies) as allowed
from delivered
join typed using (line)
where typed.r_strategy is null
group by delivered.r_strategy
order by line
limit 5
