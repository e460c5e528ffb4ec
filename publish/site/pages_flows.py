"""Flows: the diagram in the cuts that are asked for most, and the same flows through the years."""

from dataclasses import replace

from figures import stromen, stromen_groups, stromen_time
from figures.desk import HOME_REGION, Desk
from figures.stromen_words import Chosen
from indicators.flow_link import Selection
from publish.site.content import Page, Prose, Shown
from publish.site.press import Press

# What is told apart, of what, in what: the cuts of the diagram, with the end of their address.
CUTS = {
    "": ("resource_type", "all", "mass"),
    "material": ("material", "abiotic", "mass"),
    "agenda": ("transition_agenda", "abiotic", "mass"),
    "euro": ("resource_type", "all", "value"),
}


def chosen(desk: Desk, region: str, dimension: str = "resource_type", scope: str = "all",
           measure: str = "mass") -> Chosen | None:
    """What is asked for: a region in its last year; None without figures."""
    years = desk.years(region=region)
    return Chosen(region, years[-1], years, Selection(region, measure, scope, dimension)) if years else None


def diagram(press: Press, region: str, cut: str = "") -> list[Shown]:
    """The diagram of a region in one of the cuts."""
    asked = chosen(press.desk, region, *CUTS[cut])
    found = stromen.diagram(press.desk, asked) if asked else None
    if found is None:
        return []
    figure = stromen.figure(found)
    if cut in ("material", "agenda"):  # told from the others by its title too
        title = press.t("site.stromen.by", title=figure.words.title, dimension=found.said.dimension())
        figure = replace(figure, words=replace(figure.words, title=title))
    return press.show(figure, region, cut if cut == "euro" else "")


def flows(press: Press, key: str) -> Page:
    """From origin to destination."""
    t = press.t
    sections = [press.section("", *press.awaiting("dmi"))]
    sections += [press.section("", diagram(press, HOME_REGION, cut)) for cut in CUTS]
    asked = chosen(press.desk, HOME_REGION)
    found = stromen.diagram(press.desk, asked) if asked else None
    if found:
        said = found.said
        sections.append(press.section("", press.show(stromen_time.years(said))))
        moves = None
        if len(asked.years) > 1:
            pair = asked.years[0], asked.years[-1]
            rows, moves = stromen_time.change(said, None, pair)
            sections.append(press.section("", press.show(stromen_time.moved(said, None, pair, rows, moves))))
        groups, now = stromen_groups.groups(said, None, moves)
        groups = groups.sort_values(["value", "name"], ascending=[False, True], na_position="last")
        table = stromen_groups.labelled(said, groups, pair if moves is not None else None)
        sections.append(press.section("", press.show(stromen_groups.largest(said, None, groups, now, table))))
        sections.append(press.section(t("site.stromen.limits"), Prose([t("site.stromen.limits_text")])))
    return press.page(key, sections)
