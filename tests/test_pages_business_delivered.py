"""Screens of circular business and the map when establishments, parks and another list were handed in."""

import pytest
from factor_rows import csv_of, deliver
from screens import html_of, notes_of, open_page, specs
from test_business_parks import ROWS as PARKS

from charts import export
from figures import kaart_parks
from figures.desk import Desk
from flows.lisa.example import write_example
from flows.texts import Texts
from indicators.build import build, current
from indicators.database import cursor

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])
LIST = (("SBI", "Omschrijving", "R-strategie", "Reden"), ("47.11", "Supermarkten", "R3", "proef"))


@pytest.fixture(scope="module")
def delivered_home(tmp_path_factory):
    """A home with establishments, then another list of circular activities, and a list of parks with facts."""
    folder = tmp_path_factory.mktemp("business")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        write_example(folder / "lisa.csv")
        deliver(folder, "lisa", (folder / "lisa.csv").read_bytes())
        deliver(folder, "circular_activities", csv_of(LIST))
        deliver(folder, "business_parks", csv_of(PARKS))
        build()
        yield folder / "home"


@BOTH
def test_after_another_list_the_province_follows_and_municipalities_wait(delivered_home, monkeypatch, lang):
    t, page = Texts(lang), open_page("bedrijvigheid", delivered_home, monkeypatch, taal=lang, jaar="2024")
    assert not page.exception
    said = html_of(page)
    assert "47.11" in said and "38.32" not in said, "the list in use, as its owner wrote it"
    # one chart of published figures, three of the province; the map has to wait, and says for what
    assert len(specs(page)) == 1 + 3
    assert any(t("bedrijvigheid.outdated") in note for note in notes_of(page))
    assert not any(t("bedrijvigheid.hidden_all") in note for note in notes_of(page))
    assert not any("note-example" in note for note in notes_of(page)), "nothing here is an example now"
    assert t("bedrijvigheid.example") not in said
    page = open_page("bedrijvigheid", delivered_home, monkeypatch, taal=lang, jaar="2024", gemeente="GM0344")
    assert html_of(page).count(t("bedrijvigheid.outdated")) >= 2, "in its cards and in place of its charts"


@BOTH
def test_what_is_known_of_parks_stands_in_the_list_and_in_its_file(delivered_home, monkeypatch, lang):
    t, said = Texts(lang), html_of(open_page("kaart", delivered_home, monkeypatch, taal=lang, niveau="municipality"))
    row = said[said.index("Lage Weide</th>"):].partition("</tr>")[0]
    for word in ("5.1", t("common.yes"), t("common.no"), t.number(220.5, 1)):
        assert f">{word}<" in row, word
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(delivered_home))
    asked = cursor(current())
    desk = Desk(lambda select: asked.execute(select).df(), lang)
    lines = export.csv(kaart_parks.table(desk)).decode("utf-8-sig").splitlines()
    assert len([line for line in lines if line.startswith(("Lage Weide", "De Isselt"))]) == 2
    assert lines[2].count(t("common.unknown")) == 5, "what nobody tells is unknown in the file as well"
    flows = kaart_parks.flows(desk)
    # Of the province as a whole, and never of a park or a municipality.
    assert list(flows.table[t("kaart.parks.area")]) == [t("kaart.parks.province", name="Utrecht")]
    assert flows.words.example and t("kaart.parks.flows_none") in export.csv(flows).decode("utf-8-sig")
