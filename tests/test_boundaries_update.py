"""Official boundaries: from the service, a saved answer or a GeoPackage; otherwise refused with a reason."""

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import geopandas
import pytest
import shapely
from shapely.geometry import shape

from flows import boundaries
from flows.boundaries import official, pdok
from flows.errors import Refused
from flows.texts import Texts

FIXTURES = Path(__file__).parent / "fixtures" / "boundaries"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def pdok_feature(feature, year=2024):
    """A shipped feature as PDOK gives it."""
    about = feature["properties"]
    code = about["region"]
    rubric = "gemeente" if code.startswith("GM") else "provincie"
    properties = {
        "jaarcode": year,
        "jrstatcode": f"{year}{code}",
        "rubriek": rubric,
        "statcode": code,
        "statnaam": about["name"],
    }
    return {"type": "Feature", "properties": properties, "geometry": feature["geometry"], "id": f"id-{code}"}


def division(year=2024):
    return {
        layer: [pdok_feature(feature, year) for feature in boundaries.load(kind)]
        for kind, layer in pdok.LAYERS.items()
    }


def page(features, links=()):
    return {
        "type": "FeatureCollection",
        "timeStamp": "2026-11-20T10:15:00Z",
        "links": [{"rel": "self", "title": "This document as GeoJSON", "href": "x"}, *links],
        "features": features,
        "numberReturned": len(features),
    }


@contextmanager
def service(answer):
    """A server on this machine. `answer(path, query)` gives (status, content type, text or object)."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            status, kind, body = answer(parts.path, query)
            body = body if isinstance(body, str) else json.dumps(body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def pdok_answers(layers, asked=None):
    """Answers like the real service: a year filter, pages, a cursor in the link to the next page."""

    def answer(path, query):
        if asked is not None:
            asked.append((path, query))
        layer = re.fullmatch(r"/collections/(\w+)/items", path).group(1)
        wanted = [f for f in layers[layer] if str(f["properties"]["jaarcode"]) == query.get("jaarcode")]
        start, size = int(query.get("cursor", 0)), int(query["limit"])
        links = []
        if start + size < len(wanted):
            rest = f"cursor={start + size}&f=json&jaarcode={query['jaarcode']}&limit={size}"
            links = [{"rel": "next", "title": "Next page", "href": f"{path}?{rest}"}]
        return 200, "application/geo+json", page(wanted[start : start + size], links)

    return answer


def refused(call):
    with pytest.raises(Refused) as caught:
        call()
    for lang in ("nl", "en"):
        for sentence in caught.value.messages(Texts(lang)):
            assert len(sentence) > 20
            assert "{" not in sentence
    return caught.value.findings[0]


def test_online_pages_are_followed_and_stored(home):
    asked = []
    with service(pdok_answers(division(), asked)) as url:
        done = official.update("online", service=url)
    assert (done.vintage, done.municipalities, done.provinces) == (2024, 342, 12)
    assert done.findings == []
    assert done.sentences(Texts("nl")) == [
        "Grenzen van 2024 opgeslagen: 342 gemeenten en 12 provincies, in de map updates/boundaries."
    ]
    assert [query["jaarcode"] for _, query in asked] == ["2024"] * 5
    assert [query.get("cursor") for path, query in asked if "gemeente" in path] == [None, "100", "200", "300"]

    about = boundaries.credit()
    assert about.official
    assert about.folder == home / "updates" / "boundaries"
    assert about.line("nl") == "Kaart: CBS gebiedsindelingen 2024 © CBS / Kadaster (PDOK); vereenvoudigd"
    for kind, number in (("municipality", 342), ("province", 12)):
        areas = [shape(feature["geometry"]) for feature in boundaries.load(kind)]
        assert len(areas) == number == len(boundaries.labels(kind))
        assert all(area.is_valid for area in areas)
        assert shapely.coverage_is_valid(areas)
    assert boundaries.load("municipality", province="PV26")[12]["properties"]["name"] == "Soest"


def test_the_shape_of_a_page_is_the_recorded_one():
    recorded = json.loads((FIXTURES / "page.json").read_text(encoding="utf-8"))
    made = page(division()["gemeente_gegeneraliseerd"][:1], [{"rel": "next", "href": "y"}])
    assert made.keys() == recorded.keys()
    assert made["features"][0].keys() == recorded["features"][0].keys()
    assert made["features"][0]["properties"].keys() == recorded["features"][0]["properties"].keys()
    [utrecht, de_bilt] = pdok.from_answers([("page", json.dumps(recorded))], "municipality")
    assert (utrecht.code, utrecht.name, utrecht.year) == ("GM0344", "Utrecht", 2024)
    assert utrecht.polygon.bounds[0] == pytest.approx(129_000, abs=2_000)
    assert utrecht.polygon.distance(de_bilt.polygon) == 0


def test_saved_answers_in_a_folder_in_rd(tmp_path):
    from pyproj import Transformer

    to_rd = Transformer.from_crs(4326, 28992, always_xy=True).transform
    folder = tmp_path / "answers"
    folder.mkdir()
    for layer, features in division().items():
        for feature in features:
            in_rd = shapely.transform(shape(feature["geometry"]), to_rd, interleaved=False)
            feature["geometry"] = json.loads(shapely.to_geojson(in_rd))
        (folder / f"{layer}.json").write_text(json.dumps(page(features)), encoding="utf-8")
    done = official.update(folder)
    assert (done.municipalities, done.provinces, done.findings) == (342, 12, [])


def test_municipalities_alone_are_enough_for_a_known_year(tmp_path):
    path = tmp_path / "gemeenten.json"
    path.write_text(json.dumps(page(division()["gemeente_gegeneraliseerd"])), encoding="utf-8")
    assert official.update(path).provinces == 12


@pytest.mark.parametrize("suffix, column", [("", "jaarcode"), ("_2024", "jrstatcode")])
def test_a_geopackage_of_cbs(tmp_path, suffix, column):
    path = tmp_path / "cbsgebiedsindelingen2024.gpkg"
    for layer, features in division().items():
        table = geopandas.GeoDataFrame.from_features(features, crs=4326).to_crs(28992)
        table[["statcode", "statnaam", column, "geometry"]].to_file(path, layer=layer + suffix, driver="GPKG")
    done = official.update(path)
    assert (done.vintage, done.municipalities, done.provinces) == (2024, 342, 12)


def test_another_year_is_stored_with_a_remark(tmp_path):
    """Made up: in 2027 Bunnik has a new code, and lies where it lay."""
    layers = division(2027)
    bunnik = next(f for f in layers["gemeente_gegeneraliseerd"] if f["properties"]["statnaam"] == "Bunnik")
    bunnik["properties"] |= {"statcode": "GM9999", "jrstatcode": "2027GM9999"}
    with service(pdok_answers(layers)) as url:
        done = official.update("online", year=2027, service=url)
    [finding] = done.findings
    assert (finding.rule, finding.severity) == ("other_year", "warn")
    assert "GM0312" in finding.message(Texts("nl"))
    assert "GM9999" in finding.message(Texts("en"))
    new = next(f for f in boundaries.load("municipality") if f["properties"]["region"] == "GM9999")
    assert new["properties"]["province"] == "PV26"


def test_a_second_update_clears_the_first_away(home):
    with service(pdok_answers(division())) as url:
        official.update("online", service=url)
        first = set(boundaries.credit().files.values())
        official.update("online", service=url)
    assert set(boundaries.credit().files.values()) == first
    assert {path.name for path in (home / "updates" / "boundaries").iterdir()} == first | {"credit.json"}


def test_a_damaged_update_falls_back_to_the_shipped_set(home):
    with service(pdok_answers(division())) as url:
        official.update("online", service=url)
    folder = home / "updates" / "boundaries"
    whole = (folder / "credit.json").read_text(encoding="utf-8")
    for damage in (whole[:50], '{"vintage": 2024}', "[]", whole.replace(".geojson", ".gone")):
        (folder / "credit.json").write_text(damage, encoding="utf-8")
        assert not boundaries.credit().official
        assert len(boundaries.load("municipality")) == 342


ANSWERS = {
    "service": (400, "application/problem+json", (FIXTURES / "error.json").read_text(encoding="utf-8")),
    "html": (503, "text/html", (FIXTURES / "maintenance.html").read_text(encoding="utf-8")),
    "not_json": (200, "application/geo+json", (FIXTURES / "truncated.json").read_text(encoding="utf-8")),
    "not_features": (200, "application/json", {"type": "Feature"}),
    "incomplete": (200, "application/geo+json", page([]) | {"numberReturned": 7}),
    "no_municipalities": (200, "application/geo+json", page([])),
    "foreign_link": (
        200,
        "application/geo+json",
        page([], [{"rel": "next", "href": "https://example.org/collections/x/items"}]),
    ),
}


@pytest.mark.parametrize("rule", ANSWERS)
def test_bad_answers_are_refused_and_change_nothing(home, rule):
    with service(pdok_answers(division())) as url:
        official.update("online", service=url)
    before = {path.name: path.read_bytes() for path in (home / "updates" / "boundaries").iterdir()}
    with service(lambda path, query: ANSWERS[rule]) as url:
        assert refused(lambda: official.update("online", service=url)).rule == rule
    assert {path.name: path.read_bytes() for path in (home / "updates" / "boundaries").iterdir()} == before


def test_the_words_of_the_service_are_passed_on():
    with service(lambda path, query: ANSWERS["service"]) as url:
        finding = refused(lambda: official.update("online", service=url))
    assert "unknown query parameter(s) found: jaarkode=2024" in finding.message(Texts("nl"))


def test_no_network_is_said_so():
    assert refused(lambda: official.update("online", service="http://127.0.0.1:9")).rule == "no_network"


def test_endless_pages_stop():
    def again(path, query):
        return 200, "application/geo+json", page([], [{"rel": "next", "href": path + "?cursor=1"}])

    with service(again) as url:
        assert refused(lambda: official.update("online", service=url)).rule == "endless"


def without(code):
    return lambda features: [f for f in features if f["properties"]["statcode"] != code]


def changed(**properties):
    def change(features):
        features[0]["properties"] |= properties
        return features

    return change


def reshaped(geometry):
    def change(features):
        features[0]["geometry"] = geometry
        return features

    return change


def square(*points):
    return {"type": "Polygon", "coordinates": [[*points, points[0]]]}


@pytest.mark.parametrize(
    "rule, change",
    [
        ("codes", without("GM0344")),
        ("codes", changed(statcode="GM9999")),
        ("double", lambda features: [*features, features[0]]),
        ("strange_code", changed(statcode="0344")),
        ("no_property", changed(statnaam=None)),
        ("no_year", changed(jaarcode=None, jrstatcode=None)),
        ("several_years", changed(jaarcode=2025)),
        ("no_polygon", reshaped(None)),
        ("no_polygon", reshaped({"type": "Point", "coordinates": [5.1, 52.1]})),
        ("swapped", reshaped(square([52.0, 5.0], [52.1, 5.0], [52.1, 5.1]))),
        ("elsewhere", reshaped(square([12.0, 41.0], [12.1, 41.0], [12.1, 41.1]))),
        ("invalid", reshaped(square([5.0, 52.0], [5.1, 52.1], [5.1, 52.0], [5.0, 52.1]))),
    ],
)
def test_wrong_contents_are_refused(tmp_path, rule, change):
    path = tmp_path / "gemeenten.json"
    features = json.loads(json.dumps(division()["gemeente_gegeneraliseerd"]))
    path.write_text(json.dumps(page(change(features))), encoding="utf-8")
    assert refused(lambda: official.update(path)).rule == rule
    assert not boundaries.credit().official


def test_the_wrong_year_is_refused(tmp_path):
    path = tmp_path / "gemeenten.json"
    path.write_text(json.dumps(page(division(2023)["gemeente_gegeneraliseerd"])), encoding="utf-8")
    assert refused(lambda: official.update(path, year=2024)).rule == "wrong_year"


def test_half_the_country_is_refused(tmp_path):
    path = tmp_path / "gemeenten.json"
    path.write_text(json.dumps(page(division(2027)["gemeente_gegeneraliseerd"][:100])), encoding="utf-8")
    assert refused(lambda: official.update(path)).rule == "too_few"


def test_eleven_provinces_are_refused():
    layers = division()
    layers["provincie_gegeneraliseerd"].pop()
    with service(pdok_answers(layers)) as url:
        assert refused(lambda: official.update("online", service=url)).rule == "provinces"


def test_an_unknown_municipality_needs_the_province_layer(tmp_path):
    path = tmp_path / "gemeenten.json"
    features = division(2027)["gemeente_gegeneraliseerd"]
    features[0]["properties"]["statcode"] = "GM9999"
    path.write_text(json.dumps(page(features)), encoding="utf-8")
    assert refused(lambda: official.update(path)).rule == "no_province"


def test_files_that_are_no_boundaries(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("a;b\n")
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"not a database")
    empty = tmp_path / "empty"
    empty.mkdir()
    latin = tmp_path / "latin.json"
    latin.write_bytes('{"naam": "Fryslân"}'.encode("cp1252"))
    other = tmp_path / "other.gpkg"
    areas = geopandas.GeoDataFrame({"a": [1]}, geometry=[shapely.box(0, 0, 1, 1)], crs=28992)
    areas.to_file(other, layer="wijken", driver="GPKG")
    expected = {
        table: "unknown_file",
        broken: "not_gpkg",
        empty: "empty_folder",
        latin: "not_json",
        other: "no_layer",
        tmp_path / "gone.json": "no_file",
        FIXTURES / "page.json": "more_pages",
        FIXTURES / "truncated.json": "not_json",
        FIXTURES / "error.json": "service",
    }
    for path, rule in expected.items():
        assert refused(lambda path=path: official.update(path)).rule == rule, path.name
    assert "wijken" in refused(lambda: official.update(other)).message(Texts("nl"))


def test_a_ring_that_touches_itself_is_mended(tmp_path):
    """Two loops that meet in one point, as real data has: the areas stay, the ring is cut."""
    features = division()["gemeente_gegeneraliseerd"]
    utrecht = next(f for f in features if f["properties"]["statcode"] == "GM0344")
    west, south, east, north = shape(utrecht["geometry"]).bounds
    x, y = (west + east) / 2, (south + north) / 2
    utrecht["geometry"] = square(
        [west, south], [x, y], [east, south], [east, north], [x, y], [west, north]
    )
    path = tmp_path / "gemeenten.json"
    path.write_text(json.dumps(page(features)), encoding="utf-8")
    done = official.update(path)
    assert {finding.rule for finding in done.findings} == {"mended", "gaping"}
    assert all(len(finding.message(Texts("nl"))) > 20 for finding in done.findings)
