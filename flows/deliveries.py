"""What was handed in: each delivery kept untouched in a folder of its own, with a record of what, when and why.

Of a confidential source only its reduced rows are kept, with the hash of the file as it came.

Until a source has a delivery its bundled tables serve (`data/bundled`: public stand-ins, proposals of our own), else
its example.
"""

import hashlib
import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from flows.home import DATA, home, shared_home
from flows.importing import Reading
from flows.sources import FOLDER, STANDARD, source, source_names

RECORD = "delivery.json"
BUNDLED = DATA / "bundled"


@dataclass(frozen=True)
class Delivery:
    """One kept file or folder. `delivered_at` is an ISO time (UTC); an example or a bundled table has none.

    `sha256`, `bytes`, `rows` and `set_aside` (rows by rule) are of the file as it came, also where only reduced rows
    of it are kept (`is_reduced`).
    """

    delivery: str
    source: str
    edition: str
    filename: str
    sha256: str
    bytes: int
    delivered_at: str
    year: int | None = None
    note: str = ""
    is_example: bool = False
    is_bundled: bool = False
    is_reduced: bool = False
    rows: int | None = None
    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    set_aside: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        if self.is_bundled:
            return BUNDLED / self.filename
        if self.is_example:
            return example_folder(self.source) / self.filename
        return home() / "deliveries" / self.source / self.delivery / self.filename

    @property
    def source_id(self) -> str:
        """The record on the list of sources that its figures cite."""
        if self.is_example:
            return f"example_{self.source}"
        return source(self.source).facts["bundled_source_id" if self.is_bundled else "source_id"]


def files_of(path: Path) -> list[Path]:
    """The file itself, or every file of a folder, by name; hidden ones are left out."""
    return sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith(".")) \
        if path.is_dir() else [path]


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, or of the names and contents of the files in a folder, in hexadecimal."""
    if not path.is_dir():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha256()
    for file in files_of(path):
        digest.update(f"{file.name} {sha256_of(file)}\n".encode())
    return digest.hexdigest()


def keep(
    path: Path, reading: Reading, year: int | None = None, note: str = "", reduced: str | None = None
) -> Delivery:
    """Copy a checked file into the deliveries, all or nothing, and return its record.

    Of a source that keeps reduced rows these are written instead (`flows.importing.reduced_rows`); ValueError without.
    """
    if (reduced is None) == bool(source(reading.source).reduced):
        raise ValueError(f"{reading.source}: reduced rows are for a source that is not kept whole, and only for that")
    now = datetime.now(UTC)
    delivery = Delivery(
        delivery=f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(2)}",
        source=reading.source,
        edition=reading.edition,
        filename=path.resolve().name if reduced is None else f"{path.resolve().stem}.reduced.csv",
        sha256=sha256_of(path),
        bytes=sum(file.stat().st_size for file in files_of(path)),
        delivered_at=now.isoformat(timespec="seconds"),
        year=year,
        note=note,
        rows=reading.rows_in,
        years=tuple(reading.years),
        regions=tuple(reading.regions),
        is_reduced=reduced is not None,
        set_aside=reading.set_aside,
    )
    folder = delivery.path.parent
    unfinished = folder.with_name(f".{folder.name}")
    unfinished.mkdir(parents=True)
    try:
        copy = unfinished / delivery.filename
        if reduced is not None:
            copy.write_text(reduced, encoding="utf-8")
        elif path.is_dir():
            copy.mkdir()
            for file in files_of(path):
                shutil.copyfile(file, copy / file.name)
        else:
            shutil.copyfile(path, copy)
        record = json.dumps(asdict(delivery), ensure_ascii=False, indent=2)
        (unfinished / RECORD).write_text(record, encoding="utf-8")
        unfinished.replace(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return delivery


def deliveries() -> list[Delivery]:
    """Every kept delivery, oldest first."""
    records = []
    for path in (home() / "deliveries").glob(f"*/*/{RECORD}"):
        if path.parent.name.startswith("."):
            continue
        facts = json.loads(path.read_text(encoding="utf-8"))
        records.append(Delivery(**{**facts, "years": tuple(facts["years"]), "regions": tuple(facts["regions"])}))
    return sorted(records, key=lambda delivery: delivery.delivery)


def latest() -> list[Delivery]:
    """Of each source and edition the last delivery; of a source delivered by year the last of each year, oldest first.
    """
    used, taken = [], set()
    for delivery in reversed(deliveries()):
        by_year = source(delivery.source).facts.get("by_year")
        parts = {(delivery.source, part) for part in (delivery.years if by_year else [delivery.edition])}
        if parts - taken:
            used.append(delivery)
            taken |= parts
    return used[::-1]


def in_use() -> list[Delivery]:
    """What the build reads: the latest deliveries, and for a source that has none its bundled tables or its example."""
    delivered = latest()
    missing = [name for name in source_names() if name not in {delivery.source for delivery in delivered}]
    others = [bundled(name) or example(name) for name in missing if bundled(name) or has_example(name)]
    return sorted([*delivered, *others], key=in_order)


def in_order(delivery: Delivery) -> tuple[str, str]:
    """By source and edition; by moment where a later delivery replaces years of an earlier one."""
    by_year = source(delivery.source).facts.get("by_year")
    return delivery.source, delivery.delivery if by_year else delivery.edition


def bundled(name: str) -> Delivery | None:
    """The tables of a source that come with the project, or None."""
    path = next((path for path in (BUNDLED / name, BUNDLED / f"{name}.csv") if path.exists()), None)
    if path is None:
        return None
    return Delivery(
        delivery=f"bundled-{name}",
        source=name,
        edition=source(name).facts.get("editions", [STANDARD])[0],
        filename=path.name,
        sha256=sha256_of(path),
        bytes=sum(file.stat().st_size for file in files_of(path)),
        delivered_at="",
        is_bundled=True,
    )


def has_example(name: str) -> bool:
    """Whether a source can make an example delivery of itself."""
    return find_spec(f"flows.{name}.example") is not None


@cache
def recipe_hash(name: str) -> str:
    """A hash of everything that the example of a source is made from."""
    files = [*(FOLDER / name).rglob("*.py"), *(FOLDER / name).rglob("*.csv"), *(FOLDER / name).rglob("*.toml"),
             *(DATA / "codelists").glob("*.csv"), *(DATA / "official").glob("*.csv")]
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in sorted(files))).hexdigest()[:12]


def example_folder(name: str) -> Path:
    """Where the example of a source stands; another recipe has another folder."""
    return shared_home() / "example" / f"{name}-{recipe_hash(name)}"


def example(name: str) -> Delivery:
    """The example delivery of a source, written when it is not there yet: a file, a zip where there are more tables."""
    module = import_module(f"flows.{name}.example")
    kind = source(name)
    suffix = "csv" if len(kind.tables_read) == 1 else "zip"
    filename = f"voorbeeld_{name}_{module.RECIPE_VERSION}.{suffix}"
    path = example_folder(name) / filename
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        module.write_example(unfinished)
        unfinished.replace(path)
        for old in path.parent.parent.glob(f"{name}-*"):
            if old != path.parent:
                shutil.rmtree(old, ignore_errors=True)
    return Delivery(
        delivery=f"example-{name}",
        source=name,
        edition=kind.facts.get("editions", [STANDARD])[0],
        filename=filename,
        sha256=sha256_of(path),
        bytes=path.stat().st_size,
        delivered_at="",
        is_example=True,
    )
