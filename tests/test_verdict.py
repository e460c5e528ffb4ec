"""Margins, the change between years, the verdict and its words, and the one answer a page asks for."""

import re
import tomllib
from math import sqrt
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from target_rows import one, row

from flows.texts import CATALOGUES, Texts, flatten
from indicators.assess import assess, assess_each
from indicators.targets import BaseYear, ScopeError, path_of, read_targets
from indicators.uncertainty import Observation, Series, compare_years, difference, ratio_interval
from indicators.verdict import judge
from indicators.wording import change_words, distance_words, pace_words, trend_words, verdict_words

ROOM = Path(__file__).parents[1] / "indicators"
CHOSEN = BaseYear(2016, chosen=True)


def target(kind="construction", **other):
    """20% less in 2020, 40% less in 2025; the linear path asks 10% in 2018."""
    return one(row(2020, 0.2, kind=kind, **other), row(2025, 0.4, kind=kind, **other))


def verdict(value, se=2.0, *, base_value=100.0, base_se=3.0, year=2018, kind="construction", **options):
    wanted = target(kind)
    return judge(wanted, path_of(wanted, CHOSEN), Observation(year, value, se),
                 Observation(2016, base_value, base_se), **options)


# --- the difference and its margin --------------------------------------------------------------------------

# By hand, for all verdicts of 2018 below. c = 1 - 0.10 = 0.90, Y_b = 100 with se 3, se_t = 2.
#   se^2 = 2^2 + 0.90^2 x 3^2 - 2 rho 0.90 x 2 x 3 = 4 + 7.29 - 10.8 rho
#   rho 0.0: 11.29 -> se 3.3601 -> margin 1.96 x 3.3601 = 6.5857
#   rho 0.5:  5.89 -> se 2.4269 -> margin 4.7568
#   rho 0.9:  1.57 -> se 1.2530 -> margin 2.4559
@pytest.mark.parametrize(("rho", "margin"), [(0.0, 6.5857), (0.5, 4.7568), (0.9, 2.4559)])
def test_the_margin_of_a_difference_by_hand(rho, margin):
    # D = 80 - 0.90 x 100 = -10.
    gap = difference(Observation(2018, 80, 2), Observation(2016, 100, 3), 0.9, rho)
    assert gap.difference == pytest.approx(-10)
    assert gap.margin == pytest.approx(margin, abs=1e-4)
    assert (gap.lower, gap.upper) == pytest.approx((-10 - margin, -10 + margin), abs=1e-4)


def test_a_difference_without_standard_error_has_no_limits():
    gap = difference(Observation(2018, 80, None), Observation(2016, 100, 3), 0.9)
    assert gap.difference == pytest.approx(-10)
    assert (gap.standard_error, gap.margin, gap.lower, gap.upper) == (None,) * 4
    assert difference(Observation(2018, None), Observation(2016, 100, 3)) is None


def test_impossible_numbers_are_refused():
    with pytest.raises(ValueError, match="correlation"):
        difference(Observation(2018, 80, 2), Observation(2016, 100, 3), rho=1.1)
    with pytest.raises(ValueError, match="negative"):
        Observation(2018, 80, -1)
    with pytest.raises(ValueError, match="not a figure"):
        Observation(2018, float("inf"))


# --- change between two years -------------------------------------------------------------------------------

def test_a_change_that_can_be_told_from_nothing():
    # 80 - 100 = -20. c = 1: se^2 = 4 + 9 - 2 x 0.5 x 2 x 3 = 7 -> se 2.6458 -> margin 5.1857. 20 > 5.19: yes.
    # In percent (Fieller), with e_t = 1.96 x 2 / 100 = 0.0392, e_b = 1.96 x 3 / 100 = 0.0588 and R = 0.80:
    #   a = 1 - 0.0588^2 = 0.9965426, half = 0.80 - 0.5 x 0.0392 x 0.0588 = 0.7988475
    #   rest = 0.0392^2 + 0.80^2 0.0588^2 - 0.80 x 0.0392 x 0.0588 - 0.75 x 0.0392^2 0.0588^2 = 0.00190145
    #   limits (half -+ sqrt(rest)) / a = (0.7988475 -+ 0.0436056) / 0.9965426 = 0.7579 and 0.8454
    change = compare_years(Observation(2018, 80, 2), Observation(2016, 100, 3))
    assert (change.absolute, change.margin) == pytest.approx((-20, 5.1857), abs=1e-4)
    assert (change.lower, change.upper) == pytest.approx((-25.1857, -14.8143), abs=1e-4)
    assert change.relative == pytest.approx(-0.20)
    assert (change.relative_lower, change.relative_upper) == pytest.approx((-0.242138, -0.154624), abs=1e-6)
    assert change.distinguishable
    assert not change.depends_on_rho


def test_a_change_within_its_margin_and_one_that_hangs_on_the_correlation():
    # se 3 and 2, c = 1: rho 0: 1.96 x sqrt(13) = 7.07; rho 0.5: 5.19; rho 0.9: 1.96 x sqrt(2.2) = 2.91.
    assert compare_years(Observation(2018, 99, 2), Observation(2016, 100, 3)).distinguishable is False
    between = compare_years(Observation(2018, 96, 2), Observation(2016, 100, 3))
    assert between.by_rho == ((0.0, False), (0.5, False), (0.9, True))
    assert between.depends_on_rho


def test_a_change_that_cannot_be_given_says_why():
    b = Observation(2016, 100, 3)
    assert compare_years(b, b).reason == "same_year"
    assert compare_years(Observation(2018, None), b).reason == "value_missing"
    assert compare_years(b, Observation(2015, None)).reason == "base_value_missing"
    bare = compare_years(Observation(2018, 80), b)
    assert (bare.absolute, bare.relative) == pytest.approx((-20, -0.2))
    assert (bare.distinguishable, bare.by_rho) == (None, ())
    assert compare_years(Observation(2018, 80, 2), Observation(2016, -5, 1)).relative is None


# --- the verdict --------------------------------------------------------------------------------------------

def test_on_track_when_even_the_upper_limit_lies_under_the_path():
    # D = 80 - 90 = -10, limits -14.76 and -5.24.
    result = verdict(80)
    assert (result.outcome, result.reason) == ("on_track", None)
    assert (result.gap.lower, result.gap.upper) == pytest.approx((-14.7568, -5.2432), abs=1e-4)
    assert (result.required_reduction, result.required_linear) == pytest.approx((0.10, 90))
    assert result.required_stepwise == 100
    assert result.by_rho == ((0.0, "on_track"), (0.5, "on_track"), (0.9, "on_track"))
    assert not result.depends_on_rho
    assert result.base_year_chosen
    assert result.rule_key == "verdict.rule.on_track"


def test_off_track_when_even_the_lower_limit_lies_above_the_path():
    # D = 100 - 90 = 10, limits 5.24 and 14.76. By the steps nothing is asked yet: D = 0, not to say.
    result = verdict(100)
    assert (result.outcome, result.reason) == ("off_track", None)
    assert result.gap.lower == pytest.approx(5.2432, abs=1e-4)
    assert result.outcome_stepwise == "undecided"


def test_it_cannot_be_said_when_the_interval_holds_nothing():
    # D = 92 - 90 = 2, limits -2.76 and 6.76.
    result = verdict(92)
    assert (result.outcome, result.reason) == ("undecided", "within_margin")
    assert result.rule_key == "verdict.reason.within_margin"


def test_a_verdict_that_hangs_on_the_correlation_says_so():
    # D = 86 - 90 = -4: upper limits +2.59, +0.76 and -1.54.
    result = verdict(86)
    assert result.outcome == "undecided"
    assert result.by_rho == ((0.0, "undecided"), (0.5, "undecided"), (0.9, "on_track"))
    assert result.depends_on_rho
    assert verdict(86, rho=0.9).outcome == "on_track"


def test_another_correlation_is_added_to_the_others():
    assert [rho for rho, _ in verdict(86, rho=0.7).by_rho] == [0.0, 0.5, 0.7, 0.9]


def test_exactly_on_the_path_without_error_is_on_track():
    # 0.9 x 110.1 has no exact binary fraction; the verdict must not hang on its last digit.
    assert verdict(0.9 * 110.1, 0.0, base_value=110.1, base_se=0.0).outcome == "on_track"


@pytest.mark.parametrize(("t", "b", "outcome", "reason"), [
    (Observation(2018, 80, None), Observation(2016, 100, 3), "undecided", "standard_error_missing"),
    (Observation(2018, 80, 2), Observation(2016, 100, None), "undecided", "standard_error_missing"),
    (Observation(2018, None), Observation(2016, 100, 3), "undecided", "value_missing"),
    (None, Observation(2016, 100, 3), "undecided", "value_missing"),
    (Observation(2018, 80, 2), Observation(2016, None), "undecided", "base_value_missing"),
    (Observation(2018, 80, 2), None, "undecided", "base_value_missing"),
    (Observation(2018, 80, 2), Observation(2016, -5, 1), "undecided", "base_not_positive"),
    (Observation(2014, 80, 2), Observation(2016, 100, 3), "undecided", "before_base"),
    (Observation(2016, 100, 3), Observation(2016, 100, 3), "none", "same_year"),
])
def test_what_is_missing_is_named(t, b, outcome, reason):
    wanted = target()
    result = judge(wanted, path_of(wanted, CHOSEN), t, b)
    assert (result.outcome, result.reason, result.by_rho) == (outcome, reason, ())
    # Only a missing standard error leaves a difference to show, then without limits.
    assert (result.gap is not None) == (reason == "standard_error_missing")


def test_without_base_year_there_is_no_verdict():
    result = judge(target(), None, Observation(2018, 80, 2), None)
    assert (result.outcome, result.reason, result.base_year_chosen) == ("none", "no_base_year", False)


def test_the_base_observation_must_be_of_the_base_year():
    wanted = target()
    with pytest.raises(ValueError, match="starts in 2016"):
        judge(wanted, path_of(wanted, CHOSEN), Observation(2018, 80, 2), Observation(2015, 100, 3))


def test_an_enabling_goal_describes_use_and_judges_no_policy():
    words = {value: verdict(value, kind="territory").outcome for value in (80, 92, 100)}
    assert words == {80: "below_path", 92: "undecided", 100: "above_path"}
    t = Texts("nl")
    assert [t(f"verdict.outcome.{word}") for word in words.values()] == [
        "gebruik onder het pad", "niet te zeggen", "gebruik boven het pad"]


def test_a_goal_of_others_gets_figures_but_no_verdict():
    result = verdict(80, kind="context")
    assert (result.outcome, result.reason, result.by_rho) == ("none", "context_only", ())
    assert result.gap.difference == pytest.approx(-10)


def test_example_data_make_an_example_verdict():
    wanted = target()
    path = path_of(wanted, CHOSEN)
    assert judge(wanted, path, Observation(2018, 80, 2, flags="BX"), Observation(2016, 100, 3)).is_example
    assert not judge(wanted, path, Observation(2018, 80, 2, flags="B"), Observation(2016, 100, 3)).is_example


# --- properties ---------------------------------------------------------------------------------------------

values = st.floats(1, 1e6)
errors = st.floats(0, 1e5)
rhos = st.floats(-1, 1)


@given(values, errors, values, errors, st.floats(0, 1), rhos)
def test_the_standard_error_follows_the_formula(y_t, se_t, y_b, se_b, c, rho):
    gap = difference(Observation(2, y_t, se_t), Observation(1, y_b, se_b), c, rho)
    square = se_t**2 + c**2 * se_b**2 - 2 * rho * c * se_t * se_b
    assert gap.standard_error == pytest.approx(sqrt(max(square, 0)), rel=1e-6, abs=1e-3)
    assert gap.upper - gap.lower == pytest.approx(2 * gap.margin, rel=1e-6, abs=1e-6)


@given(values, errors, values, errors, st.floats(1e-3, 1e3))
def test_the_unit_does_not_change_the_verdict(y_t, se_t, y_b, se_b, k):
    plain = verdict(y_t, se_t, base_value=y_b, base_se=se_b)
    assume(all(abs(limit) > 1e-6 * max(y_t, y_b) for gap in plain.gaps for limit in (gap.lower, gap.upper)))
    scaled = verdict(k * y_t, k * se_t, base_value=k * y_b, base_se=k * se_b)
    assert scaled.by_rho == plain.by_rho


@given(values, errors, values, errors, st.floats(0, 1))
def test_a_verdict_survives_better_figures(y_t, se_t, y_b, se_b, part):
    outcome = verdict(y_t, se_t, base_value=y_b, base_se=se_b).outcome
    better = verdict(y_t, part * se_t, base_value=y_b, base_se=part * se_b).outcome
    assert outcome in ("undecided", better)


@given(values, errors, values, errors, st.floats(0, 1e5))
def test_less_use_never_makes_a_verdict_worse(y_t, se_t, y_b, se_b, less):
    order = ["on_track", "undecided", "off_track"]
    more = verdict(y_t, se_t, base_value=y_b, base_se=se_b).outcome
    fewer = verdict(max(y_t - less, 0.0), se_t, base_value=y_b, base_se=se_b).outcome
    assert order.index(fewer) <= order.index(more)


@given(values, errors, values, errors, rhos)
def test_a_change_turned_round_has_the_same_size(y_t, se_t, y_b, se_b, rho):
    t, b = Observation(2018, y_t, se_t), Observation(2016, y_b, se_b)
    there, back = compare_years(t, b, rho), compare_years(b, t, rho)
    assert there.absolute == -back.absolute
    assert there.margin == pytest.approx(back.margin, rel=1e-6, abs=1e-3)


@given(values, st.floats(0.001, 0.5), values, st.floats(0.001, 0.4), st.floats(-0.99, 0.99))
def test_the_percentage_never_contradicts_the_change_or_the_verdict(y_t, cv_t, y_b, cv_b, rho):
    t, b = Observation(2018, y_t, cv_t * y_t), Observation(2016, y_b, cv_b * y_b)
    lower, upper = ratio_interval(t, b, rho)
    assert lower <= y_t / y_b <= upper
    for factor in (1.0, 0.9):
        assume(min(abs(lower - factor), abs(upper - factor)) > 1e-6 * max(1, y_t / y_b))
        gap = difference(t, b, factor, rho)
        assert (lower <= factor <= upper) == (gap.lower <= 0 <= gap.upper)
    assert compare_years(t, b, rho).distinguishable == (not lower <= 1 <= upper)
    outcome = judge(target(), path_of(target(), CHOSEN), t, b, rho=rho).outcome
    assert outcome == ("on_track" if upper < 0.9 else "off_track" if lower > 0.9 else "undecided")


# --- one answer for a page ----------------------------------------------------------------------------------

KEY = {"indicator": "dmi", "region": "PV26", "dimension": "scope", "category": "abiotic", "unit": "mln kg"}


def series(*observations, scope="construction", **key):
    return Series(scope, **KEY | key, observations=observations)


DATA = series(
    Observation(2016, 100, 3, "E"), Observation(2017, None, None, "O"), Observation(2018, 95, 2, "E"))


def test_a_page_gets_the_whole_path_table():
    answer = assess([row(2020, 0.2, kind="construction"), row(2025, 0.4, kind="construction")], DATA, 2016)
    table = answer.table().set_index("year")
    assert list(table.index) == list(range(2016, 2026))
    levels = table.loc[2018, ["required_linear", "required_stepwise", "value"]]
    assert levels.tolist() == pytest.approx([90, 100, 95])
    assert table.loc[2018, ["lower", "upper"]].tolist() == pytest.approx([95 - 3.92, 95 + 3.92])
    assert table.loc[2018, ["index_linear", "value_index"]].tolist() == pytest.approx([90, 95])
    assert table.loc[2022, "required_linear"] == pytest.approx(72)
    assert table.loc[[2017, 2022], "value"].isna().all()
    assert table["required_linear"].dtype == "float64"
    assert table.loc[2020, "exceptional"]
    assert answer.year == 2018
    assert answer.unit == "mln kg"
    assert [d.year for d in answer.distances] == [2018, 2020, 2025]
    assert [d.absolute for d in answer.distances] == pytest.approx([5, 15, 35])
    assert answer.change.absolute == -5
    assert answer.pace.until_year == 2020
    assert answer.trend is None
    assert answer.verdict.notes == ("verdict.note.base_year_chosen", "verdict.note.standard_error_scope")


def test_without_base_year_the_observations_are_still_shown():
    answer = assess(target(), DATA)
    assert (answer.path, answer.no_path, answer.base) == (None, "no_base_year", None)
    assert answer.table()["value"].tolist()[::2] == [100, 95]
    assert answer.table()["required_linear"].isna().all()
    assert (answer.verdict.outcome, answer.verdict.reason) == ("none", "no_base_year")
    assert (answer.change, answer.pace, answer.distances) == (None, None, ())


def test_without_data_the_path_is_shown_as_an_index():
    answer = assess(target("organisation"), None, 2016)
    table = answer.table().set_index("year")
    assert table.loc[2018, "index_linear"] == pytest.approx(90)
    assert table["required_linear"].isna().all()
    assert (answer.verdict.outcome, answer.verdict.reason) == ("none", "no_data_of_scope")
    assert Texts("nl")("verdict.reason.no_data_of_scope") == "Geen gegevens van deze reikwijdte."


def test_a_target_without_number_gives_an_empty_table():
    answer = assess([row(None, None, kind="no_number")], None, 2016)
    assert answer.table().empty
    assert "required_linear" in answer.table().columns
    assert (answer.verdict.outcome, answer.verdict.reason) == ("none", "no_number")


def test_the_organisation_on_territorial_data_raises_unless_it_is_a_comparison():
    wanted, data = target("organisation", indicator="own_use"), series(*DATA.observations, scope="territory")
    with pytest.raises(ScopeError):
        assess(wanted, data, 2016)
    answer = assess(wanted, data, 2016, comparison=True)
    assert (answer.verdict.outcome, answer.verdict.reason) == ("none", "no_data_of_scope")
    assert answer.table()["required_linear"].notna().any()
    # Drawn, but not measured: no distance, no pace, no difference from a path of another scope.
    assert (answer.verdict.gap, answer.distances, answer.pace) == (None, (), None)
    assert answer.change.absolute == -5
    words = verdict_words(answer.verdict, Texts("nl")).comparison
    assert words == ("ter vergelijking: geldt voor de eigen organisatie",)
    assert answer.comparison == answer.verdict.comparison


def test_another_province_or_category_is_a_comparison_too():
    wanted = target("territory")
    elsewhere = series(*DATA.observations, scope="territory", region="PV27")
    narrower = series(*DATA.observations, scope="territory", category="abiotic_non_energy")
    with pytest.raises(ScopeError, match="region"):
        assess(wanted, elsewhere, 2016)
    assert assess(wanted, elsewhere, 2016, comparison=True).verdict.reason == "comparison_only"
    answer = assess(wanted, narrower, 2016, comparison=True)
    # The same territory: use may still be described, with the words of a comparison.
    assert answer.verdict.outcome == "above_path"
    assert answer.comparison == ("verdict.comparison.category",)


def test_each_target_gets_the_data_of_its_own_scope_or_none():
    abroad = one(row(2030, 0.5, kind="context", region="NL01"))
    targets = [target("organisation"), target("territory"), abroad]
    home = series(*DATA.observations, scope="territory")
    nation = series(*DATA.observations, scope="territory", region="NL01")
    answers = assess_each(targets, [home, nation], 2016)
    assert [answer.series for answer in answers] == [None, home, nation]
    assert [answer.verdict.outcome for answer in answers] == ["none", "above_path", "none"]
    assert all(answer.comparison == () for answer in answers)


def test_cautions_travel_with_the_verdict():
    data = series(Observation(2016, 100, 3, flags="X"), Observation(2019, 90, 2, flags="BX", coverage=0.97),
                  Observation(2020, 80, 2, flags="X", coverage=0.97))
    answer = assess(target(), data, 2016)
    assert [note.removeprefix("verdict.note.") for note in answer.verdict.notes] == [
        "base_year_chosen", "break_between", "exceptional_year", "incomplete", "standard_error_scope",
        "example"]
    assert answer.is_example
    # A break in the base year itself lies behind both figures.
    after = series(Observation(2016, 100, 3, flags="B"), Observation(2018, 95, 2))
    assert "verdict.note.break_between" not in assess(target(), after, 2016).verdict.notes


def test_rows_of_the_database_become_a_series():
    key = KEY | {"status": "E", "flags": "X"}
    rows = [key | {"year": 2018, "value": 95.0, "standard_error": float("nan")},
            key | {"year": 2016, "value": None, "standard_error": 3.0, "rows_expected": 4, "rows_known": 3}]
    made = Series.from_rows(rows, scope="territory")
    assert [o.year for o in made.observations] == [2016, 2018]
    assert made.observations[1].standard_error is None
    assert made.observations[0].coverage == 0.75
    assert made.latest.year == 2018

    import pandas as pd

    assert Series.from_rows(pd.DataFrame(rows), scope="territory") == made
    with pytest.raises(ValueError, match="several series"):
        Series.from_rows([rows[0], rows[1] | {"region": "PV27"}], scope="territory")
    with pytest.raises(ValueError, match="no rows"):
        Series.from_rows([], scope="territory")
    with pytest.raises(ValueError, match="twice"):
        Series.from_rows([rows[0], rows[0]], scope="territory")


def test_rows_of_several_targets_are_refused():
    with pytest.raises(ValueError, match="one target"):
        assess([row(), row(target_id="U")], DATA, 2016)


def test_every_target_that_ships_gets_an_answer_in_words():
    data = [series(*(Observation(year, 100 - year % 5, 2, "E", "X") for year in range(2015, 2024)),
                   scope="territory", region=region) for region in ("PV26", "NL01")]
    answers = {a.target.id: a for a in assess_each(read_targets().values(), data, 2016, trend=True)}
    for lang in ("nl", "en"):
        for answer in answers.values():
            words = verdict_words(answer.verdict, Texts(lang), unit="kt")
            assert words.outcome and words.rule
            assert "{" not in words.rule + words.sensitivity
    assert answers["UT-ORG"].verdict.reason == "no_data_of_scope"
    assert answers["UT-BUILD"].verdict.reason == "no_data_of_scope"
    assert answers["UT-TERRITORY"].verdict.outcome in ("below_path", "above_path", "undecided")
    assert answers["UT-TERRITORY"].verdict.base_year_chosen
    assert {answers[name].verdict.reason for name in ("UT-BIOBASED", "UT-VTH", "UT-SUBSIDY")} == {
        "no_year", "no_number", "policy_output"}
    assert answers["NL-2030-HALF"].verdict.reason == "context_only"
    assert all(answer.verdict.outcome not in ("on_track", "off_track") for answer in answers.values())


# --- words --------------------------------------------------------------------------------------------------

def test_the_rule_is_said_with_its_numbers():
    t = Texts("nl")
    on = verdict_words(verdict(80), t, unit="kt", decimals=1)
    assert on.outcome == "op koers"
    assert on.rule == ("Op koers: het gebruik in 2018 ligt 10,0 kt onder het pad, en ook de bovengrens van "
                       "dat verschil (−5,2 kt) ligt niet boven 0.")
    assert "correlatie 0,0 en 0,9; gerekend is met 0,5" in on.sensitivity
    assert on.stepwise == ""
    hangs = verdict_words(verdict(86), t, unit="kt")
    assert hangs.outcome == "niet te zeggen"
    assert "Anders zou de uitkomst zijn: op koers (bij 0,9)." in hangs.sensitivity
    off = verdict_words(verdict(100), t, unit="kt")
    assert off.outcome == "niet op koers"
    assert off.stepwise.endswith("niet te zeggen.")


def test_changes_distances_and_pace_are_said_in_both_languages():
    answer = assess(target(), DATA, 2016)
    nl, en = Texts("nl"), Texts("en")
    assert change_words(answer.change, nl, "kt", 1) == (
        "In 2018 was het gebruik 5,0% lager dan in 2016 (−5,0 kt, tussen −10,2 en 0,2). "
        "Dat verschil is kleiner dan de marge. Het kan dus ook toeval zijn.")
    assert change_words(compare_years(DATA.at(2016), DATA.at(2016)), en, "kt").startswith("The year 2016 is")
    assert distance_words(answer.distances[1], 2018, nl, "kt") == (
        "15 kt (15,8% van het gebruik in 2018) boven wat het pad in 2020 toelaat")
    assert pace_words(answer.pace, en, "kt", 1) == (
        "Since 2016 use fell by 2.5 kt a year on average. "
        "To reach the level of 2020, it must fall by 7.5 kt every year. "
        "In per cent a year: −2.5% so far, −8.2% needed.")
    trend = assess(target(), DATA, 2016, trend=True).trend
    assert trend_words(trend, nl, "kt").startswith("Er zijn minder dan vier jaren")


def catalogue(lang):
    text = (CATALOGUES / lang / "verdict.toml").read_text(encoding="utf-8")
    return flatten(tomllib.loads(text))


def test_both_languages_say_the_same_things_with_the_same_numbers():
    nl, en = catalogue("nl"), catalogue("en")
    assert nl.keys() == en.keys()
    for key in nl:
        fields = [{name for _, name, _, _ in Formatter().parse(text[key]) if name} for text in (nl, en)]
        assert fields[0] == fields[1], key


def test_every_reason_outcome_and_note_in_code_has_words():
    keys = catalogue("nl").keys()
    known = {key.partition(".")[2] for key in keys}
    for name in ("targets", "verdict", "assess", "trend", "uncertainty"):
        code = (ROOM / f"{name}.py").read_text(encoding="utf-8")
        for reason in re.findall(r'(?:return|reason = |Trend\(|append\() ?"([a-z]+(?:_[a-z]+)+)"', code):
            assert reason in known, f"{name}: {reason}"
    assert {f"comparison.{t.kind}" for t in read_targets().values()} <= keys
    assert {f"missing.{t.kind}" for t in read_targets().values()} <= keys
