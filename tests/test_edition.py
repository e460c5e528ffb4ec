"""What an edition holds: nothing that may not go out, and example data only where these are allowed."""

import pandas as pd
import pytest

from indicators.ask import COLUMNS
from publish.edition import KEY, Edition


@pytest.fixture(scope="module")
def with_example(example_database) -> Edition:
    return Edition(example_database, allow_example=True)


@pytest.fixture(scope="module")
def without_example(example_database) -> Edition:
    return Edition(example_database)


def test_without_leave_an_indicator_of_example_data_has_no_figure(without_example):
    rows = without_example.values()
    assert list(rows.columns) == list(COLUMNS)
    assert not rows["flags"].str.contains("X").any()
    assert not rows["source"].str.contains("example_").any()
    assert not rows.duplicated(KEY).any()
    awaited = rows[rows["flags"].str.contains("N")]
    assert {"dmi", "rmi", "ghg", "crm_mass", "waste_treated"} <= set(awaited["indicator"])
    assert awaited["value"].isna().all() and set(awaited["status"]) == {"O"}
    # One row for each indicator, area and year: the parts of an example are an invention too.
    assert not awaited.duplicated(["indicator", "region", "year"]).any()
    assert "dmi" not in set(rows.loc[rows["value"].notna(), "indicator"])
    assert not without_example.has_example
    assert without_example.notice("nl") == ""
    assert without_example.file_name("cijfers", "csv") == "cijfers.csv"


def test_without_leave_no_cell_of_an_example_is_in_the_edition(without_example):
    for table in ("core.cell", "core.flow_total", "core.dmi_piece", "core.waste_report", "core.rme_coefficient"):
        assert without_example.rows(f"select count(*) as n from {table}")["n"][0] == 0, table
    assert without_example.rows("select count(*) as n from meta.delivery where is_example")["n"][0] == 0


def test_it_says_which_delivery_an_indicator_waits_for(without_example):
    awaited = {one.indicator: one for one in without_example.awaited("nl")}
    assert awaited["dmi"].sources == ("cbs_flows",)
    assert awaited["dmi"].commands == ("python cli.py deliver cbs_flows bestand",)
    assert set(awaited["rmi"].sources) == {"cbs_flows", "rme"}
    assert "impact_factors" not in awaited["ghg"].sources  # bundled tables serve


def test_with_leave_every_example_figure_stays_marked(with_example):
    rows = with_example.values()
    assert rows["value"].notna().any()
    assert rows.loc[rows["source"].str.contains("example_"), "flags"].str.contains("X").all()
    assert with_example.has_example
    assert "oorbeelddata" in with_example.notice("nl")
    assert with_example.file_name("cijfers", "csv") == "cijfers-voorbeeld.csv"


def test_a_desk_reads_the_edition(with_example):
    desk = with_example.desk("en")
    rows = desk.values(["dmi"], regions=["PV26"], dimensions=["scope"])
    assert desk.provenance.is_example(rows)
    assert rows["value"].notna().any()


def test_what_is_confidential_is_in_no_table(with_example):
    """Also of the example, so that everybody sees what a real delivery will become."""
    results = "select table_name from duckdb_tables() where schema_name = 'result' order by all"
    assert list(with_example.rows(results)["table_name"]) == ["coverage", "indicator_value"]
    for table in ("core.waste_report", "core.waste_cell", "raw.set_aside"):
        assert with_example.rows(f"select count(*) as n from {table}")["n"][0] == 0, table
    delivery = with_example.rows("from meta.delivery where source = 'lma_waste'")
    assert delivery[["rows_in", "kg_in", "kg_kept"]].isna().all(axis=None)


def test_rows_are_copies(with_example):
    rows = with_example.rows("select 1 as one")
    rows["one"] = 2
    pd.testing.assert_frame_equal(with_example.rows("select 1 as one"), rows.assign(one=1), check_dtype=False)
