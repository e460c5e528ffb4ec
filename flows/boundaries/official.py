"""Official boundaries instead of the shipped ones: from PDOK, from a saved answer, or from a file of CBS.

Municipalities are simplified as one coverage and provinces dissolved from them, so that borders coincide; the
province layer serves as a check, and places municipalities that the code list does not know. Nothing is
stored before everything is checked: a refused file leaves the old boundaries in place.
"""

import csv
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flows.boundaries import SHIPPED, updates_folder
from flows.boundaries.geojson import collections, polygonal, write_json, write_labels
from flows.boundaries.pdok import LAYERS, SERVICE, Area, fetch, from_answers, from_file, refusal
from flows.errors import NOTE, WARN, Finding
from flows.home import DATA
from flows.texts import Texts

TOLERANCE_METRES = 100
FEWEST_MUNICIPALITIES = 300


@dataclass(frozen=True)
class Updated:
    """What an update stored: vintage, numbers of areas, folder, and the remarks that go with it."""

    vintage: int
    municipalities: int
    provinces: int
    folder: Path
    findings: list[Finding] = field(default_factory=list)

    def sentences(self, t: Texts) -> list[str]:
        """What was done, in words; the remarks are apart, in `findings`."""
        return [
            t(
                "boundaries.updated",
                year=self.vintage,
                municipalities=self.municipalities,
                provinces=self.provinces,
                folder="/".join(self.folder.parts[-2:]),
            )
        ]


def update(source: str | Path, year: int | None = None, service: str = SERVICE) -> Updated:
    """Read, check and store official boundaries.

    `source`: "online", or a path: a GeoPackage, a saved answer (.json, .geojson), or a folder of those.
    `year`: the division wanted; online it is that of the code list (2024) unless given, a file says its own.
    Raises Refused, with the reasons, and then changes nothing.
    """
    if str(source) == "online":
        year = year or shipped_vintage()
        delivered = {kind: from_answers(fetch(layer, year, service), kind) for kind, layer in LAYERS.items()}
        origin = f"{service}/collections/{LAYERS['municipality']}/items?jaarcode={year}"
    else:
        delivered, origin = from_file(Path(source)), Path(source).name
    vintage = one_year(delivered, year)
    findings: list[Finding] = []
    about = placed(delivered, vintage, findings)
    polygons = simplified({area.code: area for area in delivered["municipality"]}, findings)
    try:
        made = collections(polygons, about, known_names("province"))
    except ValueError as error:
        raise refusal("broken", reason=str(error)) from error
    store(made, vintage, origin)
    counts = {kind: len(made[kind]["features"]) for kind in LAYERS}
    return Updated(vintage, counts["municipality"], counts["province"], updates_folder(), findings)


def remark(rule: str, severity: str, **values) -> Finding:
    """One remark on a set of boundaries."""
    return Finding(rule, severity, values=values, room="boundaries")


def one_year(delivered: dict[str, list[Area]], wanted: int | None) -> int:
    """The year of the division; refuses none, several, and another than the wanted one."""
    if not delivered["municipality"]:
        raise refusal("no_municipalities")
    years = sorted({area.year for areas in delivered.values() for area in areas})
    if len(years) > 1:
        raise refusal("several_years", years=", ".join(map(str, years)))
    if wanted and years != [wanted]:
        raise refusal("wrong_year", found=years[0], wanted=wanted)
    return years[0]


def placed(delivered: dict[str, list[Area]], vintage: int, findings: list[Finding]) -> dict:
    """{GM code: (name, PV code)}. Refuses double, missing and unknown codes; notes those of another year."""
    parents = known_parents()
    for areas in delivered.values():
        double = sorted(code for code, times in Counter(area.code for area in areas).items() if times > 1)
        if double:
            raise refusal("double", codes=some(double))
    provinces = {area.code: area for area in delivered["province"]}
    if provinces and provinces.keys() != set(parents.values()):
        raise refusal("provinces", found=len(provinces), codes=some(provinces.keys() ^ set(parents.values())))

    codes = {area.code for area in delivered["municipality"]}
    unknown, missing = codes - parents.keys(), parents.keys() - codes
    if vintage == shipped_vintage() and (unknown or missing):
        raise refusal("codes", count=len(codes), missing=some(missing), unknown=some(unknown))
    if len(codes) < FEWEST_MUNICIPALITIES:
        raise refusal("too_few", count=len(codes))
    if vintage != shipped_vintage():
        values = {"year": vintage, "count": len(codes), "missing": some(missing), "unknown": some(unknown)}
        findings.append(remark("other_year", WARN, **values))

    about = {}
    for municipality in delivered["municipality"]:
        parent = parents.get(municipality.code) or surrounding(municipality, provinces.values())
        about[municipality.code] = (municipality.name, parent)
    return about


def surrounding(municipality: Area, provinces) -> str:
    """The province a municipality lies in, for codes that the list does not know."""
    point = municipality.polygon.representative_point()
    inside = [province.code for province in provinces if province.polygon.contains(point)]
    if len(inside) != 1:
        raise refusal("no_province", code=municipality.code)
    return inside[0]


def simplified(areas: dict[str, Area], findings: list[Finding]) -> dict:
    """{code: polygon in RD}, simplified together. Mends what touches itself, and notes what it found."""
    import shapely

    polygons, mended = {}, []
    for code, municipality in sorted(areas.items()):
        polygon = municipality.polygon
        if not polygon.is_valid:
            repaired = polygonal(shapely.make_valid(polygon))
            if abs(repaired.area - abs(polygon.area)) > 0.001 * repaired.area:
                raise refusal("invalid", code=code)
            polygon = repaired
            mended.append(code)
        polygons[code] = polygon
    if mended:
        findings.append(remark("mended", NOTE, codes=some(mended)))
    together = list(polygons.values())
    if not shapely.coverage_is_valid(together):
        findings.append(remark("gaping", WARN))
    return dict(zip(polygons, shapely.coverage_simplify(together, TOLERANCE_METRES), strict=True))


def some(codes, most: int = 8) -> str:
    """Codes in words: all when few, otherwise the first and how many more."""
    codes = sorted(codes)
    return ", ".join(codes[:most]) + (f" (+{len(codes) - most})" if len(codes) > most else "") or "-"


def known_parents() -> dict[str, str]:
    """{GM code: PV code} of the municipalities in the code list that still exist."""
    return {row["region"]: row["parent"] for row in listed("municipality")}


def known_names(kind: str) -> dict[str, str]:
    """The names of the current regions of a kind, by code."""
    return {row["region"]: row["name_nl"] for row in listed(kind)}


def listed(kind: str) -> list[dict]:
    """The current regions of a kind, as rows of the code list."""
    with (DATA / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] == kind and not row["valid_to"]]


def shipped_vintage() -> int:
    """The year of the shipped division, which is that of the code list."""
    return json.loads((SHIPPED / "credit.json").read_text(encoding="utf-8"))["vintage"]


def store(made: dict, vintage: int, origin: str) -> None:
    """Write the new set beside the old one, point to it in one step, then clear the old one away."""
    folder = updates_folder()
    folder.mkdir(parents=True, exist_ok=True)
    mark = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:8]
    files = {
        "municipality": f"municipalities_{vintage}_{mark}.geojson",
        "province": f"provinces_{vintage}_{mark}.geojson",
        "labels": f"labels_{vintage}_{mark}.csv",
    }
    write_json(folder / files["municipality"], made["municipality"])
    write_json(folder / files["province"], made["province"])
    write_labels(folder / files["labels"], made["labels"])
    credit = {
        "vintage": vintage,
        "official": True,
        "credit_nl": f"Kaart: CBS gebiedsindelingen {vintage} © CBS / Kadaster (PDOK); vereenvoudigd",
        "credit_en": f"Map: CBS area divisions {vintage} © CBS / Kadaster (PDOK); simplified",
        "fitness_nl": "Randen zijn vereenvoudigd: geschikt om te tekenen, niet om te meten.",
        "fitness_en": "Edges are simplified: fit for drawing, not for measuring.",
        "licence": "CC BY 4.0",
        "source_url": origin,
        "fetched": datetime.now(UTC).date().isoformat(),
        "files": files,
    }
    write_json(folder / "credit.json", credit)
    for path in folder.iterdir():
        if path.name != "credit.json" and path.name not in files.values():
            path.unlink()
