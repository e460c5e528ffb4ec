"""COROP regions are chosen on screens once a COROP edition is delivered: by their name, and from their own file."""

import pandas as pd
import pytest
from delivered import COROP, TEN, corop, every, take, write
from screens import alts, html_of, notes_of, open_page, specs

from figures.names import Names
from figures.provenance import Provenance
from flows.deliveries import keep
from flows.texts import Texts
from indicators.build import build
from indicators.database import cursor


def deliver(folder, rows, name: str, **layout) -> None:
    path = write(folder, rows, name=name, **layout)
    keep(path, take(folder, path.read_bytes(), name=name).reading, note="")


@pytest.fixture(scope="module")
def both_editions(tmp_path_factory):
    """A home with Utrecht in 2021 and 2022, and with two COROP regions in 2022: one under another name of its list."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("files")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(home))
        deliver(folder, [*TEN, *every(Jaar="2021")], "provincies.csv")
        regions = [*corop(number="17", name="Utrecht-West"), *corop(number="4", name="Alkmaar en omgeving")]
        deliver(folder, regions, "corop.csv", columns=COROP)
        build()
    return home


@pytest.fixture
def screens(both_editions, monkeypatch):
    def open_at(path: str, **query: str):
        page = open_page(path, both_editions, monkeypatch, **query)
        assert not page.exception
        return page

    return open_at


def ask(home):
    (database,) = home.glob("grondstoffen-*.duckdb")
    return lambda question: cursor(database).execute(question).df()


def test_delivered_regions_stand_in_the_code_list_under_their_official_name(both_editions):
    rows = ask(both_editions)("select * from code_list.regions where kind = 'corop_plus' order by region")
    assert list(rows["region"]) == ["CP17", "CP4"]
    assert list(rows["name_nl"]) == list(rows["name_en"]) == ["Utrecht-West", "Alkmaar e.o."]
    assert list(rows["parent"]) == ["PV26", "PV27"]
    assert rows[["valid_from", "valid_to", "break_year"]].isna().all(axis=None)


def test_without_a_corop_edition_there_are_none(example_database):
    rows = cursor(example_database).execute("from code_list.regions where kind = 'corop_plus'").fetchall()
    assert rows == []


def test_the_chooser_offers_provinces_first_then_corop_regions_by_name(screens):
    offered = screens("stromen").selectbox(key="stromen.regio").options
    assert offered == ["Utrecht", "Alkmaar e.o. (COROP-plus)", "Utrecht-West (COROP-plus)"]
    assert screens("").selectbox(key="overzicht.regio").options == offered
    assert screens("", taal="en").multiselect(key="overzicht.set").options == offered


def test_the_country_comes_last(example_home, monkeypatch):
    page = open_page("stromen", example_home, monkeypatch)
    assert page.selectbox(key="stromen.regio").options[-1] == "Nederland"
    assert page.multiselect(key="stromen.set").options[-1] == "Nederland"


def test_overzicht_shows_a_chosen_corop_region(screens):
    page = screens("")
    page.selectbox(key="overzicht.regio").select("CP17").run()
    assert not page.exception
    assert page.query_params["regio"] == "CP17"
    text = html_of(page)
    # By hand, see delivered.py: group 19 counts wholly, and group 43 as well: 1280.375 + 123 = 1403.375.
    assert "1,4 mld kg" in text
    assert "Voor Utrecht-West geeft dit scherm daarom geen oordeel" in text
    assert any("abiotisch gebruik in Utrecht-West" in alt for alt in alts(page))


def test_stromen_shows_a_corop_region_from_a_link(screens):
    page = screens("stromen", regio="CP4", taal="en")
    assert page.selectbox(key="stromen.regio").value == "CP4"
    assert page.selectbox(key="stromen.jaar").options == ["2022"], "its own years, not those of the provinces"
    assert "Alkmaar e.o., all flows together: 1,403 million kg in 2022." in alts(page)


def test_an_unknown_region_in_a_link_is_still_said(screens):
    page = screens("stromen", regio="CP41")
    assert page.selectbox(key="stromen.regio").value == "PV26"
    (said,) = [note for note in notes_of(page) if "bestaat" in note]
    assert "CP41" in said
    assert "Utrecht" in said


def test_the_map_keeps_to_provinces(screens):
    options = screens("kaart").selectbox(key="kaart.regio").options
    assert not any("COROP" in option for option in options)


@pytest.mark.parametrize("part", ["coverage", "assumptions"])
def test_the_method_is_told_for_a_corop_region_as_well(screens, part):
    page = screens("data_en_methode", onderdeel=part, regio="CP17")
    assert page.selectbox(key="data_en_methode.regio").value == "CP17"
    assert "Utrecht-West" in html_of(page)


def test_figures_name_the_file_they_came_from(both_editions):
    question = ask(both_editions)
    t = Texts("nl")
    told = Provenance(question, t, Names(question, t))
    rows = question("select * from result.indicator_value where dimension = 'scope'")
    assert set(rows["region"]) == {"PV26", "CP17", "CP4"}
    for region, file, other in (("PV26", "provincies.csv", "corop.csv"), ("CP17", "corop.csv", "provincies.csv")):
        vintage = told.vintage(rows[rows["region"] == region])
        assert file in vintage
        assert other not in vintage
    both = told.vintage(rows)
    assert "provincies.csv" in both
    assert "corop.csv" in both


def test_a_status_names_years_only_where_there_are_several():
    def unused(question):
        raise AssertionError(question)

    t = Texts("nl")
    told = Provenance(unused, t, lambda kind, code: code)
    rows = pd.DataFrame({"year": [2019, 2019, 2019], "status": ["A", "A", "E"]})
    assert told.status(rows) == "A; E (een deel van de cijfers)"
    assert told.status(rows.assign(year=[2018, 2019, 2019])) == "A; E (2019)"
    assert told.status(rows.assign(status="A")) == "A"


def test_a_corop_region_trades_with_regions_and_not_only_with_provinces(screens):
    page = screens("stromen", regio="CP17")
    assert "Naar andere regio's" in page.multiselect(key="stromen.gebruik").options
    drawn = str(specs(page)[0])
    assert "Andere regio's" in drawn
    assert "Andere provincies" not in drawn
    assert "Andere provincies" in str(specs(screens("stromen", regio="PV26"))[0])


def test_of_when_a_source_is_never_rests_on_a_date_or_years_that_it_lacks(both_editions):
    question = ask(both_editions)
    t = Texts("nl")
    told = Provenance(question, t, Names(question, t))
    rows = question("select * from meta.delivery where source <> 'cbs_flows'")
    assert {True} == set(rows["is_example"] | rows["is_bundled"])
    said = {row["source"]: told.vintage_of(row) for _, row in rows.iterrows()}
    assert not any(word in text for text in said.values() for word in ("None", "nan", "NaT", "levering van"))
    assert said["crm_scores"] == "meegeleverd met dit dashboard"
    assert said["material_content"] == "gemaakte cijfers, geen levering"
    assert said["lma_waste"].startswith("gemaakte cijfers voor 20")


def test_a_region_with_other_figures_only_is_no_choice_for_flows(both_editions, screens):
    known = set(ask(both_editions)("select distinct region from result.indicator_value")["region"])
    assert "PV20" in known, "the example of another source has figures of every province"
    assert "Groningen" not in screens("stromen").selectbox(key="stromen.regio").options


def test_what_comes_with_the_dashboard_is_called_neither_real_nor_example(screens, both_editions):
    text = html_of(screens(""))
    stand_ins = ask(both_editions)("select 1 from meta.delivery where is_bundled")
    assert text.count("meegeleverd, tot er een levering is") == len(stand_ins) > 0
