"""The whole pack from an edition and a selection: files by name, in a folder, and as one zip.

    made = pack(edition, selection, "nl")               # made.files, made.zip, made.contents
    write(made, Path("monitor"))                        # raises NotAPack for a folder with other things in it
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.texts import Texts
from publish.edition import Edition
from publish.monitor import manifest, pictures, typeset, word, workbook
from publish.monitor.archive import zipped
from publish.monitor.contents import Contents, collect
from publish.monitor.selection import Selection, to_toml
from publish.site.addresses import slug

# What a reader hears while it is made: how much is done (0 to 1) and what is being made.
Tell = Callable[[float, str], None]
# Each figure by itself: how it is made, and how its file ends.
SEPARATE = {"svg": lambda one, drawing, edition: drawing.sheet.encode("utf-8"),
            "png": lambda one, drawing, edition: drawing.print_png,
            "figure_pdf": typeset.one_figure}
FILES = {"svg": "svg", "png": "png", "figure_pdf": "pdf"}
# How much of the time each step takes.
COLLECTING, DRAWING = 0.25, 0.9


class NotAPack(ValueError):
    """A folder with files in it that this program did not make."""


@dataclass(frozen=True)
class Pack:
    """A pack. `files` by their path in it, `name` that of the zip."""

    contents: Contents
    files: dict[str, bytes]
    name: str

    @property
    def zip(self) -> bytes:
        """All files in one."""
        return zipped(self.files)


def pack(edition: Edition, selection: Selection, lang: str, template: Path | None = None,
         tell: Tell = lambda done, what: None, processes: int | None = None) -> Pack:
    """Make everything. With `processes=0` nothing runs beside this process.

    Raises `word_style.NoTemplate`, FileNotFoundError and UnreadableError.
    """
    t, wanted, done = Texts(lang), max(len(selection.items), 1), 0

    def collecting(title: str) -> None:
        nonlocal done
        tell(COLLECTING * done / wanted, title)
        done += 1

    contents = collect(edition, selection, lang, collecting)
    files: dict[str, bytes] = {}
    of_figures: dict[int, list[str]] = {}
    drawings = []
    tell(COLLECTING, t("pack.drawing"))
    for one, drawing in zip(contents.shown, pictures.draw(contents.shown, selection, processes), strict=True):
        drawings.append(drawing)
        own = {f"{t('pack.folder')}/{pictures.file_name(one, FILES[form])}": make(one, drawing, edition)
               for form, make in SEPARATE.items() if form in selection.formats}
        of_figures[one.number] = list(own)
        files |= own
        share = len(drawings) / len(contents.shown)
        tell(COLLECTING + (DRAWING - COLLECTING) * share, one.figure.words.title)
    name = slug(t("pack.file", region=contents.region))
    tell(DRAWING, t("pack.writing"))
    whole = {"docx": lambda: word.document(contents, drawings, template),
             "pdf": lambda: typeset.document(contents, drawings),
             "xlsx": lambda: workbook.workbook(contents, drawings)}
    documents = {contents.file(name, form): make() for form, make in whole.items() if form in selection.formats}
    documents |= {
        contents.file(t("pack.selection_file"), "toml"): to_toml(selection).encode("utf-8"),
        contents.file(t("pack.readme_file"), "txt"): manifest.readme(contents),
    }
    files = documents | files
    files[contents.file(manifest.NAME, "json")] = manifest.manifest(contents, files, of_figures)
    files[contents.file(manifest.HASHES, "txt")] = manifest.hashes(files)
    tell(1, "")
    return Pack(contents, files, contents.file(name, "zip"))


def write(made: Pack, out: Path) -> None:
    """Put the files and their zip in a folder that is new, empty, or holds a pack, whose files give way."""
    for name in earlier(out):
        (out / name).unlink(missing_ok=True)
    for name, content in (made.files | {made.name: made.zip}).items():
        file = out / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def earlier(out: Path) -> list[str]:
    """The files of the pack that stands in a folder. Raises NotAPack for a folder with anything else."""
    if not out.exists():
        return []
    if not out.is_dir():
        raise NotAPack(str(out))
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    known: set[str] = set()
    for record in out.glob(f"{manifest.NAME}*.json"):
        try:
            known |= {record.name, *json.loads(record.read_text(encoding="utf-8"))["files"]}
        except (ValueError, KeyError, TypeError) as wrong:
            raise NotAPack(str(out)) from wrong
    known |= {name for name in there if known and "/" not in name and (
        name.startswith(manifest.HASHES) or name.endswith(".zip"))}
    if there - known:
        raise NotAPack(str(out))
    return sorted(there)
