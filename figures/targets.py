"""Targets: which there are, what is held against them, and the card that says the outcome."""

from collections.abc import Iterable, Mapping
from html import escape

import pandas as pd

from figures.desk import HOME_REGION, Desk, decimals_of
from flows.texts import Texts
from indicators.assess import Assessment
from indicators.targets import Milestone, Target, read_targets
from indicators.uncertainty import Series
from indicators.wording import verdict_words

# A shape goes with each outcome; the word of the verdict always stands beside it.
SIGNS = {
    "on_track": "▼",
    "below_path": "▼",
    "off_track": "▲",
    "above_path": "▲",
    "undecided": "◆",
    "none": "○",
}
TERRITORY = "territory"


def all_targets(desk: Desk) -> dict[str, Target]:
    """Every target of the database by id."""
    return read_targets(desk.rows("select * from meta.target").to_dict("records"))


def of_the_province(targets: Mapping[str, Target]) -> list[Target]:
    """The province's own targets, the one that can be held against the flows first."""
    own = [target for target in targets.values() if target.level == "province"]
    return sorted(own, key=lambda target: target.kind != TERRITORY)


def background(targets: Mapping[str, Target]) -> list[Target]:
    """The targets of others, shown as background."""
    return [target for target in targets.values() if target.level != "province"]


def territory(desk: Desk, indicator: str, category: str, region: str = HOME_REGION) -> Series | None:
    """The series of an indicator on a territory; None where no year has a figure."""
    rows = desk.values([indicator], regions=[region], dimensions=["scope"], categories=[category])
    return Series.from_rows(rows, scope=TERRITORY) if rows["value"].notna().any() else None


def milestone_levels(target: Target) -> pd.DataFrame:
    """What each milestone leaves, as a percentage of the use in the base year: holds whatever that year is."""
    levels = [(year, 100 * (1 - reduction)) for year, reduction in target.steps]
    return pd.DataFrame([(*row, row[1]) for row in levels], columns=["year", "linear", "stepwise"])


def milestone_words(milestone: Milestone, t: Texts) -> str:
    """What a milestone asks: "25% minder in 2027", "50% biobased", "geen getal"."""
    when = "" if milestone.year is None else t("doelen.milestone.in", year=milestone.year)
    if milestone.reduction is not None:
        what = t("doelen.milestone.less", percent=t.percent(milestone.reduction))
    elif milestone.value is not None:
        whole = milestone.value == int(milestone.value)
        what = t.number(milestone.value, 0 if whole else 1) + unit_words(milestone.unit, t)
    else:
        what = t("doelen.milestone.no_number")
    return f"{what} {when}".strip()


def unit_words(unit: str, t: Texts) -> str:
    """The unit of a target in words, with the space it needs."""
    key = f"doelen.unit.{unit.replace('%', 'percent').replace(' ', '_').replace('/', '_')}"
    return t(key) if t.has(key) else f" {unit}"


def milestones_words(target: Target, t: Texts) -> str:
    """All milestones of a target in words."""
    return t.join([milestone_words(milestone, t) for milestone in target.milestones])


def sentences(assessment: Assessment, desk: Desk) -> tuple[str, list[str]]:
    """The outcome of an assessment in words, and the sentences that explain it."""
    t, verdict = desk.t, assessment.verdict
    words = verdict_words(verdict, t, desk.unit(verdict.unit), decimals(assessment))
    said = [words.rule]
    if verdict.reason == "no_data_of_scope":
        said.append(t(f"verdict.missing.{assessment.target.kind}"))
    if words.stepwise:
        said.append(words.stepwise)
    return words.outcome, said


def decimals(assessment: Assessment) -> int:
    """The decimals that the amounts of an assessment need, by the size of its last figure."""
    latest = assessment.series.latest if assessment.series else None
    return decimals_of(latest.value if latest else None)


def card(assessment: Assessment, desk: Desk, title: str, extra: Iterable[str] = ()) -> str:
    """A target with its outcome as HTML: shape, word, colour, and why; of example data it says so."""
    outcome, said = sentences(assessment, desk)
    t, target = desk.t, assessment.target
    name = assessment.verdict.outcome
    made_up = [t("verdict.note.example")] if assessment.is_example else []
    lines = "".join(f"<p>{escape(text)}</p>" for text in [*said, *extra, *made_up])
    return (
        f'<div class="card card-{name}"><h3>{escape(title)}</h3>'
        f'<p class="asks">{escape(t("doelen.asks", what=milestones_words(target, t)))}</p>'
        f'<p class="outcome"><span aria-hidden="true">{SIGNS[name]}</span> {escape(outcome)}</p>{lines}</div>'
    )
