"""The list of figures of a pack: every figure by its id, and a selection that is read, refused, and written again."""

import pytest
from conftest import PROJECT

from charts.figure import Figure
from figures.desk import Desk
from figures.piece import BASE_YEAR, REGION, YEAR, Asked
from figures.repertoire import CHAPTERS, repertoire
from flows.errors import Refused
from flows.texts import LANGUAGES, Texts, catalogue
from indicators.database import cursor
from publish.monitor.reading import DEFAULT, parse, read
from publish.monitor.selection import Chapter, Item, Selection, by_chapter, to_toml


@pytest.fixture(scope="module")
def desks(example_database) -> dict[str, Desk]:
    return {lang: Desk(lambda question: cursor(example_database).execute(question).df(), lang) for lang in LANGUAGES}


def refused(text: str, desk: Desk, region: str | None = None) -> list[str]:
    with pytest.raises(Refused) as refusal:
        parse(text, desk, "mijn.toml", region)
    return refusal.value.messages(Texts("nl"))


# The repertoire


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_piece_has_a_name_of_its_own(desks, lang):
    titles = [piece.title(desks[lang]) for piece in repertoire(desks[lang]).values()]
    assert len(titles) > 150
    assert len(set(titles)) == len(titles)


def test_no_text_names_a_figure_that_is_not_there(desks):
    used = {piece.label or piece.id.replace("-", "_") for piece in repertoire(desks["nl"]).values()}
    known = {key.removeprefix("exporteren.figure.") for key in catalogue("nl") if key.startswith("exporteren.figure.")}
    assert known == used


def test_what_a_piece_needs_and_takes_exists(desks):
    desk = desks["nl"]
    indicators = set(desk.rows("select indicator from meta.indicator")["indicator"])
    for piece in repertoire(desk).values():
        assert piece.chapter in CHAPTERS
        assert set(piece.needs) <= indicators, piece.id
        assert set(piece.takes) <= {REGION, YEAR, BASE_YEAR}
        assert YEAR not in piece.takes or piece.needs, f"{piece.id}: no years without an indicator"


def test_a_piece_makes_its_figure_for_what_is_asked(desks):
    piece = repertoire(desks["nl"])["grootste-groepen"]
    one = piece.figure(desks["nl"], Asked("PV25", 2020))
    assert isinstance(one, Figure)
    assert one.id == "grootste-groepen"
    assert "Gelderland" in one.words.title
    assert "2020" in one.words.title
    assert piece.figure(desks["nl"], Asked("PV25", 1950)) is None
    last = piece.years(desks["nl"], "PV25")[-1]
    assert str(last) in piece.figure(desks["nl"], Asked("PV25")).words.title


def test_a_path_starts_in_the_base_year_that_is_asked_for(desks):
    piece = repertoire(desks["nl"])["pad-grondgebied"]
    without, with_base = (piece.figure(desks["nl"], Asked(base_year=year)) for year in (None, 2016))
    path = Texts("nl")("charts.linear_path")
    assert path not in without.table
    assert path in with_base.table


# Reading


def test_the_selection_that_comes_along_is_whole(desks):
    selection = read(DEFAULT, desks["nl"])
    assert len(selection.items) > 25
    assert all(chapter.name for chapter in selection.chapters)


def test_what_is_written_is_read_again(desks):
    selection = Selection(
        (Chapter((Item("abiotisch-gebruik"), Item("grootste-groepen", "PV25", 2020)), "kern"),
         Chapter((Item("pad-grondgebied", base_year=2017),), title='Eigen "titel" \\ met tekens é€', text="a\nb\tc")),
        title="Titel", region="PV27", base_year=2016, size="a4_page", formats=("docx", "svg"))
    assert parse(to_toml(selection), desks["nl"]) == selection


def test_the_address_of_a_figure_is_read_again():
    for item in (Item("abiotisch-gebruik"), Item("grootste-groepen", "PV25", 2020), Item("grootste-groepen", "CP12"),
                 Item("grootste-groepen", year=2020)):
        assert Item.from_code(item.code) == item
    for strange in ("grootste groepen", "a.PV25.2020.x", "a.<script>", "", "a.20201"):
        assert Item.from_code(strange).id == strange


def test_a_list_falls_into_chapters_where_the_subject_changes(desks):
    items = [Item(name) for name in ("abiotisch-gebruik", "grootste-groepen", "afval-ladder", "abiotisch-gebruik")]
    chapters = by_chapter(items, repertoire(desks["nl"]))
    assert [(chapter.name, len(chapter.items)) for chapter in chapters] == [("kern", 2), ("afval", 1), ("kern", 1)]


def test_the_area_of_the_command_line_goes_before_that_of_the_file(desks):
    text = 'region = "PV25"\n[[chapter]]\nname = "kern"\nfigures = ["abiotisch-gebruik"]\n'
    assert parse(text, desks["nl"]).region == "PV25"
    assert parse(text, desks["nl"], region="PV27").region == "PV27"
    assert "PV99" in refused(text, desks["nl"], "PV99")[0]


CHAPTER = '[[chapter]]\nname = "kern"\n'
# What is wrong -> the line, and what the refusal must say of what was found or is allowed.
FAULTS = {
    'title = "x\n': (1, "geen TOML"),
    f'{CHAPTER}figures = ["grotste-groepen"]': (3, "grootste-groepen"),
    f'{CHAPTER}figures = ["abiotisch-gebruik"]\nkleur = "rood"': (4, "name, title, text, figures"),
    f'kleur = "rood"\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "size, formats, chapter"),
    f'size = "a5"\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "a4_column"),
    f'formats = ["docx", "odt"]\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "svg, png, figure_pdf"),
    f'formats = []\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "docx, pdf, xlsx"),
    f'region = "GM0344"\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "PV26"),
    f'base_year = 1950\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "2015"),
    f'base_year = "2016"\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "een geheel getal"),
    f'base_year = true\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "een geheel getal"),
    f'{CHAPTER}figures = ["abiotisch-gebruik"]\n[[chapter]]\nname = "nieuws"\nfigures = []': (5, "doelen"),
    '[[chapter]]\nfigures = ["abiotisch-gebruik"]': (1, "kern, doelen"),
    f'{CHAPTER}figures = [7]': (3, "verwacht: de naam van een figuur"),
    f'{CHAPTER}figures = [["abiotisch-gebruik"]]': (3, "verwacht: de naam van een figuur"),
    f'{CHAPTER}figures = "abiotisch-gebruik"': (3, "een lijst"),
    f'{CHAPTER}figures = [{{ id = "abiotisch-gebruik", year = 2020 }}]': (3, "Wel: region"),
    f'{CHAPTER}figures = [{{ id = "grootste-groepen", year = 1999 }}]': (3, "2023"),
    f'{CHAPTER}figures = [{{ id = "grootste-groepen", regio = "PV25" }}]': (3, "region, year, base_year"),
    f'{CHAPTER}figures = ["abiotisch-gebruik", "abiotisch-gebruik"]': (3, "staat er al"),
    f'title = "\\u0007"\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "besturingstekens"),
    f'title = "{"x" * 3000}"\n{CHAPTER}figures = ["abiotisch-gebruik"]': (1, "langer dan"),
    'title = "leeg"': (1, "geen enkele figuur"),
    '[chapter]\nname = "kern"': (1, "[[chapter]]"),
    "chapter = 7": (1, "[[chapter]]"),
    "chapter = [7]": (1, "[[chapter]]"),
    f'{CHAPTER}figures = [{", ".join(["7"] * 40)}]': (3, "verwacht"),
}


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_what_does_not_exist_is_refused_with_its_line_and_what_is_allowed(desks, text):
    line, says = FAULTS[text]
    messages = refused(text, desks["nl"])
    assert messages[0].startswith(f"mijn.toml, regel {line}"), messages
    assert says in messages[0], messages


def test_all_faults_are_told_at_once(desks):
    messages = refused(f'kleur = 1\nsize = "a5"\n{CHAPTER}figures = ["x", "y"]', desks["nl"])
    assert len(messages) == 4


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'title = "\xe9"', b"[" * 5000, b"x" * 300_000, b""])
def test_a_file_that_is_no_small_text_is_refused(desks, tmp_path, content):
    path = tmp_path / "mijn.toml"
    path.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        read(path, desks["nl"])
    for lang in LANGUAGES:
        assert refusal.value.messages(Texts(lang))[0].startswith("mijn.toml")


def test_the_documentation_shows_a_selection_that_works(desks):
    text = (PROJECT / "docs" / "monitor_pack.md").read_text(encoding="utf-8")
    shown = text.partition("unless another is given.\n")[2].partition("\nA figure is its id")[0]
    selection = parse("\n".join(line.removeprefix("    ") for line in shown.splitlines()), desks["nl"])
    assert len(selection.items) == 4
