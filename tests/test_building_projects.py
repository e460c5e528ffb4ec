"""Deliveries of building projects, and their indicators by hand:

    B-1  2024 Utrecht    new build   1000 m2, 10 dwellings: concrete 900.000 kg, metal 50.000, timber 50.000
    B-2  2024 Amersfoort renovation   500 m2,  5 dwellings: concrete 40.000, metal 5.000, timber 4.000, other 1.000
    B-3  2024 Zeist      new build    800 m2,  8 dwellings: no weights at all

    abiotic 950.000 + 45.000 = 995.000 kg; all 1.050.000 kg, 10 of 12 weights known less B-3: 7 of 12
    kg per m2: 995.000 / 1500 = 663,33 (2 of 3 projects); per dwelling 995 t / 15 = 66,33
    insulation 100 + 30 of 400 + 100 m2 (B-3 does not tell) = 26%
    biobased by weight: B-1 tells 10% of 1.000.000, B-2 has 4.000 of 50.000: 104.000 / 1.050.000
    MPG 0,6 at 1000 m2 and 0,5 at 800 m2: 1000 / 1800 = 0,5555...
"""

import pytest
from factor_rows import Taken, built, csv_of, refusal, replaced, take, workbook_of

from flows.building_projects.example import write_example
from flows.errors import Refused
from indicators.assess import assess
from indicators.targets import read_targets
from indicators.uncertainty import Series

NAME = "building_projects"
HEADER = ("Projectnummer", "Jaar", "Gemeente", "Soort", "Aantal woningen", "BVO (m2)", "Beton (kg)",
          "Staal en metaal (kg)", "Hout (kg)", "Overig (kg)", "Aandeel biobased", "Isolatie biobased (m2)",
          "Isolatie overig (m2)", "MPG", "Herkomst gewicht")
B1 = ("B-1", "2024", "Utrecht", "nieuwbouw", "10", "1000", "900.000", "50.000", "50.000", "", "10%", "100", "300",
      "0,6", "berekend")
B2 = ("B-2", "2024", "Amersfoort", "Renovatie", "5", "500", "40.000", "5.000", "4.000", "1.000", "", "30", "70",
      "n.v.t.", "raming")
B3 = ("B-3", "2024", "GM0355", "Nieuwbouw", "8", "800", "", "", "", "", "", "", "", "0,5", "")
ROWS = (HEADER, B1, B2, B3)
KEPT = "select project, year, region, kind, floor_area::double, biobased_share::double, status from project order by 1"
THREE = [("B-1", 2024, "GM0344", "new_build", 1000, 0.1, "A"), ("B-2", 2024, "GM0307", "renovation", 500, None, "E"),
         ("B-3", 2024, "GM0355", "new_build", 800, None, "A")]


def only(found):
    (one,) = found
    return one


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("building")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        yield built(folder, building_projects=ROWS)


def test_the_example_by_hand(ask):
    def known(indicator, dimension="total", category="total"):
        return tuple(int(ask(indicator, dimension, category, name, year=2024))
                     for name in ("rows_known", "rows_expected"))

    mass = ask("building_mass", "scope", year=2024)
    assert mass == {"all": 1.05, "abiotic": 0.995, "biotic": 0.054, "unclassified": 0.001}
    assert ask("building_mass", "kind", year=2024) == {"new_build": 1, "renovation": 0.05}
    assert ask("building_mass", "material", "concrete", year=2024) == 0.94
    assert known("building_mass", "scope", "all") == (7, 12)
    # one weight is an estimate, so the sum is
    assert (ask("building_mass", "scope", "all", "status", year=2024), ask(
        "building_mass", "kind", "new_build", "status", year=2024)) == ("E", "A")
    assert ask("building_intensity", "total", "total", year=2024) == pytest.approx(995000 / 1500, rel=1e-12)
    assert known("building_intensity") == (2, 3)
    assert ask("building_per_dwelling", "kind", year=2024) == {"new_build": 95, "renovation": 9}
    assert ask("building_mpg", "total", "total", year=2024) == pytest.approx(1000 / 1800, rel=1e-12)
    assert ask("building_mpg", "kind", "renovation", "status", year=2024) == "O"
    assert ask("building_mpg", "kind", "renovation", year=2024) is None
    assert ask("biobased_share", "total", "total", year=2024) == 26
    assert ask("biobased_share", "kind", year=2024) == {"new_build": 25, "renovation": 30}
    assert known("biobased_share") == (2, 3)
    assert ask("biobased_mass_share", "total", "total", year=2024) == pytest.approx(100 * 104 / 1050, rel=1e-12)
    assert ask("biobased_mass_share", "total", "total", "source", year=2024) == "building_projects_delivery"


def test_the_biobased_target_has_no_year_and_so_no_verdict(ask):
    rows = ask.cursor().execute(
        "from result.indicator_value where indicator = 'biobased_share' and dimension = 'total'").df()
    found = assess(read_targets()["UT-BIOBASED"], Series.from_rows(rows, scope="construction"), 2020)
    assert (found.verdict.outcome, found.verdict.reason, found.path, found.comparison) == ("none", "no_year", None, ())


def test_a_dutch_spreadsheet_is_taken(tmp_path):
    taken = take(tmp_path, NAME, [*ROWS, ("Totaal", *[""] * 5, "940.000", "55.000", "54.000", "1.000", *[""] * 5)])
    assert taken.rows(KEPT) == THREE
    assert taken.rules == {"blank_weights", "total_rows"}
    assert (taken.reading.rows_in, taken.reading.set_aside) == (4, {"total_row": 1})
    assert (taken.reading.kg_in, taken.reading.kg_kept) == (2 * 1050000, 1050000)


def test_a_workbook_with_titles_and_empty_rows_is_the_same(tmp_path):
    rows = [HEADER, B1, ("",) * len(HEADER), B2, B3]
    plain = [tuple(field.replace(".", "") if field[-4:-3] == "." else field for field in row) for row in rows]
    assert Taken(NAME, workbook_of(tmp_path / "projecten.xlsx", plain, titles=3)).rows(KEPT) == THREE


def test_tonnes_are_told_by_the_name_of_the_column(tmp_path):
    header = tuple(name.replace("(kg)", "(ton)") for name in HEADER)
    taken = take(tmp_path, NAME, [header, (*B1[:6], "900", "50", "50", "", *B1[10:])])
    assert taken.reading.kg_in == 1000000


def test_tonnes_in_a_column_of_kg_are_refused(tmp_path):
    found = only(refusal(tmp_path, NAME, [HEADER, (*B1[:6], "900", "50", "50", "", *B1[10:])]))
    assert (found.rule, found.line, found.values["kg_per_m2"]) == ("weight_in_tonnes", 2, 1.0)


@pytest.mark.parametrize(
    ("shares", "read"),
    [(("25%", "0,5 %", ""), [0.25, 0.005, None]), (("0,25", "1", "n.v.t."), [0.25, 1, None]),
     (("25", "100", "0"), [0.25, 1, 0]), (("25%", "0,3", "onbekend"), [0.25, 0.3, None])],
)
def test_shares_in_every_writing(tmp_path, shares, read):
    rows = [HEADER, *((*row[:10], share, *row[11:]) for row, share in zip(ROWS[1:], shares, strict=True))]
    assert [row[5] for row in take(tmp_path, NAME, rows).rows(KEPT)] == read


def test_shares_of_two_kinds_are_refused(tmp_path):
    rows = replaced(replaced(ROWS, 1, **{"Aandeel biobased": "0,25"}), 2, **{"Aandeel biobased": "60"})
    assert {(found.rule, found.line) for found in refusal(tmp_path, NAME, rows)} == {("mixed_shares", 2)}


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [("Gemeente", "Lutjebroek aan Zee", "unknown_municipality"), ("Gemeente", "", "unknown_municipality"),
     ("Jaar", "2042", "unknown_year"), ("Jaar", "n.v.t.", "unknown_year"), ("Soort", "sloop", "unknown_kind"),
     ("Projectnummer", "", "no_project"), ("Projectnummer", "=cmd|' /C calc'!A0", "formula_text"),
     ("Herkomst gewicht", "gegokt", "unknown_basis"),
     ("Hout (kg)", "-5", "negative_number"), ("MPG", "-0,1", "negative_number"),
     ("Aandeel biobased", "veel", "unreadable_share"), ("Aandeel biobased", "140%", "unreadable_share"),
     ("Beton (kg)", "=SOM(A1)", "unreadable_number"), ("BVO (m2)", "1e999", "unreadable_number")],
)
def test_what_is_wrong_is_refused_with_its_line(tmp_path, column, text, rule):
    found = only(refusal(tmp_path, NAME, replaced(ROWS, 1, **{column: text})))
    assert (found.rule, found.line, found.column) == (rule, 2, column)


def test_a_project_counts_once(tmp_path):
    taken = take(tmp_path, NAME, [*ROWS, B1])
    assert (taken.rows(KEPT), taken.finding("exact_duplicates").line) == (THREE, 5)
    found = only(refusal(tmp_path, NAME, [*ROWS, (*B1[:6], "1", *B1[7:])]))
    assert (found.rule, found.line, found.values) == ("conflicting_rows", 5, {"first_line": 2})


def test_a_total_that_does_not_add_up_is_warned_about(tmp_path):
    found = take(tmp_path, NAME, [*ROWS, ("TOTAAL", *[""] * 5, "990.000", *[""] * 8)]).finding("totals_differ")
    assert (found.line, found.values["told"], found.values["summed"]) == (5, 990000, 940000)


def test_sums_without_a_word_are_a_total(tmp_path):
    taken = take(tmp_path, NAME, [*ROWS, (*[""] * 6, "990.000", *[""] * 8)])
    assert taken.rows(KEPT) == THREE
    assert (taken.finding("total_rows").line, taken.finding("totals_differ").values["told"]) == (5, 990000)


def test_a_weight_beyond_belief_is_told_and_no_crash(tmp_path):
    header = tuple("Beton (ton)" if name == "Beton (kg)" else name for name in HEADER)
    rows = replaced([header, *ROWS[1:]], 1, **{"Beton (ton)": "999.999.999.999"})
    taken = take(tmp_path, NAME, rows)
    assert taken.finding("heavy_per_m2").found == "B-1"
    assert taken.rows("select kg::bigint from weight where line = 2 and material = 'concrete'") == [(999999999999000,)]


def test_a_dash_is_zero_and_said(tmp_path):
    taken = take(tmp_path, NAME, replaced(ROWS, 1, **{"Overig (kg)": "-"}))
    assert taken.finding("dash_is_nil").line == 2
    assert taken.rows("select kg::double from weight where line = 2 and material = 'other'") == [(0,)]


def test_a_share_that_is_not_that_of_the_weights_is_warned_about(tmp_path):
    rows = replaced(replaced(ROWS, 1, **{"Overig (kg)": "0"}), 1, **{"Aandeel biobased": "40%"})
    assert take(tmp_path, NAME, rows).finding("share_differs").found == "B-1"
    assert take(tmp_path, NAME, replaced(ROWS, 1, **{"BVO (m2)": "10"})).finding("heavy_per_m2").found == "B-1"


def test_nothing_to_show_and_no_table_are_refused(tmp_path):
    assert only(refusal(tmp_path, NAME, [row[:6] for row in ROWS])).rule == "nothing_measured"
    with pytest.raises(Refused) as refused:
        Taken(NAME, workbook_of(tmp_path / "anders.xlsx", [("a", "b"), ("1", "2")]))
    assert {found.rule for found in refused.value.findings} == {"no_sheet"}


def test_projects_of_other_provinces_are_told_and_count_for_their_own(tmp_path):
    taken = take(tmp_path, NAME, replaced(ROWS, 3, Gemeente="Almere"))
    assert "other_province" in taken.rules
    assert taken.rows("select province from project where project = 'B-3'") == [("PV24",)]
    assert "other_province" not in take(tmp_path, NAME, ROWS).rules


def test_names_and_addresses_are_never_stored(tmp_path):
    rows = [(*HEADER, "Opdrachtgever"), *((*row, "Bouwbedrijf Kwakkelstein") for row in ROWS[1:])]
    taken = take(tmp_path, NAME, rows)
    assert "extra_column" not in taken.rules
    for (table,) in taken.rows("select table_name from duckdb_tables() where temporary"):
        assert "Kwakkelstein" not in str(taken.rows(f"from {table}"))


def test_the_example_passes_and_is_the_same_each_time(tmp_path):
    first, second = tmp_path / "een.csv", tmp_path / "twee.csv"
    write_example(first)
    write_example(second)
    assert first.read_bytes() == second.read_bytes()
    taken = Taken(NAME, first)
    assert taken.rules == {"blank_weights", "total_rows"}
    assert taken.reading.regions == ["PV26"]
    assert csv_of(ROWS)[:13] == first.read_bytes()[:13]
