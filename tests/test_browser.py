"""Every screen as a visitor meets it, in Chromium: whole, in its language, on a telephone, its charts in words."""

import pytest
from browsing import page_paths

pytestmark = pytest.mark.browser

PAGES = page_paths()
BOTH = pytest.mark.parametrize("lang", ["nl", "en"])
EVERY_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "start")


@BOTH
@EVERY_PAGE
def test_a_page_loads_whole_and_in_its_language(visits, path, lang):
    visit = visits(path, lang)
    assert visit.errors == []
    assert visit.served_lang == lang
    assert len(visit.headings) == 1
    assert visit.headings[0] in visit.title


@EVERY_PAGE
def test_the_languages_differ(visits, path):
    assert visits(path, "nl").text != visits(path, "en").text


@BOTH
@EVERY_PAGE
def test_nothing_is_asked_of_other_servers(visits, path, lang):
    assert visits(path, lang).outside == []


@BOTH
@EVERY_PAGE
def test_a_telephone_and_a_desk_show_the_page_without_scrolling_sideways(visits, path, lang):
    assert visits(path, lang).too_wide == []


@BOTH
@EVERY_PAGE
def test_each_chart_is_told_in_words_and_has_a_table(visits, path, lang):
    visit = visits(path, lang)
    assert all(len(name) > 20 for name in visit.chart_names), visit.chart_names
    assert visit.tables >= bool(visit.chart_names)


def test_the_titles_differ(visits):
    titles = [visits(path, "nl").title for path in PAGES]
    assert len(set(titles)) == len(titles)
