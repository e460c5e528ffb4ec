-- refuse: no column of weights, insulation, biobased share or MPG: nothing to show.
select null::integer as line, null::varchar as column_name, null::varchar as found, 1 as occurrences
where not exists (from weight)
  and not exists (from delivered where biobased_share is not null or insulation_biobased is not null or mpg is not null)
