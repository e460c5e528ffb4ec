"""Which goals of the policy have an indicator and which have none."""

from html import escape

import pandas as pd
import streamlit as st

from figures import beleid
from pages.parts.screen import Screen


def show(screen: Screen, covered: pd.DataFrame, kind: str) -> None:
    """Everything without indicator in words, and the map of one kind of element."""
    t = screen.t
    screen.section(t("beleid.coverage.heading"), t("beleid.coverage.lead"))
    missing = beleid.gaps(screen, covered)
    if missing:
        lines = "".join(f"<li><strong>{escape(kind)}.</strong> {escape(said)}.</li>"
                        for kind, said in missing.items())
        st.html(f'<ul class="plain-list">{lines}</ul>')
    else:
        st.html(f'<p class="subtitle">{escape(t("beleid.coverage.no_gaps"))}</p>')
    screen.show(beleid.coverage_map(screen, covered, kind), level=3)
