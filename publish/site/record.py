"""What was published before, kept in the site itself: to make again only what changed, and to tell what has changed.

    record = read(out)                      # of the edition that stands there; empty for a new folder
    record.history                          # newest first: version, date, and the figures that were added or changed
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

FILE = "site.json"
# More editions than this are not told any more.
TOLD = 50


class NotASite(ValueError):
    """A folder with files in it that this program did not make."""


@dataclass(frozen=True)
class Change:
    """One edition: `version` of the database, when it was built (ISO time), and paths of figures with their titles."""

    version: str
    built_at: str
    added: dict[str, str]
    changed: dict[str, str]
    removed: dict[str, str]


@dataclass(frozen=True)
class Drawn:
    """A figure as it was drawn: fingerprint of its files and of its data, title, and sizes of its pictures."""

    fingerprint: str
    data: str
    title: str
    sizes: dict[str, list[int]]


@dataclass(frozen=True)
class Record:
    """See the module. `files` are all files of the site, `figures` by their folder; `notice` on example data."""

    version: str = ""
    files: list[str] = field(default_factory=list)
    figures: dict[str, Drawn] = field(default_factory=dict)
    history: list[Change] = field(default_factory=list)
    notice: str = ""


def read(out: Path) -> Record:
    """The record of a site. Raises NotASite for a folder with other things in it."""
    file = out / FILE
    if not file.is_file():
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise NotASite(str(out))
        return Record()
    known = json.loads(file.read_text(encoding="utf-8"))
    return Record(
        known["version"], known["files"],
        {path: Drawn(**figure) for path, figure in known["figures"].items()},
        [Change(**change) for change in known["history"]],
        known["notice"],
    )


def write(out: Path, record: Record) -> None:
    """Keep the record with its site."""
    (out / FILE).write_text(json.dumps(asdict(record), ensure_ascii=False, indent=1), encoding="utf-8")


def history(before: Record, figures: dict[str, Drawn], version: str, built_at: str) -> list[Change]:
    """The editions so far with this one first; the same figures again are no new edition."""
    old = before.figures
    added = {path: figure.title for path, figure in figures.items() if path not in old}
    changed = {path: figure.title for path, figure in figures.items()
               if path in old and old[path].data != figure.data}
    removed = {path: figure.title for path, figure in old.items() if path not in figures}
    if not (added or changed or removed):
        return before.history
    return [Change(version, built_at, added, changed, removed), *before.history][:TOLD]
