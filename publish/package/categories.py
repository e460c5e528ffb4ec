"""What the categories of every dimension are called, and in which code list they are explained."""

import pandas as pd

from figures.names import PARTS_OF, Names
from flows.texts import LANGUAGES, Texts
from publish.edition import Edition

CATEGORIES = "categories"
# Dimension -> code list of the package, table of the edition, and the column of the code there.
LISTS = {
    "goods_group": ("goods-groups", "code_list.goods_groups", "goods_group"),
    "use_group": ("use-groups", "code_list.use_groups", "use_group"),
    "stream": ("streams", "code_list.streams", "stream"),
    "transition_agenda": ("agendas", "code_list.agendas", "agenda"),
    "rank_group": ("rank-groups", "code_list.rank_groups", "rank_group"),
    "treatment": ("treatments", "code_list.treatments", "treatment"),
    "eural_chapter": ("eural-chapters", "code_list.eural_chapters", "code"),
    "ewc": ("eural-codes", "code_list.eural_codes", "ewc_code"),
    **dict.fromkeys(("material", "abroad", "herfindahl", "largest_group"),
                    ("raw-materials", "code_list.raw_materials", "material")),
}
# What else gives codes a name: dimension, code, names.
NAMED = """
    select kind as dimension, code as category, name_nl, name_en from code_list.policy_terms
    union all
    select list, code, name_nl, name_en from code_list.own_use_choices
    union all
    select 'material', building_material, name_nl, name_en from code_list.building_materials
    union all
    select 'activity', nace, name_nl, name_en from core.circular_activity
"""


def leave_categories(edition: Edition) -> None:
    """Leave the table `categories` in the edition: every dimension and category in use, its list and its names.

    Codes that speak for themselves, such as a year or a transition `C->B`, have no name.
    """
    pairs = edition.rows("select distinct dimension, category from result.indicator_value order by all")
    known = named(edition)
    places = pd.MultiIndex.from_arrays([pairs["dimension"].map(part_of), pairs["category"]])
    found = known.reindex(places).reset_index(drop=True)
    table = pd.concat([pairs, found], axis=1)
    for lang in LANGUAGES:
        names = Names(edition.rows, Texts(lang))
        said = pd.Series([names(*pair) for pair in pairs.itertuples(index=False)], dtype=object)
        table[f"name_{lang}"] = table[f"name_{lang}"].fillna(said.where(said != pairs["category"], None))
    edition.connection.register("named", table)
    edition.connection.execute(f"""
        create or replace temp table {CATEGORIES} as
        select dimension, category, cast(code_list as varchar) as code_list, cast(name_nl as varchar) as name_nl,
               cast(name_en as varchar) as name_en
        from named
    """)
    edition.connection.unregister("named")


def part_of(dimension: str) -> str:
    """The dimension without the scope that it divides: `abiotic_goods_group` has the categories of `goods_group`."""
    for start in PARTS_OF:
        dimension = dimension.removeprefix(start)
    return dimension


def named(edition: Edition) -> pd.DataFrame:
    """Code list and names by dimension and category."""
    listed = [
        edition.rows(f"select '{dimension}' as dimension, cast({code} as varchar) as category, "
                     f"'{name}' as code_list, name_nl, name_en from {table}")
        for dimension, (name, table, code) in LISTS.items()
    ]
    every = pd.concat([*listed, edition.rows(NAMED)], ignore_index=True)
    return every.drop_duplicates(["dimension", "category"]).set_index(["dimension", "category"])
