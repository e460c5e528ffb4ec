"""What measures delivered, what has an indicator, claimed effects, and versions of the register: worked out by hand."""

import io
from pathlib import Path

import duckdb
import pytest
from factor_rows import built, csv_of, deliver
from policy_rows import REGISTER, measure
from python_calamine import CalamineWorkbook

from figures import beleid, beleid_effects, monitor
from figures.desk import Desk
from flows.deliveries import keep
from flows.importing import read_delivery
from flows.policy_register.template import write_template
from flows.policy_register.versions import Change, changes, previous, versions
from flows.sources import source
from indicators.effect import Yardstick, effect, noise
from indicators.uncertainty import Observation

NAME = "policy_register"


# Beside the small register two claims, in tonnes a year.
CLAIMS = (measure("Klein", effect_t="5000", effect_ground="berekening"),
          measure("Groot", effect_t="500.000", effect_ground="rapport"))


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The figures of the small register, built once."""
    folder = tmp_path_factory.mktemp("policy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        yield built(folder, **{NAME: [*REGISTER, *CLAIMS]})


def desk_of(ask) -> Desk:
    cursor = ask.cursor()
    return Desk(lambda select: cursor.execute(select).df(), "nl")


def test_counts_take_what_was_delivered_and_leave_what_is_open(figures):
    # 2025: 7 granted, 3 under way; 2026: 4 granted.
    assert [figures("policy_vouchers", year=year)["total"] for year in (2025, 2026)] == [7, 4]
    assert figures("policy_vouchers", "phase", year=2025) == {"delivered": 7, "open": 3}
    assert figures("policy_vouchers", "measure", year=2025) == {"vouchers": 7}
    assert figures("policy_talks", column="status", year=2025) == {"total": "E"}
    assert figures("policy_amount", year=2025) == {"total": 250_000}
    assert figures("policy_memberships", year=2025) == {}, "nothing counted is not zero"


def test_a_scheme_counts_in_its_first_year_only(figures):
    # A and B run from 2025, C from 2026: 2 and then 1, though all three run in 2026.
    assert [figures("subsidy_schemes_reviewed", year=year)["total"] for year in (2025, 2026)] == [2, 1]
    assert figures("subsidy_schemes_reviewed", "degree", year=2025) == {"inclusive": 1, "unknown": 1}
    assert figures("subsidy_schemes_reviewed", "degree", year=2026) == {"conditional": 1}
    assert figures("subsidy_schemes_reviewed", "phase", year=2025) == {"delivered": 2, "open": 1}


def test_measures_count_once_with_their_furthest_state_of_their_last_year(figures):
    # A, B, C (2026, running), vouchers (2026, done), fund and two claims (done), talks (running), plan (planned).
    assert figures("policy_measures", year=2026) == {"total": 9}
    assert figures("policy_measures", "state", year=2026) == {"running": 4, "done": 4, "planned": 1}
    assert figures("policy_measures", "theme", year=2026) == {"1": 3, "2": 1, "5": 5}


def test_the_target_of_five_a_year_stands_beside_the_schemes_and_nothing_else(figures):
    desk = desk_of(figures)
    assert beleid.outputs(desk)[0] == "subsidy_schemes_reviewed"
    drawn = beleid.output(desk, "subsidy_schemes_reviewed")
    assert "Het doel is 5 per jaar" in drawn.alt and len(drawn.table) == 3
    assert "doel" not in beleid.output(desk, "policy_vouchers").alt
    assert beleid.output(desk, "policy_memberships") is None


def test_the_monitor_draws_schemes_when_there_is_more_than_one_year(figures):
    assert monitor.schemes_over_time(desk_of(figures)) is not None, "2025 and 2026"


def test_coverage_is_computed_from_the_links_and_the_figures(figures):
    covered = beleid.coverage(desk_of(figures), "PV26").set_index(["kind", "code"])
    known = covered["knowledge"].to_dict()
    # The flows of this test are a delivery, so real; contents of raw materials are an example; nobody measures permits.
    assert known["lever", "less"] == "figures"
    assert known["lever", "longer"] == known["theme", "4"] == known["sub_goal", "permits"] == "none"
    assert known["aim", "supply_security"] == "example"
    assert known["sub_goal", "chains"] == "waiting", "the register has no members here"
    # A theme has the indicators of its sub-goals.
    assert set(covered.loc[("sub_goal", "territory"), "indicators"]) <= set(covered.loc[("theme", "2"), "indicators"])
    assert covered.loc[("theme", "5"), "measures"] == 5 and covered.loc[("lever", "longer"), "measures"] == 0


def test_a_gap_is_said_and_disappears_with_a_link(figures):
    desk = desk_of(figures)
    covered = beleid.coverage(desk, "PV26")
    assert "Levensduurverlenging: geen indicator" in beleid.gaps(desk, covered)["Hefbomen"]
    linked = covered.assign(knowledge=covered["knowledge"].where(covered["code"] != "longer", "figures"))
    assert "Levensduurverlenging: geen indicator" not in beleid.gaps(desk, linked).get("Hefbomen", "")
    drawn = beleid.coverage_map(desk, covered, "lever")
    assert "Levensduurverlenging" in drawn.alt
    assert list(drawn.table["Indicatoren"]).count("geen indicator") == list(covered[covered["kind"] == "lever"][
        "knowledge"]).count("none")


def test_a_figure_that_is_not_there_says_which_delivery_it_takes(figures):
    found = monitor.facts(desk_of(figures), "transition")[0]
    assert (found.value, found.amount) == (None, ""), "members are not counted in this register"
    assert "Register van maatregelen" in found.missing
    card = monitor.card(desk_of(figures), found)
    assert "Nog geen cijfer" in card and "amount" not in card


# --- claimed effects ------------------------------------------------------------------------------------------------

def test_the_noise_is_the_smallest_change_that_shows():
    # se 10: se(Y' - Y) = 10 sqrt(2 (1 - rho)): 14.142 at 0, 10 at 0.5, 4.472 at 0.9; times 1.96.
    seen = Observation(2022, 1000, 10)
    assert noise(seen) == pytest.approx(19.6)
    assert noise(seen, rho=0) == pytest.approx(27.7186, abs=1e-4)
    assert noise(seen, rho=0.9) == pytest.approx(8.7654, abs=1e-4)
    assert noise(Observation(2022, 1000)) is None and noise(None) is None


def test_an_effect_against_gap_and_noise():
    # Gap 400 and noise 19.6 mln kg. 9,800 t = 9.8 mln kg: 2.45% of the gap, half the noise. 196,000 t: ten times it.
    against = Yardstick(2022, 19.6, 400, 2035, False)
    small, large = effect(9_800, against), effect(196_000, against)
    assert (small.of_gap, small.of_noise, small.answer) == (pytest.approx(0.0245), pytest.approx(0.5), "too_small")
    assert (large.of_gap, large.of_noise, large.answer) == (pytest.approx(0.49), pytest.approx(10), "visible")
    assert effect(19_600, against).answer == "too_small", "no larger than the noise"
    unknown = effect(9_800, Yardstick(2022, None, None, None, False))
    assert (unknown.of_gap, unknown.of_noise, unknown.answer) == (None, None, "unknown")
    assert effect(9_800, Yardstick(2022, 19.6, -3, 2035, False)).of_gap is None, "a gap that is closed has no share"


def test_a_claim_on_screen_stands_beside_gap_and_noise(figures):
    # Abiotic DMI of 2022: sand 950 (all abiotic) + iron 140 + computers 10 (mixed or abiotic), se about 66: noise over
    # 100 mln kg. A claim of 5,000 t = 5 mln kg drowns in it; one of 500,000 t = 500 mln kg does not.
    desk = desk_of(figures)
    territory = beleid_effects.territory(desk, None)
    against = beleid_effects.against(territory)
    assert against.noise == pytest.approx(1.96 * territory.series.latest.standard_error)
    assert 5 < against.noise < 500 and against.gap is None
    drawn = beleid_effects.effects(desk, territory)
    assert list(drawn.table["Maatregel"]) == ["Groot", "Klein"]
    assert list(drawn.table["In regionale statistiek"]) == [
        "groot genoeg om te zien", "te klein om in regionale statistiek te zien"]
    assert set(drawn.table["Deel van de afstand tot het doel"]) == {"onbekend"}, "no base year, no path, no gap"
    assert "Claims, geen metingen" in drawn.alt
    said = beleid_effects.effect_words(desk, effect(5000, against), against)
    assert said == "Geclaimd effect: 5.000 ton per jaar. Te klein om in regionale statistiek te zien."


# --- versions and the spreadsheet -----------------------------------------------------------------------------------

def test_the_shipped_register_comes_back_unchanged_from_its_spreadsheet(home, tmp_path):
    for lang in ("nl", "en"):
        path = tmp_path / f"{lang}.xlsx"
        write_template(path, lang)
        with duckdb.connect(config={"threads": 1}) as connection:
            delivery = keep(path, read_delivery(connection, source(NAME), path), note=lang)
        assert changes(versions()[0], delivery) == [], lang
    assert [version.note for version in versions()] == ["", "nl", "en"]
    assert previous(versions()[0].delivery) is None
    assert previous(versions()[2].delivery).note == "nl"


def test_the_spreadsheet_explains_every_column_and_offers_lists(home):
    out = io.BytesIO()
    write_template(out, "nl")
    book = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
    assert book.sheet_names == ["Register", "Uitleg", "Keuzelijsten"]
    header = book.get_sheet_by_name("Register").to_python()[0]
    explained = book.get_sheet_by_name("Uitleg").to_python()[1:]
    assert [row[0] for row in explained] == header and all(row[1] for row in explained)
    lists = book.get_sheet_by_name("Keuzelijsten").to_python()
    assert lists[0][0] == "Thema" and lists[1][0] == "1. Opdrachten, inkoop en subsidies"


def test_what_changed_is_told_by_row_and_column(home, tmp_path):
    rows = list(REGISTER)
    deliver(tmp_path, NAME, csv_of(rows))
    rows[4] = measure("Vouchers", quantity="8", counted="Vouchers", sub_goal="Circulaire bedrijven")
    rows[8] = measure("Plan", theme="Ruimte", type="Plan of programma", state="Gedaan")
    rows[6] = measure("Nieuw fonds", amount_eur="10.000,00")
    deliver(tmp_path, NAME, csv_of(rows))
    _, before, after = versions()
    assert changes(before, after) == [
        Change("changed", "Vouchers", 2025, "quantity", "7", "8"),
        Change("added", "Nieuw fonds", 2025),
        Change("changed", "Plan", 2025, "state", "planned", "done"),
        Change("changed", "Plan", 2025, "planned", "2026-Q2", ""),
        Change("removed", "Fonds", 2025),
    ]
    assert changes(after, after) == []


def test_the_build_refuses_a_link_to_an_indicator_that_is_not_there(figures):
    check = Path("indicators/checks/policy_links_are_known.sql").read_text(encoding="utf-8")
    cursor = figures.cursor()
    assert cursor.execute(check).fetchall() == []
    link = ("from (select 'lever' as kind, 'less' as code, 'nergens' as indicator, null as dimension, "
            "null as category, null as observation, 'voorstel' as basis, 's' as source_id)")
    broken = check.replace("from code_list.policy_links", link, 1)
    assert cursor.execute(broken).fetchall()


