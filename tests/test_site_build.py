"""Making the public edition: every page of every edition, only what changed anew, and faults told."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sites import SOME

from flows.texts import LANGUAGES
from publish.site import drawing, record
from publish.site.addresses import Addresses
from publish.site.build import build, check_links
from publish.site.content import Shown
from publish.site.plan import MAKERS, plan
from publish.site.press import Press
from publish.site.record import Drawn, NotASite, Record

PROJECT = Path(__file__).parents[1]
# Little to draw: one published figure in each language, and prose.
SMALL = ("bedrijvigheid", "privacy")


def publish(home: Path, *arguments: object) -> subprocess.CompletedProcess:
    """Run `publish site` with a GRONDSTOFFEN_HOME, as a publisher would."""
    return subprocess.run(
        [sys.executable, "cli.py", "publish", "site", *map(str, arguments)], cwd=PROJECT, capture_output=True,
        text=True, encoding="utf-8", check=False, env={**os.environ, "GRONDSTOFFEN_HOME": str(home)})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_other_page_can_be_made(example_site, lang):
    """The pages that the site of the tests lacks, with all their figures; no two different figures at one address."""
    press, seen = Press(example_site.edition, lang, Addresses(example_site.base)), {}
    for key in plan(press):
        if key in SOME or (key.startswith("province.") and key != "province.PV23"):
            continue  # the same page for another province
        page = MAKERS[key.partition(".")[0]](press, key)
        assert page.lang == lang and page.title and page.intro
        for figure in page.figures:
            mark = drawing.fingerprint(drawing.job(figure, Path()), "")
            assert seen.setdefault(figure.id, mark) == mark, f"{key}: {figure.id}"


def test_the_same_figures_again_draw_nothing_and_touch_nothing(example_site):
    before = {name: (example_site.root / name).stat().st_mtime_ns for name in example_site.files}
    again = build(example_site.edition, example_site.root, example_site.base, SOME)
    assert (again.drawn, again.removed, again.figures) == (0, 0, example_site.built.figures)
    touched = [name for name, then in before.items()
               if (example_site.root / name).stat().st_mtime_ns != then
               and not name.startswith(("assets/", "data/")) and name != record.FILE]
    assert touched == []


def test_what_changed_is_drawn_anew_and_told(real_site, tmp_path):
    edition, name = real_site.edition, "figuur/circulair-gepubliceerd/"
    first = build(edition, tmp_path, only=SMALL, processes=1)
    assert first.drawn == first.figures == 2
    known = record.read(tmp_path)
    other = {**known.figures, name: replace(known.figures[name], fingerprint="another", data="another")}
    old = "figuur/vervallen/index.html"
    (tmp_path / old).parent.mkdir()
    (tmp_path / old).write_text("old")
    record.write(tmp_path, replace(known, figures=other, files=[*known.files, old]))
    second = build(edition, tmp_path, only=SMALL, processes=1)
    assert (second.drawn, second.removed) == (1, 1)
    assert not (tmp_path / old).parent.exists()
    change = record.read(tmp_path).history[0]
    assert list(change.changed) == [name]
    assert "1 figuren met andere cijfers" in (tmp_path / "feed.xml").read_text(encoding="utf-8")


def test_history_counts_figures_and_not_builds():
    def drawn(data: str) -> Drawn:
        return Drawn("print", data, "Title", {})

    first = record.history(Record(), {"a/": drawn("1"), "b/": drawn("1")}, "v1", "2026-01-01")
    known = Record("v1", [], {"a/": drawn("1"), "b/": drawn("1")}, first)
    assert record.history(known, known.figures, "v2", "2026-02-01") == first
    second = record.history(known, {"b/": drawn("2"), "c/": drawn("1")}, "v2", "2026-02-01")
    assert [change.version for change in second] == ["v2", "v1"]
    assert (list(second[0].added), list(second[0].changed), list(second[0].removed)) == (["c/"], ["b/"], ["a/"])


def test_two_figures_at_one_address_are_refused(example_site, tmp_path, monkeypatch):
    real = MAKERS["privacy"]

    def twice(press, key):
        figure = MAKERS["start"](press, "start").figures[0]
        other = replace(figure, words=replace(figure.words, title="Another"))
        page = real(press, key)
        return replace(page, sections=[*page.sections, press.section("", [Shown(figure), Shown(other)])])

    monkeypatch.setitem(MAKERS, "privacy", twice)
    with pytest.raises(ValueError, match="two figures at figuur/abiotisch-gebruik/"):
        build(example_site.edition, tmp_path, only=["privacy"])


def test_a_folder_with_other_things_is_left_alone(example_site, tmp_path):
    (tmp_path / "brief.txt").write_text("mine")
    with pytest.raises(NotASite):
        build(example_site.edition, tmp_path, only=SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_the_command_says_what_goes_out_without_data(example_home, tmp_path):
    done = publish(example_home, "--out", tmp_path / "site", "--only", "privacy")
    assert done.returncode == 0, done.stderr
    assert "waarschuwing: geen data, en zo gepubliceerd: " in done.stderr
    assert "dmi" in done.stderr and "geen --base-url" not in done.stderr
    assert "zonder --base-url" in done.stderr
    assert done.stdout.startswith("Site gemaakt in ")
    assert "voorbeeld" not in (tmp_path / "site" / "privacy.html").read_text(encoding="utf-8").lower()


def test_a_page_that_does_not_exist_is_told(example_home, tmp_path):
    done = publish(example_home, "--out", tmp_path / "site", "--only", "start,strand")
    assert done.returncode == 1
    assert done.stderr.startswith("geweigerd: de pagina strand bestaat niet. Toegestaan: start, doelen")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("arguments", "said"), [
    ((), "er is nog geen database"),
    (("--base-url", "grondstoffen.nl"), "geen adres van een website"),
])
def test_faults_have_exit_code_one(tmp_path, arguments, said):
    home = tmp_path / "home"
    home.mkdir()
    done = publish(home, "--out", tmp_path / "site", *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("geweigerd: ") and said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_link_that_leads_nowhere_stops_the_build():
    check_links({"doelen.html": "index.html"}, {"doelen.html", "index.html"})
    with pytest.raises(ValueError, match=r"links that lead nowhere: index\.html to figuur/vervallen/index\.html"):
        check_links({"figuur/vervallen/index.html": "index.html"}, {"index.html"})
