"""The six indicators in one look: a card each, as data, for the screen, the site and the files of the monitor.

    for card in cards(desk, "PV26", 2022):
        card.title, card.amount, card.lines, card.marks
"""

from collections.abc import Mapping
from dataclasses import dataclass

from figures.desk import MLD, Desk
from figures.indicatoren import MEASURES, SCOPES, THEMES, View
from figures.indicatoren_needs import absent
from figures.indicatoren_said import change_words, changed, coverage, other_coefficients
from indicators.uncertainty import Observation


@dataclass(frozen=True)
class Card:
    """One of the six in one region and year, in words.

    `title` names the theme, `name` the indicator with its part. `amount` is the value with its unit, "" without one;
    then `missing` says what is needed. `lines` are the sentences below it, in order: status with margin, change,
    coverage, what stands beside it. `marks` are words that must stand on it: example data, climate only, upper bound.
    `value`, `unit`, `status` (a code), `lower` and `upper` are None where unknown.
    """

    theme: str
    indicator: str
    number: int
    title: str
    name: str
    year: int | None
    amount: str
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    missing: str = ""
    value: float | None = None
    unit: str = ""
    status: str | None = None
    lower: float | None = None
    upper: float | None = None
    is_example: bool = False


def cards(desk: Desk, region: str, year: int | None = None, category: str | None = None, base_year: int | None = None,
          options: Mapping[str, str | float] | None = None) -> list[Card]:
    """The six in their order; `category` is a scope of the first two, `options` count for each that has them.

    `year`: the last with a figure, of each, unless given.
    """
    return [card(View(desk, region, ids[0], year, category if MEASURES[ids[0]].categories == SCOPES else None, options),
                 base_year, options) for ids in THEMES.values()]


def card(view: View, base_year: int | None = None, options: Mapping[str, str | float] | None = None) -> Card:
    """The card of one indicator; `options` are also for what stands beside it."""
    t, theme, now = view.t, view.measure.theme, view.now
    facts = {
        "theme": theme, "indicator": view.indicator, "number": list(THEMES).index(theme) + 1,
        "title": t(f"indicatoren.theme.{theme}"), "name": view.title, "year": view.year, "unit": view.unit,
    }
    if now is None:
        return Card(**facts, amount="", lines=(), marks=marks(view, example=False),
                    missing=absent(view.desk, view.region, view.indicator, view.year))
    seen = Observation.from_row(now)
    lines = [status_words(view, now, seen), change_words(view, base_year), *beside(view, options),
             coefficients(view), coverage(view), *changed(view)]
    return Card(
        **facts, amount=large(view, seen.value), lines=tuple(filter(None, lines)), marks=marks(view, seen.is_example),
        value=seen.value, status=seen.status, lower=seen.lower, upper=seen.upper, is_example=seen.is_example)


def large(view: View, value: float) -> str:
    """A headline amount: a thousand mln kg and more in mld kg."""
    if view.unit == view.desk.unit("mln kg") and abs(value) >= MLD:
        return view.desk.large(value, "mln kg")
    return view.amount(value)


def coefficients(view: View) -> str:
    """Of which year the coefficients are, where it is another year; else ""."""
    used = other_coefficients(view, [view.year])
    return view.t("indicatoren.card.coefficients", used=used[view.year]) if used else ""


def marks(view: View, example: bool) -> tuple[str, ...]:
    """The words that may not be missing on a card."""
    t = view.t
    said = [t("indicatoren.mark.example")] if example else []
    if view.measure.theme == "waste":
        said.append(t("indicatoren.mark.upper_bound"))
    if view.indicator == "mki" and view.weights:
        said.append(view.weights[0])
    return tuple(said)


def status_words(view: View, row, seen: Observation) -> str:
    """Status and margin: "Status: geschat. 95%-marge: 10.506 tot 10.926 mln kg."."""
    t, status = view.t, view.status(row)
    if seen.margin is None:
        return t("indicatoren.card.no_margin", status=status)
    return t("indicatoren.card.margin", status=status, lower=view.number(seen.lower), upper=view.number(seen.upper),
             unit=view.unit)


def beside(view: View, options: Mapping[str, str | float] | None) -> list[str]:
    """What stands beside the headline: without fossil energy carriers, and the other measures of the same theme."""
    t, desk, said = view.t, view.desk, []
    if view.category == "abiotic":
        said += amount_of(View(desk, view.region, view.indicator, view.year, "abiotic_non_energy", view.options),
                          desk.name("scope", "abiotic_non_energy"))
    for name in THEMES[view.measure.theme]:
        if name != view.indicator and name in MEASURES:
            other = View(desk, view.region, name, view.year, view.category, options)
            said += amount_of(other, other.short)
    return [t("indicatoren.card.beside", told="; ".join(said))] if said else []


def amount_of(view: View, name: str) -> list[str]:
    """A name with its amount; nothing where there is none."""
    now = view.now
    return [view.t("indicatoren.card.named", name=name, amount=large(view, now["value"]))] if now is not None else []
