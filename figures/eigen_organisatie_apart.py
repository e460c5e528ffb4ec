"""Own organisation: what stands apart and is never added to the rest: subsidies, and a first look by spend factors."""

from charts.bars import bars
from charts.figure import Figure
from charts.trend import trend
from figures.eigen_organisatie import Own, inside, stacked, table_of

SUBSIDIES, BEHIND, SCREENED = "eigen-subsidies", "eigen-subsidies-gewicht", "eigen-eerste-beeld"
RELEVANT = ("yes", "indirect", "no", "unsaid", "not_registered")


def subsidies(own: Own) -> Figure | None:
    """Euros of subsidies by whether raw materials matter."""
    return stacked(own, SUBSIDIES, "subsidies", own.values("own_spend", "subsidies"), "material_relevant", RELEVANT,
                   indicator="own_spend", notes=(own.total_words("subsidies"),))


def behind(own: Own) -> Figure | None:
    """The mass behind subsidies with tangible results, for the province's part."""
    t, desk = own.t, own.desk
    rows = own.values("own_subsidies", "scope").dropna(subset=["value"]).sort_values(["category", "year"])
    if rows.empty:
        return None
    rows = rows.assign(series=[t(f"eigen_organisatie.behind.{category}") for category in rows["category"]])
    last = rows[(rows["year"] == rows["year"].max()) & (rows["category"] == "abiotic")]
    words = desk.words(
        BEHIND, t("eigen_organisatie.behind.title"), t("eigen_organisatie.behind.subtitle"), rows=rows,
        indicator="own_subsidies", warnings=[t("eigen_organisatie.behind.warning")],
        alt=t("eigen_organisatie.behind.alt", year=int(rows["year"].max()),
              value=t.number(last["value"].iloc[0] if len(last) else None, 1)))
    chart = trend(rows, unit=words.unit, lang=desk.lang, decimals=1)
    return Figure(BEHIND, chart, table_of(own, rows, t("eigen_organisatie.column.what")), words)


def screened(own: Own, year: int) -> Figure | None:
    """What spend factors say of the purchases of one year without a known mass, by domain."""
    t, desk = own.t, own.desk
    rows = own.values("own_screening", "domain", year=year).dropna(subset=["value"])
    if rows.empty:
        return None
    rows = rows.sort_values("value", ascending=False)
    rows = rows.assign(series=[own.name("domain", code) for code in rows["category"]])
    total = own.values("own_screening", "total", year=year)["value"].iloc[0]
    words = desk.words(
        SCREENED, t("eigen_organisatie.screened.title", year=year), t("eigen_organisatie.screened.subtitle"), rows=rows,
        indicator="own_screening", warnings=[t("eigen_organisatie.screened.warning")],
        alt=t("eigen_organisatie.screened.alt", year=year, total=t.number(total, 1),
              name=inside(rows["series"].iloc[0])))
    chart = bars(rows.assign(name=rows["series"])[["name", "value", "status"]], unit=words.unit, lang=desk.lang,
                 decimals=2)
    return Figure(SCREENED, chart, table_of(own, rows, t("eigen_organisatie.column.domain")), words)
