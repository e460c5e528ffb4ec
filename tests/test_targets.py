"""Targets: the table, the paths, distance and pace, and the guard against mixing scopes."""

import ast
import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from target_rows import one, row

from indicators.progress import distance, pace
from indicators.targets import (
    TARGETS,
    BaseYear,
    ScopeError,
    TargetError,
    base_year_for,
    guard,
    no_path_reason,
    path_of,
    read_targets,
    scope_differences,
)
from indicators.uncertainty import Observation

ROOM = Path(__file__).parents[1] / "indicators"


def example_path():
    """Base year 2016, 20% less in 2020, 40% less in 2025."""
    return path_of(one(row(2020, 0.2), row(2025, 0.4)), BaseYear(2016, chosen=True))


def test_the_linear_path_runs_straight_between_milestones():
    # 2016 -> 2020 drops 0.20 in 4 years, 0.05 a year: 2018 asks 2 x 0.05 = 0.10.
    # 2020 -> 2025 drops 0.20 in 5 years, 0.04 a year: 2022 asks 0.20 + 2 x 0.04 = 0.28.
    path = example_path()
    asked = {year: path.reduction(year) for year in (2015, 2016, 2018, 2020, 2022, 2025, 2040)}
    assert asked[2015] is None
    assert [asked[year] for year in (2016, 2018, 2020, 2022, 2025, 2040)] == pytest.approx(
        [0, 0.10, 0.20, 0.28, 0.40, 0.40])


def test_the_stepwise_path_asks_nothing_until_a_milestone_is_due():
    path = example_path()
    years = (2016, 2019, 2020, 2024, 2025, 2040)
    assert [path.reduction(year, "stepwise") for year in years] == [0, 0, 0.2, 0.2, 0.4, 0.4]
    assert path.reduction(2015, "stepwise") is None


def test_the_path_in_absolute_terms_needs_a_base_value():
    # 28% less than 250 kt: 0.72 x 250 = 180 kt; stepwise 20% less: 200 kt.
    path = example_path()
    assert path.level(2022, 250) == pytest.approx(180)
    assert path.level(2022, 250, "stepwise") == pytest.approx(200)
    assert path.level(2022, None) is None
    assert path.level(2015, 250) is None


def test_an_unknown_shape_is_refused():
    with pytest.raises(ValueError, match="unknown shape"):
        example_path().reduction(2020, "curved")


def test_the_next_milestone_is_after_the_year():
    path = example_path()
    assert [path.next_milestone(year) for year in (2016, 2019, 2020, 2025)] == [2020, 2020, 2025, None]
    assert path.last_year == 2025


def test_no_base_year_no_path():
    target = one(row())
    assert base_year_for(target, None) is None
    assert path_of(target, None) is None
    assert no_path_reason(target, None) == "no_base_year"


def test_a_chosen_base_year_is_marked_as_chosen():
    base = base_year_for(one(row()), 2016)
    assert base == BaseYear(2016, chosen=True)
    frozen = BaseYear(2018, chosen=True, reason="first year after the border change")
    assert base_year_for(one(row()), frozen) is frozen


def test_a_published_base_year_stands_whatever_is_chosen():
    assert base_year_for(one(row(base_year=2014)), 2018) == BaseYear(2014, chosen=False)


@pytest.mark.parametrize("year", [2020, 2021])
def test_a_base_year_must_lie_before_the_first_milestone(year):
    target, base = one(row(2020)), BaseYear(year, chosen=True)
    assert no_path_reason(target, base) == "base_not_before_milestone"
    assert path_of(target, base) is None


@pytest.mark.parametrize(("rows", "reason"), [
    ([row(None, None, kind="no_number")], "no_number"),
    ([row(None, None, kind="biobased", value=50)], "no_year"),
    ([row(2035, None, kind="context", value=55)], "not_a_reduction"),
    ([row(None, None, kind="policy_output", value=5)], "policy_output"),
])
def test_a_target_without_a_reduction_has_no_path_and_says_why(rows, reason):
    assert no_path_reason(one(*rows), BaseYear(2016, chosen=True)) == reason


def test_milestones_of_one_target_belong_together_in_order_of_year():
    targets = read_targets([row(2025, 0.4), row(2030, 0.1, target_id="U"), row(2020, 0.2)])
    assert targets["T"].steps == ((2020, 0.2), (2025, 0.4))
    assert targets["U"].steps == ((2030, 0.1),)


def test_typed_rows_read_as_text_rows_do():
    nan = float("nan")
    typed = row() | {"target_year": 2020, "reduction": 0.2, "base_year": nan, "value": None, "quote": None}
    assert one(typed) == one(row())


@pytest.mark.parametrize(("rows", "message"), [
    ([row(2020, 25)], "not a fraction"),
    ([row(2020, -0.1)], "not a fraction"),
    ([row(2020, 0.2), row(2020, 0.3)], "comes twice"),
    ([row(2020, 0.3), row(2025, 0.2)], "asks for less"),
    ([row(2020), row(2025, 0.4, kind="territory")], "differ in kind"),
    ([row(2020), row(2025, 0.4, base_year=2016)], "differ in base_year"),
    ([row("2020.5")], "not a year"),
    ([row(2020, "a quarter")], "not a number"),
])
def test_rows_that_cannot_be_right_are_refused_by_name(rows, message):
    with pytest.raises(TargetError, match=f"T: .*{message}"):
        read_targets(rows)


def test_distance_in_kt_and_percent():
    # Base 2016: 100 kt. 2018: 95 kt. The path allows 0.90 x 100 = 90 kt in 2018 and 0.80 x 100 = 80 kt in
    # 2020. To the path: 95 - 90 = 5 kt, 5/95 = 5.26% of today's use. To 2020: 15 kt, 15/95 = 15.8%, 15% of
    # the base.
    b, t = Observation(2016, 100), Observation(2018, 95)
    now, then = (distance(example_path(), t, b, year) for year in (2018, 2020))
    assert (now.level, now.absolute, now.of_current) == pytest.approx((90, 5, 5 / 95))
    assert (then.level, then.absolute) == pytest.approx((80, 15))
    assert (then.of_current, then.of_base) == pytest.approx((15 / 95, 0.15))


def test_required_pace_against_achieved_pace():
    # 2016: 100 kt, 2018: 90 kt. So far (90 - 100) / 2 = -5 kt a year, or sqrt(0.9) - 1 = -5.13% a year.
    # To 80 kt in 2020: (80 - 90) / 2 = -5 kt a year, or sqrt(80 / 90) - 1 = -5.72% a year; 1 times as fast.
    result = pace(example_path(), Observation(2018, 90), Observation(2016, 100))
    assert (result.since_year, result.year, result.until_year) == (2016, 2018, 2020)
    assert (result.achieved, result.required, result.times) == pytest.approx((-5, -5, 1))
    assert (result.achieved_rate, result.required_rate) == pytest.approx((-0.0513167, -0.0571910), abs=1e-7)
    assert not result.already_met


def test_pace_when_use_grew_and_when_the_level_is_met():
    grown = pace(example_path(), Observation(2018, 110), Observation(2016, 100))
    assert (grown.achieved, grown.required, grown.times) == (5, -15, None)
    met = pace(example_path(), Observation(2018, 70), Observation(2016, 100))
    assert met.already_met
    assert met.required == 5
    assert met.times is None


def test_no_pace_without_figures_or_milestones():
    path, b = example_path(), Observation(2016, 100)
    assert pace(path, Observation(2025, 60), b) is None
    assert pace(path, b, b) is None
    assert pace(path, Observation(2018, None), b) is None
    assert pace(path, Observation(2018, 90), Observation(2016, 0)) is None
    to_nothing = path_of(one(row(2020, 1)), BaseYear(2016, chosen=True))
    assert pace(to_nothing, Observation(2018, 50), b).required_rate is None
    assert pace(to_nothing, Observation(2018, 50), b).required == -25


TERRITORY = {"scope": "territory", "region": "PV26", "indicator": "dmi", "dimension": "scope",
             "category": "abiotic"}


def test_a_target_for_the_organisation_is_never_held_against_the_territory_silently():
    target = one(row(indicator="own_use"))
    with pytest.raises(ScopeError, match="T does not apply"):
        guard(target, **TERRITORY)
    assert guard(target, comparison=True, **TERRITORY) == ("verdict.comparison.organisation",)


@pytest.mark.parametrize(("change", "differs"), [
    ({}, ()),
    ({"region": "PV27"}, ("region",)),
    ({"indicator": "end_use"}, ("indicator",)),
    ({"category": "all"}, ("category",)),
    ({"dimension": "goods_group", "category": "43"}, ("category",)),
    ({"scope": "organisation"}, ("scope",)),
])
def test_every_difference_of_scope_is_found(change, differs):
    target = one(row(kind="territory", indicator="dmi;dmc"))
    assert scope_differences(target, **TERRITORY | change) == differs
    assert scope_differences(target, **TERRITORY | {"indicator": "dmc"} | change)[:1] == differs[:1]


def test_a_target_without_indicator_matches_no_territorial_series():
    assert scope_differences(one(row(kind="territory", indicator="")), **TERRITORY) == ("indicator",)


def test_the_table_that_ships_is_read_whole():
    with TARGETS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    targets = read_targets()
    assert sum(len(target.milestones) for target in targets.values()) == len(rows)
    assert {"UT-ORG", "UT-TERRITORY", "UT-BUILD", "UT-BIOBASED", "UT-VTH", "UT-SUBSIDY"} <= targets.keys()
    provincial = [target for target in targets.values() if target.level == "province"]
    # The progress report sets no base year: "(TOV ?)".
    assert all(target.base_year is None for target in provincial)
    assert len(targets["UT-ORG"].steps) == 3
    assert all(target.scope("nl") and target.scope("en") for target in targets.values())


def test_no_target_percentage_stands_in_code():
    """Every fraction in these modules is one of the listed few; a target's reduction would show up here."""
    allowed = {"targets.py": {0.0}, "progress.py": set(), "verdict.py": {1e-9}, "assess.py": set(),
               "wording.py": set()}
    for name, numbers in allowed.items():
        tree = ast.parse((ROOM / name).read_text(encoding="utf-8"))
        found = {node.value for node in ast.walk(tree)
                 if isinstance(node, ast.Constant) and isinstance(node.value, float)}
        assert found <= numbers, name


def test_targets_and_verdicts_do_not_slow_the_start():
    code = ("import sys, indicators.assess, indicators.wording\n"
            "print(sorted({'scipy', 'pandas', 'numpy'} & set(sys.modules)))")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOM.parent, capture_output=True, text=True,
                          check=True)
    assert done.stdout.strip() == "[]"


@st.composite
def paths(draw):
    start = draw(st.integers(1990, 2020))
    years = draw(st.lists(st.integers(start + 1, 2060), min_size=1, max_size=5, unique=True))
    cuts = draw(st.lists(st.floats(0, 1), min_size=len(years), max_size=len(years)))
    rows = [row(year, cut) for year, cut in zip(sorted(years), sorted(cuts), strict=True)]
    return path_of(one(*draw(st.permutations(rows))), BaseYear(start, chosen=True))


@given(paths(), st.integers(0, 90))
def test_a_path_only_tightens_and_the_steps_never_run_ahead_of_the_line(path, after):
    year = path.base.year + after
    linear, stepwise = path.reduction(year), path.reduction(year, "stepwise")
    assert 0 <= stepwise <= linear + 1e-12 <= path.steps[-1][1] + 2e-12
    assert path.reduction(year + 1) >= linear - 1e-12
    assert path.reduction(year + 1, "stepwise") >= stepwise


@given(paths())
def test_both_shapes_meet_the_base_year_and_every_milestone(path):
    for year, cut in ((path.base.year, 0), *path.steps):
        assert path.reduction(year) == path.reduction(year, "stepwise") == cut
    assert path.reduction(path.base.year - 1) is None


@given(st.permutations([row(2020, 0.2), row(2025, 0.4), row(2030, 0.5)]))
def test_the_order_of_rows_is_irrelevant(rows):
    assert one(*rows).steps == ((2020, 0.2), (2025, 0.4), (2030, 0.5))


@given(paths(), st.floats(1, 1e6), st.floats(1, 1e6), st.integers(1, 40))
def test_walking_at_the_required_pace_arrives(path, base_value, value, after):
    t = Observation(path.base.year + after, value)
    result = pace(path, t, Observation(path.base.year, base_value))
    if result is None:
        assert path.next_milestone(t.year) is None
        return
    level = path.level(result.until_year, base_value)
    years = result.until_year - t.year
    assert value + result.required * years == pytest.approx(level, rel=1e-9, abs=1e-6)
    if result.required_rate is not None:
        assert value * (1 + result.required_rate) ** years == pytest.approx(level, rel=1e-6, abs=1e-6)
    assert base_value + result.achieved * after == pytest.approx(value, rel=1e-9, abs=1e-6)
