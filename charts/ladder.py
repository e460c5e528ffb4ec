"""Waste on the ladder of treatments: what stands on which rank now, and on which it could stand.

transitions(frame, unit="mln kg", lang="nl", ranks={"A": "Direct hoogwaardig inzetten", ...}, apart=["I"])
                            # source, target (letters of ranks; no target: nothing better was found), value

A Sankey diagram of two columns with the ranks from best to worst in both. Every node says its letter and its
words, so that its colour (theme.LADDER, one hue) is not needed to read it. A click on a ribbon selects, under
the name "ribbon", its source ("now.C") and target ("best.B"); `letters` turns them back.
"""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from charts import axes, sankey, theme
from flows.texts import Texts

NOW, BEST = "now", "best"


def letters(picked: Mapping[str, str]) -> tuple[str, str]:
    """The ranks of a ribbon from its source and target: {"source": "now.C", "target": "best.B"} -> ("C", "B").

    They are equal for what stays where it is.
    """
    return picked["source"].removeprefix(f"{NOW}."), picked["target"].removeprefix(f"{BEST}.")


def transitions(
    frame: pd.DataFrame,
    *,
    unit: str,
    ranks: Mapping[str, str],
    lang: str = "nl",
    apart: Sequence[str] = (),
    decimals: int = 0,
    height: int = 440,
    picked: tuple[str, str] | None = None,
) -> alt.LayerChart:
    """Ribbons from the rank of each treatment now to the best rank it could have.

    Frame: source and target (keys of `ranks`), value. Where nothing better was found, target is missing or equals
    source: the ribbon runs level, in grey. `ranks`: letter -> name, from best to worst; more than
    theme.RANKS has is refused. `apart`: ranks that are no step of the ladder (storage); their nodes are striped.
    `picked`: the (source, target) that stands out from the start. Raises ValueError for an unknown rank and for
    a transition that runs down the ladder.
    """
    frame = axes.need(frame, "source", "target", "value")
    frame["target"] = frame["target"].where(frame["target"].notna(), frame["source"])
    order = {letter: place for place, letter in enumerate(ranks)}
    if strange := (set(frame["source"]) | set(frame["target"])) - set(order):
        raise ValueError(f"unknown ranks: {', '.join(sorted(map(str, strange)))}")
    if down := [f"{a}->{b}" for a, b in zip(frame["source"], frame["target"], strict=True) if order[b] > order[a]]:
        raise ValueError(f"not an improvement: {', '.join(down)}")
    texts = Texts(lang)
    better, same = texts("charts.rank_better"), texts("charts.rank_same")
    nodes = pd.DataFrame([
        {"node": f"{side}.{letter}", "column": column, "name": f"{letter} {name}", "order": order[letter],
         "colour": theme.LADDER[theme.RANKS[order[letter]]].colour, "striped": letter in apart}
        for column, side in enumerate((NOW, BEST))
        for letter, name in ranks.items()
    ])  # fmt: skip
    links = pd.DataFrame(
        {
            "source": f"{NOW}." + frame["source"],
            "target": f"{BEST}." + frame["target"],
            "value": frame["value"],
            "series": [better if a != b else same for a, b in zip(frame["source"], frame["target"], strict=True)],
        }
    )
    chosen = picked and pd.DataFrame({"source": [f"{NOW}.{picked[0]}"], "target": [f"{BEST}.{picked[1]}"]})
    return sankey.sankey(
        nodes,
        links,
        unit=unit,
        lang=lang,
        styles={better: theme.Style(theme.FOCUS, (), "square"), same: theme.Style(theme.OTHER, (), "square")},
        decimals=decimals,
        height=height,
        headings={0: texts("charts.rank_now"), 1: texts("charts.rank_best")},
        picked=chosen,
    )
