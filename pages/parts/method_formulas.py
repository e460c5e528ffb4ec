"""Data and method: every measure with its formula, what counts in it, its assumptions, and what it cannot say."""

import pandas as pd
import streamlit as st

from charts.table import html_table
from indicators.parameters import FLOW_PARAMETERS
from pages.parts.method_assumptions import worded
from pages.parts.method_pinned import narrowed
from pages.parts.method_table import below, described, heading, listed, say, table
from pages.parts.screen import Screen

LIMITS = ("primary", "sf", "correlation", "energy", "extraction", "negative", "break", "municipal")


def show(screen: Screen) -> None:
    """The method, from definition to coefficient."""
    t = screen.t
    heading(t, "method")
    narrowed(screen)
    for _, record in screen.rows("from meta.indicator").iterrows():
        measure(screen, record)
    coefficients(screen)
    parameters(screen)
    below(t, "data_en_methode.limits.heading")
    listed([t(f"data_en_methode.limits.{limit}") for limit in LIMITS])


def measure(screen: Screen, record: pd.Series) -> None:
    """One measure: what it is and the formula that the database runs."""
    t = screen.t
    needs = t.join([t(f"data_en_methode.method.{name}") if t.has(f"data_en_methode.method.{name}") else name
                    for name in record["needs"].split(",")])
    with st.expander(f"{record[f'name_{t.lang}']} ({screen.unit(record['unit'])})"):
        described([
            (t("data_en_methode.method.definition"), record[f"definition_{t.lang}"]),
            (t("data_en_methode.method.how"), record[f"method_{t.lang}"]),
            (t("data_en_methode.method.direction"), t(f"data_en_methode.method.{record['direction']}")),
            (t("data_en_methode.method.source"), screen.provenance.one_source(record["source"])),
            (t("data_en_methode.method.needs"), needs),
            (t("data_en_methode.method.formula"), ""),
        ])
        st.code(record["formula"], language="sql", wrap_lines=True)


def coefficients(screen: Screen) -> None:
    """Plus, minus or nothing per stream and kind of goods, for a region and for the nation."""
    t = screen.t
    below(t, "data_en_methode.coefficients.heading")
    say(t("data_en_methode.coefficients.lead"))
    rows = screen.rows("""
        select
            area, stream, is_raw_material, indicator, any_value(coefficient) as coefficient,
            count(*) = (select count(*) from code_list.use_groups where use_group <> 'total') as every_use
        from meta.flow_coefficient
        where measure = 'mass'
        group by all
    """)
    counts = {(row.area, row.stream, row.is_raw_material, row.indicator): (row.coefficient, row.every_use)
              for row in rows.itertuples()}
    streams = screen.rows("select stream from code_list.streams where in_formulas")["stream"]
    measures = {name: screen.name("indicator", name) for name in rows["indicator"].unique()}
    for area in ("region", "nation"):
        where = t(f"data_en_methode.coefficients.{area}")
        shown = pd.DataFrame([
            {
                t("data_en_methode.coefficients.stream"): screen.name("stream", stream),
                t("data_en_methode.coefficients.goods"): t(
                    f"data_en_methode.coefficients.{'raw' if is_raw else 'processed'}"),
                **{name: sign(t, *counts.get((area, stream, is_raw, code), (0, True)))
                   for code, name in measures.items()},
            }
            for stream in streams for is_raw in (True, False)
        ])
        from_texts(screen, shown, t("data_en_methode.coefficients.caption", area=where))
    say(t("data_en_methode.coefficients.nation_note"))


def from_texts(screen: Screen, shown: pd.DataFrame, caption: str) -> None:
    """A table whose columns have their labels already."""
    st.html(html_table(shown, caption=caption, lang=screen.lang))


def sign(t, coefficient: int, every_use: bool) -> str:
    """What a cell counts for, in words."""
    if coefficient == 0:
        return t("data_en_methode.coefficients.zero")
    if not every_use:
        return t("data_en_methode.coefficients.final_only")
    return t(f"data_en_methode.coefficients.{'plus' if coefficient > 0 else 'minus'}")


def parameters(screen: Screen) -> None:
    """The assumptions, their default and what is allowed."""
    t = screen.t
    below(t, "data_en_methode.parameters.heading")
    say(t("data_en_methode.parameters.lead"))
    rows = screen.rows(f"""
        select parameter, default_value, allowed, name_{t.lang} as name, explanation_{t.lang} as explanation
        from meta.parameter where indicator = 'dmi'
    """).set_index("parameter", drop=False).loc[[p.name for p in FLOW_PARAMETERS]]
    rows["default_value"] = [worded(screen, p, p.default) for p in FLOW_PARAMETERS]
    rows["allowed"] = [t.join([f"{value} ({worded(screen, p, value)})" for value in p.allowed])
                       or t("data_en_methode.parameters.any_share") for p in FLOW_PARAMETERS]
    rows["explanation"] = rows["explanation"].str.replace("`", "", regex=False)
    table(t, rows, {"name": "parameters.name", "default_value": "parameters.default", "allowed": "parameters.allowed",
                    "explanation": "parameters.explanation", "parameter": "parameters.code"},
          t("data_en_methode.parameters.caption"))
