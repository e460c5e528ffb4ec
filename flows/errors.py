"""What is wrong with an input, said so that its owner can mend it."""

from dataclasses import dataclass, field

from flows.texts import Texts

REFUSE, WARN, NOTE = "refuse", "warn", "note"


@dataclass(frozen=True)
class Finding:
    """One remark on a delivery: which rule, where, what was found, how often.

    `rule` is the last part of a text key (`importer.<rule>`), unless `text` names another; `values` fill its
    placeholders: a float is a quantity and gets the number format of the language, an int stands as it is.
    """

    rule: str
    severity: str
    file: str = ""
    line: int | None = None
    column: str | None = None
    found: str | None = None
    occurrences: int = 1
    values: dict = field(default_factory=dict)
    room: str = "importer"
    text: str = ""

    def message(self, t: Texts) -> str:
        """The finding as one sentence, place first: `flows.csv, regel 12, kolom Brutogew: ...`."""
        place = [printable(self.file)] if self.file else []
        if self.line is not None:
            place.append(t("importer.place.line", line=self.line))
        if self.column:
            place.append(t("importer.place.column", column=self.column))
        if self.found is not None:
            found = printable(self.found) if self.found.strip() else t("importer.place.nothing")
            place.append(t("importer.place.found", found=found))
        shown = {name: words(value, t) for name, value in self.values.items()}
        text = t(f"{self.room}.{self.text or self.rule}", n=t.number(self.occurrences), **shown)
        return f"{', '.join(place)}: {text}" if place else text


class Refused(Exception):
    """An input or a request that cannot be taken. `findings` says why, refusals first."""

    def __init__(self, findings: list[Finding]):
        self.findings = sorted(findings, key=lambda finding: finding.severity != REFUSE)
        super().__init__("; ".join(f"{finding.rule} {finding.found or ''}" for finding in self.findings))

    def messages(self, t: Texts) -> list[str]:
        return [finding.message(t) for finding in self.findings]


def refuse(rule: str, file: str, line: int | None = None, found: str | None = None, **values):
    """Raise Refused with one finding; `values` fill the placeholders of its text."""
    raise Refused([Finding(rule, REFUSE, file, line, found=found, values=values)])


def words(value, t: Texts):
    """A value as it stands in a sentence: quantities with the marks of the language, text on one line."""
    if isinstance(value, float):
        decimals = f"{value:.6f}".rstrip("0").partition(".")[2]
        return t.number(value, len(decimals))
    return printable(value, 10_000) if isinstance(value, str) else value


def printable(text: str, most: int = 80) -> str:
    """Text from a file, safe to print: one line, no control characters, not endless."""
    shown = text[: most + 1]
    clean = "".join(
        char if char.isprintable() else " " if char.isspace() else "\N{REPLACEMENT CHARACTER}" for char in shown
    )
    return clean if len(clean) <= most else clean[: most - 1] + "…"
