"""The screen Bouw without a browser: both languages, what the address asks, the target, and empty states."""

import shutil

import duckdb
import pytest
from screens import alts, html_of, notes_of, open_page, specs

from flows.texts import Texts
from indicators.database import cursor

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])


def headings(page) -> list[str]:
    return [header.value.replace("\\", "") for header in [*page.header, *page.subheader]]


@pytest.fixture
def show(example_home, monkeypatch):
    """Opens the screen on the example with these choices in its address."""

    def opened(**query):
        page = open_page("bouw", example_home, monkeypatch, **query)
        assert not page.exception
        return page

    return opened


@BOTH
def test_the_target_stands_beside_construction_and_is_no_territory(show, lang):
    t, page = Texts(lang), show(taal=lang, basisjaar="2016")
    said = html_of(page)
    assert [t("bouw.path.title"), t("bouw.share.title")] == headings(page)[:2]
    # one path, with a verdict that calls itself an approximation
    assert any(t(f"verdict.outcome.{outcome}") in said for outcome in ("on_track", "off_track", "undecided"))
    assert t("bouw.proxy") in said
    # the biobased target: a level, no year, no verdict
    named = t("bouw.biobased.level", asks="50%")
    assert any(named in str(spec) for spec in specs(page)) and any(named in alt for alt in alts(page))
    assert t("verdict.reason.no_year") in said
    assert len(specs(page)) == 3 + 6
    assert all(alt for alt in alts(page))
    # only new build has an MPG: the line of both kinds would hide behind it
    (mpg,) = [str(spec) for spec in specs(page) if t("screen.unit.eur_m2_jaar") in str(spec)]
    assert f"'{t('bouw.kind.new_build')}'" in mpg and f"'{t('bouw.kind.total')}'" not in mpg
    # both deliveries are examples
    assert len([note for note in notes_of(page) if t("charts.example_file").lower()[:7] in note.lower()]) == 2


@BOTH
def test_without_a_base_year_there_is_no_path_and_elsewhere_no_target(show, lang):
    t = Texts(lang)
    assert t("verdict.reason.no_base_year") in html_of(show(taal=lang))
    page = show(taal=lang, regio="PV27")
    assert any(t("bouw.path.elsewhere", region="Utrecht") in note for note in notes_of(page))
    assert t("bouw.path.title") not in headings(page)


def test_the_rule_recomputes_and_pinned_regions_stand_beside(show, example_database):
    ask = cursor(example_database)
    (share,) = ask.execute(
        "select value from result.indicator_value where indicator = 'construction_share' and region = 'PV26' "
        "and year = 2022 and category = 'abiotic'").fetchone()
    page = show(jaar="2022", set="PV27")
    assert Texts("nl").number(share, 1) + "%" in html_of(page)
    assert "Noord-Holland" in str(specs(page)[1])
    other = show(jaar="2022", bouwregel="agenda_whole")
    assert Texts("nl").number(share, 1) + "%" not in html_of(other)
    assert Texts("nl")("bouw.rule.agenda_whole") in html_of(other)


def test_an_unknown_rule_gives_way_and_says_so(show):
    assert any("bouwregel" in note or "telt als bouw" in note for note in notes_of(show(bouwregel="anders")))


@BOTH
def test_without_projects_it_says_which_delivery_is_needed(example_home, tmp_path, monkeypatch, lang):
    home = shutil.copytree(example_home, tmp_path / "home", ignore=shutil.ignore_patterns("readings"))
    (database,) = home.glob("grondstoffen-*.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute("delete from result.figure where left(indicator::varchar, 3) in ('bui', 'bio')")
    page = open_page("bouw", home, monkeypatch, taal=lang)
    assert not page.exception
    assert any(Texts(lang)("bouw.projects.none") in note for note in notes_of(page))
    assert len(specs(page)) == 3


