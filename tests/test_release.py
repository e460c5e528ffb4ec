"""Releases: what is frozen, what refuses, and that what was released stays as it is and readable."""

import json
import os
import shutil
import signal
import subprocess
from hashlib import sha256

import duckdb
import pandas as pd
import pytest
from small_home import COLUMNS, HIDDEN, WASTE, deliver_waste, small_home
from waste_rows import deliver, text_of

from cli import main
from flows.deliveries import sha256_of
from indicators.build import current
from indicators.database import connection
from publish.edition import KEY, Edition
from publish.monitor import build as monitor_build
from publish.monitor.reading import parse
from publish.release import build, checks
from publish.release.build import Order
from publish.release.index import MANIFEST, SUMS, read, releases, releases_folder, told_before
from publish.site.build import build as build_site
from publish.site.settings import publisher

BASE = "https://example.nl/2026-Q4/"


def few_pages(edition, folder, order: Order) -> None:
    """The website, of which a page or two will do here."""
    build_site(edition, folder, f"{order.base}site/", only=["toegankelijkheid"], processes=1)


def few_figures(edition, folder, order: Order) -> None:
    """The monitor pack, of which two figures will do: one of a real delivery, one of an example."""
    chosen = '[[chapter]]\nname = "kern"\nfigures = ["abiotisch-gebruik", "indicator-trend-rmi"]'
    monitor_build.write(monitor_build.pack(edition, parse(chosen, edition.desk("nl")), "nl", processes=0), folder)


PARTS = build.PARTS | {"site": few_pages, "monitor": few_figures}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    with small_home(tmp_path_factory.mktemp("small")) as home:
        yield home


@pytest.fixture(scope="module")
def made(home, tmp_path_factory):
    """A release without example data."""
    return build.release("2026-Q4", tmp_path_factory.mktemp("all") / "uitgaven", BASE, parts=PARTS)


def manifest(folder) -> dict:
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def test_every_part_is_in_it_with_its_hash(made):
    told = manifest(made.folder)
    assert made.folder.name == told["name"] == "2026-Q4"
    assert {name.split("/")[0] for name in told["files"]} == {*PARTS, "CITATION.cff", "citation.txt"}
    for name, known in told["files"].items():
        content = (made.folder / name).read_bytes()
        assert (known["sha256"], known["bytes"]) == (sha256(content).hexdigest(), len(content))
    assert read(made.folder / MANIFEST).changed() == []
    assert [path.name for path in made.folder.parent.iterdir()] == ["2026-Q4"]
    assert made.sealed == sha256_of(made.folder / SUMS)


def test_anybody_can_check_it_without_this_program(made):
    if not (tool := shutil.which("sha256sum")):
        pytest.skip("there is no sha256sum here")
    done = subprocess.run([tool, "--check", "--strict", SUMS], cwd=made.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    files = sum(path.is_file() for path in made.folder.rglob("*"))
    assert done.stdout.count(": OK") == files - 1 == made.files - 1


def test_the_frozen_database_is_what_may_go_out_and_not_the_whole(made):
    """The whole database has the hidden 40,000 kg and what it was read from; the frozen one has neither."""
    (path,) = (made.folder / "database").glob("*.duckdb")
    whole = connection(current()).cursor()
    with duckdb.connect(str(path), read_only=True) as frozen:
        for key in HIDDEN:
            where = " and ".join(f"{name} = '{part}'" for name, part in zip(KEY, key, strict=True))
            select = f"select value, status from result.indicator_value where {where}"
            assert frozen.execute(select).fetchone() == (None, "C")
            assert whole.execute(select).fetchone()[0] == HIDDEN[key]
        tables = "select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('core', 'raw')"
        for (table,) in frozen.execute(tables).fetchall():
            if "waste_report" in table or "waste_cell" in table:
                assert frozen.execute(f"select count(*) from {table}").fetchone() == (0,), table
        assert whole.execute("select count(*) from core.waste_report").fetchone()[0] == len(WASTE)
        told = frozen.execute("select name, database, notice_nl from meta.release").fetchone()
        assert told == ("2026-Q4", made.edition.version, "")
        rows = frozen.execute(f"from result.indicator_value order by {', '.join(KEY)}").df()
    assert len(rows) == len(made.edition.values())
    # Nor the name of the file that was handed in, nor a hash to check a guess of it with.
    assert b"afval.csv" not in path.read_bytes()
    (handed_in,) = [one for one in manifest(made.folder)["deliveries"] if one["source"] == "lma_waste"]
    assert handed_in["sha256"] == ""
    hashed, = whole.execute("select sha256 from meta.delivery where source = 'lma_waste'").fetchone()
    assert not [path for path in made.folder.rglob("*") if path.is_file() and hashed.encode() in path.read_bytes()]


def test_a_reference_names_release_database_and_address(made):
    text = (made.folder / "citation.txt").read_text(encoding="utf-8")
    for lang in ("nl", "en"):
        assert manifest(made.folder)["citation"][lang] in text
    assert "uitgave 2026-Q4 [dataset]" in text and made.edition.version in text and BASE in text
    assert publisher()["organisation"] or "[uitgever niet ingevuld]" in text
    yaml = pytest.importorskip("yaml")
    cited = yaml.safe_load((made.folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0" and cited["version"] == "2026-Q4" and cited["type"] == "dataset"
    assert cited["authors"] and str(cited["date-released"]) == manifest(made.folder)["made_at"][:10]


def test_with_example_data_the_name_and_every_file_say_so(home, tmp_path):
    made = build.release("2026-Q4", tmp_path, BASE, allow_example=True, parts=PARTS)
    assert made.folder.name == "2026-Q4-voorbeeld"
    assert manifest(made.folder)["example"] and "oorbeelddata" in manifest(made.folder)["notice_nl"]
    for name in manifest(made.folder)["files"]:
        if not name.startswith(("site/", "monitor/figuren/")) and name != "package/datapackage.json":
            assert "voorbeeld" in name or "example" in name, name
    (path,) = (made.folder / "database").glob("*.duckdb")
    with duckdb.connect(str(path), read_only=True) as frozen:
        assert "oorbeelddata" in frozen.execute("select notice_nl from meta.release").fetchone()[0]
    assert "xample data" in (made.folder / "CITATION-voorbeeld.cff").read_text(encoding="utf-8")


# Refusals


def refusal(*arguments, **settings) -> str:
    with pytest.raises(checks.NotReleased) as why:
        build.release(*arguments, parts={"database": build.database}, **settings)
    return why.value.key


def test_a_name_is_given_once(made, capsys):
    before = {path: path.stat().st_mtime_ns for path in made.folder.rglob("*")}
    assert refusal("2026-Q4", made.folder.parent) == "exists"
    assert refusal("2026-q4", made.folder.parent) == "exists"
    assert main(["release", "2026-Q4", "--out", str(made.folder.parent)]) == 1
    assert "wordt nooit gewijzigd" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in made.folder.rglob("*")} == before


@pytest.mark.parametrize("name", ["", "../buiten", "a/b", ".verborgen", "een naam", "2026."])
def test_a_name_is_fit_for_a_folder(home, tmp_path, name):
    assert refusal(name, tmp_path) == "name"
    assert not list(tmp_path.iterdir())


def test_a_base_year_comes_with_its_reason_or_not_at_all(home, tmp_path, monkeypatch):
    chosen = publisher() | {"base_year": "2016"}
    for module in ("checks", "build", "citation"):
        monkeypatch.setattr(f"publish.release.{module}.publisher", lambda: chosen)
    assert refusal("2026-Q4", tmp_path) == "base_year"
    chosen |= {"base_year_reason_nl": "Eerste jaar zonder breuk.", "base_year_reason_en": "First year without a break."}
    made = build.release("2026-Q4", tmp_path, parts={"database": build.database})
    frozen = manifest(made.folder)["base_year"]
    assert frozen == {"year": "2016", "reason_nl": "Eerste jaar zonder breuk.",
                      "reason_en": "First year without a break."}
    # A later choice changes nothing of it.
    chosen |= {"base_year": "2018"}
    assert read(made.folder / MANIFEST).base_year == "2016"


def test_an_old_database_a_broken_rule_or_a_leak_releases_nothing(tmp_path, monkeypatch):
    with small_home(tmp_path):
        out = tmp_path / "uitgaven"
        # A broken rule of the build.
        with monkeypatch.context() as patch:
            def broken(connection):
                raise checks.BuildFailed("no_unit: [('dmi',)]")

            patch.setattr("publish.release.checks.check_result", broken)
            assert refusal("2026-Q4", out) == "rule"
        # An edition that shows what only hides another figure.
        with monkeypatch.context() as patch:
            whole = connection(current()).cursor().execute("from result.indicator_value").df()

            class Leaking(Edition):
                def values(self):
                    rows = super().values()
                    known = rows[KEY].merge(whole, how="left", on=KEY)["value"]
                    leaks = rows["category"].isin(["C", "C01"]) & (rows["status"] == "C")
                    return rows.assign(value=rows["value"].where(~leaks, known))

            patch.setattr("publish.release.build.Edition", Leaking)
            assert refusal("2026-Q4", out) == "exposed"
        # A delivery that is not built yet.
        (tmp_path / "meer.csv").write_text(text_of(WASTE[:2], COLUMNS), encoding="utf-8")
        deliver("lma_waste", tmp_path / "meer.csv", 2022)
        assert refusal("2026-Q4", out) == "not_current"
        assert not out.exists() or not list(out.iterdir())


@pytest.mark.parametrize(("stop", "seen"), [
    (lambda: os.kill(os.getpid(), signal.SIGTERM), SystemExit),
    (lambda: os.kill(os.getpid(), signal.SIGINT), KeyboardInterrupt),
    (lambda: 1 / 0, ZeroDivisionError),
])
def test_what_ends_on_the_way_leaves_nothing(home, tmp_path, monkeypatch, request, stop, seen):
    """A fault, Ctrl-C, and a request to stop."""
    begun = []

    def ends(edition, folder, order):
        (folder / "iets").mkdir(parents=True)
        begun.append(folder)
        stop()

    monkeypatch.setattr(build, "PARTS", {"database": build.database, "site": ends})
    # Who starts the tests in the background has them ignore Ctrl-C.
    ctrl_c = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, ctrl_c))
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(seen):
        main(["release", "2026-Q4", "--out", str(tmp_path / "alle")])
    assert begun and not list((tmp_path / "alle").iterdir())
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_website_that_is_not_right_is_not_released(home, tmp_path):
    """Here its address; a link that leads nowhere is found in the same place."""
    with pytest.raises(checks.NotReleased) as why:
        build.release("2026-Q4", tmp_path, "geen adres", parts={"site": build.site})
    assert why.value.key == "site" and not list(tmp_path.iterdir())


def test_two_at_once_with_one_name_do_not_mix(home, tmp_path):
    """The other is ready first: its release stays as it is."""
    def overtaken(edition, folder, order):
        (tmp_path / "2026-Q4").mkdir()
        (tmp_path / "2026-Q4" / MANIFEST).write_text("{}", encoding="utf-8")

    with pytest.raises(checks.NotReleased, match="exists"):
        build.release("2026-Q4", tmp_path, parts={"site": overtaken})
    assert [path.name for path in tmp_path.rglob("*")] == ["2026-Q4", MANIFEST]


# What was released before


def test_releases_of_any_layout_are_listed_and_checked(made, tmp_path, capsys):
    """One of today, and one by hand in an older layout: hashes as plain text, no base year, figures elsewhere."""
    folder = tmp_path / "uitgaven"
    shutil.copytree(made.folder, folder / "2026-Q4")
    old = folder / "2024"
    (old / "cijfers").mkdir(parents=True)
    made.edition.values().to_parquet(old / "cijfers" / "indicator-value-2024.parquet")
    content = (old / "cijfers" / "indicator-value-2024.parquet").read_bytes()
    (old / MANIFEST).write_text(json.dumps({
        "made_at": "2024-12-01T12:00:00+00:00",
        "files": {"cijfers/indicator-value-2024.parquet": sha256(content).hexdigest()}}), encoding="utf-8")
    known = releases(folder)
    assert [(one.name, one.base_year, one.changed()) for one in known] == [("2024", "", []), ("2026-Q4", "", [])]
    assert len(told_before(folder)) == 2 * len(made.edition.values())
    assert main(["releases", "--out", str(folder)]) == 0
    assert capsys.readouterr().out.count("ongewijzigd") == 2
    for name in ("citation.txt", MANIFEST, SUMS):
        page = folder / "2026-Q4" / name
        content = page.read_bytes()
        page.chmod(0o644)
        page.write_bytes(content[:-60] if name == SUMS else content + b" ")
        assert main(["releases", "--out", str(folder)]) == 1
        assert f"GEWIJZIGD: {name}" in capsys.readouterr().out
        page.write_bytes(content)
    # A new release beside them changes nothing of them.
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    build.release("2027", folder, parts={"database": build.database, "package": build.package})
    assert {path: path.read_bytes() for path in before} == before
    assert [one.name for one in releases(folder)] == ["2024", "2026-Q4", "2027"]
    history = json.loads((folder / "2027" / "package" / "datapackage.json").read_text(encoding="utf-8"))["history"]
    assert [one["version"] for one in history] == ["2027", "2026-Q4"]
    # Figures that cannot be found may have told anything.
    (old / "cijfers" / "indicator-value-2024.parquet").unlink()
    assert refusal("2028", folder) == "no_figures"


def test_what_an_earlier_release_told_is_known_to_the_gate(tmp_path, capsys):
    """All of it was told when B01 had twelve companies: to hide beside it what went out then is of no use."""
    more = [*WASTE, ("Utrecht", "170103", "A02", "45000", "Utrecht", "15")]
    with small_home(tmp_path):
        deliver_waste(tmp_path, [(*more[0][:5], "12"), *more[1:]])
        first = build.release("een", releases_folder(), parts={"package": build.package})
        assert (first.edition.values()["status"] != "C").all()
        deliver_waste(tmp_path, more)
        capsys.readouterr()
        assert main(["publish", "hidden", "--out", str(tmp_path / "binnen.csv")]) == 0
        said = capsys.readouterr()
    hidden = pd.read_csv(tmp_path / "binnen.csv")
    assert set(hidden["reason"]) >= {"few"}
    assert "lma_waste" in said.out and "want er zitten te weinig bedrijven achter" in said.out
    assert "niet om te delen" in said.err and "volgen uit wat eerder is uitgebracht" in said.err
