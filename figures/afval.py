"""What the figures on waste share: what counts, rows of the indicators, names of codes, and what must be said.

    counted = Counted(soil="without")
    rows = values(desk, "waste_transition", [region], [year], counted)
    notes = double(desk, counted)

Weights of the contract are in kg; figures show mln kg.
"""

from dataclasses import asdict, dataclass

import pandas as pd

from figures.desk import Desk
from indicators import best_practice
from indicators.registry import indicators
from indicators.waste_parameters import CHAPTER_19, DENOMINATOR, MINIMUM_KG, SOIL

PARAMETERS = {parameter.name: parameter for parameter in (SOIL, CHAPTER_19, DENOMINATOR, MINIMUM_KG)}
MLN = 1_000_000
# What a rank is called that the delivered rules do not name.
UNRANKED = "unranked"


@dataclass(frozen=True)
class Counted:
    """Which waste counts and what of: the parameters of the indicators, by their own names and values."""

    soil: str = SOIL.default
    chapter_19: str = CHAPTER_19.default
    denominator: str = DENOMINATOR.default
    minimum_kg: float = MINIMUM_KG.default

    def options(self, indicator: str) -> dict[str, str | float]:
        """Those that an indicator knows."""
        known = {parameter.name for parameter in indicators()[indicator].parameters}
        return {name: value for name, value in asdict(self).items() if name in known}

    @property
    def judged(self) -> dict[str, str | float]:
        """Those that the questions of `indicators.best_practice` take."""
        return {"minimum_kg": self.minimum_kg, "soil": self.soil, "chapter_19": self.chapter_19}


EVERYTHING = Counted()


def values(desk: Desk, indicator: str, regions=None, years=None, counted: Counted = EVERYTHING,
           dimension: str = "total", categories=None) -> pd.DataFrame:
    """Rows of the contract of one indicator and dimension, with these choices."""
    return desk.values([indicator], regions, years, [dimension], categories, counted.options(indicator))


def mln(kg) -> float | None:
    """Kilograms as mln kg; None for what is unknown."""
    return None if kg is None or pd.isna(kg) else float(kg) / MLN


def amount(desk: Desk, kg) -> str:
    """Kilograms in words: mln kg, with as many decimals as tell something."""
    weight = mln(kg)
    if weight is None:
        return desk.t("common.unknown")
    decimals = 0 if abs(weight) >= 100 else 1 if abs(weight) >= 1 else 3
    return f"{desk.t.number(weight, decimals)} {desk.unit('mln kg')}"


def percent(desk: Desk, value) -> str:
    """A percentage of the contract in words, with one decimal."""
    return desk.t.percent(None if pd.isna(value) else value / 100, 1)


def total(rows: pd.DataFrame):
    """The value of a frame that should hold one row; None when it is absent or unknown."""
    known = rows["value"].dropna()
    return float(known.iloc[0]) if len(known) else None


def wholes(desk: Desk, region: str, counted: Counted = EVERYTHING) -> dict[int, float]:
    """All waste of an area by year, NaN where unknown. Shares are of this: a sum of parts lacks what is hidden."""
    rows = values(desk, "waste_treated", [region], None, counted)
    return dict(zip(rows["year"].astype(int), rows["value"].astype(float), strict=True))


def ranks(desk: Desk) -> dict[str, str]:
    """Letters of the ladder with their short names, best first."""
    found = desk.rows(f"select rank_group, short_{desk.lang} as name from code_list.rank_groups order by position")
    return dict(zip(found["rank_group"], found["name"], strict=True))


def rank_name(desk: Desk, letter: str) -> str:
    """A rank as figures name it: its letter and its words."""
    name = ranks(desk).get(letter)
    return f"{letter} {name}" if name else desk.t("afval.rank.unranked")


def treatments(desk: Desk) -> dict[str, str]:
    """Treatment codes with their names."""
    found = desk.rows(f"select treatment, name_{desk.lang} as name from code_list.treatments")
    return dict(zip(found["treatment"], found["name"], strict=True))


def kinds(desk: Desk) -> dict[str, str]:
    """Chapters, subchapters and codes of the Eural list with number and name: "17 Bouw en sloop", "17 01 01 Beton"."""
    found = desk.rows(f"""
        select code, coalesce(short_{desk.lang}, name_{desk.lang}) as name, code as shown
        from code_list.eural_chapters
        union all
        select ewc_code, name_{desk.lang}, shown from code_list.eural_codes
        order by code
    """)
    return {code: f"{code[:2]} {code[2:]} {name}" if len(code) == 4 else f"{shown} {name}"
            for code, name, shown in zip(found["code"], found["name"], found["shown"], strict=True)}


def only(desk: Desk, counted: Counted, indicator: str = "waste_potential") -> str:
    """What was left out or chosen otherwise, in words, so that no export hides it; "" for the usual choice."""
    t, said = desk.t, []
    for name, value in counted.options(indicator).items():
        if value != PARAMETERS[name].default:
            key = "minimum_kg" if name == "minimum_kg" else f"{name}.{value}"
            said.append(t(f"afval.only.{key}", kg=t.number(counted.minimum_kg)))
    return t("afval.only.said", what="; ".join(said)) if said else ""


def subtitle(desk: Desk, text: str, counted: Counted, indicator: str = "waste_potential") -> str:
    """A subtitle that also says what counts."""
    return f"{text} {only(desk, counted, indicator)}".strip()


def double(desk: Desk, counted: Counted) -> list[str]:
    """What counts twice or weighs most in figures on these choices."""
    said = [] if counted.chapter_19 == "without" else [desk.t("afval.note.chapter_19")]
    return said + ([] if counted.soil == "without" else [desk.t("afval.note.soil")])


def few(desk: Desk, region: str, year: int, indicator: str, dimension: str, counted: Counted,
        categories) -> list[str]:
    """A line on figures that stay inside the province: fewer companies than may be told report them.

    `indicator` is one of those that `best_practice.company_counts` counts for.
    """
    counts = desk.rows(best_practice.company_counts_sql(region, year, **counted.judged))
    mine = counts[(counts["indicator"] == indicator) & (counts["dimension"] == dimension)
                  & counts["category"].isin(list(categories))]
    if mine.empty:
        return []
    if mine["companies"].isna().all():
        return [desk.t("afval.note.companies_unknown")]
    number = int((~best_practice.marked(mine)["disclosable"]).sum())
    return [desk.t("afval.note.few", n=number, fewest=best_practice.FEWEST_COMPANIES)] if number else []


def withheld(desk: Desk, rows: pd.DataFrame) -> list[str]:
    """A line on figures that the gate to others has taken out of the rows."""
    number = int((rows["status"] == "C").sum()) if "status" in rows else 0
    return [desk.t("afval.note.withheld", n=number)] if number else []


def known_years(desk: Desk, region: str) -> list[int]:
    """The years with waste receipts of a region, oldest first."""
    return desk.years(("waste_treated",), region)


def unplaced(desk: Desk, year: int) -> dict[str, float]:
    """Weight of a year that lies in no province, in kg, by its origin: "unplaced" or "abroad"."""
    found = desk.rows(best_practice.unplaced_sql(year))
    return dict(zip(found["origin"], found["kg"], strict=True))
