"""Where things live: `GRONDSTOFFEN_HOME` holds deliveries and the database, the checkout holds the rest."""

import os
from pathlib import Path

PROJECT = Path(__file__).parents[1]
DATA = PROJECT / "data"


def home() -> Path:
    """The folder with deliveries and the database; `data/` in the checkout unless the environment says other."""
    return Path(os.environ.get("GRONDSTOFFEN_HOME") or DATA).resolve()


def shared_home() -> Path:
    """Where what is made from the checkout alone is kept, once for every home: `data/`, or the home where that is
    closed to writing.
    """
    return DATA if os.access(DATA, os.W_OK) else home()
