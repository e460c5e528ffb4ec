"""The screen Stromen without a browser: both languages, several regions, what the address asks, and empty states."""

import re

import pytest
from screens import alts, html_of, notes_of, open_page, specs

from flows.texts import Texts
from indicators import flow_link
from indicators.database import cursor
from indicators.flow_link import Selection, links_sql
from pages.parts.stromen_choices import Ribbon

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])


@pytest.fixture
def show(example_home, monkeypatch):
    """Opens the screen on the example with these choices in its address."""

    def opened(**query):
        page = open_page("stromen", example_home, monkeypatch, **query)
        assert not page.exception
        return page

    return opened


@pytest.fixture(scope="session")
def ask(example_database):
    return lambda question: cursor(example_database).execute(question).df()


def headings(page) -> list[str]:
    return [header.value.replace("\\", "") for header in page.header]


def ribbons_of(page) -> list[dict]:
    """The ribbons that the diagram draws."""
    for spec in specs(page):
        for rows in [*spec.get("datasets", {}).values(), *(layer.get("data", {}).get("values", [])
                                                          for layer in spec.get("layer", []))]:
            if rows and "from_name" in rows[0]:
                return rows
    return []


def number_in(text: str, lang: str) -> float:
    point, comma = (".", ",") if lang == "nl" else (",", ".")
    return float(text.replace(point, "").replace(comma, ".").replace("\N{MINUS SIGN}", "-"))


def table_of(page, caption: str) -> list[list[str]]:
    """The cells of the table with this caption, row by row."""
    found = [html.value for html in page.get("html") if "<caption" in html.value and caption in html.value]
    rows = re.findall(r"<tr>(.*?)</tr>", found[-1], flags=re.S)
    return [[re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, flags=re.S)] for row in rows]


@pytest.mark.parametrize(("region", "lang"), [("PV26", "nl"), ("PV28", "en"), ("PV31", "nl"), ("NL01", "en")])
def test_every_figure_is_there_in_words_too(show, lang, region):
    page = show(taal=lang, regio=region)
    t = Texts(lang)
    assert page.title[0].value == t("stromen.title")
    assert len(specs(page)) == 3
    assert all(len(alt) > 40 for alt in alts(page))
    assert t("charts.example_words") in alts(page)[0]
    assert len(headings(page)) == 4
    assert all("{" not in text and "stromen." not in text for text in [*headings(page), *alts(page)])


@BOTH
def test_the_diagram_draws_what_the_links_say(show, ask, lang):
    page = show(taal=lang, regio="PV28", jaar="2019", midden="transition_agenda")
    drawn = ribbons_of(page)
    wanted = flow_link.ribbons(ask(links_sql(Selection("PV28", dimension="transition_agenda"), [2019])))
    assert len(drawn) == len(wanted)
    assert sum(row["value"] for row in drawn) == pytest.approx(wanted["value"].sum())
    total = wanted[wanted["side"] == "origin"]["value"].sum()
    assert Texts(lang).number(total) in alts(page)[0]


def test_weight_or_value(show, ask):
    links = ask(links_sql(Selection("PV26", measure="value"), [2023]))
    page = show(grootheid="value")
    assert sum(row["value"] for row in ribbons_of(page)) == pytest.approx(2 * links[links["value"] > 0]["value"].sum())
    assert "mln euro" in html_of(page)
    assert "in geld" in headings(page)[0]


def test_goods_out_of_stock_are_told_in_words_and_in_the_table(show, ask):
    links = ask(links_sql(Selection("PV26"), [2022]))
    below = links[links["value"] < 0]
    assert len(below), "the example has stocks that shrink"
    page = show(jaar="2022")
    amount = -below["value"].sum()
    assert f"Niet getekend: {Texts('nl').number(amount, 0 if amount >= 100 else 1)} mln kg" in html_of(page)
    cells = table_of(page, "Van herkomst naar bestemming")
    stocks = [number_in(row[3], "nl") for row in cells[1:] if row[2] == "Voorraden" and row[3] != "onbekend"]
    assert min(stocks) < 0
    assert len(cells) - 1 == len(links)
    assert all(row["value"] > 0 for row in ribbons_of(page))


@pytest.mark.parametrize("dimension", flow_link.DIMENSIONS)
def test_what_is_drawn_minus_what_came_out_of_stock_is_everything(show, dimension):
    said = html_of(show(jaar="2022", midden=dimension))
    (note,) = set(re.findall(r"Niet getekend: ([\d.,]+) mln kg .*? is wat getekend is ([\d.,]+) en de som van alles "
                             r"([\d.,]+) mln kg", said))
    out, drawn, everything = (number_in(text, "nl") for text in note)
    assert drawn - out == pytest.approx(everything, abs=1.1), "rounded to whole numbers"


def test_what_is_known_is_told(show, ask):
    known, expected = flow_link.coverage(ask(links_sql(Selection("PV26"), [2022])))
    assert known < expected
    t = Texts("nl")
    assert f"Bekend zijn {t.number(known)} van de {t.number(expected)} cijfers" in html_of(show(jaar="2022"))


# A ribbon leads the rest


def test_a_ribbon_in_the_address_leads_the_rest(show, ask):
    page = show(jaar="2022", lint="van.abroad.abiotic")
    assert "Abiotisch, herkomst: Buitenland" in headings(page)[1]
    assert any("Abiotisch, herkomst: Buitenland" in note for note in notes_of(page))
    links = ask(links_sql(Selection("PV26", classes=("abiotic",), origins=("abroad",)), [2022]))
    said = Texts("nl").number(links["value"].sum())
    assert f"Samen {said} mln kg" in html_of(page)
    (marked,) = [param for param in specs(page)[0]["params"] if param["name"] == "ribbon"]
    assert marked["value"] == [{"source": "from.abroad", "target": "kind.abiotic"}]
    assert len(ribbons_of(page)) > 10, "the diagram itself stays whole"


def test_the_way_back(show):
    page = show(lint="van.abroad.abiotic")
    page.button(key="stromen.clear").click().run()
    assert not page.exception
    assert "lint" not in page.query_params
    assert headings(page)[1] == "Door de jaren: alle stromen"


def test_a_ribbon_can_be_chosen_from_the_list(show):
    page = show()
    page.selectbox(key="stromen.lint").select("naar.biotic.households").run()
    assert page.query_params["lint"] == "naar.biotic.households"
    assert "bestemming: Huishoudens" in headings(page)[1]


def test_drilling_down_and_back(show):
    page = show(lint="van.abroad.mixed")
    page.button(key="stromen.drill").click().run()
    assert not page.exception
    assert page.selectbox(key="stromen.midden").value == "goods_group"
    assert page.multiselect(key="stromen.klasse").value == ["mixed"]
    names = {row["to_name"] for row in ribbons_of(page) if row["source"].startswith("from.")}
    assert "Beton en bouwmaterialen" in names
    page.button(key="stromen.back").click().run()
    assert page.selectbox(key="stromen.midden").value == "resource_type"
    assert page.multiselect(key="stromen.klasse").value == []


def test_many_goods_groups_are_put_together_and_can_be_chosen_as_one(show):
    page = show(midden="goods_group", lint="van.abroad.rest")
    assert not [note for note in notes_of(page) if "bestaat" in note]
    assert "kleinere groepen" in headings(page)[1]


def test_a_ribbon_that_does_not_exist_is_told(show):
    page = show(lint="van.mars.abiotic")
    assert any("van.mars.abiotic" in note for note in notes_of(page))
    assert headings(page)[1] == "Door de jaren: alle stromen"


def test_ribbons_are_written_and_read_alike():
    one = Ribbon.from_nodes("from.abroad", "kind.abiotic")
    assert (one.side, one.end, one.category, one.code) == ("origin", "abroad", "abiotic", "van.abroad.abiotic")
    other = Ribbon.from_nodes("kind.44", "to.households")
    assert (other.side, other.code) == ("destination", "naar.44.households")


# Filters, order, comparison


@pytest.mark.parametrize(
    ("query", "selection"),
    [
        ({"klasse": "abiotic~mixed"}, {"classes": ("abiotic", "mixed")}),
        ({"agenda": "construction"}, {"agendas": ("construction",)}),
        ({"materiaal": "metal"}, {"materials": ("metal",)}),
        ({"groepen": "19~44"}, {"goods_groups": (19, 44)}),
        ({"gebruik": "households~government"}, {"destinations": ("households", "government")}),
        ({"afbakening": "abiotic"}, {"scope": "abiotic"}),
        ({"afbakening": "abiotic_non_energy"}, {"scope": "abiotic_non_energy"}),
        ({"afval": "ja"}, {"options": {"waste": "with"}}),
    ],
)
def test_filters_narrow_every_figure(show, ask, query, selection):
    page = show(**query)
    links = ask(links_sql(Selection("PV26", **selection), [2023]))
    assert sum(row["value"] for row in ribbons_of(page)) == pytest.approx(2 * links[links["value"] > 0]["value"].sum())
    total = links["value"].sum()
    assert f"Samen {Texts('nl').number(total, 0 if total >= 100 else 1)} mln kg" in html_of(page)


@BOTH
def test_every_figure_says_which_filters_are_on(show, lang):
    """A figure that leaves the screen takes its filters along."""
    said = html_of(show(taal=lang, klasse="abiotic", gebruik="households", groepen="43~44", set="PV25"))
    words = {"nl": "Alleen: Soort: Abiotisch; Goederengroepen: Cement, kalk en gips en Beton en bouwmaterialen; "
                   "Bestemming: Huishoudens.",
             "en": "Only: Kind: Abiotic; Goods groups: Cement, lime and plaster and Concrete, building products; "
                   "Destination: Households."}
    assert said.count(words[lang]) == 5


@pytest.mark.parametrize(("query", "indicator", "scope"), [
    ({}, "dmi", "all"), ({"afbakening": "abiotic"}, "dmi", "abiotic"), ({"grootheid": "value"}, "dmi_value", "all")])
def test_the_diagram_meets_the_dmi_of_the_other_screens(show, ask, query, indicator, scope):
    dmi = ask(f"from result.indicator_value where indicator = '{indicator}' and region = 'PV29' and year = 2021 "
              f"and dimension = 'scope' and category = '{scope}'")["value"][0]
    unit = "mln kg" if indicator == "dmi" else "mln euro"
    assert f"de DMI van de andere schermen: {Texts('nl').number(dmi)} {unit}" in html_of(
        show(regio="PV29", jaar="2021", **query))
    assert "de DMI van de andere schermen" not in html_of(show(regio="PV29", jaar="2021", klasse="biotic"))


def test_all_filters_go_off_at_once(show):
    page = show(klasse="abiotic", gebruik="households", afval="ja", lint="van.abroad.abiotic")
    assert page.expander[0].label == "Filters (3 in gebruik)"
    page.button(key="stromen.reset").click().run()
    assert not page.exception
    assert page.query_params == {}
    assert page.expander[0].label == "Filters"


@BOTH
def test_the_table_follows_the_chosen_order(show, lang):
    t = Texts(lang)
    caption = t("stromen.groups.title", year=2023)

    def column(order: str, place: int) -> list[float]:
        cells = table_of(show(taal=lang, sorteer=order, alles="ja"), caption)[1:]
        return [number_in(row[place], lang) for row in cells if row[place] != t("common.unknown")]

    values = column("value", 1)
    assert len(values) > 50 and values == sorted(values, reverse=True)
    changes = column("change", 4)
    assert [abs(change) for change in changes] == sorted(map(abs, changes), reverse=True)
    assert column("rise", 4) == sorted(changes, reverse=True)
    assert column("fall", 4) == sorted(changes)


def test_a_change_inside_its_margin_is_never_called_a_rise_or_a_fall(show):
    rows = table_of(show(sorteer="change", alles="ja"), "Goederengroepen in 2023")
    assert rows[0][4:8] == ["Verschil 2015–2023", "Marge verschil", "Verschil (%)", "Oordeel"]
    seen = set()
    for row in rows[1:]:
        if "onbekend" in row[4:6]:
            continue
        change, margin, verdict = number_in(row[4], "nl"), number_in(row[5], "nl"), row[7]
        seen.add(verdict)
        # Numbers in the table are rounded, so that a tie may fall either way.
        if abs(change) > margin + 0.1:
            assert verdict == ("stijging" if change > 0 else "daling"), row
        if abs(change) < margin - 0.1:
            assert verdict == "binnen de marge", row
    assert seen == {"stijging", "daling", "binnen de marge"}


def test_the_break_in_the_series_is_told_only_where_it_counts(show):
    assert "Vijfheerenlanden" in html_of(show(vanaf="2016"))
    assert "Vijfheerenlanden" not in html_of(show(vanaf="2020"))
    assert "Vijfheerenlanden" not in html_of(show(vanaf="2016", regio="PV31"))


def test_the_years_stand_in_order(show):
    assert "tussen 2016 en 2019" in headings(show(jaar="2016", vanaf="2019"))[2]


def test_the_base_year_of_other_screens_is_the_year_to_compare_with(show):
    assert "tussen 2017 en 2023" in headings(show(basisjaar="2017"))[2]


def test_pinned_regions_stand_beside_each_other(show):
    page = show(set="PV25~NL01")
    assert headings(page)[-1] == "Dezelfde stroom in uw regio's"
    assert len(specs(page)) == 4
    assert "Gelderland" in alts(page)[-1] and "Nederland" in alts(page)[-1]


def test_pinned_groups_stay_apart(show):
    page = show(midden="goods_group", setgroepen="15")
    assert any(row["target"] == "kind.15" or row["source"] == "kind.15" for row in ribbons_of(page))


# Nothing to show


@BOTH
def test_no_flow_in_words(show, lang):
    """Crude oil belongs to no food; the way out is offered on the spot."""
    page = show(taal=lang, groepen="13", gebruik="government", regio="PV24", agenda="biomass_food")
    assert specs(page) == []
    assert any(Texts(lang)("stromen.empty") in note for note in notes_of(page))
    page.button(key="stromen.reset-empty").click().run()
    assert not page.exception and len(specs(page)) == 3


def test_before_the_first_build(home, monkeypatch):
    page = open_page("stromen", home, monkeypatch)
    assert not page.exception
    assert any("python cli.py build" in note for note in [html.value for html in page.get("html")])


@BOTH
def test_the_words_are_no_keys(show, lang):
    said = html_of(show(taal=lang, regio="NL01", midden="material"))
    assert not re.search(r"stromen\.\w+", re.sub("<[^>]+>", " ", said))
