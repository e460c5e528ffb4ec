-- What is said to show a goal exists: an indicator of the registry, or a published measure.
select kind, code, indicator, dimension, category, observation, basis, source_id from code_list.policy_links
where indicator is not null and indicator not in (select indicator from meta.indicator)
   or observation is not null and observation not in (select measure from core.observation)
   or (indicator is null) = (observation is null)
   or (kind, code) not in (select (kind, code) from code_list.policy_terms)
union all
select family, observation, indicator, dimension, category, observation, basis, source_id from code_list.monitor_facts
where indicator is not null and indicator not in (select indicator from meta.indicator)
   or observation is not null and observation not in (select measure from core.observation)
   or (indicator is null) = (observation is null)
