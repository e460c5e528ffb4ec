"""Overzicht, the first screen: what is going on with abiotic raw materials in one look."""

from charts.figure import Figure
from charts.trend import trend
from pages.parts.screen import open_screen

screen = open_screen("overzicht")
with screen.choices():
    region = screen.region()
    base = screen.base_year(screen.years())
screen.comparison_set()
rows = screen.values(["dmi"], regions=[region], dimensions=["scope"], categories=["abiotic", "abiotic_non_energy"])
frame = rows.assign(series=[screen.name("scope", c) for c in rows["category"]])
words = screen.words("abiotisch-gebruik", "Abiotisch gebruik", "sub", indicator="dmi", rows=rows, alt="Een zin over het gebruik dat daalt.")
screen.show(Figure("abiotisch-gebruik", trend(frame, unit=words.unit, lang=screen.lang), frame[["year","series","value"]], words))
screen.close()
