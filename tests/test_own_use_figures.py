"""The indicators on own use, worked out by hand from the lines of own_use_rows, and the verdict on them."""

from dataclasses import replace
from io import BytesIO

import pytest
import xlsxwriter
from own_use_rows import LINES, TOTALS, Taken, line, packed
from python_calamine import CalamineWorkbook

import cli
from flows.own_use.template import template_choices, write_template
from indicators.own_verdict import assess_own
from indicators.registry import indicators
from indicators.targets import ScopeError, read_targets
from indicators.uncertainty import Observation, Series

PRIMARY = ("100%", "0", "0", "0")
YEAR = 2024


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The three lines with more around them, read and stored.

    2023: a road of 1 mln kg, all primary. 2024: the three lines; a subsidy of 300,000 kg of which the province pays
    half; a work of EUR 1 mln found with a spend factor; advice of EUR 200,000 without a weight; a work asked for, not
    yet built.
    """
    rows = [
        *LINES,
        line("R0", "weg van vorig jaar", "1.000.000", "1.000.000", PRIMARY, Jaar="2023", Weegset_van_de_MKI="A1",
             MKI_in_euro="5.000", Levensfasen_in_de_MKI="A-D"),
        line("S1", "fietspaden van gemeenten", "400.000", "300.000", ("50%", "0", "0", "50%"), "schatting",
             Domein="subsidies", Aandeel_provincie_in_de_kosten="50%", **{"Subsidie:_grondstoffen_van_belang": "ja"}),
        line("S2", "cultuur", "100.000", "", method="", Domein="subsidies",
             **{"Subsidie:_grondstoffen_van_belang": "nee"}),
        line("F1", "kantoor", "1.000.000", "50.000", PRIMARY, "kostenfactor", Domein="facilitair"),
        line("D1", "advies", "200.000", "", method="", Domein="overig"),
        line("R2", "weg in aanbesteding", "9", "7.000.000", PRIMARY, Fase="gevraagd"),
    ]
    tables = {
        "register": rows,
        "year_totals": TOTALS,
        "spend_factors": [{"Domein": "overig", "kg per euro": "0,5", "Prijspeil": "2023", "Bron": "toets"}],
        "price_index": [{"Jaar": "2023", "Prijsindex": "100"}, {"Jaar": "2024", "Prijsindex": "125"}],
        "calendar": [{"Jaar van aanbesteding": "2025", "Verwacht jaar van uitvoering": "2026", "Domein": "mobiliteit",
                      "Omschrijving": "brug", "Verwacht gewicht in kg": "3.000.000", "Primair niet hernieuwbaar": "40%",
                      "Gewicht van het referentieontwerp in kg": "4.000.000"},
                     {"Jaar van aanbesteding": "2025", "Verwacht jaar van uitvoering": "2026", "Domein": "mobiliteit",
                      "Omschrijving": "weg", "Verwacht gewicht in kg": "5.000.000"}],
    }
    return Taken(packed(tmp_path_factory.mktemp("own"), tables), stored=True)


def near(value):
    return pytest.approx(value, rel=1e-9)


def test_primary_abiotic_mass_of_a_year(figures):
    found = figures.values("own_use_yearly", "scope")
    # 960,000 + 360,000 + 140.8 kg; subsidies, spend factors and what was only asked for stay out.
    assert found[YEAR, "abiotic"] == near(1.3201408)
    assert found[YEAR, "all"] == near(1.6 + 0.4 + 0.00016)
    assert found[2023, "abiotic"] == near(1)


def test_the_split_makes_the_whole(figures):
    found = figures.values("own_use_yearly", "input")
    parts = {category: value for (year, category), value in found.items() if year == YEAR}
    # asphalt 10% reused of 1.6 mln, laptops 6% of 160; recycled 30% of 1.6 mln, 10% of 0.4 mln and 6% of 160.
    assert parts["reused"] == near(0.16 + 0.0000096)
    assert parts["recycled"] == near(0.48 + 0.04 + 0.0000096)
    assert sum(parts.values()) == near(figures.values("own_use_yearly", "scope")[YEAR, "all"])


def test_domains_and_ways_of_measuring_make_the_whole(figures):
    for dimension in ("domain", "quality", "material"):
        parts = [value for (year, _), value in figures.values("own_use_yearly", dimension).items()
                 if year == YEAR and value is not None]
        assert sum(parts) == near(1.3201408)


def test_phases_stand_beside_each_other(figures):
    found = figures.values("own_use_yearly", "phase")
    assert (found[YEAR, "asked"], found[YEAR, "realised"]) == (near(7), near(1.3201408))


def test_the_mean_is_over_the_delivered_years_of_three(figures):
    found = figures.values("own_use", "scope")
    assert found[2023, "abiotic"] == near(1)
    assert found[YEAR, "abiotic"] == near((1 + 1.3201408) / 2)


def test_errors_of_one_way_of_measuring_go_the_same_way(figures):
    formula = indicators()["own_use_yearly"].rows_sql("computed", {})
    rows = figures.rows(f"select standard_error from ({formula}) "
                        "where (dimension, category, year) = ('scope', 'abiotic', 2024)")
    # 5% of the bill of quantities (1,320,000 kg), 10% of product weight (140.8 kg), independent of each other.
    assert rows[0][0] == pytest.approx(((0.05 * 1.32) ** 2 + (0.1 * 0.0001408) ** 2) ** 0.5, rel=1e-6)


def test_parameters_change_what_counts(figures):
    whole = figures.values("own_use_yearly", "scope", funding="whole")
    # 60% of 2 mln + 90% of 0.5 mln + 140.8 kg
    assert whole[YEAR, "abiotic"] == near(1.2 + 0.45 + 0.0001408)
    asked = figures.values("own_use_yearly", "scope", phase="asked")
    assert asked == {(YEAR, "abiotic"): near(7), (YEAR, "all"): near(7)}


def test_coverage_is_of_all_euros_and_an_amount_counts_once(figures):
    # The road's 1.5 mln stands on two lines: once, at 80%; laptops 98,000; of a total of 10 mln.
    assert figures.values("own_coverage", "purchases")[YEAR, "year"] == near(100 * (1_200_000 + 98_000) / 10_000_000)
    # 2023 has no total of its own: the published round amount, EUR 160 mln.
    assert figures.values("own_coverage", "purchases")[2023, "year"] == near(100 * 1 / 160)
    # Subsidies: 400,000 at 50%; of S2 the province's share is not known.
    assert figures.values("own_coverage", "subsidies")[YEAR, "year"] == near(100 * 200_000 / 5_000_000)


def test_each_figure_says_of_how_many_euros_it_is(figures):
    found = figures.values("own_coverage", "figure")
    # Units: the road (1.2 mln) and the laptops (98,000); a reference and an MKI: the road alone. Of 10 mln.
    assert found[YEAR, "own_intensity"] == near(100 * 1_298_000 / 10_000_000)
    assert found[YEAR, "own_avoided"] == found[YEAR, "own_mki"] == near(100 * 1_200_000 / 10_000_000)


def test_how_the_weight_of_each_figure_was_found(figures):
    def parts(dimension):
        return {way: value for (year, way), value in figures.values("own_quality", dimension).items() if year == YEAR}

    # 2,000,000 kg of the road from the bill of quantities, 160 kg of laptops calculated
    assert parts("quality") == parts("quality_own_intensity") == {
        "measured": near(100 * 2_000_000 / 2_000_160), "calculated": near(100 * 160 / 2_000_160)}
    assert parts("quality_own_avoided") == {"measured": near(100)}


def test_a_contract_with_its_amount_on_one_line_is_measured_by_its_other_lines(tmp_path):
    rows = [line("R1", "weg, alles", "2.000.000", "", method=""),
            line("R1", "weg, asfalt", "", "1.000.000", PRIMARY), line("R1", "weg, fundering", "", "500.000"),
            line("R2", "weg zonder gewicht", "1.000.000", "", method="")]
    taken = Taken(packed(tmp_path, {"register": rows, "year_totals": TOTALS}), stored=True)
    # Of the two lines with a weight one has a split: half of 2 mln, of 10 mln.
    assert taken.values("own_coverage", "purchases")[YEAR, "year"] == near(10)
    spent = taken.values("own_spend", "purchases")
    assert (spent[YEAR, "measured"], spent[YEAR, "registered_only"]) == (near(1), near(2))


def test_the_status_of_a_total_tells_who_said_it(figures):
    formula = indicators()["own_spend"].rows_sql("computed", {})
    found = figures.rows(f"select year, value, status from ({formula}) where dimension = 'total' "
                         "and category = 'purchases' order by year")
    assert found == [(2023, near(160), "E"), (YEAR, near(10), "A")]


def test_spending_adds_up_to_the_total(figures):
    found = figures.values("own_spend", "purchases")
    assert found[YEAR, "measured"] == near(1.298)
    assert found[YEAR, "registered_only"] == near(1.2)
    assert sum(value for (year, _), value in found.items() if year == YEAR) == near(10)


def test_intensity_counts_the_square_metres_of_a_contract_once(figures):
    # asphalt and its base: 2.5 mln kg on 6,000 m2; 1.65 mln kg of it primary abiotic.
    assert figures.values("own_intensity", "functional_unit")[YEAR, "m2_asphalt"] == near(2_500_000 / 6_000)
    assert figures.values("own_intensity", "functional_unit_abiotic")[YEAR, "m2_asphalt"] == near(1_650_000 / 6_000)
    assert figures.values("own_intensity", "functional_unit")[YEAR, "piece"] == near(1.6)


def test_avoided_is_reference_less_real_where_both_are_known(figures):
    # (2.5 - 2.0) mln kg at 80%
    assert figures.values("own_avoided", "total")[YEAR, "total"] == near(0.4)
    assert figures.values("own_avoided", "lever")[YEAR, "less"] == near(0.4)


def test_a_reference_repeated_on_a_contract_counts_once(tmp_path):
    rows = [line("R1", "weg, asfalt", "1", "1.000.000", PRIMARY, Gewicht_van_het_referentieontwerp_in_kg="2.000.000"),
            line("R1", "weg, beton", "1", "500.000", PRIMARY, Gewicht_van_het_referentieontwerp_in_kg="2.000.000"),
            line("R1", "weg, staal", "1", "100.000", PRIMARY, Gewicht_van_het_referentieontwerp_in_kg="150.000"),
            line("R2", "zonder referentie", "1", "900.000", PRIMARY)]
    taken = Taken(packed(tmp_path, {"register": rows}), stored=True)
    # 2,000,000 - (1,000,000 + 500,000) and 150,000 - 100,000
    assert taken.values("own_avoided", "total")[YEAR, "total"] == near(0.55)
    told = [finding for finding in taken.reading.findings if finding.rule == "repeated_on_contract"]
    assert "Gewicht van het referentieontwerp in kg" in {finding.column for finding in told}


def test_environmental_costs_of_two_sets_are_never_added(figures):
    # The road's 12,000 stands on two lines: once, at 80%.
    assert figures.values("own_mki", "mki_set") == {(2023, "A1 A-D"): near(5_000), (YEAR, "A2 A-D"): near(9_600)}


def test_screening_is_deflated_and_apart(figures):
    found = figures.values("own_screening", "domain")
    # 200,000 euro of 2024 are 160,000 of 2023, at 0.5 kg each; and the weight that was itself found with a factor.
    assert found[YEAR, "other"] == near(0.08)
    assert found[YEAR, "facilities"] == near(0.05)


def test_subsidies_count_for_the_part_of_the_province_and_apart(figures):
    assert figures.values("own_subsidies", "scope") == {(YEAR, "abiotic"): near(0.075), (YEAR, "all"): near(0.15)}


def test_the_calendar(figures):
    # A bridge with a reference, and a road without one, which cannot be compared.
    assert figures.values("own_expected", "plan") == {(2026, "expected"): near(8), (2026, "reference"): near(4)}
    assert figures.values("own_expected", "compared") == {(2026, "expected"): near(3), (2026, "reference"): near(4)}
    assert figures.values("own_expected", "scope") == {(2026, "abiotic"): near(1.2)}


def test_mass_without_a_split_counts_only_when_asked(tmp_path):
    rows = [line("R1", "weg", "1", "1.000.000"), line("R2", "weg", "1", "500.000", ("50%", "0", "0", "50%"))]
    taken = Taken(packed(tmp_path, {"register": rows}), stored=True)
    assert taken.values("own_use_yearly", "scope")[YEAR, "abiotic"] == near(0.25)
    assert taken.values("own_use_yearly", "scope", unknown_split="primary")[YEAR, "abiotic"] == near(1.25)
    assert taken.values("own_use_yearly", "input")[YEAR, "unknown"] == near(1)


# The verdict


def series(*values):
    """Own use from 2022 on, each with a standard error of 1."""
    observations = tuple(Observation(2022 + place, value, 1.0) for place, value in enumerate(values))
    return Series("organisation", "own_use", "PV26", "scope", "abiotic", "mln kg", observations)


@pytest.fixture(scope="module")
def target():
    """The target of the organisation as published."""
    return read_targets()["UT-ORG"]


def test_enough_coverage_gives_a_verdict(target):
    found = assess_own(target, series(100, 90, 60), {2022: 60, 2023: 70, 2024: 65}, 2022)
    assert (found.verdict.outcome, found.verdict.reason) == ("on_track", None)
    assert assess_own(target, series(100, 110, 120), {2022: 60, 2024: 65}, 2022).verdict.outcome == "off_track"
    assert "verdict.note.own_error" in found.verdict.notes
    assert "verdict.note.means_overlap" in found.verdict.notes


@pytest.mark.parametrize("coverage", [{2022: 59.9, 2024: 90}, {2022: 90, 2024: 59.9}, {2024: 90}, {}])
def test_too_little_coverage_in_either_year_gives_none(target, coverage):
    verdict = assess_own(target, series(100, 90, 60), coverage, 2022).verdict
    assert (verdict.outcome, verdict.reason) == ("none", "coverage_too_low")


def test_the_reader_sets_the_coverage(target):
    coverage = dict.fromkeys((2022, 2023, 2024), 40)
    assert assess_own(target, series(100, 90, 60), coverage, 2022, wanted=40).verdict.outcome == "on_track"
    assert assess_own(target, series(100, 90, 60), coverage, 2022, wanted=45).verdict.outcome == "none"


def test_without_a_base_year_or_data_the_reason_is_that(target):
    assert assess_own(target, series(100, 90), {}, None).verdict.reason == "no_base_year"
    assert assess_own(target, None, {}, 2022).verdict.reason == "no_data_of_scope"
    assert assess_own(target, series(100, 90), {}, 2023).verdict.reason == "same_year"
    before = assess_own(target, series(100, 90), {}, 2019).verdict
    assert (before.outcome, before.reason) == ("undecided", "own_base_missing")
    assert "verdict.note.base_year_chosen" not in before.notes, "there is no path that begins in that year"


def test_the_series_is_of_the_organisation_and_nothing_else(target):
    with pytest.raises(ScopeError):
        assess_own(target, replace(series(100, 90), scope="territory"), {}, 2022)


# The template


def filled(content, sheet, cells):
    """The template with cells of one sheet filled in, {(row, heading): value}: as a spreadsheet program saves it."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name in (read := CalamineWorkbook.from_filelike(BytesIO(content))).sheet_names:
            rows = read.get_sheet_by_name(name).to_python(skip_empty_area=False)
            heading = rows[3] if len(rows) > 3 else []
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
            for (number, column), value in (cells.items() if name == sheet else ()):
                page.write(number, heading.index(column), value)
    return out.getvalue()


@pytest.mark.parametrize(("lang", "sheet", "headings"), [
    ("nl", "Jaar 1", ("Jaar", "Aantal eenheden", "Gewicht per eenheid in kg", "Primair niet hernieuwbaar",
                      "Hergebruikt")),
    ("en", "Year one", ("Year", "Number of units", "Weight per unit in kg", "Primary non-renewable", "Reused")),
])
def test_a_filled_template_is_taken(tmp_path, lang, sheet, headings):
    out = BytesIO()
    write_template(out, lang)
    # The first device on the sheet: its domain, name, unit and way of measuring stand there already.
    row = 4 + 30
    cells = {(row, heading): value for heading, value in zip(headings, (2025, 340, 1.5, 0.9, 0.1), strict=True)}
    path = tmp_path / "ingevuld.xlsx"
    path.write_bytes(filled(out.getvalue(), sheet, cells))
    taken = Taken(path)
    assert taken.rows("select year, domain, functional_unit, material, method, mass_kg::double, "
                      "primary_non_renewable::double from typed") == [
        (2025, "ict", "piece", "devices", "product_weight", 510.0, 0.9)]
    assert taken.finding("not_filled_in").occurrences == 40
    assert taken.rules == {"not_filled_in"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_list_of_the_template_is_understood_by_the_importer(tmp_path, lang):
    lists = template_choices(lang)
    assert set(lists) == {"phase", "domain", "functional_unit", "material", "lever", "method", "material_relevant",
                          "mki_set"}
    taken = Taken(packed(tmp_path, {"register": LINES}))
    for name, words in lists.items():
        known = {spelling for (spelling,) in taken.rows(f"select spelling from choice where list = '{name}'")}
        assert {taken.rows(f"select spelling('{word}')")[0][0] for word, _ in words} <= known


def test_the_template_is_the_same_on_every_run():
    first, second = BytesIO(), BytesIO()
    write_template(first)
    write_template(second)
    assert first.getvalue() == second.getvalue()


def test_the_command_writes_a_template_and_never_over_a_file(tmp_path, capsys):
    path = tmp_path / "sjabloon.xlsx"
    assert cli.main(["template", "own_use", "--out", str(path)]) == 0
    assert "Sjabloon geschreven" in capsys.readouterr().out
    before = path.read_bytes()
    assert cli.main(["template", "own_use", "--out", str(path), "--lang", "en"]) == 1
    assert "is not overwritten" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert cli.main(["template", "cbs_flows", "--out", str(tmp_path / "x.xlsx")]) == 1
    assert cli.main(["template", "own_use", "--out", str(tmp_path / "x.csv")]) == 1
