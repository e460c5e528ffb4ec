"""The files that were handed in: each kept untouched in a folder of its own, with a record of what, when and why."""

import hashlib
import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from flows.home import home
from flows.importing import Reading
from flows.sources import source_names

RECORD = "delivery.json"


@dataclass(frozen=True)
class Delivery:
    """One kept file. `delivered_at` is an ISO time (UTC); an example has none and says `is_example`."""

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
    rows: int | None = None
    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        folder = home() / ("example" if self.is_example else f"deliveries/{self.source}/{self.delivery}")
        return folder / self.filename


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(path: Path, reading: Reading, year: int | None = None, note: str = "") -> Delivery:
    """Copy a checked file into the deliveries, all or nothing, and return its record."""
    now = datetime.now(UTC)
    delivery = Delivery(
        delivery=f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(2)}",
        source=reading.source,
        edition=reading.edition,
        filename=path.name,
        sha256=sha256_of(path),
        bytes=path.stat().st_size,
        delivered_at=now.isoformat(timespec="seconds"),
        year=year,
        note=note,
        rows=reading.rows_in,
        years=tuple(reading.years),
        regions=tuple(reading.regions),
    )
    folder = delivery.path.parent
    unfinished = folder.with_name(f".{folder.name}")
    unfinished.mkdir(parents=True)
    try:
        shutil.copyfile(path, unfinished / path.name)
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
    """Of each source and edition the last delivery."""
    return list({(delivery.source, delivery.edition): delivery for delivery in deliveries()}.values())


def in_use() -> list[Delivery]:
    """What the build reads: the latest deliveries, and the example of a source that has none."""
    delivered = latest()
    known = {delivery.source for delivery in delivered}
    examples = [example(source) for source in source_names() if source not in known and has_example(source)]
    return sorted([*delivered, *examples], key=lambda delivery: (delivery.source, delivery.edition))


def has_example(source: str) -> bool:
    """Whether a source can make an example delivery of itself."""
    return find_spec(f"flows.{source}.example") is not None


def example(source: str) -> Delivery:
    """The example delivery of a source, written when it is not there yet."""
    module = import_module(f"flows.{source}.example")
    filename = f"voorbeeld_{source}_{module.RECIPE_VERSION}.csv"
    path = home() / "example" / filename
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        module.write_example(unfinished)
        unfinished.replace(path)
    return Delivery(
        delivery=f"example-{source}",
        source=source,
        edition="province",
        filename=filename,
        sha256=sha256_of(path),
        bytes=path.stat().st_size,
        delivered_at="",
        is_example=True,
    )
