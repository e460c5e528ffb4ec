"""What changed between versions of the data: figures that are new, gone, or have another value or status."""

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from publish.edition import KEY
from publish.package.tables import FIGURES

DESCRIPTOR = "datapackage.json"
CHANGE_COLUMNS = [*KEY, "change", "value_before", "value", "status_before", "status"]
ADDED, REMOVED, CHANGED = "added", "removed", "changed"
# Two values that differ less than this part of themselves are the same.
SAME = 1e-12


class NoPackage(Exception):
    """A folder that was named as an earlier package is none. The message is its path."""


@dataclass(frozen=True)
class Former:
    """An earlier package: its version, its figures, and what it said of itself and of the versions before it."""

    version: str
    rows: pd.DataFrame
    history: list[dict]


def is_package(folder: Path) -> bool:
    """Whether a package stands in a folder."""
    return (folder / DESCRIPTOR).is_file()


def read_former(folder: Path) -> Former:
    """The package that stands in a folder. Raises NoPackage when there is none."""
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        (figures,) = [resource["path"] for resource in descriptor["resources"]
                      if resource["name"] == f"{FIGURES}-parquet"]
        return Former(descriptor["version"], pd.read_parquet(folder / figures), descriptor["history"])
    except (OSError, ValueError, KeyError) as missing:
        raise NoPackage(str(folder)) from missing


def changes(rows: pd.DataFrame, former: pd.DataFrame) -> pd.DataFrame:
    """One row for each figure that is new, gone or changed: CHANGE_COLUMNS, in order of the key."""
    both = rows[[*KEY, "value", "status"]].merge(
        former[[*KEY, "value", "status"]], how="outer", on=KEY, suffixes=("", "_before"), indicator=True
    )
    distance = (both["value"] - both["value_before"]).abs()
    same_value = (distance <= SAME * both["value"].abs()) | (both["value"].isna() & both["value_before"].isna())
    same = same_value & (both["status"] == both["status_before"])
    change = both["_merge"].map({"left_only": ADDED, "right_only": REMOVED, "both": CHANGED}).astype(str)
    found = both.assign(change=change)[(change != CHANGED) | ~same]
    return found.sort_values(KEY, ignore_index=True)[CHANGE_COLUMNS]


def counted(found: pd.DataFrame) -> dict[str, int]:
    """How many figures are new, gone and changed."""
    return {kind: int((found["change"] == kind).sum()) for kind in (ADDED, REMOVED, CHANGED)}
