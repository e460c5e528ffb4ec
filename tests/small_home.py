"""A small real delivery of flows and of waste, built: enough to publish from, in seconds.

Waste of Utrecht in 2023, in kg (companies): concrete and brick, 40,000 (1) and 30,000 (14), are treated in the
province; 50,000 (17) of household waste goes to Gelderland. One company may not be told of, so the gate hides the
40,000, and the 30,000 with it, since the total and the third are shown. All other sources are examples.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from delivered import write
from waste_rows import deliver, text_of

from indicators.build import build

COLUMNS = ("province", "ewc_code", "code", "sum", "processor_province", "companies")
WASTE = (("Utrecht", "170101", "B01", "40000", "Utrecht", "1"), ("Utrecht", "170102", "C01", "30000", "Utrecht", "14"),
         ("Utrecht", "200301", "D01", "50000", "Gelderland", "17"))
# Key and kilograms of what the gate hides of it.
HIDDEN = {("waste_treated", "PV26", 2023, "treatment", "B01"): 40_000,
          ("waste_treated", "PV26", 2023, "treatment", "C01"): 30_000}


@contextmanager
def small_home(folder: Path) -> Iterator[Path]:
    """A GRONDSTOFFEN_HOME with the deliveries, which holds as long as the block."""
    home = folder / "home"
    home.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(home))
        deliver("cbs_flows", write(folder))
        deliver_waste(folder)
        yield home


def deliver_waste(folder: Path, rows=WASTE) -> None:
    """Hand in the waste and build."""
    path = folder / "afval.csv"
    path.write_text(text_of(rows, COLUMNS), encoding="utf-8")
    deliver("lma_waste", path, 2023)
    build()
