"""Who publishes the site, and with which choices, from `data/publisher.toml`; empty where not filled in."""

import tomllib
from functools import cache

from flows.home import DATA


@cache
def publisher() -> dict[str, str]:
    """Every setting by its name."""
    return tomllib.loads((DATA / "publisher.toml").read_text(encoding="utf-8"))


def base_year() -> int | None:
    """The year that changes and paths start from; None where none was chosen. Raises ValueError for no year."""
    return int(publisher()["base_year"]) if publisher()["base_year"] else None
