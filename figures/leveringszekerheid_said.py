"""Leveringszekerheid: raw materials by name, groups with one score as one, and what every figure says alike."""

from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from charts.figure import Words
from figures.asked import AsCursor
from figures.desk import Desk
from flows.sql import literal
from indicators.impact import weights_sql
from indicators.supply_risk import CRITICAL, lists, materials_sql

GROUP = "group"
BARE = ("n", "score")
# The scope of `crm_mass` that goes with what counts as critical.
SCOPES = {"eu_list": "critical", "thresholds": "above_thresholds"}


class Said:
    """How raw materials are told at a desk. `critical` is what counts as critical: "eu_list" or "thresholds"."""

    def __init__(self, desk: Desk, critical: str = CRITICAL.default):
        self.desk, self.t, self.critical = desk, desk.t, critical
        self.options = {} if critical == CRITICAL.default else {CRITICAL.name: critical}

    # Raw materials

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of every raw material by its code."""
        rows = self.desk.rows(f"select material, name_{self.t.lang} as name from code_list.raw_materials")
        return dict(zip(rows["material"], rows["name"], strict=True))

    def within(self, material: str) -> str:
        """The name of a raw material within a sentence."""
        name = self.names.get(material, material)
        return name[:1].lower() + name[1:]

    @cached_property
    def limits(self) -> tuple[float, float]:
        """The two thresholds of the EU: of economic importance and of supply risk."""
        rows = self.desk.rows("select measure, threshold::double as threshold from code_list.crm_thresholds")
        found = dict(zip(rows["measure"], rows["threshold"], strict=True))
        return found["economic_importance"], found["supply_risk"]

    @cached_property
    def lists(self) -> dict:
        """What `indicators.supply_risk.lists` tells."""
        return lists(AsCursor(self.desk.rows))

    def materials(self, region: str, year: int) -> pd.DataFrame:
        """The raw materials in the goods of a region and year, with `name`, `kind` (of the list) and `counts`."""
        rows = self.desk.rows(materials_sql(region, year, self.options))
        kind = pd.Series("neither", index=rows.index).mask(rows["is_critical"], "critical").mask(
            rows["is_strategic"], "strategic")
        counts = rows["is_critical"] if self.critical == CRITICAL.default else rows["above_thresholds"]
        return rows.assign(name=rows["material"].map(self.names), kind=kind, counts=counts.fillna(False).astype(bool))

    def merged(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of `materials` in which those that the EU scored as a group are one, with their weights added up.

        `material` is then the heaviest of the group, and `members` lists all.
        """
        grouped = rows["score_level"] == GROUP
        key = rows["material"].mask(grouped, rows["material_group"] + rows["supply_risk"].astype(str))
        found = []
        for _, group in rows.groupby(key, sort=False):
            first = group.sort_values("mass", ascending=False).iloc[0].to_dict()
            if len(group) > 1:
                first |= {"name": self.group_name(first["material_group"], len(group)),
                          "mass": group["mass"].sum(min_count=1), "standard_error": None,
                          "kind": "strategic" if (group["kind"] == "strategic").any() else first["kind"]}
            found.append(first | {"members": list(group["material"])})
        return pd.DataFrame(found, columns=[*rows.columns, "members"])

    def group_name(self, group: str, count: int) -> str:
        """The name of so many raw materials with one score."""
        return self.t(f"leveringszekerheid.group.{group}", count=count)

    def level(self, row) -> str:
        """Whether a score is of the raw material itself."""
        return self.t(f"leveringszekerheid.level.{'group' if row['score_level'] == GROUP else 'material'}")

    def facts(self, material: str) -> str:
        """What the EU says of a raw material, in a sentence."""
        rows = self.desk.rows(f"""
            select supply_risk::double as risk, economic_importance::double as importance,
                criticality::double as criticality, score_level, is_critical, is_strategic
            from core.raw_material where material = {literal(material)}
        """)
        if rows.empty:
            return ""
        row, number = rows.iloc[0], self.t.number
        kind = "strategic" if row["is_strategic"] else "critical" if row["is_critical"] else "neither"
        told = {"kind": self.t(f"leveringszekerheid.facts.{kind}")}
        if pd.isna(row["criticality"]):
            return self.t("leveringszekerheid.facts.unscored", **told)
        return self.t("leveringszekerheid.facts.scored", risk=number(row["risk"], 1), level=self.level(row),
                      importance=number(row["importance"], 1), criticality=number(row["criticality"], 1), **told)

    @property
    def of_list(self) -> str:
        """What counts as critical, in the middle of a sentence."""
        return self.t(f"leveringszekerheid.of_list.{self.critical}")

    # Sentences

    def provenance(self, region: str, year: int) -> pd.DataFrame:
        """Rows of the contract that carry source, status and marks of the figures of one region and year."""
        return self.desk.values(["crm_mass"], [region], [year], ["raw_material"])

    def words(self, *told, notes: Sequence[str] = (), **more) -> Words:
        """The words of a figure as `desk.words` makes them, with what each of these figures owes its reader."""
        return self.desk.words(*told, notes=[*notes, *self.notes], **more)

    @property
    def notes(self) -> list[str]:
        """What a reader must know to read any of these figures."""
        return [self.t(f"leveringszekerheid.said.{key}") for key in ("double", "countries", "contents")]

    @property
    def group_note(self) -> str:
        """That some scores are those of a group."""
        return self.t("leveringszekerheid.said.group")

    @property
    def two_lists(self) -> str:
        """That the EU list and the thresholds are two things, with their numbers."""
        names = self.t.join([self.within(code) for code in self.lists["listed_below"]])
        names = names[:1].upper() + names[1:]
        key = "two" if names else "two_same"
        return self.t(f"leveringszekerheid.lists.{key}", listed=self.lists["listed"], above=self.lists["above"],
                      names=names)

    def covered(self, regions: Sequence[str], years: Sequence[int] | None = None) -> str:
        """A sentence on the weight of which it is known what is in it."""
        rows = self.desk.rows(weights_sql(regions, "crm", years))
        rows = rows[(rows["dimension"] == "total") & (rows["total"] > 0)]
        if rows.empty:
            return self.t("leveringszekerheid.covered.unknown")
        shares, unit = rows["covered"] / rows["total"], self.desk.unit("mln kg")
        if len(rows) == 1:
            return self.t("leveringszekerheid.covered.one", covered=self.t.number(rows["covered"].iloc[0]), unit=unit,
                          total=self.t.number(rows["total"].iloc[0]), share=self.t.percent(shares.iloc[0]))
        return self.t("leveringszekerheid.covered.range", low=self.t.number(rows["covered"].min()), unit=unit,
                      high=self.t.number(rows["covered"].max()), low_share=self.t.percent(shares.min()),
                      high_share=self.t.percent(shares.max()))

    def column(self, name: str, **values) -> str:
        """The label of a column."""
        return self.t(f"leveringszekerheid.column.{name}", **values)

    def yes(self, is_so) -> str:
        """Yes or no in words."""
        return self.t(f"leveringszekerheid.{'yes' if is_so else 'no'}")

    def amount(self, value: float | None, unit: str) -> str:
        """A number with its unit, with as many decimals as it needs; counts and scores need no unit."""
        number = self.t.number(value, digits(value))
        return number if unit in BARE else f"{number} {self.desk.unit(unit)}"

    def statuses(self, rows: pd.DataFrame) -> list[str]:
        """The status of each row in words."""
        return [self.desk.name("status", status) for status in rows["status"]]


def digits(value: float | None) -> int:
    """How many decimals a number of this size gets: weights run from kilograms to a hundred thousand tonnes."""
    if value is None or value != value or float(value).is_integer():
        return 0
    return next((places for places, least in ((0, 100), (1, 1), (2, 0.095)) if abs(value) >= least), 3)
