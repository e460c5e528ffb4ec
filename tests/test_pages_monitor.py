"""The monitor: four families of figures with their marks, the province's targets, and goals of others as background."""

import re

import pytest
from screens import alts, html_of, notes_of, open_page, specs

from charts import export
from figures import monitor
from figures.desk import Desk
from figures.monitor_goals import goal_tables, goals
from flows.texts import Texts
from indicators.database import cursor

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])


def desk_of(database, lang: str = "nl") -> Desk:
    asked = cursor(database)
    return Desk(lambda select: asked.execute(select).df(), lang)


@BOTH
def test_four_families_and_the_goals_of_others(example_home, monkeypatch, lang):
    page = open_page("monitor", example_home, monkeypatch, taal=lang, basisjaar="2016")
    assert not page.exception
    t = Texts(lang)
    heads = [header.value.replace("\\", "") for header in page.header]
    assert heads == [*(t(f"monitor.family.{family}") for family in monitor.FAMILIES), t("monitor.goals.title")]
    assert len(specs(page)) == 1, "one chart for raw materials; of policy output one year is known, so none"
    assert len(notes_of(page)) == 2, "the example banners: flows, and the other deliveries"
    html = html_of(page)
    assert html.count('class="card card-figure"') == 19, "every fact of the table has a card"
    assert t("monitor.nothing") not in html


def test_figures_say_what_they_are(example_database):
    known = {family: monitor.facts(desk_of(example_database), family) for family in monitor.FAMILIES}
    business = {fact.name: fact for fact in known["circular_business"]}
    jobs = business["Circulaire banen, gepubliceerd"]
    # 2.8% in the Bedrijvigheidsmonitor; the 4.0% of 2021 has another definition and is not taken with it.
    assert (jobs.value, jobs.year, jobs.amount, jobs.example) == (2.8, 2025, "2,8% van de banen", False)
    assert "Circulaire Bedrijvigheidsmonitor" in jobs.about
    schemes = known["policy_output"][0]
    assert (schemes.value, schemes.amount, schemes.goal) == (5, "5", "Het doel is 5 per jaar.")
    raw = known["raw_materials"][0]
    assert raw.example and raw.amount.endswith("mld kg")
    assert all(fact.source and fact.vintage and fact.status for facts in known.values() for fact in facts)


def test_targets_are_held_against_data_of_their_own_scope(example_home, monkeypatch):
    html = html_of(open_page("monitor", example_home, monkeypatch))
    assert html.count("geen oordeel") >= 3, "no base year, no verdict"
    html = html_of(open_page("monitor", example_home, monkeypatch, basisjaar="2016"))
    assert "gebruik boven het pad" in html, "territory: about use, not about policy"


@BOTH
def test_goals_of_others_have_their_own_scope_and_source(example_home, monkeypatch, lang):
    html = html_of(open_page("monitor", example_home, monkeypatch, taal=lang))
    asks = Texts(lang)("monitor.goals.asks")
    main, others = [table for table in re.findall("<table.*?</table>", html) if asks in table]
    for words in {"nl": ("15% minder in 2035 (ten opzichte van 2016)", "zonder fossiele brandstof", "55% in 2035",
                         "82% in 2035", "24% in 2030", "volgens persberichten, nog niet nagegaan", "12,2% in 2024"),
                  "en": ("15% less in 2035 (compared with 2016)", "without fossil fuels", "55% in 2035", "82% in 2035",
                         "24% in 2030", "12.2% in 2024")}[lang]:
        assert words in main, words
    assert "10% in 2035" in others and "10% in 2035" not in main
    assert "PCEM" not in main + others and "monitorce" not in main + others, "lines that nobody decided on stay out"


def test_every_goal_stands_in_one_table_with_its_source_also_in_the_file(example_database):
    desk = desk_of(example_database)
    tables = goal_tables(desk)
    assert sum(len(figure.table) for figure in tables) == len(goals(desk)) > 10
    for figure in tables:
        assert figure.table["Bron"].str.len().min() > 0 and figure.table["Doel"].str.len().min() > 0
        assert "Ze zijn geen maat voor de provincie" in export.csv(figure).decode("utf-8-sig")


@BOTH
def test_it_is_read_in_five_minutes(example_home, monkeypatch, lang):
    """A grown-up reads about 230 words a minute. What opens on request does not count, nor do the banners that go away
    with the example data.
    """
    page = open_page("monitor", example_home, monkeypatch, taal=lang)
    behind = {id(element) for box in page.expander for element in box.get("html")}
    shown = " ".join(element.value for element in page.get("html")
                     if id(element) not in behind and 'class="note' not in element.value)
    shown = re.sub("<style.*?</style>|<details.*?</details>", " ", shown, flags=re.S)
    words = len(re.sub("<[^>]+>", " ", shown).split())
    words += sum(len(heading.value.split()) for heading in [*page.title, *page.header, *page.subheader])
    assert 400 < words <= 5 * 230


def test_charts_are_told_in_words(example_home, monkeypatch):
    (told,) = alts(open_page("monitor", example_home, monkeypatch))
    assert "Lijngrafiek van het abiotisch gebruik" in told


def test_sources_are_said_once_and_examples_are_called_that(example_database):
    desk = desk_of(example_database)
    said = monitor.sources(desk, monitor.facts(desk, "raw_materials"))
    assert said.count("Voorbeelddata van dit dashboard") == 1 and said.count("goederengroep en gebruiksgroep") == 1
    assert monitor.sources(desk, []) == ""
    real = monitor.sources(desk, monitor.facts(desk, "policy_output"))
    assert real == "Bronnen: Provincie Utrecht, Voortgangsrapportage Uitvoeringsagenda Circulaire samenleving."
