"""The six indicators, and the screens behind them: waste, environmental impact, supply risk."""

from collections.abc import Iterable

from markupsafe import Markup

from charts.figure import Figure
from figures import (
    afval_ladder,
    afval_place,
    afval_ten,
    afval_time,
    leveringszekerheid,
    leveringszekerheid_goods,
    leveringszekerheid_material,
    milieudruk,
    milieudruk_change,
)
from figures.desk import HOME_REGION
from figures.indicatoren import THEMES, View
from figures.indicatoren_cards import Card, cards
from figures.indicatoren_needs import needs_table
from figures.indicatoren_parts import divisions, parts_figure
from figures.indicatoren_places import places_figure
from figures.indicatoren_time import trend_figure
from flows.code_lists import NATION
from indicators.impact import IMPACTS
from publish.site.addresses import slug
from publish.site.content import Cards, Links, Listing, Page, Prose, Section
from publish.site.press import Press
from publish.site.settings import base_year

# In so many ways the first measure of an indicator is divided on its page.
DIVISIONS = 2
# What an impact figure is and is not.
ABOUT = ("upstream", "exports", "combustion", "double", "territorial")


def indicators_page(press: Press, key: str) -> Page:
    """A card for each of the six, then each through the years; the rest of it has a page of its own."""
    desk, t = press.desk, press.t
    found = cards(desk, HOME_REGION, base_year=base_year())
    sections = [press.section(t("site.indicatoren.six"), Cards([card_html(one) for one in found]))]
    for number, (theme, ids) in enumerate(THEMES.items(), 1):
        view = View(desk, HOME_REGION, ids[0])
        blocks = press.awaiting(ids[0])
        if view.now is not None:
            blocks = [*press.show(trend_figure(view, base_year()), cut=cut(view)),
                      Links([(t("site.indicator.more", name=press.theme(theme)),
                              press.path(f"indicator.{theme}"), "")])]
        sections.append(press.section(f"{number}. {press.theme(theme)}", Prose([desk.definition(ids[0])]), *blocks))
    sections.append(press.section(t("indicatoren.needs.heading"),
                                  Listing(needs_table(desk), t("indicatoren.needs.caption"))))
    return press.page(key, sections)


def indicator(press: Press, key: str) -> Page:
    """One of the six: its years, what it consists of and the provinces; then the measures that go with it."""
    desk, t, theme = press.desk, press.t, key.partition(".")[2]
    sections = []
    for name in THEMES[theme]:
        view, blocks = View(desk, HOME_REGION, name), press.awaiting(name)
        if view.now is not None:
            blocks = press.show(trend_figure(view, base_year()), cut=cut(view))
            if name == THEMES[theme][0]:
                for number, division in enumerate(divisions(view)[:DIVISIONS]):
                    end = f"{cut(view)}-{slug(division)}" if number else cut(view)
                    blocks += press.show(parts_figure(view, division), cut=end)
                blocks += press.show(places_figure(view), cut=cut(view))
        sections.append(press.section(desk.name("indicator", name), Prose([desk.definition(name)]), *blocks))
    sections.append(press.section(t("site.indicator.onward"), press.links("indicatoren", "provincies", "methode")))
    return press.page(key, sections, press.theme(theme), t("site.indicator.intro"))


def cut(view: View) -> str:
    """The end of the address of a figure of an indicator."""
    return view.indicator.replace("_", "-")


def card_html(one: Card) -> str:
    """A card of one of the six."""
    amount = Markup('<p class="amount">{}</p>').format(one.amount) if one.amount else Markup("<p>{}</p>").format(
        one.missing)
    lines = Markup("").join(Markup("<p>{}</p>").format(line) for line in (*one.marks, *one.lines))
    return Markup('<div class="card card-figure"><h3>{}. {}</h3><p>{}</p>{}{}</div>').format(
        one.number, one.title, one.name, amount, lines)


def of_figures(press: Press, figures: Iterable[Figure | None]) -> list[Section]:
    """A section for each figure that there is."""
    return [press.section("", press.show(figure)) for figure in figures]


def waste(press: Press, key: str) -> Page:
    """Waste: the ladder, the years, the places, and the ten flows beside goods."""
    desk = press.desk
    sections = [press.section("", *press.awaiting("waste_treated", "waste_potential"))]
    years = desk.years(("waste_treated",), HOME_REGION)
    if years:
        here = desk, HOME_REGION, years[-1]
        sections += of_figures(press, [
            afval_ladder.ladder(*here), afval_time.by_rank(desk, HOME_REGION),
            afval_time.by_treatment(desk, HOME_REGION), afval_time.shares(desk, [HOME_REGION, NATION]),
            afval_time.provinces(desk, years[-1], [HOME_REGION]), afval_place.places(*here),
            afval_ladder.left_out(*here)])
    known = years or desk.years(region=HOME_REGION)
    if known:
        sections += of_figures(press, [afval_ten.ten_flows(desk, HOME_REGION, known[-1])])
    return press.page(key, sections)


def impact(press: Press, key: str) -> Page:
    """Greenhouse gas and environmental costs of what comes in."""
    desk, t = press.desk, press.t
    sections = [press.section("", *press.awaiting(*IMPACTS)),
                press.section(t("milieudruk.about.title"), Prose([t(f"milieudruk.about.{name}") for name in ABOUT]))]
    for name in IMPACTS:
        years = desk.years((name,), HOME_REGION)
        if not years:
            continue
        sections += of_figures(press, [
            milieudruk.by_part(desk, HOME_REGION, years[-1], name, "goods_group"),
            milieudruk.over_years(desk, HOME_REGION, name, "transition_agenda"),
            milieudruk_change.drivers(desk, HOME_REGION, years[0], years[-1], name) if len(years) > 1 else None,
            milieudruk.covered(desk, HOME_REGION, years[-1], name)])
    return press.page(key, sections)


def supply(press: Press, key: str) -> Page:
    """Critical raw materials in what comes in."""
    desk = press.desk
    sections = [press.section("", *press.awaiting("crm_mass", "crm_value"))]
    years = desk.years(("crm_mass",), HOME_REGION)
    if years:
        here = desk, HOME_REGION, years[-1]
        sections += of_figures(press, [
            leveringszekerheid.against_limits(*here),
            leveringszekerheid.ranked(*here, next(iter(leveringszekerheid.ORDERS))),
            leveringszekerheid_goods.goods_by_material(*here),
            leveringszekerheid_goods.at_stake(*here),
            leveringszekerheid_material.regions(desk, [HOME_REGION, NATION],
                                                next(iter(leveringszekerheid_material.MEASURES)))])
    return press.page(key, sections)
