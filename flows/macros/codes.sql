-- Names and codes as they come in deliveries, for every source that has them.

-- A name by its letters and digits, without accents: `Noord-Holland ` is noordholland.
create or replace temp macro spelling(name) as regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', '', 'g');

-- A word for a sum below or between the rows: `Totaal`, `Subtotaal mobiliteit`, `Eindtotaal`.
create or replace temp macro is_total(field) as
    regexp_matches(coalesce(bare(field), ''), '^(sub|eind|grand)?[ -]?tota(al|len|ls?)\b');

-- A Eural code as six digits of text, whatever a spreadsheet made of it: 010101, 10101 or 10101.0 (a number has no zero
-- in front), 1.00101E+05, `01 01 01*`, 10.101 with a thousands mark. NULL when it is no such code.
create or replace temp macro eural(field) as case
    when regexp_full_match(bare(field), '''?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2} ?\*?')
        then regexp_replace(field, '[^0-9]', '', 'g')
    when regexp_full_match(bare(field), '[0-9]{5,6}[.,]0+|[0-9]{5}')
        then lpad(regexp_extract(bare(field), '^[0-9]+'), 6, '0')
    when regexp_full_match(bare(field), '[0-9]{2,3}[. ][0-9]{3}')
        then lpad(regexp_replace(field, '[^0-9]', '', 'g'), 6, '0')
    when regexp_full_match(bare(field), '[0-9]([.,][0-9]{1,5})?e[+]?0?[45]') then case
        when try_cast(replace(bare(field), ',', '.') as double) % 1 = 0
            then lpad(cast(try_cast(replace(bare(field), ',', '.') as integer) as varchar), 6, '0')
    end
end;

-- A treatment code as letter and two digits, also from `a1` or with its name behind it: `A02 Overslag`.
create or replace temp macro treatment_code(field) as case
    when regexp_full_match(bare(field), '[a-z][ .]?[0-9]{1,2}([ :=(-].*)?')
        then upper(left(bare(field), 1)) || lpad(regexp_extract(bare(field), '[0-9]{1,2}'), 2, '0')
end;
