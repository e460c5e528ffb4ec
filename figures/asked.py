"""A desk where an indicator asks for a cursor, so that its answers are remembered as those of all other questions.

    mki_words(AsCursor(desk.rows), desk.t)
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Answer:
    """The answer to one question, read as a frame or as rows, with None for what is missing."""

    frame: pd.DataFrame

    @property
    def description(self) -> list[tuple[str]]:
        """The name of each column, first in a tuple as in the database interface of Python."""
        return [(column,) for column in self.frame]

    def df(self) -> pd.DataFrame:
        """All of it."""
        return self.frame

    def fetchall(self) -> list[tuple]:
        """Its rows."""
        return [tuple(None if is_missing(value) else value for value in row)
                for row in self.frame.itertuples(index=False, name=None)]

    def fetchone(self) -> tuple | None:
        """Its first row, None when there is none."""
        return next(iter(self.fetchall()), None)


@dataclass(frozen=True)
class AsCursor:
    """What stands in for a cursor: `rows` gives the frame of a question."""

    rows: Callable[[str], pd.DataFrame]

    def execute(self, question: str) -> Answer:
        """Ask it."""
        return Answer(self.rows(question))


def is_missing(value) -> bool:
    """Whether a value is any kind of missing; a list never is."""
    return pd.api.types.is_scalar(value) and pd.isna(value)
