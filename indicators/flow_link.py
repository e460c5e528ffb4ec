"""Where goods come from, what they are and where they go: the questions behind the Sankey and what hangs on it.

Each delivered cell of the five streams is exactly one link: from an origin (extraction, own production, other
provinces, abroad), through a kind of goods, to a use in the area or to who it is sent to.

    Selection("PV26", dimension="transition_agenda", uses=("households",))
    links_sql(selection, [2022])          one row per origin, kind of goods and destination
    sums_sql(selection, [2018, 2022])     one row per year and kind of goods

All values are in mln kg or mln EUR and carry standard error, status, flags, source and coverage, as the contract.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

import pandas as pd

from flows.sql import literal
from indicators.registry import indicators
from indicators.uncertainty import Z95

MEASURES = ("mass", "value")
SCOPES = ("all", "abiotic", "abiotic_non_energy")
DIMENSIONS = ("resource_type", "transition_agenda", "material", "goods_group")
ORIGINS = ("extraction", "own_production", "other_provinces", "abroad")
USES = (
    "households", "business_services", "government", "fixed_capital_formation", "goods_production", "stock_change",
    "not_applicable",
)
DESTINATIONS = (*USES, "other_provinces", "abroad")
# What a kind of goods beyond the largest ones is called when there are too many to draw.
REST = "rest"
# The filter of a selection that a kind of goods of a dimension stands for.
FILTER = {
    "resource_type": "classes", "transition_agenda": "agendas", "material": "materials", "goods_group": "goods_groups",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cells count. An empty tuple is no filter; `goods_groups` are CE67 numbers.

    `dimension` is the kind of goods asked for (DIMENSIONS, or "all"), `scope` weighs a group by its abiotic share and
    by what of it is not burned, `options` are those of the flow indicators (share_set, mixed_share, ...).
    Raises ValueError for an unknown measure, scope or dimension.
    """

    region: str
    measure: str = "mass"
    scope: str = "all"
    dimension: str = "resource_type"
    classes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    agendas: tuple[str, ...] = ()
    goods_groups: tuple[int, ...] = ()
    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    options: Mapping[str, str | float] = field(default_factory=dict)

    def __post_init__(self):
        for asked, known in ((self.measure, MEASURES), (self.scope, SCOPES), (self.dimension, (*DIMENSIONS, "all"))):
            if asked not in known:
                raise ValueError(f"{asked!r} is none of {', '.join(known)}")

    def seen_by(self, dimension: str) -> "Selection":
        """The same cells, told apart by another kind of goods."""
        return replace(self, dimension=dimension)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out by a filter and the options are the default ones."""
        return self == Selection(self.region, self.measure, self.scope, self.dimension)

    def narrowed(self, category: str, origin: str = "", destination: str = "", rest: Iterable[str] = ()) -> "Selection":
        """Only the cells of one ribbon: a kind of goods of this dimension, with one origin or one destination.

        `rest` are the kinds that the category "rest" stands for.
        """
        kinds = tuple(rest) if category == REST else (category,)
        if self.dimension == "goods_group":
            kinds = tuple(int(kind) for kind in kinds)
        sides = {"origins": origin, "destinations": destination}
        return replace(self, **{FILTER[self.dimension]: kinds}, **{side: (end,) for side, end in sides.items() if end})


def links_sql(selection: Selection, years: Sequence[int]) -> str:
    """One row per year, origin, category and destination that has cells.

    Columns: region, year, origin, category, destination, value, standard_error, unit, status, flags, source,
    rows_expected, rows_known. A value is NULL when none of its cells is known.
    """
    return question("link", selection, years, ())


def sums_sql(selection: Selection, years: Sequence[int] | None = None, known_in: Sequence[int] = ()) -> str:
    """The same columns per year and category, with "all" as origin and destination.

    With `known_in` only cells count that are known in each of those years: the way to compare two years.
    """
    return question("sum", selection, years, known_in)


def question(grain: str, selection: Selection, years: Sequence[int] | None, known_in: Sequence[int]) -> str:
    """A call of the macro `flow_link`; all that comes from outside is quoted."""
    options = {parameter.name: parameter.default for parameter in indicators()["dmi"].parameters} | selection.options
    arguments = [
        literal(grain),
        literal(selection.region),
        literal(selection.measure),
        literal(selection.scope),
        literal(selection.dimension),
        literal(options["waste"] == "with"),
        literal(options["share_set"]),
        f"cast({literal(options['mixed_share'])} as decimal(9, 6))",
        literal(options["energy_split"]),
        wanted(selection.classes, "varchar"),
        wanted(selection.materials, "varchar"),
        wanted(selection.agendas, "varchar"),
        wanted(selection.goods_groups, "smallint"),
        wanted(selection.origins, "varchar"),
        wanted(selection.destinations, "varchar"),
        "null::smallint[]" if years is None else listed(years, "smallint"),
        listed(known_in, "smallint"),
    ]
    return f"from flow_link({', '.join(arguments)}) order by year, origin, category, destination"


def wanted(items: Sequence, kind: str) -> str:
    """A filter as SQL: NULL for none."""
    return listed(items, kind) if items else f"null::{kind}[]"


def listed(items: Sequence, kind: str) -> str:
    """A list as SQL."""
    return f"[{', '.join(literal(int(item) if kind == 'smallint' else item) for item in items)}]::{kind}[]"


def undrawable(links: pd.DataFrame) -> pd.DataFrame:
    """The links below zero: goods taken from stock, which no ribbon can show."""
    return links[links["value"] < 0]


def folded(links: pd.DataFrame, number: int, always: Iterable[str] = ()) -> tuple[pd.DataFrame, list[str]]:
    """The links with all but the `number` largest categories put together as "rest", and what that stands for.

    Largest by what can be drawn; those in `always` stay apart.
    """
    sizes = links[links["value"] > 0].groupby("category")["value"].sum()
    order = sorted(sizes.index, key=lambda category: (-sizes[category], category))
    kept = {*order[:number], *always}
    rest = [category for category in order if category not in kept]
    if len(rest) < 2:
        return links, []
    named = links["category"].where(links["category"].isin(kept), REST)
    return added(links.assign(category=named), ["year", "origin", "category", "destination"]), rest


def ribbons(links: pd.DataFrame) -> pd.DataFrame:
    """The two ribbons of every drawable link: from its origin to its kind of goods, and from there to its destination.

    Columns: side ("origin" or "destination"), end (the code at that side), category, value, standard_error, share (of
    all that is drawn), rows_expected, rows_known. Both sides add up to the same.
    """
    drawn = links[links["value"] > 0]
    sides = [
        added(drawn.assign(end=drawn[side]), ["end", "category"]).assign(side=side)
        for side in ("origin", "destination")
    ]
    both = pd.concat(sides, ignore_index=True)
    both["share"] = both["value"] / drawn["value"].sum()
    return both[["side", "end", "category", "value", "standard_error", "share", "rows_expected", "rows_known"]]


def added(links: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Links summed by some columns: values and counts add up, errors as of independent cells, unknown stays unknown."""
    if links.empty:
        return links[[*by, "value", "standard_error", "rows_expected", "rows_known"]]
    rows = []
    for key, group in links.groupby(by, sort=True):
        known = group.dropna(subset=["value"])
        errors = known["standard_error"]
        rows.append({
            **dict(zip(by, key, strict=True)),
            "value": known["value"].sum() if len(known) else None,
            "standard_error": sqrt((errors**2).sum()) if len(known) and errors.notna().all() else None,
            "rows_expected": int(group["rows_expected"].sum()),
            "rows_known": int(group["rows_known"].sum()),
        })
    return pd.DataFrame(rows)


def coverage(rows: pd.DataFrame) -> tuple[int, int]:
    """How many cells are known, and how many there are. A cell of a group in two agendas counts in both."""
    return int(rows["rows_known"].sum()), int(rows["rows_expected"].sum())


def margin(rows: pd.DataFrame) -> pd.Series:
    """Half the width of the 95% interval of each row; empty without a standard error."""
    return Z95 * rows["standard_error"].astype(float)


def out_of_stock(links: pd.DataFrame) -> pd.Series:
    """What on balance came out of stock, above zero, per category with the largest first."""
    below = undrawable(links)
    return (-below.groupby("category")["value"].sum()).sort_values(ascending=False, kind="stable")


def headline(drawn: pd.DataFrame) -> dict[str, tuple[str, float]]:
    """The largest origin, destination and kind of goods of the ribbons, each with its share of what is drawn."""
    sides = {side: drawn[drawn["side"] == side] for side in ("origin", "destination")}
    shares = {side: rows.groupby("end")["share"].sum() for side, rows in sides.items()}
    shares["kind"] = sides["origin"].groupby("category")["share"].sum()
    return {name: (found.idxmax(), found.max()) for name, found in shares.items()}


def drawn_total(drawn: pd.DataFrame) -> float:
    """What is drawn, once."""
    return drawn[drawn["side"] == "origin"]["value"].sum()


def totals(rows: pd.DataFrame) -> pd.Series:
    """The sum of what is known per year, for the years of which anything is known."""
    return rows.groupby("year")["value"].sum(min_count=1).dropna()
