"""Where figures come from, how firm they are and of when, in words, read from the rows themselves."""

from collections.abc import Callable, Iterable

import pandas as pd

from figures.names import Names
from flows.sources import source as kind_of_delivery
from flows.sql import literal
from flows.texts import Texts

EXAMPLE = "example_"
# The flag of euros that are of climate alone.
CLIMATE_ONLY = "K"
# More years than this are no longer listed one by one.
MANY = 4


def sources_sql(lang: str) -> str:
    """The table of sources in a language: a publication keeps the title it has, what is described is translated."""
    if lang == "nl":
        return "meta.source"
    names = ", ".join(f"coalesce({name}_{lang}, {name}) as {name}" for name in ("title", "publisher"))
    return f"(select * replace ({names}) from meta.source)"


class Provenance:
    """Source, status, vintage and cautions of a frame of rows (contract or observations)."""

    def __init__(self, ask: Callable[[str], pd.DataFrame], t: Texts, names: Names):
        self.ask, self.t, self.names = ask, t, names

    def sources(self, rows: pd.DataFrame) -> list[str]:
        """The ids of the sources in a frame."""
        column = "source" if "source" in rows else "source_id"
        return list(dict.fromkeys(name for names in rows[column].dropna().unique() for name in str(names).split(";")))

    def source(self, rows: pd.DataFrame) -> str:
        """Publisher and title of each source; example data are called that."""
        return "; ".join(dict.fromkeys(self.one_source(name) for name in self.sources(rows)))

    def one_source(self, source_id: str) -> str:
        """A source in words."""
        delivery = self.delivery(source_id)
        if source_id.startswith(EXAMPLE):
            return self.t("screen.source.example", title=self.title(delivery))
        if delivery is not None and not delivery["is_bundled"]:
            return self.title(delivery)
        found = self.ask(f"select * from {sources_sql(self.t.lang)} where source_id = {literal(source_id)}")
        return f"{found['publisher'][0]}, {found['title'][0]}" if len(found) else source_id

    def title(self, delivery: pd.Series | None) -> str:
        """Publisher and title of a kind of delivery."""
        if delivery is None:
            return self.t("common.unknown")
        kind, lang = kind_of_delivery(delivery["source"]), self.t.lang
        return f"{kind.publisher(lang)}, {kind.facts[f'title_{lang}']}"

    def delivery(self, source_id: str) -> pd.Series | None:
        """A delivery behind a source of the rows, if it came with one."""
        return next(iter(self.deliveries(source_id)), None)

    def deliveries(self, source_id: str, regions: Iterable[str] = ()) -> list[pd.Series]:
        """The deliveries behind a source of rows on these regions: COROP regions come in an edition of their own."""
        asked = f"select * from meta.delivery where source_id = {literal(source_id)} order by delivery"
        found = [delivery for _, delivery in self.ask(asked).iterrows()]
        editions = {"corop" if region.startswith("CP") else "province" for region in regions}
        return [delivery for delivery in found if delivery["edition"] in editions] or found

    def vintage(self, rows: pd.DataFrame) -> str:
        """Of when the figures are: a delivery by its date and file, a publication by its year."""
        said = []
        for name in self.sources(rows):
            in_regions = {"source", "region"} <= set(rows)
            regions = rows[rows["source"].str.split(";").map(lambda names, name=name: name in names)][
                "region"].dropna().unique() if in_regions else ()
            delivered = [delivery for delivery in self.deliveries(name, regions) if not delivery["is_bundled"]]
            said += [self.vintage_of(delivery) for delivery in delivered] or [self.published(name)]
        return "; ".join(dict.fromkeys(said))

    def published(self, source_id: str) -> str:
        """Of when a publication is."""
        found = self.ask(f"select published from meta.source where source_id = {literal(source_id)}")
        known = len(found) and isinstance(found["published"][0], str)
        return self.t("screen.vintage.published", when=self.t.when(found["published"][0])) if known else (
            self.t("screen.vintage.unknown"))

    def vintage_of(self, delivery: pd.Series) -> str:
        """Of when a delivery is, with its file and, where its figures are of years, those years."""
        if delivery["is_bundled"]:
            return self.t("screen.vintage.bundled")
        years = delivery["years"]
        if isinstance(years, str) and len(set(span := years.split("-"))) == 1:
            years = span[0]
        kind = f"{'example' if delivery['is_example'] else 'delivery'}{'' if isinstance(years, str) else '_undated'}"
        when = "" if delivery["is_example"] else self.t.date(delivery["delivered_at"])
        return self.t(f"screen.vintage.{kind}", when=when, file=delivery["filename"], years=years)

    def status(self, rows: pd.DataFrame) -> str:
        """The usual status first, then each other one with its years: "geschat; ingevuld (2015)".

        Where one year is shown, a year would tell nothing: "geschat; ingevuld (een deel van de cijfers)".
        """
        known = rows.dropna(subset=["status"])
        order = list(known["status"].value_counts().index)
        if not order:
            return self.t("common.unknown")
        said = [self.names("status", order[0])]
        several = "year" in known and known["year"].nunique() > 1
        for status in order[1:]:
            years = self.years(known[known["status"] == status]) if several else self.t("screen.some_figures")
            said.append(self.t("screen.status_in", status=self.names("status", status), years=years))
        return "; ".join(said)

    def years(self, rows: pd.DataFrame) -> str:
        """The years of rows in words."""
        years = sorted({int(year) for year in rows["year"]}) if "year" in rows else []
        if not years:
            return self.t("screen.some_figures")
        if len(years) > MANY:
            return self.t("screen.years_between", first=years[0], last=years[-1])
        return self.t.join([str(year) for year in years])

    def is_example(self, rows: pd.DataFrame) -> bool:
        """Whether any of the rows is example data."""
        return any("X" in (flags or "") for flags in rows.get("flags", ()))

    def is_climate_only(self, rows: pd.DataFrame) -> bool:
        """Whether any of the rows is an environmental cost of climate alone, which is no full one."""
        return any(isinstance(flags, str) and CLIMATE_ONLY in flags for flags in rows.get("flags", ()))

    def breaks(self, rows: pd.DataFrame) -> list[int]:
        """The years in which a series breaks."""
        if "flags" not in rows:
            return []
        return sorted({int(y) for y, flags in zip(rows["year"], rows["flags"], strict=True) if "B" in flags})

    def cautions(self, rows: pd.DataFrame) -> list[str]:
        """What a reader must know about these rows: a break, figures that are unknown, what euros leave out."""
        said = []
        if self.is_climate_only(rows):
            said.append(self.t("screen.caution.climate_only"))
        if breaks := self.breaks(rows):
            said.append(self.t("screen.caution.break", years=self.t.join([str(year) for year in breaks])))
        if {"rows_expected", "rows_known"} <= set(rows) and (rows["rows_known"] < rows["rows_expected"]).any():
            said.append(self.t("screen.caution.incomplete"))
        return said
