"""Milieudruk: an impact of what comes in, by kind of goods or use, over the years, and beside other regions.

Every figure says how much of the weight it is about. `impact` is "ghg" or "mki".
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from charts import theme
from charts.bars import bars, stack
from charts.figure import Figure
from charts.trend import small_multiples, trend
from figures.desk import Desk
from figures.margins import with_margin
from figures.milieudruk_said import Said, styles_of
from indicators.impact import factors_sql

PARTS, YEARS, REGIONS, COVERED = "verdeling", "jaren", "regios", "dekking"
LARGEST = 12
# Goods groups named in a stack; uses have one look less than there are uses, so the smallest join there too.
APART = {"goods_group": 5, "use_group": 5, "transition_agenda": 6}
REST = "rest"
LINES = len(theme.SEQUENCE)
# How well a factor fits its goods, from best to none; "given" is a factor of a delivery that does not say.
FITS = ("given", "good", "fair", "poor", "none")


def by_part(desk: Desk, region: str, year: int, impact: str, dimension: str,
            always: Iterable[str] = ()) -> Figure | None:
    """The largest parts of the impact in one year as bars; of goods groups those in `always` too."""
    said, t = Said(desk, impact), desk.t
    rows = with_margin(desk.values([impact], [region], [year], [dimension]))
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    rows = said.with_weights(rows).sort_values(["value", "total"], ascending=False, na_position="last",
                                               ignore_index=True)
    whole = desk.values([impact], [region], [year], ["total"])["value"]
    total = whole.iloc[0] if len(whole) else None
    rows["share"] = rows["value"] / total if total is not None and total > 0 else float("nan")
    shown = rows.dropna(subset=["value"]) if dimension == "goods_group" else rows
    if dimension == "goods_group":
        shown = shown[(shown.index < LARGEST) | shown["category"].isin(list(always))]
    top = shown.iloc[0]
    columns = ["value", "lower", "upper", "share"]
    frame = shown.assign(name=[said.part(dimension, code) for code in shown["category"]])[["name", *columns]]
    words = said.words(
        said.figure(PARTS, dimension),
        t("milieudruk.parts.title", name=said.name, dimension=t(f"milieudruk.by.{dimension}")),
        " ".join([t("milieudruk.parts.subtitle", region=desk.region_name(region), year=year),
                  said.covered(said.weights([region], [year]))]),
        rows=known, indicator=impact,
        notes=[*part_notes(said, rows, dimension), *filter(None, [said.poorly(region, year)]), *said.notes],
        alt=t("milieudruk.parts.alt", region=desk.region_name(region), year=year, total=said.amount(total),
              name=said.part(dimension, top["category"]), share=t.percent(top["share"]), impact=said.inside))
    table = pd.DataFrame({
        t(f"milieudruk.dimension.{dimension}"): [said.part(dimension, code, short=False) for code in rows["category"]],
        said.value_column: rows["value"],
        said.column("lower"): rows["lower"],
        said.column("upper"): rows["upper"],
        said.column("share"): 100 * rows["share"],
        **said.covered_columns(rows),
        said.column("status"): said.statuses(rows),
    })
    chart = bars(frame, unit=said.unit, lang=desk.lang, decimals=said.decimals(frame["value"].max()))
    return Figure(said.figure(PARTS, dimension), chart, table, words)


def part_notes(said: Said, rows: pd.DataFrame, dimension: str) -> list[str]:
    """What to know of the parts: what is not told apart, and the heaviest goods that are not in the figure."""
    t = said.t
    bare = rows[rows["value"].isna() & (rows["total"] > 0)].sort_values("total", ascending=False)
    names = [said.part(dimension, code) for code in bare["category"].head(5)]
    if dimension != "goods_group":
        return [t(f"milieudruk.note.{dimension}"),
                *([t("milieudruk.parts.without", names=t.join(names))] if names else [])]
    return [t("milieudruk.parts.heaviest", count=len(bare), names=t.join(names))] if names else []


def over_years(desk: Desk, region: str, impact: str, dimension: str) -> Figure | None:
    """The parts of the impact over all years, stacked; the smaller goods groups and uses together as one."""
    said, t = Said(desk, impact), desk.t
    rows = with_margin(desk.values([impact], [region], None, [dimension, "total"]))
    rows = said.with_weights(rows)
    parts, whole = (rows[rows["dimension"] == name] for name in (dimension, "total"))
    known = parts.dropna(subset=["value"])
    if known.empty:
        return None
    last = int(known["year"].max())
    ordered = list(known[known["year"] == last].sort_values("value", ascending=False)["category"])
    named = ordered[:APART[dimension]]
    rest = sorted(set(known["category"]) - set(named))
    if len(rest) == 1:
        named, rest = [*named, *rest], []
    frame = known.assign(series=[code if code in named else REST for code in known["category"]])
    frame = frame.groupby(["year", "series"], as_index=False)["value"].sum()
    styles = styles_of(said, dimension, named)
    names = {code: said.part(dimension, code) for code in named}
    if rest:
        names[REST] = t(f"milieudruk.rest.{dimension}", count=len(rest))
        styles[names[REST]] = theme.Style(theme.OTHER, (), "square")
    frame["series"] = frame["series"].map(names)
    ends = whole.dropna(subset=["value"]).sort_values("year")
    first = ends.iloc[0] if len(ends) else None
    words = said.words(
        said.figure(YEARS, dimension),
        t("milieudruk.years.title", name=said.name, dimension=t(f"milieudruk.by.{dimension}")),
        t("milieudruk.years.subtitle", region=desk.region_name(region), covered=said.covered_range(whole)),
        rows=known, indicator=impact, notes=said.notes,
        alt=t("milieudruk.years.alt", region=desk.region_name(region), impact=said.inside,
              first=int(first["year"]), first_value=said.amount(first["value"]), last=int(ends["year"].iloc[-1]),
              last_value=said.amount(ends["value"].iloc[-1])) if first is not None else t("milieudruk.years.alt_gap"))
    listed = pd.concat([whole, parts]).sort_values(["year", "dimension", "value"], ascending=[True, False, False])
    table = pd.DataFrame({
        t("charts.year"): listed["year"].astype(int),
        t(f"milieudruk.dimension.{dimension}"): [
            t("milieudruk.together") if kind == "total" else said.part(dimension, code)
            for kind, code in zip(listed["dimension"], listed["category"], strict=True)],
        said.value_column: listed["value"],
        said.column("lower"): listed["lower"],
        said.column("upper"): listed["upper"],
        **said.covered_columns(listed),
        said.column("status"): said.statuses(listed),
    })
    chart = stack(frame, unit=said.unit, lang=desk.lang, styles=styles, decimals=said.decimals(frame["value"].max()))
    return Figure(said.figure(YEARS, dimension), chart, table, words)


def covered(desk: Desk, region: str, year: int, impact: str) -> Figure | None:
    """How much weight has a factor, by how well that factor fits, as bars; the table has every goods group."""
    said, t = Said(desk, impact), desk.t
    provenance = desk.values([f"{impact}_coverage"], [region], [year], ["total"])
    rows = desk.rows(factors_sql(region, year))
    rows = rows.assign(factor=rows["co2_kg_per_kg" if impact == "ghg" else "mki_eur_per_kg"])
    known = rows.dropna(subset=["mass"])
    if provenance["value"].dropna().empty or known.empty:
        return None
    fit = rows["fit"].where(rows["fit"].isin(FITS), "given").where(rows["factor"].notna(), "none")
    rows = rows.assign(fit=fit)
    sums = rows.assign(mass=rows["mass"].abs()).groupby("fit")["mass"].agg(["sum", "count"])
    used = [name for name in FITS if name in sums.index]
    total = sums["sum"].sum()
    frame = pd.DataFrame({
        "name": [t(f"milieudruk.fit.{name}", count=sums.loc[name, "count"]) for name in used],
        "value": [sums.loc[name, "sum"] for name in used],
        "share": [sums.loc[name, "sum"] / total for name in used],
    })
    impacts = desk.values([impact], [region], [year], ["goods_group"]).set_index("category")["value"]
    amounts = rows["goods_group"].astype(str).map(impacts)
    names = rows[f"stand_in_{desk.lang}"]
    words = said.words(
        said.figure(COVERED), t("milieudruk.fits.title", name=said.name), " ".join([
            t("milieudruk.fits.subtitle", region=desk.region_name(region), year=year),
            said.covered(said.weights([region], [year]))]),
        rows=provenance, indicator=f"{impact}_coverage", unit=desk.unit("mln kg"),
        warnings=said.warnings[1:],
        notes=[t("milieudruk.fits.note"), *filter(None, [said.poorly(region, year)])],
        alt=t("milieudruk.fits.alt", parts=t.join([
            t("milieudruk.fits.part", name=row.name, value=t.number(row.value)) for row in frame.itertuples(index=False)
        ])))
    table = pd.DataFrame({
        t("milieudruk.dimension.goods_group"): [desk.goods_name(group, short=False) for group in rows["goods_group"]],
        said.column("weight"): rows["mass"],
        said.column(f"factor_{impact}", set=said.set): rows["factor"],
        said.value_column: amounts,
        said.column("stand_in"): names.where(names.notna(), t("milieudruk.fit.not_told")),
        said.column("fit"): [t(f"milieudruk.fit_name.{name}") for name in rows["fit"]],
        said.column("status"): [desk.name("status", status if isinstance(status, str) else "O")
                                for status in rows["status"]],
    })
    return Figure(said.figure(COVERED), bars(frame, unit=desk.unit("mln kg"), lang=desk.lang), table, words)


def regions(desk: Desk, codes: Sequence[str], impact: str, years: Sequence[int] = ()) -> Figure | None:
    """The impact of one region or of several beside each other, with margins, over the given years or over all."""
    said, t = Said(desk, impact), desk.t
    rows = with_margin(desk.values([impact], codes, list(years) or None, ["total"]))
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    order = {code: i for i, code in enumerate(codes)}
    rows = said.with_weights(rows).assign(series=[desk.region_name(code) for code in rows["region"]])
    rows = rows.sort_values(["region", "year"], key=lambda column: column.map(order) if column.name == "region" else (
        column), ignore_index=True)
    frame = rows[["year", "series", "value", "lower", "upper"]]
    last = int(known["year"].max())
    told = "; ".join(t("milieudruk.regions.part", region=row.series, value=said.amount(row.value))
                     for row in rows[rows["year"] == last].itertuples())
    cautions = [t("kaart.not_a_contest"), t("milieudruk.regions.no_sum")] if len(codes) > 1 else []
    names = t.join(list(dict.fromkeys(rows["series"])))
    words = said.words(
        said.figure(REGIONS),
        t(f"milieudruk.regions.{'title' if len(codes) > 1 else 'title_one'}", name=said.name, region=names),
        t("milieudruk.regions.subtitle", regions=names, covered=said.covered_range(rows)),
        rows=known, indicator=impact, warnings=[*said.warnings, *cautions], notes=said.notes,
        alt=t("milieudruk.regions.alt", impact=said.inside, year=last, parts=told))
    table = pd.DataFrame({
        t("charts.region"): rows["series"],
        t("charts.year"): rows["year"].astype(int),
        said.value_column: rows["value"],
        said.column("lower"): rows["lower"],
        said.column("upper"): rows["upper"],
        **said.covered_columns(rows),
        said.column("status"): said.statuses(rows),
    })
    decimals = said.decimals(frame["value"].max())
    style = {"unit": said.unit, "lang": desk.lang, "decimals": decimals}
    if known["year"].nunique() == 1:
        once = frame[frame["year"] == last].rename(columns={"series": "name"})
        chart = bars(once[["name", "value", "lower", "upper"]], **style)
    elif len(codes) > LINES:
        chart = small_multiples(frame, focus=[desk.region_name(codes[0])], **style)
    else:
        breaks = {year: t("overzicht.recent.break") for year in desk.provenance.breaks(rows)}
        chart = trend(frame, breaks=breaks, **style)
    return Figure(said.figure(REGIONS), chart, table, words)
