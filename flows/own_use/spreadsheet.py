"""What people write in the number cells of a spreadsheet, before it is read as numbers.

The delivered text stays as it came in `<table>_delivered`; the view `<table>` has the number cells cleaned:

    n.v.t., p.m., ?           nothing
    € 1.200,-  1.500 kg       1.200 and 1.500
    1266,6666666667           1266,666667: six decimals, to a milligram or less than a cent
"""

import duckdb

from flows.numbers import COMMA, number_macros
from flows.reader import Layout
from flows.sources import source
from flows.sql import literal

# Letters and digits of the words for what is not there, as the macro `spelling` leaves them.
NOTHING = ("nvt", "na", "nb", "pm", "onbekend", "unknown", "nietvantoepassing", "volgt", "")
AROUND = r"^(€|eur(o)?\b)\s*|\s*(€|\beur(o)?|\bkg)\.?$|[,.]-{1,2}$"
MACROS = rf"""
    create or replace temp macro number_cell(field) as case
        when bare(field) not in ('', '-') and spelling(field) in {NOTHING!r} then ''
        else six_decimals(without_unit(without_unit(field)))
    end;
    create or replace temp macro without_unit(field) as trim(regexp_replace(trim(field), '{AROUND}', '', 'gi'));
    create or replace temp macro six_decimals(field) as case
        when regexp_full_match(field, '[-+]?[0-9]+[.,][0-9]{{7,}}') then coalesce(
            if(contains(field, ','), replace(rounded_text(field), '.', ','), rounded_text(field)), field)
        else field
    end;
    create or replace temp macro rounded_text(field) as
        cast(round(try_cast(replace(field, ',', '.') as decimal(38, 15)), 6)::decimal(38, 6) as varchar);
    create or replace temp table heading (part varchar, column_name varchar, heading varchar);
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Clean the number cells of every table, and note the delivered name of every column in temp table `heading`
    (part, column_name, heading).

    Tables that are not in the delivery get number macros too, so that the SQL after this may name them.
    """
    # A macro names others only once they are there.
    for statement in reversed(MACROS.split(";")[:-1]):
        connection.execute(statement)
    tables = [layouts[0] for layouts in source("own_use").tables_read]
    for layout in tables:
        connection.execute(f"create or replace temp table {layout.name}_delivered as from {layout.name}")
        (rows,) = connection.execute(f"select count(*) from {layout.name}_delivered").fetchone()
        if not rows:
            connection.execute(number_macros(COMMA, f"{layout.name}_"))
        connection.execute(f"create or replace temp view {layout.name} as {cleaned(layout)}")
        names = ", ".join(
            f"({literal(layout.name)}, {literal(column.name)}, "
            # A column that is not in the file goes by our own name there; who reads a message knows its heading.
            + f"coalesce(nullif(getvariable('{layout.name}_{column.name}_column'), {literal(column.name)}), "
            f"{literal(column.known_as[0])}))" for column in layout.columns)
        connection.execute(f"insert into heading values {names}")
    connection.execute("create or replace temp view delivered_text as " + " union all ".join(
        f"select {literal(table.name)} as part, line, to_json({table.name}_delivered) as delivered "
        f"from {table.name}_delivered" for table in tables))


def cleaned(layout: Layout) -> str:
    """SQL of the rows of a table with its number cells cleaned."""
    numbers = [f"number_cell({name}) as {name}" for name in layout.of_kind("number")]
    return f"select * replace ({', '.join(numbers)}) from {layout.name}_delivered" if numbers else (
        f"from {layout.name}_delivered")
