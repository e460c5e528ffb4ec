"""Example data never pass as real: without leave they are nowhere, with leave every page and every file says so."""

import re

import duckdb
import pytest
from sites import TEXT, words

from flows.texts import LANGUAGES, Texts
from publish.site.addresses import Addresses
from publish.site.plan import MAKERS, plan
from publish.site.press import Press

SAYS_SO = re.compile("voorbeelddata|example data", re.IGNORECASE)
MARK = re.compile(r"-(voorbeeld|example)\.\w+$")
# Shared by all pages: what charts are drawn with, no data.
TOOLS = "assets/"


def test_every_page_says_that_it_holds_example_data(example_site):
    for name, page in example_site.pages.items():
        lang = page.get("lang")
        (said,) = page.find_class("example")
        assert said.text_content() == example_site.edition.notice(lang), name
        assert Texts(lang)("charts.example_mark") in page.findtext(".//title"), name
        for meta in page.xpath("//meta[@name='description' or @property='og:description']/@content"):
            assert SAYS_SO.search(meta), name


def test_every_file_of_text_says_so(example_site):
    silent = [name for name in example_site.files
              if name.endswith(TEXT) and not name.startswith((TOOLS, "data/"))
              and not SAYS_SO.search(example_site.text(name))]
    assert silent == []


def test_the_name_of_every_file_with_example_data_says_so(example_site):
    silent = []
    for folder in example_site.figures:
        lang = example_site.pages[f"{folder}index.html"].get("lang")
        real = Texts(lang)("site.no_example_here") in words(example_site.pages[f"{folder}index.html"])
        silent += [name for name in example_site.files if name.startswith(folder) and not name.endswith(".html")
                   and bool(MARK.search(name)) == real]
    silent += [name for name in example_site.files if name.startswith("data/") and not MARK.search(name)]
    assert silent == []


def test_a_share_card_of_example_data_says_so(example_site):
    """A picture cannot be read by a test, so this reads the drawing that it is made of."""
    from publish.site import drawing

    press = Press(example_site.edition, "nl", Addresses(example_site.base))
    figure = MAKERS["start"](press, "start").figures[0]
    drawn = drawing.card(figure, drawing.still(figure, drawing.WIDE))
    assert "Voorbeelddata: deze cijfers zijn gemaakt" in re.sub(r"</text>\s*<text[^>]*>", " ", drawn)


def test_rows_of_example_data_are_flagged_in_the_files(example_site):
    files = [str(example_site.root / name) for name in example_site.files if name.startswith("data/")]
    with duckdb.connect() as connection:
        for file in files:
            unmarked = connection.execute("select count(*) from query_table(?) where contains(source, 'example_') "
                                          "and not contains(coalesce(flags, ''), 'X')", [file]).fetchone()
            assert unmarked == (0,), file
    assert len(files) > 20


def test_without_leave_nothing_of_the_example_appears(real_site):
    texts = {name: without_words_on_examples(real_site.text(name)) for name in real_site.files
             if name.endswith(TEXT) and not name.startswith(TOOLS)}
    assert [name for name in real_site.files if MARK.search(name)] == []
    assert [name for name, text in texts.items() if SAYS_SO.search(text) or "example_" in text] == []
    with duckdb.connect() as connection:
        for name in real_site.files:
            if name.startswith("data/"):
                rows = connection.execute("select count(*) filter (contains(flags, 'X')), count(*) "
                                          "from query_table(?)", [str(real_site.root / name)]).fetchone()
                assert rows[0] == 0 and rows[1] > 0, name


def without_words_on_examples(text: str) -> str:
    """A text without the explanation of the mark that example data would carry."""
    for lang in LANGUAGES:
        text = text.replace(Texts(lang)("site.downloads.column.flags"), "")
    return text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_data_a_page_says_what_is_needed(real_site, lang):
    press = Press(real_site.edition, lang, Addresses(real_site.base))
    for key in ("start", "stromen", "kaart", "province.PV26"):
        said = words(real_site.pages[press.path(key)])
        assert Texts(lang)("site.no_data", names="", titles="").split(":")[0] in said, key
        assert "python cli.py deliver cbs_flows" in said
        assert real_site.pages[press.path(key)].findall(".//figure") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_can_be_made_without_data(real_site, lang):
    press = Press(real_site.edition, lang, Addresses())
    for key in plan(press):
        page = MAKERS[key.partition(".")[0]](press, key)
        assert page.sections or key in ("kaart",), key
        assert not any(figure.words.example for figure in page.figures), key
