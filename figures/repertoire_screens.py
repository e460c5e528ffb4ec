"""What may be asked for of waste, environmental impact and the supply of critical raw materials."""

from collections.abc import Callable

from figures import (
    afval_kinds,
    afval_ladder,
    afval_place,
    afval_ten,
    afval_time,
    leveringszekerheid,
    leveringszekerheid_goods,
    leveringszekerheid_material,
    milieudruk,
    milieudruk_change,
)
from figures.desk import Desk
from figures.milieudruk_said import DIMENSIONS, WORDS
from figures.piece import BASE_YEAR, REGION, YEAR, Asked, Piece
from flows.code_lists import NATION
from indicators.impact import IMPACTS

# Which kinds of waste: what can be treated better, or all, with the indicator that has the years.
KINDS = {"better": "waste_potential", "all": "waste_treated"}


def with_nation(region: str) -> list[str]:
    """An area beside the country."""
    return list(dict.fromkeys([region, NATION]))


def waste(figure: str, make: Callable, needs: str = "waste_treated", takes: tuple[str, ...] = (REGION, YEAR)) -> Piece:
    """A figure of waste; `make` takes the desk and what is asked."""
    return Piece(figure, "afval", make, (needs,), takes)


def here(make: Callable) -> Callable:
    """A figure of one area in one year."""
    return lambda desk, asked: make(desk, asked.region, asked.year)


WASTE = (
    waste("afval-ladder", here(afval_ladder.ladder), "waste_potential"),
    waste("afval-varianten", here(afval_ladder.variants), "waste_potential"),
    *(waste(afval_kinds.words_id(measure, ""), here(lambda *asked, measure=measure: afval_kinds.kinds(
        *asked, measure=measure)), needs) for measure, needs in KINDS.items()),
    waste("afval-jaren-rang", lambda desk, asked: afval_time.by_rank(desk, asked.region), takes=(REGION,)),
    waste("afval-jaren-verwerking", lambda desk, asked: afval_time.by_treatment(desk, asked.region), takes=(REGION,)),
    *(waste(f"afval-jaren-{word}", lambda desk, asked, name=name: afval_time.shares(
        desk, with_nation(asked.region), name), name, (REGION,)) for name, word in afval_time.SHARES.items()),
    *(waste(f"afval-provincies-{word}", lambda desk, asked, name=name: afval_time.provinces(
        desk, asked.year, [asked.region], name), name) for name, word in afval_time.SHARES.items()),
    waste("afval-plaats", here(afval_place.places)),
    waste("afval-inzameling", here(afval_place.collection)),
    waste("afval-kwartalen", lambda desk, asked: afval_place.quarters(desk, asked.region), takes=(REGION,)),
    waste("afval-telt-niet-mee", here(afval_ladder.left_out), "waste_left_out"),
    waste("afval-tien-stromen", here(afval_ten.ten_flows), "dmi"),
)


def impact(name: str, figure: str, make: Callable, takes: tuple[str, ...], dimension: str = "") -> Piece:
    """A figure of an impact ("ghg" or "mki"), along a dimension or not."""

    def named(desk: Desk) -> dict[str, str]:
        said = {"name": desk.t(f"exporteren.impact.{name}")}
        return said | {"dimension": desk.t(f"exporteren.along.{dimension}")} if dimension else said

    end = "-".join(["milieudruk", WORDS[name], figure, *([WORDS[dimension]] if dimension else [])])
    return Piece(end, "milieudruk", make, (name,), takes, f"milieudruk_{figure}", named)


def impacts(name: str) -> list[Piece]:
    """The figures of one impact."""

    def changed(make: Callable) -> Callable:
        def made(desk: Desk, asked: Asked):
            years = [year for year in desk.years((name,), asked.region) if year < asked.year]
            base = asked.base_year if asked.base_year in years else next(iter(years), None)
            return make(desk, asked.region, base, asked.year, name) if base else None

        return made

    divided = [
        piece for dimension in DIMENSIONS for piece in (
            impact(name, milieudruk.PARTS, lambda desk, asked, dimension=dimension: milieudruk.by_part(
                desk, asked.region, asked.year, name, dimension), (REGION, YEAR), dimension),
            impact(name, milieudruk.YEARS, lambda desk, asked, dimension=dimension: milieudruk.over_years(
                desk, asked.region, name, dimension), (REGION,), dimension))
    ]
    return [
        *divided,
        impact(name, milieudruk_change.DRIVERS, changed(milieudruk_change.drivers), (REGION, YEAR, BASE_YEAR)),
        impact(name, milieudruk_change.GROUPS, changed(milieudruk_change.groups), (REGION, YEAR, BASE_YEAR)),
        impact(name, milieudruk.COVERED, lambda desk, asked: milieudruk.covered(
            desk, asked.region, asked.year, name), (REGION, YEAR)),
    ]


def supply(figure: str, make: Callable, needs: str = "crm_mass", takes: tuple[str, ...] = (REGION, YEAR)) -> Piece:
    """A figure of critical raw materials."""
    return Piece(figure, "leveringszekerheid", make, (needs,), takes)


SUPPLY = (
    supply(leveringszekerheid.LIMITS, here(leveringszekerheid.against_limits)),
    *(supply(figure, here(lambda *asked, order=order: leveringszekerheid.ranked(*asked, order)))
      for order, figure in leveringszekerheid.ORDERS.items()),
    supply(leveringszekerheid_goods.HEATMAP, here(leveringszekerheid_goods.goods_by_material)),
    supply(leveringszekerheid_goods.VALUE, here(leveringszekerheid_goods.at_stake), "crm_value"),
    supply(leveringszekerheid_goods.COUNT, here(leveringszekerheid_goods.in_each_group), "crm_count"),
    *(supply(figure, lambda desk, asked, measure=measure: leveringszekerheid_material.regions(
        desk, with_nation(asked.region), measure), measure, (REGION,))
      for measure, figure in leveringszekerheid_material.MEASURES.items()),
)
PIECES = (*WASTE, *(piece for name in IMPACTS for piece in impacts(name)), *SUPPLY)
