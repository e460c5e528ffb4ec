"""The way to StatLine: the package cbsodata, one small client, and its errors in plain words."""

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass

from flows.errors import REFUSE, Finding, Refused


def refusal(rule: str, table: str = "", **values) -> Refused:
    """A refusal with one remark of this source."""
    return Refused([Finding(rule, REFUSE, file=table, values=values, room="statline")])


@dataclass(frozen=True)
class StatLine:
    """A StatLine service (OData version 3).

    `host`: the server, with its port when that is not the usual one. `https`: False only on this machine.
    `attempts`: how often a broken connection is tried, `pause` seconds apart (the service drops some).
    """

    host: str = "opendata.cbs.nl"
    https: bool = True
    attempts: int = 3
    pause: float = 2.0

    def about(self, table: str) -> dict:
        """`TableInfos` of a table: Title, Modified, Identifier and more."""
        import cbsodata

        info = self._ask(table, lambda **options: cbsodata.get_info(table, **options))
        if not info:
            raise refusal("not_statline", table)
        return info

    def list_of(self, table: str, name: str) -> list[dict]:
        """One of the lists around a table: `DataProperties`, or a dimension by its key."""
        import cbsodata

        return self._ask(table, lambda **options: cbsodata.get_meta(table, name, **options))

    def data(self, table: str, select: list[str], filters: str) -> tuple[list[dict], list[dict]]:
        """Rows with codes as they come ({"RegioS": "PV26  ", "Perioden": "2022JJ00", ...}), and periods."""
        import cbsodata

        def whole(typed):
            # `get_data` would put titles in place of codes, and "Utrecht" is three different regions.
            return self._ask(
                table,
                lambda **options: cbsodata.download_data(
                    table, typed=typed, select=select, filters=filters, **options
                ),
            )

        # In 1.3.5 the switch works the other way round: typed=False brings the typed data set.
        everything = whole(typed=False)
        if "TypedDataSet" not in everything:
            everything = whole(typed=True)
        if not {"TypedDataSet", "Perioden"} <= everything.keys():
            raise refusal("not_statline", table)
        return everything["TypedDataSet"], everything["Perioden"]

    def _ask(self, table: str, call):
        """The only place that uses the network. Raises Refused for whatever goes wrong on the way."""
        import requests

        options = {"catalog_url": self.host, "timeout": (10, 120)}
        for attempt in range(1, self.attempts + 1):
            try:
                with self._scheme():
                    return call(**options)
            except requests.HTTPError as error:
                answer = getattr(error.__cause__, "response", None)
                status = answer.status_code if answer is not None else 0
                raise refusal("table_gone" if status == 404 else "service", table, status=status) from error
            except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
                # requests' own decoding error is a ValueError too, and so is a broken address.
                raise refusal("not_statline", table) from error
            except requests.RequestException as error:
                if attempt == self.attempts:
                    reason = type(error).__name__
                    raise refusal("no_network", table, host=self.host, reason=reason) from error
                time.sleep(self.pause)
        raise AssertionError("unreachable")

    @contextmanager
    def _scheme(self):
        """cbsodata keeps http or https as one setting for all; put it back as it was."""
        import cbsodata

        before = cbsodata.options.use_https
        cbsodata.options.use_https = self.https
        try:
            yield
        finally:
            cbsodata.options.use_https = before
