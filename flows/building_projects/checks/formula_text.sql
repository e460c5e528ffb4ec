-- refuse: a project number that a spreadsheet program would run as a formula.
select min(line) as line, getvariable('project_column') as column_name, arg_min(project, line) as found,
       count(*) as occurrences
from typed
where regexp_matches(project, '^([=@]|[+-][^\s0-9])')
having count(*) > 0
