"""Data and method: which file was read, what became of every row, what was corrected and what stood out."""

import json

import pandas as pd

from flows.sql import literal
from indicators import gap
from pages.parts.method_pinned import narrowed
from pages.parts.method_table import below, heading, say, table
from pages.parts.screen import Screen
from pages.parts.shell import note

SAMPLE = 20
SIGNS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar", ".": "point"}


def show(screen: Screen) -> None:
    """Every delivery in use, from file to remarks."""
    t = screen.t
    heading(t, "deliveries")
    narrowed(screen)
    deliveries = screen.rows("from meta.delivery order by source, delivery")
    if deliveries.empty:
        screen.nothing(t("data_en_methode.deliveries.none"))
        return
    for _, delivery in deliveries.iterrows():
        if delivery["is_example"]:
            note(t("data_en_methode.deliveries.example"), "example")
        table(t, properties(screen, delivery), {"property": "deliveries.property", "found": "deliveries.found"},
              t("data_en_methode.deliveries.caption", file=delivery["filename"]))
        conservation(screen, delivery)
        corrections(screen, delivery)
        set_aside(screen, delivery)
        findings(screen, delivery)


def properties(screen: Screen, delivery: pd.Series) -> pd.DataFrame:
    """What is known of a delivered file, in words."""
    t = screen.t
    sign = {name: delivery[name] for name in ("separator", "decimal_sign")}
    when = delivery["delivered_at"]
    found = {
        "file": delivery["filename"],
        "when": t("data_en_methode.deliveries.when_example") if pd.isna(when) else t.date(when),
        "hash": delivery["sha256"],
        "edition": t(f"cli.edition.{delivery['edition']}"),
        "encoding": delivery["encoding"],
        **{name: t(f"data_en_methode.sign.{SIGNS[text]}") if text in SIGNS else str(text)
           for name, text in sign.items()},
        # A source has no more of these than it has a use for.
        **{name: t.number(delivery[name]) if name != "years" else delivery[name]
           for name in ("years", "regions", "goods_groups", "known_cells") if not pd.isna(delivery[name])},
        "note": delivery["note"] or t("data_en_methode.deliveries.no_note"),
        "is_example": yes(t, delivery["is_example"]),
    }
    return pd.DataFrame({
        "property": [t(f"data_en_methode.deliveries.{name}") for name in found],
        "found": list(found.values()),
    })


def yes(t, value) -> str:
    """A truth in words."""
    return t("data_en_methode.yes.true" if value else "data_en_methode.yes.false")


def conservation(screen: Screen, delivery: pd.Series) -> None:
    """Rows and kilograms in, used and set aside, and the proof that they add up."""
    t = screen.t
    below(t, "data_en_methode.conservation.heading")
    say(t("data_en_methode.conservation.lead"))
    parts = screen.rows(gap.conservation_sql())
    parts = parts[parts["delivery"] == delivery["delivery"]]
    adds_up = bool(parts["adds_up"].all())
    parts["part"] = [worded(t, "conservation", part) for part in parts["part"]]
    table(t, parts, {"part": "conservation.part", "rows_counted": "conservation.rows", "kg": "conservation.kg"},
          t("data_en_methode.conservation.caption", file=delivery["filename"]))
    say(t(f"data_en_methode.conservation.{'adds_up' if adds_up else 'does_not'}"), "subtitle" if adds_up else "warning")
    say(t("data_en_methode.conservation.totals"))


def worded(t, room: str, code: str) -> str:
    """A code in words, or the code where a source brings one of its own."""
    key = f"data_en_methode.{room}.{code}"
    return t(key) if t.has(key) else code


def corrections(screen: Screen, delivery: pd.Series) -> None:
    """What was filled in, and why."""
    t = screen.t
    below(t, "data_en_methode.corrections.heading")
    say(t("data_en_methode.corrections.lead"))
    rows = screen.rows(f"""
        select correction, outcome, cells, status, reason_{t.lang} as reason, source_id
        from meta.correction where delivery = {literal(delivery["delivery"])} order by correction
    """)
    if rows.empty:
        say(t("data_en_methode.corrections.none"))
        return
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
    below(t, "data_en_methode.aside.heading")
    rows = screen.rows(f"""
        select rule, line, delivered from raw.set_aside
        where delivery = {literal(delivery["delivery"])} order by line limit {SAMPLE}
    """)
    if rows.empty:
        say(t("data_en_methode.aside.none"))
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
    below(t, "data_en_methode.findings.heading")
    rows = screen.rows(f"""
        select severity, message_{t.lang} as message, occurrences
        from meta.finding where delivery = {literal(delivery["delivery"])} order by severity = 'note', rule, line
    """)
    if rows.empty:
        say(t("data_en_methode.findings.none"))
        return
    say(t("data_en_methode.findings.lead"))
    rows["severity"] = [worded(t, "findings", code) for code in rows["severity"]]
    table(t, rows, {"severity": "findings.severity", "message": "findings.message",
                    "occurrences": "findings.occurrences"},
          t("data_en_methode.findings.caption", file=delivery["filename"]))
