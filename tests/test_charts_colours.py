"""The fixed colours stay apart for every eye, in every mode, and words stay readable."""

from itertools import combinations, pairwise

import pytest

from charts import colour, theme

SYSTEMS = {
    "resource": [theme.RESOURCE[key] for key in ("abiotic", "biotic", "mixed")],
    "agenda": list(theme.AGENDA.values()),
    "material": list(theme.MATERIAL.values()),
}
PAGES = {"light": "#ffffff", "print": "#ffffff", "dark": theme.DARK[theme.PAPER]}


def painted(style: theme.Style, mode: str) -> str:
    return theme.paint(style.colour, mode)


@pytest.mark.parametrize("mode", theme.MODES)
@pytest.mark.parametrize("system", SYSTEMS)
def test_categories_differ_for_every_eye_and_from_the_page(system, mode):
    colours = [painted(style, mode) for style in SYSTEMS[system]]
    for sight in colour.SIGHT:
        nearest = min(colour.distance(one, other, sight) for one, other in combinations(colours, 2))
        assert nearest > 0.085, (system, mode, sight)
    # WCAG 1.4.11: graphics need 3 to 1.
    assert min(colour.contrast(c, PAGES[mode]) for c in colours) >= 3


@pytest.mark.parametrize("mode", theme.MODES)
def test_abiotic_biotic_and_mixed_survive_a_grey_print(mode):
    greys = sorted(colour.luminance(painted(style, mode)) for style in SYSTEMS["resource"])
    assert all((high + 0.05) / (low + 0.05) > 1.5 for low, high in pairwise(greys))


@pytest.mark.parametrize("system", [theme.AGENDA, theme.MATERIAL, theme.LADDER])
def test_no_two_categories_share_dash_or_shape(system):
    assert len({style.dash for style in system.values()}) == len(system)
    assert len({style.shape for style in system.values()}) == len(system)


@pytest.mark.parametrize("mode", theme.MODES)
def test_words_have_contrast_enough(mode):
    for ink in (theme.INK, theme.MUTED, theme.TARGET, theme.OFF_COURSE, theme.ON_COURSE, theme.UNDECIDED):
        assert colour.contrast(theme.paint(ink, mode), PAGES[mode]) >= 4.5, (ink, mode)
    for line in (theme.FOCUS, theme.OTHER, theme.MISSING):
        assert colour.contrast(theme.paint(line, mode), PAGES[mode]) >= 3, (line, mode)
    config = theme.config(mode)
    for part in (config["axis"], config["legend"]):
        assert colour.contrast(part["labelColor"], PAGES[mode]) >= 4.5
        assert part["labelFontSize"] >= 12


@pytest.mark.parametrize("mode", theme.MODES)
def test_the_ladder_is_one_hue_in_even_steps_away_from_the_page(mode):
    shades = [painted(theme.LADDER[rank], mode) for rank in theme.RANKS]
    assert len(shades) == 9
    contrasts = [colour.contrast(shade, PAGES[mode]) for shade in shades]
    # The best rank stands out most; the last still shows as a graphic (WCAG 1.4.11).
    assert contrasts == sorted(contrasts, reverse=True)
    assert contrasts[-1] >= 3
    for sight in colour.SIGHT:
        steps = [colour.distance(one, other, sight) for one, other in pairwise(shades)]
        assert min(steps) > 0.04, (mode, sight)
        assert max(steps) / min(steps) < 1.3, (mode, sight)
    # Blue throughout: never towards red or green.
    for shade in shades:
        _, green_red, blue_yellow = colour.oklab(colour.linear(shade))
        assert blue_yellow < 0
        assert abs(green_red) < 0.03


@pytest.mark.parametrize("classes", range(2, 8))
def test_a_ramp_runs_from_light_to_dark_in_even_steps(classes):
    shades = [colour.oklab(colour.linear(c))[0] for c in theme.ramp(classes)]
    steps = [low - high for low, high in pairwise(shades)]
    assert min(steps) > 0
    assert max(steps) - min(steps) < 0.02


@pytest.mark.parametrize("classes", [3, 5, 7])
def test_a_diverging_ramp_is_light_in_the_middle_and_its_ends_differ(classes):
    shades = theme.diverging(classes)
    light = [colour.luminance(c) for c in shades]
    assert light.index(max(light)) == classes // 2
    for sight in colour.SIGHT:
        assert colour.distance(shades[0], shades[-1], sight) > 0.12


@pytest.mark.parametrize("wrong", [1, 8])
def test_more_classes_than_can_be_told_apart_are_refused(wrong):
    with pytest.raises(ValueError):
        theme.ramp(wrong)
    with pytest.raises(ValueError):
        theme.diverging(4)


def test_tile_words_are_readable_on_every_class():
    for shade in [*theme.ramp(7), *theme.diverging(7)]:
        ink = colour.readable_on(shade, theme.ON_LIGHT, theme.ON_DARK)
        assert colour.contrast(shade, ink) >= 4.5, shade


def test_dark_colours_stand_for_one_light_colour_each():
    assert len(set(theme.DARK.values())) == len(theme.DARK)
    systems = (theme.RESOURCE, theme.AGENDA, theme.MATERIAL, theme.LADDER)
    used = {style.colour for system in systems for style in system.values()}
    assert (used | set(theme.SEQUENCE)) <= set(theme.DARK)


def test_known_distances():
    # Contrast of black on white by definition; red and green that a deuteranope confuses come closer.
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.distance("#b00000", "#3f6f00", "deutan") < colour.distance("#b00000", "#3f6f00") / 2
    assert colour.blend("#000000", "#ffffff", 1.0) == "#ffffff"


def test_a_seventh_line_is_refused():
    with pytest.raises(ValueError, match="told apart"):
        theme.in_turn("abcdefg")
