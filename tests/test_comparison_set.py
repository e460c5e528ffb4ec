"""The reader's own comparison: the same regions, years and goods groups on every screen, from one link."""

import re
from html import unescape

import pytest
from screens import PROJECT, alts, html_of, open_page, specs

from flows.texts import LANGUAGES, Texts
from indicators.comparison import indexed
from indicators.uncertainty import Observation, Series, compare_years

# Every screen, and the kinds of pins that change nothing on it.
IDLE = {
    "overzicht": (), "doelen": (), "monitor": (), "indicatoren": (), "stromen": (), "kaart": (), "milieudruk": (),
    "leveringszekerheid": (), "data_en_methode": (), "bouw": ("groups",), "afval": ("regions", "years", "groups"),
    "eigen_organisatie": ("regions", "years", "groups"), "bedrijvigheid": ("regions", "years", "groups"),
    "beleid": ("regions", "years", "groups"), "exporteren": ("groups",),
}
PINNED = {"set": "PV27~NL01", "setjaren": "2018~2022", "setgroepen": "19"}
BOTH = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def screen(example_home, monkeypatch):
    def open_at(path: str, **query: str):
        page = open_page(path, example_home, monkeypatch, **query)
        assert not page.exception
        return page

    return open_at


def tables(page) -> dict[str, list[list[str]]]:
    """The tables of a page by their caption, as rows of texts with the headings first."""
    found = {}
    for html in re.findall(r"<table.*?</table>", " ".join(part.value for part in page.get("html")), re.DOTALL):
        rows = [[unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
                for row in re.findall(r"<tr>(.*?)</tr>", html)]
        found[unescape(re.search(r"<caption[^>]*>(.*?)</caption>", html).group(1))] = rows
    return found


def table(page, words: str) -> list[list[str]]:
    (found,) = [rows for caption, rows in tables(page).items() if words in caption]
    return found


def column(rows: list[list[str]], number: int) -> list[str]:
    return [row[number] for row in rows[1:]]


# Everywhere


def path_of(name: str) -> str:
    return "" if name == "overzicht" else name


def idle_words(lang: str, kinds) -> str:
    t = Texts(lang)
    return t("screen.compare.idle", kinds=t.join([t(f"screen.compare.{kind}") for kind in kinds]))


def test_no_screen_is_left_out():
    there = {path.stem for path in (PROJECT / "pages").glob("*.py")}
    assert there == {path_of(name) for name in IDLE} - {""}


@pytest.mark.parametrize("name", IDLE)
def test_every_screen_offers_the_set_and_keeps_it_in_the_link(screen, name):
    page = screen(path_of(name), **PINNED)
    beginning = Texts("nl")("screen.compare.idle", kinds="|").split("|")[0]
    if IDLE[name]:
        assert idle_words("nl", IDLE[name]) in html_of(page)
    else:
        assert beginning not in html_of(page)
    assert page.multiselect(key=f"{name}.set").value == ["PV27", "NL01"]
    assert page.multiselect(key=f"{name}.setjaren").value == [2018, 2022]
    assert page.multiselect(key=f"{name}.setgroepen").value == ["19"]
    assert {key: page.query_params[key] for key in PINNED} == PINNED
    page.multiselect(key=f"{name}.setjaren").set_value([2018]).run()
    assert not page.exception
    assert page.query_params["setjaren"] == "2018"


def test_a_screen_that_has_no_use_for_a_pin_says_so_in_english(screen):
    page = screen("beleid", taal="en", setjaren="2018")
    assert idle_words("en", ["years"]) in html_of(page)
    assert idle_words("en", ["years"])[:9] not in html_of(screen("beleid", taal="en"))


@pytest.mark.parametrize(("path", "query"), [("afval", {"afvaldeel": "years"}), ("kaart", {"niveau": "municipality"})])
def test_what_counts_depends_on_the_part_in_view(screen, path, query):
    idle = {"afval": ["groups"], "kaart": ["regions", "years", "groups"]}[path]
    assert idle_words("nl", idle) in html_of(screen(path, **query, **PINNED))


# The monitor, construction, waste


def test_the_monitor_shows_the_set_beside_its_first_family(screen):
    rows = table(screen("monitor", **PINNED), "Mijn vergelijking")
    assert {cell.split(",")[0] for cell in column(rows, 0)} == {"Utrecht", "Noord-Holland", "Nederland"}
    assert {cell.split(", ")[1] for cell in column(rows, 0)} == {"2018", "2022"}
    assert not [caption for caption in tables(screen("monitor")) if "Mijn vergelijking" in caption]


def test_construction_keeps_to_the_pinned_years_and_the_one_in_view(screen):
    rows = table(screen("bouw", jaar="2020", **PINNED), Texts("nl")("bouw.share.title"))
    assert sorted(set(column(rows, 0))) == ["2018", "2020", "2022"]
    assert set(column(rows, 1)) == {"Utrecht", "Noord-Holland", "Nederland"}


def test_waste_keeps_to_the_pinned_years_and_the_one_in_view(screen):
    page = screen("afval", afvaldeel="years", **PINNED)
    year = page.selectbox(key="afval.jaar").value
    rows = table(page, Texts("nl")("afval.time.title.potential"))
    assert set(column(rows, 0)) <= {"2018", "2022", str(year)}
    assert "Noord-Holland" in column(rows, 1)


# Targets


def series(*observations: tuple) -> Series:
    return Series("territory", "dmi", "PV27", "scope", "abiotic", "mln kg",
                  tuple(Observation(*one) for one in observations))


def test_use_is_set_to_100_in_the_base_year():
    # By hand: 150 / 200 = 0.75; the margin is that of the ratio, as in the change of the same two years.
    made = indexed(series((2016, 200.0, 10.0), (2018, 150.0, 5.0), (2019, None), (2020, 300.0)), 2016)
    assert list(made["year"]) == [2016, 2018, 2019, 2020]
    assert made["index"].tolist()[:2] == [100.0, 75.0]
    assert made["index"].isna().tolist() == [False, False, True, False]
    change = compare_years(Observation(2018, 150.0, 5.0), Observation(2016, 200.0, 10.0))
    assert made["lower"][1] == pytest.approx(100 * (1 + change.relative_lower))
    assert made["upper"][1] == pytest.approx(100 * (1 + change.relative_upper))
    assert made["lower"][1] < 75 < made["upper"][1]
    assert made[["lower", "upper"]].isna().all(axis=1).tolist() == [True, False, True, True]


@pytest.mark.parametrize("base", [(2016, None), (2016, 0.0, 1.0), (2016, -5.0, 1.0)])
def test_without_a_figure_above_0_in_the_base_year_there_is_no_index(base):
    for base_year in (2016, 2015):
        made = indexed(series(base, (2018, 150.0, 5.0)), base_year)
        assert made[["index", "lower", "upper"]].isna().all(axis=None)


def drawn_names(part) -> set[str]:
    """The names of all lines in a chart, wherever its rows stand."""
    if isinstance(part, dict):
        own = {part["series"]} if isinstance(part.get("series"), str) else set()
        return own.union(*map(drawn_names, part.values()))
    return set().union(*map(drawn_names, part)) if isinstance(part, list) else set()


def test_targets_draw_the_pinned_regions_beside_utrecht_and_its_path(screen):
    page = screen("doelen", basisjaar="2016", **PINNED)
    (place,) = [place for place, alt in enumerate(alts(page)) if "2016 op 100" in alt]
    assert drawn_names(specs(page)[place]) == {"Utrecht", "Noord-Holland", "Nederland", "Pad van Utrecht"}
    assert '<p class="warning">Het doel en het pad gelden alleen voor de provincie Utrecht.' in html_of(page)
    assert "geldt alleen voor de provincie Utrecht" in alts(page)[place]


@BOTH
def test_only_utrecht_has_a_path_in_the_table_of_pinned_years(screen, lang):
    t = Texts(lang)
    page = screen("doelen", basisjaar="2016", taal=lang, **PINNED)
    rows = table(page, t("doelen.compared.years_caption", measure="", scope="").split(",")[-1].strip())
    assert rows[0][-1] == t("doelen.compared.path", region="Utrecht")
    assert column(rows, 1) == ["2018", "2022"] * 3
    own, others = rows[1:3], rows[3:]
    assert all(re.fullmatch(r"\d+[.,]\d", row[-1]) for row in own)
    assert all(row[-1] == t("doelen.compared.not_theirs") for row in others)


def test_without_a_base_year_the_first_year_is_100_and_no_path_is_drawn(screen):
    page = screen("doelen", set="PV27")
    (place,) = [place for place, alt in enumerate(alts(page)) if "2015 op 100" in alt]
    assert drawn_names(specs(page)[place]) == {"Utrecht", "Noord-Holland"}
    assert "U hebt geen basisjaar gekozen" in html_of(page)


def test_targets_stay_as_they_were_where_nothing_is_pinned(screen):
    page = screen("doelen", basisjaar="2016")
    assert "Ter vergelijking: gebruik" not in " ".join(header.value for header in page.header)
    assert not any("op 100" in alt for alt in alts(page))


def test_more_regions_than_lines_are_named(screen):
    page = screen("doelen", set="PV20~PV21~PV22~PV23~PV24~PV25~PV27")
    assert "alleen de eerste 5" in html_of(page)


# Flows


def test_flows_keep_to_the_pinned_years_and_say_so(screen):
    page = screen("stromen", set="PV27", setjaren="2018", jaar="2022")
    rows = table(page, "Dezelfde stroom")
    assert sorted(set(column(rows, 1))) == ["2018", "2022"]
    assert "Alleen het gekozen jaar en de vastgezette jaren: 2018 en 2022." in html_of(page)
    page = screen("stromen", set="PV27", setjaren="2022", jaar="2022")
    assert column(table(page, "Dezelfde stroom"), 1) == ["2022", "2022"]
    page = screen("stromen", set="~".join(f"PV{n}" for n in range(20, 32) if n != 26))
    assert "Niet getekend" in html_of(page)


# Data and method


def test_coverage_keeps_to_the_set_and_shows_all_on_request(screen):
    page = screen("data_en_methode", onderdeel="coverage", jaar="2023", **PINNED)
    first = next(iter(tables(page)))
    assert column(tables(page)[first], 0) == ["2018", "2022", "2023"]
    assert column(table(page, "Bekende cellen per regio"), 0) == ["Utrecht", "Noord-Holland", "Nederland"]
    text = html_of(page)
    assert "regio's: Noord-Holland en Nederland; jaren: 2018 en 2022; goederengroepen: ‘Zand, grind, klei" in text
    page.toggle(key="data_en_methode.volledig").set_value(True).run()
    assert not page.exception
    assert page.query_params["volledig"] == "ja"
    assert len(column(tables(page)[first], 0)) == 9
    assert len(column(table(page, "Bekende cellen per regio"), 0)) == 13
    assert "U ziet alle rijen" in html_of(page)


def test_the_gap_keeps_to_pinned_years_and_groups(screen):
    whole = table(screen("data_en_methode", onderdeel="gap"), "Handel tussen provincies, alle goederengroepen")
    page = screen("data_en_methode", onderdeel="gap", **PINNED)
    narrow = table(page, "Handel tussen provincies, alleen de vastgezette goederengroepen")
    assert column(narrow, 0) == ["2018", "2022"]
    traded = {row[0]: float(row[1].replace(".", "")) for row in whole[1:]}
    assert all(0 < float(row[1].replace(".", "")) < traded[row[0]] for row in narrow[1:])
    assert column(table(page, "hergebruik van materiaal"), 0) == ["2018", "2022"]
    assert "Vastgezette regio's doen hier niet mee." in html_of(page)


def test_assumptions_are_tried_on_the_pinned_regions_and_years(screen):
    page = screen("data_en_methode", onderdeel="assumptions", mixed_share="0.4", jaar="2022", **PINNED)
    rows = table(page, "standaard en uw keuze (mln kg)")
    assert set(column(rows, 0)) == {"Utrecht", "Noord-Holland", "Nederland"}
    assert set(column(rows, 1)) == {"2018", "2022"}
    # The picture stays of the one region and year chosen.
    assert len(specs(page)) == 1
    assert any("--region PV26,PV27,NL01 --year 2018,2022" in code.value for code in page.code)


def test_terms_keep_to_the_pinned_goods_groups(screen):
    page = screen("data_en_methode", onderdeel="terms", setgroepen="19~43")
    assert column(table(page, "vastgezette goederengroepen"), 0) == ["19", "43"]
    assert len(column(table(screen("data_en_methode", onderdeel="terms"), "Goederengroepen met soort"), 0)) == 67


@pytest.mark.parametrize("part", ["deliveries", "sources", "method", "hand_in"])
def test_a_part_that_does_not_change_says_so(screen, part):
    said = "verandert op dit onderdeel niets"
    assert said in html_of(screen("data_en_methode", onderdeel=part, **PINNED))
    assert said not in html_of(screen("data_en_methode", onderdeel=part))


def test_nothing_is_said_where_nothing_is_pinned(screen):
    page = screen("data_en_methode", onderdeel="coverage")
    assert "Mijn vergelijking" not in html_of(page)
    assert not page.toggle
