"""How Vega writes numbers and dates in Dutch and in English."""

from functools import cache

from babel.dates import get_day_names, get_month_names

SIGNS = {"nl": (",", "."), "en": (".", ",")}
ORDERS = {
    "nl": {"dateTime": "%A %e %B %Y %X", "date": "%d-%m-%Y"},
    "en": {"dateTime": "%A %e %B %Y %X", "date": "%d/%m/%Y"},
}


@cache
def config(lang: str) -> dict:
    """The `config.locale` block. It works in Streamlit, in vl-convert and in plain HTML; embed options do
    not.

    Raises KeyError for a language other than "nl" or "en".
    """
    decimal, thousands = SIGNS[lang]

    def days(width: str) -> list[str]:
        names = get_day_names(width, locale=lang)
        return [names[i] for i in (6, 0, 1, 2, 3, 4, 5)]

    def months(width: str) -> list[str]:
        names = get_month_names(width, locale=lang)
        return [names[i].rstrip(".") for i in range(1, 13)]

    return {
        "number": {
            "decimal": decimal,
            "thousands": thousands,
            "grouping": [3],
            "currency": ["\u20ac\u00a0", ""],
            "minus": "\N{MINUS SIGN}",
        },
        "time": {
            **ORDERS[lang],
            "time": "%H:%M:%S",
            "periods": ["AM", "PM"],
            "days": days("wide"),
            "shortDays": days("abbreviated"),
            "months": months("wide"),
            "shortMonths": months("abbreviated"),
        },
    }


def pattern(decimals: int | None = None) -> str:
    """The d3 pattern for numbers: so many decimals, or as many as the number has (axes)."""
    return ",~f" if decimals is None else f",.{decimals}f"
