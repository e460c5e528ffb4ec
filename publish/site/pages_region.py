"""The provinces: one page that leads to all, and a page of its own for each."""

from figures import overzicht, stromen, targets
from figures.stromen_time import years as through_years
from publish.site.content import Cards, Links, Notice, Page, Prose
from publish.site.pages_flows import chosen, diagram
from publish.site.press import Press


def provinces(press: Press, key: str) -> Page:
    """Links to the pages of the provinces."""
    desk, t = press.desk, press.t
    items = []
    for region in press.provinces:
        found = targets.territory(desk, "dmi", "abiotic", region)
        said = t("site.provincies.item", value=desk.large(found.latest.value, found.unit),
                 year=found.latest.year) if found and found.latest.value is not None else t("site.provincies.none")
        items.append((desk.region_name(region), press.path(f"province.{region}"), said))
    return press.page(key, [
        press.section("", *press.awaiting("dmi"), Prose([t("site.provincies.no_sum")])),
        press.section(t("site.provincies.list"), Links(sorted(items))),
    ])


def province(press: Press, key: str) -> Page:
    """One province: use, biggest groups, flows."""
    desk, t, region = press.desk, press.t, key.removeprefix("province.")
    name = desk.region_name(region)
    series = {category: targets.territory(desk, "dmi", category, region) for category in overzicht.CATEGORIES}
    title, intro = t("site.province.title", name=name), t("site.province.intro", name=name)
    used = series["abiotic"]
    if used is None:
        return press.page(key, [press.section("", Notice([t("site.province.none", name=name)]),
                                              *press.awaiting("dmi"))], title, intro)
    asked = chosen(desk, region)
    found = stromen.diagram(desk, asked) if asked else None
    figures = [
        press.show(overzicht.recent(desk, region), region),
        press.show(overzicht.biggest(desk, region, used.latest.year), region),
        diagram(press, region),
        press.show(through_years(found.said), region) if found else [],
    ]
    return press.page(key, [
        press.section(t("site.province.headline"), Cards(overzicht.headline(desk, series, None))),
        *(press.section("", figure) for figure in figures),
        press.section(t("site.province.onward"), press.links("provincies", "methode")),
    ], title, intro)
