"""What was released: the releases in a folder, their figures, and whether each is still as it was."""

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from flows.deliveries import sha256_of
from flows.home import home

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
# The layout of the manifest. A reader takes what it knows of any other: old releases stay as they were made.
LAYOUT = 1
FIGURES = "**/indicator-value*.parquet"


class NoFigures(Exception):
    """The figures of a release are not found, so that nobody knows what it told. The message is its folder."""


@dataclass(frozen=True)
class Release:
    """A release as its manifest tells: name, when it was made (ISO time), mark of its database, example data or not.

    `files` are the hashes by path, without the manifest and the file with all hashes; `package` is the folder of its
    data package.
    """

    name: str
    folder: Path
    made_at: str
    database: str
    example: bool
    base_year: str
    files: dict[str, str]

    @property
    def package(self) -> Path:
        return self.folder / "package"

    def figures(self) -> pd.DataFrame:
        """The rows of the contract that it told. Raises NoFigures when they are not found."""
        found = sorted(self.folder.glob(FIGURES))
        if not found:
            raise NoFigures(str(self.folder))
        return pd.read_parquet(found[0])

    def changed(self) -> list[str]:
        """The files that are not as they were released, or not there; and those that were added since."""
        there = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*") if path.is_file()}
        known = self.files | {MANIFEST: sha256_of(there[MANIFEST])}
        if SUMS in there:  # older layouts have none
            sums = read_sums(there[SUMS])
            known |= {MANIFEST: sums.get(MANIFEST, ""),
                      SUMS: sha256_of(there[SUMS]) if sums | self.files == sums else ""}
        broken = [name for name, expected in known.items() if name not in there or sha256_of(there[name]) != expected]
        return sorted({*broken, *(there.keys() - known.keys())})


def releases_folder() -> Path:
    """Where releases are kept unless the command says other."""
    return home() / "releases"


def releases(folder: Path) -> list[Release]:
    """The releases in a folder, the first one first; none when there is no such folder."""
    return sorted(map(read, folder.glob(f"*/{MANIFEST}")), key=lambda one: (one.made_at, one.name))


def read(manifest: Path) -> Release:
    """One release. What an older layout does not tell is empty."""
    told = json.loads(manifest.read_text(encoding="utf-8"))
    files = {name: known["sha256"] if isinstance(known, dict) else known
             for name, known in told.get("files", {}).items()}
    chosen = told.get("base_year") or {}
    return Release(
        told.get("name", manifest.parent.name), manifest.parent, told.get("made_at", ""), told.get("database", ""),
        bool(told.get("example")), str(chosen.get("year") or ""), files,
    )


def told_before(folder: Path) -> pd.DataFrame | None:
    """All figures that went out in the releases of a folder, for the gate; None when there are none.

    Raises NoFigures for a release of which they are not found: the gate cannot guard what it does not know.
    """
    rows = [one.figures() for one in releases(folder)]
    return pd.concat(rows, ignore_index=True) if rows else None


def sums(files: dict[str, str]) -> str:
    """Hashes by path as `sha256sum --check` reads them."""
    return "".join(f"{hashed}  {name}\n" for name, hashed in sorted(files.items()))


def read_sums(path: Path) -> dict[str, str]:
    """Hashes by path, of a file that `sums` wrote."""
    lines = [line.partition("  ") for line in path.read_text(encoding="utf-8").splitlines()]
    return {name: hashed for hashed, _, name in lines}
