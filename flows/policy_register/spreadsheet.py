"""What a spreadsheet kept by people writes in number columns, made ready to be read as numbers."""

import duckdb

NUMBERS = ("amount_eur", "quantity", "effect_t")
# What stands for "there is no number here".
NOTHING = "n\\.?v\\.?t\\.?|niet van toepassing|n/a|geen|onbekend|unknown|none|\\?|tbd|pm|p\\.m\\."
ABOUT = "ca\\.?|circa|ongeveer|about|approx\\.?|±|~|\u2248"


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `delivered` a view in which the number columns hold a number or nothing.

    `n.v.t.` and its like become empty, `€ 250.000,-` becomes `250.000`, and `ca. 50` becomes `50` with `approximate`
    filled. What was delivered stays as it was in temp table `as_delivered`, and in what is kept of rows set aside.
    """
    connection.execute("create or replace temp table as_delivered as from delivered")
    connection.execute(
        "create or replace temp view delivered_text as "
        "select 'delivered' as part, line, to_json(as_delivered) as delivered from as_delivered")
    columns = ", ".join(f"register_number({name}) as {name}" for name in NUMBERS)
    about = " or ".join(f"regexp_matches(bare({name}), '^({ABOUT}) *[0-9]')" for name in NUMBERS)
    connection.execute(f"""
        create or replace temp macro register_number(field) as case
            when regexp_full_match(bare(field), '{NOTHING}') then ''
            else regexp_replace(regexp_replace(regexp_replace(bare(field),
                '^({ABOUT}) *', ''), '^(€|eur|euro) *|(,-+| *(€|eur|euro))$', '', 'g'), '^({ABOUT}) *', '')
        end
    """)
    connection.execute(f"""
        create or replace temp view delivered as
        select * replace ({columns},
            if(nullif(bare(approximate), '') is null and ({about}), 'ja', approximate) as approximate)
        from as_delivered
    """)
