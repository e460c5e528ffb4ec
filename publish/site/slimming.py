"""A drawing and a chart as few bytes: the same picture, without what nothing in it needs.

    slim(svg)          # half the bytes of a chart, two fifths of those of a map
    lean(spec)         # each table of a Vega-Lite chart once, with the columns that its marks use
    coarse(spec)       # a map as fine as a screen
"""

import json
import re
from collections.abc import Collection, Iterator

import shapely

# What says nothing to a browser that shows the picture.
IDLE = re.compile(r' (?:(?:aria-[a-z]+|role|class|pointer-events|version|xmlns:xlink|stroke-miterlimit)="[^"]*"'
                  r'|opacity="1"|transform="translate\(0,0\)")')
UNSEEN = re.compile(r'<path[^>]* display="none"[^>]*/>|<path d="[^"]*"/>(?=<g>)|<text[^>]*/>')
BARE = re.compile(r"<g>((?:<path[^>]*/>|<text[^>]*>[^<]*</text>)*)</g>")
FONT = re.compile(r' font-family="([^"]*)"')
PATH = re.compile(r' d="(M[-\d.,MLHVZhvzml]+)"')
STEP = re.compile(r"([MLHVhvZz])([-\d.,]*)")
LEAF = re.compile(r'<(path|text)((?: [a-z-]+="[^"]*")*)(/>|>[^<]*</text>)')
OWN = re.compile(r' (?:d|transform)="[^"]*"')
# A point nearer than this to the line without it cannot be told from it (pixels).
NEAR = 0.2
# Where a Vega-Lite chart names columns of its table; formulas speak of them as `datum.column`.
NAMING = ("field", "fields", "groupby", "lookup", "key", "sort", "flatten")
# Maps are drawn as fine as this wide a picture of them needs (pixels).
WIDEST = 760


def slim(svg: str) -> str:
    """The drawing with tenths of pixels, points that differ, steps instead of places, and each look of letters once."""
    svg = UNSEEN.sub("", IDLE.sub("", svg))
    fonts = set(FONT.findall(svg))
    if len(fonts) == 1:
        svg = FONT.sub("", svg).replace("<svg ", f'<svg font-family="{fonts.pop()}" ', 1)
    # Tenths of a pixel are finer than a screen; other numbers (opacity) keep all their decimals.
    svg = re.sub(r' (d|transform)="[^"]*"', lambda found: re.sub(r"(\.\d)\d+", r"\1", found[0]), svg)
    svg = PATH.sub(lambda found: f' d="{stepwise(found[1])}"', svg)
    while (flat := BARE.sub(r"\1", svg)) != svg:
        svg = flat
    return one_look(svg)


def one_look(svg: str) -> str:
    """Marks in a row that look the same say so together; not where they show through, since then a group differs."""
    found = []
    for leaf in LEAF.finditer(svg):
        name, told, end = leaf.groups()
        look = OWN.sub("", told)
        own = "".join(OWN.findall(told))
        found.append((leaf.start(), leaf.end(), "" if " opacity=" in look else f"{name}{look}", look,
                      f"<{name}{own}{end}"))
    parts, at, number = [], 0, 0
    while number < len(found):
        start, end, kind, look, _ = found[number]
        after = number + 1
        while kind and after < len(found) and found[after][0] == end and found[after][2] == kind:
            end, after = found[after][1], after + 1
        if after - number > 1:
            parts += [svg[at:start], f"<g{look}>", *(text for *_, text in found[number:after]), "</g>"]
            at = end
        number = after
    return "".join([*parts, svg[at:]])


def stepwise(path: str) -> str:
    """A path of straight lines with each point told from the one before; another path, or a short one, as it is."""
    parts = STEP.findall(path)
    if {command for command, _ in parts} - {"M", "L", "Z"} or len(parts) < 8:
        return path
    lines: list[tuple[list, bool]] = []
    for command, numbers in parts:
        if command == "Z":
            lines[-1] = lines[-1][0], True
            continue
        point = tuple(float(number) for number in numbers.split(","))
        lines.append(([point], False)) if command == "M" else lines[-1][0].append(point)
    return "".join(written(line, closed) for line, closed in lines)


def written(line: list[tuple[float, float]], closed: bool) -> str:
    """One line in steps, without the points that it can do without."""
    points = shapely.get_coordinates(shapely.simplify(shapely.linestrings(line), NEAR)) if len(line) > 2 else line
    (x, y), *others = [(round(10 * across), round(10 * down)) for across, down in points]
    text = f"M{tenths(x)}{joined(tenths(y))}"
    for number, (across, down) in enumerate(others):
        lead = tenths(across - x)
        text += f"{joined(lead) if number else f'l{lead}'}{joined(tenths(down - y))}"
        x, y = across, down
    return f"{text}z" if closed else text


def tenths(number: int) -> str:
    """A whole number of tenths as short as it gets: 12 is "1.2", -3 is "-.3", 20 is "2"."""
    whole, part = divmod(abs(number), 10)
    text = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{text}" if number < 0 else text


def joined(number: str) -> str:
    """A number behind another: a minus sign parts them already."""
    return number if number.startswith("-") else f" {number}"


def lean(spec: dict) -> dict:
    """A Vega-Lite chart whose layers share their tables, of which only columns that it speaks of are left."""
    tables: dict[str, list] = {}
    names: dict[str, str] = {}

    def shared(part):
        if isinstance(part, list):
            return [shared(one) for one in part]
        if not isinstance(part, dict):
            return part
        rows = part.get("values")
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            name = names.setdefault(json.dumps(rows, sort_keys=True), f"table{len(names)}")
            tables[name] = rows
            return {"name": name, **{key: value for key, value in part.items() if key != "values"}}
        return {key: shared(value) for key, value in part.items()}

    chart = shared(spec)
    names_used, formulas = set(spoken_of(chart, NAMING)), [text for text in spoken_of(chart, None) if "datum" in text]

    def used(column: str) -> bool:
        return column in names_used or any(column in formula for formula in formulas)

    return chart | {"datasets": {
        name: [row if "geometry" in row else {column: value for column, value in row.items() if used(column)}
               for row in rows]
        for name, rows in tables.items()}}


def spoken_of(part, keys: Collection[str] | None, key: str = "") -> Iterator[str]:
    """Every text in a chart that stands under one of these keys, or under any."""
    if isinstance(part, dict):
        for inner, value in part.items():
            yield from spoken_of(value, keys, inner)
    elif isinstance(part, list):
        for one in part:
            yield from spoken_of(one, keys, key)
    elif isinstance(part, str) and (keys is None or key in keys):
        yield part


def coarse(spec: dict) -> dict:
    """A map whose borders have no corners smaller than a pixel, neighbours still fitting; another chart as it is."""
    rows = spec.get("data", {}).get("values") or [{}]
    if not isinstance(rows, list) or "geometry" not in rows[0]:
        return spec
    shapes = [shapely.from_geojson(json.dumps(row["geometry"])) for row in rows]
    left, _, right, _ = shapely.total_bounds(shapes)
    pixel = (right - left) / WIDEST
    tidy = shapely.transform(shapely.coverage_simplify(shapes, pixel), lambda points: points.round(3))
    tidy = shapely.orient_polygons(tidy, exterior_cw=True)  # the other way round is the world without the shape
    values = [row | {"geometry": json.loads(shapely.to_geojson(shape))} for row, shape in zip(rows, tidy, strict=True)]
    return spec | {"data": spec["data"] | {"values": values}}
