"""Building projects: their materials, how much goes into a m2 or a dwelling, what is biobased, and their MPG.

Every figure says in how many of the projects it is known.
"""

import pandas as pd

from charts import theme
from charts.bars import stack
from charts.figure import Figure
from charts.trend import trend
from figures import targets
from figures.desk import Desk
from indicators.assess import assess
from indicators.uncertainty import Series

SOURCE = "building_projects"
MATERIALS, BIOBASED = "bouw-materialen", "bouw-biobased"
TARGET, SCOPE = "UT-BIOBASED", "construction"
KINDS = ("new_build", "renovation")
# Materials drawn apart; the rest together, since more cannot be told apart.
APART = ("concrete", "masonry", "metal", "timber", "biobased")
REST = "rest"
# What is measured of projects over the years: indicator -> decimals.
MEASURES = {"building_intensity": 0, "building_per_dwelling": 1, "building_mpg": 2, "biobased_mass_share": 1}


def coverage(desk: Desk, rows: pd.DataFrame) -> str:
    """In how many of the projects the last year is known, in a sentence."""
    last = rows[rows["dimension"] == "total"].sort_values("year").iloc[-1]
    return desk.t("bouw.projects.coverage", known=desk.t.number(last["rows_known"]),
                  expected=desk.t.number(last["rows_expected"]), year=int(last["year"]))


def table_of(desk: Desk, rows: pd.DataFrame, decimals: int) -> pd.DataFrame:
    """Year, kind of project, value, projects, status."""
    t = desk.t
    rows = rows.sort_values(["year", "series"])
    return pd.DataFrame({
        t("charts.year"): rows["year"].astype(int), t("bouw.projects.kind"): rows["series"],
        f"{t('charts.value')} ({desk.unit(rows['unit'].iloc[0])})": rows["value"].round(decimals + 1),
        t("bouw.projects.known"): [t("bouw.groups.of", known=t.number(known), expected=t.number(expected))
                                   for known, expected in zip(rows["rows_known"], rows["rows_expected"], strict=True)],
        t("charts.figure_status"): [desk.name("status", status) for status in rows["status"]],
    })


def by_kind(desk: Desk, indicator: str, region: str) -> Figure | None:
    """An indicator of projects over the years: all, new build and renovation; None without figures."""
    t, decimals = desk.t, MEASURES.get(indicator, 1)
    rows = desk.values([indicator], [region], None, ["total", "kind"])
    if rows["value"].notna().sum() == 0:
        return None
    rows = rows.assign(series=[t(f"bouw.kind.{category}") for category in rows["category"]])
    kinds = {kind for kind in KINDS if rows.loc[rows["category"] == kind, "value"].notna().any()}
    # Where one kind alone has figures, those of all together are the same.
    drawn = rows[rows["category"].isin(kinds if len(kinds) == 1 else kinds | {"total"})]
    name = desk.name("indicator", indicator)
    last = rows[(rows["dimension"] == "total") & rows["value"].notna()].sort_values("year").iloc[-1]
    figure_id = f"bouw-{indicator.replace('_', '-')}"
    words = desk.words(
        figure_id, name, coverage(desk, rows), indicator=indicator, rows=rows, notes=[t("bouw.projects.note")],
        alt=t("bouw.projects.alt", name=name, region=desk.region_name(region), year=int(last["year"]),
              value=t.number(last["value"], decimals), unit=desk.unit(last["unit"])),
    )
    styles = {name: look for name, look in looks(desk).items() if name in set(drawn["series"])}
    chart = trend(drawn, unit=words.unit, lang=desk.lang, decimals=decimals, styles=styles)
    return Figure(figure_id, chart, table_of(desk, rows, decimals), words)


def looks(desk: Desk) -> dict[str, theme.Style]:
    """One look for each kind of project, in every chart."""
    return theme.in_turn(desk.t(f"bouw.kind.{kind}") for kind in ("total", *KINDS))


def biobased(desk: Desk, region: str) -> Figure | None:
    """The biobased share of insulation over the years beside the target, which has no year; None without figures."""
    t = desk.t
    rows = desk.values(["biobased_share"], [region], None, ["total", "kind"])
    if rows["value"].notna().sum() == 0:
        return None
    target = targets.all_targets(desk)[TARGET]
    whole = rows[rows["dimension"] == "total"]
    found = assess(target, Series.from_rows(whole, scope=SCOPE)) if region == target.region else None
    rows = rows.assign(series=[t(f"bouw.kind.{category}") for category in rows["category"]])
    level = target.milestones[0].value
    named = t("bouw.biobased.level", asks=targets.milestones_words(target, t))
    years = sorted(rows["year"].unique())
    line = pd.DataFrame({"year": [years[0], years[-1]], "series": named, "value": level}) if found else rows.head(0)
    last = whole.dropna(subset=["value"]).sort_values("year").iloc[-1]
    words = desk.words(
        BIOBASED, desk.name("indicator", "biobased_share"), coverage(desk, rows), indicator="biobased_share", rows=rows,
        notes=[*([" ".join(targets.sentences(found, desk)[1])] if found else []), t("bouw.biobased.note"),
               t("bouw.projects.note")],
        alt=t("bouw.biobased.alt", year=int(last["year"]), value=t.number(last["value"], 1), level=named),
    )
    styles = looks(desk) | ({named: theme.Style(theme.TARGET, (7, 3), "diamond")} if found else {})
    chart = trend(pd.concat([rows[["year", "series", "value"]], line[["year", "series", "value"]]], ignore_index=True),
                  unit="%", lang=desk.lang, decimals=1, styles=styles)
    return Figure(BIOBASED, chart, table_of(desk, rows, 1), words)


def materials(desk: Desk, region: str) -> Figure | None:
    """The weight of materials in projects over the years, stacked; None without figures."""
    t = desk.t
    rows = desk.values(["building_mass"], [region], None, ["material"])
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    names = {code: desk.name("building_material", code) for code in APART} | {REST: t("bouw.materials.rest")}
    frame = known.assign(series=[names[code if code in APART else REST] for code in known["category"]])
    frame = frame.groupby(["year", "series"], as_index=False)["value"].sum()
    scope = desk.values(["building_mass"], [region], None, ["scope"], ["all", "abiotic"])
    last = int(known["year"].max())
    ends = scope[scope["year"] == last].set_index("category")
    words = desk.words(
        MATERIALS, t("bouw.materials.title"),
        t("bouw.materials.subtitle", known=t.number(ends.loc["all", "rows_known"]),
          expected=t.number(ends.loc["all", "rows_expected"]), year=last),
        indicator="building_mass", rows=rows, notes=[t("bouw.projects.note"), t("bouw.materials.note")],
        alt=t("bouw.materials.alt", year=last, total=desk.large(ends.loc["all", "value"], "mln kg"),
              abiotic=desk.large(ends.loc["abiotic", "value"], "mln kg")),
    )
    chart = stack(frame, unit=words.unit, lang=desk.lang, styles=theme.in_turn(names.values()), decimals=1)
    table = rows.assign(name=[desk.name("building_material", code) for code in rows["category"]])
    table = table.sort_values(["year", "value"], ascending=[True, False])
    return Figure(MATERIALS, chart, pd.DataFrame({
        t("charts.year"): table["year"].astype(int), t("bouw.materials.material"): table["name"],
        f"{t('charts.value')} ({words.unit})": table["value"],
        t("bouw.materials.cells"): [t("bouw.groups.of", known=t.number(known), expected=t.number(expected))
                                    for known, expected in zip(table["rows_known"], table["rows_expected"],
                                                               strict=True)],
        t("charts.figure_status"): [desk.name("status", status) for status in table["status"]],
    }), words)
