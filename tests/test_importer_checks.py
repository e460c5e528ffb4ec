"""What a delivery may not say, what it may say with a warning, and what is only noted."""

import pytest
from delivered import CEMENT, COROP, SAND, TEN, changed, corop, every, refusal, row, said, take, text_of

FORMULA_STREAMS = ["Aanbod_eigen_regio", "Invoer_nationaal", "Invoer_internationaal", "Uitvoer_nationaal",
                   "Uitvoer_internationaal"]


def times(rows, factor: int) -> list[dict]:
    """The rows with weights so many times as large: a million when kg stand for mln kg."""
    return [{**fields, "Brutogew": f"{float(fields['Brutogew'].replace(',', '.')) * factor:.6f}".replace(".", ",")}
            for fields in rows]


def test_ten_rows_are_taken_as_they_stand(tmp_path):
    taken = take(tmp_path)
    assert taken.rules == {"partial_coverage", "rows_absent", "side_stream_absent"}
    assert (taken.reading.rows_in, taken.reading.rows_kept, taken.reading.set_aside) == (10, 8, {"total_row": 2})


@pytest.mark.parametrize("stream", FORMULA_STREAMS)
def test_each_formula_stream_must_occur(tmp_path, stream):
    (found,) = refusal(tmp_path, [fields for fields in TEN if fields["Stroom"] != stream])
    assert (found.rule, found.column) == ("stream_absent", "Stroom")
    for sentence in said(found).values():
        assert stream in sentence
        assert all(other in sentence for other in FORMULA_STREAMS)


def test_the_other_streams_only_warn(tmp_path):
    rows = [*TEN, row("Doorvoer", SAND, "Niet van toepassing", "9", "1", "1", "0,1")]
    found = take(tmp_path, rows).finding("side_stream_absent")
    assert (found.severity, found.occurrences) == ("warn", 3)
    assert "Invoer_voor_wederuitvoer, Wederuitvoer, Distributie" in said(found)["nl"]


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [("Brutogew", "300,125", "301"), ("Waarde", "6,5", "7"), ("Sf_brutogew", "30", "31"), ("Sf_waarde", "0,7", ""),
     ("Brutogew", "300,125", "-300,125")],
)
def test_the_same_key_with_other_values_names_both_lines_and_both_values(tmp_path, column, first, second):
    (found,) = refusal(tmp_path, [*TEN, {**TEN[3], column: second}])
    assert (found.rule, found.line, found.column, found.found) == ("conflicting_rows", 12, column, second)
    for sentence in said(found).values():
        assert " 5 " in sentence
        assert first in sentence
        assert "Invoer_nationaal" in sentence


def test_missing_and_secret_under_one_key_are_other_values(tmp_path):
    (found,) = refusal(tmp_path, [*changed(3, Brutogew=""), {**TEN[3], "Brutogew": "x"}])
    assert (found.rule, found.line, found.values["first_line"]) == ("conflicting_rows", 12, 5)


def test_another_spelling_of_the_same_key_and_value_is_no_conflict(tmp_path):
    taken = take(tmp_path, [*TEN, {**TEN[3], "Stroom": "invoer nationaal", "Brutogew": "300,1250"}])
    assert taken.finding("exact_duplicates").line == 12


def test_exact_duplicates_are_dropped_and_counted(tmp_path):
    taken = take(tmp_path, [*TEN, TEN[3], TEN[5], TEN[3]])
    found = taken.finding("exact_duplicates")
    assert (found.severity, found.line, found.occurrences) == ("warn", 12, 3)
    assert taken.reading.set_aside == {"exact_duplicate": 3, "total_row": 2}
    assert taken.rows("select sum(mass) from flow") == take(tmp_path).rows("select sum(mass) from flow")


@pytest.mark.parametrize("factor", [10**6, 10**3])
def test_a_file_in_kg_or_tonnes_is_refused(tmp_path, factor):
    found = refusal(tmp_path, times(TEN, factor))
    assert {finding.rule for finding in found} <= {"weight_in_kg", "value_per_kg_collapses"}
    for finding in found:
        assert (finding.line, finding.column) == (2, "Brutogew")
        assert finding.found.startswith("600500")
        assert "Utrecht" in said(finding)["nl"]


def test_one_province_or_year_in_kg_is_refused_and_named(tmp_path):
    drenthe = every(Provincienaam="Drenthe", Provincie_nr="22")
    for rows in (drenthe, every(drenthe, Jaar="2019")):
        found = refusal(tmp_path, [*TEN, *times(rows, 10**6)])
        assert {finding.rule for finding in found} == {"weight_in_kg", "value_per_kg_collapses"}
        assert {finding.line for finding in found} == {12}
        assert all("Drenthe" in said(finding)["nl"] and rows[0]["Jaar"] in said(finding)["nl"] for finding in found)


def test_kg_are_seen_in_the_corop_edition_and_without_values_as_well(tmp_path):
    rows = [{**fields, "Waarde": ""} for fields in times(TEN, 10**6)]
    (found,) = refusal(tmp_path, rows)
    assert found.rule == "weight_in_kg"
    (found,) = refusal(tmp_path, corop(rows), columns=COROP)
    assert (found.rule, found.line) == ("weight_in_kg", 2)


def test_a_whole_file_in_kg_takes_five_lines_to_say(tmp_path):
    rows = [{**fields, "Jaar": str(year)} for year in range(2010, 2023) for fields in times(TEN, 10**6)]
    found = refusal(tmp_path, rows)
    assert len(found) == 10
    assert {finding.occurrences for finding in found} == {13}


def test_a_whole_province_in_mld_kg_warns(tmp_path):
    # CBS published 67 mld kg for Utrecht; 6,699 and 6,700 mln kg lie on either side of a tenth, 67 goods groups each.
    groups = take(tmp_path).rows("select goods_group, name_nl from code_list.goods_groups")
    of_formula = [TEN[place] for place in (0, 3, 4, 5, 6)]
    rows = [{**of_formula[place % 5], "Goederengroep_nr": str(number), "Goederengroep_naam": name, "Brutogew": "100"}
            for place, (number, name) in enumerate(groups)]
    assert "weight_too_low" not in take(tmp_path, rows).rules
    found = take(tmp_path, changed(0, rows, Brutogew="99")).finding("weight_too_low")
    assert (found.severity, found.line, found.column, found.found) == ("warn", 3, "Brutogew", "100")
    assert "6.699 mln kg" in said(found)["nl"]
    assert "weight_too_low" not in take(tmp_path, changed(0, rows[1:], Brutogew="1")).rules, "a part of the groups"


def test_negative_weights_warn_outside_stock_changes(tmp_path):
    rows = changed(4, changed(3, Brutogew="-0,5"), Brutogew="-1.000,5")
    found = take(tmp_path, rows).finding("negative_weight")
    assert (found.severity, found.line, found.column, found.found, found.occurrences) == (
        "warn", 6, "Brutogew", "-1.000,5", 2)
    assert "negative_weight" not in take(tmp_path).rules  # TEN has a negative change of stocks


@pytest.mark.parametrize("column", ["Sf_brutogew", "Sf_waarde"])
def test_a_negative_standard_error_is_refused(tmp_path, column):
    (found,) = refusal(tmp_path, changed(3, **{column: "-0,5"}))
    assert (found.rule, found.line, found.column, found.found) == ("negative_standard_error", 5, column, "-0,5")


def test_totals_beyond_rounding_warn_and_the_parts_count(tmp_path):
    taken = take(tmp_path, changed(9, changed(2, Brutogew="600", Waarde="13,5"), Brutogew="124"))
    mass, value = [found for found in taken.reading.findings if found.rule == "totals_differ"]
    assert (mass.severity, mass.line, mass.column, mass.found, mass.occurrences) == ("warn", 4, "Brutogew", "600", 2)
    assert (value.line, value.column, value.found, value.occurrences) == (4, "Waarde", "13,5", 1)
    assert "580,25" in said(mass)["nl"]
    assert "580.25" in said(mass)["en"]
    assert float(taken.rows("select sum(mass) from flow")[0][0]) == 1403.375


def test_totals_within_rounding_do_not_warn(tmp_path):
    # The weights carry three decimals; two parts and their total, each up to half a thousandth off.
    assert "totals_differ" not in take(tmp_path, changed(2, Brutogew="580,251")).rules
    assert "totals_differ" in take(tmp_path, changed(2, Brutogew="580,252")).rules


def test_a_total_with_an_unknown_part_is_not_compared(tmp_path):
    assert "totals_differ" not in take(tmp_path, changed(0, Brutogew="", Waarde="")).rules


def test_only_total_rows_are_taken_without_a_split(tmp_path):
    taken = take(tmp_path, [fields for fields in TEN if fields not in TEN[7:9]])
    found = taken.finding("only_total_rows")
    assert (found.severity, found.line, found.occurrences) == ("warn", 9, 1)
    assert taken.rows("select mass, use_group from flow where goods_group = 43") == [(123, "not_applicable")]
    rows = [{**fields, "Gebruiksgroep_naam": "Totaal", "Gebruiksgroep_nr": "8"} for fields in TEN[2:7]]
    assert take(tmp_path, rows).finding("only_total_rows").occurrences == 5


def test_partial_deliveries_are_taken_and_their_coverage_stated(tmp_path):
    rows = [{**fields, "Jaar": year} for year in ("2015", "2017") for fields in TEN]
    rows += every(Provincienaam="Friesland", Provincie_nr="21", Jaar="2015")
    taken = take(tmp_path, rows)
    found = taken.finding("partial_coverage")
    assert found.severity == "warn"
    assert "2 van 12 regio's (Fryslân, Utrecht)" in said(found)["nl"]
    assert "2 van 67 goederengroepen" in said(found)["nl"]
    assert "2015, 2017 (2 van 3)" in said(found)["nl"]
    assert "2 of 12 regions" in said(found)["en"]
    assert (taken.reading.years, taken.reading.regions) == ([2015, 2017], ["PV21", "PV26"])


def test_absent_rows_are_flagged(tmp_path):
    # 2 goods groups x 7 pairs of stream and use group that occur = 14; 8 are there.
    found = take(tmp_path).finding("rows_absent")
    assert (found.severity, found.occurrences) == ("warn", 6)
    assert "14" in said(found)["nl"]


def test_absent_rows_are_flagged_in_a_file_of_totals_too(tmp_path):
    totals = [{**fields, "Gebruiksgroep_naam": "Totaal", "Gebruiksgroep_nr": "8"} for fields in TEN[2:7]]
    assert "rows_absent" not in take(tmp_path, totals).rules
    # Two goods groups x five streams = 10 totals, of which 6 are there.
    found = take(tmp_path, [*totals, TEN[9]]).finding("rows_absent")
    assert (found.occurrences, found.values["expected"]) == (4, 10)


def test_every_remark_is_a_sentence_in_both_languages(tmp_path):
    rows = [*changed(4, Brutogew="-", Waarde="x"), TEN[3], row("Doorvoer", CEMENT, "Totaal", "-5", "", " ", "1")]
    taken = take(tmp_path, text_of(rows, columns=(*rows[0], "Noot")) + text_of(rows).split("\r\n")[0] + ";Noot")
    assert {"exact_duplicates", "extra_column", "dash_is_nil", "negative_weight", "only_total_rows"} <= taken.rules
    for found in taken.reading.findings:
        for sentence in said(found).values():
            assert sentence.endswith((".", "?"))


def test_the_order_of_rows_changes_nothing(tmp_path):
    figures = "select * exclude (line) from flow order by all"
    expected = take(tmp_path).rows(figures)
    for rows in (list(reversed(TEN)), [*TEN[5:], *TEN[:5]]):
        assert take(tmp_path, rows).rows(figures) == expected
