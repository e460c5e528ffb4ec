"""The table beside a chart reads well without eyes, without a mouse and without JavaScript."""

import xml.etree.ElementTree as ElementTree

import pandas as pd
import pytest

from charts.table import html_table, instead


def parsed(frame: pd.DataFrame, **given) -> ElementTree.Element:
    return ElementTree.fromstring(html_table(frame, caption="Gebruik & doel", **given))


FRAME = pd.DataFrame(
    {"Groep": ["Zand", "<b>Melk</b>"], "Jaar": [2022, 2023], "Waarde": [1234.5, None], "Aantal": [1200, 3]}
)


def test_cells_head_and_caption_are_marked_up():
    region = parsed(FRAME, decimals=1)
    assert region.attrib["role"] == "region"
    assert region.attrib["tabindex"] == "0"
    assert region.attrib["aria-label"] == "Gebruik & doel"
    assert "overflow-x:auto" in region.attrib["style"]
    table = region.find("table")
    assert table.find("caption").text == "Gebruik & doel"
    assert {th.attrib["scope"] for th in table.find("thead").iter("th")} == {"col"}
    assert [th.attrib["scope"] for th in table.find("tbody").iter("th")] == ["row", "row"]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [("nl", ["2022", "1.234,5", "1.200"], ["2023", "onbekend", "3"]),
     ("en", ["2022", "1,234.5", "1,200"], ["2023", "unknown", "3"])],
)  # fmt: skip
def test_numbers_are_written_in_the_language_and_gaps_in_words(lang, first, second):
    rows = [[td.text for td in tr.iter("td")] for tr in parsed(FRAME, lang=lang, decimals=1).find("table/tbody")]
    assert rows == [first, second]


def test_numbers_stand_right_and_text_left():
    cells = list(parsed(FRAME).find("table/tbody/tr").iter("td"))
    assert "text-align:left" in cells[0].attrib["style"]
    assert "text-align:right" in cells[1].attrib["style"]


def test_text_is_escaped():
    assert "<b>" not in html_table(FRAME, caption="<i>x</i>")
    assert "<i>" not in html_table(FRAME, caption="<i>x</i>")


def test_decimals_per_column():
    frame = pd.DataFrame({"a": ["x"], "b": [1.25], "c": [1.25]})
    cells = [td.text for td in parsed(frame, decimals={"b": 2}).iter("td")]
    assert cells == ["1,25", "1"]


def test_an_empty_table_is_a_sentence():
    assert html_table(FRAME.iloc[:0], caption="x", empty="Geen cijfers.") == "<p>Geen cijfers.</p>"


def words_and_numbers() -> pd.DataFrame:
    frame = pd.DataFrame({"Jaar": [2022, 2023, 2030], "Gebruik": [1234.5, None, None]})
    return frame.assign(Gebruik=instead(frame["Gebruik"], "nog niet gemeten", where=frame["Jaar"] > 2023))


def test_what_cannot_be_known_is_not_called_unknown():
    table = parsed(words_and_numbers(), decimals=1)
    assert [td.text for td in table.iter("td")] == ["1.234,5", "onbekend", "nog niet gemeten"]
    assert all("text-align:right" in td.attrib["style"] for td in table.iter("td"))


def test_words_replace_no_number():
    column = pd.Series([1.0, None])
    assert list(instead(column, "niet van toepassing")) == [1.0, "niet van toepassing"]
    assert instead(pd.Series([1.0, 2.0]), "niet van toepassing").dtype == float


@pytest.mark.parametrize("column", [["170101", "1"], ["170101", 1], [True, False]])
def test_codes_are_no_numbers(column):
    cells = list(parsed(pd.DataFrame({"a": ["x", "y"], "b": column})).iter("td"))
    assert [td.text for td in cells] == [str(value) for value in column]
    assert all("text-align:left" in td.attrib["style"] for td in cells)


def test_a_heading_may_break_where_a_number_may_not():
    table = parsed(FRAME).find("table")
    heads = [th.attrib["style"] for th in table.find("thead").iter("th")]
    assert all(style.endswith("white-space:normal;") for style in heads)
    assert "white-space:nowrap" in table.findall("tbody/tr/td")[1].attrib["style"]


def test_a_column_of_sentences_keeps_its_width_and_one_of_words_does_not():
    frame = pd.DataFrame({"Doel": ["kort"], "Bron": ["Een titel van meer dan veertig letters, op een telefoon"]})
    short, long = [th.attrib["style"] for th in parsed(frame).iter("th") if th.attrib["scope"] == "col"]
    assert "min-width" in long and "min-width" not in short
