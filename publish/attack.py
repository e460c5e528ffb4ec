"""The gate attacked from outside: how closely can be computed what was hidden, from all that is published?

    found = attack(connection, edition.values(), earlier)   # one row per hidden figure that must stay unknown
    found[found["is_exposed"]]                              # is empty, or nothing may be released

The outsider is given more than anybody has: which reports exist and which figures each of them is in, though not what
they weigh. Unknown are the weights, zero or more; known is what was published now and before, as it was rounded:
weights, and percentages as the share that one weight is of another. The least and the largest value of a hidden figure
are linear programmes. Nothing of how the gate chose what to hide is used here: not its witnesses, not its log.

Many figures are cleared by one programme that pushes all of them at once, each up or down; what is left after a few of
these gets programmes of its own.
"""

from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import linprog

from publish.disclosure import confidential_sources, of_same_kind, told_before
from publish.disclosure_cells import KEY, OF_KEY, Table, composition, has_composition, tables
from publish.disclosure_rules import CONTRIBUTORS, Rules, rules, settings

CONFIDENTIAL = "C"
SCALE = 1e-3
# Less than this part of a bound is the rounding of the solver.
SLACK = 1e-4
# So many programmes that push all figures at once, while one of the last few still found something; a few figures get
# programmes of their own straight away.
PUSHES, IDLE, FEW = 40, 4, 4
FOUND_COLUMNS = [*KEY, "source", "amount", "lower", "upper", "is_exposed"]


def attack(connection: duckdb.DuckDBPyConnection, rows: pd.DataFrame, earlier: pd.DataFrame | None = None,
           exact: bool = False, targets: pd.DataFrame | None = None) -> pd.DataFrame:
    """What can be computed of every hidden figure that tells too much by itself: FOUND_COLUMNS, weights in kg.

    `connection` is the whole database, `rows` what was published of it and `earlier` what went out before. Figures that
    went out before are not hidden any more and are left out. A figure is exposed when it is known more closely than the
    protection of its source allows. `exact`: the rows were not rounded. `targets`: only these figures (keys).
    """
    found = [pd.DataFrame(columns=FOUND_COLUMNS)]
    is_example = dict(connection.execute("select distinct source, is_example from meta.delivery").fetchall())
    for name in sorted(confidential_sources(connection)):
        if not has_composition(name) or settings()["source"].get(name, {}).get("rule") != CONTRIBUTORS:
            continue
        figures, parts = composition(connection, name)
        if targets is not None:
            figures = figures[figures["year"].isin(targets["year"])].reset_index(drop=True)
        rule = replace(rules(name), round_to=0, decimals=12) if exact else rules(name)
        before = of_same_kind(earlier, name, is_example[name])
        figures = figures.assign(
            told=told_before(figures, before), was=values_of(figures, before), value=values_of(figures, rows),
            hidden=figures[KEY].merge(rows[[*KEY, "status"]], how="left", on=KEY)["status"].eq(CONFIDENTIAL),
            is_target=True if targets is None else found_in(figures, targets))
        found += [of_year(table, rule).assign(source=name) for table in tables(figures, parts)]
    return pd.concat(found, ignore_index=True)[FOUND_COLUMNS]


def values_of(figures: pd.DataFrame, rows: pd.DataFrame | None) -> np.ndarray:
    """The published value of each figure; missing where it has none."""
    if rows is None:
        return np.full(len(figures), np.nan)
    latest = rows[[*KEY, "value"]].drop_duplicates(KEY, keep="last")
    return figures[KEY].merge(latest, how="left", on=KEY)["value"].to_numpy(float)


def found_in(figures: pd.DataFrame, keys: pd.DataFrame) -> np.ndarray:
    """Which figures are among these keys."""
    found = figures[KEY].merge(keys[KEY].drop_duplicates(), how="left", on=KEY, indicator=True)["_merge"]
    return found.eq("both").to_numpy()


def of_year(table: Table, rule: Rules) -> pd.DataFrame:
    """The figures of a year that must stay unknown, with the bounds that an outsider finds."""
    figures = table.figures
    targets = np.flatnonzero(
        figures["is_target"] & figures["hidden"] & ~figures["told"] & (rule.reasons(figures) != ""))
    reach = sparse.csr_array(table.member[targets])
    amounts = figures["amount"].to_numpy()[targets] * SCALE
    rows, most = known(table, rule)
    by = rule.protection_percent / 100 * amounts * (1 - SLACK)
    lower, upper = bounds(reach, amounts, by, rows, most)
    exposed = (upper < amounts + by) | (lower > amounts - by)
    return figures.iloc[targets][KEY].assign(
        amount=amounts / SCALE, lower=lower / SCALE, upper=upper / SCALE, is_exposed=exposed)


def known(table: Table, rule: Rules) -> tuple[sparse.csr_array, np.ndarray]:
    """All that is published as `rows @ weights <= most`, weights in thousands of kg."""
    figures, member = table.figures, table.member
    is_share = figures["of_indicator"].notna().to_numpy()
    rows, most = [], []
    half = rule.round_to / 2
    for values in (figures["value"].to_numpy(float), figures["was"].to_numpy(float)):
        # An earlier value of data that were revised since tells of other weights.
        same = np.abs(values - figures["amount"].to_numpy()) <= half * (1 + SLACK) + 1e-6 * np.abs(values)
        shown = np.flatnonzero(~is_share & np.isfinite(values) & same)
        rows += [member[shown], -member[shown]]
        most += [(values[shown] + half) * SCALE, (half - values[shown]) * SCALE]
    places = {key: place for place, key in enumerate(figures[KEY].itertuples(index=False, name=None))}
    part = [places.get(key) for key in figures[OF_KEY].itertuples(index=False, name=None)]
    step = 0.5 * 10.0 ** -rule.decimals
    for place in np.flatnonzero(is_share & figures["value"].notna()):
        if part[place] is None:  # it is a share of nothing
            continue
        value = figures["value"].iat[place]
        whole, share = member[[place]], 100 * member[[part[place]]]
        rows += [share - (value + step) * whole, (value - step) * whole - share]
        most += [np.zeros(1), np.zeros(1)]
    return sparse.vstack(rows, format="csr"), np.concatenate(most)


def bounds(reach: sparse.csr_array, amounts: np.ndarray, by: np.ndarray, rows: sparse.csr_array, most: np.ndarray,
           seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """The least and largest value of each target found (`reach @ weights`): beyond `by` of its amount, or exact."""
    lower, upper = amounts.copy(), amounts.copy()
    # Weights beyond the largest total do not exist; without a limit a programme may have no end.
    limit = max(float(np.max(np.abs(most), initial=0)), float(amounts.max(initial=0))) * 2 + 1

    def push(objective: np.ndarray) -> bool:
        solved = linprog(objective, A_ub=rows, b_ub=most, bounds=(0, limit), method="highs-ipm")
        if solved.x is None:
            raise ValueError(f"what is published contradicts itself: {solved.message}")
        at, before = reach @ solved.x, (lower.sum(), upper.sum())
        np.minimum(lower, at, out=lower)
        np.maximum(upper, at, out=upper)
        return (lower.sum(), upper.sum()) != before

    def short(of_upper: bool) -> np.ndarray:
        return upper < amounts + by if of_upper else lower > amounts - by

    drawn, idle = np.random.default_rng(seed), 0
    for _ in range(PUSHES if len(amounts) > FEW else 0):
        if idle == IDLE or not (short(True) | short(False)).any():
            break
        up = np.where(short(True) & short(False), drawn.choice([-1.0, 1.0], len(amounts)),
                      np.where(short(True), -1.0, np.where(short(False), 1.0, 0.0)))
        idle = 0 if push(reach.T @ (up * drawn.random(len(amounts)) / np.maximum(amounts, SCALE))) else idle + 1
    for of_upper in (True, False):
        for place in np.flatnonzero(short(of_upper)):
            if short(of_upper)[place]:
                push((-1.0 if of_upper else 1.0) * reach[[place]].toarray().ravel())
    return lower, upper
