"""The output of the gate attacked as an outsider would: bounds of what was hidden from all that is published.

The attacks here use nothing of how the gate decides. Each is also tried on an output that is spoiled on purpose, where
it must succeed: an attack that never does proves nothing.
"""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from small_home import HIDDEN, WASTE, deliver_waste, small_home
from test_disclosure_rules import RULES

from indicators.ask import COLUMNS
from indicators.build import current
from indicators.database import connection
from publish.attack import attack
from publish.disclosure import decide
from publish.disclosure_cells import KEY
from publish.disclosure_rules import Rules
from publish.edition import Edition

YEAR = 2023
EVERY_ROW = f"select {', '.join(COLUMNS)} from result.indicator_value order by {', '.join(KEY)}"


# A small delivery, bounds by hand


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    with small_home(tmp_path_factory.mktemp("small")):
        yield connection(current()).cursor()


def shown_again(rows: pd.DataFrame, whole: pd.DataFrame, again: pd.Series) -> pd.DataFrame:
    """The rows with some that were hidden shown after all."""
    known = rows[KEY].merge(whole[[*KEY, "value"]], how="left", on=KEY)["value"].to_numpy()
    return rows.assign(value=rows["value"].where(~again, known), status=rows["status"].where(~again, "A"))


def of_treatment(rows: pd.DataFrame, code: str) -> pd.Series:
    """The row of a treatment, and of its place on the ladder, which is the same weight."""
    return rows["category"].isin([code, code[0]]) & (rows["status"] == "C")


def test_what_is_hidden_lies_between_nothing_and_what_is_left(small):
    """tests/small_home.py: 120,000 less 50,000 shown leaves 70,000 for B01 (hidden: one company) and C01 together."""
    found = attack(small, Edition().values()).set_index(KEY)
    row = found.loc[("waste_treated", "PV26", 2023, "treatment", "B01")]
    assert row["amount"] == 40_000 == HIDDEN["waste_treated", "PV26", 2023, "treatment", "B01"]
    assert row["lower"] <= 36_000 and 44_000 <= row["upper"] <= 71_000
    assert not found["is_exposed"].any()


def test_subtraction_succeeds_when_only_the_one_figure_is_hidden(small):
    """With C01 shown everybody takes 30,000 from the 70,000 of chapter 17, both rounded to 1000: 39,000 to 41,000."""
    rows = Edition().values()
    rows = shown_again(rows, small.execute(EVERY_ROW).df(), of_treatment(rows, "C01"))
    found = attack(small, rows).set_index(KEY)
    row = found.loc[("waste_treated", "PV26", 2023, "treatment", "B01")]
    assert row["is_exposed"]
    assert (round(row["lower"]), round(row["upper"])) == (39_000, 41_000)


def test_an_earlier_release_is_used_against_the_gate_and_the_gate_knows(tmp_path):
    """First B01 has twelve companies and everything is shown; in a later delivery of the same it has one.

    To hide beside it what went out before is of no use. An edition that does not know of that is broken; one that
    knows hides something else.
    """
    rows = [*WASTE, ("Utrecht", "170103", "A02", "45000", "Utrecht", "15"),
            ("Utrecht", "170107", "F06", "90000", "Utrecht", "16")]
    with small_home(tmp_path):
        deliver_waste(tmp_path, [(*rows[0][:5], "12"), *rows[1:]])
        everything = Edition().values()
        assert (everything["status"] != "C").all()
        deliver_waste(tmp_path, rows)
        whole, forgetful = connection(current()).cursor(), Edition()
        assert not attack(whole, forgetful.values())["is_exposed"].any()
        besides = forgetful.hidden.loc[forgetful.hidden["reason"].isin(["secondary", "share"]), KEY]
        told = everything.merge(besides, on=KEY)
        assert len(told) > 1
        assert attack(whole, forgetful.values(), told)["is_exposed"].any()
        careful = Edition(earlier=told)
        found = attack(whole, careful.values(), told)
        assert len(found) and not found["is_exposed"].any() and careful.exposed.empty
        # When all went out before, the gate says that there is nothing left to protect.
        assert len(Edition(earlier=everything).exposed)


# The embedded example, all of a year


@pytest.fixture(scope="module")
def example(example_database):
    """The edition, the whole database, and the whole of the figures."""
    whole = connection(example_database).cursor()
    return Edition(example_database, allow_example=True), whole, whole.execute(EVERY_ROW).df()


def test_nothing_hidden_of_the_example_can_be_computed(example):
    edition, whole, _ = example
    found = attack(whole, edition.values(), targets=edition.hidden[edition.hidden["year"] == YEAR])
    assert len(found) > 200
    assert not found["is_exposed"].any(), found.loc[found["is_exposed"], KEY].to_string()


@pytest.mark.parametrize(("besides", "given_away"), [
    ("secondary", ("waste_treated", "treatment")), ("share", ("waste_potential_mass", "eural_chapter"))])
def test_the_attack_succeeds_without_what_the_gate_hides_besides(example, besides, given_away):
    """Sums give figures away when what was hidden for their sake is shown; a percentage gives away its weight."""
    edition, whole, every = example
    rows, hidden = edition.values(), edition.hidden[edition.hidden["year"] == YEAR]
    of_reason = hidden[hidden["reason"] == besides]
    again = rows[KEY].merge(of_reason[KEY], how="left", on=KEY, indicator=True)["_merge"].eq("both")
    by_itself = hidden[~hidden["reason"].isin(["secondary", "share"])]
    places = ["region", "dimension", "category"]
    targets = by_itself[(by_itself["indicator"] == given_away[0]) & (by_itself["dimension"] == given_away[1])]
    targets = targets.merge(of_reason[places].drop_duplicates(), on=places) if besides == "share" else (
        targets[targets["region"] == "PV26"])
    assert attack(whole, shown_again(rows, every, again), targets=targets.head(1))["is_exposed"].all()


# An outsider who knows the tables only, and no report


def relations(rows: pd.DataFrame) -> list[tuple[dict[tuple, float]]]:
    """What everybody can see that must hold between the figures of a year: each a sum of figures that is nought."""
    keys = set(rows[KEY].itertuples(index=False, name=None))
    found = []
    for indicator in ("waste_treated", "waste_potential_mass", "waste_received"):
        of_it = rows[(rows["indicator"] == indicator)]
        for (region, year, _), family in of_it[of_it["dimension"] != "total"].groupby(["region", "year", "dimension"]):
            whole = (indicator, region, year, "total", "total")
            if family["dimension"].iloc[0] != "quarter" and whole in keys:
                parts = dict.fromkeys(family[KEY].itertuples(index=False, name=None), -1.0)
                found.append({whole: 1.0, **parts})
        if indicator != "waste_received":
            for (year, dimension, category), family in of_it.groupby(["year", "dimension", "category"]):
                whole = (indicator, "NL01", year, dimension, category)
                provinces = family[family["region"] != "NL01"]
                if whole in keys and dimension != "place":
                    found.append({whole: 1.0, **dict.fromkeys(provinces[KEY].itertuples(index=False, name=None), -1.0)})
    return found


def test_who_adds_up_the_tables_finds_nothing(example):
    """Without the composition: totals of every dimension and the nation, of weights as published."""
    edition, _, every = example
    rows = edition.values()
    weights = rows["indicator"].isin(["waste_treated", "waste_potential_mass", "waste_received"]) & (
        rows["year"] == YEAR)
    rows, truth = rows[weights].reset_index(drop=True), every.set_index(KEY)["value"]
    holds = relations(rows)
    assert len(holds) > 150
    place = {key: number for number, key in enumerate(rows[KEY].itertuples(index=False, name=None))}
    matrix = np.zeros((len(holds), len(rows)))
    for number, one in enumerate(holds):
        assert abs(sum(sign * truth[key] for key, sign in one.items())) < 1, "no relation, so no attack"
        for key, sign in one.items():
            matrix[number, place[key]] = sign
    value, half = rows["value"].to_numpy() / 1000, 0.5
    limits = [(0, None) if np.isnan(v) else (max(0, v - half), v + half) for v in value]
    hidden = edition.hidden[(edition.hidden["year"] == YEAR) & ~edition.hidden["reason"].isin(["secondary", "share"])]
    targets = [key for key in hidden[KEY].itertuples(index=False, name=None) if key in place]
    assert len(targets) > 100
    for key in targets[::12]:
        for sign in (1, -1):
            objective = np.zeros(len(rows))
            objective[place[key]] = sign
            solved = linprog(objective, A_eq=matrix, b_eq=np.zeros(len(holds)), bounds=limits, method="highs")
            # No end in that direction is as unknown as can be.
            reached = np.inf if solved.status == 3 else abs(sign * solved.fun - truth[key] / 1000)
            assert reached >= 0.1 * truth[key] / 1000 * (1 - 1e-3), key


# Small tables of any kind, all bounds exactly


@st.composite
def crossings(draw) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series]:
    """Areas by kinds with every total, as a composition; and which of the figures went out before."""
    areas, kinds = draw(st.integers(1, 3)), draw(st.integers(2, 4))
    cells = [(area, kind) for area in range(areas) for kind in range(kinds)]
    amounts = draw(st.lists(st.integers(0, 500), min_size=len(cells), max_size=len(cells)))
    companies = draw(st.lists(st.integers(1, 12), min_size=len(cells), max_size=len(cells)))
    rows = []

    def figure(region, dimension, category, chosen):
        parts = [number for number in chosen if amounts[number] > 0]
        if parts:
            share = [amounts[number] / companies[number] for number in parts]
            rows.append(("x", region, YEAR, dimension, category, float(sum(amounts[number] for number in parts)),
                         float(max(companies[number] for number in parts)), sum(share),
                         min(2 * sum(share), float(sum(amounts[number] for number in parts))), parts))

    for area in [*range(areas), None]:
        inside = [number for number, (where, _) in enumerate(cells) if area in (where, None)]
        region = "NL01" if area is None else f"PV{20 + area}"
        figure(region, "total", "total", inside)
        for kind in range(kinds):
            figure(region, "kind", str(kind), [number for number in inside if cells[number][1] == kind])
    frame = pd.DataFrame(rows, columns=[*KEY, "amount", "companies", "largest", "two_largest", "parts"])
    frame = frame.assign(of_indicator=None, of_dimension=None, of_category=None)
    parts = pd.DataFrame({"part": range(len(cells)), "year": YEAR, "amount": np.array(amounts, float)})
    told = pd.Series(draw(st.lists(st.sampled_from([False] * 5 + [True]), min_size=len(frame), max_size=len(frame))))
    return frame, parts, told.astype(bool)


def exact_bounds(objective: np.ndarray, known: np.ndarray, value: np.ndarray) -> tuple[float, float]:
    """The least and the largest value of a sum of cells, when some sums are known and no cell is below zero."""
    found = []
    for sign in (1, -1):
        solved = linprog(sign * objective, A_eq=known if len(known) else None, b_eq=value if len(known) else None,
                         bounds=(0, 1e5), method="highs")
        assert solved.status == 0, solved.message
        found.append(sign * solved.fun)
    return found[0], found[1]


RULE: Rules = replace(RULES, missed={"total": 100, "nation": 20})


@settings(max_examples=60)
@given(crossings())
def test_no_small_table_gives_away_what_is_hidden(made):
    """Every hidden figure and every sum of hidden figures that is left of a known whole, where they tell too much."""
    figures, parts, told = made
    if figures.empty:
        return
    decided = decide(figures, parts, RULE, told)
    reason = figures[KEY].merge(decided, how="left", on=KEY)
    hidden, exposed = reason["reason"].notna().to_numpy(), reason["is_exposed"].eq(True).to_numpy()
    member = np.array([[float(part in row) for part in range(len(parts))] for row in figures["parts"]])
    amounts = figures["amount"].to_numpy()
    known = ~hidden | told.to_numpy()
    primary = (RULE.reasons(figures) != "").to_numpy()
    assert (hidden | ~primary).all(), "what tells too much by itself is hidden, whatever went out before"
    for place in np.flatnonzero(primary & ~told.to_numpy() & ~exposed):
        low, high = exact_bounds(member[place], member[known], amounts[known])
        margin = RULE.protection_percent / 100 * amounts[place] * (1 - 1e-4)
        assert low <= amounts[place] - margin and high >= amounts[place] + margin
    for whole in np.flatnonzero(known & (figures["dimension"] == "total").to_numpy()):
        family = np.flatnonzero((figures["region"] == figures["region"].iat[whole]) & (figures["dimension"] == "kind"))
        left = [place for place in family if not known[place]]
        if not left or exposed[left].any():
            continue
        together = figures.iloc[left][["amount", "companies", "largest", "two_largest"]].agg(
            {"amount": "sum", "companies": "max", "largest": "sum", "two_largest": "sum"}).to_frame().T
        if RULE.reasons(together)[0]:
            low, high = exact_bounds(member[left].sum(axis=0), member[known], amounts[known])
            margin = RULE.protection_percent / 100 * amounts[left].sum() * (1 - 1e-4)
            assert low <= amounts[left].sum() - margin and high >= amounts[left].sum() + margin
