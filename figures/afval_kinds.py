"""Waste by kind: chapters of the Eural list, what is inside them, and what is done with one kind of waste."""

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from figures import afval
from figures.afval import EVERYTHING, Counted
from figures.desk import Desk
from indicators import best_practice

MEASURES = ("better", "all")
# Digits of a chapter, a subchapter and a code.
CHAPTER, SUBCHAPTER, CODE = 2, 4, 6
LARGEST = 15
REST = ""


def next_level(code: str) -> int | None:
    """How many digits the kinds inside a kind have; None inside a code, where treatments are."""
    return {0: CHAPTER, CHAPTER: SUBCHAPTER, SUBCHAPTER: CODE}.get(len(code))


def codes(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING) -> list[str]:
    """Every chapter, subchapter and code with waste of an area and year, in the order of the list."""
    found = desk.rows(best_practice.kinds_sql(region, year, CODE, **counted.judged))["code"]
    return sorted({code[:digits] for code in found for digits in (CHAPTER, SUBCHAPTER, CODE)})


def kinds(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING, within: str = "", measure: str = "better",
          internal: bool = False) -> Figure | None:
    """The kinds of waste inside a kind ("" for all of it: chapters), or inside a code its treatments.

    `measure`: "better" is what could be treated better, with its share of the kind; "all" is all of it, with its share
    of the whole. Inside a chapter, what fewer companies report than may be told is put together with others, unless
    `internal`. None when there is nothing to show.
    """
    t = desk.t
    contract = afval.values(desk, {"better": "waste_potential_mass", "all": "waste_treated"}[measure], [region], [year],
                            counted, "eural_chapter", None if not within else [within[:CHAPTER]])
    if contract["value"].dropna().empty and contract.empty:
        return None
    rows = chapters(desk, region, year, counted) if not within else inside(desk, region, year, counted, within)
    folded = pd.DataFrame()
    if within and not internal:
        rows, folded = fold_few(rows)
    if rows.empty and folded.empty:
        return None
    rows = named(desk, rows, within).sort_values(measure, ascending=False, na_position="last", kind="stable")
    whole = afval.wholes(desk, region, counted).get(year) if not within else (
        rows["all"].sum() + (folded["all"].sum() if len(folded) else 0))
    drawn = rows[rows[measure].isna() | (rows[measure] > 0)].head(LARGEST)
    if len(folded):
        rest = {"code": REST, "name": t("afval.kinds.rest", n=len(folded)), "better": folded["better"].sum(),
                "all": folded["all"].sum(), "companies": None}
        rows = pd.concat([rows, pd.DataFrame([rest])], ignore_index=True)
        drawn = pd.concat([drawn, pd.DataFrame([rest])], ignore_index=True) if rest[measure] > 0 else drawn
    if drawn.empty:
        return None
    shares = share_of(drawn, measure, whole)
    frame = pd.DataFrame({"name": list(drawn["name"]), "value": [afval.mln(kg) for kg in drawn[measure]],
                          "share": shares})
    if next_level(within):
        frame["code"] = list(drawn["code"])
        frame["opens"] = [code != REST for code in drawn["code"]]
    first = drawn.iloc[0]
    kind = afval.kinds(desk).get(within, "")
    words = desk.words(
        words_id(measure, within),
        t(f"afval.kinds.title.{measure}", region=desk.region_name(region), year=year) if not within
        else t(f"afval.kinds.title_in.{measure}", kind=kind, region=desk.region_name(region), year=year),
        afval.subtitle(desk, t(f"afval.kinds.subtitle.{measure}_{level_word(within)}"), counted,
                       "waste_potential_mass" if measure == "better" else "waste_treated"),
        rows=contract, indicator="waste_potential_mass" if measure == "better" else "waste_treated",
        unit=desk.unit("mln kg"),
        warnings=[t("afval.bound")] * (measure == "better") + [t("afval.internal")] * (internal and within != ""),
        alt=t(f"afval.kinds.alt.{measure}", region=desk.region_name(region), year=year, kind=first["name"],
              value=afval.amount(desk, first[measure]), share=desk.t.percent(shares[0])),
        notes=notes(desk, region, year, counted, within, measure, rows, folded, contract),
    )
    return Figure(words_id(measure, within), bars(frame, unit=desk.unit("mln kg"), lang=desk.lang, decimals=1),
                  table(desk, rows, within, internal), words)


def measure_word(measure: str) -> str:
    """The measure in the name of a file."""
    return {"better": "beter", "all": "alles"}[measure]


def words_id(measure: str, within: str) -> str:
    """The name of the figure: of one measure and one kind of waste."""
    return f"afval-soorten-{measure_word(measure)}" + (f"-{within}" if within else "")


def level_word(within: str) -> str:
    """What stands inside a kind, in the keys of the texts."""
    return {0: "chapter", CHAPTER: "subchapter", SUBCHAPTER: "code"}.get(len(within), "treatment")


def chapters(desk: Desk, region: str, year: int, counted: Counted) -> pd.DataFrame:
    """All chapters from the contract: code, all, better (kg; missing where the gate took it), companies."""
    merged = pd.merge(
        *(afval.values(desk, indicator, [region], [year], counted, "eural_chapter")[["category", "value"]].rename(
            columns={"category": "code", "value": name})
          for indicator, name in (("waste_treated", "all"), ("waste_potential_mass", "better"))),
        on="code", how="left",
    )
    return merged.assign(companies=None)


def inside(desk: Desk, region: str, year: int, counted: Counted, within: str) -> pd.DataFrame:
    """What is inside a kind of waste: code (or treatment), all, better (kg), companies."""
    digits = next_level(within)
    if digits is None:
        found = desk.rows(best_practice.practices_sql(region, year, **counted.judged))
        found = found[(found["ewc_code"] == within) & ~found["left_out"].isin(["soil", "chapter_19"])]
        found = found.assign(code=found["treatment"])
    else:
        found = desk.rows(best_practice.kinds_sql(region, year, digits, within, **counted.judged))
    found = found.rename(columns={"kg": "all", "kg_better": "better"})
    return best_practice.marked(found[["code", "all", "better", "companies"]])


def fold_few(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that may stand alone, and those that are only told together.

    One cell alone could be worked out from the whole, so then the smallest of the others goes with it.
    """
    rows = rows.sort_values("all", kind="stable")
    few = ~rows["disclosable"]
    if few.sum() == 1 and len(rows) > 1:
        few = few | (rows.index == rows.index[~few][0])
    return rows[~few], rows[few]


def named(desk: Desk, rows: pd.DataFrame, within: str) -> pd.DataFrame:
    """With the name of each kind, or of each treatment with its rank."""
    if next_level(within):
        names = afval.kinds(desk)
        return rows.assign(name=[names.get(code, code) for code in rows["code"]])
    return rows.assign(name=[treatment_name(desk, code) for code in rows["code"]])


def treatment_name(desk: Desk, treatment: str) -> str:
    """A treatment with its rank: "C1 Breken"."""
    found = desk.rows("select treatment, rank from core.waste_rank")
    rank = dict(zip(found["treatment"], found["rank"], strict=True)).get(treatment)
    name = afval.treatments(desk).get(treatment, treatment)
    return f"{rank} {name}" if rank else f"{name} ({desk.t('afval.rank.unranked').lower()})"


def share_of(rows: pd.DataFrame, measure: str, whole: float | None) -> list[float | None]:
    """The share beside each bar: of the kind itself, or of the whole."""
    if measure == "all":
        return [None if pd.isna(kg) or pd.isna(whole) or not whole else kg / whole for kg in rows["all"]]
    return [None if pd.isna(better) or not kg else better / kg
            for better, kg in zip(rows["better"], rows["all"], strict=True)]


def notes(desk: Desk, region: str, year: int, counted: Counted, within: str, measure: str, rows: pd.DataFrame,
          folded: pd.DataFrame, contract: pd.DataFrame) -> list[str]:
    """What the bars cannot show."""
    t, said = desk.t, []
    undrawn = int((rows[measure] > 0).sum()) - LARGEST
    if undrawn > 0:
        said.append(t("afval.kinds.note_more", n=undrawn))
    none = int((rows[measure] == 0).sum())
    if measure == "better" and none:
        said.append(t("afval.kinds.note_none", n=none))
    if len(folded):
        said.append(t("afval.kinds.note_folded", n=len(folded), fewest=best_practice.FEWEST_COMPANIES))
    if not within:
        indicator = "waste_potential_mass" if measure == "better" else "waste_treated"
        said += afval.few(desk, region, year, indicator, "eural_chapter", counted, contract["category"])
        said += afval.withheld(desk, contract)
    return said + afval.double(desk, counted)


def table(desk: Desk, rows: pd.DataFrame, within: str, internal: bool) -> pd.DataFrame:
    """Every kind in words and numbers."""
    t = desk.t
    columns = {
        t(f"afval.column.{level_word(within)}"): rows["name"],
        t("afval.column.all"): [afval.mln(kg) for kg in rows["all"]],
        t("afval.column.better"): [afval.mln(kg) for kg in rows["better"]],
        t("afval.column.share_better"): [None if share is None else 100 * share
                                         for share in share_of(rows, "better", 0)],
    }
    if within:
        companies = pd.to_numeric(rows["companies"], errors="coerce")
        told = companies if internal else companies.where(companies >= best_practice.FEWEST_COMPANIES)
        columns[t("afval.column.companies")] = told.to_numpy()
    return pd.DataFrame(columns)
