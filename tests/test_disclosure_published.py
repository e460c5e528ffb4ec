"""What was really published, read and attacked: the files of a release of confidential waste, in every format.

By hand, of Utrecht in 2023: 40,961,732 kg of concrete that one company used to build with (rank A, hidden),
30,518,426 kg of brick that fourteen had crushed (rank C, hidden beside it), 52,734,918 kg of household waste burnt in
Gelderland (rank G, shown).
"""

import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from published import digits, ways_to_write, words
from python_calamine import CalamineWorkbook
from small_home import deliver_waste, small_home

from indicators.build import current
from indicators.database import connection
from publish.attack import attack
from publish.disclosure_cells import KEY
from publish.monitor import build as monitor_build
from publish.monitor.reading import parse
from publish.release import build
from publish.site.build import build as build_site

HIDDEN, BESIDE, SHOWN = 40_961_732, 30_518_426, 52_734_918
ROWS = (("Utrecht", "170101", "B03", str(HIDDEN), "Utrecht", "1"),
        ("Utrecht", "170102", "C01", str(BESIDE), "Utrecht", "14"),
        ("Utrecht", "200301", "F01", str(SHOWN), "Gelderland", "17"))
FIGURES = ("afval-ladder", "afval-jaren-rang", "afval-jaren-verwerking", "afval-plaats", "afval-soorten-alles",
           "afval-tien-stromen")


def waste_pages(edition, folder, order) -> None:
    build_site(edition, folder, only=["afval"], processes=1)


def waste_pack(edition, folder, order) -> None:
    chosen = f'[[chapter]]\nname = "afval"\nfigures = {list(FIGURES)}'.replace("'", '"')
    monitor_build.write(monitor_build.pack(edition, parse(chosen, edition.desk("nl")), "nl", processes=0), folder)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """The folder of a release, and the whole database that it comes from."""
    folder = tmp_path_factory.mktemp("published")
    with small_home(folder):
        deliver_waste(folder, ROWS)
        parts = build.PARTS | {"site": waste_pages, "monitor": waste_pack}
        yield build.release("2026-Q4", folder / "all", parts=parts).folder, connection(current()).cursor()


@pytest.fixture(scope="module")
def told(released) -> dict[Path, set[str]]:
    """The digits of every number by file."""
    folder, _ = released
    return {path: {found for text in words(path) for found in digits(text)}
            for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("part", "suffix"), [
    ("database", ".duckdb"), ("package", ".csv"), ("package", ".parquet"), ("site", ".html"), ("site", ".csv"),
    ("site", ".parquet"), ("site", ".json"), ("site", ".svg"), ("monitor", ".docx"), ("monitor", ".xlsx"),
    ("monitor", ".pdf"), ("monitor", ".svg"), ("monitor", ".zip")])
def test_what_may_be_told_is_found_in_every_format(released, told, part, suffix):
    """So that not finding what is hidden means something."""
    folder, _ = released
    shown = ways_to_write(SHOWN, 3)
    assert any(found & shown for path, found in told.items()
               if path.suffix == suffix and path.is_relative_to(folder / part))


def test_what_is_hidden_stands_in_no_file(told):
    """Not exactly and not rounded, nor as a percentage of the whole or of the chapter.

    Four digits say something on a page; among the many numbers of a data file it takes five.
    """
    whole = HIDDEN + BESIDE + SHOWN
    shares = [100 * amount / of for amount in (HIDDEN, BESIDE) for of in (whole, HIDDEN + BESIDE)]
    for path, found in told.items():
        fewest = 4 if path.suffix in (".html", ".svg", ".docx", ".xlsx", ".pdf", ".csv") else 5
        secret = {way for amount in (HIDDEN, BESIDE, *shares) for way in ways_to_write(amount, fewest)}
        assert found & secret == set(), path


def figures_of(released) -> pd.DataFrame:
    """All rows of the contract that stand in any file, one for each key: a value wherever one of them has one."""
    folder, _ = released
    files = [path for path in folder.rglob("*") if re.match(r"indicator.value", path.name) or (
        path.suffix == ".csv" and path.parent.name == "data" and path.stem.startswith("waste"))]
    frames = [duckdb.sql(f"select {', '.join(KEY)}, value, status from '{path}'").df().astype({"category": str})
              for path in files]
    (database,) = (folder / "database").glob("*.duckdb")
    with duckdb.connect(str(database), read_only=True) as frozen:
        frames.append(frozen.execute(f"select {', '.join(KEY)}, value, status from result.indicator_value").df())
    assert len(frames) > 6
    return pd.concat(frames).groupby(KEY, as_index=False).agg(value=("value", "max"), status=("status", "first"))


def test_an_outsider_with_all_files_computes_nothing_that_is_hidden(released):
    _, whole = released
    rows = figures_of(released)
    found = attack(whole, rows)
    hidden = found.set_index(KEY)["amount"]
    assert hidden["waste_treated", "PV26", 2023, "treatment", "B03"] == HIDDEN
    assert len(found) >= 3 and not found["is_exposed"].any()
    # A single file with the figure beside it would be enough.
    beside = rows["category"].isin(["C", "C01"]) & (rows["indicator"] == "waste_treated") & (rows["status"] == "C")
    spoiled = rows.assign(value=rows["value"].mask(beside, BESIDE), status=rows["status"].mask(beside, "A"))
    assert beside.any() and attack(whole, spoiled)["is_exposed"].any()


def test_a_hidden_figure_says_that_it_is_and_takes_its_part_of_the_whole(released):
    """Status C, never nought; a share beside it is of everything: 52.735 of 124.215 mln kg, not of what is shown."""
    folder, _ = released
    row = figures_of(released).set_index(KEY).loc[("waste_treated", "PV26", 2023, "treatment", "B03")]
    assert pd.isna(row["value"]) and row["status"] == "C"
    (path,) = (folder / "monitor").glob("*.xlsx")
    book = CalamineWorkbook.from_path(path)
    (sheet,) = [name for name in book.sheet_names if name.endswith("afval-jaren-rang")]
    rows = [line for line in book.get_sheet_by_name(sheet).to_python() if line[0] == 2023]
    assert [(line[1][0], line[2], line[4]) for line in rows] == [
        ("A", "", "vertrouwelijk"), ("C", "", "vertrouwelijk"), ("G", 52.735, "normaal")]
    assert rows[2][3] == pytest.approx(100 * 52_735 / 124_215)
