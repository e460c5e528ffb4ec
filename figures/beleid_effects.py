"""Claimed effects of measures, against the distance to the target and against what the statistic can show."""

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from figures import targets
from figures.beleid import measures
from figures.desk import Desk
from indicators.assess import Assessment, assess
from indicators.effect import TONNES_PER_MLN_KG, Effect, Yardstick, effect, yardstick

CATEGORY = "abiotic"


def territory(desk: Desk, base_year: int | None) -> Assessment | None:
    """The target for the territory with the first of its indicators that has figures; None where none has."""
    target = targets.of_the_province(targets.all_targets(desk))[0]
    for indicator in target.indicators:
        series = targets.territory(desk, indicator, CATEGORY, target.region)
        if series is not None:
            return assess(target, series, base_year)
    return None


def against(assessment: Assessment | None) -> Yardstick:
    """What effects are held against; unknown where the territory has no figures."""
    return Yardstick(None, None, None, None, False) if assessment is None else yardstick(assessment)


def noise_words(desk: Desk, measure: Yardstick) -> list[str]:
    """What the statistic can show, and what must still go: sentences for the reader."""
    t = desk.t
    if measure.noise is None:
        said = [t("beleid.effect.no_noise")]
    else:
        said = [t("beleid.effect.noise", tonnes=rounded(desk, measure.noise * TONNES_PER_MLN_KG), year=measure.year)]
    if measure.gap is None:
        said.append(t("beleid.effect.no_gap"))
    elif measure.gap <= 0:
        said.append(t("beleid.effect.gap_closed", until=measure.until))
    else:
        said.append(t("beleid.effect.gap", tonnes=rounded(desk, measure.gap * TONNES_PER_MLN_KG), until=measure.until))
    return said + [t("beleid.effect.example")] * measure.is_example


def effect_words(desk: Desk, found: Effect, measure: Yardstick) -> str:
    """One claim beside its measure, in a sentence or two; the claim is called that."""
    t = desk.t
    said = [t("beleid.effect.claim", tonnes=t.number(found.tonnes))]
    if found.of_gap is not None:
        said.append(t("beleid.effect.of_gap", percent=share(desk, found.of_gap), until=measure.until))
    said.append(t(f"beleid.effect.{found.answer}"))
    return " ".join(said)


def claims(desk: Desk, measure: Yardstick) -> pd.DataFrame:
    """The measures with a claimed effect in their last year, largest first: rows of the register with the answer."""
    rows = measures(desk)
    rows = rows[rows["effect_t"].notna()].sort_values("year").drop_duplicates("measure_id", keep="last")
    rows = rows.sort_values("effect_t", ascending=False)
    return rows.assign(found=[effect(float(tonnes), measure) for tonnes in rows["effect_t"]])


def effects(desk: Desk, assessment: Assessment | None) -> Figure | None:
    """Claimed effects with the smallest change that shows in the statistic; None where nothing is claimed."""
    t, measure = desk.t, against(assessment)
    rows = claims(desk, measure)
    if rows.empty:
        return None
    too_small = [name for name, found in zip(rows["name"], rows["found"], strict=True) if found.answer == "too_small"]
    series = desk.values([assessment.series.indicator], [assessment.series.region], [assessment.year], ["scope"],
                         [CATEGORY]) if assessment else rows.head(0)
    marked = ["year", "status", "flags", "source", "unit"]
    marks = pd.concat([rows[marked], series.reindex(columns=marked)], ignore_index=True)
    words = desk.words(
        "geclaimde-effecten", t("beleid.effect.title"), t("beleid.effect.subtitle"), rows=marks,
        unit=t("beleid.effect.unit"), warnings=[t("beleid.effect.warning")],
        alt=t("beleid.effect.alt", n=len(rows), small=len(too_small)), notes=noise_words(desk, measure),
        definition=t("beleid.effect.definition"),
    )
    frame = pd.DataFrame({"name": rows["name"], "value": rows["effect_t"].astype(float)})
    reference = None
    if measure.noise:
        reference = (measure.noise * TONNES_PER_MLN_KG, t("beleid.effect.reference"))
    chart = bars(frame, unit=words.unit, lang=desk.lang, reference=reference)
    table = pd.DataFrame({
        t("beleid.column.measure"): rows["name"],
        t("beleid.column.effect_t"): rows["effect_t"].astype(float),
        t("beleid.column.effect_ground"): rows["effect_ground"],
        t("beleid.effect.of_gap_label"): [text_share(desk, found.of_gap) for found in rows["found"]],
        t("beleid.effect.of_noise_label"): [text_share(desk, found.of_noise) for found in rows["found"]],
        t("beleid.effect.answer"): [t(f"beleid.effect_short.{found.answer}") for found in rows["found"]],
    })
    return Figure("geclaimde-effecten", chart, table, words)


def rounded(desk: Desk, tonnes: float) -> str:
    """Tonnes as text, to three digits: what is estimated must not look exact. The unit stands in the sentence."""
    return desk.t.number(float(f"{tonnes:.3g}"))


def share(desk: Desk, part: float) -> str:
    """A share in a sentence; what is less than a thousandth is said so."""
    return desk.t("beleid.effect.hardly") if 0 < part < 0.001 else desk.t.percent(part, 1)


def text_share(desk: Desk, part: float | None) -> str:
    """A share in a table."""
    return desk.t("common.unknown") if part is None else share(desk, part)
