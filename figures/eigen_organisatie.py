"""Own organisation: the figures that carry the target, and the target itself.

    own = Own(desk)
    found = own.assessment(base_year=2023, wanted=60)
    desk.show(path(own, found))

Nothing here is of the territory; every figure is None where nothing was delivered.
"""

from functools import cached_property

import pandas as pd

from charts import theme
from charts.bars import stack
from charts.figure import Figure
from charts.path import target_path
from charts.table import instead
from figures import doelen, targets
from figures.desk import HOME_REGION, Desk
from figures.margins import with_margin
from indicators.assess import Assessment
from indicators.own_verdict import COVERAGE_WANTED, YEARS_IN_MEAN, assess_own
from indicators.targets import Target
from indicators.trend import EXCEPTIONAL_YEARS
from indicators.uncertainty import Series

ORGANISATION = "organisation"
PATH, YEARS, INPUT, COVERED, QUALITY = "eigen-pad", "eigen-jaren", "eigen-herkomst", "eigen-dekking", "eigen-gevonden"
# In the order of a stack, from the bottom.
INPUTS = ("primary_non_renewable", "primary_renewable", "recycled", "reused", "unknown")
SPENT = ("measured", "registered_only", "not_registered")
FOUND = ("measured", "calculated", "estimated")
# A part below so many per cent would be said to be none.
HARDLY = 0.5


class Own:
    """The organisation at a desk: its series, its coverage, its words."""

    def __init__(self, desk: Desk, region: str = HOME_REGION):
        self.desk, self.t, self.region = desk, desk.t, region

    @cached_property
    def target(self) -> Target | None:
        """The target of the organisation."""
        known = targets.all_targets(self.desk).values()
        return next((target for target in known if target.kind == ORGANISATION), None)

    @cached_property
    def series(self) -> Series | None:
        """Primary abiotic use as a three-year mean; None where nothing was delivered."""
        rows = self.mean("scope", "abiotic")
        return Series.from_rows(rows, scope=ORGANISATION) if rows["value"].notna().any() else None

    @cached_property
    def years(self) -> list[int]:
        """The years with a figure, oldest first."""
        return self.desk.years(["own_use_yearly"], self.region)

    @cached_property
    def coverage(self) -> dict[int, float]:
        """Per cent of the purchases that was measured, over the three years of each mean."""
        rows = self.values("own_coverage", "purchases", "three_years").dropna(subset=["value"])
        return dict(zip(rows["year"].astype(int), rows["value"], strict=True))

    def values(self, indicator: str, dimension: str, category: str | None = None,
               year: int | None = None) -> pd.DataFrame:
        """Rows of an indicator of the organisation in one dimension."""
        return self.desk.values([indicator], [self.region], None if year is None else [year], [dimension],
                                None if category is None else [category])

    def mean(self, dimension: str, category: str) -> pd.DataFrame:
        """The rows of the three-year mean."""
        return self.values("own_use", dimension, category)

    def assessment(self, base_year: int | None = None, wanted: float = COVERAGE_WANTED) -> Assessment | None:
        """The target held against the organisation's own use; None without a delivery."""
        if self.series is None or self.target is None:
            return None
        return assess_own(self.target, self.series, self.coverage, base_year, wanted)

    def name(self, kind: str, code: str) -> str:
        """The name of a domain, unit, lever, ... as on the list of choices; else as the catalogue has it."""
        return self.listed.get((kind, code)) or self.t(f"eigen_organisatie.{kind}.{code}")

    @cached_property
    def listed(self) -> dict[tuple[str, str], str]:
        """(list, code) -> name, with a capital; units stay as they are."""
        rows = self.desk.rows(f"select list, code, name_{self.desk.lang} as name from code_list.own_use_choices")
        return {(row.list, row.code): row.name if row.list == "functional_unit" else row.name[:1].upper() + row.name[1:]
                for row in rows.itertuples(index=False)}

    @cached_property
    def total_spent(self) -> str:
        """All purchases of the last year, in mln EUR."""
        return self.total("purchases")

    def total(self, kind: str) -> str:
        """All "purchases" or "subsidies" of the last year, in mln EUR."""
        rows = self.values("own_spend", "total", kind, self.years[-1])
        return self.t.number(rows["value"].iloc[0] if len(rows) else None)

    def total_words(self, kind: str) -> str:
        """That amount in a sentence, with who said it: the delivery for that year, or the report in round numbers."""
        rows = self.values("own_spend", "total", kind, self.years[-1])
        said = "own" if len(rows) and rows["status"].iloc[0] == "A" else "published"
        return self.t(f"eigen_organisatie.total.{kind}_{said}", total=self.total(kind), year=self.years[-1])

    def reach(self, indicator: str) -> str:
        """Of how many euros a figure is in its last year, and how the mass behind it was found."""
        t, rows = self.t, self.values("own_coverage", "figure", indicator).dropna(subset=["value"])
        rows = rows[rows["value"] > 0]
        if rows.empty:
            return ""
        last = rows.sort_values("year").iloc[-1]
        said = t("eigen_organisatie.reach", percent=t.percent(last["value"] / 100), year=last["year"])
        parts = self.found_words(f"quality_{indicator}", int(last["year"]))
        return f"{said} {t('eigen_organisatie.reach_found', parts=parts)}" if parts else said

    def found_words(self, dimension: str, year: int) -> str:
        """Which part of the mass was measured, calculated and estimated, in words; "" where there is no mass."""
        t, rows = self.t, self.values("own_quality", dimension, year=year).dropna(subset=["value"])
        return t.join([t("eigen_organisatie.card.part", name=inside(self.name("quality", row.category)),
                         percent=t("eigen_organisatie.card.hardly") if 0 < row.value < HARDLY
                         else t.percent(row.value / 100)) for row in ordered(rows, FOUND).itertuples(index=False)])

    def covered_words(self, year: int) -> str:
        """How much of the spending was measured in the three years up to this one."""
        share = self.coverage.get(year)
        return self.t("eigen_organisatie.covered", percent=self.t.percent(None if share is None else share / 100),
                      total=self.total_spent, period=self.period(year))

    def period(self, year: int) -> str:
        """The years behind the mean of this one, in words."""
        first = self.first_year(year)
        return self.t("eigen_organisatie.period" if first < year else "eigen_organisatie.period_one", first=first,
                      year=year)

    def first_year(self, year: int) -> int:
        """The first of the years behind the mean of this one."""
        return max(year - YEARS_IN_MEAN + 1, min(self.years))

    def years_in_mean(self, year: int) -> int:
        """How many years with figures are behind the mean of this one."""
        return sum(year - YEARS_IN_MEAN < known <= year for known in self.years)

    def statuses(self, rows: pd.DataFrame) -> list[str]:
        """The status of each row in words."""
        return [self.desk.name("status", status) for status in rows["status"]]


def path(own: Own, found: Assessment) -> Figure:
    """Three-year mean of primary abiotic use with its margin, beside the path of the target where there is one."""
    desk, t = own.desk, own.t
    rows = own.mean("scope", "abiotic")
    outcome, said = targets.sentences(found, desk)
    notes = [*doelen.verdict_notes(desk, found), t("eigen_organisatie.path.note")]
    behind = own.years_in_mean(found.year)
    words = desk.words(
        PATH, t("eigen_organisatie.path.title"),
        t(f"eigen_organisatie.path.{'subtitle' if behind == YEARS_IN_MEAN else 'subtitle_few'}", n=behind,
          covered=own.covered_words(found.year)), rows=rows, indicator="own_use",
        alt=t("eigen_organisatie.path.alt", outcome=outcome, rule=" ".join(said)), notes=list(dict.fromkeys(notes)))
    frame = found.table().rename(columns={"required_linear": "linear", "required_stepwise": "stepwise"})
    chart = target_path(
        frame, unit=words.unit, lang=desk.lang, base_year=found.base.year if found.path else None, decimals=1,
        milestones={m.year: t("doelen.milestone.short", percent=t.percent(m.reduction))
                    for m in found.target.milestones if m.year and m.reduction is not None},
        exceptional={year: t("doelen.exceptional") for year in EXCEPTIONAL_YEARS})
    table = doelen.path_table(desk, found, None)
    years = table[t("charts.year")].astype(int)
    coverage = instead(years.map(own.coverage), t("charts.not_measured_yet"), where=doelen.after_the_data(found, years))
    table[t("eigen_organisatie.column.coverage")] = coverage
    return Figure(PATH, chart, table, words)


def cards(own: Own, found: Assessment) -> list[str]:
    """Verdict, last mean, coverage and how the mass was found, each as a card (HTML)."""
    t, last = own.t, found.series.latest
    parts = own.found_words("quality", last.year)
    yearly = own.values("own_use_yearly", "scope", "abiotic", last.year)["value"].iloc[0]
    mean = [t("eigen_organisatie.card.mean", value=t.number(last.value, 1), lower=t.number(last.lower, 1),
              upper=t.number(last.upper, 1), period=own.period(last.year)),
            t("eigen_organisatie.card.yearly", value=t.number(yearly, 1), year=last.year)]
    if own.years_in_mean(last.year) < YEARS_IN_MEAN:
        mean.append(t("eigen_organisatie.card.too_few"))
    covered = [own.covered_words(last.year), t("eigen_organisatie.card.found", parts=parts),
               own.total_words("purchases")]
    said = [targets.card(found, own.desk, t("eigen_organisatie.card.verdict"), [own.covered_words(found.base.year)]
                         if found.base else [])]
    said.append(doelen.text_card(t("eigen_organisatie.card.use_title"), mean))
    said.append(doelen.text_card(t("eigen_organisatie.card.coverage_title"), covered))
    return said


def inside(name: str) -> str:
    """A name in the middle of a sentence: without its capital, unless it is all capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def ordered(rows: pd.DataFrame, codes: tuple[str, ...]) -> pd.DataFrame:
    """Rows in the order of these codes of their category."""
    return rows.assign(place=[codes.index(code) for code in rows["category"]]).sort_values(["year", "place"])


def stacked(own: Own, figure_id: str, key: str, rows: pd.DataFrame, kind: str, codes: tuple[str, ...], *,
            indicator: str, decimals: int = 1, notes: tuple[str, ...] = (), **said: str) -> Figure | None:
    """Parts over years as a stack, with their table; the texts of the figure stand under `key`, `said` fills them."""
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    t, title = own.t, own.t(f"eigen_organisatie.{key}.title")
    names = {code: own.name(kind, code) for code in codes if code in set(known["category"])}
    known = ordered(known, codes).assign(series=lambda frame: frame["category"].map(names))
    looks = theme.in_turn(list(names.values()))
    last = known[known["year"] == known["year"].max()]
    listed = t.join([t("eigen_organisatie.part", name=inside(row.series), value=t.number(row.value, decimals))
                     for row in last.itertuples(index=False)])
    words = own.desk.words(
        figure_id, title, t(f"eigen_organisatie.{key}.subtitle", **said), rows=known, indicator=indicator, notes=notes,
        alt=t("eigen_organisatie.stack_alt", title=title, year=int(last["year"].iloc[0]), parts=listed))
    table = table_of(own, known, t(f"eigen_organisatie.column.{kind}"))
    return Figure(figure_id, stack(known, unit=words.unit, lang=own.desk.lang, styles=looks, decimals=decimals), table,
                  words)


def table_of(own: Own, rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Year, part, value and status with ready labels; margins where there are any."""
    t = own.t
    table = pd.DataFrame({t("charts.year"): rows["year"].astype(int), name: rows["series"],
                          t("charts.value"): rows["value"]})
    if "lower" in rows and rows["lower"].notna().any():
        table[t("charts.lower")], table[t("charts.upper")] = rows["lower"], rows["upper"]
    table[t("charts.figure_status")] = own.statuses(rows)
    return table.reset_index(drop=True)


def by_domain(own: Own) -> Figure | None:
    """Primary abiotic use of each year by domain."""
    rows = with_margin(own.values("own_use_yearly", "domain"))
    codes = tuple(code for kind, code in own.listed if kind == "domain")
    return stacked(own, YEARS, "years", rows, "domain", codes, indicator="own_use_yearly",
                   notes=(own.t("eigen_organisatie.years.note"), own.t("eigen_organisatie.years.priority")))


def by_input(own: Own) -> Figure | None:
    """The mass of each year by where the material comes from."""
    return stacked(own, INPUT, "input", own.values("own_use_yearly", "input"), "input", INPUTS,
                   indicator="own_use_yearly", notes=(own.t("eigen_organisatie.input.note"),))


def covered(own: Own) -> Figure | None:
    """All euros of purchases by how well their mass is known."""
    return stacked(own, COVERED, "spend", own.values("own_spend", "purchases"), "spend", SPENT, indicator="own_spend",
                   notes=(own.total_words("purchases"),), total=own.total_spent)


def found_by(own: Own) -> Figure | None:
    """The mass by the way it was found, in per cent."""
    return stacked(own, QUALITY, "found", own.values("own_quality", "quality"), "quality", FOUND,
                   indicator="own_quality", notes=(own.t("eigen_organisatie.found.note"),))
