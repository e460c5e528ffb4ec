"""The provinces in one year: on the map, as tiles, and in order with their margins."""

import pandas as pd

from charts.bars import ranked
from charts.figure import Figure, Words
from charts.map import choropleth, class_names, class_of, tiles
from figures.kaart_view import View, status_name
from figures.structure import Structure
from flows.boundaries import credit, labels, load, province_tiles

MAP, TILES, RANKED = "kaart-provincies", "tegelkaart-provincies", "provincies-op-volgorde"


def map_figure(view: View, structure: Structure) -> Figure:
    """The choropleth of the provinces."""
    t, about = view.desk.t, credit()
    places = labels("province")
    letters = pd.DataFrame(
        [{"lon": places[tile["region"]][0], "lat": places[tile["region"]][1], "text": tile["abbreviation"]}
         for tile in province_tiles()])
    chart = choropleth(
        named(view, load("province")), with_status(view), breaks=view.breaks, unit=view.unit, lang=view.desk.lang,
        focus=[view.region], labels=letters, decimals=view.decimals, height=480)
    return Figure(MAP, chart, table(view, structure), words(
        view, MAP, t("kaart.map.title", **heading(view)),
        [f"{about.line(view.desk.lang)}.", about.fitness(view.desk.lang)]))


def tiles_figure(view: View, structure: Structure) -> Figure:
    """The same as equal squares."""
    t = view.desk.t
    grid = pd.DataFrame(province_tiles())
    chart = tiles(grid.merge(with_status(view), on="region"), breaks=view.breaks, unit=view.unit,
                  lang=view.desk.lang, focus=[view.region], decimals=view.decimals)
    return Figure(TILES, chart, table(view, structure), words(
        view, TILES, t("kaart.map.tiles_title", **heading(view)), [t("kaart.map.tiles_note")]))


def ranked_figure(view: View, structure: Structure) -> Figure:
    """The provinces from high to low with their margins; never without a word on what they are."""
    desk, t = view.desk, view.desk.t
    frame = with_status(view).assign(note=[structure.traits.get(region, "") for region in view.now["region"]])
    name = desk.region_name(view.region)
    chart = ranked(frame, unit=view.unit, lang=desk.lang, focus=[name], decimals=view.decimals)
    title = t("kaart.ranked.title", **heading(view))
    alt = t("kaart.ranked.alt", names=t.join(list(view.known["name"])), focus=view.in_words(view.region),
            caution=t("kaart.not_a_contest"))
    said = desk.words(
        RANKED, title, t("kaart.ranked.subtitle"), rows=asked(view), alt=alt, indicator=view.indicator,
        notes=structure.note, warnings=[*view.cautions, t("kaart.not_a_contest")])
    return Figure(RANKED, chart, table(view, structure), said)


def heading(view: View) -> dict:
    """What a title of a figure of provinces names."""
    return {"indicator": view.indicator_name, "category": view.part, "year": view.year}


def named(view: View, features: list[dict]) -> list[dict]:
    """Features under the names of the reader's language."""
    return [feature | {"properties": feature["properties"] | {
        "name": view.desk.region_name(feature["properties"]["region"])}} for feature in features]


def with_status(view: View) -> pd.DataFrame:
    """The provinces in the year in view with their status in words."""
    rows = view.now[["region", "name", "value", "lower", "upper", "status"]]
    return rows.assign(status=[status_name(view.desk, s) for s in rows["status"]])


def asked(view: View) -> pd.DataFrame:
    """The rows behind a figure of one year."""
    return view.rows[view.rows["year"] == view.year]


def words(view: View, figure_id: str, title: str, notes: list[str]) -> Words:
    """What is said about a map: the main message, the classes, the cautions and where the lines come from."""
    t, known = view.desk.t, view.known
    alt = t("kaart.map.alt", highest=known["name"].iloc[0], highest_value=view.number(known["value"].iloc[0]),
            lowest=known["name"].iloc[-1], lowest_value=view.number(known["value"].iloc[-1]),
            focus=view.in_words(view.region))
    missing = [t("kaart.no_data_named", names=t.join(view.unknown))] if view.unknown else []
    classes = t("kaart.classes", first=view.years[0], last=view.years[-1])
    return view.desk.words(
        figure_id, title, view.in_words(view.region), rows=asked(view), alt=" ".join([alt, *missing]),
        indicator=view.indicator, notes=[*missing, classes, *notes], warnings=view.cautions)


def table(view: View, structure: Structure) -> pd.DataFrame:
    """Name, value, margin, class and status of every province, and what stands out there."""
    t, now = view.desk.t, with_status(view)
    kinds = class_names(view.breaks, view.desk.lang, view.decimals)
    classes = [class_of(value, view.breaks) for value in now["value"]]
    return pd.DataFrame({
        t("kaart.column.region"): now["name"],
        f"{t('kaart.column.value')} ({view.unit})": now["value"],
        t("kaart.column.lower"): now["lower"],
        t("kaart.column.upper"): now["upper"],
        t("kaart.column.class"): [t("kaart.no_data") if kind is None else kinds[kind] for kind in classes],
        t("kaart.column.status"): now["status"],
        t("kaart.structure.standout_column"): [structure.traits.get(r, t("common.unknown")) for r in now["region"]],
    })
