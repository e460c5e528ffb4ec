"""Data and method: every source, what it is used for, and what is still to be delivered."""

import pandas as pd

from figures.provenance import sources_sql
from flows.sources import source, source_names
from pages.parts.method_deliveries import kind
from pages.parts.method_pinned import narrowed
from pages.parts.method_table import below, heading, table
from pages.parts.screen import Screen

LISTS = ("abiotic_shares", "agendas", "corop_plus", "energy_shares", "goods_groups", "regions", "streams",
         "transition_agendas", "use_groups")
# Which of its uses decides where a source is listed.
KINDS = ("figures", "targets", "lists")
USED = f"""
    with used as (
        select 1 as kind, topic as place, source_id from core.observation
        union select 2, 'targets', source_id from meta.target
        union select 3, 'corrections', source_id from meta.correction
        union select 3, 'codelists', source from meta.indicator
        {"".join(f" union select 3, 'codelists', source_id from code_list.{name}" for name in LISTS)}
    ), single as (
        select kind, place, unnest(string_split(source_id, ';')) as source_id from used
    ), per_source as (
        select source_id, min(kind) as kind, list_sort(list(distinct place)) as places from single group by source_id
    )
    select source.*, coalesce(kind, 3) as kind, coalesce(places, []) as places
    from {{sources}} as source left join per_source using (source_id)
    order by kind, publisher, title
"""
COLUMNS = {"title": "sources.title", "publisher": "sources.publisher", "published": "sources.published",
           "used_for": "sources.used_for", "licence": "sources.licence", "note": "sources.note"}


def show(screen: Screen) -> None:
    """The sources, listed by what they are mainly used for."""
    t = screen.t
    heading(t, "sources")
    narrowed(screen)
    below(t, "data_en_methode.sources.delivered")
    table(t, delivered(screen), {"title": "sources.title", "publisher": "sources.publisher",
                                 "licence": "sources.licence", "state": "sources.state"},
          t("data_en_methode.sources.delivered_caption"))
    used = screen.rows(USED.format(sources=sources_sql(t.lang)))
    used["used_for"] = [t.join([t(f"data_en_methode.topics.{place}") for place in places]) for places in used["places"]]
    used["published"] = used["published"].map(t.when, na_action="ignore").fillna(t("data_en_methode.sources.no_date"))
    used["note"] = used["note"].fillna(t("data_en_methode.sources.no_note"))
    used["licence"] = used["licence"].fillna(t("data_en_methode.sources.no_date"))
    links = dict(used.dropna(subset=["url"])[["title", "url"]].itertuples(index=False))
    for number, use in enumerate(KINDS, 1):
        below(t, f"data_en_methode.sources.{use}")
        listed = used[used["kind"] == number]
        table(t, listed, COLUMNS, t("data_en_methode.sources.caption", n=len(listed)), links=links)


def delivered(screen: Screen) -> pd.DataFrame:
    """The tables that users hand in, and what is in use of each now."""
    t = screen.t
    present = screen.rows("select source, is_example, is_bundled from meta.delivery")
    state = {delivery["source"]: kind(t, delivery) for _, delivery in present.iterrows()}
    return pd.DataFrame([
        {
            "title": source(name).facts[f"title_{t.lang}"],
            "publisher": source(name).publisher(t.lang),
            "licence": source(name).facts["licence"],
            "state": state.get(name, t("data_en_methode.kind.none")),
        }
        for name in source_names()
    ])
