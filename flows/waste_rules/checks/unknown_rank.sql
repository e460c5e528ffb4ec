-- refuse: a rank is a letter of the ladder and a number, such as C2.
select 'ranks' as part, min(ranks.line) as line, getvariable('rank_column') as column_name, ranks.rank as found,
       count(*) as occurrences, (select string_agg(rank_group, ', ' order by position) from code_list.rank_groups) as allowed
from ranks
join waste_rank using (line)
where waste_rank.letter is null or waste_rank.letter not in (select rank_group from code_list.rank_groups)
group by ranks.rank
order by line
limit 5
