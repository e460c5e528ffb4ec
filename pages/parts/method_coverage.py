"""Data and method: how complete the figures are, and what the blanks could weigh."""

from indicators import gap
from pages.parts.method_pinned import Narrowed, narrowed
from pages.parts.method_table import below, heading, say, table
from pages.parts.screen import FLOW_REGIONS, Screen

INDICATORS = ("dmi", "dmc", "end_use")
SCOPES = ("abiotic", "abiotic_non_energy", "all")


def show(screen: Screen) -> None:
    """Coverage of one figure over the years, the sensitivity to its blanks, and all regions in one year."""
    t = screen.t
    heading(t, "coverage")
    years = screen.years(INDICATORS)
    if not years:
        screen.nothing(t("data_en_methode.coverage.none"))
        return
    with screen.choices():
        region = screen.region(FLOW_REGIONS)
        years = screen.years(INDICATORS, region) or years
        indicator = screen.indicator(INDICATORS)
        scope = screen.pick("afbakening", SCOPES, label=t("data_en_methode.choose_scope"),
                            show=lambda code: t(f"data_en_methode.scopes.{code}"))
        year = screen.year(years)
    kept = narrowed(screen, "regions", "years", "groups")
    said = {
        "region": screen.region_name(region),
        "indicator": screen.name("indicator", indicator),
        "scope": t(f"data_en_methode.scopes.{scope}"),
    }
    series(screen, region, indicator, scope, year, said, kept)
    blanks(screen, region, indicator, scope, year, said, kept)
    regions(screen, region, indicator, scope, year, said, kept)


def series(screen: Screen, region: str, indicator: str, scope: str, year: int, said: dict[str, str],
           kept: Narrowed) -> None:
    """Value, status and cells of every year."""
    t = screen.t
    rows = screen.values([indicator], regions=[region], dimensions=["scope"], categories=[scope])
    known = screen.rows(gap.blanks_sql(region))
    rows = rows.merge(known[["indicator", "year", "scope", "expected", "known", "unknown", "known_share"]],
                      left_on=["indicator", "year", "category"], right_on=["indicator", "year", "scope"])
    rows = kept.in_years(rows, year)
    rows = rows.assign(status=[screen.name("status", code) for code in rows["status"]])
    table(t, rows, {"year": "coverage.year", "status": "coverage.status", "value": "coverage.value",
                    "expected": "coverage.expected", "known": "coverage.known",
                    "unknown": "coverage.unknown", "known_share": "coverage.known_share"},
          t("data_en_methode.coverage.series", **said), decimals={"known_share": 1})


def blanks(screen: Screen, region: str, indicator: str, scope: str, year: int, said: dict[str, str],
           kept: Narrowed) -> None:
    """What the unknown cells of the figure weighed in other years."""
    t = screen.t
    below(t, "data_en_methode.blanks.heading")
    say(t("data_en_methode.blanks.lead"))
    rows = screen.rows(gap.blanks_sql(region))
    rows = rows[(rows["indicator"] == indicator) & (rows["scope"] == scope)]
    for row in rows[rows["year"] == year].itertuples():
        key = "summary" if row.unknown else "summary_complete"
        say(t(f"data_en_methode.blanks.{key}", year=year, unknown=t.number(row.unknown),
              expected=t.number(row.expected), nearest=t.number(row.nearest, 1),
              share=t.number(row.nearest_share, 2), **said))
    table(t, kept.in_years(rows, year),
          {"year": "coverage.year", "value": "blanks.as_zero", "unknown": "coverage.unknown",
           "nearest": "blanks.nearest", "nearest_share": "blanks.nearest_share",
           "heaviest": "blanks.heaviest", "heaviest_share": "blanks.heaviest_share",
           "never_known": "blanks.never_known"},
          t("data_en_methode.blanks.caption", **said),
          decimals={"nearest": 1, "nearest_share": 2, "heaviest": 1, "heaviest_share": 2})
    say(t("data_en_methode.blanks.limits"))
    largest(screen, region, indicator, scope, year, kept)


def largest(screen: Screen, region: str, indicator: str, scope: str, year: int, kept: Narrowed) -> None:
    """The unknown cells that probably matter most."""
    t = screen.t
    cells = screen.rows(gap.largest_blanks_sql(region, indicator, year, scope, goods_groups=kept.groups))
    of_which = "_pinned" if kept.groups else ""
    if cells.empty:
        say(t(f"data_en_methode.blanks.largest_none{of_which}", year=year))
        return
    cells["goods_group"] = [screen.goods_name(number, short=False) for number in cells["goods_group"]]
    cells["stream"] = [screen.name("stream", code) for code in cells["stream"]]
    cells["use_group"] = [screen.name("use_group", code) for code in cells["use_group"]]
    cells["origin"] = [screen.region_name(code) for code in cells["origin"]]
    table(t, cells, {"goods_group": "blanks.goods_group", "stream": "blanks.stream", "use_group": "blanks.use_group",
                     "origin": "coverage.region", "nearest": "blanks.nearest"},
          t(f"data_en_methode.blanks.largest_caption{of_which}", year=year), decimals={"nearest": 1})


def regions(screen: Screen, region: str, indicator: str, scope: str, year: int, said: dict[str, str],
            kept: Narrowed) -> None:
    """Known cells of every region in one year."""
    t = screen.t
    below(t, f"data_en_methode.coverage.{'pinned' if kept.regions else 'regions'}_heading", year=year)
    rows = screen.rows(gap.coverage_sql(year, scope))
    rows = kept.in_regions(rows[rows["indicator"] == indicator], region)
    rows["region"] = [screen.region_name(code) for code in rows["region"]]
    rows["status"] = [screen.name("status", code) for code in rows["status"]]
    table(t, rows, {"region": "coverage.region", "status": "coverage.status", "expected": "coverage.expected",
                    "known": "coverage.known", "unknown": "coverage.unknown", "known_share": "coverage.known_share"},
          t("data_en_methode.coverage.regions_caption", year=year, **said), decimals={"known_share": 1})
