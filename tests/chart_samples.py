"""Small frames, one figure per builder, and a way to read the text in a picture."""

import re
import xml.etree.ElementTree as ElementTree
from functools import cache, partial
from html import unescape

import pandas as pd

from charts import bars, heatmap, ladder, path, sankey, theme, thresholds, trend
from charts import map as maps
from charts.figure import Figure, Words

YEARS = range(2015, 2024)
SQUARES = {"PV20": (5.0, 52.0), "PV26": (5.5, 52.0), "PV29": (5.0, 52.3)}


def words(**changed) -> Words:
    """Words with every part filled."""
    parts = {
        "title": "Gebruik van abiotische grondstoffen in de provincie Utrecht",
        "subtitle": "Directe materiaalinzet, 2015-2023",
        "unit": "mln kg",
        "source": "CBS, Regionale stromen",
        "status": "schatting",
        "vintage": "levering van 3 maart 2026",
        "definition": "Winning plus invoer, naar gewicht.",
        "link": "https://dashboard.example/doelen?regio=PV26&jaar=2023",
        "alt": "Het gebruik daalde met 3 procent.",
        "notes": ["Het gewicht is met verpakking."],
    }
    return Words(**(parts | changed))


def series(*names: str) -> pd.DataFrame:
    """A value with a margin for every name and year."""
    rows = [
        {"year": year, "series": name, "value": 12_345.6 / (i + 1) - 10 * (year - 2015)}
        for i, name in enumerate(names)
        for year in YEARS
    ]
    frame = pd.DataFrame(rows)
    return frame.assign(lower=frame["value"] * 0.95, upper=frame["value"] * 1.05, status="schatting")


def square(region: str) -> dict:
    """A feature of 0.3 degrees square, its exterior ring clockwise."""
    lon, lat = SQUARES[region]
    ring = [[lon, lat], [lon, lat + 0.3], [lon + 0.3, lat + 0.3], [lon + 0.3, lat], [lon, lat]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring]]}
    return {"type": "Feature", "properties": {"region": region, "name": region}, "geometry": geometry}


def target_frame() -> pd.DataFrame:
    """Measured to 2023, a path from 2016 to half in 2035."""
    years = range(2015, 2036)
    frame = pd.DataFrame({"year": years})
    frame["value"] = [20_000.0 if year <= 2023 else None for year in years]
    frame["lower"], frame["upper"] = frame["value"] * 0.95, frame["value"] * 1.05
    frame["linear"] = [20_000 * (1 - 0.5 * (year - 2016) / 19) if year >= 2016 else None for year in years]
    frame["stepwise"] = [(10_000 if year == 2035 else 20_000) if year >= 2016 else None for year in years]
    return frame


NODES = pd.DataFrame(
    [("a", 0, "Winning"), ("b", 0, "Invoer uit het buitenland"), ("c", 1, "Bouw"), ("d", 1, "Kunststoffen"),
     ("e", 2, "Huishoudens"), ("f", 2, "Uitvoer")],
    columns=["node", "column", "name"],
)  # fmt: skip
LINKS = pd.DataFrame(
    [("a", "c", 1200.0, "Abiotisch"), ("b", "c", 300.0, "Abiotisch"), ("b", "d", 700.0, "Biotisch"),
     ("c", "e", 900.0, "Abiotisch"), ("c", "f", 600.0, "Abiotisch"), ("d", "f", 650.0, "Biotisch")],
    columns=["source", "target", "value", "series"],
)  # fmt: skip


RESOURCE = theme.styles(theme.RESOURCE, {"abiotic": "Abiotisch", "biotic": "Biotisch"})
AGENDA = theme.styles(theme.AGENDA, {"construction": "Bouw", "plastics": "Kunststoffen"})
AMOUNTS = pd.DataFrame({"name": ["Zand en grind", "Rauwe melk", "Aardgas"], "value": [1234.6, None, 12.0]})
AMOUNTS = AMOUNTS.assign(lower=AMOUNTS["value"] * 0.9, upper=AMOUNTS["value"] * 1.1)
GOALS = pd.DataFrame({"name": ["Grondgebied 2035"], "value": [20_000.0], "required": [16_000.0]})
GOALS = GOALS.assign(lower=19_000.0, upper=21_000.0, outcome="above_path", said="gebruik boven het pad")
REGIONS = pd.DataFrame({"region": list(SQUARES), "value": [12.5, 1234.6, None]})
GRID = REGIONS.assign(
    abbreviation=["GR", "UT", "ZE"], name=["Groningen", "Utrecht", "Zeeland"], column=[0, 1, 0], row=[0, 0, 1]
)
CLASSES = {"breaks": [0, 500, 1000, 1500], "focus": ["PV26"]}
MARKED = {"breaks": {2019: "Reeksbreuk"}, "events": {2020: "Corona"}}

CHANGES = series("Utrecht", "Zeeland", "Groningen", "Drenthe")[["year", "series", "value"]]
CHANGES["value"] = [(year - 2015) * 400 * (-1) ** (i // 9) for i, year in enumerate(CHANGES["year"])]

RANKS = {
    "A": "Direct hoogwaardig inzetten", "B": "Indirect hoogwaardig inzetten", "C": "Voorbereiding voor recycling",
    "D": "Microbiologische verwerking", "E": "Grondreiniging", "F": "Verbranding met opbrengst", "G": "Verbranden",
    "H": "Storten", "I": "Opslag",
}  # fmt: skip
TRANSITIONS = pd.DataFrame(
    [("A", None, 410.0), ("B", "A", 90.0), ("C", "A", 1380.0), ("C", "B", 260.0), ("C", None, 750.0), ("D", "A", 130.0),
     ("E", "A", 30.0), ("E", None, 340.0), ("F", "B", 60.0), ("G", "A", 25.0), ("G", "C", 320.0), ("G", None, 41.0),
     ("H", "C", 70.0), ("H", "G", 18.0), ("I", None, 1234.6)],
    columns=["source", "target", "value"],
)  # fmt: skip

GOODS = ["Elektrische apparaten en machines", "Auto's", "Metaalproducten", "Overige chemische producten", "Cement"]
CRITICAL = ["kobalt", "koper", "lichte zeldzame aardmetalen", "lithium", "magnesium", "nikkel", "wolfraam"]
CONTENT = pd.DataFrame(
    [{"row": good, "column": material, "value": float((7 * i + 3 * j) % 11) ** 3 if (i + j) % 4 else None}
     for i, good in enumerate(GOODS) for j, material in enumerate(CRITICAL) if (i, j) != (4, 6)]
)  # fmt: skip

MATERIALS = pd.DataFrame(
    [
        ("kobalt", 6.8, 2.8, "strategic", 12.0),
        ("koper", 4.0, 0.1, "strategic", 1900.0),
        ("dysprosium", 4.2, 5.1, "strategic", 0.4),
        ("erbium", 4.2, 5.1, "critical", None),
        ("holmium", 4.2, 5.1, "critical", None),
        ("cerium", 5.9, 3.7, "strategic", 30.0),
        ("lanthaan", 5.9, 3.7, "critical", 20.0),
        ("magnesium", 7.4, 4.1, "strategic", 640.0),
        ("fosfaatgesteente", 6.4, 1.0, "critical", 300.0),
        ("niobium", 6.5, 4.4, "critical", 2.0),
        ("wolfraam", 8.7, 1.2, "strategic", 8.0),
        ("ijzererts", 7.2, 0.5, "neither", 1234.6),
        ("chroom", 7.2, 0.7, "neither", 55.0),
        ("zilver", 4.6, 0.8, "neither", None),
        ("goud", 2.4, 0.4, "neither", 0.1),
        ("lithium", 3.9, 1.9, "strategic", 5.0),
        ("bismut", 5.7, 1.9, "strategic", None),
        ("antimoon", 5.4, 1.8, "critical", 3.0),
        ("fosfor", 4.7, 3.3, "critical", 70.0),
        ("boraten", 3.9, 3.6, "strategic", 41.0),
        ("vanadium", 3.9, 2.3, "critical", 6.0),
    ],
    columns=["name", "economic_importance", "supply_risk", "kind", "mass"],
)

CHAPTERS = pd.DataFrame({
    "code": ["17", "19", "20", "02"],
    "name": [
        "17 Bouw- en sloopafval",
        "19 Afval van installaties voor afvalbeheer, van de zuivering van afvalwater en van het maken van drinkwater",
        "20 Huishoudelijk afval",
        "02 Landbouw en voedsel",
    ],
    "value": [1234.6, 700.0, 310.5, 4.2],
    "share": [0.549, 0.311, 0.138, 0.0019],
    "opens": [True, True, True, False],
})  # fmt: skip
DRIVERS = pd.DataFrame({
    "name": ["Meer zand en grind", "Minder aardgas", "Schonere stroom", "Rest"],
    "value": [1420.0, -2650.0, -310.0, 45.0], "lower": [1100.0, -2900.0, -700.0, -100.0],
    "upper": [1740.0, -2400.0, 80.0, 190.0], "series": ["meer", "minder", "minder", "meer"],
})  # fmt: skip
WASTE = pd.concat(
    [pd.DataFrame({"year": YEARS, "series": f"{letter} {name}", "value": 4000.0 / (place + 1)})
     for place, (letter, name) in enumerate(RANKS.items())]
)  # fmt: skip
RANK_STYLES = theme.styles(theme.LADDER, {letter: f"{letter} {name}" for letter, name in RANKS.items()})

BUILDERS = {
    "trend": partial(trend.trend, series("Abiotisch", "Biotisch"), styles=RESOURCE, **MARKED),
    "small": partial(trend.trend, series("Abiotisch", "Biotisch"), styles=RESOURCE, small=True),
    "small_multiples": partial(trend.small_multiples, series("Utrecht", "Zeeland"), focus=["Utrecht"]),
    "changes": partial(trend.small_multiples, CHANGES, focus=["Utrecht"], decimals=1, change=True),
    "bars": partial(bars.bars, AMOUNTS, decimals=1, reference=(1000.0, "grens")),
    "levels": partial(bars.bars, CHAPTERS, picked="19"),
    "drivers": partial(bars.bars, DRIVERS, change=True, styles=theme.in_turn(["meer", "minder"])),
    "ranks": partial(bars.stack, WASTE, styles=RANK_STYLES),
    "stack": partial(bars.stack, series("Bouw", "Kunststoffen"), styles=AGENDA),
    "area": partial(bars.stack, series("Bouw", "Kunststoffen"), styles=AGENDA, kind="area"),
    "ranked": partial(bars.ranked, AMOUNTS, focus=["Aardgas"], decimals=1),
    "target_path": partial(path.target_path, target_frame(), base_year=2016, milestones={2035: "-50%"}),
    "distance": partial(path.distance, GOALS),
    "sankey": partial(sankey.sankey, NODES, LINKS, styles=RESOURCE),
    "ladder": partial(ladder.transitions, TRANSITIONS, ranks=RANKS, apart=["I"]),
    "heatmap": partial(heatmap.heatmap, CONTENT, breaks=[0, 10, 100, 500, 1000]),
    "heatmap_few": partial(heatmap.heatmap, CONTENT[CONTENT["column"].isin(CRITICAL[:3])].assign(status="schatting")),
    "thresholds": partial(thresholds.thresholds, MATERIALS, limits=(2.8, 1.0)),
    "choropleth": partial(maps.choropleth, [square(region) for region in SQUARES], REGIONS, **CLASSES),
    "tiles": partial(maps.tiles, GRID, **CLASSES),
}


@cache
def chart(name: str, lang: str):
    return BUILDERS[name](unit="mln kg", lang=lang)


def figure(name: str, lang: str = "nl", **changed) -> Figure:
    """The figure of one builder, with a small table."""
    table = pd.DataFrame({"Jaar": [2022, 2023], "Abiotisch": [1234.5, None]})
    return Figure(name.replace("_", "-"), chart(name, lang), table, words(lang=lang, **changed))


def seen(svg: bytes | str) -> str:
    """The text a reader sees in a drawing, words separated by single spaces."""
    text = svg.decode("utf-8") if isinstance(svg, bytes) else svg
    return " ".join(unescape(" ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)", text))).split())


def placed(svg: str, text: str) -> tuple[float, float]:
    """Where the first text that begins so stands in a drawing, from the moves of the groups around it."""
    root, at = ElementTree.fromstring(svg), None

    def walk(element, x, y):
        nonlocal at
        for move in re.findall(r"translate\(([-\d.]+),\s*([-\d.]+)\)", element.attrib.get("transform", "")):
            x, y = x + float(move[0]), y + float(move[1])
        if not at and element.tag.endswith("text") and "".join(element.itertext()).startswith(text):
            at = x, y
        for child in element:
            walk(child, x, y)

    walk(root, 0.0, 0.0)
    assert at, f"{text} is not drawn"
    return at
