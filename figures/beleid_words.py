"""Measures in words: how far, when, what came of it, and where it says so."""

from html import escape

import pandas as pd
from babel.dates import format_date

from figures.beleid import NOT_GIVEN, states, terms
from figures.beleid_effects import effect_words
from figures.desk import Desk
from indicators.effect import Yardstick, effect

KINDS = ("type", "counted", "degree", "lever", "action_line")


def vocabulary(desk: Desk) -> dict[str, dict[str, str]]:
    """The words of the codes that measures use: {kind: {code: name}}."""
    return {kind: terms(desk, kind) for kind in KINDS} | {"state": states(desk)}


def moment(desk: Desk, planned: str) -> str:
    """A planned moment (`2026`, `2026-Q2`, `2026-06`, `2026-06-30`) in words."""
    if "Q" in planned:
        return desk.t("beleid.moment.quarter", quarter=planned[-1], year=planned[:4])
    if len(planned) == 7:
        return format_date(pd.Timestamp(f"{planned}-01"), "MMMM y", locale=desk.t.locale)
    return planned if len(planned) == 4 else desk.t.date(planned)


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each measure the rows of its last year."""
    return rows[rows["year"] == rows.groupby("measure_id")["year"].transform("max")]


def item(desk: Desk, rows: pd.DataFrame, words: dict, against: Yardstick, year: int, source: bool) -> str:
    """One measure (its rows of one year) as the HTML of a list item.

    A year other than `year`, the last of the register, is said; `source` adds where the row comes from.

    All that was delivered is escaped; a link is one to http(s), which the importer saw to.
    """
    t, first = desk.t, rows.iloc[0]
    said = [t("beleid.measure.no_state") if code == NOT_GIVEN else words["state"][code] for code in rows["state"]]
    state = t.join(list(dict.fromkeys(said))).lower()
    key = "head" if first["year"] == year else "in_year"
    head = t(f"beleid.measure.{key}", type=words["type"][first["type"]], state=state, year=first["year"])
    lines = [sentence for _, row in rows.iterrows() for sentence in sentences(desk, row, words, len(rows) > 1)]
    lines += [effect_line(desk, row, against) for _, row in rows.iterrows() if not pd.isna(row["effect_t"])]
    if source:
        known = first["reference"] or ""
        lines.append(t("beleid.measure.source", source=desk.provenance.one_source(known) if known
                       else t("beleid.no_source")))
    text = " ".join(dict.fromkeys(lines))
    notes = " ".join(note(desk, row) for _, row in rows.iterrows())
    link = "" if not first["link"] else (
        f' <a href="{escape(first["link"])}" rel="noopener">'
        f'{escape(t("beleid.measure.link", measure=first["name"]))}</a>')
    return f"<li><strong>{name(desk, first)}</strong> ({escape(head)}). {escape(text)} {notes}{link}</li>"


def name(desk: Desk, row: pd.Series) -> str:
    """The name of a measure as HTML; a Dutch name on an English page says what language it is in."""
    own = desk.lang == "nl" or row["measure_en"]
    return escape(row["name"]) if own else f'<span lang="nl">{escape(row["name"])}</span>'


def note(desk: Desk, row: pd.Series) -> str:
    """The note of a row as HTML, in the language it is in."""
    own = desk.lang == "nl" or row["note_en"] or not row["said"]
    return escape(row["said"]) if own else f'<span lang="nl">{escape(row["said"])}</span>'


def sentences(desk: Desk, row: pd.Series, words: dict, several: bool) -> list[str]:
    """What a row of the register says in codes and figures; with `several` rows each count says its state."""
    t, said = desk.t, []
    if row["degree"] or row["type"] == "subsidy_scheme":
        said.append(t("beleid.measure.degree", degree=words["degree"][row["degree"]]) if row["degree"]
                    else t("beleid.measure.degree_unknown"))
    if row["planned"]:
        key = "until" if row["state"] == "running" else "planned"
        said.append(t(f"beleid.measure.{key}", when=moment(desk, row["planned"])))
    about = t("beleid.measure.about") if row["is_approximate"] else ""
    if not pd.isna(row["quantity"]):
        what = words["counted"][row["counted"]].lower()
        if several:
            what = f"{what} ({words['state'][row['state']].lower()})"
        count = t("beleid.measure.counted", about=about, quantity=t.number(row["quantity"]), what=what)
        said.append(count.capitalize())
    if not pd.isna(row["amount_eur"]):
        said.append(about.capitalize() + t("beleid.measure.amount", amount=t.number(row["amount_eur"])))
    if row["levers"]:
        levers = t.join([words["lever"][code] for code in row["levers"].split(";")])
        said.append(t("beleid.measure.levers", levers=levers))
    if row["action_line"]:
        said.append(t("beleid.measure.action_line", line=words["action_line"][row["action_line"]]))
    return said


def effect_line(desk: Desk, row: pd.Series, against: Yardstick) -> str:
    """The claimed effect of a row beside gap and noise, with its ground."""
    found = effect_words(desk, effect(float(row["effect_t"]), against), against)
    return f"{found} {desk.t('beleid.column.effect_ground')}: {row['effect_ground']}."
