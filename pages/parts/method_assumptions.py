"""Data and method: the knobs of the formulas, recomputed while the reader turns them."""

import pandas as pd
import streamlit as st

from charts import theme
from charts.bars import bars
from charts.figure import Figure
from indicators import gap
from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Parameter
from pages.parts.method_pinned import narrowed
from pages.parts.method_table import heading, say, table
from pages.parts.screen import FLOW_REGIONS, Screen

INDICATORS = ("dmi", "dmc", "end_use")
SCOPES = ("abiotic", "abiotic_non_energy", "all")
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def show(screen: Screen) -> None:
    """The figures of a region with the default assumptions and with the chosen ones."""
    t = screen.t
    heading(t, "assumptions")
    years = screen.years(INDICATORS)
    if not years:
        screen.nothing()
        return
    with screen.choices():
        region = screen.region(FLOW_REGIONS)
        year = screen.year(screen.years(INDICATORS, region) or years)
    with screen.choices("assumptions"):
        options = {parameter.name: knob(screen, parameter) for parameter in FLOW_PARAMETERS}
    kept = narrowed(screen, "regions", "years")
    regions, shown_years = list(dict.fromkeys([region, *kept.regions])), sorted({year, *kept.years})
    changed = {p.name: options[p.name] for p in FLOW_PARAMETERS if options[p.name] != p.default}
    asked = {"regions": regions, "years": shown_years, "dimensions": ["scope"], "categories": SCOPES}
    default, chosen = screen.values(INDICATORS, **asked), screen.values(INDICATORS, options=options, **asked)
    beside = gap.side_by_side(default, chosen)
    if beside.empty:
        screen.nothing(t("data_en_methode.assumptions.failed"))
        return
    if not changed:
        say(t("data_en_methode.assumptions.same"))
    title = t("data_en_methode.assumptions.caption", region=t.join([screen.region_name(code) for code in regions]),
              year=t.join([str(one) for one in shown_years]))
    beside["indicator"] = [screen.name("indicator", code) for code in beside["indicator"]]
    beside["scope"] = [t(f"data_en_methode.scopes.{code}") for code in beside["category"]]
    beside["region_name"] = [screen.region_name(code) for code in beside["region"]]
    columns = {name: f"assumptions.{name}" for name in ("indicator", "scope", "default", "chosen", "difference",
                                                        "relative")}
    if len(regions) > 1 or len(shown_years) > 1:
        columns = {"region_name": "coverage.region", "year": "coverage.year"} | columns
        beside = kept.in_regions(beside.sort_values("year", kind="stable"), region)
    table(t, beside, columns, title, decimals={"relative": 1})
    if changed:
        say(t("data_en_methode.assumptions.reverse"))
        title = t("data_en_methode.assumptions.chart_title", region=screen.region_name(region), year=year)
        here = (beside["region"] == region) & (beside["year"] == year)
        rows = chosen[(chosen["region"] == region) & (chosen["year"] == year)]
        picture(screen, beside[here], rows, title, [f"{p.name_nl if t.lang == 'nl' else p.name_en}: "
                                                f"{worded(screen, p, changed[p.name])}"
                                                for p in FLOW_PARAMETERS if p.name in changed])
    say(t("data_en_methode.assumptions.link"))
    say(t("data_en_methode.assumptions.command"))
    turned = "".join(f" --option {name}={value}" for name, value in changed.items())
    st.code(f"python cli.py values --indicator {','.join(INDICATORS)} --region {','.join(regions)} "
            f"--year {','.join(map(str, shown_years))} --dimension scope{turned}", language=None, wrap_lines=True)


def knob(screen: Screen, parameter: Parameter):
    """One assumption to choose."""
    text = {"nl": (parameter.name_nl, parameter.explanation_nl), "en": (parameter.name_en, parameter.explanation_en)}
    label, explanation = text[screen.lang]
    return screen.pick(parameter.name, parameter.allowed or SHARES, parameter.default, label=label,
                       show=lambda value: worded(screen, parameter, value),
                       kind="select" if parameter.allowed else "slider", hint=explanation)


def worded(screen: Screen, parameter: Parameter, value) -> str:
    """A value of an assumption in words."""
    if parameter.allowed:
        return screen.t(f"data_en_methode.option.{parameter.name}.{value}")
    return screen.t.percent(value)


def picture(screen: Screen, beside: pd.DataFrame, chosen: pd.DataFrame, title: str, turned: list[str]) -> None:
    """The abiotic figures with both sets of assumptions, as a chart to take along."""
    t = screen.t
    sides = {side: t(f"data_en_methode.assumptions.{side}") for side in ("default", "chosen")}
    abiotic = beside[beside["category"] == "abiotic"]
    drawn = pd.DataFrame([
        {"name": f"{row.indicator}: {sides[side].lower()}", "value": getattr(row, side), "series": sides[side]}
        for row in abiotic.itertuples() for side in sides
    ])
    labels = {name: t(f"data_en_methode.assumptions.{name}") for name in
              ("indicator", "default", "chosen", "difference", "relative")}
    first = abiotic.iloc[0]
    words = screen.words(
        "aannames", title, t("data_en_methode.assumptions.chart_subtitle"),
        rows=chosen[chosen["category"] == "abiotic"],
        alt=t("data_en_methode.assumptions.alt", indicator=first["indicator"], default=t.number(first["default"]),
              chosen=t.number(first["chosen"]), relative=t.number(first["relative"], 1)),
        definition="", notes=turned,
    )
    chart = bars(drawn, unit=words.unit, lang=t.lang, styles=theme.in_turn(sides.values()))
    screen.show(Figure("aannames", chart, abiotic[list(labels)].rename(columns=labels), words), level=3,
                decimals={labels["relative"]: 1})
