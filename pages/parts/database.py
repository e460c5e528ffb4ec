"""The built file as the pages ask it: which one is in use now, and answers remembered by file and question."""

from pathlib import Path

import pandas as pd
import streamlit as st

from indicators.build import current
from indicators.database import cursor

REMEMBERED = 512


@st.cache_data(max_entries=REMEMBERED, show_spinner=False)
def answer(file: str, question: str) -> pd.DataFrame:
    """The rows of a question to one database file. A new build has a new name, so nothing goes stale."""
    return cursor(Path(file)).execute(question).df()


class Database:
    """The database of one run: the pointer is read once, so that a page never mixes two builds."""

    def __init__(self):
        self.path = current()

    @property
    def is_built(self) -> bool:
        return self.path is not None

    def ask(self, question: str) -> pd.DataFrame:
        """A copy of the rows of a question (SQL that selects and filters)."""
        return answer(str(self.path), question)
