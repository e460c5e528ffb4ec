"""Data and method: which file was read, what became of every row, what was corrected and what stood out."""

import json

import pandas as pd
import streamlit as st

from charts.table import instead
from flows.sources import STANDARD
from flows.sources import source as kind_of_delivery
from flows.sql import literal
from flows.texts import Texts
from indicators import gap
from pages.parts.method_pinned import narrowed
from pages.parts.method_table import below, heading, say, table
from pages.parts.screen import FLOWS, Screen
from pages.parts.shell import note

OVERVIEW = ("what", "kind", "years", "rows", "kept", "aside", "warnings")
SAMPLE = 20
SIGNS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar", ".": "point"}


def show(screen: Screen) -> None:
    """Every delivery in use: first all of them in one table, then each from file to remarks, the goods flows first."""
    t = screen.t
    heading(t, "deliveries")
    narrowed(screen)
    deliveries = screen.rows(f"from meta.delivery order by source <> {literal(FLOWS)}, source, delivery")
    if deliveries.empty:
        screen.nothing(t("data_en_methode.deliveries.none"))
        return
    made_up = deliveries[deliveries["is_example"]]["source"].nunique()
    if made_up:
        note(t("data_en_methode.deliveries.example", n=made_up, all=deliveries["source"].nunique()), "example")
    table(t, overview(screen, deliveries), {name: f"deliveries.{name}" for name in OVERVIEW},
          t("data_en_methode.deliveries.overview"))
    parts = screen.rows(gap.conservation_sql())
    below(t, "data_en_methode.conservation.heading")
    say(t("data_en_methode.conservation.lead"))
    adds_up = bool(parts["adds_up"].fillna(True).all())  # unknown where a source has no kilograms
    say(t(f"data_en_methode.conservation.{'adds_up' if adds_up else 'does_not'}"), "subtitle" if adds_up else "warning")
    say(t("data_en_methode.conservation.totals"))
    below(t, "data_en_methode.deliveries.each")
    for place, (_, delivery) in enumerate(deliveries.iterrows()):
        # A label is Markdown: no words of a file stand in it.
        label = t("data_en_methode.deliveries.one", title=full_title(t, delivery), kind=kind(t, delivery))
        with st.expander(label, expanded=not place, key=f"delivery-{place}"):
            table(t, properties(screen, delivery), {"property": "deliveries.property", "found": "deliveries.found"},
                  t("data_en_methode.deliveries.caption", file=delivery["filename"]))
            conservation(screen, delivery, parts[parts["delivery"] == delivery["delivery"]])
            corrections(screen, delivery)
            set_aside(screen, delivery)
            findings(screen, delivery)


def title_of(t: Texts, source: str) -> str:
    """What a source is called."""
    return kind_of_delivery(source).facts[f"title_{t.lang}"]


def full_title(t: Texts, delivery: pd.Series) -> str:
    """What a delivery is called, with its edition where its source has more than one."""
    title, edition = title_of(t, delivery["source"]), delivery["edition"]
    return title if edition == STANDARD else f"{title} ({t(f'cli.edition.{edition}')})"


def overview(screen: Screen, deliveries: pd.DataFrame) -> pd.DataFrame:
    """A row per delivery: what it is, whether it is real, and what became of its rows."""
    t = screen.t
    remarks = screen.rows("select delivery, count_if(severity = 'warn') as n from meta.finding group by delivery")
    warned = dict(zip(remarks["delivery"], remarks["n"], strict=True))
    return pd.DataFrame({
        "what": [full_title(t, delivery) for _, delivery in deliveries.iterrows()],
        "kind": [kind(t, delivery) for _, delivery in deliveries.iterrows()],
        "years": instead(deliveries["years"], t("charts.not_applicable")),
        "rows": deliveries["rows_in"], "kept": deliveries["rows_kept"], "aside": deliveries["rows_set_aside"],
        "warnings": [int(warned.get(delivery, 0)) for delivery in deliveries["delivery"]],
    })


def kind(t: Texts, delivery: pd.Series) -> str:
    """Real, example, or what comes with the dashboard until a delivery replaces it."""
    name = "example" if delivery["is_example"] else "bundled" if delivery["is_bundled"] else "real"
    return t(f"data_en_methode.kind.{name}")


def properties(screen: Screen, delivery: pd.Series) -> pd.DataFrame:
    """What is known of a delivered file, in words."""
    t = screen.t
    sign = {name: delivery[name] for name in ("separator", "decimal_sign")}
    when = delivery["delivered_at"]
    found = {
        "file": delivery["filename"],
        "kind": kind(t, delivery),
        "when": t("charts.not_applicable") if pd.isna(when) else t.date(when),
        "hash": delivery["sha256"],
        "edition": t(f"cli.edition.{delivery['edition']}"),
        "encoding": delivery["encoding"],
        **{name: t(f"data_en_methode.sign.{SIGNS[text]}") if text in SIGNS else str(text)
           for name, text in sign.items()},
        # A source has no more of these than it has a use for.
        **{name: t.number(delivery[name]) if name != "years" else delivery[name]
           for name in ("years", "regions", "goods_groups", "known_cells") if not pd.isna(delivery[name])},
        "note": delivery["note"] or t("data_en_methode.deliveries.no_note"),
    }
    return pd.DataFrame({
        "property": [t(f"data_en_methode.deliveries.{name}") for name in found],
        "found": list(found.values()),
    })


def conservation(screen: Screen, delivery: pd.Series, parts: pd.DataFrame) -> None:
    """Rows and kilograms in, used and set aside; of a source without weights the rows alone."""
    t = screen.t
    parts = parts[(parts["rows_counted"] > 0) | parts["part"].isin(["in", "kept"])]
    parts = parts.assign(part=[worded(t, "conservation", part) for part in parts["part"]])
    columns = {"part": "conservation.part", "rows_counted": "conservation.rows", "kg": "conservation.kg"}
    if parts["kg"].isna().all():
        del columns["kg"]
    table(t, parts, columns, t("data_en_methode.conservation.caption", file=delivery["filename"]))


def worded(t, room: str, code: str) -> str:
    """A code in words, or the code where a source brings one of its own."""
    key = f"data_en_methode.{room}.{code}"
    return t(key) if t.has(key) else code


def corrections(screen: Screen, delivery: pd.Series) -> None:
    """What was filled in, and why."""
    t = screen.t
    rows = screen.rows(f"""
        select correction, outcome, cells, status, reason_{t.lang} as reason, source_id
        from meta.correction where delivery = {literal(delivery["delivery"])} order by correction
    """)
    if rows.empty:
        return
    say(t("data_en_methode.corrections.lead"))
    rows["correction"] = [worded(t, "corrections", code) for code in rows["correction"]]
    rows["outcome"] = [worded(t, "corrections", code) for code in rows["outcome"]]
    rows["status"] = [f"{screen.name('status', code)} ({code})" for code in rows["status"]]
    rows["source_id"] = [screen.provenance.one_source(code) for code in rows["source_id"]]
    table(t, rows, {"correction": "corrections.correction", "outcome": "corrections.outcome",
                    "cells": "corrections.cells", "status": "corrections.status", "reason": "corrections.reason",
                    "source_id": "corrections.source"},
          t("data_en_methode.corrections.caption", file=delivery["filename"]))


def set_aside(screen: Screen, delivery: pd.Series) -> None:
    """A sample of the rows that were not used, as delivered."""
    t = screen.t
    rows = screen.rows(f"""
        select rule, line, delivered from raw.set_aside
        where delivery = {literal(delivery["delivery"])} order by line limit {SAMPLE}
    """)
    if rows.empty:
        return
    say(t("data_en_methode.aside.lead"))
    rows["rule"] = [worded(t, "aside", rule) for rule in rows["rule"]]
    rows["line"] = [str(line) for line in rows["line"]]
    rows["delivered"] = [fields(text) for text in rows["delivered"]]
    table(t, rows, {"line": "aside.line", "rule": "aside.rule", "delivered": "aside.delivered"},
          t("data_en_methode.aside.caption", file=delivery["filename"], n=len(rows)))


def fields(record: str | None) -> str:
    """The fields of a delivered row, as they stood in the file."""
    found = json.loads(record) if isinstance(record, str) else {}
    return " ; ".join(str(text).strip() for name, text in found.items() if name != "line" and text is not None)


def findings(screen: Screen, delivery: pd.Series) -> None:
    """Warnings and notes, in the language of the reader."""
    t = screen.t
    rows = screen.rows(f"""
        select severity, message_{t.lang} as message, occurrences
        from meta.finding where delivery = {literal(delivery["delivery"])} order by severity = 'note', rule, line
    """)
    if rows.empty:
        say(t("data_en_methode.findings.none"))
        return
    rows["severity"] = [worded(t, "findings", code) for code in rows["severity"]]
    table(t, rows, {"severity": "findings.severity", "message": "findings.message",
                    "occurrences": "findings.occurrences"},
          t("data_en_methode.findings.caption", file=delivery["filename"]))
