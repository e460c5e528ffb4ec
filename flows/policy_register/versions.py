"""Versions of the register: which there are, and what changed from one to the next."""

from dataclasses import dataclass

import duckdb

from flows.deliveries import Delivery, bundled, deliveries
from flows.policy_register.template import SOURCE, rows_of

KEY = ("measure_id", "year", "state", "counted")
# What may change without its being another row; the state may change as well, and is then said so.
COMPARED = ("theme", "sub_goal", "type", "degree", "planned", "amount_eur", "quantity", "is_approximate", "levers",
            "action_line", "effect_t", "effect_ground", "link", "note", "reference")


@dataclass(frozen=True)
class Change:
    """One difference: a row is `added` or `removed` (field empty), or one `field` of it is `changed`.

    `before` and `after` are coded values as text; "" for nothing.
    """

    kind: str
    measure: str
    year: int
    field: str = ""
    before: str = ""
    after: str = ""


def versions() -> list[Delivery]:
    """Every version of the register, oldest first: the one that ships, then each delivery."""
    shipped = bundled(SOURCE)
    return [shipped] * bool(shipped) + [delivery for delivery in deliveries() if delivery.source == SOURCE]


def previous(delivery: str) -> Delivery | None:
    """The version before this delivery (its id); None for the first, or for one that is not there."""
    ids = [version.delivery for version in versions()]
    place = ids.index(delivery) if delivery in ids else 0
    return versions()[place - 1] if place > 0 else None


def changes(before: Delivery, after: Delivery) -> list[Change]:
    """What changed between two versions, in the order of the newer one; what was removed comes last.

    Refused when a kept version no longer passes.
    """
    old, new = (keyed(delivery) for delivery in (before, after))
    found, moved = [], set()
    for key, row in new.items():
        match = key if key in old else next(
            (other for other in old if other not in new and other not in moved
             and (other[0], other[1], other[3]) == (key[0], key[1], key[3])), None)
        if match is None:
            found.append(Change("added", row["measure"], row["year"]))
            continue
        moved.add(match)
        fields = COMPARED if match == key else ("state", *COMPARED)
        found += [Change("changed", row["measure"], row["year"], name, text(old[match][name]), text(row[name]))
                  for name in fields if old[match][name] != row[name]]
    found += [Change("removed", row["measure"], row["year"])
              for key, row in old.items() if key not in new and key not in moved]
    return found


def keyed(delivery: Delivery) -> dict[tuple, dict]:
    """The rows of a version by what makes them the same row in another."""
    with duckdb.connect(config={"threads": 1}) as connection:
        return {tuple(row[name] for name in KEY): row for row in rows_of(connection, delivery)}


def text(value) -> str:
    """A value as text, numbers without trailing zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    return str(value) if isinstance(value, str | int) else f"{float(value):.15g}"
