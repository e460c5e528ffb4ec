"""What one of the six indicators is made of in a year: goods groups, raw materials, agendas, uses, steps of waste."""

from functools import cached_property

import pandas as pd

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from figures.indicatoren import CRITICAL, TWICE, View
from figures.indicatoren_said import notes, warnings
from indicators.registry import indicators

PARTS, GROUPS = "indicator-opbouw", "indicator-eigen-groepen"
# Bars beyond these stand in the table alone.
MOST = 12
PREFIX = {"abiotic": "abiotic_", "abiotic_non_energy": "abiotic_non_energy_"}
# Divisions with an order of their own, which no size may disturb.
ORDERED = {"rank_group", "stream"}
# Of these the parts are no shares of a sum.
NO_SUM = {"crm_criticality", "crm_count"}
LISTS = {
    "rank_group": ("code_list.rank_groups", "rank_group", "position"),
    "eural_chapter": ("code_list.eural_chapters", "code", "code"),
    "stream": ("code_list.streams", "stream", "rowid"),
}
# Code lists that have names to put beside a bar.
SHORT = {"rank_group", "eural_chapter"}


class Parts:
    """The parts of a view along one division ("goods_group", "raw_material", ...)."""

    def __init__(self, view: View, division: str):
        self.view, self.t, self.kind = view, view.t, division
        self.indicator = view.measure.parts[division]

    @property
    def dimension(self) -> str:
        """The dimension of the contract: of an abiotic whole the abiotic parts."""
        scoped = self.view.measure.categories != CRITICAL and self.view.measure.dimension == "scope"
        return PREFIX.get(self.view.category, "") * scoped + self.kind

    @property
    def adds_up(self) -> bool:
        """Whether the parts make up the whole, so that a share says something."""
        return self.indicator not in NO_SUM

    def rows(self, regions=None, years=None, categories=None) -> pd.DataFrame:
        """Rows of the contract of all parts, in the unit that is shown."""
        return self.view.values(self.indicator, regions, dimensions=[self.dimension], years=years,
                                categories=categories)

    @cached_property
    def now(self) -> pd.DataFrame:
        """The known parts of the year in view, in their own order or from large to small."""
        rows = self.rows(years=[self.view.year]).dropna(subset=["value"])
        if self.view.measure.categories == CRITICAL and self.kind == "raw_material":
            rows = rows[rows["category"].isin(self.chosen_materials)]
        if not self.is_ranked:
            order = list(self.listed) if self.kind in LISTS else sorted(rows["category"], key=lambda c: (len(c), c))
            place = {category: number for number, category in enumerate(order)}
            return rows.sort_values("category", key=lambda column: column.map(place), ignore_index=True)
        return rows.sort_values("value", ascending=False, ignore_index=True)

    @property
    def chosen_materials(self) -> set[str]:
        """The raw materials of the category in view."""
        where = {"critical": "is_critical", "above_thresholds": "above_thresholds", "strategic": "is_strategic"}
        found = self.view.desk.rows(f"select material from core.raw_material "
                                    f"where {where.get(self.view.category, 'true')}")
        return set(found["material"])

    @property
    def is_of_the_whole(self) -> bool:
        """Whether these are parts of the category in view: goods groups are known for the critical materials alone."""
        return self.indicator != "crm_mass" or self.kind != "goods_group" or self.view.category == "critical"

    @property
    def is_ranked(self) -> bool:
        """Whether the parts stand from large to small: never goods groups by DMC, which can be below zero."""
        return self.kind not in ORDERED and not self.is_dmc_of_goods

    @property
    def is_dmc_of_goods(self) -> bool:
        """Whether these are goods groups of a consumption."""
        return self.kind == "goods_group" and self.indicator in ("dmc", "rmc")

    @cached_property
    def listed(self) -> dict[str, str]:
        """The codes of a code list of this kind with their names, in the order of the list."""
        table, code, order = LISTS[self.kind]
        name = f"name_{self.t.lang}"
        if self.kind in SHORT:
            name = f"coalesce(short_{self.t.lang}, {name})"
        rows = self.view.desk.rows(f"select {code} as code, {name} as name from {table} order by {order}")
        return dict(zip(rows["code"], rows["name"], strict=True))

    def name(self, category: str, short: bool = True) -> str:
        """A part in words."""
        if self.kind == "goods_group":
            return self.view.desk.goods_name(category, short)
        if self.kind == "transition":
            now, best = category.split("->")
            return self.t("indicatoren.parts.step", now=self.rank(now), best=self.rank(best))
        if self.kind == "rank_group":
            return self.rank(category)
        if self.kind == "eural_chapter":
            return f"{category} {self.listed.get(category, '')}".strip()
        return self.view.desk.name(self.kind, category)

    def rank(self, letter: str) -> str:
        """A rank by its letter and name: "C Voorbereiden recycling"."""
        ranks = Parts(self.view, "rank_group").listed if self.kind != "rank_group" else self.listed
        return f"{letter} {ranks.get(letter, '')}".strip()

    @property
    def division(self) -> str:
        """How the parts are told apart, in the middle of a sentence: "per goederengroep"."""
        return division_name(self.view, self.kind)

    @property
    def title(self) -> str:
        """What is divided, for the start of a title."""
        if self.indicator == self.view.indicator:
            return self.view.title
        return self.view.desk.name("indicator", self.indicator)

    @property
    def unit(self) -> str:
        """The unit of the parts."""
        return self.view.unit_of(self.indicator)

    def decimals(self, values: pd.Series) -> int:
        """How many decimals these values are written with."""
        return self.view.decimals(values)

    def amount(self, value: float) -> str:
        """A part with its unit."""
        return f"{self.t.number(value, self.decimals(pd.Series([value])))} {self.unit}"

    def styles(self, categories: list[str]) -> dict[str, theme.Style]:
        """How parts look under their names: fixed colours where there are any; {} for more than can be told apart."""
        systems = {"transition_agenda": theme.AGENDA, "material": theme.MATERIAL, "rank_group": theme.LADDER}
        system = systems.get(self.kind, {})
        if system and set(categories) <= set(system):
            return theme.styles(system, {code: self.name(code) for code in system if code in categories})
        if len(categories) > len(theme.SEQUENCE):
            return {}
        return theme.in_turn([self.name(category) for category in categories])

    @property
    def notes(self) -> list[str]:
        """What a reader must know of these parts."""
        t, said = self.t, []
        if self.indicator in ("dmc", "rmc"):
            said.append(t("indicatoren.parts.negative"))
        if self.is_dmc_of_goods:
            said.append(t("indicatoren.parts.not_ranked"))
        if self.kind == "transition_agenda":
            said.append(t("indicatoren.parts.agendas"))
        if self.kind == "use_group":
            said.append(t("indicatoren.parts.uses"))
        if self.kind == "stream":
            said.append(t("indicatoren.parts.streams"))
        if not self.adds_up:
            said.append(t("indicatoren.parts.no_sum"))
        return said


def division_name(view: View, kind: str) -> str:
    """A division in words: "per goederengroep"."""
    return view.t(f"indicatoren.division.{kind}")


def divisions(view: View) -> list[str]:
    """The divisions of which something is known in the year in view."""
    return [kind for kind in view.measure.parts if Parts(view, kind).is_of_the_whole and len(Parts(view, kind).now)]


def parts_figure(view: View, division: str) -> Figure | None:
    """The parts of the year in view as bars; None where none is known."""
    parts, t, desk = Parts(view, division), view.t, view.desk
    rows = parts.now
    if rows.empty:
        return None
    drawn = most(rows) if parts.is_dmc_of_goods else rows.head(MOST) if parts.is_ranked else rows[rows["value"] != 0]
    drawn = drawn if len(drawn) else rows.head(MOST)
    total = rows["value"].sum() if parts.adds_up and (rows["value"] >= 0).all() else 0
    frame = drawn.assign(name=unique([parts.name(c) for c in drawn["category"]], list(drawn["category"])),
                         status=[view.status(row) for _, row in drawn.iterrows()])
    if total > 0:
        frame["share"] = frame["value"] / total
    if drawn["standard_error"].isna().all():
        frame = frame.drop(columns=["lower", "upper"])
    styles = None
    if parts.kind == "goods_group":
        frame["series"], styles = classes(view, frame["category"])
    words = desk.words(
        PARTS, t("indicatoren.parts.title", name=parts.title, division=parts.division, region=view.place,
                 year=view.year),
        subtitle(parts, rows, drawn, total), rows=rows, unit=parts.unit, indicator=parts.indicator,
        alt=t("indicatoren.parts.alt", name=parts.title, division=parts.division, region=view.place, year=view.year,
              listed="; ".join(t("indicatoren.parts.said", name=row.name_, amount=parts.amount(row.value))
                               for row in frame.rename(columns={"name": "name_"}).head(3).itertuples())),
        notes=[*parts.notes, *notes(view, view.rows[view.rows["year"] == view.year])], warnings=warnings(view))
    chart = bars(frame.drop(columns="category"), unit=parts.unit, lang=desk.lang, styles=styles,
                 decimals=parts.decimals(rows["value"]))
    return Figure(PARTS, chart, parts_table(parts, rows, total), words)


def most(rows: pd.DataFrame) -> pd.DataFrame:
    """The parts furthest from zero, in the order that they have."""
    furthest = rows["value"].abs().sort_values(ascending=False, kind="stable").index[:MOST]
    return rows.loc[sorted(furthest)]


def subtitle(parts: Parts, rows: pd.DataFrame, drawn: pd.DataFrame, total: float) -> str:
    """How many of the parts are drawn and what they are together."""
    t = parts.t
    if len(drawn) < len(rows) and parts.is_ranked:
        if total > 0:
            return t("indicatoren.parts.largest", count=len(drawn), of=len(rows),
                     share=t.percent(drawn["value"].sum() / total))
        return t("indicatoren.parts.highest", count=len(drawn), of=len(rows))
    if len(drawn) < len(rows) and parts.is_dmc_of_goods:
        return t("indicatoren.parts.furthest", count=len(drawn), of=len(rows))
    return t("indicatoren.parts.in_order") if not parts.is_ranked else ""


def classes(view: View, numbers: pd.Series) -> tuple[list[str], dict[str, theme.Style]]:
    """The class (abiotic, mixed, biotic) of goods groups in words, and how each looks."""
    rows = view.desk.rows("select cast(goods_group as varchar) as code, resource_type from code_list.goods_groups")
    kinds = dict(zip(rows["code"], rows["resource_type"], strict=True))
    names = {kind: view.desk.name("resource_type", kind) for kind in ("abiotic", "mixed", "biotic", "unweighted")}
    used = [kinds[number] for number in numbers]
    return [names[kind] for kind in used], theme.styles(theme.RESOURCE, {k: n for k, n in names.items() if k in used})


def unique(names: list[str], codes: list[str]) -> list[str]:
    """Names, with their code where two are the same."""
    return [f"{name} ({code})" if names.count(name) > 1 else name for name, code in zip(names, codes, strict=True)]


def parts_table(parts: Parts, rows: pd.DataFrame, total: float) -> pd.DataFrame:
    """A row per part with labels; its share where the parts add up."""
    t, view = parts.t, parts.view
    table = {
        t(f"indicatoren.part.{parts.kind}"): [parts.name(c, short=False) for c in rows["category"]],
        f"{t('indicatoren.column.value')} ({parts.unit})": rows["value"],
        t("indicatoren.column.lower"): rows["lower"], t("indicatoren.column.upper"): rows["upper"],
    }
    if total > 0:
        table[t("indicatoren.column.share")] = 100 * rows["value"] / total
    table[t("indicatoren.column.status")] = [view.status(row) for _, row in rows.iterrows()]
    table[t("indicatoren.column.known")] = [view.known(row) for _, row in rows.iterrows()]
    return pd.DataFrame(table)


def groups_figure(view: View, groups: list[str], regions: list[str]) -> Figure | None:
    """The goods groups a reader pinned, in these regions, in the year in view; None without figures."""
    if not groups or "goods_group" not in view.measure.parts:
        return None
    parts, t, desk = Parts(view, "goods_group"), view.t, view.desk
    regions = regions[:len(theme.SEQUENCE)]
    rows = parts.rows(regions, [view.year], groups)
    if rows["value"].isna().all():
        return None
    index = pd.MultiIndex.from_product([groups, regions], names=["category", "region"])
    cells = rows.set_index(["category", "region"]).reindex(index).reset_index()
    several = len(regions) > 1
    cells = cells.assign(series=[desk.region_name(region) for region in cells["region"]],
                         group=[desk.goods_name(number) for number in cells["category"]])
    cells["name"] = unique([group + (f" – {place}" if several else "")
                            for group, place in zip(cells["group"], cells["series"], strict=True)],
                           list(cells["category"]))
    decimals = parts.decimals(cells["value"])
    chart = bars(cells[["name", "series", "value", "lower", "upper"]], unit=parts.unit, lang=desk.lang,
                 decimals=decimals, styles=theme.in_turn(dict.fromkeys(cells["series"])) if several else None)
    words = desk.words(
        GROUPS, t("indicatoren.own.groups_title", name=parts.title, year=view.year),
        t("indicatoren.own.subtitle", regions=t.join(list(dict.fromkeys(cells["series"])))), rows=rows,
        unit=parts.unit, indicator=parts.indicator, notes=parts.notes,
        warnings=warnings(view, several_regions=several and indicators()[parts.indicator].id in TWICE),
        alt=t("indicatoren.own.groups_alt", unit=parts.unit, said="; ".join(
            f"{row.name_} {t.number(row.value, decimals)}"
            for row in cells.rename(columns={"name": "name_"}).itertuples())))
    table = pd.DataFrame({
        t("indicatoren.part.goods_group"): [desk.goods_name(number, short=False) for number in cells["category"]],
        t("indicatoren.column.region"): cells["series"],
        f"{t('indicatoren.column.value')} ({parts.unit})": cells["value"],
        t("indicatoren.column.lower"): cells["lower"], t("indicatoren.column.upper"): cells["upper"],
    })
    return Figure(GROUPS, chart, table, words)
