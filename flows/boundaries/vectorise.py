"""The recipe behind `data/boundaries/`: from one clean picture to polygons. Run once; the result is shipped.

    pip download --no-deps nl-maps==0.2.0 && unzip nl_maps-0.2.0-py3-none-any.whl
    python -m flows.boundaries.vectorise nl_maps/source/nl_municipalities.png [TARGET_FOLDER]

The picture (1743 x 2050 pixels, the division of 1 January 2024) is only needed to run this again; nothing
else in the project uses it. Besides Pillow, scipy, shapely and pyproj it needs `label_points_2024.csv`: one
point inside every part of every municipality (some have several parts), with its code.

1. Light fill is the inside of a municipality, dark lines are borders, transparent is water or abroad.
2. Connected areas of light fill are numbered; the label points say which municipality each one is.
3. Every other drawn pixel (border ink, slivers between two lines) goes to the nearest numbered area, so that
   neighbours meet in the middle of the line and the dikes to Fryslân and Flevoland stay.
   Ponds of a few pixels that the picture leaves open are filled the same way.
4. Runs of pixels become boxes, boxes of one municipality are joined, and every pixel corner becomes a point,
   so that both sides of a border have the same points.
5. Stairs are smoothed: a point between two neighbours moves towards them, points where three areas meet stay.
   Both sides of a border move alike, since a point moves by its place and not by its polygon.
6. Pixels become metres in the Dutch grid (RD), the whole coverage is simplified at once (shared borders stay
   shared), and provinces are dissolved from municipalities.

Edges end up at most about 0.6 km off: good for drawing, not for measuring.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from flows.boundaries.geojson import collections, write_json, write_labels
from flows.home import DATA

WIDTH, HEIGHT = 1743, 2050
POND_PIXELS = 20
SMOOTHING_ROUNDS = 4
TOLERANCE_METRES = 200


def to_rd(px, py):
    """Pixel corner to RD metres (EPSG:28992); fitted on the label points of the official layer."""
    return 152.62 * px + 13102, 619506 - 152.60 * py


def read_label_points(path: Path) -> list[dict]:
    """Rows of `label_points_2024.csv`: region, name, province, part, pixel_x, pixel_y, lon, lat."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pixel_owners(picture: Path, points: list[dict]):
    """Which municipality owns each pixel.

    Returns an int array (HEIGHT, WIDTH): 0 is water or abroad, n is `codes[n - 1]`; and the list of codes.
    Raises ValueError when the picture has another size or a label point lies outside the light fill.
    """
    import numpy as np
    from PIL import Image
    from scipy import ndimage

    pixels = np.asarray(Image.open(picture).convert("RGBA"))
    if pixels.shape[:2] != (HEIGHT, WIDTH):
        raise ValueError(f"{picture}: {pixels.shape[1]} x {pixels.shape[0]} pixels, not {WIDTH} x {HEIGHT}")
    red, alpha = pixels[..., 0], pixels[..., 3]
    inside = (alpha > 200) & (red >= 190)
    areas, count = ndimage.label(inside)

    codes = sorted({point["region"] for point in points})
    owner_of_area = np.zeros(count + 1, dtype=int)
    for point in points:
        area = areas[int(point["pixel_y"]), int(point["pixel_x"])]
        if area == 0:
            raise ValueError(f"label point of {point['region']} lies on a border or in water")
        owner_of_area[area] = codes.index(point["region"]) + 1
    owners = owner_of_area[areas]

    water, ponds = ndimage.label(alpha <= 128)
    small = np.bincount(water.ravel(), minlength=ponds + 1) <= POND_PIXELS
    small[0] = False
    drawn = (alpha > 128) | small[water]
    nearest = ndimage.distance_transform_edt(owners == 0, return_distances=False, return_indices=True)
    return np.where(drawn, owners[tuple(nearest)], 0), codes


def polygons_in_rd(owners, codes: list[str]) -> list:
    """One (multi)polygon a municipality, in RD metres, in the order of `codes`; neighbours share points."""
    import numpy as np
    import shapely

    boxes: dict[int, list] = {number: [] for number in range(1, len(codes) + 1)}
    for row in range(owners.shape[0]):
        line = owners[row]
        starts = np.flatnonzero(np.diff(line, prepend=-1))
        ends = np.append(starts[1:], len(line))
        for start, end in zip(starts, ends, strict=True):
            if line[start]:
                boxes[int(line[start])].append(shapely.box(start, row, end, row + 1))
    merged = [shapely.union_all(boxes[number]) for number in sorted(boxes)]
    with_corners = shapely.segmentize(np.array(merged), 1)
    smoothed = smooth(with_corners)
    return list(shapely.transform(smoothed, lambda xy: np.column_stack(to_rd(xy[:, 0], xy[:, 1]))))


def smooth(polygons, rounds: int = SMOOTHING_ROUNDS):
    """Round the stairs of a pixel coverage without opening its borders.

    `polygons`: array of (multi)polygons with a point on every pixel corner. Every round, a point with exactly
    two neighbours in the whole network of borders goes halfway to their middle.
    """
    import numpy as np
    import shapely

    coords = shapely.get_coordinates(polygons)
    places, place_of = np.unique(coords, axis=0, return_inverse=True)
    place_of = place_of.ravel()
    rings = shapely.get_rings(shapely.get_parts(polygons))
    last = np.cumsum(shapely.get_num_coordinates(rings)) - 1
    steps = np.delete(np.column_stack([place_of[:-1], place_of[1:]]), last[:-1], axis=0)
    borders = np.unique(np.sort(steps, axis=1), axis=0)
    ends = np.concatenate([borders, borders[:, ::-1]])
    ends = ends[np.argsort(ends[:, 0], kind="stable")]
    degree = np.bincount(ends[:, 0], minlength=len(places))
    first = np.cumsum(degree) - degree
    movable = np.flatnonzero(degree == 2)
    one, other = ends[first[movable], 1], ends[first[movable] + 1, 1]
    for _ in range(rounds):
        moved = places.astype(float)
        moved[movable] = places[movable] / 2 + (places[one] + places[other]) / 4
        places = moved
    return shapely.set_coordinates(polygons.copy(), places[place_of])


def simplify(polygons: Iterable, tolerance: float = TOLERANCE_METRES) -> list:
    """Simplify a coverage in metres as one thing, so that no gaps or overlaps arise between neighbours."""
    import shapely

    return list(shapely.coverage_simplify(list(polygons), tolerance))


def province_names() -> dict[str, str]:
    """Names of the provinces by PV code, from the code list of regions."""
    with (DATA / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as file:
        return {row["region"]: row["name_nl"] for row in csv.DictReader(file) if row["kind"] == "province"}


def main(picture: Path, target: Path) -> None:
    """Draw the boundaries from the picture into the folder `target`."""
    points = read_label_points(DATA / "boundaries" / "label_points_2024.csv")
    owners, codes = pixel_owners(picture, points)
    shapes = dict(zip(codes, simplify(polygons_in_rd(owners, codes)), strict=True))
    about = {point["region"]: (point["name"], point["province"]) for point in points}
    made = collections(shapes, about, province_names())
    write_json(target / "municipalities_2024.geojson", made["municipality"])
    write_json(target / "provinces_2024.geojson", made["province"])
    write_labels(target / "labels_2024.csv", made["labels"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else DATA / "boundaries")
