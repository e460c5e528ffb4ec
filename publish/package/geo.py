"""The provinces with their latest headline figures, as GeoJSON and GeoParquet."""

import json
from dataclasses import dataclass
from pathlib import Path

import geopandas
import pandas as pd

from flows import boundaries
from publish.edition import HEADLINES, Edition

FOLDER, NAME = "geo", "provinces"
NOTICE = "notice"


@dataclass(frozen=True)
class Provinces:
    """One row per province with its shape (longitude, latitude), and for every indicator with a headline figure its
    latest value that may be told, the year of it, its status and flags.

    `units` are those of the columns that have one, `sources` the ids of what the figures come from.
    """

    frame: geopandas.GeoDataFrame
    units: dict[str, str]
    sources: list[str]


def provinces(edition: Edition) -> Provinces:
    """The provinces as they may go out."""
    heads = ", ".join(f"('{dimension}', '{category}')" for dimension, category in HEADLINES)
    rows = edition.rows(f"""
        select indicator, region, year, value, unit, status, flags, source
        from result.indicator_value
        join code_list.regions using (region)
        where kind = 'province' and (dimension, category) in ({heads})
        qualify row_number() over (
            partition by indicator, region order by value is null, year desc, dimension, category
        ) = 1
        order by indicator, region
    """)
    names = edition.rows("select region, name_nl, name_en from code_list.regions where kind = 'province'")
    shapes = geopandas.GeoDataFrame.from_features(boundaries.load("province"), crs="OGC:CRS84")
    frame = names.merge(shapes[["region", "geometry"]], on="region").sort_values("region", ignore_index=True)
    units, columns = {}, {}
    for indicator, figures in rows.groupby("indicator", sort=True):
        found = figures.set_index("region").reindex(frame["region"])
        columns[indicator] = found["value"].to_numpy()
        columns[f"{indicator}_year"] = pd.array(found["year"], dtype="Int64")
        for word in ("status", "flags"):
            columns[f"{indicator}_{word}"] = found[word].to_numpy(dtype=object)
        units[indicator] = figures["unit"].iloc[0]
    if edition.has_example:
        columns[NOTICE] = edition.notice("nl")
    joined = pd.concat([frame, pd.DataFrame(columns, index=frame.index)], axis=1)
    listed = {name for text in rows["source"] for name in text.split(";")}
    return Provinces(geopandas.GeoDataFrame(joined, geometry="geometry", crs="OGC:CRS84"), units, sorted(listed))


def write(made: Provinces, edition: Edition, root: Path) -> dict[str, Path]:
    """Both files by their format. The GeoJSON also carries units, the credit line of the boundaries and the notice."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    paths = {kind: folder / edition.file_name(NAME, kind) for kind in ("geojson", "parquet")}
    collection = json.loads(made.frame.to_json(drop_id=True, na="null", show_bbox=False))
    about = {"attribution": boundaries.credit().line("nl"), "units": made.units}
    if edition.has_example:
        about |= {NOTICE: edition.notice("nl")}
    paths["geojson"].write_text(json.dumps(about | collection, ensure_ascii=False), encoding="utf-8")
    made.frame.to_parquet(paths["parquet"], index=False)
    return paths
