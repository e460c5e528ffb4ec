"""The margin of each figure as limits beside it, by the rule of `indicators.uncertainty`."""

import pandas as pd

from indicators.uncertainty import Observation


def with_margin(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the contract with `lower` and `upper`: the 95% limits, empty where no standard error is known."""
    seen = [Observation.from_row(row) for row in rows.to_dict("records")]
    return rows.assign(
        lower=pd.Series([o.lower for o in seen], index=rows.index, dtype="float64"),
        upper=pd.Series([o.upper for o in seen], index=rows.index, dtype="float64"),
    )
