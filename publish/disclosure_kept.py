"""What the gate decided, kept beside the database: to decide anew takes half a minute.

A decision is found by all that it was made from: figures, parts, rules, what went out before, and the code itself.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

FOLDER = "gate"
HERE = Path(__file__).parent


def kept(
    connection: duckdb.DuckDBPyConnection, made_from: tuple[object, ...], decide: Callable[[], pd.DataFrame]
) -> pd.DataFrame:
    """The frame that `decide` gives, from the file of an earlier time when everything in `made_from` is the same."""
    (database,) = connection.execute(
        "select path from duckdb_databases() where database_name = current_database()").fetchone()
    if database is None:
        return decide()
    path = Path(database).parent / FOLDER / f"{digest(made_from)}.parquet"
    if not path.exists():
        decided = decide()
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        decided.to_parquet(unfinished, index=False)
        unfinished.replace(path)
    return pd.read_parquet(path)


def digest(made_from: tuple[object, ...]) -> str:
    """A hash of frames, series, and other things by what they print as; and of the code of the gate."""
    found = hashlib.sha256()
    for path in sorted(HERE.glob("disclosure*.py")):
        found.update(path.read_bytes())
    for thing in made_from:
        if isinstance(thing, pd.DataFrame | pd.Series):
            frame = thing.to_frame() if isinstance(thing, pd.Series) else thing
            lists = [name for name in frame if frame[name].map(lambda cell: isinstance(cell, np.ndarray | list)).any()]
            found.update(pd.util.hash_pandas_object(frame.drop(columns=lists), index=False).to_numpy().tobytes())
            for name in lists:
                found.update(np.concatenate([*frame[name]]).astype("int64").tobytes())
                found.update(frame[name].map(len).to_numpy().tobytes())
        else:
            found.update(repr(thing).encode())
    return found.hexdigest()[:24]
