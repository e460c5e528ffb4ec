"""The data package: what the tools of others make of it, what it says, and what it leaves out."""

import json
import shutil

import duckdb
import geopandas
import pandas as pd
import pytest
from frictionless import Package
from rdflib import DCTERMS, FOAF, RDF, RDFS, Graph, Namespace, URIRef
from small_home import HIDDEN, WASTE, deliver_waste, small_home

from cli import main
from indicators.ask import COLUMNS
from publish.edition import KEY, Edition
from publish.package import build, changes
from publish.package.descriptor import missing
from publish.site.settings import publisher

BASE = "https://data.example.nl/grondstoffen/"
DCAT, SPDX, VCARD = map(Namespace, (
    "http://www.w3.org/ns/dcat#", "http://spdx.org/rdf/terms#", "http://www.w3.org/2006/vcard/ns#"))
# What DCAT-AP-NL 3.0 requires (its SHACL shapes and those of DCAT-AP 3.0): of a dataset and of a distribution.
OF_DATASET = (DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCTERMS.creator,
              DCTERMS.accessRights, DCAT.contactPoint, DCAT.theme)
AT_MOST_ONE = (DCTERMS.identifier, DCAT.contactPoint, DCAT.version)
OF_DISTRIBUTION = (DCAT.accessURL, DCTERMS.license)
FILLED_IN = {
    "organisation": "Provincie Voorbeeld", "organisation_uri": "https://identifier.example.nl/provincie/1",
    "contact": "mailto:data@example.nl", "licence_name": "CC BY 4.0",
    "licence": "https://creativecommons.org/licenses/by/4.0/",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    with small_home(tmp_path_factory.mktemp("small")) as home:
        yield home


@pytest.fixture(scope="module")
def real(home, tmp_path_factory):
    """The package without example data."""
    return build.build(Edition(), tmp_path_factory.mktemp("real") / "pakket", BASE).out


@pytest.fixture(scope="module")
def example(home, tmp_path_factory):
    """The package with example data."""
    return build.build(Edition(allow_example=True), tmp_path_factory.mktemp("example") / "pakket").out


def described(folder) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def table(folder, name: str) -> pd.DataFrame:
    """A table of a package as everybody reads it: by the path that the descriptor gives."""
    (path,) = [resource["path"] for resource in described(folder)["resources"] if resource["name"] == name]
    return pd.read_parquet(folder / path) if path.endswith(".parquet") else pd.read_csv(
        folder / path, dtype={"category": str, "flags": str, "region": str})


@pytest.mark.parametrize("kind", ["real", "example"])
def test_frictionless_finds_nothing_wrong(kind, request):
    """Types, constraints, keys, references, sizes and hashes of every table, by the tool of the standard."""
    report = Package(str(request.getfixturevalue(kind) / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "message"]) == []
    assert len(report.tasks) == 44
    assert sum(task.type == "table" for task in report.tasks) == 21


@pytest.mark.parametrize(("was", "becomes", "wrong"), [
    (",A,A,F,", ",Z,A,F,", "constraint-error"), (",PV26,", ",PV99,", "foreign-key"), ("dmi,", ",", "constraint-error")])
def test_frictionless_would_have_found_what_is_wrong(real, tmp_path, was, becomes, wrong):
    folder = tmp_path / "broken"
    shutil.copytree(real, folder)
    path = folder / "data" / "indicator-value.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    assert text != path.read_text(encoding="utf-8")
    found = Package(str(folder / "datapackage.json")).validate().flatten(["type"])
    assert [wrong] in found


def test_the_figures_are_those_of_the_edition(real):
    rows = Edition().values()
    for name in ("indicator-value", "indicator-value-parquet"):
        told = table(real, name)
        assert len(told) == len(rows)
        for column in COLUMNS:
            pd.testing.assert_series_equal(
                told[column].replace("", None), rows[column].replace("", None), check_dtype=False, check_exact=True)


def test_what_may_not_be_told_is_status_c_and_nowhere_else(real):
    told = table(real, "indicator-value").set_index(KEY)
    for key, kg in HIDDEN.items():
        row = told.loc[key]
        assert pd.isna(row["value"]) and (row["status"], row["obs_status"], row["conf_status"]) == ("C", "Q", "C")
        assert pd.isna(row["rows_known"])
        assert not (told["value"] == kg).any()
    shown = told[told["status"] != "C"]
    assert (shown["obs_status"] == shown["status"]).all() and set(shown["conf_status"]) == {"F"}


def test_every_field_is_explained_in_both_languages_and_has_its_unit(real):
    for resource in described(real)["resources"]:
        assert resource["title"] != resource["title_en"], resource["name"]
        for field in resource.get("schema", {}).get("fields", []):
            assert field["description"] and field["description_en"], field
            if field["name"] in ("value", "standard_error"):
                assert field["unitField"] == "unit"


def test_every_source_that_a_table_names_is_listed_with_its_terms(real):
    (figures,) = [one for one in described(real)["resources"] if one["name"] == "indicator-value"]
    terms = {source["title"]: source.get("licence") for source in figures["sources"]}
    named = {name for listed in table(real, "indicator-value")["source"] for name in listed.split(";")}
    assert len(terms) == len(named) and all(terms.values())


def test_every_file_of_figures_carries_the_terms_of_its_sources(real):
    """In the descriptor and, for who finds it at data.overheid.nl, with each distribution."""
    record = graph(real)
    of_sources = {resource["path"]: {source["licence"] for source in resource["sources"]}
                  for resource in described(real)["resources"] if "sources" in resource}
    assert {"data/indicator-value.csv", "data/official-figures.parquet", "geo/provinces.geojson",
            "codelists/regions.csv"} <= of_sources.keys()
    for path, terms in of_sources.items():
        rights = record.value(URIRef(BASE + path), DCTERMS.rights)
        said = {text.language: text for text in record.objects(rights, RDFS.label)}
        assert said.keys() == {"nl", "en"} and all(term in said["nl"] for term in terms), path


# Example data


def test_without_leave_nothing_of_an_example_is_in_it(real):
    assert not any("voorbeeld" in path.name for path in real.rglob("*"))
    assert not described(real)["has_example_data"]
    assert not table(real, "indicator-value")["flags"].str.contains("X", na=False).any()


def test_with_leave_every_file_and_its_name_says_so(example):
    files = [path for path in example.rglob("*") if path.is_file()]
    for path in files:
        assert path.name == "datapackage.json" or "voorbeeld" in path.name or "example" in path.name
        if path.suffix == ".parquet":
            rows = duckdb.sql(f"select distinct notice from '{path}'").fetchall()
            assert len(rows) == 1 and "oorbeelddata" in rows[0][0], path
        elif path.suffix == ".csv":
            assert set(pd.read_csv(path, dtype=str)["notice"]) == {Edition(allow_example=True).notice("nl")}, path
        else:
            assert "oorbeelddata" in path.read_text(encoding="utf-8") or "xample data" in path.read_text(
                encoding="utf-8"), path
    assert described(example)["has_example_data"]
    assert described(example)["title"].startswith("VOORBEELDDATA")


# Shapes


def test_the_provinces_are_shapes_with_figures(real):
    text = json.loads((real / "geo" / "provinces.geojson").read_text(encoding="utf-8"))
    assert "Kadaster" in text["attribution"]
    assert (text["units"]["dmi"], text["units"]["waste_treated"]) == ("mln kg", "kg")
    (told,) = [one for one in described(real)["resources"] if one["name"] == "provinces-geojson"]
    assert told["units"] == text["units"] and any("Kadaster" in source["title"] for source in told["sources"])
    binary = geopandas.read_parquet(real / "geo" / "provinces.parquet")
    assert binary.crs == "OGC:CRS84" and len(binary) == len(text["features"]) == 12
    assert binary.geometry.is_valid.all()
    utrecht = binary.set_index("region").loc["PV26"]
    # tests/delivered.py: 1280.375 of sand and 123 of cement.
    assert (utrecht["dmi"], utrecht["dmi_year"], utrecht["dmi_status"]) == (1403.375, 2022, "E")
    assert utrecht["waste_treated"] == 120_000
    elsewhere = binary.set_index("region").loc["PV20"]
    assert pd.isna(elsewhere["waste_treated"])
    (feature,) = [one for one in text["features"] if one["properties"]["region"] == "PV26"]
    assert feature["properties"]["dmi"] == 1403.375


# The record for data.overheid.nl


def graph(folder) -> Graph:
    (path,) = folder.glob("dcat*.jsonld")
    return Graph().parse(path, format="json-ld")


def test_the_record_tells_what_is_known_and_names_what_is_missing(real):
    record = graph(real)
    (dataset,) = record.subjects(RDF.type, DCAT.Dataset)
    assert dataset == URIRef(BASE)
    assert {text.language for text in record.objects(dataset, DCTERMS.title)} == {"nl", "en"}
    setting = {DCTERMS.publisher: "organisation", DCTERMS.creator: "organisation", DCAT.contactPoint: "contact"}
    known = {needed for needed in OF_DATASET if needed not in setting or publisher()[setting[needed]]}
    assert {needed for needed in OF_DATASET if record.value(dataset, needed) is not None} == known
    files = {resource["path"]: resource for resource in described(real)["resources"]}
    distributions = list(record.objects(dataset, DCAT.distribution))
    assert {str(one).removeprefix(BASE) for one in distributions} == set(files)
    for one in distributions:
        assert record.value(one, DCAT.downloadURL) == one
        checksum = record.value(one, SPDX.checksum)
        hashed = files[str(one).removeprefix(BASE)]["hash"]
        assert f"sha256:{record.value(checksum, SPDX.checksumValue)}" == hashed
    assert set(described(real)["not_filled_in"]) == set(missing()) == {
        name for name in ("organisation", "organisation_uri", "contact", "licence") if not publisher()[name]}


def test_filled_in_it_has_all_that_the_profile_requires(home, tmp_path, monkeypatch):
    filled = publisher() | FILLED_IN
    for module in ("catalogue", "descriptor", "read_me"):
        monkeypatch.setattr(f"publish.package.{module}.publisher", lambda: filled)
    folder = build.build(Edition(), tmp_path / "pakket", BASE).out
    record = graph(folder)
    (dataset,) = record.subjects(RDF.type, DCAT.Dataset)
    assert [name for name in OF_DATASET if not list(record.objects(dataset, name))] == []
    assert [name for name in AT_MOST_ONE if len(list(record.objects(dataset, name))) != 1] == []
    assert record.value(record.value(dataset, DCTERMS.publisher), FOAF.name)
    assert record.value(record.value(dataset, DCAT.contactPoint), VCARD.hasEmail) == URIRef("mailto:data@example.nl")
    for one in record.objects(dataset, DCAT.distribution):
        assert [name for name in OF_DISTRIBUTION if len(list(record.objects(one, name))) != 1] == []
    assert described(folder)["not_filled_in"] == []
    assert all(resource["licenses"][0]["name"] == "CC BY 4.0" for resource in described(folder)["resources"])
    assert Package(str(folder / "datapackage.json")).validate().valid


# From version to version


def test_what_changed_is_told_by_figure():
    """By hand: x is gone, y is new, of z only the status, of u the value, of v nothing, of w the value is lost."""
    def rows(**figures):
        return pd.DataFrame([("i", "PV26", 2023, "total", name, value, status)
                             for name, (value, status) in figures.items()], columns=[*KEY, "value", "status"])

    before = rows(x=(1.0, "A"), z=(2.0, "P"), u=(3.0, "A"), v=(4.0, "A"), w=(5.0, "A"))
    now = rows(y=(1.0, "A"), z=(2.0, "A"), u=(3.5, "A"), v=(4.0, "A"), w=(None, "C"))
    found = changes.changes(now, before)
    assert dict(zip(found["category"], found["change"], strict=True)) == {
        "x": "removed", "y": "added", "z": "changed", "u": "changed", "w": "changed"}
    assert changes.counted(found) == {"added": 1, "removed": 1, "changed": 3}
    assert list(found.columns) == changes.CHANGE_COLUMNS


def test_a_package_in_the_place_of_another_tells_what_changed(tmp_path, capsys):
    """One more delivery of waste: 10,000 more of what goes to Gelderland. What went out before stays hidden."""
    out = tmp_path / "pakket"
    with small_home(tmp_path):
        assert main(["publish", "package", "--out", str(out)]) == 0
        first = described(out)["version"]
        deliver_waste(tmp_path, [*WASTE[:2], ("Utrecht", "200301", "D01", "60000", "Gelderland", "17")])
        capsys.readouterr()
        assert main(["publish", "package", "--out", str(out), "--base-url", BASE]) == 0
        assert "Sinds de vorige versie: 0 nieuw," in capsys.readouterr().out
    told = table(out, "changes").set_index(KEY)
    row = told.loc[("waste_treated", "PV26", 2023, "treatment", "D01")]
    assert (row["change"], row["value_before"], row["value"]) == ("changed", 50_000, 60_000)
    assert told.index.isin(list(HIDDEN)).sum() == 0
    history = described(out)["history"]
    assert [one["since"] for one in history] == [first, None]
    assert history[0]["changes"]["changed"] == len(told)
    assert Package(str(out / "datapackage.json")).validate().valid


def test_the_terminal_says_what_is_wrong_before_it_works(home, tmp_path, capsys):
    (tmp_path / "iets.txt").write_text("van een ander", encoding="utf-8")
    assert main(["publish", "package", "--out", str(tmp_path)]) == 1
    assert "bevat geen datapakket" in capsys.readouterr().err
    assert (tmp_path / "iets.txt").read_text(encoding="utf-8") == "van een ander"
    assert main(["publish", "package", "--out", str(tmp_path / "x"), "--since", str(tmp_path)]) == 1
    assert "geen datapakket" in capsys.readouterr().err
    assert main(["--lang", "en", "publish", "package", "--out", str(tmp_path / "x"), "--base-url", "ftp://x"]) == 1
    assert "not the address of a website" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_the_terminal_says_what_is_missing(home, tmp_path, capsys):
    assert main(["publish", "package", "--out", str(tmp_path / "x")]) == 0
    said = capsys.readouterr()
    assert "niet ingevuld in data/publisher.toml" in said.err and "organisation" in said.err
    assert "zonder --base-url" in said.err
    assert "48 bestanden" in said.out
    assert not list(tmp_path.glob(".x-*"))
