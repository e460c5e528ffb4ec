"""Cards side by side; what is said on them is made in `figures`."""

from collections.abc import Iterable

import streamlit as st


def cards(parts: Iterable[str], wide: bool = False) -> None:
    """Cards (as HTML) side by side where there is room: three, or two when `wide`."""
    st.html(f'<div class="cards{" cards-wide" * wide}">{"".join(parts)}</div>')
