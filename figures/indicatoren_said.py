"""The six indicators: what must be said with a figure, and the explanation of one of them."""

from collections.abc import Sequence

import pandas as pd

from figures.indicatoren import TWICE, View
from flows.sql import literal
from indicators.uncertainty import Observation, YearChange, compare_years


def warnings(view: View, several_regions: bool = False) -> list[str]:
    """What stands wherever a figure of this indicator goes."""
    t, said = view.t, []
    if view.measure.theme == "waste":
        said.append(t("indicatoren.said.upper_bound"))
    if view.indicator == "mki" and view.weights:
        said.append(t("indicatoren.said.weights", name=view.weights[0], meaning=view.weights[1]))
    if several_regions and view.indicator in TWICE:
        said.append(t("indicatoren.said.no_double", short=view.short))
    return [*said, *changed(view)]


def notes(view: View, rows: pd.DataFrame | None = None) -> list[str]:
    """What a reader must know to read a figure of this indicator well; `rows` are those of the figure."""
    t, said = view.t, []
    if view.measure.theme == "materials" and view.category != "all":
        said.append(t("indicatoren.said.abiotic"))
    if view.measure.theme == "supply" and view.indicator != "crm_value":
        said.append(t("indicatoren.said.group_scores"))
    said += coefficient_years(view, rows if rows is not None else view.rows)
    if sentence := coverage(view):
        said.append(sentence)
    return said


def changed(view: View) -> list[str]:
    """The choices that differ from their default, in one sentence."""
    if not view.options:
        return []
    t = view.t
    told = [t("indicatoren.said.option", name=getattr(view.parameters[name], f"name_{t.lang}"),
              value=option_words(view, name, value)) for name, value in view.options.items()]
    return [t("indicatoren.said.options", told="; ".join(told))]


def option_words(view: View, name: str, value: str | float) -> str:
    """A value of a parameter in words."""
    key = f"indicatoren.option.{name}.{value}"
    if view.t.has(key):
        return view.t(key)
    return view.t.number(value, 0 if float(value).is_integer() else 2) if not isinstance(value, str) else value


def other_coefficients(view: View, years: Sequence[int]) -> dict[int, str]:
    """Those of these years that are computed with the coefficients of another year, and of which."""
    if view.measure.theme != "footprint" or not years:
        return {}
    rows = view.values(dimensions=["coefficient_year"], years=list(years)).sort_values("year")
    return {int(row.year): row.category for row in rows.itertuples() if str(row.year) != row.category}


def coefficient_years(view: View, rows: pd.DataFrame) -> list[str]:
    """The years that are computed with the coefficients of another year, in a sentence."""
    used = other_coefficients(view, sorted({int(year) for year in rows["year"]}))
    told = [view.t("indicatoren.said.coefficients_one", year=year, used=other) for year, other in used.items()]
    return [view.t("indicatoren.said.coefficients", told="; ".join(told))] if told else []


def coverage(view: View, year: int | None = None) -> str:
    """Of what the figure of a year is about, in a sentence; "" where that is not known."""
    t, year = view.t, year or view.year
    if view.measure.theme in ("ghg", "mki", "supply"):
        share = f"{view.indicator}_coverage" if view.measure.theme != "supply" else "crm_coverage"
        rows = view.values(share, dimensions=["total"], years=[year]).dropna(subset=["value"])
        if rows.empty:
            return ""
        return t(f"indicatoren.coverage.{view.measure.theme}", year=year, share=t.percent(rows["value"].iloc[0] / 100))
    if view.measure.theme == "waste":
        rows = view.values("waste_left_out", dimensions=["total"], years=[year]).dropna(subset=["value"])
        return "" if rows.empty else t("indicatoren.coverage.waste", year=year,
                                       left=t.number(rows["value"].iloc[0], 1))
    row = view.rows[view.rows["year"] == year]
    if row.empty or row["rows_expected"].isna().all():
        return ""
    return t("indicatoren.coverage.flows", year=year, known=t.number(row["rows_known"].iloc[0]),
             expected=t.number(row["rows_expected"].iloc[0]))


def change(view: View, base_year: int | None = None) -> YearChange | None:
    """The change up to the year in view since the base year, or else since the first year; None without two years."""
    base, now = view.first(base_year), view.now
    if base is None or now is None or base["year"] == now["year"]:
        return None
    return compare_years(Observation.from_row(now), Observation.from_row(base))


def change_words(view: View, base_year: int | None = None) -> str:
    """That change in a sentence or two; "" where there is none to give."""
    found = change(view, base_year)
    if found is None or found.reason is not None:
        return ""
    t = view.t
    values = {"year": found.year, "base": found.base_year, "absolute": t.number(abs(found.absolute), view.decimals())}
    if found.absolute == 0:
        return t("indicatoren.change.same", **values)
    way = "less" if found.absolute < 0 else "more"
    if view.unit == "%":
        # A per cent of a percentage is misread: points are said.
        said = t(f"indicatoren.change.points.{way}", **values)
    elif found.relative is None:
        said = t(f"indicatoren.change.absolute.{way}", unit=view.unit, **values)
    else:
        said = t(f"indicatoren.change.{way}", unit=view.unit, percent=t.percent(abs(found.relative), 1), **values)
    if found.distinguishable is None:
        return f"{said} {t('indicatoren.change.no_margin')}"
    return f"{said} {t('indicatoren.change.sure' if found.distinguishable else 'indicatoren.change.unsure')}"


def explanation(view: View) -> list[tuple[str, str]]:
    """What the indicator is, how it is made, and what to look out for: heading and text."""
    method = view.desk.rows(
        f"select method_{view.t.lang} as text from meta.indicator where indicator = {literal(view.indicator)}")
    t, caution = view.t, f"indicatoren.caution.{view.indicator}"
    cautions = t(caution) if t.has(caution) else t(f"indicatoren.caution.{view.measure.theme}")
    told = [("what", view.desk.definition(view.indicator)), ("how", method["text"][0]), ("caution", cautions)]
    return [(t(f"indicatoren.explained.{key}"), text) for key, text in told]
