"""Data and method: the reader's own comparison narrows the tables of a part, which says so and can show all again."""

from dataclasses import dataclass, field

import pandas as pd

from pages.parts.method_table import say
from pages.parts.screen import Screen

KINDS = ("regions", "years", "groups")


@dataclass(frozen=True)
class Narrowed:
    """What a part keeps to: region codes, years, CE67 numbers (text). An empty list keeps everything."""

    regions: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def in_years(self, rows: pd.DataFrame, *chosen: int) -> pd.DataFrame:
        """The rows (with a column `year`) of the pinned years and the ones chosen on the page."""
        return rows[rows["year"].isin([*self.years, *chosen])] if self.years else rows

    def in_regions(self, rows: pd.DataFrame, *chosen: str) -> pd.DataFrame:
        """The rows (with a column `region`) of the ones chosen on the page and the pinned regions, in that order."""
        if not self.regions:
            return rows
        place = {code: order for order, code in enumerate(dict.fromkeys([*chosen, *self.regions]))}
        found = rows[rows["region"].isin(place)]
        return found.sort_values("region", key=lambda codes: codes.map(place), kind="stable")


def narrowed(screen: Screen, *used: str) -> Narrowed:
    """What the reader pinned, as far as this part has a use for it ("regions", "years", "groups").

    Says in a sentence what is left out and offers to show everything; says so too where pinning changes nothing.
    """
    t = screen.t
    pinned = {"regions": screen.pinned_regions, "years": screen.pinned_years, "groups": screen.pinned_groups}
    names = {
        "regions": [screen.region_name(code) for code in pinned["regions"]],
        "years": [str(year) for year in sorted(pinned["years"])],
        "groups": [f"‘{screen.goods_name(number)}’" for number in pinned["groups"]],
    }
    here = [kind for kind in KINDS if kind in used and pinned[kind]]
    idle = [kind for kind in KINDS if kind not in used and pinned[kind]]
    if not here:
        if idle:
            say(t("data_en_methode.pinned.unused"))
        return Narrowed()
    whole = screen.pick("volledig", (), label=t("data_en_methode.pinned.show_all"), kind="toggle")
    if whole:
        say(t("data_en_methode.pinned.all"))
        return Narrowed()
    what = "; ".join(t(f"data_en_methode.pinned.{kind}", names=t.join(names[kind])) for kind in here)
    said = t("data_en_methode.pinned.narrowed", what=what)
    if idle:
        kinds = t.join([t(f"data_en_methode.pinned.kind.{kind}") for kind in idle])
        said = f"{said} {t('data_en_methode.pinned.idle', kinds=kinds)}"
    say(said)
    return Narrowed(**{kind: pinned[kind] for kind in here})
