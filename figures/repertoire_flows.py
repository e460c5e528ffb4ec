"""What may be asked for of the use of raw materials: in short, against the targets, the six indicators, the flows."""

from figures import bouw, doelen, overzicht, stromen, stromen_groups, stromen_time, targets
from figures.desk import Desk
from figures.eigen_organisatie import Own
from figures.eigen_organisatie import path as own_path
from figures.indicatoren import MEASURES, View
from figures.indicatoren_parts import PARTS, divisions, parts_figure
from figures.indicatoren_places import PLACES, places_figure
from figures.indicatoren_time import STACK, TREND, stack_figure, trend_figure
from figures.piece import BASE_YEAR, REGION, YEAR, Asked, Piece
from figures.stromen_words import Chosen, Said
from indicators.assess import Assessment, assess
from indicators.flow_link import Selection

MEASURE, CATEGORY = "dmi", "abiotic"
# Divisions in few enough parts to be stacked over the years, and the indicators of which one has more.
STACKED = ("material", "transition_agenda", "stream", "rank_group")
MANY_MATERIALS = {"material": ("rmi", "rmc", "crm_mass", "crm_criticality")}
# What is told apart, of what, in what: the diagrams of flows, with the end of their id.
CUTS = {
    "resource-type": ("resource_type", "all", "mass"),
    "material": ("material", "abiotic", "mass"),
    "transition-agenda": ("transition_agenda", "abiotic", "mass"),
    "resource-type-euro": ("resource_type", "all", "value"),
}


def on_territory(desk: Desk, asked: Asked, trend: bool = False) -> Assessment:
    """The target of the territory against the use there."""
    target = next(one for one in targets.of_the_province(targets.all_targets(desk)) if one.kind == targets.TERRITORY)
    series = targets.territory(desk, MEASURE, CATEGORY, target.region)
    return assess(target, series, asked.base_year, comparison=True, trend=trend)


def of_kind(desk: Desk, kind: str, asked: Asked):
    """The target of a kind with its path only, whatever is known of its use."""
    target = next(one for one in targets.of_the_province(targets.all_targets(desk)) if one.kind == kind)
    return doelen.without_data(desk, assess(target, None, asked.base_year))


def organisation(desk: Desk, asked: Asked):
    """The target of the organisation with what was delivered of its use, or without where nothing was."""
    own = Own(desk)
    found = own.assessment(asked.base_year) if own.series else None
    return own_path(own, found) if found else of_kind(desk, "organisation", asked)


def construction(desk: Desk, asked: Asked):
    """The target of construction with its part of the flows, or without where there are none."""
    return bouw.path(desk, bouw.assessment(desk, asked.base_year)) or of_kind(desk, "construction", asked)


def trend_line(desk: Desk, asked: Asked):
    """The trend of the use on the territory."""
    found = on_territory(desk, asked, trend=True)
    return doelen.trend_line(desk, found, MEASURE, CATEGORY)


def of_indicator(indicator: str, figure: str, make, takes: tuple[str, ...], division: str = "") -> Piece:
    """A figure of one of the six; `make` takes its view and what is asked."""

    def made(desk: Desk, asked: Asked):
        view = View(desk, asked.region, indicator, asked.year)
        return make(view, asked) if view.now is not None else None

    def named(desk: Desk) -> dict[str, str]:
        theme = f"indicatoren.division.{division}_{MEASURES[indicator].theme}"
        said = {"name": desk.name("indicator", indicator)}
        return said | {"division": desk.t(theme if desk.t.has(theme) else f"indicatoren.division.{division}")} if (
            division) else said

    end = "-".join(filter(None, (indicator, division))).replace("_", "-")
    return Piece(f"{figure}-{end}", "indicatoren", made, (indicator,), takes, figure.replace("-", "_"), named)


def of_division(division: str, make):
    """A figure of the parts along a division, None where the indicator is not known in these parts."""
    return lambda view, asked: make(view, division) if division in divisions(view) else None


def six() -> list[Piece]:
    """The figures of all measures of the six indicators."""
    pieces = []
    for indicator, measure in MEASURES.items():
        pieces.append(of_indicator(indicator, TREND, lambda view, asked: trend_figure(view, asked.base_year),
                                   (REGION, BASE_YEAR)))
        for division in measure.parts:
            pieces.append(of_indicator(indicator, PARTS, of_division(division, parts_figure), (REGION, YEAR), division))
            if division in STACKED and indicator not in MANY_MATERIALS.get(division, ()):
                pieces.append(of_indicator(indicator, STACK, of_division(division, stack_figure), (REGION,), division))
        pieces.append(of_indicator(indicator, PLACES, lambda view, asked: places_figure(view), (REGION, YEAR)))
    return pieces


def chosen(desk: Desk, asked: Asked, cut: str = "resource-type") -> Chosen | None:
    """What is asked of the flows; None without figures."""
    dimension, scope, measure = CUTS[cut]
    years = desk.years(region=asked.region)
    return Chosen(asked.region, asked.year or years[-1], years,
                  Selection(asked.region, measure, scope, dimension)) if years else None


def diagram(cut: str):
    """The diagram in one of the cuts."""

    def made(desk: Desk, asked: Asked):
        found = stromen.diagram(desk, chosen(desk, asked, cut))
        return stromen.figure(found) if found else None

    return made


def said(desk: Desk, asked: Asked) -> Said | None:
    """How the flows of a region are told; None without figures."""
    wanted = chosen(desk, asked)
    found = stromen.diagram(desk, wanted) if wanted else None
    return found.said if found else None


def flows_through_years(desk: Desk, asked: Asked):
    """The flows in all years."""
    told = said(desk, asked)
    return stromen_time.years(told) if told else None


def pair(told: Said, asked: Asked) -> tuple[int, int] | None:
    """The years between which a change is told: the base year, or else the first one, and the last."""
    years = [year for year in told.chosen.years if year < told.chosen.year]
    return (asked.base_year if asked.base_year in years else years[0], told.chosen.year) if years else None


def flows_moved(desk: Desk, asked: Asked):
    """The goods groups that changed most."""
    told = said(desk, asked)
    between = pair(told, asked) if told else None
    if between is None:
        return None
    return stromen_time.moved(told, None, between, *stromen_time.change(told, None, between))


def flows_by_group(desk: Desk, asked: Asked):
    """The goods groups of one year, the largest first."""
    told = said(desk, asked)
    if told is None:
        return None
    between = pair(told, asked)
    moves = stromen_time.change(told, None, between)[1] if between else None
    groups, now = stromen_groups.groups(told, None, moves)
    groups = groups.sort_values(["value", "name"], ascending=[False, True], na_position="last")
    table = stromen_groups.labelled(told, groups, between if moves is not None else None)
    return stromen_groups.largest(told, None, groups, now, table)


PIECES = (
    Piece("abiotisch-gebruik", "kern", lambda desk, asked: overzicht.recent(desk, asked.region), ("dmi",), (REGION,)),
    Piece("grootste-groepen", "kern", lambda desk, asked: overzicht.biggest(desk, asked.region, asked.year), ("dmi",),
          (REGION, YEAR)),
    Piece("pad-grondgebied", "doelen", lambda desk, asked: doelen.on_territory(
        desk, on_territory(desk, asked), MEASURE, CATEGORY), ("dmi",), (BASE_YEAR,)),
    Piece("trendlijn", "doelen", trend_line, ("dmi",), (BASE_YEAR,)),
    Piece("pad-eigen-organisatie", "doelen", organisation, (), (BASE_YEAR,)),
    Piece(bouw.PATH, "doelen", construction, (), (BASE_YEAR,)),
    *six(),
    *(Piece(f"stromen-{cut}", "stromen", diagram(cut), ("dmi",), (REGION, YEAR)) for cut in CUTS),
    Piece("stromen-jaren", "stromen", flows_through_years, ("dmi",), (REGION,)),
    Piece("stromen-veranderingen", "stromen", flows_moved, ("dmi",), (REGION, YEAR, BASE_YEAR)),
    Piece(stromen_groups.FIGURE, "stromen", flows_by_group, ("dmi",), (REGION, YEAR)),
)
