"""Deliveries of own use: spreadsheets as offices really keep them, right, odd and hostile, each with its outcome."""

import zipfile

import pytest
from own_use_rows import LINES, SHARES, TOTALS, Taken, changed, line, packed, refusals, text_of, workbook

from flows.own_use.example import write_example

WEIGHTS = "select contract_id, mass_kg::double, primary_non_renewable::double from typed order by part, line"


def only(found, rule):
    """The one refusal, of this rule."""
    assert {finding.rule for finding in found} == {rule}
    return found[0]


def cells(rows=LINES):
    """Lines as rows of cells, the headings first."""
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def take(folder, rows=LINES, **tables):
    return Taken(packed(folder, {"register": rows, **tables}))


# What is taken


def test_three_lines_are_taken_and_typed(tmp_path):
    taken = take(tmp_path)
    assert taken.rows(WEIGHTS) == [("R1", 2_000_000.0, 0.6), ("R1", 500_000.0, 0.9), ("P1", 160.0, 0.88)]
    assert taken.rows("select amount_eur::double, funding_share::double from typed where contract_id = 'P1'") == [
        (98_000.0, None)]
    assert taken.reading.rows_in == taken.reading.rows_kept == 3
    assert taken.reading.kg_in == taken.reading.kg_kept == 2_500_160
    assert taken.reading.years == [2024]
    # The amount, the MKI and the square metres stand on both lines of the road.
    assert taken.rules == {"repeated_on_contract"}
    assert taken.rows("select count(*) from once where not amount_counts") == [(1,)]


@pytest.mark.parametrize(("above", "separator"), [("", ","), ("Eigen gebruik 2024;;;\r\n\r\n;;;\r\n", ";"),
                                                  ("Eigen gebruik;;\r\n", "\t")])
def test_a_lone_csv_is_the_table_whose_columns_it_has(tmp_path, above, separator):
    path = tmp_path / "wat ik heb.csv"
    text = text_of(LINES, above.replace(";", separator), separator)
    path.write_bytes(text.encode("utf-8-sig"))
    assert Taken(path).rows(WEIGHTS) == take(tmp_path).rows(WEIGHTS)


def test_a_workbook_with_merged_titles_empty_rows_and_totals(tmp_path):
    heading, *rows = cells()
    kg, eur = heading.index("Gewicht in kg"), heading.index("Bedrag in euro")
    total = [None] * len(heading)
    total[0], total[kg] = "Totaal", 2_500_160
    rows[0][kg], rows[0][eur] = ("=1000*2000", 2_000_000), 1_500_000.0
    sheet = [["Eigen gebruik van de provincie"], [], ["peildatum 1 maart"], heading, rows[0], [], *rows[1:], total]
    taken = Taken(workbook(tmp_path, {"Toelichting": [["Lees dit"]], "Register": sheet}))
    assert taken.rows(WEIGHTS) == take(tmp_path).rows(WEIGHTS)
    assert taken.reading.set_aside == {"total_line": 1}
    assert taken.reading.kg_in == taken.reading.kg_kept + 2_500_160
    assert taken.finding("totals_set_aside").line == 9
    assert "total_differs" not in taken.rules


def test_a_total_that_is_not_the_sum_is_told(tmp_path):
    rows = [*LINES, dict.fromkeys(LINES[0], "") | {"Omschrijving": "TOTAAL 2024", "Gewicht in kg": "2.600.160"}]
    found = take(tmp_path, rows).finding("total_differs")
    assert (found.found, found.values["lines"]) == ("2600160", 2_500_160.0)


@pytest.mark.parametrize(("kg", "told"), [(2_500_160, False), (9_000_000, True)])
def test_sums_without_a_word_are_a_total_too(tmp_path, kg, told):
    heading, *rows = cells()
    sums = [kg if name == "Gewicht in kg" else None for name in heading]
    taken = Taken(workbook(tmp_path, {"Register": [heading, *rows, [], sums]}))
    assert taken.reading.set_aside == {"total_line": 1}
    assert taken.reading.kg_kept == 2_500_160
    assert ("total_differs" in taken.rules) == told


def test_a_work_called_total_upkeep_is_no_total(tmp_path):
    rows = changed(0, Omschrijving="Totaal onderhoud weg 1")
    assert "total_line" not in take(tmp_path, rows).reading.set_aside


def column(taken, name):
    """A column of the lines as read, in their order."""
    return [value for (value,) in taken.rows(f"select {name}::double from typed order by line")]


def test_words_for_what_is_not_there(tmp_path):
    words = ["n.v.t.", "NVT", "", " ", "-", "n.b.", "onbekend", "p.m."]
    rows = [{**LINES[2], "Contractnummer": word, "Gewicht van het referentieontwerp in kg": word} for word in words]
    # A dash is nil, as in every delivery; the other words are nothing.
    assert column(take(tmp_path, rows), "reference_mass_kg") == [0 if word == "-" else None for word in words]


def test_weights_as_people_write_them(tmp_path):
    ways = ["2.000.000", "2000000", "2.000.000,00", "2 000 000", "2.000.000 kg", "2000000,0000000001"]
    rows = [{**LINES[0], "Contractnummer": way, "Gewicht in kg": way} for way in ways]
    assert column(take(tmp_path, rows), "mass_kg") == [2_000_000] * len(ways)


def test_shares_as_per_cent_as_fraction_and_mixed(tmp_path):
    ways = [("60%", "0%", "10%", "30%"), ("0,6", "0", "0,1", "0,3"), ("60", "", "10", "30"),
            ("60 %", "n.v.t.", "10%", "30%"), ("60%", "0", "0,1", "0.3")]
    taken = take(tmp_path, [line(f"R{place}", "weg", "1", "1000", shares) for place, shares in enumerate(ways)])
    for name, share in (("primary_non_renewable", 0.6), ("primary_renewable", 0), ("reused", 0.1), ("recycled", 0.3)):
        assert column(taken, name) == [share] * len(ways)


@pytest.mark.parametrize(("text", "share"), [("40%", 0.4), ("0,4", 0.4), ("40", 0.4), ("1", 1), ("1,5", 0.015),
                                             ("2", 0.02), ("n.v.t.", None)])
def test_the_one_share_of_the_calendar(tmp_path, text, share):
    row = {"Jaar van aanbesteding": "2025", "Verwacht jaar van uitvoering": "2026", "Domein": "mobiliteit",
           "Omschrijving": "brug", "Verwacht gewicht in kg": "3.000.000", "Primair niet hernieuwbaar": text}
    assert column(Taken(packed(tmp_path, {"calendar": [row]})), "primary_non_renewable") == [share]


def test_shares_that_miss_the_whole_by_rounding_are_scaled_and_told(tmp_path):
    rows = changed(0, **dict(zip((name.replace(" ", "_") for name in SHARES), ("33%", "33%", "33%", ""), strict=True)))
    taken = take(tmp_path, rows)
    assert taken.finding("shares_rounded").values["total"] == 99
    assert taken.rows("select round(primary_non_renewable::double, 6) from typed where line = 2") == [(0.333333,)]


def test_a_weight_without_its_shares_is_taken_and_told(tmp_path):
    rows = changed(0, **dict.fromkeys((name.replace(" ", "_") for name in SHARES), ""))
    taken = take(tmp_path, rows)
    assert taken.finding("shares_unknown").values["kg"] == 2_000_000
    assert taken.rows("select primary_non_renewable from typed where line = 2") == [(None,)]


def test_pieces_times_weight_on_the_sheet_of_the_first_year(tmp_path):
    row = {"Jaar": "2023", "Domein": "ICT", "Omschrijving": "schermen", "Bedrag in euro": "1000", "Gewicht in kg": "",
           "Functionele eenheid": "stuks", "Aantal eenheden": "40", "Gewicht per eenheid in kg": "6,25"}
    taken = Taken(packed(tmp_path, {"Jaar 1": [row, row, {**row, "Aantal eenheden": "", "Bedrag in euro": ""}]}))
    assert taken.rows("select phase, mass_kg::double, method from typed") == [("realised", 250.0, "product_weight")]
    assert taken.reading.set_aside == {"exact_duplicate": 1, "not_filled_in": 1}
    assert taken.reading.kg_in == 500


def test_unknown_materials_and_methods_left_unsaid_are_told(tmp_path):
    taken = take(tmp_path, changed(2, Materiaal="aardewerk", Hoe_is_het_gewicht_gevonden=""))
    assert taken.finding("unknown_material").found == "aardewerk"
    assert taken.finding("method_unsaid").occurrences == 1
    assert taken.rows("select material, method from typed where contract_id = 'P1'") == [("other", "estimate")]


def test_the_example_is_taken_and_the_same_on_every_run(tmp_path):
    paths = [tmp_path / name for name in ("a.zip", "b.zip")]
    for path in paths:
        write_example(path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    taken = Taken(paths[0])
    assert taken.rules == {"shares_unknown"}
    assert taken.rows("select count(*) from typed where not starts_with(description, 'Voorbeeld: ')") == [(0,)]


# What is refused


FAULTS = [
    ({"Domein": "wegenbouw"}, "unknown_choice"),
    ({"Fase": "in uitvoering"}, "unknown_choice"),
    ({"Hoe is het gewicht gevonden": "gokje"}, "unknown_choice"),
    ({"Weegset van de MKI": "A3"}, "unknown_choice"),
    ({"Domein": ""}, "empty_choice"),
    ({"Fase": ""}, "empty_choice"),
    ({"Jaar": "24"}, "unknown_year"),
    ({"Jaar": "2124"}, "unknown_year"),
    ({"Primair niet hernieuwbaar": "ca. 60%"}, "unreadable_share"),
    ({"Aandeel provincie in de kosten": "160%"}, "unreadable_share"),
    ({"Primair niet hernieuwbaar": "70%"}, "shares_do_not_sum"),
    ({"Gewicht van het referentieontwerp in kg": "-5"}, "negative_number"),
    ({"Gewicht in kg": "2000"}, "mass_in_tonnes"),
    ({"Omschrijving": "=HYPERLINK(\"x\")"}, "formula_text"),
    ({"Contractnummer": "@SUM(A1)"}, "formula_text"),
    ({"Gewicht in kg": "=SOM(A1:A3)"}, "unreadable_number"),
    ({"Domein": "subsidies", "Subsidie: grondstoffen van belang": "indirect"}, "subsidy_mass_not_physical"),
]


def test_what_cannot_be_right_is_refused_with_its_line(tmp_path):
    rows = [{**LINES[0], "Contractnummer": f"R{place}", **changes} for place, (changes, _) in enumerate(FAULTS)]
    found = {(finding.rule, finding.line) for finding in refusals(packed(tmp_path, {"register": rows}))}
    # A rule that refuses a kind of fault names the first line of it.
    lines = {}
    for place, (_, rule) in enumerate(FAULTS):
        lines.setdefault(rule, []).append(place + 2)
    by_value = {"unknown_choice", "unknown_year", "unreadable_share", "formula_text"}
    expected = {(rule, number) for rule, numbers in lines.items()
                for number in (numbers if rule in by_value else [numbers[0]])}
    # Unreadable per cents also spoil the sum of their line, and the two empty choices are in two columns.
    expected |= {("empty_choice", 7)}
    expected -= {("shares_do_not_sum", 12)}
    expected |= {("shares_do_not_sum", 10)}
    assert found == expected


def test_a_weight_with_another_unit_is_refused(tmp_path):
    assert only(refusals(packed(tmp_path, {"register": changed(0, Gewicht_in_kg="2.000 ton")})), "unreadable_number")


def test_a_refusal_names_the_words_that_are_allowed_and_the_heading(tmp_path):
    found = only(refusals(packed(tmp_path, {"register": changed(1, Domein="weg")})), "unknown_choice")
    assert found.column == "Domein"
    assert "mobiliteit, facilitair, ICT" in found.values["allowed"]


def test_a_subsidy_is_no_tender(tmp_path):
    row = {"Jaar van aanbesteding": "2025", "Verwacht jaar van uitvoering": "2026", "Domein": "subsidies",
           "Omschrijving": "regeling", "Verwacht gewicht in kg": "3.000.000"}
    assert only(refusals(packed(tmp_path, {"calendar": [row]})), "calendar_subsidy").column == "Domein"


def test_a_contract_on_both_sheets_is_refused(tmp_path):
    row = {"Jaar": "2024", "Domein": "ICT", "Omschrijving": "laptops", "Contractnummer": "P1", "Bedrag in euro": "1",
           "Gewicht per eenheid in kg": "", "Gewicht in kg": "160"}
    assert only(refusals(packed(tmp_path, {"register": LINES, "year_one": [row]})), "work_in_both").found == "P1"


def test_a_weight_that_is_not_pieces_times_weight_is_refused(tmp_path):
    row = {"Jaar": "2024", "Domein": "ICT", "Omschrijving": "laptops", "Bedrag in euro": "1", "Aantal eenheden": "100",
           "Gewicht per eenheid in kg": "1,6", "Gewicht in kg": "1600"}
    assert only(refusals(packed(tmp_path, {"year_one": [row]})), "mass_differs_from_units").values["kg"] == 160


@pytest.mark.parametrize(("tables", "rule"), [
    ({"year_totals": [*TOTALS, *TOTALS]}, "key_twice"),
    ({"year_totals": [TOTALS[0] | {"Inkoop in euro": "0"}]}, "table_value"),
    ({"price_index": [{"Jaar": "2024", "Prijsindex": "-3"}]}, "table_value"),
    ({"spend_factors": [{"Domein": "onzin", "kg per euro": "1", "Prijspeil": "2024"}]}, "table_value"),
])
def test_the_small_tables_are_checked_too(tmp_path, tables, rule):
    assert only(refusals(packed(tmp_path, {"register": LINES, **tables})), rule).file.startswith("own_use.zip/")


PIECES = {"Jaar": "2024", "Domein": "mobiliteit", "Omschrijving": "weg", "Bedrag in euro": "1,00",
          "Aantal eenheden": "6000", "Gewicht per eenheid in kg": "500", "Gewicht in kg": ""}


@pytest.mark.parametrize("kg", ["", "3000000"])
def test_pieces_may_weigh_millions(tmp_path, kg):
    taken = Taken(packed(tmp_path, {"year_one": [PIECES | {"Gewicht in kg": kg}]}))
    assert column(taken, "mass_kg") == [3_000_000]


@pytest.mark.parametrize("kg", ["", "3000000"])
def test_a_weight_that_nothing_can_have_is_refused_and_no_crash(tmp_path, kg):
    row = PIECES | {"Aantal eenheden": "999999999999", "Gewicht per eenheid in kg": "999999999999", "Gewicht in kg": kg}
    assert only(refusals(packed(tmp_path, {"year_one": [row]})), "weight_out_of_reach").found == "999999999999"


def test_a_column_that_is_not_there_is_called_by_its_heading(tmp_path):
    found = Taken(packed(tmp_path, {"year_one": [PIECES]})).finding("shares_unknown")
    assert found.column == "Primair niet hernieuwbaar"


def test_nothing_at_all_is_refused(tmp_path):
    heading = cells()[0]
    assert only(refusals(workbook(tmp_path, {"Register": [heading]})), "no_table")
    row = {"Jaar": "", "Domein": "ICT", "Omschrijving": "laptops", "Bedrag in euro": "",
           "Gewicht per eenheid in kg": "", "Gewicht in kg": ""}
    assert only(refusals(packed(tmp_path, {"year_one": [row]})), "nothing_filled_in")


@pytest.mark.parametrize(("start", "kind"), [(b"\xd0\xcf\x11\xe0 old", "xls"), (b"", "ods")])
def test_a_workbook_of_another_format_is_told_what_to_do(tmp_path, start, kind):
    path = tmp_path / f"boek.{kind}"
    path.write_bytes(start)
    if not start:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", "<office:document-content/>")
    assert only(refusals(path), "other_workbook").values["kind"] == kind


def test_a_sheet_by_name_with_other_headings_is_not_passed_by(tmp_path):
    book = workbook(tmp_path, {"Register": cells(), "Jaartotalen": [["wat", "hoeveel"], [2024, 5]]})
    assert only(refusals(book), "no_sheet").file == "boek.xlsx/Jaartotalen"


def test_more_than_was_spent_is_told(tmp_path):
    taken = take(tmp_path, year_totals=[TOTALS[0] | {"Inkoop in euro": "1.000.000"}])
    assert taken.finding("more_than_total").found == "2024"


def test_a_wildly_light_or_heavy_work_is_told(tmp_path):
    rows = [*LINES, line("R9", "weg", "5", "90.000.000", ("100", "", "", ""), Functionele_eenheid="m2 asfalt",
                         Aantal_eenheden="1.000")]
    found = take(tmp_path, rows).finding("implausible_weight")
    assert (found.line, found.values["kg"]) == (5, 90_000.0)


def test_what_cannot_count_is_told(tmp_path):
    subsidy = {"Domein": "subsidies", "Subsidie: grondstoffen van belang": "direct"}
    rows = [*changed(1, Weegset_van_de_MKI=""), line("P2", "laptops terug", "-250", "", Domein="ICT"),
            line("S1", "sloop met hergebruik", "1000", "5.000", ("100", "", "", "")) | subsidy]
    taken = take(tmp_path, rows, spend_factors=[{"Domein": "ICT", "kg per euro": "0,1", "Prijspeil": "2020"}])
    told = {name: taken.finding(name) for name in
            ("mki_without_set", "negative_amount", "subsidy_share_missing", "index_missing")}
    assert {found.severity for found in told.values()} == {"warn"}
    assert [found.line for found in told.values()] == [3, 5, 6, None]
    assert told["negative_amount"].found == "-250"
    assert told["index_missing"].values["years"] == "2020, 2024"
