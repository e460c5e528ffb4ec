"""The screen Circulaire bedrijven without a browser: both languages, choices, what is left out, and empty states."""

import re
import shutil

import duckdb
import pytest
from screens import alts, html_of, notes_of, open_page, specs

from charts import export
from figures import bedrijvigheid
from figures.desk import Desk
from flows.texts import Texts
from indicators.database import cursor

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])


def headings(page) -> list[str]:
    return [header.value.replace("\\", "") for header in [*page.header, *page.subheader]]


@pytest.fixture
def show(example_home, monkeypatch):
    """Opens the screen on the example with these choices in its address."""

    def opened(**query):
        page = open_page("bedrijvigheid", example_home, monkeypatch, **query)
        assert not page.exception
        return page

    return opened


@BOTH
def test_every_published_figure_has_its_own_definition(show, lang):
    t, page = Texts(lang), show(taal=lang)
    said = html_of(page)
    for value, series in ((2.8, "circulaire_bedrijvigheidsmonitor"), (5.8, "circulaire_bedrijvigheid_2023"),
                          (4.0, "pbl_lisa_activities")):
        (card,) = [card for card in re.findall(r'<div class="card card-figure">.*?</div>', said, flags=re.S)
                   if f'"amount">{t.number(value, 1)}%' in card]
        assert t(f"bedrijvigheid.definition.{series}") in card
    assert t("bedrijvigheid.never_chained") in said
    # the last figure of each measure first, the older one by another definition after them
    order = [said.index(f'"amount">{t.number(value, 1)}%') for value in (2.8, 5.8, 28.0, 4.0)]
    assert order == sorted(order)
    # the one chart of published figures has one definition; no chart joins two
    assert t("bedrijvigheid.provinces.title", year=2021) in headings(page)
    joined = [spec for spec in specs(page) if re.search(r"\b2\.8\b", str(spec)) and re.search(r"\b4\.0\b", str(spec))]
    assert joined == []


@BOTH
def test_the_count_shows_four_figures_and_names_what_is_left_out(show, example_database, lang):
    t, page = Texts(lang), show(taal=lang, jaar="2024")
    assert len(specs(page)) == 1 + 4 and all(alts(page))
    hidden = cursor(example_database).execute(
        "select count(*) from result.indicator_value where indicator = 'circular_jobs_share' and year = 2024 "
        "and region like 'GM%' and status = 'Q'").fetchone()[0]
    assert hidden > 0
    start = t("bedrijvigheid.map.hidden", names="")[:40]
    (named,) = re.findall(re.escape(start) + r"(.*?)\.", html_of(page))[:1]
    assert len(re.split(rf", | {t('common.and')} ", named)) == hidden
    assert t("bedrijvigheid.proposal") in html_of(page)
    (banner,) = [note for note in notes_of(page) if "note-example" in note]
    assert "CBS" not in banner


def test_firms_and_a_municipality_are_choices_of_the_address(show):
    t = Texts("nl")
    page = show(maat="firms", gemeente="GM0344", jaar="2023")
    named = t("bedrijvigheid.r_strategy.title", what="Circulaire vestigingen", region="gemeente Utrecht", year=2023)
    assert named in headings(page)
    assert any("telling" not in note and "gemeente" in note for note in notes_of(show(gemeente="GM9999")))


@BOTH
def test_a_municipality_too_small_has_no_figure_and_no_number(show, example_database, lang):
    ask = cursor(example_database)
    (code,) = ask.execute(
        "select min(region) from result.indicator_value where indicator = 'circular_jobs_share' and year = 2024 "
        "and region like 'GM%' and status = 'Q'").fetchone()
    page, t = show(taal=lang, gemeente=code, jaar="2024"), Texts(lang)
    assert any(t("bedrijvigheid.hidden_all") in note for note in notes_of(page))
    # What is not there is named.
    start = t("bedrijvigheid.r_strategy.title", what="", region="", year="").split(":")[0].strip()
    assert any(start in header.value for header in page.subheader)


@BOTH
def test_without_a_delivery_it_says_which_is_needed(example_home, tmp_path, monkeypatch, lang):
    home = shutil.copytree(example_home, tmp_path / "home", ignore=shutil.ignore_patterns("readings"))
    (database,) = home.glob("grondstoffen-*.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute("delete from result.figure where starts_with(cast(indicator as varchar), 'circular')")
    page = open_page("bedrijvigheid", home, monkeypatch, taal=lang)
    assert not page.exception
    assert any(Texts(lang)("bedrijvigheid.none") in note for note in notes_of(page))
    assert len(specs(page)) == 1


@BOTH
def test_tables_without_a_chart_are_files_with_their_words(example_database, lang):
    asked = cursor(example_database)
    desk = Desk(lambda select: asked.execute(select).df(), lang)
    t = Texts(lang)
    every, listed = bedrijvigheid.published_table(desk), bedrijvigheid.activities(desk)
    text = export.csv(every).decode("utf-8-sig")
    for key in ("never_chained", "definition.circulaire_bedrijvigheidsmonitor"):
        assert t(f"bedrijvigheid.{key}") in text
    assert all(every.table[t("bedrijvigheid.published.source")].str.len() > 0)
    # our own list is called a proposal wherever it goes
    assert t("bedrijvigheid.proposal") in export.csv(listed).decode("utf-8-sig")
    assert export.xlsx(listed)[:2] == b"PK" and len(listed.table) == 38
