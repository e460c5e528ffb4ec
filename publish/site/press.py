"""What the makers of pages work at: desks in one language, and blocks from what the desks give."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from charts.figure import Figure
from figures.desk import HOME_REGION, Desk
from publish.edition import Edition, Published
from publish.site.addresses import Addresses, slug
from publish.site.content import Block, Links, Listing, Notice, Page, Prose, Section, Shown


class Press:
    """An edition in one language, and where its pages stand."""

    def __init__(self, edition: Edition, lang: str, addresses: Addresses):
        self.edition, self.lang, self.at, self.t = edition, lang, addresses, Published(lang)

    @cached_property
    def desk(self) -> Desk:
        """What figures are made at."""
        return self.edition.desk(self.lang)

    @cached_property
    def provinces(self) -> dict[str, str]:
        """The provinces by their Dutch name, from which their addresses are made: {"PV26": "Utrecht"}."""
        found = self.desk.rows("select region, name_nl from code_list.regions where kind = 'province' "
                               "and valid_to is null order by name_nl")
        return dict(zip(found["region"], found["name_nl"], strict=True))

    @cached_property
    def last_year(self) -> int | None:
        """The last year with flow figures."""
        return max(self.desk.years(), default=None)

    def path(self, key: str) -> str:
        """The file of a page by its key; "province.PV26" for that of a province, "indicator.waste" for one of the six.

        A province has its Dutch name in both languages.
        """
        kind, _, one = key.partition(".")
        if not one:
            return self.at.page(self.lang, key)
        return self.at.within(self.lang, kind, self.provinces[one] if kind == "province" else self.theme(one))

    def theme(self, key: str) -> str:
        """The name of one of the six indicators."""
        return self.t(f"indicatoren.theme.{key}")

    def show(self, figure: Figure | None, region: str = HOME_REGION, cut: str = "") -> list[Shown]:
        """A figure as a block, under an address of its own; none for None.

        `cut` tells figures with the same id apart; those of other regions than the home region bear its name.
        """
        if figure is None:
            return []
        parts = [figure.id, cut, "" if region == HOME_REGION else slug(self.provinces.get(region, region))]
        name = "-".join(filter(None, parts))
        words = replace(figure.words, link=self.at.absolute(self.at.figure(self.lang, name)))
        if self.edition.has_example and not words.example:
            words = replace(words, notes=[*words.notes, self.t("site.no_example_here")])
        return [Shown(replace(figure, id=name, words=words))]

    def listed(self, figure: Figure | None, folded: bool = False) -> list[Listing]:
        """A figure that is a table without a chart, as a block to put in a section; none for no figure."""
        return [] if figure is None else [Listing(figure.table, figure.words.title, folded)]

    def page(self, key: str, sections: Iterable[Section], title: str = "", intro: str = "") -> Page:
        """A page; title and intro come from the texts of the site, or of the screen, unless given.

        Sections without blocks are left out.
        """
        kept = [section for section in sections if section.blocks]
        return Page(key, self.path(key), self.lang, title or self.text(key, "title"), intro or self.text(key, "intro"),
                    kept)

    def text(self, key: str, name: str) -> str:
        """The title or the first sentence of a page: its own, or that of the screen with the same figures."""
        own = f"site.{key}.{name}"
        return self.t(own) if self.t.has(own) else self.t(f"{key}.{name}")

    def section(self, title: str, *blocks: Block | Sequence[Block]) -> Section:
        """A section of these blocks and lists of blocks."""
        flat = [one for block in blocks for one in (block if isinstance(block, list) else [block])]
        return Section(title, flat, slug(title))

    def prose(self, *keys: str, **values) -> Prose:
        """Paragraphs of the texts of the site."""
        return Prose([self.t(f"site.{key}", **values) for key in keys])

    def links(self, *keys: str) -> Links:
        """Links to pages of the site, each with its first sentence."""
        return Links([(self.text(key, "title"), self.path(key), self.text(key, "intro")) for key in keys])

    def awaiting(self, *indicators: str) -> list[Notice]:
        """What stands in the place of figures that have no data: which deliveries are needed and how to hand them in.

        Nothing when all of these indicators have figures.
        """
        waiting = [one for one in self.edition.awaited(self.lang) if one.indicator in indicators]
        if not waiting:
            return []
        titles = dict.fromkeys(title for one in waiting for title in one.titles)
        commands = list(dict.fromkeys(command for one in waiting for command in one.commands))
        names = self.t.join([one.name for one in waiting])
        return [Notice([self.t("site.no_data", names=names, titles="; ".join(titles))], commands)]
