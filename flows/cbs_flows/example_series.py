"""From the calibrated example of 2022 to nine years of cells: paths, use groups, values, errors and blanks.

Weights are whole tonnes and values whole thousands of EUR, so that what must add up does so to the last
decimal. Axes run over years, streams, provinces, goods groups and use groups, ordered as in the code lists.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flows.cbs_flows.example_calibration import (
    IN_ABROAD,
    IN_FOR_REEXPORT,
    IN_NATIONAL,
    MADE,
    MATERIAL_FLOWS,
    MATERIALS,
    OUT_ABROAD,
    OUT_NATIONAL,
    OWN,
    REEXPORT,
    STREAM_PRICES,
    USED,
    Array,
    Published,
    Recipe,
    calibrated_year,
    read_recipe,
)

Integers = NDArray[np.int64]

YEARS = tuple(range(2015, 2024))
BASE = YEARS.index(2022)
STREAMS = len(STREAM_PRICES)
BUSINESS_SERVICES = 1
TONNES_PER_MLD_KG = 1_000_000
SEED = 20241213

# Assumptions of this example, no published figures.
# A wave around the straight lines between published years, so that 2020 shows as a dip.
WAVE = np.array([1.0, 1.0, 1.01, 1.02, 1.025, 1.0, 1.01, 1.0, 1.0])
# 2023 relative to 2022; the direction is that of Eurostat's material flow accounts.
LAST_YEAR = {"fossil": 0.91, "biomass": 0.985, "mineral": 0.95, "metal": 0.97, "total": 0.945}
# Prices relative to 2022: carriers and products of fossil energy, and everything else.
ENERGY_PRICES = np.array([0.50, 0.43, 0.50, 0.58, 0.54, 0.39, 0.64, 1.0, 0.76])
OTHER_PRICES = np.array([0.80, 0.79, 0.82, 0.84, 0.84, 0.83, 0.90, 1.0, 0.99])
ENERGY_GROUPS = (12, 13, 14, 34, 35, 36, 37)
BLANK_SHARE = 0.03
# Only cells below this weight are left blank, so that what is known still meets the published totals.
LARGEST_BLANK_TONNES = 1_500
# The one gap in the edition of 13 December 2024 (to 2023): raw milk in 2015, in every region and stream.
RAW_MILK, MILK_YEAR = 9, 2015


@dataclass(frozen=True)
class Cells:
    """One stream: tables of (year, province, goods group, use group with the total last).

    `weight` and `weight_error` in tonnes, `value` and `value_error` in thousands of EUR; `hidden`: unknown.
    """

    weight: Integers
    weight_error: Integers
    value: Integers
    value_error: Integers
    hidden: NDArray[np.bool_]


def example_cells() -> list[Cells]:
    """The nine streams in the order of the code list; the same on every call."""
    recipe = read_recipe()
    # RandomState is frozen by numpy's own promise; newer generators may change between versions.
    random = np.random.RandomState(SEED)
    weights = yearly_weights(calibrated_year(recipe), recipe, random)
    prices = yearly_prices(recipe, random)
    cells = []
    for stream in range(STREAMS):
        parts = use_parts(weights[:, stream], stream, recipe, random)
        part_prices = prices[:, stream, :, :, None] * np.exp(0.05 * random.standard_normal(parts.shape[1:]))
        values = np.rint(parts * part_prices).astype(np.int64)
        hidden = blanks(parts, stream, random)
        cells.append(
            Cells(
                weight=with_sum(parts),
                weight_error=with_root_sum(standard_errors(parts, 1.0, random)),
                value=with_sum(values),
                value_error=with_root_sum(standard_errors(values, 1.2, random)),
                hidden=np.concatenate([hidden, hidden.all(axis=-1, keepdims=True)], axis=-1),
            )
        )
    return cells


def material_paths() -> dict[str, dict[str, Array]]:
    """Role -> material -> path over YEARS, 2022 = 1, after the CBS Materiaalmonitor.

    DMI by material is published for 2014, 2020 and 2022, the share of it from abroad for 2014 and 2020, DMC
    as an index for the even years. Extraction is DMI x (1 - share), imports DMI x share, exports DMI - DMC.
    """
    published = Published(*MATERIAL_FLOWS)
    paths: dict[str, dict[str, Array]] = {"extraction": {}, "imports": {}, "exports": {}, "input": {}}
    for material in (*MATERIALS, "total"):
        dmi = _between(published.years("dmi", material))
        imports_2022 = published.value("imports_excl_reexport", category=material)
        foreign = {y: share / 100 for y, share in published.years("foreign_share_of_dmi", material).items()}
        abroad = _between(foreign | {2022: imports_2022 / published.value("dmi", category=material)})
        index = published.years("dmc_index", material)
        levels = {y: i / index[2022] * published.value("dmc", category=material) for y, i in index.items()}
        roles = {
            "extraction": dmi * (1 - abroad),
            "imports": dmi * abroad,
            "exports": dmi - _between(levels) if levels else dmi,
            "input": dmi,
        }
        for role, path in roles.items():
            path = WAVE * path / path[BASE] if path[BASE] > 1e-6 else WAVE.copy()
            path[-1] = LAST_YEAR[material]
            paths[role][material] = path
    return paths


def _between(known: dict[int, float]) -> Array:
    """Straight lines between the known years; the nearest known year outside them."""
    return np.interp(YEARS, list(known), list(known.values())) if known else np.ones(len(YEARS))


def stream_paths(flows: Array, recipe: Recipe) -> Array:
    """9 years x 9 streams x 67: how each stream of a goods group moves, 2022 = 1.

    Sales of raw materials at home move about half as much as extraction; exports of them take the rest, so
    that extraction follows its path. Other exports take what is left of the exports of their material.
    """
    paths = material_paths()

    def by_group(role: str) -> Array:
        kinds = [material if material in MATERIALS else "total" for material in recipe.material]
        return np.array([paths[role][kind] for kind in kinds]).T

    at_home = np.where(recipe.is_raw, np.sqrt(by_group("extraction") * by_group("input")), by_group("input"))
    exports = by_group("input")
    by_stream = flows.sum(axis=1)
    made, abroad = by_stream[MADE].sum(axis=0), by_stream[OUT_ABROAD]
    for material in MATERIALS:
        raw, other = ((recipe.material == material) & (recipe.is_raw == kind) for kind in (True, False))
        extracted = paths["extraction"][material] * made[raw].sum()
        raw_exports = extracted - at_home[:, raw] @ (made - abroad)[raw]
        if abroad[raw].sum() > 0:
            exports[:, raw] = np.maximum(raw_exports / abroad[raw].sum(), 0.2)[:, None]
        total = paths["exports"][material] * abroad[raw | other].sum()
        left = total - exports[:, raw] @ abroad[raw]
        exports[:, other] = np.clip(left / abroad[other].sum(), 0.6, 1.6)[:, None]
    result = np.repeat(by_group("input")[:, None, :], STREAMS, axis=1)
    result[:, [OWN, OUT_NATIONAL]] = at_home[:, None, :]
    result[:, OUT_ABROAD] = exports
    result[:, IN_ABROAD] = by_group("imports")
    return result


def yearly_weights(flows: Array, recipe: Recipe, random: np.random.RandomState) -> Integers:
    """9 years x 9 streams x 12 x 67 in tonnes: 2022 is `flows` (mld kg); trade between provinces closes."""
    places, years = flows.shape[1:], len(YEARS)
    walk = np.cumsum(0.016 * random.standard_normal((years, 1, *places)), axis=0)
    noise = walk - walk[BASE] + 0.006 * random.standard_normal((years, STREAMS, *places))
    noise[BASE] = 0
    weights = flows * stream_paths(flows, recipe)[:, :, None, :] * np.exp(noise)
    both_sides = 1 + 0.003 * random.uniform(-1, 1, (years, *places))
    weights[:, IN_FOR_REEXPORT] = weights[:, REEXPORT] * both_sides
    tonnes = np.rint(weights * TONNES_PER_MLD_KG).astype(np.int64)
    sent = tonnes[:, OUT_NATIONAL].sum(axis=1)
    received = apportion(sent, weights[:, IN_NATIONAL].transpose(0, 2, 1))
    tonnes[:, IN_NATIONAL] = received.transpose(0, 2, 1)
    return tonnes


def apportion(total: Integers, weights: Array) -> Integers:
    """Whole numbers in proportion to `weights` (last axis) that add up to `total`, by largest remainders."""
    sums = weights.sum(axis=-1, keepdims=True)
    exact = total[..., None] * np.divide(weights, sums, out=np.zeros_like(weights), where=sums > 0)
    whole = np.floor(exact).astype(np.int64)
    missing = total - whole.sum(axis=-1)
    order = np.argsort(np.argsort(whole - exact, axis=-1, kind="stable"), axis=-1, kind="stable")
    return whole + (order < missing[..., None])


def use_parts(weights: Integers, stream: int, recipe: Recipe, random: np.random.RandomState) -> Integers:
    """The use groups of a stream, adding up to `weights` (9 x 12 x 67): 6 for own supply and imports, else 1.

    Stock change is the last of the six and may be negative.
    """
    if stream not in USED:
        return weights[..., None]
    uses = np.repeat(recipe.uses[None, :, :], weights.shape[1], axis=0)
    uses[:, :, BUSINESS_SERVICES] *= recipe.places["services"][:, None]
    uses = uses * np.exp(0.12 * random.standard_normal(uses.shape))
    uses = uses * np.exp(0.04 * random.standard_normal((len(YEARS), *uses.shape)))
    stocked = np.clip(0.015 * random.standard_normal(weights.shape), -0.04, 0.04)
    stock = np.rint(weights * stocked).astype(np.int64)
    return np.concatenate([apportion(weights - stock, uses), stock[..., None]], axis=-1)


def yearly_prices(recipe: Recipe, random: np.random.RandomState) -> Array:
    """9 years x 9 streams x 12 x 67 in EUR/kg, which is thousands of EUR per tonne."""
    groups = np.arange(1, len(recipe.price) + 1)
    index = np.where(np.isin(groups, ENERGY_GROUPS), ENERGY_PRICES[:, None], OTHER_PRICES[:, None])
    prices = (recipe.price * index)[:, None, None, :] * STREAM_PRICES[:, None, None]
    local = 0.03 * random.standard_normal((STREAMS, len(recipe.places["population"]), len(groups)))
    yearly = 0.012 * random.standard_normal((len(YEARS), 1, 1, len(groups)))
    yearly[BASE] = 0
    return prices * np.exp(local + yearly)


def standard_errors(parts: Integers, factor: float, random: np.random.RandomState) -> Integers:
    """Errors of the same unit: about 4% for the largest cells, a third (times `factor`) for the smallest."""
    millions = np.abs(parts) / 1_000
    relative = factor * (0.04 + 0.3 / (1 + millions) ** 0.4)
    errors = np.abs(parts) * relative * np.exp(0.15 * random.standard_normal(parts.shape))
    return np.where(parts == 0, 0, np.maximum(1, np.rint(errors))).astype(np.int64)


def blanks(parts: Integers, stream: int, random: np.random.RandomState) -> NDArray[np.bool_]:
    """Which parts are unknown: small cells by lot, never in trade between provinces, and the raw-milk gap."""
    lot = random.random_sample(parts.shape)
    if stream in (IN_NATIONAL, OUT_NATIONAL):
        hidden = np.zeros(parts.shape, dtype=bool)
    else:
        small = np.abs(parts) < LARGEST_BLANK_TONNES
        # Two of the three split streams, and five of the six others, carry the blanks of all.
        parts_per_blankable = 24 / 17
        hidden = small & (lot < BLANK_SHARE * parts_per_blankable * small.size / max(small.sum(), 1))
    hidden[YEARS.index(MILK_YEAR), :, RAW_MILK - 1] = True
    return hidden


def with_sum(parts: Integers) -> Integers:
    """`parts` with their sum as the last use group."""
    return np.concatenate([parts, parts.sum(axis=-1, keepdims=True)], axis=-1)


def with_root_sum(errors: Integers) -> Integers:
    """`errors` with that of the total last: of several parts just below the root of the sum of squares."""
    if errors.shape[-1] == 1:
        return np.repeat(errors, 2, axis=-1)
    root = 0.95 * np.sqrt((errors.astype(float) ** 2).sum(axis=-1, keepdims=True))
    return np.concatenate([errors, np.rint(root).astype(np.int64)], axis=-1)
