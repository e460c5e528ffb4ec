"""Rows of the target table for tests, as the csv reader gives them."""

from indicators.targets import Target, read_targets

DEFAULTS = {
    "target_id": "T", "level": "province", "kind": "organisation", "region": "PV26", "indicator": "dmi",
    "dimension": "scope", "category": "abiotic", "base_year": "", "value": "", "unit": "", "scope_nl": "",
    "scope_en": "", "quote": "", "note_nl": "", "note_en": "", "status": "in_force", "source_id": "s",
}


def row(year=2020, reduction=0.2, **other) -> dict[str, str]:
    fields = DEFAULTS | {"target_year": year, "reduction": reduction} | other
    return {name: "" if value is None else str(value) for name, value in fields.items()}


def one(*rows) -> Target:
    (target,) = read_targets(rows).values()
    return target
