"""The screen Eigen organisatie without a browser: both languages, the choices behind a verdict, what stands apart, a
filled template, and the empty state.
"""

import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from screens import alts, html_of, notes_of, specs

from charts import export
from figures import eigen_organisatie, eigen_organisatie_apart, eigen_organisatie_works
from figures.desk import Desk
from figures.eigen_organisatie import Own
from flows.texts import Texts
from indicators.database import cursor
from indicators.own_verdict import COVERAGE_WANTED
from pages.parts.eigen_organisatie_template import empty_template

BOTH = pytest.mark.parametrize("lang", ["nl", "en"])
PAGE = "eigen_organisatie"
DRAWN = [eigen_organisatie.PATH, eigen_organisatie.YEARS, eigen_organisatie.INPUT, eigen_organisatie.COVERED,
         eigen_organisatie.QUALITY, eigen_organisatie_works.INTENSITY, eigen_organisatie_works.AVOIDED,
         eigen_organisatie_works.MKI, eigen_organisatie_works.PLANNED, eigen_organisatie_apart.SUBSIDIES,
         eigen_organisatie_apart.BEHIND, eigen_organisatie_apart.SCREENED]


def own(home, lang="nl") -> Own:
    """The organisation at a desk on the database of a home."""
    (file,) = home.glob("grondstoffen-*.duckdb")
    asked = cursor(file)
    return Own(Desk(lambda question: asked.execute(question).df(), lang))


def card(page, title: str) -> str:
    """The text of the card with this title."""
    (found,) = re.findall(rf'<div class="card[^>]*><h3>{re.escape(title)}</h3>.*?</div>', html_of(page), flags=re.S)
    return re.sub(r"<[^>]+>", " ", found)


@BOTH
def test_the_screen_shows_every_figure_and_says_that_it_is_example(show, lang):
    page = show(taal=lang)
    assert list(page.figures) == DRAWN
    assert len(specs(page)) == len(DRAWN) and all(alts(page))
    (banner,) = notes_of(page)
    assert "note-example" in banner and "CBS" not in banner
    for figure in page.figures.values():
        assert figure.words.example, figure.id
        # Each part that is in the chart is in the table, with a figure or a word.
        assert len(figure.table) and not figure.table.isna().all(axis=None), figure.id
    if lang == "nl":
        assert all(export.svg(figure) for figure in page.figures.values())


@BOTH
def test_without_a_base_year_there_is_no_path_and_no_verdict(show, lang):
    page, t = show(taal=lang), Texts(lang)
    said = card(page, t("eigen_organisatie.card.verdict"))
    assert t("verdict.outcome.none") in said and t("verdict.reason.no_base_year") in said
    table = page.figures[eigen_organisatie.PATH].table
    assert t("charts.linear_path") not in table


@BOTH
def test_a_verdict_needs_the_coverage_that_the_reader_sets(show, example_home, lang):
    t, known = Texts(lang), own(example_home).coverage
    years = sorted(known)
    base, last = years[1], years[-1]
    least = min(known[base], known[last])
    enough, too_much = 5 * int(least // 5), 5 * (int(least // 5) + 1)
    title = t("eigen_organisatie.card.verdict")
    outcomes = [t(f"verdict.outcome.{name}") for name in ("on_track", "off_track", "undecided")]
    given = card(show(taal=lang, eigenbasis=str(base), dekking=str(enough)), title)
    assert any(outcome in given for outcome in outcomes)
    withheld = card(show(taal=lang, eigenbasis=str(base), dekking=str(too_much)), title)
    assert t("verdict.outcome.none") in withheld
    assert not any(outcome in withheld for outcome in outcomes)
    # The path itself stays to be seen.
    assert t("charts.linear_path") in show(taal=lang, eigenbasis=str(base), dekking="100").figures[
        eigen_organisatie.PATH].table


def test_the_coverage_starts_at_sixty_per_cent_and_is_said_with_its_euros(show, example_home):
    page, t, organisation = show(), Texts("nl"), own(example_home)
    assert page.select_slider(key=f"{PAGE}.dekking").value == COVERAGE_WANTED == 60
    last = organisation.years[-1]
    wanted = t("eigen_organisatie.covered", percent=t.percent(organisation.coverage[last] / 100),
               total=organisation.total("purchases"), period=t("eigen_organisatie.period", first=last - 2, year=last))
    assert wanted in page.figures[eigen_organisatie.PATH].words.subtitle
    assert "160 mln euro" in wanted
    assert t("eigen_organisatie.total.purchases_published", total="160", year=last) in card(
        page, t("eigen_organisatie.card.coverage_title"))


def test_the_path_halves_from_the_base_year_by_2030(show, example_home):
    page, t = show(eigenbasis="2021"), Texts("nl")
    table = page.figures[eigen_organisatie.PATH].table.set_index(t("charts.year"))
    base = own(example_home).series.at(2021).value
    path = table[t("charts.linear_path")]
    assert [path[year] for year in (2027, 2030, 2035)] == pytest.approx([0.75 * base, 0.5 * base, 0.25 * base])


@BOTH
def test_what_is_measured_calculated_and_estimated_makes_the_whole(show, lang):
    page, t = show(taal=lang), Texts(lang)
    for figure in (eigen_organisatie.QUALITY,):
        table = page.figures[figure].table
        sums = table.groupby(t("charts.year"))[t("charts.value")].sum()
        assert list(sums) == pytest.approx([100] * len(sums))
    # Euros: measured, only an amount, and on no line are all purchases.
    table = page.figures[eigen_organisatie.COVERED].table
    assert list(table.groupby(t("charts.year"))[t("charts.value")].sum()) == pytest.approx([160] * 6)


@BOTH
def test_each_figure_says_of_which_part_of_purchases_it_is(show, example_home, lang):
    page, t, organisation = show(taal=lang), Texts(lang), own(example_home, lang)
    for figure, indicator in ((eigen_organisatie_works.INTENSITY, "own_intensity"),
                              (eigen_organisatie_works.AVOIDED, "own_avoided"),
                              (eigen_organisatie_works.MKI, "own_mki")):
        value = organisation.values("own_coverage", "figure", indicator, organisation.years[-1])["value"].iloc[0]
        assert 0 < value < 100
        said = t("eigen_organisatie.reach", percent=t.percent(value / 100), year=organisation.years[-1])
        assert said in page.figures[figure].words.subtitle
    assert t("eigen_organisatie.quality.measured").lower() in page.figures[
        eigen_organisatie_works.AVOIDED].words.subtitle


def test_a_first_year_alone_is_called_that_and_knows_no_statistics_of_others(show, changed_home):
    t = Texts("nl")
    home = changed_home("delete from result.figure where starts_with(indicator::varchar, 'own_') and year <> 2024",
                        "delete from result.figure where indicator in ('own_subsidies', 'own_screening', "
                        "'own_avoided') or (indicator = 'own_spend' and dimension = 'subsidies')",
                        "update result.figure set value = 0.01 where indicator = 'own_quality' "
                        "and dimension = 'quality' and category = 'estimated'")
    page = show(home, eigenbasis="2024")
    said = page.figures[eigen_organisatie.PATH].words
    assert t("eigen_organisatie.period_one", year=2024) in said.subtitle
    assert said.subtitle.startswith(t("eigen_organisatie.path.subtitle_few", n=1, covered=""))
    assert t("eigen_organisatie.card.too_few") in card(page, t("eigen_organisatie.card.use_title"))
    # A margin of one year has no neighbour to reach to, and a part of less than one per cent is not none.
    (band,) = [layer["mark"] for layer in page.figures[eigen_organisatie.PATH].screen_spec()["layer"]
               if layer["mark"].get("opacity") == 0.16]
    assert band["type"] == "bar"
    assert t("eigen_organisatie.card.hardly") in card(page, t("eigen_organisatie.card.coverage_title"))
    assert t("verdict.note.own_error") in said.notes and t("verdict.note.standard_error_scope") not in said.notes
    assert t("verdict.reason.same_year", year=2024) in card(page, t("eigen_organisatie.card.verdict"))
    # Where nothing stands apart there is no empty heading for it.
    assert t("eigen_organisatie.apart.title") not in [header.value for header in page.header]


def test_a_unit_is_a_choice_of_the_address_and_pieces_come_with_a_caution(show):
    t = Texts("nl")
    page = show(eenheid="piece")
    figure = page.figures[eigen_organisatie_works.INTENSITY]
    assert "stuks" in figure.words.title and "stuks" in figure.words.unit
    assert t("eigen_organisatie.intensity.pieces") in figure.words.notes
    other = show(eenheid="m3_concrete").figures[eigen_organisatie_works.INTENSITY]
    assert "m3 beton" in other.words.title
    assert t("eigen_organisatie.intensity.pieces") not in other.words.notes


def test_sets_of_weights_are_lines_of_their_own(show):
    figure = show().figures[eigen_organisatie_works.MKI]
    t = Texts("nl")
    names = set(figure.table[t("eigen_organisatie.column.mki_set")])
    assert names == {t("eigen_organisatie.mki.set", set=name, modules="A-D") for name in ("A1", "A2")}
    assert t("eigen_organisatie.mki.warning") in figure.words.warnings
    # No year has one amount for two sets.
    assert not figure.table.duplicated([t("charts.year"), t("eigen_organisatie.column.mki_set")]).any()


def test_more_sets_and_modules_than_can_be_told_apart_are_all_in_the_table(show, changed_home):
    more = ("mobility", "facilities", "ict", "buildings", "nature")
    home = changed_home(*(f"insert into result.figure select * replace ('{name}' as category, {place} as value) "
                          "from result.figure where indicator = 'own_mki' and year = 2024"
                          for place, name in enumerate(more)))
    t, figure = Texts("nl"), show(home).figures[eigen_organisatie_works.MKI]
    assert t("eigen_organisatie.mki.largest", n=eigen_organisatie_works.LINES) in figure.words.notes
    names = set(figure.table[t("eigen_organisatie.column.mki_set")])
    drawn = str(figure.screen_spec())
    assert len(names) == 2 + len(more)
    assert sum(repr(name) in drawn for name in names) == eigen_organisatie_works.LINES


@BOTH
def test_subsidies_and_spend_factors_stand_apart_and_say_so(show, example_home, lang):
    page, t = show(taal=lang), Texts(lang)
    headings = [header.value.replace("\\", "") for header in [*page.header, *page.subheader]]
    assert t("eigen_organisatie.apart.title") in headings
    assert t("eigen_organisatie.behind.warning") in page.figures[eigen_organisatie_apart.BEHIND].words.warnings
    assert t("eigen_organisatie.screened.warning") in page.figures[eigen_organisatie_apart.SCREENED].words.warnings
    by_domain = page.figures[eigen_organisatie.YEARS].table
    assert own(example_home, lang).name("domain", "subsidies") not in set(
        by_domain[t("eigen_organisatie.column.domain")])


@BOTH
def test_the_calendar_says_what_it_expects_and_names_every_domain(show, example_home, lang):
    page, t, organisation = show(taal=lang), Texts(lang), own(example_home, lang)
    figure = page.figures[eigen_organisatie_works.PLANNED]
    known = organisation.desk.rows("select * from core.own_calendar")
    total = known["mass_kg"].astype(float).sum() / 1_000_000
    both = known.dropna(subset=["mass_kg", "reference_mass_kg"]).astype({"mass_kg": float, "reference_mass_kg": float})
    assert t.number(total, 1) in figure.words.subtitle
    lighter = t.percent(1 - both["mass_kg"].sum() / both["reference_mass_kg"].sum())
    assert t("eigen_organisatie.planned.lighter", percent=lighter) in figure.words.subtitle
    assert set(figure.table[t("eigen_organisatie.column.domain")]) == {
        organisation.name("domain", domain) for domain in known["domain"].unique()}
    assert t("eigen_organisatie.calendar.title", n=len(known)) in [expander.label for expander in page.expander]


def test_what_the_address_cannot_have_is_said(show):
    page = show(eigenbasis="1990", dekking="61", eenheid="liter", jaar="1999")
    assert len([note for note in notes_of(page) if "note-notice" in note]) >= 4
    assert list(page.figures) == DRAWN


@BOTH
def test_without_a_delivery_it_offers_the_template(show, changed_home, lang):
    t = Texts(lang)
    home = changed_home("update result.figure set value = null, standard_error = null, status = 'O' "
                        "where starts_with(indicator::varchar, 'own_')")
    page = show(home, taal=lang)
    assert not page.figures and not specs(page)
    assert any(t("eigen_organisatie.none") in note for note in notes_of(page))
    assert t("eigen_organisatie.template.title") in [header.value for header in page.header]
    assert page.get("download_button")


@BOTH
def test_the_template_of_the_screen_is_that_of_the_command(lang):
    book = CalamineWorkbook.from_filelike(BytesIO(empty_template(lang)))
    t = Texts(lang)
    assert book.sheet_names[0] == t("own_use.template.explanation_sheet")
    assert book.sheet_names[-1] == t("own_use.template.lists_sheet")
    assert book.sheet_names[1] == {"nl": "Jaar 1", "en": "Year one"}[lang]
    for name in book.sheet_names[1:-1]:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        explained, headings = rows[2], [heading for heading in rows[3] if heading]
        # Every column is explained above its heading, but for the one of remarks.
        assert all(explained[place] for place, _ in enumerate(headings) if headings[place] != t(
            "own_use.template.remark")), name
    year_one = book.get_sheet_by_name(book.sheet_names[1]).to_python(skip_empty_area=False)[4:]
    assert 30 <= len(year_one) <= 60
