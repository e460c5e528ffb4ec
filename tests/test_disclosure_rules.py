"""The gate on figures made by hand: what is hidden, what is hidden with it, and what an earlier release gives away."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from publish.disclosure import CONFIDENTIAL, NotProtected, decide, told_before
from publish.disclosure_cells import KEY
from publish.disclosure_rules import Rules, settings

RULES = Rules(
    fewest_companies=3, companies_without_weights=10, dominance={"1": 75, "2": 90}, p_percent=10, protection_percent=10,
    round_to=1, decimals=1, missed={"total": 100, "nation": 20},
)
MANY = {"companies": 20, "largest_share": 0.2}


def judged(amount, companies, largest, two_largest) -> str:
    """Why a figure may not be told by itself."""
    columns = {"amount": [amount], "companies": [companies], "largest": [largest], "two_largest": [two_largest]}
    return RULES.reasons(pd.DataFrame(columns, dtype=float))[0]


@pytest.mark.parametrize(
    ("amount", "companies", "largest", "two_largest", "reason"),
    [
        (1000, 20, 200, 300, ""),
        (1000, 2, 600, 1000, "few"),
        (1000, None, 200, 300, "companies_unknown"),
        (1000, 9, None, None, "dominance_unknown"),
        (1000, 10, None, None, ""),  # so many companies that nobody need have told their weights
        (1000, 5, 760, 800, "dominance"),  # one has more than 75%
        (1000, 5, 500, 910, "dominance"),  # two have more than 90%
        (1000, 5, 750, 900, ""),  # not more than; and the rest, 100, is more than 10% of 750
        (0, 0, 0, 0, ""),  # nothing tells nothing
        (0, None, None, None, ""),
    ],
)
def test_a_figure_that_tells_of_one_company_is_hidden(amount, companies, largest, two_largest, reason):
    assert judged(amount, companies, largest, two_largest) == reason


def test_who_could_estimate_the_largest_company_hides_the_figure():
    """p%: of 1000 the largest has 700, the second 240, the rest 60: less than 10% of 700. (Dominance aside.)"""
    lenient = Rules(**{**vars(RULES), "dominance": {}})
    frame = pd.DataFrame({"amount": [1000.0], "companies": [5.0], "largest": [700.0], "two_largest": [940.0]})
    assert list(lenient.reasons(frame)) == ["p_percent"]
    assert list(lenient.reasons(frame.assign(two_largest=920.0))) == [""]  # the rest is 80, more than 70


def table(**kinds: tuple[float, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A total and its kinds, `name=(kg, companies)`, as the composition of a source gives them."""
    rows = []
    for number, (name, (amount, companies)) in enumerate(kinds.items()):
        rows.append(("kind", name, amount, companies, amount / max(companies, 1), [number]))
    whole = sum(row[2] for row in rows)
    most, largest = max(row[3] for row in rows), sum(row[4] for row in rows)
    rows.append(("total", "total", whole, most, largest, [*range(len(kinds))]))
    frame = pd.DataFrame(rows, columns=["dimension", "category", "amount", "companies", "largest", "parts"])
    frame = frame.assign(indicator="x", region="PV26", year=2023, two_largest=2 * frame["largest"], companies=frame[
        "companies"].astype(float), of_indicator=None, of_dimension=None, of_category=None)
    frame["two_largest"] = frame[["amount", "two_largest"]].min(axis=1)
    parts = pd.DataFrame({"part": range(len(kinds)), "year": 2023, "amount": [amount for amount, _ in kinds.values()]})
    return frame.astype({"amount": float}), parts


def hidden(figures, parts, told=()) -> tuple[dict[str, str], set[str]]:
    """The categories hidden with their reason, and those that are exposed."""
    known = figures["category"].isin(list(told))
    found = decide(figures, parts, RULES, known)
    return dict(zip(found["category"], found["reason"], strict=True)), set(found.loc[found["is_exposed"], "category"])


def test_a_hidden_figure_takes_another_with_it():
    """a = total - b - c: with a alone hidden anybody subtracts. One more is hidden; not the total, which is missed."""
    found, exposed = hidden(*table(a=(100, 1), b=(400, 20), c=(900, 20)))
    assert found.pop("a") == "few"
    assert list(found.values()) == ["secondary"] and set(found) < {"b", "c"}
    assert not exposed


def test_two_figures_of_one_company_do_not_hide_behind_each_other():
    """a and b may both be of one company; total - c = a + b would tell what it has."""
    found, _ = hidden(*table(a=(100, 1), b=(100, 1), c=(900, 20), d=(800, 20)))
    assert {"a", "b"} < set(found)
    assert "secondary" in found.values()


def test_nothing_else_is_hidden_where_nothing_tells_too_much():
    assert hidden(*table(a=(100, 20), b=(400, 20), c=(900, 20))) == ({}, set())


@pytest.mark.parametrize(("told", "instead"), [("b", "c"), ("c", "b")])
def test_what_went_out_before_hides_nothing(told, instead):
    """When c is known from an earlier release, hiding it again is of no use: b must go."""
    found, exposed = hidden(*table(a=(100, 1), b=(400, 20), c=(900, 20)), told=[told])
    assert found == {"a": "few", instead: "secondary"}
    assert not exposed


def test_what_earlier_releases_give_away_is_told():
    figures, parts = table(a=(100, 1), b=(400, 20), c=(900, 20))
    found, exposed = hidden(figures, parts, told=["b", "c", "total"])
    assert "a" in found and exposed == {"a"}
    found, exposed = hidden(figures, parts, told=["a"])
    assert "a" in found and exposed == {"a"}


def test_a_gate_that_cannot_keep_its_promise_stays_shut(monkeypatch):
    monkeypatch.setattr("publish.disclosure_solve.linprog", lambda *a, **k: linprog(np.ones(1), bounds=(1, 0)))
    with pytest.raises(NotProtected, match="PV26"):
        hidden(*table(a=(100, 1), b=(400, 20), c=(900, 20)))


def test_a_figure_was_told_only_when_it_had_a_value():
    figures, _ = table(a=(100, 1), b=(400, 20), c=(900, 20))
    earlier = figures[KEY].assign(value=[1.0, None, 3.0, None], status=["A", CONFIDENTIAL, CONFIDENTIAL, "O"])
    assert list(told_before(figures, earlier)) == [True, False, False, False]
    assert not told_before(figures, None).any()


def test_every_confidential_source_has_a_rule():
    from flows.sources import source, source_names

    for name in source_names():
        if source(name).facts["confidential"]:
            assert name in settings()["source"], f"{name}: nothing of it would ever go out"
