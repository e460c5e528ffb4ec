"""Which indicators there are: every module of this folder that has an `INDICATOR`."""

from functools import cache
from importlib import import_module

from indicators.record import FOLDER, Indicator


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by id, flow indicators first because others are made of them."""
    modules = [path.stem for path in sorted(FOLDER.glob("*.py")) if "\nINDICATOR = " in path.read_text("utf-8")]
    records = [import_module(f"indicators.{name}").INDICATOR for name in modules]
    return {record.id: record for record in sorted(records, key=lambda record: record.kind != "flow")}
