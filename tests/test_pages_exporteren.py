"""Exporteren: the list in the link, what is changed of it, the preview, and the pack that comes out."""

import io
import json
import tomllib
import zipfile
from urllib.parse import parse_qs

import docx
import pytest
from screens import alts, html_of, notes_of, open_page, specs

from flows.texts import LANGUAGES, Texts
from publish.monitor.reading import DEFAULT

BOTH = pytest.mark.parametrize("lang", LANGUAGES)
LIST = "grootste-groepen.PV25.2020~pad-grondgebied~kaart-gemeenten-population-1-january"
MADE = "exporteren.made"
PAGE = "exporteren"


def press(page, label: str):
    """Press the button with this label."""
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def listed(page) -> list[str]:
    """The list as it stands in the address."""
    return page.query_params["lijst"].split("~")


@BOTH
def test_an_empty_list_says_how_to_begin_and_takes_what_comes_along(show, lang):
    t = Texts(lang)
    page = show(taal=lang)
    assert t("exporteren.nothing") in notes_of(page)[0]
    assert t("exporteren.make") not in [button.label for button in page.button]
    press(page, t("exporteren.take_default"))
    supplied = tomllib.loads(DEFAULT.read_text(encoding="utf-8"))
    assert listed(page) == [name for part in supplied["chapter"] for name in part["figures"]]
    assert html_of(page).count("<li>") == len(listed(page))
    press(page, t("exporteren.clear"))
    assert "lijst" not in page.query_params
    assert t("exporteren.nothing") in notes_of(page)[0]


def test_a_link_brings_the_list_back_with_areas_and_years(show):
    page = show(lijst=LIST, voorbeelddata="ja")
    html = html_of(page)
    assert "<li>Grootste goederengroepen (Gelderland, 2020)" in html
    assert page.query_params["lijst"] == LIST
    assert len(notes_of(page)) == 2, "the example banners: flows, and the other deliveries"
    assert len(specs(page)) == 1
    assert "Gelderland" in alts(page)[0]


def test_what_a_link_asks_in_vain_is_named(show):
    page = show(lijst="grootste-groepen~bestaat-niet~pad-bouw.PV25~grootste-groepen.PV26.1950")
    (note,) = [note for note in notes_of(page) if "bestaat-niet" in note]
    assert "pad-bouw.PV25" in note and "grootste-groepen.PV26.1950" in note
    assert page.query_params["lijst"] == "grootste-groepen"


def test_figures_are_chosen_by_family_ordered_and_taken_off(show):
    t = Texts("nl")
    page = show(lijst="afval-ladder~pad-bouw", familie="kern")
    page.multiselect(key="exporteren.lijst.kern").set_value(["grootste-groepen", "abiotisch-gebruik"]).run()
    assert listed(page) == ["afval-ladder", "pad-bouw", "grootste-groepen", "abiotisch-gebruik"]
    page.selectbox(key="exporteren.figuur").set_value("pad-bouw").run()
    press(page, t("exporteren.up"))
    assert listed(page)[:2] == ["pad-bouw", "afval-ladder"]
    assert page.selectbox(key="exporteren.figuur").value == "pad-bouw", "it stays in view"
    press(page, t("exporteren.down"))
    press(page, t("exporteren.down"))
    assert listed(page) == ["afval-ladder", "grootste-groepen", "pad-bouw", "abiotisch-gebruik"]
    press(page, t("exporteren.remove"))
    page.multiselect(key="exporteren.lijst.kern").set_value(["abiotisch-gebruik"]).run()
    assert listed(page) == ["afval-ladder", "abiotisch-gebruik"]


def test_a_figure_gets_an_area_and_year_of_its_own(show):
    page = show(lijst="grootste-groepen~pad-bouw", voorbeelddata="ja")
    page.selectbox(key="exporteren.own.grootste-groepen.region").set_value("PV30").run()
    page.selectbox(key="exporteren.own.grootste-groepen.PV30.year").set_value(2019).run()
    assert not page.exception
    assert listed(page) == ["grootste-groepen.PV30.2019", "pad-bouw"]
    assert "Noord-Brabant" in alts(page)[0] and "2019" in alts(page)[0]


def test_the_own_comparison_is_put_beside_a_figure(show):
    page = show(lijst="grootste-groepen~pad-bouw", set="PV27~NL01", setjaren="2018")
    press(page, Texts("nl")("exporteren.add_beside"))
    assert listed(page) == ["grootste-groepen", "grootste-groepen.PV27", "grootste-groepen.NL01",
                            "grootste-groepen.2018", "pad-bouw"]


@BOTH
def test_without_leave_example_figures_stand_as_no_data_with_what_they_need(show, lang):
    t = Texts(lang)
    page = show(lijst="abiotisch-gebruik~circulair-gepubliceerd", taal=lang)
    assert html_of(page).count(f"<strong>{t('pack.word.data_missing')}</strong>") == 1
    assert "python cli.py deliver cbs_flows" in page.code[0].value
    assert not specs(page)
    assert t("exporteren.example_hint") in html_of(page)
    page.selectbox(key="exporteren.figuur").set_value("circulair-gepubliceerd").run()
    assert len(specs(page)) == 1


def test_the_pack_is_made_for_the_choices_in_view(show):
    t = Texts("nl")
    page = show(lijst="circulair-gepubliceerd~abiotisch-gebruik", bestanden="docx~png", formaat="slide")
    press(page, t("exporteren.make"))
    made = page.session_state[MADE]
    assert made.name == "monitor-utrecht.zip"
    (note,) = [note for note in notes_of(page) if "Het pakket is klaar" in note]
    assert "1 zonder data" in note
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        document = docx.Document(io.BytesIO(archive.read("monitor-utrecht.docx")))
        chosen = tomllib.loads(archive.read("selectie.toml").decode())
    assert {name.rpartition(".")[2] for name in names} == {"docx", "png", "toml", "txt", "json"}
    assert manifest["size"] == "slide" and not manifest["example_data"]
    assert [one["id"] for one in manifest["without_data"]] == ["abiotisch-gebruik"]
    assert "python cli.py deliver cbs_flows bestand" in [line.text for line in document.paragraphs]
    assert chosen["formats"] == ["docx", "png"]
    page.multiselect(key="exporteren.bestanden").set_value(["docx"]).run()
    assert not [note for note in notes_of(page) if "Het pakket is klaar" in note], "other choices, another pack"
    page.multiselect(key="exporteren.bestanden").set_value([]).run()
    assert t("exporteren.no_formats") in notes_of(page)[0]


@pytest.mark.parametrize(("path", "query", "listed_then"), [
    ("afval", {"regio": "PV25", "jaar": "2020", "lijst": "pad-bouw"}, "pad-bouw~afval-ladder.PV25.2020"),
    ("indicatoren", {"indicator": "dmc", "verdeling": "material"}, "indicator-opbouw-dmc-material"),
    ("", {"lijst": "grootste-groepen"}, "grootste-groepen"),
])
def test_a_figure_on_a_screen_leads_to_the_list_with_that_figure(example_home, monkeypatch, path, query, listed_then):
    page = open_page(path, example_home, monkeypatch, **query)
    links = [link.proto for link in page.get("page_link")
             if link.proto.label == Texts("nl")("screen.download.to_list")]
    assert {link.page for link in links} == {"exporteren"}
    asked = [parse_qs(link.query_string) for link in links]
    (found,) = [choices for choices in asked if choices["lijst"] == [listed_then]]
    assert found["figuur"] == [listed_then.rpartition("~")[2]]
    leads = open_page("exporteren", example_home, monkeypatch, **{name: values[0] for name, values in found.items()})
    assert not leads.exception
    assert listed(leads) == listed_then.split("~")
    assert leads.selectbox(key="exporteren.figuur").value == found["figuur"][0]
