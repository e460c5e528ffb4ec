"""The strategic business parks: on the map, and with what is known of each. What is not known stays unknown."""

import pandas as pd
import streamlit as st

from charts.table import html_table
from flows.sql import literal
from pages.parts.kaart_view import say
from pages.parts.screen import Screen

FACTS = ("environmental_category", "quay", "road", "rail", "area_ha")
FLOWS = ("dmi", "dmc")


def every(screen: Screen) -> list[dict]:
    """All parks of the delivery in use, in its order."""
    return screen.rows("select * from core.business_park order by line").to_dict("records")


def placed(screen: Screen) -> list[dict]:
    """The parks of which the place is known."""
    return [park for park in every(screen) if not pd.isna(park["lat"])]


def note_of(screen: Screen, park: dict) -> str:
    """The remark on a park, or nothing."""
    told = park[f"note_{screen.lang}"]
    return "" if pd.isna(told) else told


def points(screen: Screen, parks: list[dict]) -> pd.DataFrame:
    """Parks as points for a map: lon, lat, name, note, category (the policy status)."""
    t = screen.t
    return pd.DataFrame([
        {"lon": park["lon"], "lat": park["lat"], "name": park["name"], "note": note_of(screen, park) or None,
         "category": t("kaart.parks.legend", status=t(f"kaart.parks.{park['policy_status']}"))}
        for park in parks])


def fact(screen: Screen, park: dict, name: str) -> str:
    """A fact of a park in words; what nobody told is unknown."""
    t, value = screen.t, park[name]
    if pd.isna(value):
        return t("common.unknown")
    if name == "area_ha":
        return t.number(float(value), 0 if value == int(value) else 1)
    return t("common.yes" if value else "common.no") if name in ("quay", "road", "rail") else str(value)


def show(screen: Screen) -> None:
    """The parks by name with what is known of them, and which flows are known where they lie."""
    t, parks = screen.t, every(screen)
    st.header(t("kaart.parks.title"), anchor="bedrijventerreinen")
    say(t("kaart.parks.intro"))
    rows = pd.DataFrame([
        {t("kaart.parks.name"): park["name"], t("kaart.parks.status"): t(f"kaart.parks.{park['policy_status']}"),
         t("kaart.parks.municipality"): screen.region_name(park["region"]),
         **{t(f"kaart.parks.{name}"): fact(screen, park, name) for name in FACTS},
         t("kaart.parks.note"): note_of(screen, park) or "–"}
        for park in parks])
    st.html(html_table(rows, caption=t("kaart.parks.title"), lang=screen.lang))
    if any(fact(screen, park, name) == t("common.unknown") for park in parks for name in FACTS):
        say(t("kaart.parks.unknown_facts"))
    flows(screen, [park["region"] for park in parks])
    sources = dict.fromkeys(screen.provenance.one_source(park["source_id"]) for park in parks)
    say(t("kaart.parks.source", source="; ".join(sources)))


def flows(screen: Screen, municipalities: list[str]) -> None:
    """The flows of the smallest areas that have any: never of a park or a municipality."""
    t = screen.t
    st.subheader(t("kaart.parks.flows_title"), anchor=False)
    say(t("kaart.parks.flows_none"))
    inside = screen.rows(f"""
        select region from code_list.regions
        where region in (select parent from code_list.regions
                         where region in ({", ".join(map(literal, municipalities))}))
           or kind = 'corop_plus' and parent in (select parent from code_list.regions
                                                 where region in ({", ".join(map(literal, municipalities))}))
        order by kind = 'corop_plus', name_nl
    """)
    measured = screen.values(FLOWS, list(inside["region"]), dimensions=["scope"], categories=["abiotic"])
    known = measured.dropna(subset=["value"])
    if known.empty:
        return
    last = known[known["year"] == known["year"].max()]
    wide = last.pivot(index="region", columns="indicator", values="value").reindex(
        [region for region in inside["region"] if region in set(last["region"])])
    unit = screen.unit(last["unit"].iloc[0])
    table = pd.DataFrame({
        t("kaart.parks.area"): [screen.region_option(region) for region in wide.index],
        **{f"{screen.name('indicator', name)} ({unit})": list(wide[name]) for name in FLOWS if name in wide},
    })
    example = f" {t('kaart.parks.flows_example')}" if screen.provenance.is_example(last) else ""
    caption = t("kaart.parks.flows_caption", year=int(last["year"].iloc[0])) + example
    st.html(html_table(table, caption=caption, lang=screen.lang))
    say(t("kaart.parks.source", source=screen.provenance.source(last)))
