-- refuse: one treatment with two ranks.
select 'ranks' as part, max(line) as line, getvariable('rank_column') as column_name, arg_max(rank, line) as found,
       count(*) as occurrences, treatment, arg_min(rank, line) as first_rank
from waste_rank
where treatment is not null
group by treatment
having count(distinct rank) > 1
order by line
limit 5
