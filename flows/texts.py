"""Every sentence a person reads, in Dutch and English, and the number formats that go with it.

The catalogues are data: `data/texts/<language>/<room>.toml`. The file stem is the first part of the key.
"""

import tomllib
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parents[1] / "data" / "texts"
LANGUAGES = ("nl", "en")


def flatten(table: dict, prefix: str = "") -> dict[str, str]:
    """Turn nested tables into dotted keys: {"a": {"b": "x"}} becomes {"a.b": "x"}."""
    flat = {}
    for name, value in table.items():
        key = f"{prefix}{name}"
        flat |= flatten(value, f"{key}.") if isinstance(value, dict) else {key: value}
    return flat


@cache
def room(lang: str, name: str) -> dict[str, str]:
    """The texts of one room in one language by key; none where there is no such room."""
    path = CATALOGUES / lang / f"{name}.toml"
    return flatten(tomllib.loads(path.read_text(encoding="utf-8")), f"{name}.") if path.exists() else {}


@cache
def catalogue(lang: str) -> dict[str, str]:
    """All texts of one language by key."""
    texts = {}
    for path in sorted((CATALOGUES / lang).glob("*.toml")):
        texts |= room(lang, path.stem)
    return texts


class Texts:
    """Texts and formats of one language: `t("common.unknown")`, `t.number(1234.5, 1)`.

    Raises KeyError for a key the catalogue lacks and ValueError for an unknown language.
    """

    def __init__(self, lang: str = "nl"):
        if lang not in LANGUAGES:
            raise ValueError(f"unknown language {lang!r}; known: {', '.join(LANGUAGES)}")
        self.lang = lang
        self.locale = {"nl": "nl_NL", "en": "en_GB"}[lang]

    def __call__(self, key: str, **values) -> str:
        text = self._room(key)[key]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        return key in self._room(key)

    def _room(self, key: str) -> dict[str, str]:
        # Only the rooms that are spoken of: reading them all takes a command 40 ms.
        return room(self.lang, key.partition(".")[0])

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number with the separators of the language; what is missing is said in words, never 0."""
        if value is None or value != value:
            return self("common.unknown")
        # A figure that rounds to nothing must not be printed as "-0".
        text = f"{value:,.{decimals}f}"
        if not text.strip("-0.,"):
            text = text.lstrip("-")
        text = text.replace("-", "\N{MINUS SIGN}")
        return text.translate(str.maketrans(",.", ".,")) if self.lang == "nl" else text

    def percent(self, share: float | None, decimals: int = 0) -> str:
        """A share (0.25) as a percentage ("25%")."""
        if share is None or share != share:
            return self("common.unknown")
        return self.number(100 * share, decimals) + "%"

    def date(self, day: date | datetime | str) -> str:
        """A date in words: "23 november 2026"."""
        from babel.dates import format_date

        if isinstance(day, str):
            day = datetime.fromisoformat(day)
        return format_date(day, "d MMMM y", locale=self.locale)

    def when(self, stated: str) -> str:
        """A date that may lack its day in words ("oktober 2025"); what is no date ("2020-2023") stays so."""
        from babel.dates import format_date

        for written, said in (("%Y-%m-%d", "d MMMM y"), ("%Y-%m", "MMMM y")):
            with suppress(ValueError):
                return format_date(datetime.strptime(stated, written), said, locale=self.locale)
        return stated

    def join(self, items: list[str]) -> str:
        """A list in words: "a, b en c"."""
        items = list(items)
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + f" {self('common.and')} " + items[-1]
