"""The strategic business parks: on the map, and with what is known of each. What is not known stays unknown."""

import pandas as pd

from charts.figure import Figure
from figures.desk import Desk
from flows.sql import literal

FACTS = ("environmental_category", "quay", "road", "rail", "area_ha")
FLOWS = ("dmi", "dmc")
LIST, AROUND = "bedrijventerreinen-lijst", "bedrijventerreinen-stromen"


def every(desk: Desk) -> list[dict]:
    """All parks of the delivery in use, in its order."""
    return desk.rows("select * from core.business_park order by line").to_dict("records")


def placed(desk: Desk) -> list[dict]:
    """The parks of which the place is known."""
    return [park for park in every(desk) if not pd.isna(park["lat"])]


def note_of(desk: Desk, park: dict) -> str:
    """The remark on a park, or nothing."""
    told = park[f"note_{desk.lang}"]
    return "" if pd.isna(told) else told


def points(desk: Desk, parks: list[dict]) -> pd.DataFrame:
    """Parks as points for a map: lon, lat, name, note, category (the policy status)."""
    t = desk.t
    return pd.DataFrame([
        {"lon": park["lon"], "lat": park["lat"], "name": park["name"], "note": note_of(desk, park) or None,
         "category": t("kaart.parks.legend", status=t(f"kaart.parks.{park['policy_status']}"))}
        for park in parks])


def fact(desk: Desk, park: dict, name: str) -> str:
    """A fact of a park in words; what nobody told is unknown."""
    t, value = desk.t, park[name]
    if pd.isna(value):
        return t("common.unknown")
    if name == "area_ha":
        return t.number(float(value), 0 if value == int(value) else 1)
    return t("common.yes" if value else "common.no") if name in ("quay", "road", "rail") else str(value)


def table(desk: Desk) -> Figure:
    """The parks by name with what is known of them: a table without a chart."""
    t, parks = desk.t, every(desk)
    rows = pd.DataFrame([
        {t("kaart.parks.name"): park["name"], t("kaart.parks.status"): t(f"kaart.parks.{park['policy_status']}"),
         t("kaart.parks.municipality"): desk.region_name(park["region"]),
         **{t(f"kaart.parks.{name}"): fact(desk, park, name) for name in FACTS},
         t("kaart.parks.note"): note_of(desk, park) or "–"}
        for park in parks])
    marks = pd.DataFrame([{"source": park["source_id"], "status": "A", "flags": "", "year": None} for park in parks])
    title = t("kaart.parks.title")
    words = desk.words(LIST, title, rows=marks, unit=t("screen.unit.list"), definition="", alt=t("kaart.parks.intro"),
                       notes=[t("kaart.parks.intro")])
    return Figure(LIST, None, rows, words)


def has_unknown(desk: Desk) -> bool:
    """Whether some fact of some park is unknown."""
    return any(fact(desk, park, name) == desk.t("common.unknown") for park in every(desk) for name in FACTS)


def flows(desk: Desk) -> Figure | None:
    """The flows of the smallest areas around the parks that have any: a table without a chart.

    Never of a park or a municipality. None where nothing is known.
    """
    t, parks = desk.t, ", ".join(literal(park["region"]) for park in every(desk))
    inside = desk.rows(f"""
        select region from code_list.regions
        where region in (select parent from code_list.regions
                         where region in ({parks}))
           or kind = 'corop_plus' and parent in (select parent from code_list.regions
                                                 where region in ({parks}))
        order by kind = 'corop_plus', name_nl
    """)
    measured = desk.values(FLOWS, list(inside["region"]), dimensions=["scope"], categories=["abiotic"])
    known = measured.dropna(subset=["value"])
    if known.empty:
        return None
    last = known[known["year"] == known["year"].max()]
    wide = last.pivot(index="region", columns="indicator", values="value").reindex(
        [region for region in inside["region"] if region in set(last["region"])])
    unit = desk.unit(last["unit"].iloc[0])
    labelled = pd.DataFrame({
        t("kaart.parks.area"): [desk.region_option(region) if region.startswith("CP")
                                else t("kaart.parks.province", name=desk.region_name(region)) for region in wide.index],
        **{f"{desk.name('indicator', name)} ({unit})": list(wide[name]) for name in FLOWS if name in wide},
        t("charts.figure_status"): [desk.name("status", last.loc[last["region"] == region, "status"].max())
                                    for region in wide.index],
    })
    title = t("kaart.parks.flows_caption", year=int(last["year"].iloc[0]))
    if desk.provenance.is_example(last):
        title = f"{title} {t('kaart.parks.flows_example')}"
    words = desk.words(AROUND, title, rows=last, indicator="dmi", alt=t("kaart.parks.flows_none"),
                       notes=[t("kaart.parks.flows_none")])
    return Figure(AROUND, None, labelled, words)
