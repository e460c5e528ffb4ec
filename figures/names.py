"""Names of codes in the language of the reader, from the code lists of the database."""

from collections.abc import Callable

import pandas as pd

from flows.texts import Texts

# kind of code -> (table, column of the code)
LISTS = {
    "region": ("code_list.regions", "region"),
    "agenda": ("code_list.agendas", "agenda"),
    "stream": ("code_list.streams", "stream"),
    "use_group": ("code_list.use_groups", "use_group"),
    "status": ("code_list.statuses", "status"),
    "flag": ("code_list.flags", "flag"),
    "indicator": ("meta.indicator", "indicator"),
    "goods_group": ("code_list.goods_groups", "goods_group"),
    "raw_material": ("core.raw_material", "material"),
    "building_material": ("code_list.building_materials", "building_material"),
    "r_strategy": ("code_list.r_strategies", "r_strategy"),
    "sector": ("code_list.activity_sections", "section"),
}
# The dimension of the contract -> the kind of its categories.
KINDS = {"transition_agenda": "agenda"}
PARTS_OF = ("abiotic_non_energy_", "abiotic_")


class Names:
    """`names("region", "PV26")` is "Utrecht"; a code without a name stands for itself."""

    def __init__(self, ask: Callable[[str], pd.DataFrame], t: Texts):
        self.ask, self.t = ask, t
        self.known: dict[tuple[str, str], dict[str, str]] = {}

    def __call__(self, kind: str, code) -> str:
        for start in PARTS_OF:
            kind = kind.removeprefix(start)
        kind = KINDS.get(kind, kind)
        if kind in LISTS and str(code) in self.all(kind):
            return self.all(kind)[str(code)]
        key = f"screen.{kind}.{code}"
        return self.t(key) if self.t.has(key) else str(code)

    def all(self, kind: str, column: str = "name") -> dict[str, str]:
        """Every code of a list with its name, in the order of the list."""
        if (kind, column) not in self.known:
            table, code = LISTS[kind]
            rows = self.ask(f"select {code} as code, {column}_{self.t.lang} as name from {table}")
            codes = rows["code"].astype(str)
            self.known[kind, column] = dict(zip(codes, rows["name"].fillna(codes), strict=True))
        return self.known[kind, column]

    def goods(self, number, short: bool = True) -> str:
        """The name of a goods group by its CE67 number; `short` fits beside a bar."""
        return self.all("goods_group", "short" if short else "name").get(str(number), str(number))
