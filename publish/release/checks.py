"""What must hold before anything is released. Each check raises NotReleased with the key of what to say."""

import re
from pathlib import Path

import pandas as pd

from flows.deliveries import in_use
from indicators.build import PREFIX, BuildFailed, check_result, current, fingerprint
from indicators.database import connection
from publish.attack import attack
from publish.edition import Edition
from publish.release.index import MANIFEST
from publish.site.settings import publisher

NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,40}")


class NotReleased(Exception):
    """Why nothing was released: `key` of the text `release.refused.<key>` and what fills it."""

    def __init__(self, key: str, **values):
        self.key, self.values = key, values
        super().__init__(f"{key} {values}")


def check_name(name: str, folder: Path) -> None:
    """The name is fit for a folder, and no release has it. Capitals make no other name."""
    if not NAME.fullmatch(name) or name.endswith("."):
        raise NotReleased("name", found=name)
    taken = {path.name.lower(): path for path in folder.glob("*")} if folder.exists() else {}
    if name.lower() in taken:
        key = "exists" if (taken[name.lower()] / MANIFEST).is_file() else "folder_exists"
        raise NotReleased(key, name=name, folder=str(taken[name.lower()]))


def check_base_year() -> None:
    """A base year is chosen with its reason, in every language, or not at all."""
    known = publisher()
    if known["base_year"] and not (known["base_year_reason_nl"] and known["base_year_reason_en"]):
        raise NotReleased("base_year", year=known["base_year"])


def check_database() -> Path:
    """The database in use: it is of the deliveries and formulas as they are now, and keeps the rules of the build."""
    path = current()
    if path is None:
        raise NotReleased("not_built")
    if path.name != f"{PREFIX}{fingerprint(in_use())}.duckdb":
        raise NotReleased("not_current")
    try:
        check_result(connection(path).cursor())
    except BuildFailed as failure:
        raise NotReleased("rule", why=str(failure)) from failure
    return path


def check_disclosure(edition: Edition, earlier: pd.DataFrame | None) -> int:
    """Nobody can compute what is hidden; the number of figures attacked."""
    found = attack(connection(edition.database).cursor(), edition.values(), earlier)
    exposed = found[found["is_exposed"]]
    if len(exposed):
        first = ", ".join(str(part) for part in exposed.iloc[0][["indicator", "region", "year", "category"]])
        raise NotReleased("exposed", n=len(exposed), first=first)
    return len(found)
