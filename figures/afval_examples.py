"""Best practices: what could be done better with which waste, and which provinces already do it.

Cells that fewer companies report than may be told are left out, unless `internal`; so are cells of which the number of
companies was not delivered.
"""

import pandas as pd

from charts.bars import bars, ranked
from charts.figure import Figure
from figures import afval, afval_kinds
from figures.afval import EVERYTHING, Counted
from figures.desk import Desk
from indicators import best_practice

LARGEST = 10


def practices(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING, step: str = "", within: str = "",
              internal: bool = False) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cells with a better treatment, most improvable first: those that may be shown, and those held back.

    Of the step `step` ("C->A") or all, of the codes that begin with `within`. Columns of `best_practice.practices`.
    """
    rows = best_practice.marked(desk.rows(best_practice.practices_sql(region, year, **counted.judged)))
    rows = rows[(rows["kg_better"] > 0) & rows["ewc_code"].str.startswith(within)]
    if step:
        rows = rows[rows["letter"] + "->" + rows["alternative_letter"] == step]
    shown = rows.reset_index(drop=True) if internal else best_practice.without_few(rows)
    return shown, rows[~rows["disclosable"]].iloc[:0 if internal else None]


def cell_code(row) -> str:
    """A cell as the address writes it: Eural code and treatment."""
    return f"{row.ewc_code}.{row.treatment}"


def examples(desk: Desk, region: str, year: int, counted: Counted = EVERYTHING, step: str = "", within: str = "",
             internal: bool = False) -> Figure | None:
    """The waste with the most to gain, with its better treatment; None when nothing may be shown."""
    t = desk.t
    contract = afval.values(desk, "waste_potential_mass", [region], [year], counted)
    rows, held = practices(desk, region, year, counted, step, within, internal)
    if rows.empty or contract.empty:
        return None
    top = rows.head(LARGEST)
    frame = pd.DataFrame({"name": bar_names(desk, top), "value": list(top["kg_better"] / afval.MLN)})
    first = top.iloc[0]
    names = afval.kinds(desk)
    words = desk.words(
        "afval-voorbeelden", t("afval.examples.title", region=desk.region_name(region), year=year),
        " ".join(filter(None, [about(desk, step, within),
                               afval.subtitle(desk, t("afval.examples.subtitle"), counted, "waste_transition")])),
        rows=contract, indicator="waste_transition", unit=desk.unit("mln kg"), warnings=warnings(desk, internal),
        alt=t("afval.examples.alt", region=desk.region_name(region), year=year,
              kind=names.get(first["ewc_code"], first["ewc_code"]),
              value=afval.amount(desk, first["kg_better"]),
              now=afval_kinds.treatment_name(desk, first["treatment"]),
              best=afval_kinds.treatment_name(desk, first["alternative"])),
        notes=[*held_back(desk, held), t("afval.examples.note"), *afval.double(desk, counted)],
    )
    return Figure("afval-voorbeelden", bars(frame, unit=desk.unit("mln kg"), lang=desk.lang, decimals=1),
                  table(desk, rows, internal), words)


def bar_names(desk: Desk, rows: pd.DataFrame) -> list[str]:
    """Cells beside their bars: the step by its ranks, then the kind of waste; two alike get their treatment too."""
    kinds = afval.kinds(desk)
    names = [f"{now} → {best}: {kinds.get(code, code)}"
             for now, best, code in zip(rows["rank"], rows["alternative_rank"], rows["ewc_code"], strict=True)]
    return [f"{name} ({treatment})" if names.count(name) > 1 else name
            for name, treatment in zip(names, rows["treatment"], strict=True)]


def about(desk: Desk, step: str, within: str) -> str:
    """What the examples are about, when not about everything."""
    t, said = desk.t, []
    if step:
        now, best = step.split("->")
        said.append(t("afval.examples.step", now=afval.rank_name(desk, now), best=afval.rank_name(desk, best)))
    if within:
        said.append(t("afval.examples.kind", kind=afval.kinds(desk).get(within, within)))
    return " ".join(said)


def warnings(desk: Desk, internal: bool) -> list[str]:
    """What must stand on the figure wherever it goes."""
    return [desk.t("afval.bound")] + ([desk.t("afval.internal")] if internal else [])


def held_back(desk: Desk, held: pd.DataFrame) -> list[str]:
    """How much is not shown, and why. Of a single cell the weight is not told."""
    if held.empty:
        return []
    told = {"n": len(held), "fewest": best_practice.FEWEST_COMPANIES}
    if held["companies"].isna().all():
        return [desk.t("afval.examples.held_unknown", **told)]
    if len(held) == 1:
        return [desk.t("afval.examples.held_one", **told)]
    return [desk.t("afval.examples.held", kg=afval.amount(desk, held["kg_better"].sum()), **told)]


def table(desk: Desk, rows: pd.DataFrame, internal: bool = False) -> pd.DataFrame:
    """Every cell: the waste, what is done with it, the better treatment, and how common that is."""
    t, kinds = desk.t, afval.kinds(desk)
    treated = {code: afval_kinds.treatment_name(desk, code)
               for code in {*rows["treatment"], *rows["alternative"]} if isinstance(code, str)}
    return pd.DataFrame({
        t("afval.column.kind"): [kinds.get(code, code) for code in rows["ewc_code"]],
        t("afval.column.treatment_now"): [treated[code] for code in rows["treatment"]],
        t("afval.column.could_better"): list(rows["kg_better"] / afval.MLN),
        t("afval.column.alternative"): [treated[code] for code in rows["alternative"]],
        t("afval.column.nation"): [afval.mln(kg) for kg in rows["alternative_kg"]],
        t("afval.column.provinces"): list(rows["alternative_provinces"]),
        t("afval.column.companies"): pd.to_numeric(rows["companies"], errors="coerce").to_numpy(),
        t("afval.column.hazardous"): [t(f"afval.hazardous.{'true' if is_so else 'false'}")
                                      for is_so in rows["is_hazardous"]],
    })


def done_by(desk: Desk, region: str, year: int, ewc_code: str, treatment: str, internal: bool = False) -> Figure | None:
    """The provinces whose waste of a code is treated in some way, most first; None when none may be shown."""
    t = desk.t
    contract = afval.values(desk, "waste_treated", None, [year], dimension="total")
    rows = best_practice.marked(desk.rows(best_practice.done_by_sql(year, ewc_code, treatment)))
    shown = rows if internal else best_practice.without_few(rows)
    if shown.empty or contract.empty:
        return None
    contract = contract[contract["region"].isin(set(shown["region"]))]
    kind = afval.kinds(desk).get(ewc_code, ewc_code)
    way = afval_kinds.treatment_name(desk, treatment)
    names = [desk.region_name(code) for code in shown["region"]]
    words = desk.words(
        "afval-wie-doet-het", t("afval.done_by.title", kind=kind, way=way, year=year), t("afval.done_by.subtitle"),
        rows=contract, definition=t("afval.done_by.definition"), unit=desk.unit("mln kg"),
        warnings=[t("afval.internal")] if internal else [],
        alt=t("afval.done_by.alt", kind=kind, way=way, year=year, n=len(rows), first=names[0],
              most=afval.amount(desk, shown["kg"].iloc[0])),
        notes=[t("afval.done_by.held", n=len(rows) - len(shown))] if len(rows) > len(shown) else [],
    )
    frame = pd.DataFrame({"name": names, "value": list(shown["kg"] / afval.MLN)})
    table = pd.DataFrame({
        t("charts.region"): names,
        t("afval.column.mln_kg"): frame["value"],
        t("afval.column.companies"): pd.to_numeric(shown["companies"], errors="coerce").to_numpy(),
    })
    chart = ranked(frame, unit=desk.unit("mln kg"), lang=desk.lang, focus=[desk.region_name(region)], decimals=1)
    return Figure("afval-wie-doet-het", chart, table, words)
