"""The whole site from an edition: figures drawn side by side, pages from templates, and only what changed anew.

    built = build(Edition(allow_example=True), Path("site"), "https://grondstoffen.example.nl/")
"""

import json
import multiprocessing
import os
import shutil
from collections.abc import Collection, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import vl_convert
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from tqdm import tqdm

from charts import theme
from flows.texts import LANGUAGES
from publish.edition import Edition
from publish.site import drawing, record
from publish.site.addresses import LOCAL, Addresses
from publish.site.content import Page
from publish.site.plan import MAKERS, plan
from publish.site.press import Press
from publish.site.record import Drawn, Record
from publish.site.writing import Writer

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
SCRIPT = "assets/vega.js"


@dataclass(frozen=True)
class Built:
    """What was made: the number of pages, of figures, of figures drawn anew, and of files that are no longer there."""

    out: Path
    pages: int
    figures: int
    drawn: int
    removed: int


def build(edition: Edition, out: Path, base: str = LOCAL, only: Collection[str] | None = None, quiet: bool = True,
          processes: int | None = None) -> Built:
    """Make the site in a folder that is new, empty, or holds a site. `only` these pages (keys), for a trial.

    Raises NotASite for another folder, UnknownPage, and ValueError for a base that is no address, for two figures at
    one address, and for a link that leads nowhere.
    """
    addresses, before = Addresses(base), record.read(out)
    presses = {lang: Press(edition, lang, addresses) for lang in LANGUAGES}
    keys = plan(presses[LANGUAGES[0]], only)
    out.mkdir(parents=True, exist_ok=True)
    bar = tqdm(total=len(keys) * len(LANGUAGES), disable=quiet, unit="", leave=False)
    with bar, Studio(out, before, processes, bar) as studio:
        pages: dict[str, list[Page]] = {}
        for key in keys:
            pages[key] = []
            for press in presses.values():
                bar.set_description(press.t("site.progress.making", page=key))
                made = MAKERS[key.partition(".")[0]](press, key)
                pages[key].append(made)
                studio.take(made, addresses)
                bar.update()
        figures = studio.finish()
    writer = Writer(edition, addresses, presses, environment(), out, assets(out), figures,
                    record.history(before, figures, edition.version, edition.built_at))
    files = writer.site(pages)
    files |= {f"{path}{name}" for path, names in studio.names.items() for name in names}
    check_links(writer.linked, files | {press.path(key) for press in presses.values() for key in plan(press)})
    gone = [name for name in before.files if name not in files and (out / name).is_file()]
    for name in gone:
        remove(out, name)
    record.write(out, Record(edition.version, sorted(files), figures, writer.history,
                              edition.notice(LANGUAGES[0])))
    return Built(out, sum(map(len, pages.values())), len(figures), studio.drawn, len(gone))


def check_links(linked: Mapping[str, str], there: Collection[str]) -> None:
    """Raise ValueError for a link to a file that is not there. `linked`: file -> a page that links to it."""
    lost = [f"{here} to {target}" for target, here in linked.items() if target not in there]
    if lost:
        raise ValueError(f"links that lead nowhere: {', '.join(lost)}")


class Studio:
    """Draws figures in processes of its own, and only those that are not there already."""

    def __init__(self, out: Path, before: Record, processes: int | None, bar: tqdm):
        self.out, self.before, self.bar = out, before, bar
        self.recipe = drawing.recipe()
        self.work: dict[str, tuple[Drawn, Future | None]] = {}
        self.names: dict[str, list[str]] = {}
        self.drawn = 0
        self.pool = ProcessPoolExecutor(processes or os.cpu_count() or 1, multiprocessing.get_context("spawn"))

    def __enter__(self) -> "Studio":
        return self

    def __exit__(self, kind, *_) -> None:
        self.pool.shutdown(wait=True, cancel_futures=kind is not None)

    def take(self, page: Page, addresses: Addresses) -> None:
        """Have the figures of a page drawn. One that stands on several pages is drawn once.

        Raises ValueError when two different figures have one address.
        """
        for figure in page.figures:
            path = addresses.figure(page.lang, figure.id)
            work = drawing.job(figure, self.out / path)
            mark = drawing.fingerprint(work, self.recipe)
            if path in self.work:
                if self.work[path][0].fingerprint != mark:
                    raise ValueError(f"two figures at {path}")
                continue
            names = list(drawing.file_names(figure).values())
            data = sha256(drawing.table_text(figure.table).encode()).hexdigest()
            known = self.before.figures.get(path)
            there = known and known.fingerprint == mark and all((self.out / path / name).is_file() for name in names)
            made = Drawn(mark, data, figure.words.title, known.sizes if there else {})
            self.names[path] = names
            self.work[path] = (made, None if there else self.pool.submit(drawing.draw, work))
            if not there:
                self.drawn += 1
                self.bar.total += 1
                self.work[path][1].add_done_callback(lambda _: self.bar.update())

    def finish(self) -> dict[str, Drawn]:
        """All figures by their folder, once they are drawn."""
        return {
            path: made if future is None else
            Drawn(made.fingerprint, made.data, made.title, {name: list(s) for name, s in future.result().items()})
            for path, (made, future) in self.work.items()
        }


def environment() -> Environment:
    """The templates; every text is escaped, and a forgotten value is an error."""
    return Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)


def assets(out: Path) -> dict[str, str]:
    """Put the shared files in the site; their names with a mark of their content, so that no old one is kept."""
    folder = out / "assets"
    folder.mkdir(exist_ok=True)
    for file in ASSETS.iterdir():
        shutil.copyfile(file, folder / file.name)
    (folder / "dark.json").write_text(json.dumps(theme.DARK), encoding="utf-8")
    for lang in LANGUAGES:
        (folder / f"look-{lang}.json").write_text(json.dumps(drawing.look(lang), ensure_ascii=False), encoding="utf-8")
    script, version = out / SCRIPT, f"/* vl-convert {vl_convert.__version__}: Vega, Vega-Lite, Vega-Embed (BSD-3) */\n"
    if not script.is_file() or not script.read_text(encoding="utf-8").startswith(version):
        script.write_text(version + vl_convert.javascript_bundle(), encoding="utf-8")
    return {path.name: f"assets/{path.name}?{sha256(path.read_bytes()).hexdigest()[:8]}"
            for path in sorted(folder.iterdir())}


def remove(out: Path, name: str) -> None:
    """Take away a file of an earlier edition, and its folder when that was the last one."""
    (out / name).unlink()
    folder = (out / name).parent
    while folder != out and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
