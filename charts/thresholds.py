"""Raw materials against the two thresholds of the EU: how important they are, and how uncertain their supply.

    thresholds(frame, limits=(2.8, 1.0), lang="nl")     # name, economic_importance, supply_risk, kind[, mass, note]

`kind` is a key of KINDS: which list of the EU a material is on. It shows by shape and word as well as by colour. The
limits come from the data, as they differ by edition. A click selects a name, under the name "material".
"""

import altair as alt
import pandas as pd

from charts import axes, lettering, locale, theme
from flows.texts import Texts

HEIGHT, LEAST = 380, 300
SMALL, LARGE, FIXED = 45, 500, 75
SIZE = 11
# Legends stand above the name of the upright axis.
ABOVE = 28
# Where a name may stand beside its point: alignment, and pixels to the right and down.
SPOTS = (("left", 9, 0), ("right", -9, 0), ("center", 0, -14), ("center", 0, 14))
# Strategic materials are on the critical list as well.
KINDS = {
    "strategic": theme.Style(theme.SEQUENCE[1], (), "diamond"),
    "critical": theme.Style(theme.FOCUS, (), "circle"),
    "neither": theme.Style(theme.OTHER, (), "square"),
}


def thresholds(
    frame: pd.DataFrame,
    *,
    limits: tuple[float, float],
    unit: str = "",
    lang: str = "nl",
    decimals: int = 0,
    labels: int = 12,
    height: int = HEIGHT,
) -> alt.LayerChart:
    """Points with the limits of (economic importance, supply risk) as named lines, and names at the highest.

    Frame: name, economic_importance, supply_risk (EU scores, no unit), kind; optional mass (in `unit` with
    `decimals`: the area of the point; where it is unknown the point is open) and note (on hover, such as that
    the score is of a group). Materials with the same scores share one label. The `labels` highest by importance
    times risk and the three of the largest mass are named, as far as there is room on a phone; all are in the
    tooltip and the table. Rows without both scores are left out. Raises ValueError for an unknown kind and when
    no material has both scores.
    """
    frame = axes.need(frame, "name", "economic_importance", "supply_risk", "kind")
    frame = frame.dropna(subset=["economic_importance", "supply_risk"])
    if frame.empty:
        raise ValueError("no material has both scores")
    if strange := set(frame["kind"]) - set(KINDS):
        raise ValueError(f"unknown kinds: {', '.join(sorted(map(str, strange)))}")
    texts = Texts(lang)
    words = {kind: texts(f"charts.kind.{kind}") for kind in KINDS}
    frame["list"] = frame["kind"].map(words)
    frame["score"] = frame["economic_importance"] * frame["supply_risk"]
    frame = frame.sort_values("score", ascending=False)
    right = axes.rounded(0, 1.04 * max(frame["economic_importance"].max(), limits[0]))[1]
    top = axes.rounded(0, 1.04 * max(frame["supply_risk"].max(), limits[1]))[1]
    x = alt.X(
        "economic_importance:Q",
        scale=alt.Scale(domain=[0, right], nice=False),
        axis=alt.Axis(
            title=texts("charts.economic_importance"),
            titleAnchor="end",
            titleAlign="right",
            format=locale.pattern(),
            values=axes.inner_ticks((0, right), 270),
        ),
    )
    y = axes.value_axis("supply_risk", texts("charts.supply_risk"), (0, top))
    used = [words[kind] for kind in KINDS if kind in set(frame["kind"])]
    styles = {words[kind]: style for kind, style in KINDS.items()}
    legend = axes.legend(used, None, offset=ABOVE)
    colour = alt.Color(
        "list:N", sort=used, legend=legend, scale=alt.Scale(domain=used, range=[styles[n].colour for n in used])
    )
    shape = alt.Shape(
        "list:N", sort=used, legend=legend, scale=alt.Scale(domain=used, range=[styles[n].shape for n in used])
    )
    hints = [
        alt.Tooltip("name:N", title=texts("charts.material")),
        alt.Tooltip("list:N", title=texts("charts.eu_list")),
        alt.Tooltip("supply_risk:Q", title=texts("charts.supply_risk"), format=locale.pattern(1)),
        alt.Tooltip("economic_importance:Q", title=texts("charts.economic_importance"), format=locale.pattern(1)),
    ]
    size, mass = alt.SizeValue(FIXED), pd.Series(float("nan"), index=frame.index)
    if "mass" in frame:
        frame["mass"] = mass = pd.to_numeric(frame["mass"], errors="coerce")
        frame["said"] = [f"{texts.number(value, decimals)}{f' {unit}' * (value == value)}" for value in mass]
        hints.append(alt.Tooltip("said:N", title=texts("charts.mass")))
        size = mass_size(mass, unit, texts) if mass.notna().any() else size
    if "note" in frame:
        hints.append(alt.Tooltip("note:N", title=texts("charts.note")))
    frame["filled"] = mass.notna() if "mass" in frame else True
    place = Place(frame, limits, (right, top), texts)
    # Small points are drawn over large ones.
    frame = frame.assign(mass=mass).sort_values("mass", ascending=False, na_position="last")
    picked = alt.selection_point(fields=["name"], name="material", empty=False)
    look = {"opacity": 0.85, "strokeWidth": 1, "tooltip": None}
    known = alt.Chart(axes.rows(frame)).encode(x=x, y=y, shape=shape)
    layers = [
        *limit_lines(place, x, y),
        known.transform_filter("datum.filled")
        .mark_point(filled=True, stroke=theme.PAPER, **look)
        .encode(color=colour, size=size),
    ]
    if not frame["filled"].all():
        layers.append(open_points(known, texts))
    layers += [
        known.mark_point(filled=True, opacity=0, size=420, cursor="pointer").encode(
            tooltip=hints, shape=alt.ShapeValue("circle")
        ).add_params(picked),
        known.transform_filter(picked).mark_point(filled=False, opacity=1, strokeWidth=2.5, size=420, tooltip=None)
        .encode(shape=alt.ShapeValue("circle"), color=alt.ColorValue(theme.INK)),
        *names(place.named(labels), x, y),
    ]  # fmt: skip
    return alt.layer(*layers).properties(height=height, usermeta=axes.pressed(LEAST))


def mass_size(mass: pd.Series, unit: str, texts: Texts) -> alt.Size:
    """Points as large as the mass, with a legend of three round sizes."""
    top = axes.rounded(0, mass.max() if mass.notna().any() else 1.0)[1]
    said = [texts.number(value) for value in (top / 10, top / 2, top)]
    legend = axes.legend(said, "circle", key=50, offset=ABOVE, values=[top / 10, top / 2, top], format=locale.pattern())
    legend.title = f"{texts('charts.mass')} ({unit})"
    legend.symbolFillColor = legend.symbolStrokeColor = theme.OTHER
    return alt.Size("mass:Q", scale=alt.Scale(domain=[0, top], range=[SMALL, LARGE]), legend=legend)


def open_points(known: alt.Chart, texts: Texts) -> alt.Chart:
    """Points of which the mass is unknown, with a legend of their own."""
    name = texts("charts.mass_unknown")
    sign = axes.legend([name], "circle", offset=ABOVE, symbolFillColor="transparent", symbolStrokeWidth=1.5)
    stroke = alt.Stroke("unknown:N", legend=sign, scale=alt.Scale(domain=[name], range=[theme.MUTED]))
    return (
        known.transform_filter("!datum.filled")
        .transform_calculate(unknown=f"'{name}'")
        .mark_point(fillOpacity=0, strokeWidth=1.5, size=FIXED, tooltip=None)
        .encode(stroke=stroke)
    )


class Place:
    """Where words may stand in the smallest plot, a phone, so that they hide no point and no other word.

    In a larger plot all are further apart. Boxes are (left, top, right, bottom) in its pixels.
    """

    def __init__(self, frame: pd.DataFrame, limits: tuple[float, float], most: tuple[float, float], texts: Texts):
        self.texts, self.limits, self.most = texts, limits, most
        self.wide, self.tall = axes.PHONE - 40, LEAST - 50
        places = [self.pixels(*pair) for pair in zip(frame["economic_importance"], frame["supply_risk"], strict=True)]
        self.frame = frame.assign(at=places)
        self.taken = [around(at) for at in places]
        self.words = [texts("charts.eu_limit", value=texts.number(limit, 1)) for limit in limits]
        across, down = self.pixels(*limits)
        wide = [lettering.width(word, SIZE) for word in self.words]
        self.upright = self.first(
            {"left": (across + 4, 0, across + 4 + wide[0], 16), "right": (across - 4 - wide[0], 0, across - 4, 16)}
        )
        edge = self.wide - wide[1]
        self.level = self.first(
            {"bottom": (edge, down - 17, self.wide, down - 2), "top": (edge, down + 2, self.wide, down + 17)}
        )

    def pixels(self, importance: float, risk: float) -> tuple[float, float]:
        """Where these scores are."""
        return importance * self.wide / self.most[0], (self.most[1] - risk) * self.tall / self.most[1]

    def first(self, boxes: dict) -> str:
        """The key of the first box that is free, or of the first at all; it is taken from then on."""
        key = next((key for key, box in boxes.items() if self.free(box)), next(iter(boxes)))
        self.taken.append(boxes[key])
        return key

    def free(self, box: tuple, besides: tuple | None = None) -> bool:
        """Whether a box lies within the plot and over nothing, but for the box `besides`."""
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= self.wide and box[3] <= self.tall
        return inside and not any(overlap(box, other) for other in self.taken if other != besides)

    def named(self, count: int) -> list[dict]:
        """The names of the highest points and of the heaviest, each with the spot that is free for it."""
        found = []
        spots = dict(list(self.frame.groupby(["economic_importance", "supply_risk"], sort=False)))
        chosen = list(spots)[:count]
        if "mass" in self.frame:
            heavy = self.frame.dropna(subset=["mass"]).nlargest(3, "mass")
            chosen += zip(heavy["economic_importance"], heavy["supply_risk"], strict=True)
        for scores in dict.fromkeys(chosen):
            rows = spots[scores]
            text = rows["name"].iloc[0]
            if len(rows) > 1:
                text = self.texts("charts.and_more", name=text, count=len(rows) - 1)
            (x, y), long = rows["at"].iloc[0], lettering.width(text, SIZE)
            for spot in SPOTS:
                left = x + spot[1] - {"left": 0, "right": long, "center": long / 2}[spot[0]]
                box = (left, y + spot[2] - 7, left + long, y + spot[2] + 7)
                if self.free(box, around((x, y))):
                    self.taken.append(box)
                    found.append(
                        {"economic_importance": scores[0], "supply_risk": scores[1], "label": text, "spot": spot}
                    )
                    break
        return found


def around(at: tuple[float, float], far: float = 7) -> tuple[float, float, float, float]:
    """The box of a point."""
    return at[0] - far, at[1] - far, at[0] + far, at[1] + far


def overlap(one: tuple, other: tuple) -> bool:
    """Whether two boxes share any room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def limit_lines(place: Place, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The two limits as lines with their words, and a tint where both are passed."""
    limits, (right, top) = place.limits, place.most
    row = {"economic_importance": limits[0], "supply_risk": limits[1], "right": right, "top": top}
    base = alt.Chart(axes.rows([row]))
    line = {"strokeDash": [6, 3], "strokeWidth": 1.5, "color": theme.TARGET}
    words = {"fontSize": SIZE, "color": theme.TARGET}
    upright = base.encode(x=x, y=alt.YValue(0), text=alt.TextValue(place.words[0]))
    level = base.encode(x=alt.XValue(alt.expr("width")), y=y, text=alt.TextValue(place.words[1]))
    beside = 4 if place.upright == "left" else -4
    above = -3 if place.level == "bottom" else 3
    beyond = base.encode(x=x, x2=alt.X2("right:Q"), y=y, y2=alt.Y2("top:Q"))
    return [
        beyond.mark_rect(color=theme.TARGET, opacity=0.06, tooltip=None),
        base.mark_rule(**line).encode(x=x),
        base.mark_rule(**line).encode(y=y),
        upright.mark_text(align=place.upright, baseline="top", dx=beside, dy=2, **words),
        level.mark_text(align="right", baseline=place.level, dy=above, **words),
    ]


def names(placed: list[dict], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The names beside their points."""
    marks = []
    for spot in SPOTS:
        if some := [place for place in placed if place["spot"] == spot]:
            label = alt.Chart(axes.rows(some)).encode(x=x, y=y, text=alt.Text("label:N"))
            form = {"align": spot[0], "baseline": "middle", "dx": spot[1], "dy": spot[2], "fontSize": SIZE}
            marks += [label.mark_text(**theme.HALO, **form), label.mark_text(**form)]
    return marks
