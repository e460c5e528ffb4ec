"""The trend line: an ordinary least squares fit with an honest interval, and no verdict."""

from dataclasses import fields
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from flows.texts import Texts
from indicators.trend import EXCEPTIONAL_YEARS, Trend, fit
from indicators.uncertainty import Observation
from indicators.wording import trend_words


def observations(*values, start=2015, **options):
    return [Observation(start + place, value, **options) for place, value in enumerate(values)]


def test_the_line_and_its_interval_by_hand():
    # x = 2015..2018, y = 10, 12, 11, 15. Means 2016.5 and 12. S = 2.25 + 0.25 + 0.25 + 2.25 = 5.
    # Sum (x - m)(y - 12) = 1.5 x 2 + 0 - 0.5 x 1 + 1.5 x 3 = 7, slope 7 / 5 = 1.4.
    # Fit 9.9, 11.3, 12.7, 14.1; residuals 0.1, 0.7, -1.7, 0.9; squares 0.01 + 0.49 + 2.89 + 0.81 = 4.20;
    # s^2 = 4.20 / 2 = 2.1, s = 1.44914. t(0.975; 2) = 4.30265 (any table).
    # 2019: fit 12 + 1.4 x 2.5 = 15.5; width 4.30265 x 1.44914 x sqrt(1 + 1/4 + 2.5^2 / 5) = 9.85862.
    # Slope: 4.30265 x 1.44914 / sqrt(5) = 2.78844.
    trend = fit(observations(10, 12, 11, 15), 2019)
    assert trend.slope == pytest.approx(1.4)
    assert [point.fit for point in trend.points] == pytest.approx([9.9, 11.3, 12.7, 14.1, 15.5])
    assert trend.residual_error == pytest.approx(1.44914, abs=1e-5)
    assert trend.degrees_of_freedom == 2
    last = trend.points[-1]
    assert (last.year, last.beyond_data, last.value) == (2019, True, None)
    assert (last.lower, last.upper) == pytest.approx((15.5 - 9.85862, 15.5 + 9.85862), abs=1e-4)
    assert (trend.slope_lower, trend.slope_upper) == pytest.approx((1.4 - 2.78844, 1.4 + 2.78844), abs=1e-4)


def test_no_line_beyond_the_next_milestone():
    data = observations(10, 12, 11, 15)
    assert fit(data, 2020).points[-1].year == 2020
    without = fit(data)
    assert without.until == without.points[-1].year == 2018
    assert not any(point.beyond_data for point in without.points)
    # A milestone that has passed draws nothing into the future.
    assert fit(data, 2017).points[-1].year == 2018


def test_too_few_points_is_refused_with_a_reason():
    trend = fit(observations(10, 12, 11))
    assert (trend.reason, trend.slope, trend.points) == ("too_few_points", None, ())
    assert trend.table().empty
    assert fit([]).reason == "too_few_points"


def test_unknown_values_do_not_count_as_points():
    assert fit(observations(10, None, 12, 11)).reason == "too_few_points"
    trend = fit(observations(10, None, 12, 11, 13))
    assert trend.years_used == (2015, 2017, 2018, 2019)
    assert trend.points[1].value is None
    assert not trend.points[1].used


def test_2020_is_marked_and_left_out_only_when_asked():
    data = observations(10, 12, 11, 13, 12, 5, 14)
    marked = fit(data)
    assert marked.exceptional_used == (2020,)
    assert [point.year for point in marked.points if point.exceptional] == [2020]
    without = fit(data, leave_out=EXCEPTIONAL_YEARS)
    assert (without.years_left_out, without.exceptional_used) == ((2020,), ())
    point = without.points[5]
    assert (point.year, point.value, point.used, point.exceptional) == (2020, 5, False, True)
    assert without.residual_error < marked.residual_error


def test_leaving_out_can_leave_too_few():
    assert fit(observations(10, 12, 11, 13), leave_out=(2016,)).reason == "too_few_points"


def test_breaks_and_example_data_are_told():
    data = [*observations(10, 12, flags="X"), Observation(2017, 11, flags="BX"), Observation(2018, 13)]
    trend = fit(data)
    assert (trend.breaks, trend.is_example) == ((2017,), True)


def test_a_trend_has_no_status_of_any_kind():
    names = {field.name for field in fields(Trend)}
    assert not names & {"outcome", "verdict", "status", "on_track"}


def test_a_level_outside_reason_is_refused():
    with pytest.raises(ValueError, match="confidence"):
        fit(observations(10, 12, 11, 15), level=95)


def test_the_table_has_one_row_a_year():
    table = fit(observations(10, None, 12, 11, 13), 2021).table()
    assert table["year"].tolist() == list(range(2015, 2022))
    assert list(table.columns) == ["year", "fit", "lower", "upper", "value",
                                   "used", "exceptional", "beyond_data"]
    assert table["value"].dtype == "float64"


def test_the_trend_is_said_in_words():
    data = observations(10, 12, 11, 13, 12, 5, 14)
    words = trend_words(fit(data, leave_out=(2020,)), Texts("nl"), "kt", 1)
    assert words.startswith("De trendlijn stijgt met gemiddeld 0,6 kt per jaar (verandering per jaar tussen ")
    assert "met een zekerheid van 95%" in words
    assert words.endswith("Niet meegerekend: 2020.")
    assert "De richting is niet zeker" not in words
    marked = trend_words(fit(data), Texts("en"), "kt", 1)
    assert "The direction is not certain" in marked
    assert marked.endswith("Unusual year, counted: 2020.")


values = st.lists(st.floats(-1e4, 1e4), min_size=4, max_size=12)


@given(values)
def test_the_slope_and_its_interval_are_those_of_scipy(numbers):
    # A flat series has no standard error in scipy, nor has one that rises by less than squares can hold.
    assume(max(numbers) - min(numbers) > 1e-6)
    trend = fit(observations(*numbers))
    known = stats.linregress(trend.years_used, numbers)
    assert trend.slope == pytest.approx(known.slope, rel=1e-6, abs=1e-6)
    width = stats.t.ppf(0.975, len(numbers) - 2) * known.stderr
    assert trend.slope_upper - trend.slope == pytest.approx(width, rel=1e-4, abs=1e-2)


@given(values, st.floats(-1e4, 1e4), st.floats(0.1, 100))
def test_another_zero_or_unit_moves_the_line_along(numbers, shift, scale):
    plain = fit(observations(*numbers), 2030)
    moved = fit(observations(*(scale * number + shift for number in numbers)), 2030)
    for before, after in zip(plain.points, moved.points, strict=True):
        for name in ("fit", "lower", "upper"):
            expected = scale * getattr(before, name) + shift
            assert getattr(after, name) == pytest.approx(expected, rel=1e-6, abs=0.1)


@given(values, st.integers(1, 15))
def test_the_interval_holds_the_line_and_widens_into_the_future(numbers, ahead):
    trend = fit(observations(*numbers), 2014 + len(numbers) + ahead)
    widths = [point.upper - point.lower for point in trend.points if point.year >= 2014 + len(numbers)]
    assert all(point.lower <= point.fit <= point.upper for point in trend.points)
    assert all(later >= earlier - 1e-6 for earlier, later in pairwise(widths))
    assert len(widths) == ahead + 1


@given(values, st.randoms())
def test_the_order_of_observations_is_irrelevant(numbers, random):
    data = observations(*numbers)
    shuffled = data[:]
    random.shuffle(shuffled)
    assert fit(shuffled, 2030) == fit(data, 2030)
