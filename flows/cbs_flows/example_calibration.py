"""The example year 2022: what moves between provinces and abroad, calibrated on the published totals.

A first guess comes from the recipe (`example_recipe/*.csv`: our own round figures per goods group and place,
no facts). A small linear programme then moves it as little as possible until it agrees with what CBS
published. Weights are in mld kg; arrays run over stream, province, goods group, ordered as the code lists.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, hstack, vstack

from flows.home import DATA

Array = NDArray[np.float64]
# Which flows (an index into them) and their weight in a row of the linear programme.
Term = tuple[object, Array | float]

RECIPE = Path(__file__).parent / "example_recipe"
YEAR = 2022
GOODS_FLOWS = ("goods_flows", "cbs_regionale_goederenstromen")
MATERIAL_FLOWS = ("material_flows", "cbs_materiaalmonitor")
PROVINCE_MEASURES = {
    "inflow": "inflow_gross_weight",
    "intraregional": "intraregional_gross_weight",
    "outflow": "outflow_gross_weight",
    "supply": "supply_gross_weight",
    "supply_value": "supply_value",
}
MATERIALS = ("biomass", "metal", "mineral", "fossil")
# The streams in the order of the code list. The first five are calibrated; the last four, which end with
# transit and distribution, fill what is left.
OWN, IN_NATIONAL, IN_ABROAD, OUT_NATIONAL, OUT_ABROAD, IN_FOR_REEXPORT, REEXPORT = range(7)
MADE = [OWN, OUT_NATIONAL, OUT_ABROAD]
USED = [OWN, IN_NATIONAL, IN_ABROAD]

# How close the linear programme must come. Published province totals are whole mld kg, so 0.5 is the
# rounding; below it is room for blanks and for the small difference between both sides of re-export.
ROUNDING = 0.44
DMC_BAND = 0.022
TRADE_BAND = 0.08
VALUE_BAND = 0.04
SHARE_BAND = 0.004
# Own production and use as a share of intraregional flows: CBS gives 44% for Zuid-Holland, others stay near.
OWN_SHARE = 0.44
OWN_SHARE_BAND = 0.08
LEAST_TRANSIT = 0.3
# Assumed price by stream, relative to goods for the own region: imports a bit below, exports a bit above.
STREAM_PRICES = np.array([1.0, 1.0, 0.94, 1.0, 1.05, 0.96, 1.0, 0.98, 1.0])


@dataclass(frozen=True)
class Recipe:
    """Our own assumptions, as arrays. 67 goods groups, 12 provinces.

    `national`: made, imported, exported (3 x 67, mld kg); `price`: EUR/kg (67); `made_by`, `used_by`: shares
    of the provinces (12 x 67); `uses`: shares of the five use groups other than stock change (67 x 5);
    `distributed`: weight of a goods group in distribution, per kg used (67); `places`: the profiles by name
    (12 each); `material`, `is_raw`, `is_waste`: classes (67).
    """

    national: Array
    price: Array
    made_by: Array
    used_by: Array
    uses: Array
    distributed: Array
    places: dict[str, Array]
    material: NDArray[np.str_]
    is_raw: NDArray[np.bool_]
    is_waste: NDArray[np.bool_]


class Published:
    """Official figures from `data/official/<topic>.csv`, by measure; rows for checking only are left out."""

    def __init__(self, topic: str, series: str) -> None:
        self._values = {
            (row["measure"], row["region"], row["category"], int(row["year"])): float(row["value"])
            for row in read_rows(DATA / "official" / f"{topic}.csv")
            if row["series"] == series and row["check_only"] != "true"
        }

    def value(self, measure: str, region: str = "NL01", category: str = "total", year: int = YEAR) -> float:
        """The one published figure; KeyError when it is not there."""
        return self._values[measure, region, category, year]

    def years(self, measure: str, category: str) -> dict[int, float]:
        """Year -> national figure, in order of year."""
        found = {k[3]: v for k, v in self._values.items() if k[:3] == (measure, "NL01", category)}
        return dict(sorted(found.items()))


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a UTF-8 CSV with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_recipe() -> Recipe:
    """The recipe tables joined to the code lists. KeyError when a table names an unknown place or use."""
    groups = read_rows(DATA / "codelists" / "goods_groups.csv")
    goods = read_rows(RECIPE / "goods.csv")
    if [row["goods_group"] for row in groups] != [row["goods_group"] for row in goods]:
        raise ValueError("example_recipe/goods.csv must list the goods groups of the code list, in its order")
    places = {
        row["profile"]: np.array([float(row[province]) for province in province_codes()])
        for row in read_rows(RECIPE / "places.csv")
    }
    uses = {row.pop("use"): [float(v) for v in row.values()] for row in read_rows(RECIPE / "uses.csv")}
    use_table = np.array([uses[row["use"]] for row in goods])

    def spread(column: str) -> Array:
        shares = np.array([places[row[column]] for row in goods]).T
        return shares / np.maximum(shares.sum(axis=0), 1e-9)

    return Recipe(
        national=np.array([[float(row[c]) for row in goods] for c in ("made", "imported", "exported")]),
        price=np.array([float(row["price"]) for row in goods]),
        made_by=spread("made_by"),
        used_by=spread("used_by"),
        uses=use_table[:, :5],
        distributed=use_table[:, 5],
        places=places,
        material=np.array([row["material"] for row in groups]),
        is_raw=np.array([row["is_raw_material"] == "true" for row in groups]),
        is_waste=np.array([row["is_waste"] == "true" for row in groups]),
    )


def province_totals() -> dict[str, Array]:
    """CBS goods flows by province, 2022: measure -> 12 figures in mld kg (supply_value: mld EUR)."""
    published = Published(*GOODS_FLOWS)
    return {
        name: np.array([published.value(measure, region=province) for province in province_codes()])
        for name, measure in PROVINCE_MEASURES.items()
    }


def province_codes() -> list[str]:
    """PV20 .. PV31, in the order of the code list."""
    regions = read_rows(DATA / "codelists" / "regions.csv")
    return [row["region"] for row in regions if row["kind"] == "province"]


def rake(table: Array, rows: Array, columns: Array, rounds: int = 60) -> Array:
    """`table` scaled by row and by column in turn until it adds up to both; the columns hold exactly."""
    for _ in range(rounds):
        table = table * (rows / np.maximum(table.sum(axis=1), 1e-12))[:, None]
        table = table * (columns / np.maximum(table.sum(axis=0), 1e-12))[None, :]
    return table


def first_guess(recipe: Recipe, totals: dict[str, Array]) -> Array:
    """5 x 12 x 67: what each province makes and uses, split by origin and destination.

    What a province makes and does not export is matched with what it uses and does not import, as far as the
    published intraregional flow suggests. The rest is trade between provinces, which closes per goods group.
    """
    made, imported, exported = recipe.national
    used = made + imported - exported
    supply, use = totals["supply"], totals["supply"] + totals["inflow"] - totals["outflow"]
    made_there = rake(recipe.made_by * made, supply, made)
    used_there = rake(recipe.used_by * used, use, used)
    openness = recipe.places["openness"][:, None]
    to_abroad = np.minimum(scale_to(made_there * openness, exported), 0.93 * made_there)
    from_abroad = np.minimum(scale_to(used_there * openness, imported), 0.97 * used_there)
    left, wanted = made_there - to_abroad, used_there - from_abroad
    wanted *= left.sum(axis=0) / np.maximum(wanted.sum(axis=0), 1e-12)
    matched = np.minimum(left, wanted)
    own = matched * np.minimum(0.9, OWN_SHARE * totals["intraregional"] / matched.sum(axis=1))[:, None]
    return np.stack([own, wanted - own, from_abroad, left - own, to_abroad])


def scale_to(table: Array, columns: Array) -> Array:
    """`table` with every column scaled to its sum in `columns`; an empty column stays empty."""
    return table * columns / np.maximum(table.sum(axis=0), 1e-12)


class Ranges:
    """Rows `low <= sum(weights * flows) <= high` of the linear programme."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._shape = shape
        self.rows: list[Array] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, low: float, high: float, *terms: Term) -> None:
        """One row; equal bounds make it an equation."""
        row = np.zeros(self._shape)
        for index, weight in terms:
            row[index] += weight
        self.rows.append(row.ravel())
        self.low.append(low)
        self.high.append(high)


def requirements(recipe: Recipe, totals: dict[str, Array], shape: tuple[int, ...]) -> Ranges:
    """What the published figures ask of the five calibrated streams."""
    ranges = Ranges(shape)
    _ask_provinces(ranges, recipe, totals)
    _ask_nation(ranges, recipe)
    for group in range(shape[2]):
        ranges.add(0, 0, (np.s_[IN_NATIONAL, :, group], 1), (np.s_[OUT_NATIONAL, :, group], -1))
    return ranges


def _ask_provinces(ranges: Ranges, recipe: Recipe, totals: dict[str, Array]) -> None:
    """CBS 2022 by province (see `province_totals`), and CBS's shares for the use in Zuid-Holland."""
    passing = recipe.places["gateway"] / recipe.places["gateway"].sum() * national_reexport(recipe).sum()
    for p in range(len(totals["supply"])):
        supply, intraregional = totals["supply"][p], totals["intraregional"][p]
        own, made = np.s_[OWN, p], np.s_[MADE, p]
        ranges.add(supply - ROUNDING, supply + ROUNDING, (made, 1))
        net = totals["inflow"][p] - totals["outflow"][p]
        inward, outward = np.s_[[IN_NATIONAL, IN_ABROAD], p], np.s_[[OUT_NATIONAL, OUT_ABROAD], p]
        ranges.add(net - 2 * ROUNDING, net + 2 * ROUNDING, (inward, 1), (outward, -1))
        ranges.add(0, totals["outflow"][p] - passing[p] - LEAST_TRANSIT, (outward, 1))
        low, high = OWN_SHARE - OWN_SHARE_BAND, OWN_SHARE + OWN_SHARE_BAND
        ranges.add(low * intraregional, high * intraregional, (own, 1))
        value = totals["supply_value"][p]
        ranges.add(
            (1 - VALUE_BAND) * value,
            (1 + VALUE_BAND) * value,
            *((np.s_[stream, p], recipe.price * STREAM_PRICES[stream]) for stream in MADE),
        )
    _ask_zuid_holland(ranges, province_codes().index("PV28"), totals)


def _ask_zuid_holland(ranges: Ranges, p: int, totals: dict[str, Array]) -> None:
    """The one province for which CBS published where used goods come from, 2022 (whole per cents)."""
    published = Published(*GOODS_FLOWS)
    own_share = published.value("intraregional_share", "PV28", "own_production_and_use") / 100
    intraregional = totals["intraregional"][p]
    ranges.add(
        (own_share - SHARE_BAND) * intraregional, (own_share + SHARE_BAND) * intraregional, (np.s_[OWN, p], 1)
    )
    for stream, origin in ((IN_ABROAD, "abroad"), (IN_NATIONAL, "other_provinces")):
        share = published.value("use_origin_share", "PV28", origin) / 100
        use, origin_part = np.s_[USED, p], np.s_[stream, p]
        ranges.add(0, np.inf, (origin_part, 1), (use, SHARE_BAND - share))
        ranges.add(-np.inf, 0, (origin_part, 1), (use, -SHARE_BAND - share))


def _ask_nation(ranges: Ranges, recipe: Recipe) -> None:
    """CBS Materiaalmonitor 2022: DMC by material, extraction, imports and exports without re-export."""
    published = Published(*MATERIAL_FLOWS)

    def dmc(chosen: NDArray[np.bool_]) -> tuple[Term, ...]:
        extracted = (np.s_[MADE], 1.0 * (chosen & recipe.is_raw))
        return extracted, (np.s_[IN_ABROAD], 1.0 * chosen), (np.s_[OUT_ABROAD], -1.0 * chosen)

    def band(value: float, width: float) -> tuple[float, float]:
        return (1 - width) * value, (1 + width) * value

    counted = ~recipe.is_waste
    for material in MATERIALS:
        low, high = band(published.value("dmc", category=material), DMC_BAND)
        ranges.add(low, high, *dmc(counted & (recipe.material == material)))
    ranges.add(*band(published.value("dmc"), DMC_BAND), *dmc(counted))
    ranges.add(*band(published.value("extraction"), TRADE_BAND), (np.s_[MADE], 1.0 * recipe.is_raw))
    for measure, stream in (("imports_excl_reexport", IN_ABROAD), ("exports_excl_reexport", OUT_ABROAD)):
        for groups in (counted, np.ones_like(counted)):
            ranges.add(*band(published.value(measure), TRADE_BAND), (np.s_[stream], 1.0 * groups))


def calibrate(guess: Array, recipe: Recipe, ranges: Ranges) -> Array:
    """The flows nearest to `guess` (same shape) that meet `ranges`.

    Near is weighed by mass and by value; a large change of one cell costs more than small changes of many.
    RuntimeError when the published figures cannot be met together.
    """
    cells = np.flatnonzero(guess)
    start = guess.ravel()[cells]
    rows = csr_array(np.array(ranges.rows)[:, cells])
    reached = rows @ start
    low, high = np.array(ranges.low) - reached, np.array(ranges.high) - reached
    cost = 1 + np.broadcast_to(recipe.price, guess.shape).ravel()[cells] / 1.5
    steps = [(1, 0.2, 1), (1, 1.3, 5), (-1, 0.2, 1), (-1, 0.6, 5)]  # direction, room as a share, cost
    every = hstack([sign * rows for sign, _, _ in steps], format="csr")
    equal = low == high
    upper, lower = np.isfinite(high) & ~equal, np.isfinite(low) & ~equal
    solved = linprog(
        np.concatenate([cost * weight for *_, weight in steps]),
        A_ub=vstack([every[upper], -every[lower]], format="csr"),
        b_ub=np.concatenate([high[upper], -low[lower]]),
        A_eq=every[equal],
        b_eq=low[equal],
        bounds=[(0, most) for _, room, _ in steps for most in room * start],
        method="highs-ds",
    )
    if not solved.success:
        raise RuntimeError(f"the example cannot meet the published figures: {solved.message}")
    change = sum(sign * part for (sign, _, _), part in zip(steps, np.split(solved.x, 4), strict=True))
    flows = np.zeros(guess.size)
    flows[cells] = np.maximum(start + change, 0)
    return flows.reshape(guess.shape).round(9)


def national_reexport(recipe: Recipe) -> Array:
    """Re-export by goods group (67): CBS 2022 by material, spread by trade; little mixed goods or waste."""
    published = Published(*MATERIAL_FLOWS)
    traded = recipe.national[1] + recipe.national[2]
    result = 0.02 * traded
    for material in MATERIALS:
        chosen = (recipe.material == material) & ~recipe.is_waste
        share = traded[chosen] / traded[chosen].sum()
        result[chosen] = published.value("reexports", category=material) * share
    return result


def passing_through(flows: Array, recipe: Recipe, totals: dict[str, Array]) -> Array:
    """4 x 12 x 67: import for re-export, re-export, transit, distribution, filling the published totals."""
    gateway = recipe.places["gateway"] / recipe.places["gateway"].sum()
    reexport = gateway[:, None] * national_reexport(recipe)
    outward = flows[[OUT_NATIONAL, OUT_ABROAD]].sum(axis=(0, 2))
    inward = flows[[IN_NATIONAL, IN_ABROAD]].sum(axis=(0, 2))
    # Transit serves both sides: the middle of what the inflow and the outflow leave room for.
    transit = (totals["outflow"] - outward + totals["inflow"] - inward) / 2 - reexport.sum(axis=1)
    traded = reexport.sum(axis=0) + recipe.national[1] + recipe.national[2]
    distribution = totals["intraregional"] - flows[OWN].sum(axis=1)
    used = flows[USED].sum(axis=0) * recipe.distributed
    return np.stack(
        [
            reexport,
            reexport,
            transit[:, None] * traded / traded.sum(),
            distribution[:, None] * used / used.sum(axis=1, keepdims=True),
        ]
    )


def calibrated_year(recipe: Recipe) -> Array:
    """9 x 12 x 67 in mld kg: the example of 2022, streams in the order of the code list."""
    totals = province_totals()
    guess = first_guess(recipe, totals)
    flows = calibrate(guess, recipe, requirements(recipe, totals, guess.shape))
    return np.concatenate([flows, passing_through(flows, recipe, totals)])
