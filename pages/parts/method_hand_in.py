"""Data and method: how an analyst hands in the table she received."""

import streamlit as st

from pages.parts.method_pinned import narrowed
from pages.parts.method_table import below, heading, say
from pages.parts.screen import Screen

PYTHON = ".venv/bin/python cli.py"


def show(screen: Screen) -> None:
    """The commands, one by one, with what each does."""
    t = screen.t
    heading(t, "hand_in")
    narrowed(screen)
    file, remark = t("data_en_methode.hand_in.file"), t("data_en_methode.hand_in.remark")
    lang = "" if t.lang == "nl" else f" --lang {t.lang}"
    commands = {
        "step_1": f'{PYTHON} check cbs_flows "{file}"{lang}',
        "step_2": f'{PYTHON} deliver cbs_flows "{file}" --note "{remark}"{lang}',
        "step_3": f"{PYTHON} build{lang}",
        "step_4": f"{PYTHON} deliveries{lang}",
    }
    for step, command in commands.items():
        below(t, f"data_en_methode.hand_in.{step}")
        say(t(f"data_en_methode.hand_in.{step}_text"))
        st.code(command, language=None, wrap_lines=True)
    say(t("data_en_methode.hand_in.windows"))
    say(t("data_en_methode.hand_in.after"))
    for kind in ("refuse", "warn"):
        below(t, f"data_en_methode.hand_in.{kind}_heading")
        say(t(f"data_en_methode.hand_in.{kind}"))
