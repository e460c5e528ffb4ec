"""The provinces with their latest headline figures, as GeoJSON and GeoParquet."""

from pathlib import Path

import geopandas
import pandas as pd

from flows import boundaries
from publish.edition import HEADLINES, Edition

DECIMALS = 5


def provinces(edition: Edition) -> tuple[geopandas.GeoDataFrame, dict[str, str]]:
    """One row per province with its shape (longitude, latitude), and for every indicator with a headline figure its
    latest value, year, status and flags; and the unit of each column that has one.
    """
    heads = ", ".join(f"('{dimension}', '{category}')" for dimension, category in HEADLINES)
    rows = edition.rows(f"""
        select indicator, region, year, value, unit, status, flags
        from result.indicator_value
        join code_list.regions using (region)
        where kind = 'province' and (dimension, category) in ({heads})
        qualify row_number() over (partition by indicator, region order by value is null, year desc) = 1
        order by indicator, region
    """)
    shapes = geopandas.read_file(boundaries.path("province"))[["region", "geometry"]]
    names = edition.rows("select region, name_nl, name_en from code_list.regions where kind = 'province'")
    frame = names.merge(shapes, on="region").sort_values("region", ignore_index=True)
    units, columns = {}, {}
    for indicator, figures in rows.groupby("indicator", sort=True):
        found = figures.set_index("region").reindex(frame["region"])
        for name, column in ((indicator, "value"), (f"{indicator}_year", "year"), (f"{indicator}_status", "status"),
                             (f"{indicator}_flags", "flags")):
            columns[name] = found[column].to_numpy()
        units[indicator] = figures["unit"].iloc[0]
    figures = pd.DataFrame(columns).astype({name: "Int64" for name in columns if name.endswith("_year")})
    joined = pd.concat([frame, figures], axis=1)
    return geopandas.GeoDataFrame(joined, geometry="geometry", crs="OGC:CRS84"), units


def write(frame: geopandas.GeoDataFrame, folder: Path) -> list[Path]:
    """Both files; coordinates rounded to about a metre in GeoJSON."""
    folder.mkdir(parents=True, exist_ok=True)
    text, binary = folder / "provinces.geojson", folder / "provinces.parquet"
    text.write_text(frame.to_json(drop_id=True, na="null", show_bbox=False), encoding="utf-8")
    frame.to_parquet(binary, index=False)
    return [text, binary]
