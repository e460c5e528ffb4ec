-- note: Eural codes that lost the zero in front, or came in another form than six digits.
select min(line) as line, getvariable('ewc_code_column') as column_name, arg_min(ewc_code, line) as found,
       count(*) as occurrences, arg_min(code, line) as code
from delivered
join eural_code on eural_code.written = delivered.ewc_code
where code is not null and trim(delivered.ewc_code) <> code
having count(*) > 0
