"""The build is all or nothing: a new file, checked, then pointed to; what was there stays until then."""

import json
import shutil

import duckdb
import pytest
from delivered import TEN, changed, write

from flows.deliveries import keep
from flows.importing import read_delivery
from flows.sources import source
from indicators import build as builder
from indicators.build import BuildFailed, build, current
from indicators.database import cursor


def deliver(folder, rows=TEN):
    path = write(folder, rows)
    with duckdb.connect() as connection:
        return keep(path, read_delivery(connection, source("cbs_flows"), path))


def test_a_second_build_finds_the_first(home, tmp_path):
    assert current() is None
    deliver(tmp_path)
    first = build()
    assert not first.was_current
    again = build()
    assert again.was_current
    assert again.path == first.path == current()


def test_another_delivery_makes_another_file_and_the_old_one_stays_for_its_readers(home, tmp_path):
    deliver(tmp_path)
    old = build().path
    reading = cursor(old)
    deliver(tmp_path, changed(3, Brutogew="400,125"))
    new = build().path
    assert new != old
    assert current() == new
    question = """
        select value from result.indicator_value where (indicator, dimension, category) = ('dmi', 'scope', 'all')
    """
    assert reading.execute(question).fetchone() == (1403.375,)
    assert cursor(new).execute(question).fetchone() == (1503.375,)


def test_old_files_are_cleared_away(home, tmp_path):
    for value in ("1", "2", "3", "4"):
        deliver(tmp_path, changed(3, Brutogew=value))
        build()
    assert len(list(home.glob("grondstoffen-*.duckdb"))) == 2
    assert not list(home.glob(".*"))


def test_a_broken_rule_leaves_yesterdays_database(home, tmp_path, monkeypatch):
    deliver(tmp_path)
    yesterday = build().path
    deliver(tmp_path, changed(3, Brutogew="400,125"))
    rules = tmp_path / "rooms"
    shutil.copytree(builder.FOLDER, rules)
    (rules / "checks" / "nothing_above_a_thousand.sql").write_text(
        "select region, value from result.indicator_value where value > 1000", encoding="utf-8"
    )
    monkeypatch.setattr(builder, "FOLDER", rules)
    with pytest.raises(BuildFailed, match=r"nothing_above_a_thousand.*PV26"):
        build()
    assert current() == yesterday
    assert list(home.glob("grondstoffen-*.duckdb")) == [yesterday]
    assert not list(home.glob(".*"))


def test_the_pointer_names_a_file_beside_it(home, tmp_path):
    deliver(tmp_path)
    path = build().path
    assert json.loads((home / "current.json").read_text(encoding="utf-8"))["database"] == path.name
    path.unlink()
    assert current() is None


def test_the_example_serves_only_while_nothing_real_is_there(example_database, home, tmp_path):
    asked = "select is_example from meta.delivery where source = 'cbs_flows'"
    assert cursor(example_database).execute(asked).fetchall() == [(True,)]
    deliver(tmp_path)
    c = cursor(build().path)
    assert c.execute(asked).fetchall() == [(False,)]
    figures = "from result.indicator_value where source = 'cbs_regional_flows'"
    assert c.execute(f"select count(distinct region), count_if(contains(flags, 'X')) {figures}").fetchone() == (1, 0)
    # What rests on this delivery and on the example of another source says so.
    assert c.execute("select distinct flags from result.indicator_value where indicator = 'rmi'").fetchall() == [("X",)]


def test_the_reader_cannot_reach_outside_the_file(example_database, tmp_path):
    c = cursor(example_database)
    for attempt in (
        f"copy (select 1) to '{tmp_path}/out.csv'",
        "from read_csv('/etc/passwd')",
        "create table core.extra (x integer)",
        "set enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            c.execute(attempt)


def test_the_walk_of_one_datum(example_database):
    """House: a delivered line is found in core with its code, and its group in the result, with unit and status."""
    c = cursor(example_database)
    line, mass, status = c.execute(
        """
        select line, mass, mass_status from core.flow
        where (region, year, stream, goods_group, use_group)
            = ('PV26', 2022, 'import_international', 43, 'goods_production')
        """
    ).fetchone()
    assert line > 1
    assert mass > 0
    assert status == "E"
    value, unit = c.execute(
        """
        select value, unit from result.indicator_value
        where (indicator, region, year, dimension, category) = ('dmi', 'PV26', 2022, 'goods_group', '43')
        """
    ).fetchone()
    assert value >= mass
    assert unit == "mln kg"


def test_what_was_set_aside_is_kept_as_text(home, tmp_path):
    deliver(tmp_path, [*TEN, TEN[3]])
    c = cursor(build().path)
    (kept,) = c.execute("select line, rule, delivered, mass from raw.set_aside").fetchall()
    assert kept[:2] == (12, "exact_duplicate")
    assert json.loads(kept[2])["mass"] == "300,125"
    assert float(kept[3]) == 300.125
    rows_in, rows_kept, aside = c.execute(
        "select rows_in, rows_kept, rows_set_aside from meta.delivery where source = 'cbs_flows'").fetchone()
    assert (rows_in, rows_kept, aside) == (11, 8, 3)
