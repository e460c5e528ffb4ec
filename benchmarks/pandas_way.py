"""The straightforward way to the same sums, to measure ours against: read with pandas, filter, multiply, group."""

import sys

import pandas as pd

EXPORTS = ["Uitvoer_nationaal", "Uitvoer_internationaal"]
IMPORTS = ["Invoer_nationaal", "Invoer_internationaal"]


def main(path: str) -> None:
    goods = pd.read_csv("data/codelists/goods_groups.csv")
    shares = pd.read_csv("data/codelists/abiotic_shares.csv").query("share_set == 'pcem'")[["goods_group", "share"]]
    table = pd.read_csv(path, sep=";", decimal=",", encoding="cp1252", na_values=" ")
    table = table[table["Gebruiksgroep_naam"] != "Totaal"]
    table = table.merge(goods, left_on="Goederengroep_nr", right_on="goods_group").merge(shares, on="goods_group")
    table = table[~table["is_waste"]]
    keys = ["Provincienaam", "Jaar", "goods_group", "is_raw_material", "share"]
    wide = table.pivot_table(index=keys, columns="Stroom", values="Brutogew", aggfunc="sum").reset_index()
    exports, imports = wide[EXPORTS].sum(axis=1), wide[IMPORTS].sum(axis=1)
    extraction = (exports + wide["Aanbod_eigen_regio"]).where(wide["is_raw_material"], 0)
    wide["dmi"] = extraction + imports
    wide["dmc"] = wide["dmi"] - exports
    for indicator in ("dmi", "dmc"):
        wide[f"{indicator}_abiotic"] = wide[indicator] * wide["share"]
    columns = ["dmi", "dmc", "dmi_abiotic", "dmc_abiotic"]
    for dimension in ([], ["goods_group"]):
        print(wide.groupby(["Provincienaam", "Jaar", *dimension])[columns].sum().shape)


if __name__ == "__main__":
    main(sys.argv[1])
