"""Deliveries of waste receipts: each oddity is taken, taken with a counted remark, or refused; no name is ever kept."""

import json
import zipfile
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from delivered import TEN, write
from waste_rows import (
    AGGREGATE,
    RECEIPTS,
    SECRETS,
    Taken,
    by_category,
    deliver,
    figures,
    receipt,
    refusal,
    refused_rows,
    take,
    take_receipts,
    text_of,
    workbook,
)

from cli import main
from flows import boundaries
from flows.deliveries import deliveries, in_use, keep, sha256_of
from flows.importing import prepare
from flows.lma_waste.example import write_example
from flows.lma_waste.places import place
from indicators.build import build

THREE = (("Utrecht", "170101", "C01", "1000"), ("Fryslân", "10101", "G01", "20,5"), ("Limburg", "200301", "F01", "7"))
UTRECHT, AMSTERDAM, MIDDELBURG = "POINT (5.1214 52.0907)", "POINT (4.9041 52.3676)", "POINT (3.6109 51.4988)"


# Codes


@pytest.fixture(scope="module")
def macros():
    """DuckDB with the macros that every source may use."""
    with duckdb.connect() as connection:
        prepare(connection)
        yield connection


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("010101", "010101"), ("10101", "010101"), ("100101", "100101"), ("10101.0", "010101"), ("10101,0", "010101"),
        ("100101.00", "100101"), ("1.00101e5", "100101"), ("1,00101E+05", "100101"), ("1.0101e4", "010101"),
        ("1.7041E+05", "170410"), ("01 01 01*", "010101"), ("01 01 01 *", "010101"), ("010101*", "010101"),
        ("01.01.01", "010101"), ("01-01-01", "010101"), ("'010101", "010101"), (" 170101 ", "170101"),
        ("10.101", "010101"), ("170 101", "170101"),
        # Not a code in any form: too short, too long, lost digits, other things.
        ("1010", None), ("1701011", None), ("170101.5", None), ("1.001015e5", None), ("1e7", None), ("", None),
        ("-170101", None), ("17 01", None), ("hout", None), ("=A1", None),
    ],
)
def test_a_eural_code_is_read_from_what_spreadsheets_make_of_it(macros, written, code):
    assert macros.execute("select eural(?)", [written]).fetchone() == (code,)


def test_every_eural_code_survives_being_made_a_number(macros):
    lost = macros.execute(
        """
        select ewc_code
        from code_list.eural_codes,
             unnest([ewc_code, cast(cast(ewc_code as integer) as varchar), cast(cast(ewc_code as double) as varchar),
                     printf('%.5e', cast(ewc_code as double)), shown]) as form(written)
        where eural(written) is distinct from ewc_code
        """
    ).fetchall()
    assert lost == []


@pytest.mark.parametrize(
    ("written", "code"),
    [("A02", "A02"), ("a2", "A02"), (" C01", "C01"), ("A02 Overslag / opbulken", "A02"), ("F07: bijstoken", "F07"),
     ("A.2", "A02"), ("A", None), ("A123", None), ("12", None), ("", None)],
)
def test_a_treatment_code_is_read_with_its_name_or_without_its_zero(macros, written, code):
    assert macros.execute("select treatment_code(?)", [written]).fetchone() == (code,)


# Sums per province


def test_sums_are_taken_exactly(tmp_path):
    taken = take(tmp_path, THREE)
    assert taken.reading.edition == "aggregate"
    assert taken.cells() == [("PV21", "010101", "G01", Decimal("20.5")), ("PV26", "170101", "C01", 1000),
                             ("PV31", "200301", "F01", 7)]
    assert taken.reading.kg_in == taken.reading.kg_kept == Decimal("1027.5")
    assert (taken.reading.years, taken.reading.regions) == ([2023], ["PV21", "PV26", "PV31"])
    mended = taken.finding("codes_mended")
    assert (mended.line, mended.found, mended.occurrences, mended.values["code"]) == (3, "10101", 1, "010101")


def test_a_workbook_with_the_sheet_of_the_lma(tmp_path):
    rows = [(name, int(code), treatment, float(kg.replace(",", "."))) for name, code, treatment, kg in THREE]
    taken = Taken(workbook(tmp_path / "afval.xlsx", rows), 2023)
    assert taken.cells() == take(tmp_path, THREE).cells()
    with zipfile.ZipFile(tmp_path / "afval.xlsx") as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()


@pytest.mark.parametrize(
    "columns",
    [
        ("Provincie", "EWC-code", "Code", "Som"), ("PROVINCE ", "ewc code", " code", "SUM"),
        ("provincie", "Eural_code", "Verwerkingscode", "som"), ("province", "ewc_code", "code", '"sum"'),
    ],
)
def test_headers_as_a_dutch_export_has_them(tmp_path, columns):
    assert len(take(tmp_path, THREE, columns).cells()) == 3


def test_the_year_comes_from_a_column_or_with_the_delivery(tmp_path):
    with_year = [(*row, year) for row in THREE for year in ("2021", "2022.0")]
    taken = take(tmp_path, with_year, (*AGGREGATE, "jaar"), year=None)
    assert taken.reading.years == [2021, 2022]
    missing = refused_rows(tmp_path, THREE, year=None)
    assert set(missing) == {"year_missing"} and missing["year_missing"].occurrences == 3
    assert set(refused_rows(tmp_path, with_year, (*AGGREGATE, "jaar"), year=2022)) == {"year_differs"}
    for wrong in ("22", "2023-01", "1822", "2999"):
        assert set(refused_rows(tmp_path, [(*THREE[0], wrong)], (*AGGREGATE, "jaar"), None)) == {"unknown_year"}
    given = refused_rows(tmp_path, THREE, year=1822)
    assert (set(given), given["unknown_year"].found) == ({"unknown_year"}, "1822")


@pytest.mark.parametrize(
    ("place_in_row", "value", "rule"),
    [
        (0, "Utregt", "unknown_province"), (0, "Nederland", "unknown_province"), (0, "Totaal", "unknown_province"),
        (1, "999999", "unknown_eural"), (1, "1701", "unknown_eural"), (1, "", "unknown_eural"),
        (1, "1.7E+05", "unknown_eural"), (2, "Z99", "unknown_treatment"), (2, "", "unknown_treatment"),
        (2, "H01", "unknown_treatment"), (3, "-5", "negative_cell"), (3, "=SOM(D2:D9)", "unreadable_number"),
        (3, "inf", "infinite_number"), (3, "1,2345678", "too_many_decimals"), (3, "1e6", "unreadable_number"),
        (3, "1.2.3", "mixed_decimal_signs"),
    ],
)
def test_what_is_not_understood_is_refused_by_name_and_line(tmp_path, place_in_row, value, rule):
    odd = list(THREE[0])
    odd[place_in_row] = value
    refusals = refused_rows(tmp_path, [*THREE[1:], tuple(odd)])
    assert set(refusals) == {rule}
    assert refusals[rule].line == 4 and refusals[rule].found == value


def test_every_unknown_code_is_named(tmp_path):
    rows = [("Utrecht", code, "C01", "1") for code in ("999999", "999998", "999999")]
    refusals = refused_rows(tmp_path, rows)
    assert refusals["unknown_eural"].values["kinds"] == 2


def test_a_province_may_be_unknown_or_abroad_and_is_told_apart(tmp_path):
    rows = [*THREE, ("", "170101", "C01", "500"), ("onbekend", "170102", "C01", "473"),
            ("Buitenland", "170101", "C01", "3")]
    taken = take(tmp_path, rows)
    unplaced = taken.finding("unplaced_origin")
    assert (unplaced.occurrences, unplaced.values["weight"]) == (2, 973)
    assert taken.finding("from_abroad").values["weight"] == 3
    assert taken.reading.regions == ["PV21", "PV26", "PV31"]


def test_repeats_in_sums_are_dropped_and_contradictions_refused(tmp_path):
    taken = take(tmp_path, [*THREE, ("Friesland", "010101", "G01", "20,50")])
    assert taken.finding("exact_duplicates").line == 5 and taken.reading.kg_set_aside == Decimal("20.5")
    refusals = refused_rows(tmp_path, [*THREE, ("Friesland", "010101", "G01", "21")])
    assert set(refusals) == {"conflicting_rows"}
    assert refusals["conflicting_rows"].values["first_line"] == 3


def test_a_blank_weight_is_unknown_and_set_aside(tmp_path):
    taken = take(tmp_path, [*THREE, ("Zeeland", "170101", "C01", "")])
    assert taken.finding("no_weight").line == 5
    assert taken.reading.set_aside == {"no_weight": 1} and "PV29" not in taken.reading.regions


def many(kg: str) -> list[tuple]:
    """Sixty kinds of waste of one province, each of that weight."""
    with duckdb.connect() as connection:
        prepare(connection)
        codes = connection.execute("select ewc_code from code_list.eural_codes order by all limit 60").fetchall()
    return [("Utrecht", code, "G01", kg) for (code,) in codes]


def test_tonnes_are_refused_where_the_delivery_is_whole_and_told_where_it_is_small(tmp_path):
    # A real province has some thousands of mln kg; household waste of all provinces alone is 8,000.
    assert "few_kilograms" not in take(tmp_path, many("30000000")).rules
    refusals = refused_rows(tmp_path, many("30000"))
    assert set(refusals) == {"weight_in_tonnes"} and refusals["weight_in_tonnes"].values["weight"] == 1.8
    assert take(tmp_path, THREE).finding("few_kilograms").occurrences == 1


def test_an_incomplete_country_is_told(tmp_path):
    assert take(tmp_path, THREE).finding("partial_coverage").values["covered"] == "2023: 3"


# Hostile files


def test_a_workbook_that_unpacks_enormously_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("flows.workbook.MOST_BYTES", 1_000_000)
    path = workbook(tmp_path / "afval.xlsx", THREE)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/nullen.bin", bytes(1_000_000))
    assert path.stat().st_size < 20_000
    assert set(refusal(path)) == {"unpacks_too_large"}


def test_a_workbook_with_nested_entities_is_not_opened(tmp_path):
    plain = workbook(tmp_path / "afval.xlsx", THREE)
    path = tmp_path / "lach.xlsx"
    with zipfile.ZipFile(plain) as book, zipfile.ZipFile(path, "w") as other:
        for name in book.namelist():
            text = book.read(name)
            if name == "xl/sharedStrings.xml":
                laugh = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
                text = text.replace(b"?>", b"?>" + laugh, 1)
            other.writestr(name, text)
    assert set(refusal(path)) == {"entities"}


def test_a_workbook_without_the_table_is_refused(tmp_path):
    path = workbook(tmp_path / "afval.xlsx", [(1, 2)], ("Toelichting", "Datum"), sheet="Blad1")
    refusals = refusal(path)
    assert set(refusals) == {"no_sheet"} and "Result 1" in str(refusals["no_sheet"].values)


def test_a_damaged_workbook_and_a_missing_column_are_refused(tmp_path):
    path = workbook(tmp_path / "afval.xlsx", THREE)
    path.write_bytes(path.read_bytes()[:-200])
    assert refusal(path)
    assert set(refused_rows(tmp_path, [row[:3] for row in THREE], AGGREGATE[:3])) == {"column_missing"}
    assert set(refused_rows(tmp_path, [row[1:] for row in THREE], AGGREGATE[1:])) == {"no_origin"}


# Receipts row by row


def test_receipts_become_quarters_of_a_placed_year(tmp_path):
    rows = [receipt(MeldPeriodeMAAND=month, Gewicht_KG=kg) for month, kg in (("1", "1000"), ("3", "500"), ("4", "7"))]
    taken = take_receipts(tmp_path, rows)
    assert taken.reading.edition == "receipts"
    # 3511 is in Utrecht, 1011 in Noord-Holland.
    assert taken.cells("quarter, origin, processor, ewc_code, treatment, kg, receipts, companies") == [
        (1, "PV26", "PV27", "170101", "C01", 1500, 2, 1), (2, "PV26", "PV27", "170101", "C01", 7, 1, 1)]
    assert taken.reading.rows_in == taken.reading.rows_kept == 3
    assert "extra_column" not in taken.rules and "optional_column_missing" not in taken.rules


@pytest.mark.parametrize(
    ("changes", "origin"),
    [
        ({"Herkomst_Postcode": "1011AB"}, "PV27"), ({"Herkomst_Postcode": "1011 ab"}, "PV27"),
        ({"Herkomst_Postcode": "1011"}, "PV27"), ({"Herkomst_Postcode": "1000ZZ"}, "unplaced"),
        ({"Herkomst_Postcode": "0012AB"}, "unplaced"), ({"Herkomst_Postcode": ""}, "unplaced"),
        # Four digits are as well a Belgian postcode.
        ({"Herkomst_Postcode": "1011", "Herkomst_Land": ""}, "unplaced"),
        ({"Herkomst_Postcode": "1011AB", "Herkomst_Land": ""}, "PV27"),
        ({"Herkomst_Postcode": "1011AB", "Herkomst_Land": "België"}, "abroad"),
        ({"Herkomst_Land": "NL"}, "PV26"), ({"Herkomst_Land": "Duitsland"}, "abroad"),
        ({"Herkomst_Location": MIDDELBURG}, "PV29"), ({"Herkomst_Location": "POINT(31800 391000)"}, "PV29"),
        ({"Herkomst_Location": "SRID=28992;POINT (136000.5 455900)"}, "PV26"),
        ({"Herkomst_Location": "POINT (13.4 52.5)", "Herkomst_Land": "Duitsland"}, "abroad"),
        ({"Herkomst_Location": "POINT (13.4 52.5)", "Herkomst_Postcode": ""}, "unplaced"),
        ({"Herkomst_Location": "", "Herkomst_Provincie": "Zeeland"}, "PV26"),
        ({"Herkomst_Postcode": "", "Herkomst_Provincie": "Zeeland"}, "PV29"),
    ],
)
def test_an_origin_is_placed_by_point_postcode_or_name_unless_it_is_abroad(tmp_path, changes, origin):
    columns = (*RECEIPTS, *(name for name in changes if name not in RECEIPTS))
    taken = take_receipts(tmp_path, [receipt(**changes)], columns)
    assert taken.cells("origin") == [(origin,)]


def test_a_processor_is_placed_the_same_way(tmp_path):
    rows = [receipt(Verwerker_Postcode=postcode, Verwerker_Land=land, Gewicht_KG=kg)
            for postcode, land, kg in (("3511AB", "Nederland", "1"), ("1011AB", "Nederland", "2"),
                                       ("", "Nederland", "4"), ("2000", "België", "8"))]
    taken = take_receipts(tmp_path, rows)
    assert taken.cells("processor, kg") == [("PV26", 1), ("PV27", 2), ("abroad", 8), ("unknown", 4)]
    assert taken.finding("processor_unknown").values["weight"] == 4


def test_a_point_outweighs_a_postcode_and_the_difference_is_told(tmp_path):
    rows = [receipt(Herkomst_Location=AMSTERDAM), receipt(Herkomst_Location=UTRECHT, MeldPeriodeMAAND="3")]
    taken = take_receipts(tmp_path, rows, (*RECEIPTS, "Herkomst_Location"))
    assert taken.cells("origin") == [("PV26",), ("PV27",)]
    assert taken.finding("places_disagree").occurrences == 1


@pytest.mark.parametrize(
    ("point", "rule"),
    [("POINT (52.0907 5.1214)", "point_swapped"), ("POINT (570000 6800000)", "point_elsewhere"),
     ("52.09, 5.12", "point_unreadable"), ("POINT (5,12 52,09)", "point_unreadable"),
     ("POINT (1.2.3 4)", "point_unreadable")],
)
def test_nonsense_points_are_refused_without_repeating_them(tmp_path, point, rule):
    rows = [receipt(), receipt(Herkomst_Location=point)]
    refusals = refused_rows(tmp_path, rows, (*RECEIPTS, "Herkomst_Location"), None)
    assert set(refusals) == {rule}
    assert refusals[rule].line == 3 and refusals[rule].found is None


def test_a_point_outside_the_country_is_told(tmp_path):
    rows = [receipt(), receipt(Herkomst_Location="POINT (13.4 52.5)", Herkomst_Postcode="")]
    found = take_receipts(tmp_path, rows, (*RECEIPTS, "Herkomst_Location")).finding("points_outside")
    assert (found.severity, found.line, found.column, found.found) == ("warn", 3, "Herkomst_Location", None)


def test_the_label_point_of_every_area_lies_in_its_province():
    spots = boundaries.labels("municipality") | boundaries.labels("province")
    province = {feature["properties"]["region"]: feature["properties"]["province"]
                for kind in boundaries.KINDS for feature in boundaries.load(kind)}
    texts = {region: f"point ({lon} {lat})" for region, (lon, lat) in spots.items()}
    found = {point: (region, kind) for point, region, kind in place(list(texts.values()))}
    assert len(texts) > 350
    assert {region: found[text] for region, text in texts.items()} == {
        region: (province[region], "inside") for region in texts}


def test_a_point_just_off_the_coast_belongs_to_the_nearest_province():
    # West of Zandvoort, some hundreds of metres and some tens of kilometres into the sea.
    (near, far) = place(["point (4.515 52.37)", "point (3.9 52.37)"])
    assert near[1:] == ("PV27", "near") and far[1:] == (None, "outside")


def test_companies_are_counted_by_name_however_it_is_written(tmp_path):
    rows = [receipt(Ontdoener_Naam=name, Verwerker_Naam=other, MeldPeriodeMAAND=month)
            for name, other, month in (("Bakker B.V.", "A", "1"), ("BAKKER BV", "B", "2"), ("Jansen", "C", "3"),
                                       ("De Vries", "D", "5"))]
    taken = take_receipts(tmp_path, rows)
    # Two discarders in the first quarter, three in the year; processors are more.
    assert taken.cells("quarter, companies, companies_in_year") == [(1, 2, 3), (2, 1, 3)]


def test_without_names_the_number_of_companies_is_unknown_not_nought(tmp_path):
    nameless = tuple(name for name in RECEIPTS if not name.endswith("_Naam"))
    taken = take_receipts(tmp_path, [receipt()], nameless)
    assert taken.cells("companies, companies_in_year") == [(None, None)]
    assert taken.finding("companies_unknown").occurrences == 1


def test_the_largest_companies_are_weighed_and_not_named(tmp_path):
    """By hand. First quarter, discarders: Bakker 60 + 5, Jansen 30, de Vries 5; processors: A 70, B 30. So the largest
    is A with 70 and the two largest are A and B with 100. Second quarter: Jansen 50, taken in by A.
    In the year: Bakker 65, Jansen 80, de Vries 5; A 120, B 30: the largest has 120, two have 150.
    """
    rows = [receipt(Ontdoener_Naam=name, Verwerker_Naam=other, MeldPeriodeMAAND=month, Gewicht_KG=kg)
            for name, other, month, kg in (
                ("Bakker", "A", "1", "60"), ("BAKKER", "A", "2", "5"), ("Jansen", "B", "3", "30"),
                ("de Vries", "A", "3", "5"), ("Jansen", "A", "4", "50"))]
    weighed = "quarter, kg, largest, two_largest, largest_in_year, two_largest_in_year"
    assert take_receipts(tmp_path, rows).cells(weighed) == [(1, 100, 70, 100, 120, 150), (2, 50, 50, 50, 120, 150)]
    # Who is not named may be one company.
    rows = [receipt(Ontdoener_Naam=name, Gewicht_KG=kg, Verwerker_Naam="") for name, kg in
            (("Bakker", "10"), ("", "20"), ("", "25"))]
    assert take_receipts(tmp_path, rows).cells("kg, largest, two_largest") == [(55, 45, 55)]


def test_sums_may_come_with_the_largest_companies(tmp_path):
    columns = (*AGGREGATE, "processor_province", "companies", "largest", "two_largest")
    rows = [("Utrecht", "170101", "C01", "100,5", "Utrecht", "4", "40,25", "60"),
            ("Utrecht", "170101", "C01", "50", "Zeeland", "3", "20", "30"),
            ("Utrecht", "170102", "C01", "50", "Zeeland", "3", "", "")]
    taken = take(tmp_path, rows, columns)
    # In the year the largest of both parts may be the same company.
    assert taken.cells("ewc_code, processor, largest, two_largest, largest_in_year, two_largest_in_year") == [
        ("170101", "PV26", Decimal("40.25"), 60, Decimal("60.25"), 90),
        ("170101", "PV29", 20, 30, Decimal("60.25"), 90),
        ("170102", "PV29", None, None, None, None)]
    assert "optional_column_missing" not in taken.rules


def test_a_repeated_receipt_is_dropped_and_two_equal_loads_without_number_are_not(tmp_path):
    rows = [receipt(), receipt(), receipt(MeldPeriodeMAAND="3")]
    taken = take_receipts(tmp_path, rows)
    assert taken.finding("exact_duplicates").line == 3
    assert (taken.reading.kg_kept, taken.reading.kg_set_aside) == (2000, 1000)
    numberless = tuple(name for name in RECEIPTS if name != "Afvalstroomnummer")
    assert take_receipts(tmp_path, rows, numberless).reading.kg_kept == 3000


def test_what_a_collector_fetched_is_told_apart(home, tmp_path):
    deliver("cbs_flows", write(tmp_path, TEN))
    rows = [receipt(Gewicht_KG=kg, RouteInzameling=route, Inzamelaarsregeling=scheme)
            for kg, route, scheme in (("1", "J", "N"), ("2", "N", "J"), ("4", "N", "N"), ("8", "", ""))]
    path = write(tmp_path, text_of(rows, (*RECEIPTS, "RouteInzameling", "Inzamelaarsregeling")), name="meldingen.csv")
    deliver("lma_waste", path)
    rows = figures(["waste_treated"])
    assert by_category(rows, "collection") == {"collected": 3, "direct": 4, "unknown": 8}
    assert by_category(rows, "total") == {"total": 15}


def test_a_correction_counts_until_its_cell_falls_below_zero(tmp_path):
    rows = [receipt(), receipt(MeldPeriodeMAAND="11", Gewicht_KG="-400")]
    taken = take_receipts(tmp_path, rows)
    assert taken.reading.kg_kept == 600
    assert taken.finding("negative_weight").line == 3
    rows[1]["Gewicht_KG"] = "-1000,5"
    refusals = refused_rows(tmp_path, rows, RECEIPTS, None)
    assert set(refusals) == {"negative_cell"} and refusals["negative_cell"].values["total"] == -0.5


def test_a_month_that_is_none_is_refused_and_none_at_all_is_a_year(tmp_path):
    assert set(refused_rows(tmp_path, [receipt(MeldPeriodeMAAND="13")], RECEIPTS, None)) == {"unknown_month"}
    assert take_receipts(tmp_path, [receipt(MeldPeriodeMAAND="")]).cells("year, quarter") == [(2023, None)]


# What is kept


def everything_below(folder: Path) -> list[tuple[Path, bytes]]:
    return [(path, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]


SPELLINGS = [form.encode(encoding) for name in SECRETS for encoding in ("utf-8", "utf-16-le")
             for form in (name, name.upper(), name.lower(), name.replace(" ", ""))]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_name_street_or_postcode_is_found_in_what_is_stored(home, tmp_path, kind):
    deliver("cbs_flows", write(tmp_path, TEN))
    # Receipts of every fate: kept, repeated, without weight, unplaced, abroad, corrected.
    rows = [receipt(), receipt(), receipt(Gewicht_KG="", MeldPeriodeMAAND="3"), receipt(Herkomst_Postcode="1000ZZ"),
            receipt(Herkomst_Land="België"), receipt(Gewicht_KG="-1", MeldPeriodeMAAND="4"),
            receipt(Herkomst_Location=UTRECHT, MeldPeriodeMAAND="5")]
    columns = (*RECEIPTS, "Herkomst_Location")
    path = tmp_path / f"meldingen.{kind}"
    if kind == "csv":
        path.write_text(text_of(rows, columns).rstrip("\r\n"), encoding="utf-8")
    else:
        workbook(path, [[row.get(name, "") for name in columns] for row in rows], columns, sheet="Meldingen")
    delivered = path.read_bytes()
    if kind == "csv":
        assert all(name.encode() in delivered for name in SECRETS)
    deliver("lma_waste", path)
    database = build().path
    stored = everything_below(home)
    leaks = [(file.name, secret) for file, content in stored for secret in SPELLINGS if secret in content]
    assert leaks == []
    # DuckDB compresses text, so ask it as well: every text in every table of every database.
    databases = [file for file, _ in stored if file.suffix == ".duckdb"]
    assert database in databases
    for file in databases:
        with duckdb.connect(str(file), read_only=True) as connection:
            for schema, table in connection.execute("select schema_name, table_name from duckdb_tables()").fetchall():
                text = str(connection.execute(f'from "{schema}"."{table}"').fetchall()).lower()
                assert not [name for name in SECRETS if name.lower() in text], f"{file.name} {schema}.{table}"
    rows = figures(["waste_treated"])
    assert by_category(rows, "total") == {"total": 1999}
    assert by_category(rows, "quarter") == {"1": 1000, "2": 999}


def test_the_record_has_the_hash_of_the_file_as_it_came(home, tmp_path, capsys):
    path = write(tmp_path, text_of([receipt(), receipt()], RECEIPTS), name="meldingen.csv")
    deliver("lma_waste", path)
    (kept,) = deliveries()
    assert kept.sha256 == sha256_of(path) and kept.bytes == path.stat().st_size
    assert kept.is_reduced and kept.filename == "meldingen.reduced.csv" and kept.edition == "receipts"
    assert "Het bestand zelf is niet bewaard" in capsys.readouterr().out
    record = json.loads((kept.path.parent / "delivery.json").read_text(encoding="utf-8"))
    assert (record["rows"], record["years"], record["regions"]) == (2, [2023], ["PV26"])
    assert record["set_aside"] == {"exact_duplicate": 1}


def test_a_confidential_file_can_not_be_kept_whole(home, tmp_path):
    path = write(tmp_path, text_of([receipt()], RECEIPTS), name="meldingen.csv")
    with pytest.raises(ValueError, match="reduced"):
        keep(path, Taken(path).reading)
    assert everything_below(home) == []


def test_the_reduced_rows_read_back_as_the_same_cells(home, tmp_path):
    rows = [receipt(Gewicht_KG="0,000001", RouteInzameling="J"),
            receipt(MeldPeriodeMAAND="7", Gewicht_KG="12,5", Verwerker_Postcode=""),
            receipt(MeldPeriodeMAAND="8", Herkomst_Land="België"), receipt(MeldPeriodeMAAND="", Herkomst_Postcode="")]
    first = take_receipts(tmp_path, rows, (*RECEIPTS, "RouteInzameling"))
    again = Taken(write(tmp_path, first.reduced, name="terug.csv"))
    assert again.reading.edition == "placed"
    every = ("year, quarter, origin, processor, ewc_code, treatment, collected, kg, companies, companies_in_year, "
             "largest, two_largest, largest_in_year, two_largest_in_year, receipts")
    assert again.cells(every) == first.cells(every) and len(first.cells()) == 4
    assert again.reduced == first.reduced
    # What is remarked on the origin is remarked again when the kept rows are read.
    assert {"unplaced_origin", "from_abroad"} <= again.rules


def test_years_stand_side_by_side_and_a_year_that_is_replaced_is_out_of_use(home, tmp_path):
    for year, name in ((2021, "a"), (2022, "b"), (2021, "c")):
        deliver("lma_waste", write(tmp_path, text_of(THREE, AGGREGATE), name=f"{name}.csv"), year)
    used = [kept.filename for kept in in_use() if kept.source == "lma_waste"]
    assert used == ["b.reduced.csv", "c.reduced.csv"]
    both = [(*row, year) for row in THREE for year in (2020, 2021)]
    deliver("lma_waste", write(tmp_path, text_of(both, (*AGGREGATE, "year")), name="d.csv"))
    used = [kept.filename for kept in in_use() if kept.source == "lma_waste"]
    assert used == ["b.reduced.csv", "d.reduced.csv"]


def test_a_refused_delivery_keeps_nothing(home, tmp_path):
    path = write(tmp_path, text_of([receipt(EuralCode="999999")], RECEIPTS), name="meldingen.csv")
    assert main(["deliver", "lma_waste", str(path)]) == 1
    assert everything_below(home) == []


# The example


def test_the_example_is_the_same_each_time_and_covers_the_country(tmp_path):
    one, other = tmp_path / "een.csv", tmp_path / "twee.csv"
    write_example(one)
    write_example(other)
    assert one.read_bytes() == other.read_bytes()
    taken = Taken(one)
    assert taken.reading.rows_in < 40_000 and len(taken.reading.regions) == 12 and len(taken.reading.years) == 5
    assert taken.reading.findings == []
    codes = taken.connection.execute("select count(distinct (ewc_code, treatment)) from waste_cell").fetchone()
    assert codes[0] > 300
