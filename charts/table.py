"""The figures of a chart as an HTML table that a screen reader, a keyboard and a small screen can use.

    st.html(html_table(figure.table, caption=figure.words.title, lang="nl", decimals=1))

Numbers stand right-aligned in the writing of the language, what is missing is said in words, and every text
is escaped. The first column names the row. Wider than the screen it scrolls inside its own region, which
takes focus.

Unknown is not the same as impossible: a cell that can hold no number gets its words with `instead`. CSV and
XLSX write them too, where what is unknown stays empty.

    table["Gebruik"] = instead(table["Gebruik"], t("charts.not_measured_yet"), where=table["Jaar"] > 2023)
"""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from flows.texts import Texts

# Inline, since a page that shows the table cleans away style sheets. Colours follow the page, light or dark.
REGION = "overflow-x:auto;max-width:100%;"
TABLE = "border-collapse:collapse;font-size:0.9rem;min-width:100%;font-variant-numeric:tabular-nums;"
CAPTION = "text-align:left;font-weight:600;padding:0.3rem 0;"
CELL = "padding:0.3rem 0.7rem 0.3rem 0;border-bottom:1px solid rgba(128,128,128,0.35);vertical-align:top;"
NAME = CELL + "text-align:left;font-weight:400;"
TEXT = CELL + "text-align:left;"
NUMBER = CELL + "text-align:right;white-space:nowrap;"
# Columns of numbers without thousands signs.
YEARS = ("Jaar", "Year")
# A heading may break where a number may not.
HEAD = "font-weight:600;white-space:normal;"
# A column of sentences stays so wide that it is no word a line on a telephone: the table scrolls.
SENTENCES, LONG = "min-width:10rem;", 40


class Instead(str):
    """Words in a column of numbers, in a cell where there can be no number."""


def instead(column: pd.Series, words: str, where: pd.Series | None = None) -> pd.Series:
    """The column with these words in its cells without a number, of the rows in `where` (booleans) or of all.

    It stays a column of numbers to `html_table`.
    """
    bare = column.isna() if where is None else column.isna() & where
    if not bare.any():
        return column
    cells = [Instead(words) if empty else value for value, empty in zip(column, bare, strict=True)]
    return pd.Series(cells, index=column.index, name=column.name, dtype=object)


def has_numbers(column: pd.Series) -> bool:
    """Whether a column holds numbers, with or without words in between."""
    if column.dtype != object:
        return pd.api.types.is_numeric_dtype(column) and column.dtype != bool
    known = [value for value in column.dropna() if not isinstance(value, Instead)]
    return len(known) < column.notna().sum() and all(pd.api.types.is_number(value) for value in known)


def written(
    frame: pd.DataFrame, *, lang: str = "nl", decimals: int | Mapping[str, int] = 0, plain: Sequence[str] = YEARS
) -> tuple[list[list[str]], set[str]]:
    """The cells of a frame as a reader sees them, row by row, and the labels of the columns of numbers.

    As `html_table`: what is missing is said in words; columns in `plain` are no numbers here.
    """
    texts = Texts(lang)
    years = {label for label in frame if str(label).casefold() in {name.casefold() for name in plain}}
    numeric = {label for label in frame if has_numbers(frame[label])}

    def text(label, value) -> str:
        if value is None or pd.isna(value):
            return texts("common.unknown")
        if label not in numeric or isinstance(value, str):
            return str(value)
        if label in years:
            return f"{value:.0f}"
        digits = decimals.get(label, 0) if isinstance(decimals, Mapping) else decimals
        return texts.number(float(value), 0 if pd.api.types.is_integer(value) else digits)

    rows = [[text(label, value) for label, value in zip(frame.columns, record, strict=True)]
            for record in frame.itertuples(index=False)]
    return rows, numeric - years


def html_table(
    frame: pd.DataFrame,
    *,
    caption: str,
    lang: str = "nl",
    decimals: int | Mapping[str, int] = 0,
    plain: Sequence[str] = YEARS,
    row_names: bool = True,
    empty: str = "",
    styled: bool = True,
) -> str:
    """A frame with ready column labels as HTML. `decimals` for all number columns or per label.

    Columns in `plain` are numbers without thousands signs (years). `row_names`: the first column heads its
    row. `empty` is the sentence instead of a table without rows (default: the word for unknown). Not `styled`: with
    the class "number" on cells of numbers, for a page with a style sheet of its own.
    """
    texts = Texts(lang)
    if frame.empty:
        return f"<p>{escape(empty or texts('common.unknown'))}</p>"
    records, numbers = written(frame, lang=lang, decimals=decimals, plain=plain)
    style = {label: NUMBER if label in numbers else TEXT for label in frame}
    if row_names:
        style[frame.columns[0]] = TEXT

    def look(label: str, rules: str) -> str:
        if styled:
            return f' style="{rules}"'
        return ' class="number"' if style.get(label) == NUMBER else ""

    longest = {label: max(map(len, cells)) for label, cells in zip(frame, zip(*records, strict=True), strict=True)}
    heads = "".join(
        f'<th scope="col"{look(label, style[label] + HEAD + SENTENCES * (longest[label] > LONG))}>'
        f"{escape(str(label))}</th>" for label in frame)
    rows = []
    for record in records:
        cells = []
        for i, (label, text) in enumerate(zip(frame.columns, map(escape, record), strict=True)):
            if i == 0 and row_names:
                cells.append(f'<th scope="row"{look(label, NAME)}>{text}</th>')
            else:
                cells.append(f'<td{look(label, style[label])}>{text}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    name = escape(caption)
    return (
        f'<div role="region" tabindex="0" aria-label="{name}"{look("", REGION)}><table{look("", TABLE)}>'
        f'<caption{look("", CAPTION)}>{name}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
