"""Polygons in RD metres to the GeoJSON this project draws: WGS84, four decimals, exteriors clockwise.

Clockwise, because the chart library fills everything outside a ring that runs the other way.
"""

import csv
import io
import json
from pathlib import Path

DECIMALS = 4


def to_wgs84(polygons: list) -> list:
    """(Multi)polygons in RD (EPSG:28992) as valid WGS84 ones on a grid of four decimals.

    Neighbours that share points keep sharing them. Raises ValueError when nothing is left of a polygon.
    """
    import numpy as np
    import shapely
    from pyproj import Transformer

    to_degrees = Transformer.from_crs(28992, 4326, always_xy=True).transform
    rounded = shapely.transform(
        polygons, lambda xy: np.column_stack(to_degrees(xy[:, 0], xy[:, 1])).round(DECIMALS)
    )
    cleaned = [_without_slivers(polygon) for polygon in shapely.remove_repeated_points(rounded)]
    lost = [number for number, polygon in enumerate(cleaned) if polygon.is_empty]
    if lost:
        raise ValueError(f"nothing is left of polygons {lost} after rounding to {DECIMALS} decimals")
    return cleaned


def _without_slivers(polygon):
    """Drop parts and holes that rounding has flattened to a line, and mend what it made touch itself."""
    import shapely

    parts = [
        shapely.Polygon(part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area > 0])
        for part in shapely.get_parts(polygon)
        if part.area > 0
    ]
    whole = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    return whole if whole.is_valid else polygonal(shapely.make_valid(whole))


def polygonal(geometry):
    """Only the areas of a geometry that may also hold lines and points."""
    import shapely

    parts = [part for part in shapely.get_parts(geometry) if shapely.get_dimensions(part) == 2]
    return shapely.union_all(parts)


def feature(region: str, name: str, province: str, polygon) -> dict:
    """One GeoJSON feature with the three properties every map here relies on."""
    import shapely

    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(polygon, exterior_cw=True)))
    return {
        "type": "Feature",
        "properties": {"region": region, "name": name, "province": province},
        "geometry": geometry,
    }


def label_point(polygon) -> tuple[float, float]:
    """(lon, lat) well inside the largest part: where a name or a dot can stand."""
    import shapely
    from shapely.ops import polylabel

    largest = max(shapely.get_parts(polygon), key=lambda part: part.area)
    point = polylabel(largest, tolerance=0.005)
    return round(point.x, DECIMALS), round(point.y, DECIMALS)


def collections(polygons: dict, about: dict[str, tuple[str, str]], province_names: dict[str, str]) -> dict:
    """Feature collections and label points of one division.

    `polygons` {GM code: RD polygon}, simplified together; `about` {GM code: (name, PV code)}.
    Returns {"municipality": FeatureCollection, "province": FeatureCollection, "labels": rows of
    (region, kind, name, lon, lat)}. Provinces are dissolved from municipalities, so that borders coincide.
    """
    import shapely

    codes = sorted(polygons)
    shapes = dict(zip(codes, to_wgs84([polygons[code] for code in codes]), strict=True))
    municipalities = [feature(code, *about[code], shapes[code]) for code in codes]
    provinces, labels = [], []
    for province in sorted({about[code][1] for code in codes}):
        members = [shapes[code] for code in codes if about[code][1] == province]
        merged = shapely.coverage_union_all(members)
        provinces.append(feature(province, province_names[province], province, merged))
        labels.append((province, "province", province_names[province], *label_point(merged)))
    labels += [(code, "municipality", about[code][0], *label_point(shapes[code])) for code in codes]
    return {
        "municipality": {"type": "FeatureCollection", "features": municipalities},
        "province": {"type": "FeatureCollection", "features": provinces},
        "labels": labels,
    }


def write_json(path: Path, content: dict) -> None:
    """Write compact JSON under its name in one step; a reader sees the old file or the new one."""
    _write(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_labels(path: Path, rows: list[tuple]) -> None:
    """Write label points as CSV: region, kind, name, lon, lat."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["region", "kind", "name", "lon", "lat"])
    writer.writerows(rows)
    _write(path, text.getvalue())


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(path)
