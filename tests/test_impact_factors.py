"""Deliveries of impact factors: what is taken, what with a warning, what is refused."""

import pytest
from factor_rows import FACTORS, Taken, csv_of, refusal, renamed, replaced, take, workbook_of

from flows.deliveries import BUNDLED

NAME = "impact_factors"
KEPT = """
    select goods_group, co2_kg_per_kg::double, mki_eur_per_kg::double, mki_set, status from impact_factor order by 1
"""
THREE = [(19, 0.01, 0.002, "A2", "A"), (45, 2.0, 0.5, "A2", "A"), (52, 25.0, 3.0, "A2", "A")]


def test_three_rows_are_taken_and_the_rest_stays_unknown(tmp_path):
    taken = take(tmp_path, NAME)
    assert taken.rows(KEPT) == THREE
    assert taken.rules == {"groups_without_factor"}
    assert taken.finding("groups_without_factor").values == {"without_co2": 59, "without_mki": 59, "all_groups": 62}
    assert (taken.reading.rows_in, taken.reading.rows_kept, taken.reading.kg_in) == (3, 3, None)


@pytest.mark.parametrize(
    "header",
    [
        ("Goederengroep_code", "CO2 emissions (kg CO2e/kg)", "Impact category (Euro/kg)", "mki_set"),
        ("goederengroep nr", "CO2 (kg/kg)", "MKI (€/kg)", "Weegset"),
        ("GOEDERENGROEPNUMMER ", "kg CO2e per kg", "MKI euro per kg", "MKI-weegset"),
    ],
)
def test_other_headers_mean_the_same(tmp_path, header):
    assert take(tmp_path, NAME, renamed(FACTORS, *header)).rows(KEPT) == THREE


def test_a_workbook_and_a_file_with_points_hold_the_same(tmp_path):
    book = workbook_of(tmp_path / "factoren.xlsx", FACTORS, titles=2)
    assert Taken(NAME, book).rows(KEPT) == THREE
    points = csv_of(FACTORS).replace(b",", b".").replace(b";", b",")
    assert take(tmp_path, NAME, points).rows(KEPT) == THREE
    assert take(tmp_path, NAME, b"\xef\xbb\xbf" + b"sep=;\r\n" + csv_of(FACTORS)).rows(KEPT) == THREE


def test_zeros_in_front_of_a_number_are_no_other_group(tmp_path):
    assert take(tmp_path, NAME, replaced(FACTORS, 1, goods_group_nr="019")).rows(KEPT) == THREE
    (found,) = refusal(tmp_path, NAME, [*FACTORS, ("0045", "3", "0,5", "A2")])
    assert (found.rule, found.line, found.values["first_line"]) == ("conflicting_rows", 5, 3)


@pytest.mark.parametrize("number", ["68", "0", "", "19a", "=A1", "1,5"])
def test_an_unknown_goods_group_is_refused(tmp_path, number):
    (found,) = refusal(tmp_path, NAME, replaced(FACTORS, 1, goods_group_nr=number))
    assert (found.rule, found.line, found.found) == ("unknown_goods_group", 2, number)


def test_an_exact_repeat_counts_once(tmp_path):
    taken = take(tmp_path, NAME, [*FACTORS, FACTORS[2]])
    assert taken.rows(KEPT) == THREE
    assert taken.finding("exact_duplicates").line == 5
    assert taken.reading.set_aside == {"exact_duplicate": 1}


@pytest.mark.parametrize("text", ["=B3*2", "#REF!", "veel", "1.2.3"])
def test_text_in_a_number_is_refused(tmp_path, text):
    (found,) = refusal(tmp_path, NAME, replaced(FACTORS, 2, co2_kg_per_kg=text))
    assert (found.line, found.column, found.found) == (3, "co2_kg_per_kg", text)


def test_an_empty_factor_is_unknown_and_a_zero_is_told(tmp_path):
    taken = take(tmp_path, NAME, replaced(replaced(FACTORS, 1, co2_kg_per_kg=""), 3, mki_eur_per_kg="0"))
    assert taken.rows(KEPT) == [(19, None, 0.002, "A2", "A"), THREE[1], (52, 25.0, 0.0, "A2", "A")]
    assert taken.finding("factor_is_zero").values == {"groups": "52"}
    assert taken.finding("groups_without_factor").values["without_co2"] == 60


def test_a_negative_factor_is_taken_with_a_warning(tmp_path):
    found = take(tmp_path, NAME, replaced(FACTORS, 1, co2_kg_per_kg="-0,9")).finding("negative_factor")
    assert (found.severity, found.line, found.column, found.found) == ("warn", 2, "co2_kg_per_kg", "-0,9")


def times(factor: float) -> list[tuple[str, ...]]:
    """The rows with greenhouse gas so many times as large."""
    return [FACTORS[0], *((g, f"{float(c.replace(',', '.')) * factor:.9f}".replace(".", ","), m, s)
                          for g, c, m, s in FACTORS[1:])]


def test_another_unit_is_refused_or_warned_about(tmp_path):
    # 1000 x: g per kg. The middle is 2000, and the euros are then 0.00025 per kg CO2e.
    assert {found.rule for found in refusal(tmp_path, NAME, times(1000))} == {"factors_per_tonne", "euros_out_of_scale"}
    # 1/1000: tonnes per kg. The euros are then 250 per kg CO2e.
    assert {found.rule for found in refusal(tmp_path, NAME, times(0.001))} == {"euros_out_of_scale"}
    small = [("goods_group_nr", "co2_kg_per_kg", "mki_eur_per_kg"), ("45", "0,002", "")]
    assert take(tmp_path, NAME, small).finding("factors_per_gram").severity == "warn"


def test_a_missing_column_is_refused(tmp_path):
    (found,) = refusal(tmp_path, NAME, [fields[:2] for fields in FACTORS])
    assert found.rule == "column_missing"
    assert "mki_eur_per_kg" in found.values["expected"]


# The set of weights


@pytest.mark.parametrize(
    ("written", "code"),
    [("A1", "A1"), ("set a2", "A2"), ("EN 15804+A2", "A2"), ("alleen klimaat", "climate_only"),
     ("Climate only", "climate_only"), ("", "unknown")],
)
def test_a_set_goes_by_many_names(tmp_path, written, code):
    taken = take(tmp_path, NAME, [(*fields[:3], written) if at else fields for at, fields in enumerate(FACTORS)])
    assert {row[3] for row in taken.rows(KEPT)} == {code}
    assert ("set_unnamed" in taken.rules) == (code == "unknown")


def test_a_delivery_that_names_no_set_is_warned_about(tmp_path):
    found = take(tmp_path, NAME, [fields[:3] for fields in FACTORS]).finding("set_unnamed")
    assert (found.severity, found.occurrences) == ("warn", 3)


@pytest.mark.parametrize("other", ["A1", "climate_only", ""])
def test_two_sets_in_one_file_are_refused(tmp_path, other):
    (found,) = refusal(tmp_path, NAME, replaced(FACTORS, 3, mki_set=other))
    assert (found.rule, found.line, found.column) == ("several_sets", 4, "mki_set")


def test_an_unknown_set_is_refused(tmp_path):
    (found,) = refusal(tmp_path, NAME, replaced(FACTORS, 3, mki_set="A3"))
    assert (found.rule, found.found) == ("unknown_set", "A3")


def test_the_bundled_stand_ins_are_estimates_of_climate_alone():
    taken = Taken(NAME, BUNDLED / "impact_factors.csv")
    assert taken.rules == {"groups_without_factor"}
    assert taken.rows("select distinct mki_set, status from impact_factor") == [("climate_only", "E")]
    assert taken.rows("select count(*), count(stand_in_nl), count(fit) from impact_factor") == [(31, 31, 31)]
