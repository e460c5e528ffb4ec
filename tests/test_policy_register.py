"""Deliveries of the register of measures: what is taken, what is set aside, and what is refused."""

import pytest
from factor_rows import Taken, csv_of, refusal, replaced, take, workbook_of
from policy_rows import HEADER, REGISTER, measure

from flows.deliveries import BUNDLED

NAME = "policy_register"
VOUCHER = "select quantity::double, counted, state, status from measure_row where measure = 'Vouchers' order by line"
GRANTED = [(7, "vouchers", "done", "A"), (3, "vouchers", "under_way", "A"), (4, "vouchers", "done", "A")]


def changed(line: int, **fields: str):
    """The register with fields (our names) of one row replaced."""
    return replaced(REGISTER, line, **{HEADER[name]: text for name, text in fields.items()})


def test_a_register_is_taken_with_its_words_as_codes(tmp_path):
    taken = take(tmp_path, NAME, REGISTER)
    assert taken.rows(VOUCHER) == GRANTED
    assert taken.rows("select theme, type, degree, state, year from measure_row order by line limit 1") == [
        ("1", "subsidy_scheme", "inclusive", "running", 2025)]
    assert taken.rows("select planned, planned_until::varchar from measure_row where measure = 'Plan'") == [
        ("2026-Q2", "2026-06-30")]
    assert (taken.reading.rows_kept, taken.reading.years, taken.reading.regions) == (12, [2025, 2026], ["PV26"])
    assert taken.rules == {"scheme_without_degree"}


def test_numbers_as_people_write_them(tmp_path):
    taken = take(tmp_path, NAME, REGISTER)
    assert taken.rows("select amount_eur::double from measure_row where measure = 'Fonds'") == [(250_000,)]
    # What is called "ca." is an estimate.
    assert taken.rows("select quantity::double, is_approximate, status from measure_row where measure = 'Gesprekken'"
                      ) == [(50, True, "E")]
    for text, amount in (("n.v.t.", None), ("€ 1.250,50", 1250.5), ("250000", 250_000), ("-", 0), ("onbekend", None)):
        rows = take(tmp_path, NAME, changed(6, amount_eur=text)).rows(
            "select amount_eur::double from measure_row where measure = 'Fonds'")
        assert rows == [(amount,)], text


@pytest.mark.parametrize(
    ("written", "planned", "until"),
    [("2026", "2026", "2026-12-31"), ("Q4 2026", "2026-Q4", "2026-12-31"), ("2026 q1", "2026-Q1", "2026-03-31"),
     ("juni 2026", "2026-06", "2026-06-30"), ("March 2026", "2026-03", "2026-03-31"),
     ("30-6-2026", "2026-06-30", "2026-06-30"), ("2026-02-28", "2026-02-28", "2026-02-28")],
)
def test_moments_in_the_ways_they_are_written(tmp_path, written, planned, until):
    taken = take(tmp_path, NAME, changed(8, planned=written))
    found = taken.rows("select planned, planned_until::varchar from measure_row where measure = 'Plan'")
    assert found == [(planned, until)]


def test_a_workbook_with_titles_above_and_totals_and_notes_below_holds_the_same(tmp_path):
    below = (("Totaal", *[""] * 7, "250.000,00", "64", *[""] * 9), ("Bron: eigen administratie", *[""] * 18))
    taken = Taken(NAME, workbook_of(tmp_path / "register.xlsx", (*REGISTER, *below), titles=2, sheet="Blad1"))
    assert taken.rows(VOUCHER) == GRANTED
    assert taken.reading.set_aside == {"loose_text": 1, "total_row": 1}
    assert taken.finding("loose_text").found == "Bron: eigen administratie"
    assert taken.finding("total_rows").occurrences == 1


def test_english_headers_and_words_hold_the_same(tmp_path):
    english = [tuple(HEADER), *REGISTER[1:]]
    english[4] = measure("Vouchers", type="voucher", state="done", quantity="7", counted="vouchers", sub_goal="firms")
    assert take(tmp_path, NAME, english).rows(VOUCHER) == GRANTED


@pytest.mark.parametrize(
    ("line", "fields", "rule", "column"),
    [
        (1, {"theme": "7"}, "unknown_word", "theme"),
        (1, {"theme": ""}, "unknown_word", "theme"),
        (1, {"type": "lening"}, "unknown_word", "type"),
        (1, {"degree": "circulair"}, "unknown_word", "degree"),
        (1, {"state": "bijna"}, "unknown_word", "state"),
        (4, {"counted": "euro's"}, "unknown_word", "counted"),
        (1, {"lever": "Meer biobased; Minder alles"}, "unknown_word", "lever"),
        (4, {"sub_goal": "Grondgebied"}, "sub_goal_of_other_theme", "sub_goal"),
        (1, {"year": "vorig jaar"}, "unknown_year", "year"),
        (8, {"planned": "binnenkort"}, "unknown_moment", "planned"),
        (8, {"planned": "31-2-2026"}, "unknown_moment", "planned"),
        (4, {"quantity": "-7"}, "no_count", "quantity"),
        (4, {"quantity": "7,5"}, "no_count", "quantity"),
        (6, {"amount_eur": "-1"}, "no_count", "amount_eur"),
        (6, {"amount_eur": "twee ton"}, "unreadable_number", "amount_eur"),
        (4, {"counted": ""}, "counted_missing", "quantity"),
        (6, {"effect_t": "100"}, "effect_without_ground", "effect_t"),
        (6, {"link": "javascript:alert(1)"}, "no_address", "link"),
        (6, {"link": "www.voorbeeld.nl"}, "no_address", "link"),
        (6, {"measure": ""}, "measure_missing", "measure"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(tmp_path, line, fields, rule, column):
    (found,) = refusal(tmp_path, NAME, changed(line, **fields))
    assert (found.rule, found.line, found.column) == (rule, line + 1, HEADER[column])


def test_repeats_count_once_and_other_figures_are_refused(tmp_path):
    taken = take(tmp_path, NAME, [*REGISTER, REGISTER[4]])
    assert (taken.rows(VOUCHER)[:3:2], taken.reading.set_aside) == (
        [GRANTED[0], GRANTED[2]], {"exact_duplicate": 1})
    other = measure("vouchers", quantity="8", counted="Vouchers", sub_goal="Circulaire bedrijven")
    (found,) = refusal(tmp_path, NAME, [*REGISTER, other])
    assert (found.rule, found.line, found.values) == ("conflicting_rows", 14, {"first_line": 5})


def test_warnings_do_not_refuse(tmp_path):
    rows = changed(8, planned="", reference="")
    rows = replaced(rows, 6, **{HEADER["degree"]: "circulair-inclusief"})
    taken = take(tmp_path, NAME, rows)
    assert {"plan_without_moment", "source_missing", "degree_elsewhere"} <= taken.rules
    for rule in ("plan_without_moment", "source_missing", "degree_elsewhere"):
        assert taken.finding(rule).occurrences == 1


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    name = '=HYPERLINK("http://kwaad.example";"klik")'
    taken = take(tmp_path, NAME, changed(6, measure=name, note="<script>alert(1)</script>"))
    assert taken.rows("select measure, note from measure_row where line = 7") == [(name, "<script>alert(1)</script>")]


def test_what_is_no_table_is_refused(tmp_path):
    headless = csv_of([("a", "b"), ("1", "2")])
    for content in (b"", b"\x00\x01", b"PK\x03\x04 geen werkmap", csv_of(REGISTER[:1]), headless):
        assert refusal(tmp_path, NAME, content)


def test_the_register_of_the_report_of_2025_ships_with_its_source():
    taken = Taken(NAME, BUNDLED / "policy_register.csv")
    assert (taken.rules, taken.reading.rows_set_aside) == ({"scheme_without_degree"}, 0)
    assert taken.rows("select distinct reference from measure_row") == [("prov_utrecht_voortgang_2025",)]
    assert taken.rows("select count(*) from measure_row where effect_t is not null or degree is not null") == [(0,)]
    counted = dict(taken.rows("select counted, sum(quantity)::integer from measure_row where state <> 'under_way' "
                              "and counted is not null group by counted"))
    # The figures of the report: 24 + about 20 members, 7 vouchers (3 more under review), about 50 talks.
    assert counted == {"vouchers": 7, "memberships": 44, "projects": 11, "talks": 50, "people": 2, "action_lines": 8}
    assert taken.rows("select sum(amount_eur)::integer from measure_row") == [(250_000,)]
    assert taken.rows("select state, count(*) from measure_row where type = 'subsidy_scheme' group by state "
                      "order by state") == [("running", 5), ("under_way", 3)]
