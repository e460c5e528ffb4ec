"""Flows: the diagram from origin through kinds of goods to destination."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from charts import theme
from charts.figure import Figure
from charts.sankey import sankey
from figures.desk import Desk
from figures.stromen_words import Chosen, Ribbon, Said
from flows.code_lists import NATION
from indicators import flow_link
from indicators.flow_link import DESTINATIONS, ORIGINS, REST

LARGEST = 12
# Names of kinds that came out of stock, before the others are only counted.
NAMED = 3


@dataclass(frozen=True)
class Diagram:
    """The rows behind the diagram: as delivered, with small groups put together, and as ribbons; what was chosen."""

    said: Said
    delivered: pd.DataFrame
    links: pd.DataFrame
    ribbons: pd.DataFrame
    ribbon: Ribbon | None = None


def diagram(desk: Desk, chosen: Chosen, kept: Sequence[str] = ()) -> Diagram | None:
    """The rows behind a diagram; of many goods groups the largest, and those in `kept`. None where nothing flows."""
    delivered = desk.rows(flow_link.links_sql(chosen.selection, [chosen.year]))
    if delivered["value"].dropna().empty:
        return None
    links, rest = delivered, []
    if chosen.selection.dimension == "goods_group":
        links, rest = flow_link.folded(delivered, LARGEST, kept)
    return Diagram(Said(desk, chosen, rest), delivered, links, flow_link.ribbons(links))


def figure(diagram: Diagram) -> Figure | None:
    """The diagram with its table and words; None where no ribbon can be drawn."""
    if diagram.ribbons.empty:
        return None
    said, drawn, ribbon = diagram.said, diagram.ribbons, diagram.ribbon
    t, chosen, dimension = said.t, said.chosen, said.selection.dimension
    styles, series = looks(said, drawn)
    nodes = [
        *({"node": f"from.{code}", "column": 0, "name": said.end("origin", code)} for code in ORIGINS),
        *({"node": f"kind.{code}", "column": 1, "name": said.kind(code), "colour": styles[series[code]].colour}
          for code in drawn["category"].unique()),
        *({"node": f"to.{code}", "column": 2, "name": said.end("destination", code)} for code in DESTINATIONS),
    ]
    origin = drawn["side"] == "origin"
    kinds = "kind." + drawn["category"]
    both = drawn.assign(
        source=("from." + drawn["end"]).where(origin, kinds),
        target=kinds.where(origin, "to." + drawn["end"]),
        series=drawn["category"].map(series),
    )
    picked = None
    if ribbon:
        picked = both[(both["side"] == ribbon.side) & (both["end"] == ribbon.end)
                      & (both["category"] == ribbon.category)]
    chart = sankey(pd.DataFrame(nodes), both[["source", "target", "value", "series"]], unit=said.unit, lang=t.lang,
                   styles=styles, height=460, picked=picked)
    name = f"stromen-{dimension.replace('_', '-')}"
    title = "title_value" if said.selection.measure == "value" else "title"
    words = said.desk.words(
        name,
        t(f"stromen.sankey.{title}", region=said.region, year=chosen.year),
        said.subtitle(t("stromen.sankey.subtitle", dimension=said.dimension())),
        rows=diagram.delivered,
        alt=message(said, drawn),
        definition=t("stromen.definition"),
        notes=notes(said, diagram.links, drawn),
    )
    return Figure(name, chart, table(said, diagram.links), words)


def looks(said: Said, drawn: pd.DataFrame) -> tuple[dict[str, theme.Style], dict[str, str]]:
    """Styles by the name in the legend, and that name for every kind of goods. Goods groups wear their class."""
    categories, dimension = list(drawn["category"].unique()), said.selection.dimension
    if dimension != "goods_group":
        return said.styles(dimension, categories), {code: said.kind(code) for code in categories}
    found = said.desk.rows("select cast(goods_group as varchar) as code, resource_type from code_list.goods_groups")
    classes = dict(zip(found["code"], found["resource_type"], strict=True)) | {REST: "unweighted"}
    styles = said.styles("resource_type", [classes[code] for code in categories if code != REST])
    if REST in categories:
        styles[said.kind(REST)] = theme.RESOURCE["unweighted"]
    return styles, {code: said.kind(code if code == REST else classes[code], "" if code == REST else "resource_type")
                    for code in categories}


def message(said: Said, drawn: pd.DataFrame) -> str:
    """The main message: how much, and the largest at each side."""
    (origin, of_origin), (destination, of_destination), (kind, of_kind) = (
        flow_link.headline(drawn)[name] for name in ("origin", "destination", "kind"))
    return said.t(
        "stromen.sankey.alt", region=said.region, year=said.chosen.year,
        total=said.amount(flow_link.drawn_total(drawn)),
        origin=said.end("origin", origin), origin_share=said.percent(of_origin),
        destination=said.end("destination", destination), destination_share=said.percent(of_destination),
        kind=said.kind(kind), kind_share=said.percent(of_kind),
    )


def notes(said: Said, links: pd.DataFrame, drawn: pd.DataFrame) -> list[str]:
    """What the diagram cannot show by itself."""
    t, selection = said.t, said.selection
    told = [t("stromen.sankey.note_origin")]
    told += dmi(said)
    if selection.region == NATION:
        told.append(t("stromen.sankey.note_nation"))
    if selection.scope != "all":
        told.append(t("stromen.sankey.note_scope"))
    if selection.dimension == "transition_agenda":
        told.append(t("stromen.sankey.note_agenda"))
    if said.rest:
        told.append(t("stromen.sankey.note_rest", count=len(said.rest)))
    out = flow_link.out_of_stock(links)
    if len(out):
        parts = [t("stromen.sankey.note_stock_part", kind=said.kind(code), value=said.number(value))
                 for code, value in out.head(NAMED).items()]
        if len(out) > NAMED:
            parts.append(t("stromen.sankey.note_stock_more", count=len(out) - NAMED))
        told.append(t(
            "stromen.sankey.note_stock", amount=said.amount(out.sum()), parts="; ".join(parts),
            drawn=said.number(flow_link.drawn_total(drawn)), total=said.amount(links["value"].sum()),
        ))
    whole = said.desk.rows(flow_link.sums_sql(selection.seen_by("all"), [said.chosen.year]))
    known, expected = flow_link.coverage(whole)
    told.append(t("stromen.sankey.note_known", known=t.number(known), expected=t.number(expected)))
    return told


def dmi(said: Said) -> list[str]:
    """How the diagram meets the indicator of the other screens; nothing when filters make them differ."""
    chosen, indicator = said.selection, {"mass": "dmi", "value": "dmi_value"}[said.selection.measure]
    if not chosen.is_whole or chosen.region == NATION:
        return []
    found = said.desk.values([indicator], regions=[chosen.region], years=[said.chosen.year],
                               dimensions=["scope"], categories=[chosen.scope])["value"].dropna()
    return [said.t("stromen.sankey.note_dmi", value=said.amount(value)) for value in found]


def table(said: Said, links: pd.DataFrame) -> pd.DataFrame:
    """Every link in words, the largest first, those below zero included."""
    rows = links.sort_values("value", ascending=False, na_position="last")
    return pd.DataFrame({
        said.column("origin"): [said.end("origin", code) for code in rows["origin"]],
        said.column("kind"): [said.kind(code) for code in rows["category"]],
        said.column("destination"): [said.end("destination", code) for code in rows["destination"]],
        said.value_column: list(rows["value"].astype(float)),
        said.column("margin"): list(flow_link.margin(rows)),
        said.column("known"): [said.known(row) for row in rows.to_dict("records")],
    })
