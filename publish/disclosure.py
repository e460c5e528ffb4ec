"""The gate: what of the figures may go out, and a log of what may not and why.

    released = releasable(cursor)                     # all rows of result.indicator_value
    released = releasable(cursor, rows, earlier)      # these rows, knowing what went out before
    released.rows                                     # the same keys; a confidential figure has status C and no value
    released.log                                      # one row per hidden figure: key, source, reason
    released.exposed                                  # hidden now, and yet known from what went out before

Publishers call `publish.edition.Edition`, which calls this. `data/disclosure.toml` holds the rules and
`docs/disclosure.md` explains them. Reasons: no_permission, no_rule, no_composition; few, companies_unknown, dominance,
dominance_unknown, p_percent (the figure itself tells too much); secondary (it would give away another); share (what it
is a share of, or the part, is hidden); left_out (nothing of it was kept when the file was handed in).
"""

from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd
from scipy import sparse

from flows.sources import source, source_names
from indicators.ask import COLUMNS
from publish.disclosure_cells import KEY, OF_KEY, Table, agrees, composition, has_composition, sums, tables
from publish.disclosure_kept import kept
from publish.disclosure_rules import CONTRIBUTORS, PERMISSION, SUMS, Rules, rules, settings
from publish.disclosure_solve import Solver

CONFIDENTIAL, SUPPRESSED = "C", "Q"
LOG_COLUMNS = [*KEY, "source", "reason"]


class NotProtected(Exception):
    """A hidden figure could be computed from what would be shown, although nothing went out before."""


@dataclass(frozen=True)
class Released:
    """Rows of the contract that may go out; see the module for `log` and `exposed` (key and source)."""

    rows: pd.DataFrame
    log: pd.DataFrame
    exposed: pd.DataFrame


def releasable(
    connection: duckdb.DuckDBPyConnection, rows: pd.DataFrame | None = None, earlier: pd.DataFrame | None = None,
    with_examples: bool = True,
) -> Released:
    """What may go out of these rows of the contract: all of the database unless given.

    `earlier` are rows that went out before (key, value, status): what they told cannot be hidden any more, so the gate
    does not build on it. Without `with_examples` it leaves rows of example data alone: these must not be shown then.
    Raises NotProtected when the gate cannot keep its promise; then nothing may go out.
    """
    if rows is None:
        rows = connection.execute(f"select {', '.join(COLUMNS)} from result.indicator_value order by all").df()
    released, logs, exposed = rows, [], []
    examples = delivered_sources(connection)
    for name in sorted(confidential_sources(connection, with_examples)):
        derived = derived_from(connection, rows, name)
        if has_composition(name) and settings()["source"].get(name, {}).get("rule") == CONTRIBUTORS:
            figures, parts = composition(connection, name)
            told = told_before(figures, of_same_kind(earlier, name, examples[name]))
            made_from = (figures, parts, rules(name), told)
            decided = kept(connection, made_from, lambda made_from=made_from: decide(*made_from))
            found = rows.loc[derived, KEY].merge(decided, how="left", on=KEY)["reason"].fillna("").to_numpy()
            reasons = pd.Series(found, index=rows.index[derived])
            reasons = reasons.mask(~agrees(rows[derived], figures) & (reasons == ""), "no_composition")
            exposed.append(decided.loc[decided["is_exposed"], KEY].assign(source=name))
            released = rounded(released, derived, rules(name))
        else:
            has_rule = name in settings()["source"]
            reasons = pd.Series("no_permission" if has_rule else "no_rule", index=rows.index[derived])
        hidden = reasons[reasons != ""]
        logs.append(rows.loc[hidden.index, KEY].assign(source=name, reason=hidden))
        released = closed(released, hidden.index)
    for name in sorted(examples):
        if settings()["source"].get(name, {}).get("rule") == SUMS:
            left_out = derived_from(connection, rows, name) & (rows["status"] == SUPPRESSED)
            logs.append(rows.loc[left_out, KEY].assign(source=name, reason="left_out"))
            released = closed(released, rows.index[left_out])
    log = pd.concat(logs) if logs else pd.DataFrame(columns=LOG_COLUMNS)
    known = pd.concat(exposed) if exposed else pd.DataFrame(columns=[*KEY, "source"])
    return Released(released, log[LOG_COLUMNS].reset_index(drop=True), known.reset_index(drop=True))


def closed(rows: pd.DataFrame, hidden: pd.Index) -> pd.DataFrame:
    """The rows with those hidden that may not go out: no value, no error, status C."""
    rows = rows.copy()
    rows.loc[hidden, ["value", "standard_error"]] = np.nan
    rows.loc[hidden, "status"] = CONFIDENTIAL
    return rows


def rounded(rows: pd.DataFrame, derived: pd.Series, rule: Rules) -> pd.DataFrame:
    """The rows with the figures of a source rounded: weights to `round_to`, percentages to `decimals`."""
    is_share = rows["unit"] == "%"
    value = rows["value"].mask(derived & ~is_share, (rows["value"] / rule.round_to).round() * rule.round_to)
    return rows.assign(value=value.mask(derived & is_share, rows["value"].round(rule.decimals)))


# Deciding


def decide(figures: pd.DataFrame, parts: pd.DataFrame, rule: Rules, told: pd.Series) -> pd.DataFrame:
    """The figures to hide: key, reason, and whether it went out before or follows from what did (is_exposed).

    `told` marks the figures that went out before. Raises NotProtected as `releasable` does.
    """
    figures = figures.assign(reason=rule.reasons(figures), told=told)
    decided = with_shares(pd.concat([protected(one, rule) for one in tables(figures, parts)], ignore_index=True))
    return decided.loc[decided["reason"] != "", [*KEY, "reason", "is_exposed"]]


def of_same_kind(earlier: pd.DataFrame | None, name: str, is_example: bool) -> pd.DataFrame | None:
    """The earlier rows that tell of what is a source now: an invented example tells nothing of the real delivery."""
    if earlier is None or "source" not in earlier:
        return earlier
    invented = earlier["source"].map(lambda listed: f"example_{name}" in listed.split(";"))
    return earlier[invented.astype(bool) == is_example]


def told_before(figures: pd.DataFrame, earlier: pd.DataFrame | None) -> pd.Series:
    """Which figures had a value in an earlier release."""
    if earlier is None or earlier.empty:
        return pd.Series(False, index=figures.index)
    shown = earlier.loc[earlier["value"].notna() & (earlier["status"] != CONFIDENTIAL), KEY].drop_duplicates()
    found = figures[KEY].merge(shown, how="left", on=KEY, indicator=True)["_merge"] == "both"
    return found.set_axis(figures.index)


def protected(table: Table, rule: Rules) -> pd.DataFrame:
    """The figures of a year with more of them hidden (reason secondary) until nothing hidden can be computed.

    What is hidden of a sum is itself a figure that anybody can compute as the whole less the parts shown. Where it
    tells too much, as when all of it is of one company, it is protected like any other.
    """
    figures, member = table.figures, table.member
    hidden, told = (figures["reason"] != "").to_numpy(), figures["told"].to_numpy()
    amounts = figures["amount"].abs().to_numpy()
    share = rule.protection_percent / 100
    solver = Solver(member, table.weights, rule.misses(figures).to_numpy(), told)
    is_exposed = hidden & told
    whole_and_parts, seen = sums(table), set()
    guarded = [np.array([place]) for place in np.flatnonzero(hidden & ~told)]
    while guarded:
        targets = sparse.vstack([sparse.csr_array(member[places].sum(axis=0).reshape(1, -1)) for places in guarded],
                                format="csr")
        by = share * np.array([amounts[places].sum() for places in guarded])
        found = solver.protect(hidden, targets, by, may_be_safe=not seen)
        for places, is_safe in zip(guarded, found.is_safe, strict=True):
            is_exposed[places] |= not is_safe
        hidden = found.hidden
        guarded = new_unions(figures, whole_and_parts, hidden & ~told, rule, seen)
    if is_exposed.any() and not told.any():
        raise NotProtected(figures.loc[is_exposed, KEY].to_string(index=False))
    secondary = hidden & (figures["reason"] == "").to_numpy()
    return figures.assign(reason=figures["reason"].mask(secondary, "secondary"), is_exposed=is_exposed)


def new_unions(figures: pd.DataFrame, whole_and_parts, hidden: np.ndarray, rule: Rules, seen: set) -> list[np.ndarray]:
    """The hidden parts of every whole that is known, where together they tell too much and were not seen before."""
    found = []
    for whole, parts in whole_and_parts:
        union = parts[hidden[parts]]
        if hidden[whole] or len(union) < 2 or (key := union.tobytes()) in seen:
            continue
        seen.add(key)
        found.append(union)
    if not found:
        return []
    numbers = np.repeat(np.arange(len(found)), [len(union) for union in found])
    members = figures.iloc[np.concatenate(found)][["amount", "companies", "largest", "two_largest"]].groupby(numbers)
    together = members.sum(min_count=1).assign(companies=members["companies"].max())
    for column in ("largest", "two_largest"):
        together[column] = together[column].where(members[column].count() == members.size())
    return [union for union, reason in zip(found, rule.reasons(together), strict=True) if reason]


def with_shares(figures: pd.DataFrame) -> pd.DataFrame:
    """A percentage is hidden with the weight that it is a share of, and with the weight that is the share."""
    hidden = figures.loc[figures["reason"] != "", KEY]
    part = figures[OF_KEY].set_axis(KEY, axis=1).merge(hidden, how="left", on=KEY, indicator=True)["_merge"] == "both"
    part_hidden = part.set_axis(figures.index) & figures["of_indicator"].notna() & (figures["reason"] == "")
    return figures.assign(reason=figures["reason"].mask(part_hidden, "share"))


# What it holds for


def confidential_sources(connection: duckdb.DuckDBPyConnection, with_examples: bool = True) -> set[str]:
    """The sources in this database of which not everything may go out, by name.

    Bundled tables are public. Examples of a source with rule `contributors` are treated as the real delivery will be,
    so that everybody sees what will be hidden; of other sources an example holds nothing to protect.
    """
    return {name for name, is_example in delivered_sources(connection).items()
            if guarded(name, is_example) and (with_examples or not is_example)}


def delivered_sources(connection: duckdb.DuckDBPyConnection) -> dict[str, bool]:
    """The sources that were handed in, and whether they are an example; bundled tables are not."""
    return dict(connection.execute(
        "select distinct source, is_example from meta.delivery where not is_bundled").fetchall())


def guarded(name: str, is_example: bool) -> bool:
    """Whether the figures of a delivered source must pass the gate."""
    if name not in source_names() or not source(name).facts["confidential"]:
        return False
    rule = settings()["source"].get(name, {})
    if rule.get("rule") in (CONTRIBUTORS, SUMS):
        return rule["rule"] == CONTRIBUTORS
    return not is_example and not (rule.get("rule") == PERMISSION and rule["permission"])


def judged_indicators(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The indicators of which the gate judges figure by figure how many companies are behind it."""
    judged = {name for name, rule in settings()["source"].items() if rule["rule"] == CONTRIBUTORS}
    records = connection.execute("select indicator, needs from meta.indicator order by indicator").fetchall()
    return [indicator for indicator, needs in records if judged & set(needs.split(","))]


def derived_from(connection: duckdb.DuckDBPyConnection, rows: pd.DataFrame, name: str) -> pd.Series:
    """Which rows stand on a source: those of an indicator that needs it, and those that name it."""
    records = connection.execute("select indicator, needs from meta.indicator").fetchall()
    needing = {indicator for indicator, needs in records if name in needs.split(",")}
    ids = {source_id for (source_id,) in connection.execute(
        "select distinct source_id from meta.delivery where source = $name", {"name": name}).fetchall()}
    named = rows["source"].map({listed: bool(ids & set(listed.split(";"))) for listed in rows["source"].unique()})
    return rows["indicator"].isin(needing) | named.astype(bool)
