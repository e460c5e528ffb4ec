"""A click on the map as a choice like any other: it fills the control, and the control can choose otherwise later."""

from collections.abc import Sequence

import streamlit as st


def follow_click(page: str, choice: str, figures: Sequence[str], field: str = "region") -> None:
    """Let a new click in one of these figures fill the control of a choice of a page, before that control is drawn."""
    for figure in figures:
        state = st.session_state.get(click_key(figure)) or {}
        picked = [item.get(field) for items in state.get("selection", {}).values() for item in items]
        clicked = picked[0] if picked else None
        if clicked and clicked != st.session_state.get(memory(figure)):
            st.session_state[f"{page}.{choice}"] = clicked
        st.session_state[memory(figure)] = clicked


def click_key(figure: str) -> str:
    """The key under which a figure is drawn now."""
    turn = st.session_state.get(f"{figure}.turn", 0)
    return f"{figure}-{turn}" if turn else figure


def key_for(figure: str, chosen: str | None) -> str:
    """The key to draw a figure under, given what is chosen in the end.

    A chart keeps its last click and does not report the same one twice. So once the control has chosen otherwise, the
    figure begins anew: another click on the same area counts again.
    """
    followed = st.session_state.get(memory(figure))
    if followed and followed != chosen:
        st.session_state[f"{figure}.turn"] = st.session_state.get(f"{figure}.turn", 0) + 1
        st.session_state[memory(figure)] = None
    return click_key(figure)


def memory(figure: str) -> str:
    return f"{figure}.followed"
