"""Data and method: what statuses, flags, streams, goods groups and terms mean."""

import streamlit as st

from flows.texts import catalogue
from pages.parts.method_pinned import narrowed
from pages.parts.method_table import below, described, say, table
from pages.parts.screen import Screen

GOODS = """
    select
        cast(goods.goods_group as varchar) as goods_group, goods.name_{lang} as name, shares.resource_type,
        shares.share, goods.is_raw_material, goods.is_waste, goods.material, goods.material_basis
    from code_list.goods_groups as goods
    join code_list.abiotic_shares as shares using (goods_group)
    where shares.share_set = (
        select default_value from meta.parameter where indicator = 'dmi' and parameter = 'share_set'
    )
    order by goods.goods_group
"""


def show(screen: Screen) -> None:
    """Legends and glossary."""
    t = screen.t
    st.header(t("data_en_methode.terms.glossary_heading"), anchor=False)
    groups = narrowed(screen, "groups").groups
    described(glossary(t.lang))
    statuses(screen)
    streams(screen)
    goods(screen, groups)


def glossary(lang: str) -> list[tuple[str, str]]:
    """The terms with their meaning, in alphabetical order."""
    texts = catalogue(lang)
    terms = [key.removesuffix(".term") for key in texts if key.startswith("glossary.") and key.endswith(".term")]
    return sorted(((texts[f"{key}.term"], texts[f"{key}.text"]) for key in terms), key=lambda pair: pair[0].lower())


def statuses(screen: Screen) -> None:
    """What the letters of status and flag mean."""
    t = screen.t
    below(t, "data_en_methode.terms.status_heading")
    say(t("data_en_methode.terms.status_lead"))
    rows = screen.rows(f"select status as code, name_{t.lang} as name, definition_{t.lang} as definition "
                       "from code_list.statuses order by rank")
    columns = {name: f"terms.{name}" for name in ("code", "name", "definition")}
    table(t, rows, columns, t("data_en_methode.terms.status_caption"))
    below(t, "data_en_methode.terms.flags_heading")
    say(t("data_en_methode.terms.flags_lead"))
    flags = screen.rows(f"select flag as code, name_{t.lang} as name from code_list.flags order by flag")
    flags["definition"] = [t(f"data_en_methode.flag.{code}") for code in flags["code"]]
    table(t, flags, columns, t("data_en_methode.terms.flags_caption"))


def yes(t, value) -> str:
    """A truth in words."""
    return t("data_en_methode.yes.true" if value else "data_en_methode.yes.false")


def streams(screen: Screen) -> None:
    """The streams of the delivered table."""
    t = screen.t
    below(t, "data_en_methode.terms.streams_heading")
    rows = screen.rows(f"select cbs_name, name_{t.lang} as name, in_formulas, definition_{t.lang} as definition "
                       "from code_list.streams")
    rows["in_formulas"] = [yes(t, counts) for counts in rows["in_formulas"]]
    table(t, rows, {name: f"terms.{name}" for name in ("cbs_name", "name", "in_formulas", "definition")},
          t("data_en_methode.terms.streams_caption"))


def goods(screen: Screen, groups: list[str]) -> None:
    """The goods groups and how each is classed: those named, or all."""
    t = screen.t
    below(t, "data_en_methode.terms.goods_heading")
    rows = screen.rows(GOODS.format(lang=t.lang))
    rows = rows[rows["goods_group"].isin(groups)].copy() if groups else rows
    rows["resource_type"] = [t(f"data_en_methode.resource.{code}") for code in rows["resource_type"]]
    rows["share"] = [t.percent(share) for share in rows["share"]]
    rows["is_raw"] = [yes(t, value) for value in rows["is_raw_material"]]
    rows["is_waste"] = [yes(t, value) for value in rows["is_waste"]]
    rows["material"] = [t(f"data_en_methode.materials.{code}") for code in rows["material"]]
    rows["material_basis"] = [t(f"data_en_methode.terms.{code}") for code in rows["material_basis"]]
    names = ("name", "resource_type", "share", "is_raw", "is_waste", "material", "material_basis")
    caption = t(f"data_en_methode.terms.{'goods_pinned' if groups else 'goods_caption'}")
    with st.expander(caption, expanded=bool(groups)):
        table(t, rows, {"goods_group": "terms.number"} | {name: f"terms.{name}" for name in names}, caption)
