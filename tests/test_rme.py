"""Deliveries of RME coefficients: folders, zips and workbooks that are right, odd or hostile, each with its outcome."""

import pytest
from delivered import said
from rme_rows import (
    COLUMNS,
    SMALL,
    Taken,
    folder,
    packed,
    refusals,
    replaced,
    scaled,
    text_of,
    with_rows,
    without,
    workbook,
)

from flows.importing import read_delivery
from flows.rme.example import write_example
from flows.sources import source

COEFFICIENTS = """
    select direction, year, raw_material, rme_product, cast(coefficient as double) from coefficient order by all
"""


def rules(found):
    return {finding.rule for finding in found}


def only(found, rule):
    """The one refusal, of this rule."""
    (finding,) = found
    assert finding.rule == rule
    return finding


# What is taken


def test_a_plain_folder_is_taken_without_remarks_but_for_what_it_lacks(tmp_path):
    taken = Taken(folder(tmp_path))
    assert taken.rules == {"group_without_shares"}
    lacking = taken.finding("group_without_shares")
    assert lacking.occurrences == 65
    assert lacking.values["goods_groups"] == "1-18, 20-56, 58-67"
    reading = taken.reading
    assert (reading.rows_in, reading.rows_kept, reading.rows_set_aside) == (19, 19, 0)
    assert (reading.years, reading.regions, reading.goods_groups, reading.kg_in) == ([2022], [], 2, None)


@pytest.mark.parametrize("make", [packed, workbook])
def test_a_zip_and_a_workbook_hold_the_same(tmp_path, make):
    assert Taken(make(tmp_path)).rows(COEFFICIENTS) == Taken(folder(tmp_path)).rows(COEFFICIENTS)


def test_a_workbook_with_titles_above_the_headers_is_taken_and_its_lines_are_true(tmp_path):
    taken = Taken(workbook(tmp_path, with_rows("units", ("57", "EUR")), titles=3))
    assert len(taken.rows("from coefficient")) == 12
    # three titles, the header, two rows: the repeat stands on line 7
    assert taken.finding("exact_duplicates").line == 7


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_separator(tmp_path, separator):
    texts = {table: text_of(table, rows, separator) for table, rows in SMALL.items()}
    assert Taken(folder(tmp_path, **texts)).rows(COEFFICIENTS) == Taken(packed(tmp_path)).rows(COEFFICIENTS)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_dutch_headings_as_a_dutch_excel_writes_them(tmp_path, encoding):
    headings = {
        "coefficients": ("Richting", "Jaar", "Grondstof", "RME productgroep", "Coëfficiënt"),
        "shares": ("Goederengroep_nr", "Productgroep", "Aandeel"),
        "units": ("Goederengroep nr", "Eenheid"),
        "raw_materials": ("Grondstof", "Abiotisch"),
    }
    rows = {
        **SMALL,
        "coefficients": tuple((dict(zip(("import", "export"), ("Invoer", "UITVOER"), strict=True))[row[0]], *row[1:])
                              for row in SMALL["coefficients"]),
        "units": (("019", "ton"), ("57", "Euro")),
        "raw_materials": (("Zand", "WAAR"), ("Hout", "nee")),
    }
    texts = {table: text_of(table, rows[table], columns=columns) for table, columns in headings.items()}
    taken = Taken(folder(tmp_path, rows, encoding, **texts))
    assert taken.rows(COEFFICIENTS) == Taken(packed(tmp_path)).rows(COEFFICIENTS)
    assert taken.rows("select goods_group, unit from group_unit order by 1") == [(19, "t"), (57, "EUR")]
    assert taken.rows("select name, is_abiotic from material order by 1") == [("Hout", False), ("Zand", True)]


def test_points_as_decimal_sign_many_decimals_and_exponents(tmp_path):
    tables = replaced("coefficients", 0, coefficient="0.123456789012")
    rows = [(*row[:4], row[4].replace(",", ".")) for row in tables["coefficients"]]
    rows[1] = (*rows[1][:4], "1.5E-05")
    taken = Taken(folder(tmp_path, {**tables, "coefficients": rows, "shares": (
        ("19", "Zandproduct", "1"), ("57", "Machine", "0.8"), ("57", "Elektriciteit", "0.2"))}))
    found = dict(taken.rows("select rme_product, cast(coefficient as varchar) from coefficient "
                            "where direction = 'import' and raw_material = 'zand'"))
    assert (found["zandproduct"], found["machine"]) == ("0.123456789012", "0.000015000000")


def test_names_that_differ_in_spaces_and_capitals_are_the_same(tmp_path):
    tables = replaced("coefficients", 6, raw_material="  ZAND\u00a0", rme_product="zand  product".replace("  ", ""))
    taken = Taken(folder(tmp_path, tables))
    assert len(taken.rows("select distinct raw_material from coefficient")) == 2


def test_exact_repeats_and_repeated_headers_are_set_aside_and_counted(tmp_path):
    text = text_of("shares", SMALL["shares"])
    glued = f"{text}{text}"
    taken = Taken(folder(tmp_path, shares=glued))
    assert taken.finding("exact_duplicates").occurrences == 3
    assert taken.finding("repeated_headers").line == 5
    assert taken.reading.set_aside == {"exact_duplicate": 3, "repeated_header": 1}
    assert taken.reading.rows_in == taken.reading.rows_kept + taken.reading.rows_set_aside
    assert taken.rows("select sum(share)::double from product_share") == [(2,)]


def test_a_dash_is_nil(tmp_path):
    taken = Taken(folder(tmp_path, replaced("coefficients", 5, coefficient="-")))
    assert "empty_coefficient" not in taken.rules


@pytest.mark.parametrize("blank", ["", " ", "x", "."])
def test_a_blank_coefficient_is_counted_and_named(tmp_path, blank):
    taken = Taken(folder(tmp_path, replaced("coefficients", 1, coefficient=blank)))
    found = taken.finding("empty_coefficient")
    assert (found.occurrences, found.line, found.column, found.severity) == (1, 3, "coefficient", "warn")
    assert found.values["names"] == "Zand"


def test_a_combination_that_one_side_lacks_is_counted(tmp_path):
    taken = Taken(folder(tmp_path, without("coefficients", 10)))
    found = taken.finding("absent_coefficient")
    assert found.occurrences == 1
    assert (found.values["raw_material"], found.values["rme_product"]) == ("Hout", "Machine")
    assert found.values["place"] == "2022 (export)"


def test_a_year_with_one_side_is_told(tmp_path):
    imports = [row for row in scaled(2, "2021") if row[0] == "import"]
    taken = Taken(folder(tmp_path, with_rows("coefficients", *imports)))
    assert taken.finding("year_on_one_side").values["years"] == "2021 (import)"
    assert taken.reading.years == [2022]


def test_shares_that_miss_one_by_rounding_count_as_delivered(tmp_path):
    found = Taken(folder(tmp_path, replaced("shares", 1, share="0,799"))).finding("shares_rounded")
    assert (found.occurrences, found.values["goods_group"], found.values["total"]) == (1, "57", 0.999)


def test_a_group_with_zero_shares_has_none(tmp_path):
    tables = with_rows("shares", ("43", "Zandproduct", ""), ("44", "Zandproduct", "0"))
    assert Taken(folder(tmp_path, tables)).finding("group_without_shares").occurrences == 65


def test_a_raw_material_without_coefficients_is_told(tmp_path):
    found = Taken(folder(tmp_path, with_rows("raw_materials", ("Goud", "true")))).finding("raw_material_unused")
    assert found.found == "Goud"


def test_money_that_seems_to_be_per_single_euro_is_told(tmp_path):
    rows = [(*row[:4], "0,0005") for row in SMALL["coefficients"]]
    assert "money_per_euro" in Taken(folder(tmp_path, {**SMALL, "coefficients": rows})).rules


def test_a_product_that_no_goods_group_needs_is_let_be(tmp_path):
    extra = [(side, "2022", "Zand", "Diensten", "0,1") for side in ("import", "export")]
    assert Taken(folder(tmp_path, with_rows("coefficients", *extra))).rules == {"group_without_shares"}


def test_other_files_are_told_and_a_readme_is_not(tmp_path):
    path = folder(tmp_path)
    (path / "LEESMIJ.txt").write_text("x")
    (path / "README.md").write_text("x")
    found = Taken(path).finding("extra_file")
    assert found.found == "LEESMIJ.txt"


# What is refused


def test_a_raw_material_on_one_side_is_named(tmp_path):
    tables = replaced("coefficients", 6, raw_material="Zandd")
    found = refusals(folder(tmp_path, tables))
    assert {("one_side_export", "Zandd")} <= {(finding.text, finding.found) for finding in found}
    # and it is on no list of raw materials either
    assert {"one_side", "raw_material_unlisted"} <= rules(found)


def test_a_product_on_one_side_is_named(tmp_path):
    rows = [(*row[:3], "Machines", row[4]) if row[0] == "export" and row[3] == "Machine" else row
            for row in SMALL["coefficients"]]
    found = refusals(folder(tmp_path, {**SMALL, "coefficients": rows}))
    assert {(finding.text, finding.found) for finding in found} == {
        ("one_side_import", "Machine"), ("one_side_export", "Machines")}
    assert {finding.column for finding in found} == {"rme_product"}
    assert "Machine" in said(found[0])["nl"]


def test_a_raw_material_that_a_year_lacks_is_named_with_the_year(tmp_path):
    earlier = [row for row in scaled(1, "2021") if row[2] != "Hout" or row[0] == "export"]
    found = only(refusals(folder(tmp_path, with_rows("coefficients", *earlier))), "not_every_year")
    assert (found.found, found.values["years"]) == ("Hout", "2021 (import)")


def test_a_product_in_shares_without_coefficients_is_named(tmp_path):
    found = only(refusals(folder(tmp_path, replaced("shares", 1, rme_product="Machin"))),
                 "product_without_coefficients")
    assert (found.found, found.line, found.file) == ("Machin", 3, "rme/shares.csv")


def test_a_raw_material_that_is_not_listed_is_named(tmp_path):
    found = only(refusals(folder(tmp_path, without("raw_materials", 1))), "raw_material_unlisted")
    assert (found.found, found.occurrences) == ("Hout", 6)


def test_a_group_without_a_unit_is_named(tmp_path):
    found = only(refusals(folder(tmp_path, without("units", 1))), "unit_missing")
    assert (found.found, found.line, found.file) == ("57", 3, "rme/shares.csv")
    assert "machines" in found.values["name"].lower()


@pytest.mark.parametrize(
    ("table", "place", "changes", "rule", "shown"),
    [
        ("coefficients", 0, {"direction": "doorvoer"}, "unknown_direction", "doorvoer"),
        ("coefficients", 0, {"year": "22"}, "unknown_year", "22"),
        ("coefficients", 0, {"year": "tweeduizend"}, "unknown_year", "tweeduizend"),
        ("coefficients", 0, {"coefficient": "-0,5"}, "negative_factor", "-0,5"),
        ("coefficients", 0, {"coefficient": "veel"}, "unreadable_number", "veel"),
        ("coefficients", 0, {"coefficient": "=A1*2"}, "unreadable_number", "=A1*2"),
        ("coefficients", 0, {"coefficient": "oneindig"}, "infinite_number", "oneindig"),
        ("shares", 1, {"goods_group_nr": "68"}, "unknown_goods_group", "68"),
        ("shares", 1, {"goods_group_nr": "machines"}, "unknown_goods_group", "machines"),
        ("units", 0, {"goods_group_nr": "0"}, "unknown_goods_group", "0"),
        ("units", 0, {"unit": "kWh"}, "unknown_unit", "kWh"),
        ("units", 0, {"unit": ""}, "unknown_unit", ""),
        ("raw_materials", 0, {"is_abiotic": "deels"}, "unknown_class", "deels"),
        ("raw_materials", 0, {"raw_material": ""}, "empty_name", ""),
        ("shares", 1, {"share": "-0,8"}, "negative_factor", "-0,8"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(tmp_path, table, place, changes, rule, shown):
    (found,) = [finding for finding in refusals(folder(tmp_path, replaced(table, place, **changes)))
                if finding.rule == rule]
    assert (found.found, found.line, found.file) == (shown, place + 2, f"rme/{table}.csv")
    assert found.column == next(iter(changes))


@pytest.mark.parametrize(
    ("rows", "rule", "shown"),
    [((("Zand", "true", "soms"), ("Hout", "false", "false")), "unknown_class", "soms"),
     ((("Zand", "true", ""), ("Hout", "false", "false")), "unknown_class", ""),
     ((("Zand", "true", "false"), ("Hout", "false", "true")), "fossil_and_biotic", "Hout")],
)
def test_a_column_for_fossil_raw_materials_must_be_right_when_it_is_there(tmp_path, rows, rule, shown):
    text = text_of("raw_materials", rows, columns=("raw_material", "is_abiotic", "is_fossil"))
    found = only(refusals(folder(tmp_path, raw_materials=text)), rule)
    assert (found.found, found.column) == (shown, "is_fossil")


def test_a_name_that_a_spreadsheet_would_run_is_refused(tmp_path):
    name = '=HYPERLINK("http://example.org","Zand")'
    rows = [tuple(name if field == "Zand" else field for field in row) for row in SMALL["coefficients"]]
    tables = {**SMALL, "coefficients": rows, "raw_materials": ((name, "true"), ("Hout", "false"))}
    assert rules(refusals(folder(tmp_path, tables))) == {"formula_name"}


@pytest.mark.parametrize(
    ("table", "row", "first"),
    [
        ("coefficients", ("import", "2022", "Zand", "Machine", "0,6"), "0,5"),
        ("shares", ("57", "Machine", "0,7"), "0,8"),
        ("units", ("57", "t"), "EUR"),
        ("raw_materials", ("Zand", "false"), "true"),
    ],
)
def test_the_same_thing_twice_with_other_values_is_refused(tmp_path, table, row, first):
    found = only(refusals(folder(tmp_path, with_rows(table, row))), "conflicting_rows")
    assert (found.line, found.values["first_value"]) == (len(SMALL[table]) + 2, first)


def test_a_blank_and_a_number_for_the_same_thing_are_other_values(tmp_path):
    found = only(refusals(folder(tmp_path, with_rows("coefficients", ("import", "2022", "Zand", "Machine", "")))),
                 "conflicting_rows")
    assert found.values["first_value"] == "0,5"


@pytest.mark.parametrize(
    ("shares", "text"), [(("0,8", "0,4"), ""), (("0,4", "0,2"), ""), (("80", "20"), "shares_in_percent")]
)
def test_shares_that_do_not_make_one_are_refused(tmp_path, shares, text):
    tables = {**SMALL, "shares": (("19", "Zandproduct", "1"), ("57", "Machine", shares[0]),
                                  ("57", "Elektriciteit", shares[1]))}
    found = only(refusals(folder(tmp_path, tables)), "shares_differ_from_one")
    assert (found.values["goods_group"], found.text or "") == ("57", text)


def test_one_side_only_is_refused(tmp_path):
    rows = [row for row in SMALL["coefficients"] if row[0] == "import"]
    assert "side_absent" in rules(refusals(folder(tmp_path, {**SMALL, "coefficients": rows})))


def test_sides_in_different_years_are_refused(tmp_path):
    rows = [(row[0], "2021" if row[0] == "import" else "2022", *row[2:]) for row in SMALL["coefficients"]]
    assert "side_absent" in rules(refusals(folder(tmp_path, {**SMALL, "coefficients": rows})))


@pytest.mark.parametrize("table", list(COLUMNS))
def test_a_missing_table_is_named(tmp_path, table):
    found = only(refusals(folder(tmp_path, {name: rows for name, rows in SMALL.items() if name != table})),
                 "table_missing")
    assert found.values["expected"] == f"{table}.csv"


def test_a_missing_column_is_named(tmp_path):
    text = text_of("units", SMALL["units"], columns=("goods_group_nr", "soort"))
    found = only(refusals(folder(tmp_path, units=text)), "column_missing")
    assert "unit" in found.values["expected"]
    assert found.file == "rme/units.csv"


def test_a_table_without_rows_is_refused(tmp_path):
    assert only(refusals(folder(tmp_path, shares=text_of("shares", ()))), "no_rows").file == "rme/shares.csv"


def test_thousands_that_may_be_decimals_are_refused(tmp_path):
    rows = [(*row[:4], "1.100") for row in SMALL["coefficients"]]
    assert "ambiguous_decimal_sign" in rules(refusals(folder(tmp_path, {**SMALL, "coefficients": rows})))


# The example


def test_the_example_is_the_same_on_each_run_and_passes(tmp_path):
    first, second = tmp_path / "one.zip", tmp_path / "two.zip"
    write_example(first)
    write_example(second)
    assert first.read_bytes() == second.read_bytes()
    taken = Taken(first)
    assert taken.rules == set(), "nothing to remark on an example"
    assert taken.reading.years == list(range(2015, 2023)), "2023 has none: it shows what happens then"
    assert taken.reading.goods_groups == 67
    assert 20 <= taken.rows("select count(*) from material")[0][0] <= 40
    assert taken.rows("select count(*) from group_unit where unit = 'EUR'")[0][0] > 5
    assert taken.rows("select count(*) from material where is_abiotic")[0][0] > 10
    assert taken.rows("select count(*) from coefficient where names_electricity(rme_product)")[0][0] > 0


def test_reading_twice_in_one_connection_gives_the_same(tmp_path):
    taken = Taken(folder(tmp_path))
    before = taken.rows(COEFFICIENTS)
    read_delivery(taken.connection, source("rme"), tmp_path / "rme")
    assert taken.rows(COEFFICIENTS) == before
