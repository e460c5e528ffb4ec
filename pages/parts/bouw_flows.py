"""Construction in the flows: headline, path, share and goods; what they show is made in `figures.bouw`."""

from html import escape

from figures import bouw
from figures.margins import with_margin
from pages.parts.cards import cards
from pages.parts.screen import HOME_REGION, Screen


def show(screen: Screen, region: str, year: int, base_year: int | None, rule: str) -> None:
    """The figures of the flows for these choices."""
    t = screen.t
    headline(screen, region, year, rule)
    if region == HOME_REGION:
        found = bouw.assessment(screen, base_year, rule)
        if figure := bouw.path(screen, found, rule):
            screen.show(figure)
            cards(bouw.answers(screen, found), wide=True)
        else:
            screen.nothing(t("bouw.no_flows"))
    else:
        screen.nothing(t("bouw.path.elsewhere", region=screen.region_name(HOME_REGION)))
    places = list(dict.fromkeys([region, *screen.pinned_regions]))[:bouw.LINES]
    shares = bouw.share(screen, places, rule, screen.years_beside(year))
    for figure in (shares, bouw.groups(screen, region, year, rule)):
        if figure:
            screen.show(figure, decimals=1)
        else:
            screen.nothing()


def headline(screen: Screen, region: str, year: int, rule: str) -> None:
    """Use by construction and its share in one year, as cards."""
    t, parts = screen.t, []
    for indicator in ("construction", "construction_share"):
        rows = with_margin(screen.values([indicator], [region], [year], ["scope"], ["abiotic"], bouw.options(rule)))
        known = rows.dropna(subset=["value"])
        if known.empty:
            continue
        row = known.iloc[0]
        margin = "" if row["lower"] != row["lower"] else t(
            f"bouw.headline.margin{'_percent' if row['unit'] == '%' else ''}",
            lower=t.number(row["lower"], 1 if row["unit"] == "%" else 0),
            upper=t.number(row["upper"], 1 if row["unit"] == "%" else 0), unit=screen.unit(row["unit"]))
        title = t(f"bouw.headline.{indicator}", region=screen.region_name(region), year=year)
        amount = f"{t.number(row['value'], 1)}%" if row["unit"] == "%" else screen.large(row["value"], row["unit"])
        parts.append(f'<div class="card card-figure"><h2>{escape(title)}</h2><p class="amount">{escape(amount)}</p>'
                     f"<p>{escape(margin)}</p></div>")
    if parts:
        cards(parts)
