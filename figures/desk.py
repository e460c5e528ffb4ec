"""What a figure is made at: questions to one database, names and words in one language, sources and status.

    desk = Desk(ask, "nl", link)
    rows = desk.values(["dmi"], regions=["PV26"], dimensions=["scope"])
    words = desk.words("abiotisch-gebruik", title, rows=rows, indicator="dmi", alt=...)
    Figure("abiotisch-gebruik", trend(rows, unit=words.unit), table, words)

A screen is a desk with choices; a publisher has one for each language.
"""

import re
from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from charts.figure import Words
from figures.names import Names
from figures.provenance import CLIMATE_ONLY, Provenance
from flows.sql import literal
from flows.texts import Texts
from indicators import ask

HOME_REGION = "PV26"
# mln kg in a mld kg.
MLD = 1000
# Below so many mln kg or mln EUR whole ones say too little.
SMALL = 100


def decimals_of(value: float | None) -> int:
    """How many decimals an amount in millions needs."""
    return 0 if value is None or abs(value) >= SMALL else 1


class Desk:
    """See the module. `rows` asks the database, `t` has the texts of `lang`, `link` gives a figure its address.

    Texts in the place of a language are used as they are.
    """

    def __init__(self, rows: Callable[[str], pd.DataFrame], lang: str | Texts,
                 link: Callable[[str], str] = lambda figure: ""):
        self.t = Texts(lang) if isinstance(lang, str) else lang
        self.lang = self.t.lang
        self.ask, self.address_of = rows, link
        self.names = Names(self.rows, self.t)
        self.provenance = Provenance(self.rows, self.t, self.names)

    # Asking

    def rows(self, select: str) -> pd.DataFrame:
        """The rows of a question in SQL, which selects and filters and no more."""
        return self.ask(select)

    def values(self, indicators: Sequence[str], regions=None, years=None, dimensions=None, categories=None,
               options=None) -> pd.DataFrame:
        """Rows of the contract, as `indicators.ask.values`."""
        return self.rows(
            ask.values_sql(indicators, regions, years, dimensions, categories, options, coverage=True))

    def years(self, indicators: Sequence[str] = ("dmi",), region: str | None = None) -> list[int]:
        """The years with a known figure of these indicators, oldest first."""
        where = f" and region = {literal(region)}" if region else ""
        found = self.rows(f"""
            select distinct year from result.indicator_value
            where indicator in ({", ".join(map(literal, indicators))}) and value is not null{where} order by year
        """)
        return [int(year) for year in found["year"]]

    def regions(self, kinds: Sequence[str] = ("province",), indicators: Sequence[str] = ("dmi",)) -> list[str]:
        """Codes of the regions of these kinds with figures of these indicators (all of them where none has).

        Kind after kind, each by name.
        """
        wanted, measured = (", ".join(map(literal, names)) for names in (kinds, indicators))
        known = self.rows(f"""
            select region, region in (
                select distinct region from result.indicator_value where indicator in ({measured})
            ) as has_figures
            from code_list.regions
            where kind in ({wanted}) and valid_to is null
            order by list_position([{wanted}], kind), name_{self.lang}
        """)
        found = known[known["has_figures"]] if known["has_figures"].any() else known
        return list(found["region"])

    def examples(self, sources: Sequence[str]) -> list[str]:
        """Those of these sources (by the name of their delivery) that have example data only."""
        wanted = ", ".join(map(literal, sources))
        found = self.rows(f"select distinct source from meta.delivery where is_example and source in ({wanted})")
        return [source for source in sources if source in set(found["source"])]

    # Naming

    def name(self, kind: str, code) -> str:
        """The name of a code: kind is "agenda", "stream", "use_group", "material", "scope", "status", ..."""
        return self.names(kind, code)

    def region_name(self, code: str) -> str:
        """The name of a region."""
        return self.names("region", code)

    def region_option(self, code: str) -> str:
        """The name of a region in a list to choose from: a COROP region is told from a province or a town."""
        name = self.region_name(code)
        return self.t("screen.corop_plus", name=name) if code.startswith("CP") else name

    def goods_name(self, number, short: bool = True) -> str:
        """The name of a goods group by its CE67 number."""
        return self.names.goods(number, short)

    def unit(self, unit: str) -> str:
        """A unit of the contract in the language of the reader."""
        key = f"screen.unit.{unit.lower().replace(' ', '_').replace('/', '_')}"
        return self.t(key) if self.t.has(key) else unit

    def large(self, value: float | None, unit: str) -> str:
        """A headline amount with its unit; a thousand mln kg and more in mld kg, one decimal where it is small."""
        if unit == "mln kg" and value is not None and abs(value) >= MLD:
            return f"{self.t.number(value / MLD, 1)} {self.t('screen.unit.mld_kg')}"
        return f"{self.t.number(value, decimals_of(value) if unit.startswith('mln') else 1)} {self.unit(unit)}"

    # Telling

    def words(self, figure_id: str, title: str, subtitle: str = "", *, rows: pd.DataFrame, alt: str,
              indicator: str | None = None, notes: Iterable[str] = (), warnings: Iterable[str] = (),
              unit: str | None = None, definition: str | None = None, status: str | None = None) -> Words:
        """The words of a figure: unit, source, status, vintage, cautions and example mark from its rows.

        `figure_id` is that of the figure: the link leads there. `definition` comes from the indicator unless given.
        `unit` and `status` replace those of the rows where the figure shows another (a share, a decision).
        """
        units = " / ".join(self.unit(name) for name in rows["unit"].dropna().unique()) if "unit" in rows else ""
        measured = unit or units or self.t("screen.unit.total")
        said = self.name("flag", CLIMATE_ONLY) in measured
        if "eur" in measured.lower() and not said and self.provenance.is_climate_only(rows):
            measured = self.t("screen.unit.climate_only", unit=measured)
        return Words(
            title=title,
            subtitle=subtitle,
            unit=measured,
            source=self.provenance.source(rows),
            status=status or self.provenance.status(rows),
            vintage=self.provenance.vintage(rows),
            definition=definition if definition is not None else self.definition(indicator),
            alt=alt,
            link=self.link(figure_id),
            notes=[*notes, *self.provenance.cautions(rows)],
            warnings=list(warnings),
            example=self.provenance.is_example(rows),
            lang=self.lang,
        )

    def definition(self, indicator: str | None) -> str:
        """What an indicator means, in one or two sentences; "" for None."""
        if indicator is None:
            return ""
        found = self.rows(f"select definition_{self.lang} as text from meta.indicator "
                          f"where indicator = {literal(indicator)}")
        # A word between backticks is one that the definition speaks of.
        return re.sub(r"`([^`]*)`", r"‘\1’", found["text"][0]) if len(found) else ""

    def link(self, figure: str = "") -> str:
        """The whole address of a figure."""
        return self.address_of(figure)
