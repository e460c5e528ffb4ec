"""What is wrong with an input, said so that its owner can mend it."""

from dataclasses import dataclass, field

from flows.texts import Texts

REFUSE, WARN, NOTE = "refuse", "warn", "note"


@dataclass(frozen=True)
class Finding:
    """One remark on a delivery: which rule, where, what was found, how often.

    `rule` is the last part of a text key (`importer.<rule>`); `values` fill its placeholders.
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

    def message(self, t: Texts) -> str:
        """The finding as one sentence, place first: `flows.csv, regel 12, kolom Brutogew: ...`."""
        place = [self.file] if self.file else []
        if self.line is not None:
            place.append(t("importer.place.line", line=self.line))
        if self.column:
            place.append(t("importer.place.column", column=self.column))
        if self.found is not None:
            place.append(t("importer.place.found", found=printable(self.found)))
        text = t(f"{self.room}.{self.rule}", n=self.occurrences, **self.values)
        return f"{', '.join(place)}: {text}" if place else text


class Refused(Exception):
    """An input or a request that cannot be taken. `findings` says why, refusals first."""

    def __init__(self, findings: list[Finding]):
        self.findings = sorted(findings, key=lambda finding: finding.severity != REFUSE)
        super().__init__("; ".join(f"{finding.rule} {finding.found or ''}" for finding in self.findings))

    def messages(self, t: Texts) -> list[str]:
        return [finding.message(t) for finding in self.findings]


def printable(text: str, most: int = 80) -> str:
    """Text from a file, safe to print: no control characters, not endless."""
    clean = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return clean if len(clean) <= most else clean[: most - 1] + "…"
