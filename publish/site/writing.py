"""From pages to files: HTML by the templates, and what stands beside the pages: feed, map of the site, data, 404."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import pandas as pd
from jinja2 import Environment
from markupsafe import Markup

from charts import export
from charts.figure import Figure
from charts.table import has_numbers, html_table
from flows.texts import LANGUAGES
from indicators.ask import COLUMNS
from publish.edition import Edition
from publish.site import drawing
from publish.site.addresses import Addresses, relative
from publish.site.content import Page
from publish.site.plan import FOOT, MENU
from publish.site.press import Press
from publish.site.record import Change, Drawn
from publish.site.settings import publisher

# No script or rule inside a page, nothing from elsewhere, nothing sent anywhere.
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
          "base-uri 'none'; form-action 'none'")
FEED, MAP, NOT_FOUND, ROBOTS = "feed.xml", "sitemap.xml", "404.html", "robots.txt"
# More rows than this stand on the page of the figure and in the data file only; or in the data file only.
SOME_ROWS, MOST_ROWS = 15, 150
# Up to these sizes a figure keeps so many decimals.
DECIMALS = ((0.05, 4), (0.5, 3), (10, 2), (200, 1))


class Writer:
    """Writes the files of one edition."""

    def __init__(self, edition: Edition, addresses: Addresses, presses: Mapping[str, Press], templates: Environment,
                 out: Path, assets: Mapping[str, str], figures: Mapping[str, Drawn], history: Sequence[Change]):
        self.edition, self.at, self.presses, self.out = edition, addresses, presses, out
        self.templates, self.assets, self.figures, self.history = templates, assets, figures, list(history)
        self.versions: dict[str, dict[str, str]] = {}
        # Every file that a page links to, with the first page that does.
        self.linked: dict[str, str] = {}
        self.files: set[str] = {name.partition("?")[0] for name in assets.values()}

    def site(self, pages: Mapping[str, Sequence[Page]]) -> set[str]:
        """Write everything; gives the files of the site."""
        self.pages = pages
        self.homes: dict[str, Page] = {}
        for page in (page for versions in pages.values() for page in versions):
            for figure in page.figures:
                self.homes.setdefault(self.at.figure(page.lang, figure.id), page)
        for versions in pages.values():
            for page in versions:
                others = {one.lang: one.path for one in versions}
                self.html(page.path, "page.html", page, others)
                self.own_pages(page, versions)
        self.not_found()
        self.beside_pages()
        return self.files

    # Pages

    def html(self, path: str, template: str, page: Page, others: Mapping[str, str], **more) -> None:
        """Write one page. `others`: the same page by language."""
        press = self.presses[page.lang]
        text = self.templates.get_template(template).render(
            page=page, t=press.t, path=path, others=others, policy=POLICY, menu=self.menu(press),
            at=self.at, edition=self.edition, notice=self.edition.notice(page.lang),
            built=press.t.date(self.edition.built_at), press=press, writer=self,
            to=lambda target: self.link(target, path), asset=lambda name: self.link(self.assets[name], path),
            history=self.history, **more)
        self.versions[path] = dict(others)
        self.write(path, re.sub(r"\n\s*\n+", "\n", text))

    def link(self, target: str, here: str) -> str:
        """A link from one file to another; a whole address stays as it is."""
        if target.startswith(("http:", "https:", "mailto:", "#")):
            return target
        file, mark, rest = target.partition("?") if "?" in target else target.partition("#")
        file = file + "index.html" if file.endswith("/") else file
        self.linked.setdefault(file, here)
        return relative(file, here) + mark + rest

    def menu(self, press: Press) -> list[tuple[str, str, str]]:
        """Key, name and file of the pages in the menu that there are."""
        return [(key, press.t(f"site.menu.{key}"), press.path(key)) for key in MENU if key in self.pages]

    def own_pages(self, page: Page, versions: Sequence[Page]) -> None:
        """The page of each figure and the one for inside other websites."""
        for place, figure in enumerate(page.figures):
            folder = self.at.figure(page.lang, figure.id)
            if self.homes[folder] is not page:
                continue
            others = {one.lang: self.at.figure(one.lang, one.figures[place].id) for one in versions
                      if len(one.figures) == len(page.figures)}
            about = Page(page.key, f"{folder}index.html", page.lang, figure.words.title, figure.words.alt)
            self.html(about.path, "figure.html", about,
                      {lang: f"{path}index.html" for lang, path in others.items()}, figure=figure, home=page)
            self.html(f"{folder}embed.html", "embed.html", about,
                      {lang: f"{path}embed.html" for lang, path in others.items()}, figure=figure, home=page)

    # What the templates ask

    some_rows, most_rows = SOME_ROWS, MOST_ROWS

    def feed(self, lang: str) -> str:
        """The feed of a language."""
        return FEED if lang == LANGUAGES[0] else f"{lang}/{FEED}"

    def language(self, lang: str) -> str:
        """The name of a language in that language."""
        return self.presses[lang].t("screen.this_language")

    def foot(self, press: Press) -> list[tuple[str, str]]:
        """Key and file of the pages at the foot of every page."""
        return [(key, press.path(key)) for key in FOOT if key in self.pages]

    def cards(self, parts: Sequence[str]) -> Markup:
        """Cards or items of a list as `figures` made them, every text in them escaped there."""
        return Markup("".join(parts))  # noqa: S704 (escaped where they are made)

    def is_there(self, folder: str) -> bool:
        """Whether a figure of an earlier edition is still in this one."""
        return folder in self.figures

    def parts(self, figure: Figure) -> list[tuple[str, str]]:
        """Label and text below a figure, each label once; the address stands elsewhere."""
        said: dict[str, list[str]] = {}
        for label, text in figure.words.lines:
            if text != figure.words.link:
                said.setdefault(label, []).append(text)
        return [(label, " ".join(texts)) for label, texts in said.items()]

    def files_of(self, figure: Figure) -> dict[str, str]:
        """The files of a figure: kind -> path."""
        folder = self.at.figure(figure.words.lang, figure.id)
        return {kind: f"{folder}{name}" for kind, name in drawing.file_names(figure).items()}

    def sizes(self, figure: Figure) -> dict[str, Sequence[int]]:
        """Width and height of its pictures."""
        return self.figures[self.at.figure(figure.words.lang, figure.id)].sizes

    def table(self, frame: pd.DataFrame, caption: str, lang: str, rows: int | None = None) -> Markup:
        """A table, or its first rows, with as many decimals as its figures need."""
        shown = frame.head(len(frame) if rows is None else rows)
        text = html_table(shown, caption=caption, lang=lang, decimals=decimals(shown), styled=False)
        return Markup(text)  # noqa: S704 (escaped by html_table)

    def cite(self, figure: Figure) -> str:
        """The line to cite a figure by."""
        return export.citation(figure)

    def snippet(self, figure: Figure) -> str:
        """The HTML that shows a figure on another website; the script there fits the frame to the figure."""
        folder = self.at.absolute(self.at.figure(figure.words.lang, figure.id))
        script = self.at.absolute("assets/embed.js")
        return (f'<iframe src="{folder}embed.html" title="{escape(figure.words.title)}" width="100%" height="560" '
                f'loading="lazy"></iframe>\n<script src="{script}" async></script>')

    def grouped(self, lang: str) -> list[tuple[Page, list[Figure]]]:
        """The figures of a language by the page on which each stands first."""
        found = []
        for versions in self.pages.values():
            for page in versions:
                own = [one for one in page.figures if self.homes[self.at.figure(page.lang, one.id)] is page]
                if page.lang == lang and own:
                    found.append((page, own))
        return found

    # Beside the pages

    def not_found(self) -> None:
        """The page for an address that does not exist: shown at any depth, so its links start at the root."""
        press = self.presses[LANGUAGES[0]]
        root = self.at.root
        text = self.templates.get_template("404.html").render(
            policy=POLICY, presses=self.presses, notice=self.edition.notice(press.lang),
            asset=lambda name: root + self.assets[name],
            to=lambda target: root + self.link(target, NOT_FOUND))
        self.write(NOT_FOUND, text)

    def beside_pages(self) -> None:
        """Feed, map of the site, and all rows as data."""
        pages = [(self.at.absolute(path), {lang: self.at.absolute(other) for lang, other in others.items()})
                 for path, others in self.versions.items() if not path.endswith("embed.html")]
        self.write(MAP, self.templates.get_template("sitemap.xml").render(
            pages=pages, day=self.edition.built_at[:10], notice=self.edition.notice(LANGUAGES[0])))
        notice = f"# {self.edition.notice(LANGUAGES[0])}\n" if self.edition.has_example else ""
        self.write(ROBOTS, f"{notice}User-agent: *\nAllow: /\nSitemap: {self.at.absolute(MAP)}\n")
        for lang, press in self.presses.items():
            path = self.feed(lang)
            self.write(path, self.templates.get_template("feed.xml").render(
                t=press.t, lang=lang, at=self.at, path=path, history=self.history, notice=self.edition.notice(lang),
                author=publisher()["organisation"] or press.t("screen.brand"), shown=self.shown,
                page=press.path("wijzigingen")))
        for name, question in self.data_files().items():
            target = self.out / name
            target.parent.mkdir(exist_ok=True)
            form = "parquet" if name.endswith("parquet") else "csv, header"
            self.edition.connection.execute(f"copy ({question}) to '{target}' (format {form})")
            self.files.add(name)

    def data_files(self) -> dict[str, str]:
        """All rows of the edition: one file for all, and one for each indicator; file -> question."""
        columns = ", ".join(COLUMNS)
        order = "order by indicator, region, year, dimension, category"
        whole = f"select {columns} from result.indicator_value"
        files = {f"data/{self.edition.file_name('indicator_value', 'parquet')}": f"{whole} {order}"}
        for name in self.edition.rows("select distinct indicator from result.indicator_value order by 1")["indicator"]:
            files[f"data/{self.edition.file_name(name, 'csv')}"] = f"{whole} where indicator = '{name}' {order}"
        return files

    def shown(self, figures: Mapping[str, str], lang: str) -> list[tuple[str, str]]:
        """The figures of a change in one language: title and folder."""
        return [(title, path) for path, title in figures.items() if language_of(path) == lang]

    def write(self, path: str, text: str) -> None:
        """Write a file unless it stands there already."""
        file = self.out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode("utf-8")
        if not file.is_file() or file.read_bytes() != content:
            file.write_bytes(content)
        self.files.add(path)


def language_of(path: str) -> str:
    """The language of a file of the site."""
    return next((lang for lang in LANGUAGES[1:] if path.startswith(f"{lang}/")), LANGUAGES[0])


def decimals(frame: pd.DataFrame) -> dict[str, int]:
    """How many decimals the figures of each column need to be told apart, and no more."""
    found = {}
    for label in frame:
        if has_numbers(frame[label]):
            numbers = pd.to_numeric(frame[label], errors="coerce").abs()
            most = numbers.max()
            if (numbers.dropna() % 1 == 0).all():
                found[label] = 0
            else:
                found[label] = next((digits for least, digits in DECIMALS if most < least), 0)
    return found
