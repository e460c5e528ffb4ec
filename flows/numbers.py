"""Numbers as Dutch offices write them: one decimal sign per file, thousands marks, words for what is missing.

A number is typed with six decimals (DECIMAL(18,6)): exact to the kilogram for mln kg. What does not fit is said, never
rounded. The rules are SQL macros, made for the decimal sign of the file, so that they run over a whole column at once.
"""

from collections.abc import Sequence

from flows.sql import literal

COMMA, POINT = ",", "."
SPACES = "[ \u00a0\u2009\u202f]"
SPACE_CHARACTERS = " \t\u00a0\u2009\u202f"


def text_macros() -> str:
    """SQL: `bare(text)`, a field without outer space, in lower case."""
    return f"create or replace temp macro bare(field) as lower(trim(field, '{SPACE_CHARACTERS}'));"


def comma_query(table: str, columns: Sequence[str]) -> str:
    """SQL giving one row when any number field of a delivered table has a comma."""
    any_comma = " or ".join(f"contains({name}, ',')" for name in columns)
    return f"select 1 from {table} where {any_comma} limit 1"


def points_query(table: str, columns: Sequence[str]) -> str:
    """SQL giving the number fields with a point, those in which it cannot be a thousands mark, and those in which it
    can be nothing else (1.234.567).

    A lone point is the CBS sign for what is unknown or secret, no decimal sign. No thousands are written 0.817.
    """
    fields = " union all ".join(
        f"select {name} as field from {table} where contains({name}, '.')" for name in columns
    )
    return rf"""
        select count(*), count_if(not regexp_full_match(bare(field), '[-+]?[1-9][0-9]{{0,2}}(\.[0-9]{{3}})+')),
               count_if(regexp_full_match(bare(field), '[-+]?[1-9][0-9]{{0,2}}(\.[0-9]{{3}}){{2,}}'))
        from ({fields})
        where regexp_full_match(bare(field), '[-+]?[0-9][0-9.{SPACE_CHARACTERS}]*')
    """


def first_point_query(table: str, columns: Sequence[str]) -> str:
    """SQL giving line, column and text of the first number field with a point."""
    fields = " union all ".join(
        f"select line, {literal(name)} as field, {name} as found from {table} where contains({name}, '.')"
        for name in columns
    )
    return f"select * from ({fields}) where regexp_matches(found, '[0-9]') order by line, field limit 1"


def number_macros(sign: str, prefix: str = "") -> str:
    """SQL macros for files with decimal sign `sign`; the names begin with `prefix`.

    `number(text)` -> DECIMAL(18,6), NULL when the field is no number; `-` alone is nil, so 0.
    `number_kind(text)` -> number, nil, missing, secret, infinite, decimals, mixed, unreadable.
    `factor(text)` -> DECIMAL(20,12), for coefficients and shares: any number of decimals, also as 1,2E-05.
    `factor_kind(text)` -> as number_kind, without decimals.
    """
    point = r"\." if sign == POINT else ","
    marks = SPACES if sign == POINT else SPACES.replace("[", "[.")
    plain = f"[-+]?[0-9]+({point}[0-9]{{1,6}}0*)?"
    # Only a number that does not begin with 0 has groups: 0.817 in a comma file is another decimal sign, not 817.
    grouped = f"[-+]?[1-9][0-9]{{0,2}}({marks}[0-9]{{3}})+({point}[0-9]{{1,6}}0*)?"
    long = f"[-+]?[0-9]+({point}[0-9]+)?|[-+]?[1-9][0-9]{{0,2}}({marks}[0-9]{{3}})+{point}[0-9]+"
    either = r"[-+]?[0-9]+[.,][0-9.,]*"
    factor = f"[-+]?[0-9]+({point}[0-9]+)?(e[-+]?[0-9]{{1,2}})?"
    return f"""
    create or replace temp macro {prefix}number(field) as case
        when regexp_full_match(field, '{plain}') then try_cast(replace(field, ',', '.') as decimal(18, 6))
        when bare(field) = '-' then 0::decimal(18, 6)
        when regexp_full_match(bare(field), '{plain}|{grouped}') then try_cast(
            replace(regexp_replace(bare(field), '{marks}', '', 'g'), ',', '.') as decimal(18, 6))
    end;
    create or replace temp macro {prefix}number_kind(field) as case
        when field is null or bare(field) in ('', 'nan', 'na', 'n.b.', 'n.b', 'n.v.t.', 'n.v.t', 'nvt', 'onbekend')
            then 'missing'
        when bare(field) in ('.', 'x') then 'secret'
        when bare(field) = '-' then 'nil'
        when {prefix}number(field) is not null then 'number'
        when regexp_full_match(bare(field), '[-+]?(inf|infinity|∞|oneindig)') then 'infinite'
        when regexp_full_match(bare(field), '{plain}|{grouped}') then 'too_large'
        when regexp_full_match(bare(field), '{long}') then 'decimals'
        when regexp_full_match(regexp_replace(bare(field), '{SPACES}', '', 'g'), '{either}') then 'mixed'
        else 'unreadable'
    end;
    create or replace temp macro {prefix}factor(field) as case
        when bare(field) = '-' then 0::decimal(20, 12)
        when regexp_full_match(bare(field), '{factor}') then case
            when contains(bare(field), 'e')
                then try_cast(try_cast(replace(bare(field), ',', '.') as double) as decimal(20, 12))
            else try_cast(replace(bare(field), ',', '.') as decimal(20, 12))
        end
    end;
    create or replace temp macro {prefix}factor_kind(field) as case
        when {prefix}factor(field) is not null then if(bare(field) = '-', 'nil', 'number')
        when {prefix}number_kind(field) in ('number', 'decimals') then 'unreadable'
        else {prefix}number_kind(field)
    end;
    """
