"""An attack on what is kept of establishments: nothing that is left out can be computed back, or nearly.

The attacker has the kept file and knows how the sums add up, that an establishment has no less than no jobs, and that
a sum that is left out has at least one establishment. For every sum left out a linear programme gives the least and
the most that it can be; both are compared with the truth, which only the delivered file has.
"""

import csv
import io
import random

import duckdb
import numpy as np
import pytest
from scipy.optimize import linprog

from flows.importing import read_delivery, reduced_rows
from flows.lisa.example import write_example
from flows.lisa.outsider import Cell, Outsider
from flows.lisa.suppression import activities, hidden, unsafe
from flows.sources import source

LEAST, PART = 3, 0.8
TOWNS = ("GM0344", "GM0355", "GM0307", "GM0312", "GM0589", "GM0331")
CODES = ("3811", "3832", "4520", "7711", "9511", "9522", "4711", "6201", "1071")


@pytest.fixture(scope="module", autouse=True)
def no_deliveries(tmp_path_factory):
    """The list of the project counts, whatever the machine has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(tmp_path_factory.mktemp("outsider")))
        yield


def cell(key, sizes, *lines):
    return Cell(key, len(sizes), sum(sizes), max(sizes, default=0), lines)


def test_a_sum_is_safe_when_no_firm_can_be_read_in_it():
    assert unsafe(cell("two", [5, 5]), LEAST, PART)
    assert not unsafe(cell("three", [5, 5, 5]), LEAST, PART)
    assert unsafe(cell("one has most", [90, 5, 5]), LEAST, PART)
    assert not unsafe(cell("exactly that part", [80, 10, 10]), LEAST, PART)


def test_what_is_left_out_can_not_be_found_by_subtraction():
    # b has two firms; alone it would be the total less a and c, so that the smallest beside it goes too
    whole = cell("all", [1] * 16, "-total")
    cells = [cell("a", [1] * 9, "+total"), cell("b", [1, 1], "+total"), cell("c", [1] * 5, "+total"), whole]
    assert hidden(cells, LEAST, PART) == {"b", "c"}
    # where the total is left out as well, nothing gives it away
    assert hidden([cell("b", [1, 1], "+total"), cell("all", [1, 1], "-total")], LEAST, PART) == {"b", "all"}


def test_round_a_table_no_row_or_column_gives_it_away():
    # x2 is small: one beside it in its row, one in its column, and the corner across must go
    sizes = {"x": (9, 2, 9), "y": (9, 5, 9), "z": (9, 6, 9)}
    cells = [cell(f"{row}{column}", [1] * size, f"+{row}", f"+{column}")
             for row, rows in sizes.items() for column, size in zip("123", rows, strict=True)]
    gone = hidden(cells, LEAST, PART)
    assert "x2" in gone and len(gone) == 4
    for line in "xyz123":
        assert sum(line in key for key in gone) in (0, 2)


def test_two_firms_are_not_told_together():
    # p and q are one firm each. r makes that neither follows from its line; and yet p + q = 12 - 8 = 4, which each of
    # the two firms would use to know the other.
    cells = [cell("p", [3], "+one"), cell("q", [1], "+one"), cell("s", [8], "+one", "+two"), cell("t", [8], "+two")]
    outsider = Outsider(cells, np.array([True, True, False, False]))
    assert outsider.pairs() == [(0, 1)]
    assert hidden(cells, LEAST, PART) >= {"p", "q", "s"}


def kept_and_true(path):
    """The kept file as rows, and firms and jobs of every sum by (year, region, level, code), known to nobody else."""
    with duckdb.connect(config={"threads": 1}) as connection:
        read_delivery(connection, source("lisa"), path)
        rows = list(csv.DictReader(io.StringIO(reduced_rows(connection, source("lisa"))), delimiter=";"))
        true = connection.execute(
            "select year, region, level, code, firms, jobs::double, largest::double from lisa_sum")
        return rows, {tuple(map(str, row[:4])): row[4:] for row in true.fetchall()}


def additions(keys):
    """How the sums of one year of one province add up, from what is published about them: lists of (sign, key)."""
    strategy = dict(activities()[0])
    found = {}

    def put(sign, key, *lines):
        for line in lines:
            found.setdefault(line, []).append((sign, key))

    for key in keys:
        _, region, level, code = key
        if level == "class":
            put(1, key, "classes")
            put(-1, key, *(("circular", strategy[code]) if code in strategy else ("none",)))
        elif level == "total" and region.startswith("PV"):
            put(-1, key, "classes", "places")
        elif level == "total":
            put(1, key, "places")
            put(-1, key, f"in {region}")
        elif level == "part":
            put(1, key, f"in {region}", code)
            if code == "circular":
                put(-1, key, f"circular {region}")
        else:
            put(1, key, f"circular {region}", code)
    return list(found.values())


def bounds_of(rows, true, measure):
    """The least and the most that each sum left out can be: {key: (least, most)}. `measure` is firms or jobs."""
    keys = [(row["year"], row["region"], row["level"], row["code"]) for row in rows]
    given = {key: float(row[measure]) if row[measure] else None for key, row in zip(keys, rows, strict=True)}
    unknown = [key for key in keys if given[key] is None]
    place = {key: number for number, key in enumerate(unknown)}
    matrix, right = [], []
    for year in sorted({key[0] for key in keys}):
        for line in additions([key for key in keys if key[0] == year]):
            row = np.zeros(len(unknown))
            for sign, key in line:
                if given[key] is None:
                    row[place[key]] = sign
            matrix.append(row)
            right.append(-sum(sign * given[key] for sign, key in line if given[key] is not None))
    matrix = np.array(matrix).reshape(-1, len(unknown))
    truth = np.array([true[key][measure == "jobs"] for key in unknown], float)
    assert np.allclose(matrix @ truth, right), "the attacker knows how the sums add up"
    least = 1 if measure == "firms" else 0
    found = {}
    for number, key in enumerate(unknown):
        ends = [linprog(sign * np.eye(len(unknown))[number], A_eq=matrix, b_eq=right, bounds=(least, None))
                for sign in (1, -1)]
        low, high = ends[0].fun, -ends[1].fun if ends[1].status == 0 else np.inf
        found[key] = (np.ceil(low - 1e-6), np.floor(high + 1e-6)) if measure == "firms" else (low, high)
    return found


def attacked(path):
    """Every sum left out that tells too much, with what the attacker found; and how many were left out."""
    rows, true = kept_and_true(path)
    told = []
    firms, jobs = bounds_of(rows, true, "firms"), bounds_of(rows, true, "jobs")
    for key in firms:
        count, total, largest = true[key]
        if not (count < LEAST or largest > PART * total):
            continue
        (least, most), (low, high) = firms[key], jobs[key]
        if least == most or high < total / PART - 1e-6 or (total and low > PART * total + 1e-6):
            told.append((key, true[key], firms[key], jobs[key]))
    # What is not safe is not kept.
    told += [(key, true[key]) for key, row in ((tuple(row[name] for name in ("year", "region", "level", "code")), row)
                                               for row in rows)
             if row["firms"] and (true[key][0] < LEAST or true[key][2] > PART * true[key][1])]
    return told, len(firms)


def test_of_the_example_nothing_can_be_computed_back(tmp_path):
    write_example(tmp_path / "example.csv")
    told, left_out = attacked(tmp_path / "example.csv")
    assert told == [] and left_out > 0


def towns(folder, seed):
    """Up to 400 establishments of six municipalities, one of them large and some very small."""
    chance, path = random.Random(seed), folder / "towns.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(("Peiljaar", "Gemeente", "SBI", "Banen"))
        for _ in range(chance.choice([6, 40, 120, 400])):
            jobs = int(chance.paretovariate(0.8)) if chance.random() > 0.1 else 0
            out.writerow((2024, chance.choices(TOWNS, [60, 20, 10, 5, 3, 2])[0], chance.choice(CODES), jobs))
    return path


@pytest.mark.parametrize("seed", range(8))
def test_of_small_towns_nothing_can_be_computed_back(tmp_path, seed):
    told, _ = attacked(towns(tmp_path, seed))
    assert told == []


def test_the_attack_finds_what_is_badly_hidden(tmp_path, monkeypatch):
    """Were only the unsafe sums themselves left out, the attacker would compute many back."""
    monkeypatch.setattr(Outsider, "protect", lambda *_: None)
    told = [one for seed in range(4) for one in attacked(towns(tmp_path, seed))[0]]
    assert len(told) > 10
