"""Every chart fits a phone, a page and both languages, with its words inside."""

import json
import re
from itertools import product
from pathlib import Path

import altair
import pandas as pd
import pytest
import vl_convert
from chart_samples import BUILDERS, CHANGES, chart, figure, placed, seen, series, target_frame, words
from PIL import ImageFont

from charts import bars, lettering, locale, path, theme, trend
from charts.figure import SIZES, Figure, drawn_size, layered, mark_type, rendered
from flows.texts import LANGUAGES, Texts, catalogue

LIBERATION = Path("/usr/share/fonts/truetype/liberation")


def on_phone(figure: Figure, mode: str = "light") -> str:
    return vl_convert.vegalite_to_svg(figure.screen_spec(mode) | {"width": 328})


@pytest.mark.parametrize("name", BUILDERS)
def test_altair_accepts_every_chart(name):
    chart(name, "nl").to_dict(validate=True)


@pytest.mark.parametrize("name", BUILDERS)
def test_every_channel_is_named(name, monkeypatch):
    """A channel given as text or plain value is looked up among all classes of Altair: 5 ms each, hundreds a screen."""
    looked_up = []
    monkeypatch.setattr(altair.SchemaBase, "from_dict", lambda given, **_: looked_up.append(given))
    chart.__wrapped__(name, "nl")
    assert looked_up == []


@pytest.mark.parametrize(("name", "lang"), list(product(BUILDERS, LANGUAGES)))
def test_a_page_holds_the_words_and_the_numbers_of_the_language(name, lang):
    drawn = figure(name, lang, example=True)
    text = seen(rendered(drawn.sheet("a4_column")))
    texts = Texts(lang)
    for wanted in (
        "Gebruik van abiotische grondstoffen",
        f"{texts('charts.unit')}: mln kg.",
        f"{texts('charts.source')}: CBS, Regionale stromen.",
        f"{texts('charts.vintage')}: levering van 3 maart 2026.",
        "Winning plus invoer, naar gewicht.",
        texts("charts.example_mark"),
        texts("charts.example_words"),
    ):
        assert wanted in text
    thousands = {"nl": r"\d\.\d{3}", "en": r"\d,\d{3}"}
    assert re.search(thousands[lang], text)
    assert not re.search(thousands["en" if lang == "nl" else "nl"], text)


def test_decimals_follow_the_language():
    assert "1.234,6" in seen(on_phone(figure("bars", "nl")))
    assert "1,234.6" in seen(on_phone(figure("bars", "en")))


@pytest.mark.parametrize("name", BUILDERS)
def test_on_a_phone_nothing_runs_off_the_side(name):
    svg = on_phone(figure(name, example=True))
    width, height = drawn_size(svg)
    assert width <= 330
    assert 100 < height < 900
    assert Texts("nl")("charts.example_mark") in seen(svg)


@pytest.mark.parametrize(("name", "size"), list(product(BUILDERS, SIZES)))
def test_a_page_has_its_size_and_nothing_falls_off(name, size):
    page = SIZES[size]
    sheet = figure(name, example=True).sheet(size)
    # Where a page may grow, every letter is measured: the lines around the plot fit as was estimated.
    width, height = drawn_size(vl_convert.vegalite_to_svg(sheet) if page.grows else rendered(sheet))
    # The letters shrink by a third at most where a page may not grow.
    zoom = width / page.pixels[0]
    assert 0.99 < zoom < (1.01 if page.grows else 1.55)
    if not page.grows:
        assert height / width < page.height_mm / page.width_mm + 0.01


def test_real_figures_carry_no_example_mark():
    svg = vl_convert.vegalite_to_svg(figure("trend").sheet())
    assert Texts("nl")("charts.example_mark") not in svg


def test_dark_paints_every_fixed_colour():
    light = json.dumps(figure("trend").screen_spec("light"))
    dark = json.dumps(figure("trend").screen_spec("dark"))
    assert theme.RESOURCE["abiotic"].colour in light
    assert theme.RESOURCE["abiotic"].colour not in dark
    assert theme.INK not in dark


def test_the_screen_has_no_description_of_its_own():
    spec = figure("trend", example=True).screen().to_dict()
    assert "description" not in spec
    assert "title" not in spec
    assert spec["width"] == "container"
    assert spec["config"]["locale"]["number"]["decimal"] == ","


def test_the_screen_is_an_altair_chart_with_its_selections():
    drawn = figure("choropleth").screen()
    assert isinstance(drawn, altair.LayerChart)
    assert drawn.to_dict()["params"][0]["name"] == "region"


def test_the_alternative_text_begins_with_what_may_not_be_left_out():
    drawn = figure("trend", example=True, warnings=["ter vergelijking: geldt voor de eigen organisatie"])
    assert drawn.alt.startswith(Texts("nl")("charts.example_words"))
    assert "geldt voor de eigen organisatie" in drawn.alt
    assert drawn.alt.endswith("Het gebruik daalde met 3 procent.")


@pytest.mark.parametrize("part", ["title", "unit", "source", "status", "vintage", "alt"])
def test_a_figure_without_a_part_it_owes_is_refused(part):
    with pytest.raises(ValueError, match=part):
        words(**{part: " "})


def test_a_figure_is_named_like_a_file():
    with pytest.raises(ValueError, match="file name"):
        Figure("../etc", figure("trend").chart, pd.DataFrame(), words())


def test_a_facet_is_refused_since_it_fits_no_width():
    facet = altair.Chart(series("a")).mark_line().encode(x="year:Q", y="value:Q", facet="series:N").properties(height=9)
    wide = Figure("x", altair.hconcat(facet), pd.DataFrame(), words())
    with pytest.raises(ValueError, match="fit every width"):
        _ = wide.spec


def test_a_single_chart_becomes_a_layer_for_the_watermark():
    assert layered({"mark": "line", "encoding": {}, "height": 9}) == {
        "height": 9,
        "layer": [{"mark": "line", "encoding": {}}],
    }


@pytest.mark.parametrize("name", ["tiles", "ranked", "bars", "sankey", "trend"])
def test_the_watermark_lies_over_what_is_drawn_and_under_names_and_numbers(name):
    layers = figure(name, example=True).spec["layer"]
    marks = [mark_type(layer) for layer in layers]
    place = next(i for i, layer in enumerate(layers) if layer["mark"].get("text") == Texts("nl")("charts.example_mark"))
    assert set(marks[place:]) == {"text"}
    assert marks[place - 1] != "text"
    assert len(marks[place:]) > 1


def test_long_titles_break_in_lines_of_like_length_and_nothing_is_lost():
    title = "De provincie Utrecht gebruikt meer grondstoffen dan in het basisjaar, vooral zand en brandstoffen in 2023"
    lines = lettering.balanced(title, 300, 16, "bold")
    assert " ".join(lines) == title
    widths = [lettering.width(line, 16, "bold") for line in lines]
    assert max(widths) <= 300
    assert min(widths) > 0.5 * max(widths)


def test_a_link_wider_than_the_page_is_cut_not_clipped():
    link = "https://dashboard.example/" + "x" * 300
    lines = lettering.wrap(link, 200, 11)
    assert "".join(lines) == link
    assert max(lettering.width(line, 11) for line in lines) <= 200
    assert lettering.cut(link, 200, 11).endswith("…")


@pytest.mark.skipif(not LIBERATION.exists(), reason="needs the font Liberation Sans to compare with")
@pytest.mark.parametrize(("weight", "face"), [("normal", "Regular"), ("bold", "Bold")])
def test_estimated_widths_are_those_of_the_font(weight, face):
    font = ImageFont.truetype(str(LIBERATION / f"LiberationSans-{face}.ttf"), 100)
    for text in ("Grondstoffen: 1.234,6 mln kg", "Fryslân, één (m³)", "VOORBEELDDATA"):
        assert lettering.width(text, 100, weight) == pytest.approx(font.getlength(text), rel=0.06)


def test_a_font_list_ends_in_a_generic_family_and_names_are_quoted():
    assert theme.FONT.endswith("sans-serif")
    assert theme.FONT.startswith("'")


def test_dates_are_written_in_the_language():
    assert locale.config("nl")["time"]["days"][0] == "zondag"
    assert locale.config("en")["time"]["months"][2] == "March"
    assert len(locale.config("nl")["time"]["shortMonths"]) == 12


def test_a_break_stops_the_line_and_a_gap_stays_a_gap():
    frame = series("Abiotisch")
    frame.loc[frame["year"] == 2021, ["value", "lower", "upper"]] = None
    drawn = trend.trend(frame, unit="mln kg", lang="nl", breaks={2019: "Reeksbreuk"})
    svg = vl_convert.vegalite_to_svg(Figure("x", drawn, frame, words()).screen_spec() | {"width": 400})
    line = "".join(re.findall(r'class="[^"]*mark-line[^"]*"[^>]*>(.*?)</g>', svg))
    # 2015-2018, 2019-2020 and 2022-2023: three pieces, each begun with a move.
    assert sum(len(re.findall("M", d)) for d in re.findall(r' d="([^"]*)"', line)) == 3
    assert "Reeksbreuk" in seen(svg)


def test_an_empty_frame_or_a_missing_column_is_said():
    with pytest.raises(ValueError, match="empty"):
        trend.trend(series("a").iloc[:0], unit="", lang="nl")
    with pytest.raises(ValueError, match="lacks value"):
        trend.trend(series("a").drop(columns="value"), unit="", lang="nl")


def test_an_unknown_amount_is_said_not_drawn_as_nothing():
    assert Texts("nl")("common.unknown") in seen(on_phone(figure("bars")))
    assert Texts("en")("charts.no_data") in seen(on_phone(figure("choropleth", "en")))


def test_a_comparison_needs_its_warning_in_the_chart():
    frame = target_frame()
    with pytest.raises(ValueError, match="warning"):
        path.target_path(frame, unit="mln kg", comparison=frame[["year", "linear"]])
    drawn = path.target_path(
        frame,
        unit="mln kg",
        comparison=frame[["year", "linear"]],
        comparison_words="ter vergelijking: eigen organisatie",
    )
    svg = on_phone(Figure("x", drawn, frame, words()))
    assert "ter vergelijking: eigen organisatie" in seen(svg)


def test_the_measured_line_of_a_path_stops_at_a_break():
    def drawn(**marks) -> str:
        chart = path.target_path(target_frame(), unit="mln kg", **marks)
        return on_phone(Figure("x", chart, target_frame(), words()))

    def lines(svg: str, colour: str) -> int:
        return len(re.findall(rf'<path[^>]* d="M[^"]*L[^"]*"[^>]* stroke="{colour}"', svg))

    whole, broken = drawn(), drawn(breaks={2019: "Reeksbreuk", 2015: "voor alles"})
    assert "Reeksbreuk" in seen(broken)
    assert "voor alles" not in seen(broken)
    assert lines(broken, theme.FOCUS) == lines(whole, theme.FOCUS) + 1
    assert lines(broken, theme.TARGET) == lines(whole, theme.TARGET)


def test_a_target_without_data_says_what_is_missing():
    frame = target_frame().drop(columns=["value", "lower", "upper"])
    drawn = path.target_path(frame, unit="mln kg", base_year=2016, missing="Deze gegevens zijn nog niet geleverd.")
    text = seen(on_phone(Figure("x", drawn, frame, words())))
    assert "nog niet geleverd" in text
    assert Texts("nl")("charts.observed") not in text


@pytest.mark.parametrize("name", BUILDERS)
def test_marks_say_nothing_of_their_own_to_a_screen_reader(name):
    assert "graphics-symbol" not in on_phone(figure(name))


@pytest.mark.parametrize("highest", [99.0, 1358.0, 3950.0, 8100.0, 19_800.0])
def test_the_last_number_of_an_axis_stays_within_the_plot(highest):
    frame = pd.DataFrame({"name": ["Noord-Brabant", "Utrecht"], "value": [highest, highest / 2]})
    spec = Figure("x", bars.ranked(frame, unit="kg"), frame, words()).screen_spec() | {"width": 328}
    svg = vl_convert.vegalite_to_svg(spec)
    labels = re.search(r"role-axis-label.*?</g>", svg).group()
    last = re.findall(r">([\d.]+)</text>", labels)[-1]
    # The title of the axis ends where the axis ends.
    assert placed(svg, last)[0] + lettering.width(last, 12) / 2 <= placed(svg, "kg")[0] + 0.5


def test_years_of_small_panels_stand_below_lines_that_go_below_zero():
    frame = CHANGES[CHANGES["series"].isin(["Utrecht", "Zeeland"])]
    chart = trend.small_multiples(frame, unit="%", decimals=1, change=True)
    svg = on_phone(Figure("x", chart, frame, words()))
    assert placed(svg, "2015")[1] > max(y for _, y in points_of_lines(svg))
    assert "+3.200,0%" in seen(svg)
    assert "\N{MINUS SIGN}3.200,0%" in seen(svg)


def points_of_lines(svg: str) -> list[tuple[float, float]]:
    """The points of all lines, in the plot, whose upper left corner is that of the drawing but for its margin."""
    lines = re.findall(r"mark-line[^>]*>(.*?)</g>", svg)
    return [(float(x), float(y)) for line in lines for x, y in re.findall(r"([-\d.]+),([-\d.]+)", line)]


def test_drawing_twice_gives_the_same_text():
    assert on_phone(figure("sankey")) == on_phone(figure("sankey"))


def test_both_languages_have_every_word_of_the_charts():
    keys = {lang: {key for key in catalogue(lang) if key.startswith("charts.")} for lang in LANGUAGES}
    assert keys["nl"] == keys["en"]


def test_the_font_stays_without_system_fonts():
    """vl-convert brings Liberation Sans itself; where the system has none, letters still appear in the PDF."""
    assert b"LiberationSans" in vl_convert.vegalite_to_pdf(figure("trend").sheet())
