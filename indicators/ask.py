"""Questions to the built file: the rows of the contract, with other parameters when asked for."""

import csv
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import duckdb

from flows.sql import literal
from indicators.record import Parameter
from indicators.registry import indicators

COLUMNS = (
    "indicator", "region", "year", "dimension", "category",
    "value", "standard_error", "unit", "status", "flags", "source",
)


class UnknownRequest(Exception):
    """Something was asked for that is not there. `key` names the text, `values` fill it."""

    def __init__(self, key: str, **values):
        super().__init__(f"{key} {values}")
        self.key, self.values = key, values


def values(
    cursor: duckdb.DuckDBPyConnection,
    wanted: Sequence[str],
    regions: Sequence[str] | None = None,
    years: Sequence[int] | None = None,
    dimensions: Sequence[str] | None = None,
    categories: Sequence[str] | None = None,
    options: Mapping[str, str | float] | None = None,
):
    """Rows of the contract as a pandas frame, with `rows_expected` and `rows_known` beside them.

    With `options` that differ from the defaults the rows are computed anew and carry them in a column `options`.
    Raises UnknownRequest for an unknown indicator, option or value of an option.
    """
    return cursor.execute(
        values_sql(wanted, regions, years, dimensions, categories, options, coverage=True)
    ).df()


def values_sql(
    wanted, regions=None, years=None, dimensions=None, categories=None, options=None, coverage=False
) -> str:
    """The question as SQL; all that comes from outside is quoted."""
    for indicator in wanted:
        if indicator not in indicators():
            raise UnknownRequest("unknown_indicator", found=indicator, allowed=", ".join(indicators()))
    changed = changed_options(wanted, options or {})
    filters = {"indicator": wanted, "region": regions, "year": years, "dimension": dimensions, "category": categories}
    where = " and ".join(
        f"{column} in ({', '.join(map(literal, chosen))})" for column, chosen in filters.items() if chosen is not None
    )
    counted = ", rows_expected, rows_known" if coverage else ""
    if not changed:
        return f"""
            select {", ".join(COLUMNS)}{counted}
            from (from result.indicator_value where {where})
            {"left join result.coverage using (indicator, region, year, dimension, category)" if coverage else ""}
            order by indicator, region, dimension, category, year
        """
    label = ";".join(f"{name}={value}" for name, value in changed.items())
    return f"""
        with flows as (from flow_values({flow_arguments(changed, regions)})),
             computed as ({computed_sql(wanted, changed)})
        select {", ".join(COLUMNS)}{counted}, {literal(label)} as options
        from with_marks('computed')
        where {where}
        order by indicator, region, dimension, category, year
    """


def check_regions(cursor: duckdb.DuckDBPyConnection, regions: Sequence[str]) -> None:
    """Raise UnknownRequest for a region that is neither on the code list nor in a delivery."""
    known = cursor.execute(
        """
        select region from core.region_mark
        union select region from code_list.regions where kind = 'province'
        order by region
        """
    ).fetchall()
    for region in regions:
        if (region,) not in known:
            raise UnknownRequest("unknown_region", found=region, allowed=", ".join(code for (code,) in known))


def awaited(cursor: duckdb.DuckDBPyConnection, wanted: Sequence[str]) -> dict[str, list[str]]:
    """The sources that the wanted indicators lack a delivery of, each with the indicators that wait for it."""
    lacking = cursor.execute(
        f"""
        select source, list(indicator order by indicator)
        from (select indicator, unnest(missing) as source from core.awaited)
        where indicator in ({", ".join(map(literal, wanted))})
        group by source order by source
        """
    )
    return dict(lacking.fetchall())


def write(cursor: duckdb.DuckDBPyConnection, question: str, out: str) -> int:
    """Write the answer to a CSV or Parquet file, or as CSV to the screen (`-`); returns the number of rows."""
    if out.endswith(".parquet"):
        from pyarrow.parquet import write_table

        table = cursor.execute(question).to_arrow_table()
        write_table(table, out)
        return table.num_rows
    if out != "-" and not out.endswith(".csv"):
        raise UnknownRequest("unknown_format", path=out)
    answer = cursor.execute(question)
    header = [column[0] for column in answer.description]
    rows = answer.fetchall()
    with nullcontext(sys.stdout) if out == "-" else Path(out).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return len(rows)


def computed_sql(wanted: Sequence[str], changed: Mapping[str, str | float]) -> str:
    """The flow indicators and the wanted indicators derived of them, from the common table expression `flows`."""
    derived = [indicators()[name].rows_sql("flows", changed) for name in wanted
               if indicators()[name].kind == "derived"]
    return " union all by name ".join(["from flows", *(f"({rows})" for rows in derived)])


def parameters(wanted: Sequence[str]) -> dict[str, Parameter]:
    """The parameters of the wanted indicators, by name."""
    return {parameter.name: parameter for name in wanted for parameter in indicators()[name].parameters}


def changed_options(wanted: Sequence[str], options: Mapping[str, str | float]) -> dict[str, str | float]:
    """The options that differ from their default, typed and checked."""
    known = parameters(wanted)
    changed = {}
    for name, text in options.items():
        if name not in known:
            raise UnknownRequest("unknown_option", found=name, allowed=", ".join(known))
        try:
            value = known[name].read(str(text))
        except ValueError:
            allowed = ", ".join(known[name].allowed) or f"0-{known[name].most:.0f}"
            raise UnknownRequest("unknown_option_value", found=text, option=name, allowed=allowed) from None
        if value != known[name].default:
            changed[name] = value
    return changed


def flow_arguments(changed: Mapping[str, str | float], regions: Sequence[str] | None) -> str:
    """The arguments of the macro `flow_values`, defaults filled in."""
    chosen = {parameter.name: changed.get(parameter.name, parameter.default)
              for parameter in indicators()["dmi"].parameters}
    return ", ".join([
        literal(chosen["share_set"]),
        f"cast({literal(chosen['mixed_share'])} as decimal(9, 6))",
        literal(chosen["energy_split"]),
        literal(chosen["waste"] == "with"),
        "null::varchar[]" if regions is None else f"[{', '.join(map(literal, regions))}]::varchar[]",
    ])
