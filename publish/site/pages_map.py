"""The map of the provinces, and what is published of the municipalities of Utrecht."""

from figures import kaart, kaart_municipal, kaart_parks
from figures.kaart_side import side_figure
from figures.kaart_view import view_of
from figures.structure import Structure
from publish.site.content import Links, Page, Prose, Terms
from publish.site.press import Press

# What is shown: indicator, dimension, category. Only the first is on the map: colour is for what is told per
# inhabitant, since a large province has more of everything.
SHOWN = (("dmi_per_capita", "scope", "abiotic"), ("dmi", "scope", "abiotic"))


def provinces_map(press: Press, key: str) -> Page:
    """The provinces on the map, in order, side by side, and what kind of place each is."""
    desk, t = press.desk, press.t
    sections = [press.section("", *press.awaiting("dmi", "dmi_per_capita"))]
    views = list(filter(None, (view_of(desk, *shown) for shown in SHOWN)))
    for view in views:
        structure = Structure(desk, view.year)
        cut = view.indicator.replace("_", "-")
        on_map = kaart.map_figure(view, structure) if view is views[0] else None
        sections += [press.section("", press.show(figure, cut=cut)) for figure in (
            on_map, kaart.ranked_figure(view, structure), side_figure(view, structure))]
    for view in views[:1]:
        structure = Structure(desk, view.year)
        pairs = []
        for row in structure.rows.itertuples():
            sentence, standout = structure.sentences(row)
            pairs.append((desk.region_name(row.region), f"{standout} {sentence}".strip()))
        if pairs:
            sections.append(press.section(
                t("kaart.structure.title"), Prose([t("kaart.structure.intro", year=view.year)]), Terms(sorted(pairs))))
    links = [(desk.region_name(region), press.path(f"province.{region}"), "") for region in press.provinces]
    sections.append(press.section(t("site.provincies.list"), Links(sorted(links))))
    return press.page(key, sections)


def municipalities(press: Press, key: str) -> Page:
    """Each published figure of the municipalities on the map, and the business parks."""
    desk, t = press.desk, press.t
    every = kaart_municipal.observed(desk)
    sections = [press.section("", Prose([t("kaart.no_flows")]))]
    for number, measure in enumerate(kaart_municipal.measures(every)):
        view = kaart_municipal.municipal(desk, every, measure)
        cut = "-".join(part for part in measure[:2] if part != "total").replace("_", "-")
        figures = [kaart_municipal.map_figure(view, with_parks=number == 0), kaart_municipal.ranked_figure(view)]
        sections += [press.section("", press.show(figure, cut=cut)) for figure in figures[:2 if number == 0 else 1]]
    parks = kaart_parks.table(desk)
    sections.append(press.section(
        t("kaart.parks.title"), Prose([t("kaart.parks.intro")]),
        press.listed(parks), press.listed(kaart_parks.flows(desk)),
        Prose([t("kaart.parks.flows_none"), t("kaart.parks.source", source=parks.words.source)])))
    return press.page(key, sections)
