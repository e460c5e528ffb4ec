"""The tables of the data package: what is in them, the type and unit of every field, and what must hold for them."""

from dataclasses import dataclass

import duckdb

from publish.edition import KEY, Edition

# DuckDB type -> type of a Frictionless field; what is not named is a string.
TYPES = {
    "BOOLEAN": "boolean", "DATE": "date", "DOUBLE": "number", "FLOAT": "number", "TINYINT": "integer",
    "SMALLINT": "integer", "INTEGER": "integer", "BIGINT": "integer", "HUGEINT": "integer",
}
# Our letters in the two code lists of SDMX: a confidential figure is a suppressed observation there.
OBS_STATUS = "case status when 'C' then 'Q' else status end"
CONF_STATUS = "if(status = 'C', 'C', 'F')"
# The code lists that go along, with the columns that identify a row.
CODE_LISTS = {
    "regions": ["region"], "statuses": ["status"], "flags": ["flag"], "goods_groups": ["goods_group"],
    "streams": ["stream"], "use_groups": ["use_group"], "agendas": ["agenda"],
    "transition_agendas": ["goods_group", "agenda"], "abiotic_shares": ["share_set", "goods_group"],
    "raw_materials": ["material"], "material_groups": ["material_group"], "treatments": ["treatment"],
    "rank_groups": ["rank_group"], "eural_codes": ["ewc_code"], "eural_chapters": ["code"],
}
YEAR = {"minimum": 1900, "maximum": 2100}


@dataclass(frozen=True)
class TableOut:
    """A table that goes out: its select on the edition, the columns that identify a row, what else holds, references.

    `constraints` are those of Frictionless by column, `units` say the unit of a column (or which column has it),
    `refers` maps a column to (resource, column).
    """

    name: str
    folder: str
    select: str
    key: list[str]
    constraints: dict[str, dict]
    units: dict[str, str]
    refers: dict[str, tuple[str, str]]


def tables_of(edition: Edition) -> list[TableOut]:
    """Every table of the package, the figures first."""
    units = [unit for unit in edition.rows("select distinct unit from result.indicator_value order by unit")["unit"]]
    statuses = list(edition.rows("select status from code_list.statuses order by rank")["status"])
    figures = TableOut(
        "indicator-value", "data", f"""
            select indicator, region, year, dimension, category, value, standard_error, unit, status,
                   {OBS_STATUS} as obs_status, {CONF_STATUS} as conf_status, flags, source, rows_expected, rows_known
            from result.indicator_value
            left join result.coverage using ({', '.join(KEY)})
            order by {', '.join(KEY)}
        """, KEY,
        {**{name: {"required": True} for name in (*KEY, "unit", "status", "source")},
         "year": {"required": True, **YEAR}, "unit": {"required": True, "enum": units},
         "status": {"required": True, "enum": statuses}, "conf_status": {"required": True, "enum": ["F", "C"]},
         "obs_status": {"required": True, "enum": [status for status in statuses if status != "C"]},
         "standard_error": {"minimum": 0}, "rows_expected": {"minimum": 0}, "rows_known": {"minimum": 0}},
        {"value": "unit", "standard_error": "unit"},
        {"indicator": ("indicators", "indicator"), "region": ("regions", "region"), "status": ("statuses", "status")},
    )
    records = TableOut(
        "indicators", "data", """
            select indicator, name_nl, name_en, unit, direction, definition_nl, definition_en, method_nl, method_en,
                   needs, source
            from meta.indicator order by indicator
        """, ["indicator"], {"indicator": {"required": True}, "unit": {"required": True}}, {}, {},
    )
    targets = TableOut("targets", "data", "from meta.target order by target_id, milestone", ["target_id", "milestone"],
                       {"target_id": {"required": True}, "target_year": YEAR}, {"value": "unit", "reduction": "1"},
                       {"source_id": ("sources", "source_id")})
    # What only checks other figures is not shown as a result.
    official = TableOut(
        "official-figures", "data", """
            select topic, series, region, year, measure, category, value, unit, status, published_as, vintage, note,
                   source_id
            from core.observation where not check_only
            order by topic, series, region, year, measure, category
        """, ["series", "region", "year", "measure", "category"],
        {"year": {"required": True, **YEAR}, "unit": {"required": True}, "status": {"required": True, "enum": statuses}},
        {"value": "unit"}, {"source_id": ("sources", "source_id"), "status": ("statuses", "status")},
    )
    sources = TableOut("sources", "data", "from meta.source order by source_id", ["source_id"],
                       {"source_id": {"required": True}, "title": {"required": True}}, {}, {})
    lists = [
        TableOut(name.replace("_", "-"), "codelists", f"from code_list.{name} order by {', '.join(key)}", key,
                 {column: {"required": True} for column in key}, {}, {})
        for name, key in CODE_LISTS.items()
    ]
    return [figures, records, targets, official, sources, *lists]


def columns(connection: duckdb.DuckDBPyConnection, table: TableOut) -> dict[str, str]:
    """The columns of a table with the type that Frictionless calls them by."""
    described = connection.execute(f"describe {table.select}").fetchall()
    return {row[0]: TYPES.get(row[1], "number" if row[1].startswith("DECIMAL") else "string") for row in described}
