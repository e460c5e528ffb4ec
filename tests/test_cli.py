"""The command line as other tools call it: real processes, exit codes, streams and files."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from delivered import TEN, changed, write

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def run(home):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "cli.py", *map(str, arguments)], cwd=PROJECT, capture_output=True, text=True,
            encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )

    return run


def test_check_deliver_build_values(run, home, tmp_path):
    path = write(tmp_path, TEN)
    checked = run("check", "cbs_flows", path)
    assert checked.returncode == 0, checked.stderr
    assert "provincie-editie" in checked.stdout
    assert "Er is niets opgeslagen" in checked.stdout
    assert list(home.iterdir()) == []

    assert run("values", "--indicator", "dmi").returncode == 1  # nothing built yet

    delivered = run("deliver", "cbs_flows", path, "--note", "per mail\nvan CBS")
    assert delivered.returncode == 0, delivered.stderr
    (kept,) = home.glob("deliveries/cbs_flows/*/stromen.csv")
    assert kept.read_bytes() == path.read_bytes()

    listed = run("deliveries")
    assert "in gebruik" in listed.stdout
    assert "per mail van CBS" in listed.stdout
    assert len(listed.stdout.splitlines()) == 1, "a delivery a line, whatever stands in its note"

    built = run("build")
    assert "None" not in built.stdout  # of a source without goods groups these are not spoken of
    assert built.returncode == 0, built.stderr
    assert "10 regels gelezen: 8 gebruikt, 2 apart gezet" in built.stdout
    assert "voorbeeld_cbs_flows" not in built.stdout + built.stderr

    asked = run("values", "--indicator", "dmi,dmc", "--region", "PV26", "--year", "2022", "--dimension", "scope",
                "--category", "abiotic")
    rows = list(csv.DictReader(io.StringIO(asked.stdout)))
    assert [(row["indicator"], float(row["value"]), row["status"], row["flags"]) for row in rows] == [
        ("dmc", 1030.375 + 123, "E", ""), ("dmi", 1280.375 + 123, "E", ""),
    ]
    assert list(rows[0]) == ["indicator", "region", "year", "dimension", "category", "value", "standard_error", "unit",
                             "status", "flags", "source"]

    out = tmp_path / "cijfers.parquet"
    assert run("values", "--indicator", "dmi", "--option", "mixed_share=0.4", "--out", out).returncode == 0
    import duckdb

    with duckdb.connect() as connection:
        options = connection.execute("select distinct options from read_parquet(?)", [str(out)]).fetchall()
    assert options == [("mixed_share=0.4",)]


def test_a_refused_file_says_why_and_changes_nothing(run, home, tmp_path):
    path = write(tmp_path, changed(3, Provincienaam="Utregt"))
    for command in ("check", "deliver"):
        refused = run(command, "cbs_flows", path)
        assert refused.returncode == 1
        first = refused.stderr.splitlines()[0]
        assert first.startswith("geweigerd: stromen.csv, regel 5, kolom Provincienaam, gevonden: Utregt")
        assert "Traceback" not in refused.stderr
    assert list(home.iterdir()) == []


def test_english_on_request(run, tmp_path):
    path = write(tmp_path, changed(3, Provincienaam="Utregt"))
    for arguments in (("--lang", "en", "check", "cbs_flows", path), ("check", "cbs_flows", path, "--lang", "en")):
        assert run(*arguments).stderr.startswith("refused: stromen.csv, line 5, column Provincienaam")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("check", "cbs_flows", "bestaat-niet.csv"), 1, "bestaat niet"),
        (("check", "cbs_flows", "."), 1, "map"),
        (("check", "onbekend", "README.md"), 1, "Toegestaan: "),
        (("values", "--indicator", "dmx"), 1, "nog geen database"),
        (("values",), 2, "--indicator"),
        (("verzinsel",), 2, "verzinsel"),
        ((), 2, "opdracht"),
        (("update", "boundaries"), 1, "--online"),
    ],
)
def test_faults_have_their_exit_code(run, arguments, code, words):
    result = run(*arguments)
    assert result.returncode == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_faults_in_a_question(run, tmp_path):
    run("deliver", "cbs_flows", write(tmp_path, TEN))
    run("build")
    for arguments, words in (
        (("--indicator", "dmx"), "dmx"),
        (("--indicator", "dmi", "--region", "PV99"), "PV20"),
        (("--indicator", "dmi", "--option", "mixed_share=2"), "mixed_share"),
        (("--indicator", "dmi", "--option", "kleur=rood"), "kleur"),
        (("--indicator", "dmi", "--option", "mixed_share"), "naam=waarde"),
        (("--indicator", "dmi", "--year", "vorig"), "vorig"),
        (("--indicator", "dmi", "--out", "cijfers.doc"), ".parquet"),
    ):
        result = run("values", *arguments)
        assert result.returncode == 1, arguments
        assert result.stderr.startswith("geweigerd:")
        assert words in result.stderr
    empty = run("values", "--indicator", "dmi", "--year", "1999")
    assert empty.returncode == 0
    assert empty.stderr.startswith("waarschuwing:")


def test_a_warning_line_begins_with_its_word(run, tmp_path):
    checked = run("check", "cbs_flows", write(tmp_path, [*TEN, TEN[3]]))
    assert checked.returncode == 0
    assert all(line.startswith("waarschuwing:") for line in checked.stderr.splitlines())
    assert any("dubbel" in line for line in checked.stderr.splitlines())
