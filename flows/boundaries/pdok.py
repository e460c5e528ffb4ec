"""The official layers as they come: answers of the PDOK service, saved answers, or a GeoPackage of CBS.

`gemeente_gegeneraliseerd` and `provincie_gegeneraliseerd` carry `statcode`, `statnaam` and `jaarcode` (older
files only `jrstatcode`, such as 2024GM0344). Reading ends in a list of `Area` a layer, in RD metres; what is
not such a layer is refused with the reason. Whether the areas are the right ones is judged in `official.py`.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

from flows.errors import REFUSE, Finding, Refused

SERVICE = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
LAYERS = {"municipality": "gemeente_gegeneraliseerd", "province": "provincie_gegeneraliseerd"}
CODES = {"municipality": re.compile(r"GM\d{4}"), "province": re.compile(r"PV\d{2}")}
PAGE_SIZE = 100
MOST_PAGES = 50


@dataclass(frozen=True)
class Area:
    """One area as delivered: code, name, year of the division, polygon in RD metres."""

    code: str
    name: str
    year: int
    polygon: object


def refusal(rule: str, file: str = "", **values) -> Refused:
    """A refusal with one remark of this source."""
    return Refused([Finding(rule, REFUSE, file=file, values=values, room="boundaries")])


def fetch(layer: str, year: int, service: str = SERVICE) -> list[tuple[str, str]]:
    """All pages of one layer: (name of the answer, text). The only place that uses the network."""
    import requests

    query = urlencode({"f": "json", "jaarcode": year, "limit": PAGE_SIZE})
    url, pages = f"{service}/collections/{layer}/items?{query}", []
    while url:
        if len(pages) == MOST_PAGES:
            raise refusal("endless", pages=MOST_PAGES)
        if urlsplit(url)[:2] != urlsplit(service)[:2]:
            raise refusal("foreign_link", url=url)
        try:
            answer = requests.get(url, timeout=(10, 60), headers={"Accept": "application/geo+json"})
        except requests.RequestException as error:
            raise refusal("no_network", host=urlsplit(service).netloc, reason=type(error).__name__) from error
        answer.encoding = "utf-8"
        page = parse(answer.text, layer, status=answer.status_code)
        pages.append((layer, answer.text))
        url = urljoin(url, next_page(page)) if next_page(page) else None
    return pages


def from_file(path: Path) -> dict[str, list[Area]]:
    """The areas of a delivered file or folder, by kind."""
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix.lower() in (".json", ".geojson"))
        if not found:
            raise refusal("empty_folder", file=path.name)
        return from_saved(found)
    if not path.is_file():
        raise refusal("no_file", file=path.name)
    if path.suffix.lower() == ".gpkg":
        return from_geopackage(path)
    if path.suffix.lower() in (".json", ".geojson"):
        return from_saved([path])
    raise refusal("unknown_file", file=path.name)


def from_saved(paths: list[Path]) -> dict[str, list[Area]]:
    """Saved answers, one or more pages of one or both layers; the codes say which layer a page belongs to."""
    pages: dict[str, list[tuple[str, str]]] = {kind: [] for kind in LAYERS}
    open_ends = Counter()
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise refusal("not_json", file=path.name) from error
        page = parse(text, path.name)
        first = page["features"][0].get("properties") or {} if page["features"] else {}
        kind = "province" if str(first.get("statcode", "")).startswith("PV") else "municipality"
        pages[kind].append((path.name, text))
        open_ends[kind] += bool(next_page(page))
    for kind, of_kind in pages.items():
        # Every page but the last names a next one; more than that means that pages are missing.
        if open_ends[kind] >= max(len(of_kind), 1):
            raise refusal("more_pages", file=of_kind[-1][0], pages=len(of_kind))
    return {kind: from_answers(of_kind, kind) for kind, of_kind in pages.items()}


def parse(text: str, name: str, status: int = 200) -> dict:
    """One answer as a feature collection; refuses a web page, an error answer and half an answer."""
    if text.lstrip()[:1] == "<":
        raise refusal("html", file=name)
    try:
        answer = json.loads(text)
    except json.JSONDecodeError as error:
        raise refusal("not_json", file=name) from error
    if status >= 400 or (isinstance(answer, dict) and "features" not in answer and "status" in answer):
        about = answer if isinstance(answer, dict) else {}
        said = about.get("detail") or about.get("title") or ""
        raise refusal("service", file=name, status=about.get("status", status), said=said)
    if not isinstance(answer, dict) or not isinstance(answer.get("features"), list):
        raise refusal("not_features", file=name)
    returned = answer.get("numberReturned", len(answer["features"]))
    if returned != len(answer["features"]):
        raise refusal("incomplete", file=name, said=returned, found=len(answer["features"]))
    return answer


def next_page(page: dict) -> str | None:
    """The address of the next page of an answer; None on the last."""
    return next((link["href"] for link in page.get("links", []) if link.get("rel") == "next"), None)


def from_answers(pages: list[tuple[str, str]], kind: str) -> list[Area]:
    """Areas from GeoJSON pages. Raises Refused for missing properties, shapes or coordinates."""
    from shapely.geometry import shape

    areas = []
    for name, text in pages:
        for feature in parse(text, name)["features"]:
            about = feature.get("properties") or {}
            try:
                polygon = shape(feature["geometry"])
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise refusal("no_polygon", file=name, code=about.get("statcode", "?")) from error
            areas.append(area(about, polygon, kind, name))
    return areas


def from_geopackage(path: Path) -> dict[str, list[Area]]:
    """Areas from the layers of a CBS GeoPackage; before 2023 their names end in the year."""
    import geopandas
    import pyogrio

    try:
        layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    except pyogrio.errors.DataSourceError as error:
        raise refusal("not_gpkg", file=path.name) from error
    found = {kind: [name for name in layers if name.startswith(layer)] for kind, layer in LAYERS.items()}
    for kind, names in found.items():
        if len(names) != 1:
            raise refusal("no_layer", file=path.name, layer=LAYERS[kind], found=", ".join(layers) or "-")
    delivered = {}
    for kind, [layer] in found.items():
        table = geopandas.read_file(path, layer=layer)
        rows = table.drop(columns="geometry").to_dict("records")
        delivered[kind] = [
            area(about, polygon, kind, path.name) for about, polygon in zip(rows, table.geometry, strict=True)
        ]
    return delivered


def area(about: dict, polygon, kind: str, name: str) -> Area:
    """One area from its properties and its shape, in RD."""
    for needed in ("statcode", "statnaam"):
        if not about.get(needed):
            raise refusal("no_property", file=name, property=needed, found=", ".join(sorted(about)) or "-")
    code = str(about["statcode"]).strip()
    if not CODES[kind].fullmatch(code):
        raise refusal("strange_code", file=name, code=code)
    year = str(about.get("jaarcode") or about.get("jrstatcode") or "")[:4]
    if not re.fullmatch(r"(19|20)\d\d", year):
        raise refusal("no_year", file=name, code=code)
    if polygon is None or polygon.is_empty or polygon.geom_type not in ("Polygon", "MultiPolygon"):
        raise refusal("no_polygon", file=name, code=code)
    return Area(code, str(about["statnaam"]).strip(), int(year), in_rd(polygon, name, code))


@cache
def to_rd():
    """Degrees (longitude, latitude) to RD metres; making the transformation takes longer than using it."""
    from pyproj import Transformer

    return Transformer.from_crs(4326, 28992, always_xy=True).transform


def in_rd(polygon, name: str, code: str):
    """The polygon in RD metres; whether it came in RD or in degrees shows from its numbers."""
    import numpy as np
    import shapely

    west, south, east, north = polygon.bounds
    if west >= 0 and east <= 300_000 and south >= 300_000 and north <= 640_000:
        return shapely.force_2d(polygon)
    if west >= 3 and east <= 8 and south >= 50 and north <= 54:
        return shapely.transform(shapely.force_2d(polygon), lambda xy: np.column_stack(to_rd()(*xy.T)))
    if south >= 3 and north <= 8 and west >= 50 and east <= 54:
        raise refusal("swapped", file=name, code=code)
    raise refusal("elsewhere", file=name, code=code, bounds=", ".join(f"{edge:g}" for edge in polygon.bounds))
