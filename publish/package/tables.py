"""The tables of the data package: what is in them, the type and unit of every field, and what must hold for them."""

from dataclasses import dataclass, field

import duckdb

from publish.edition import KEY, Edition
from publish.package.categories import CATEGORIES

# DuckDB type -> type of a Frictionless field; what is not named is a string.
TYPES = {
    "BOOLEAN": "boolean", "DATE": "date", "DOUBLE": "number", "FLOAT": "number", "TINYINT": "integer",
    "SMALLINT": "integer", "INTEGER": "integer", "BIGINT": "integer", "HUGEINT": "integer",
}
# Our letters in the two code lists of SDMX: a confidential figure is a suppressed observation there.
OBS_STATUS = "case status when 'C' then 'Q' else status end"
CONF_STATUS = "if(status = 'C', 'C', 'F')"
FIGURES, SOURCES = "indicator-value", "sources"
# The code lists that go along, with the columns that identify a row.
CODE_LISTS = {
    "regions": ["region"], "statuses": ["status"], "flags": ["flag"], "goods_groups": ["goods_group"],
    "streams": ["stream"], "use_groups": ["use_group"], "agendas": ["agenda"],
    "transition_agendas": ["goods_group", "agenda"], "abiotic_shares": ["share_set", "goods_group"],
    "material_groups": ["material_group"], "raw_materials": ["material"], "rank_groups": ["rank_group"],
    "treatments": ["treatment"], "eural_chapters": ["code"], "eural_codes": ["ewc_code"],
}
# Which column of a code list is a code of another one.
CODES_OF = {
    "transition_agendas": {"goods_group": ("goods-groups", "goods_group"), "agenda": ("agendas", "agenda")},
    "abiotic_shares": {"goods_group": ("goods-groups", "goods_group")},
    "raw_materials": {"material_group": ("material-groups", "material_group")},
    "treatments": {"rank_group": ("rank-groups", "rank_group")},
    "eural_codes": {"chapter": ("eural-chapters", "code")},
}
YEAR = {"minimum": 1900, "maximum": 2100}


@dataclass(frozen=True)
class TableOut:
    """A table that goes out: its select on the edition, the columns that identify a row, what else holds, references.

    `constraints` are those of Frictionless by column. `units` say the unit of a column, `unit_in` which column has it.
    `refers` maps columns to the resource and the columns there that they are found in.
    """

    name: str
    folder: str
    select: str
    key: list[str]
    constraints: dict[str, dict] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    unit_in: dict[str, str] = field(default_factory=dict)
    refers: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def tables_of(edition: Edition) -> list[TableOut]:
    """Every table of the package, the figures first."""
    units = list(edition.rows("select distinct unit from result.indicator_value order by unit")["unit"])
    statuses = list(edition.rows("select status from code_list.statuses order by rank")["status"])
    a_status = {"required": True, "enum": statuses}
    to_source = {("source_id",): (SOURCES, ("source_id",))}
    figures = TableOut(
        FIGURES, "data", f"""
            select indicator, region, year, dimension, category, value, standard_error, unit, status,
                   {OBS_STATUS} as obs_status, {CONF_STATUS} as conf_status, flags, source, rows_expected, rows_known
            from result.indicator_value
            left join result.coverage using ({', '.join(KEY)})
            order by {', '.join(KEY)}
        """, KEY,
        {**required(*KEY, "source"), "year": {"required": True, **YEAR}, "unit": {"required": True, "enum": units},
         "status": a_status, "conf_status": {"required": True, "enum": ["F", "C"]},
         "obs_status": {"required": True, "enum": [status for status in statuses if status != "C"]},
         "standard_error": {"minimum": 0}, "rows_expected": {"minimum": 0}, "rows_known": {"minimum": 0}},
        unit_in={"value": "unit", "standard_error": "unit"},
        refers={("indicator",): ("indicators", ("indicator",)), ("region",): ("regions", ("region",)),
                ("status",): ("statuses", ("status",)),
                ("dimension", "category"): (CATEGORIES, ("dimension", "category"))},
    )
    records = TableOut(
        "indicators", "data", """
            select indicator, name_nl, name_en, unit, direction, definition_nl, definition_en, method_nl, method_en,
                   needs, source
            from meta.indicator order by indicator
        """, ["indicator"], required("indicator", "name_nl", "name_en", "unit"),
    )
    targets = TableOut(
        "targets", "data", "from meta.target order by target_id, milestone", ["target_id", "milestone"],
        {**required("target_id", "milestone"), "base_year": YEAR, "target_year": YEAR,
         "reduction": {"minimum": 0, "maximum": 1}},
        {"reduction": "1"}, {"value": "unit"}, to_source,
    )
    # What only checks other figures is not shown as a result.
    official = TableOut(
        "official-figures", "data", """
            select topic, series, region, year, measure, category, value, unit, status, published_as, vintage, note,
                   source_id
            from core.observation where not check_only
            order by topic, series, region, year, measure, category
        """, ["series", "region", "year", "measure", "category"],
        {**required("series", "region", "measure", "category", "unit"), "year": {"required": True, **YEAR},
         "status": a_status},
        unit_in={"value": "unit"},
        refers={**to_source, ("region",): ("regions", ("region",)), ("status",): ("statuses", ("status",))},
    )
    sources = TableOut(SOURCES, "data", "from meta.source order by source_id", ["source_id"],
                       required("source_id", "title"))
    categories = TableOut(
        CATEGORIES, "codelists", f"from {CATEGORIES} order by dimension, category", ["dimension", "category"],
        required("dimension", "category"),
    )
    lists = [
        TableOut(name.replace("_", "-"), "codelists", f"from code_list.{name} order by {', '.join(key)}", key,
                 required(*key), refers={(column,): (there, (code,))
                                         for column, (there, code) in CODES_OF.get(name, {}).items()})
        for name, key in CODE_LISTS.items()
    ]
    return [figures, records, targets, official, sources, categories, *lists]


def required(*columns: str) -> dict[str, dict]:
    """Columns that have a value in every row."""
    return {column: {"required": True} for column in columns}


def columns(connection: duckdb.DuckDBPyConnection, table: TableOut) -> dict[str, str]:
    """The columns of a table with the type that Frictionless calls them by."""
    described = connection.execute(f"describe {table.select}").fetchall()
    return {row[0]: TYPES.get(row[1], "number" if row[1].startswith("DECIMAL") else "string") for row in described}
