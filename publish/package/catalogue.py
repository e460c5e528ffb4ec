"""The record of the package for data.overheid.nl: DCAT-AP-NL 3.0 as JSON-LD.

What the publisher has not filled in (`data/publisher.toml`) is left out and never made up; then the record lacks
properties that the profile requires, and `publish.package.descriptor.missing` names them.
"""

from flows.texts import LANGUAGES, Texts
from publish.edition import Edition
from publish.package.descriptor import FIRST
from publish.site.settings import publisher

EU = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "geo": "http://www.opengis.net/ont/geosparql#",
}
THEMES = ("ENVI", "ECON", "REGI")
LANGUAGE_CODES = {"nl": "NLD", "en": "ENG"}
# Formats that are in the list of the EU.
FILE_TYPES = {"csv": "CSV", "geojson": "GEOJSON", "json": "JSON"}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def record(edition: Edition, described: dict, base: str | None, bounds: tuple[float, float, float, float]) -> dict:
    """The record as JSON-LD; `described` is the Frictionless descriptor, `bounds` west, south, east, north in degrees.

    Without a base nobody knows where the files will stand, so that distributions have no address.
    """
    known = publisher()
    years = edition.rows("select min(year) as first, max(year) as last from result.indicator_value "
                         "where value is not null")
    dataset = {
        "@id": base or f"urn:grondstoffendashboard:{described['version']}",
        "@type": "dcat:Dataset",
        "dct:identifier": base or described["version"],
        "dct:title": in_both(described, "title"),
        "dct:description": description(described),
        **by_publisher(known),
        "dct:accessRights": {"@id": f"{EU}/access-right/PUBLIC"},
        "dcat:theme": [{"@id": f"{EU}/data-theme/{theme}"} for theme in THEMES],
        "dcat:keyword": [{"@value": word, "@language": lang} for lang in LANGUAGES
                         for word in Texts(lang)("package.keywords").split(", ")],
        "dct:language": [{"@id": f"{EU}/language/{LANGUAGE_CODES[lang]}"} for lang in LANGUAGES],
        "dct:accrualPeriodicity": {"@id": f"{EU}/frequency/{known['frequency']}"},
        "dct:modified": typed(edition.built_at, "xsd:dateTime"),
        "dcat:version": described["version"],
        "adms:status": {"@id": f"{EU}/dataset-status/{'DEVELOP' if edition.has_example else 'COMPLETED'}"},
        "dct:temporal": {"@type": "dct:PeriodOfTime", **period(years.iloc[0])},
        "dct:spatial": [{"@id": f"{EU}/country/NLD"},
                        {"@type": "dct:Location", "dcat:bbox": typed(box(*bounds), "geo:wktLiteral")}],
        "dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": in_words("package.provenance")},
        "dcat:distribution": [distribution(resource, base, known) for resource in described["resources"]],
        **({"dcat:landingPage": {"@id": base}} if base else {}),
    }
    return {"@context": CONTEXT | {"rdfs": "http://www.w3.org/2000/01/rdf-schema#"}, "@graph": [dataset]}


def by_publisher(known: dict[str, str]) -> dict:
    """Publisher, creator and contact as far as they are filled in."""
    found = {}
    if known["organisation"]:
        agent = {"@type": "foaf:Agent", "foaf:name": {"@value": known["organisation"], "@language": FIRST}}
        if known["organisation_uri"]:
            agent = {"@id": known["organisation_uri"], **agent}
        found |= {"dct:publisher": agent, "dct:creator": agent}
    if known["contact"]:
        way = "vcard:hasEmail" if known["contact"].startswith("mailto:") else "vcard:hasURL"
        named = {"vcard:fn": known["organisation"]} if known["organisation"] else {}
        found["dcat:contactPoint"] = {"@type": "vcard:Kind", **named, way: {"@id": known["contact"]}}
    return found


def distribution(resource: dict, base: str | None, known: dict[str, str]) -> dict:
    """One file: where it is, what it is, under which licence, how large, and its hash."""
    kind = {"dct:format": {"@id": f"{EU}/file-type/{FILE_TYPES[resource['format']]}"}} if (
        resource["format"] in FILE_TYPES) else {}
    place = {"@id": base + resource["path"], "dcat:accessURL": {"@id": base + resource["path"]},
             "dcat:downloadURL": {"@id": base + resource["path"]}} if base else {}
    return {
        **place,
        "@type": "dcat:Distribution",
        "dct:title": [{"@value": f"{text['@value']} ({resource['format']})", "@language": text["@language"]}
                      for text in in_both(resource, "title")],
        **kind,
        "dcat:mediaType": {"@id": MEDIA_TYPES + resource["mediatype"]},
        **({"dct:license": {"@id": known["licence"]}} if known["licence"] else {}),
        **terms_of_sources(resource),
        "dcat:byteSize": typed(str(resource["bytes"]), "xsd:nonNegativeInteger"),
        "spdx:checksum": {"@type": "spdx:Checksum", "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                          "spdx:checksumValue": typed(resource["hash"].removeprefix("sha256:"), "xsd:hexBinary")},
    }


def terms_of_sources(resource: dict) -> dict:
    """The terms of those from whom the figures come: they hold whatever the publisher allows."""
    terms = sorted({source["licence"] for source in resource.get("sources", []) if "licence" in source})
    if not terms:
        return {}
    said = [{"@value": Texts(lang)("package.terms", terms="; ".join(terms)), "@language": lang} for lang in LANGUAGES]
    return {"dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": said}}


def description(described: dict) -> list[dict]:
    """What the package is, with the notice of example data before it."""
    notices = {text["@language"]: text["@value"] for text in in_both(described, "notice")}
    return [{**text, "@value": " ".join(filter(None, (notices.get(text["@language"]), text["@value"])))}
            for text in in_both(described, "description")]


def period(years) -> dict:
    """From the first day of the first year with a figure to the last day of the last; nothing without figures."""
    if years.isna().any():
        return {}
    return {"dcat:startDate": typed(f"{int(years['first'])}-01-01", "xsd:date"),
            "dcat:endDate": typed(f"{int(years['last'])}-12-31", "xsd:date")}


def box(west: float, south: float, east: float, north: float) -> str:
    """A rectangle as well-known text, longitude first."""
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return "POLYGON((" + ", ".join(f"{lon:.4f} {lat:.4f}" for lon, lat in corners) + "))"


def in_both(told: dict, field: str) -> list[dict]:
    """A text of the descriptor in every language that it has."""
    texts = {lang: told.get(field if lang == FIRST else f"{field}_{lang}") for lang in LANGUAGES}
    return [{"@value": text, "@language": lang} for lang, text in texts.items() if text]


def in_words(key: str) -> list[dict]:
    """A text of the catalogue in every language."""
    return [{"@value": Texts(lang)(key), "@language": lang} for lang in LANGUAGES]


def typed(value: str, kind: str) -> dict:
    """A literal of a datatype."""
    return {"@value": value, "@type": kind}
