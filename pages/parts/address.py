"""The address bar and the choices of a page, kept equal: a copied link shows what its maker saw.

One vocabulary for all pages (taal, regio, jaar, basisjaar, indicator, ...). The address is read once at the
start of a run and written once at its end. It holds what differs from the default, and passes on the
choices of other pages unread, so that they are still there when the reader returns.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import streamlit as st

MEMORY = "address"
# Unreserved in a URL, and in none of our codes.
BETWEEN = "~"
WORDS = {None: "geen", True: "ja", False: "nee"}


def written(value) -> str:
    """A choice as it stands in the address: `PV26`, `ja`, `geen`, or `PV26~PV27` for several."""
    if isinstance(value, (list, tuple)):
        return BETWEEN.join(written(item) for item in value)
    return WORDS[value] if value is None or isinstance(value, bool) else str(value)


class Address:
    """The choices of one run of one page.

    `fresh` is True when the address decides (first visit, copied link, another page, the back button) and
    False when the reader just used a control on this page.
    """

    def __init__(self, page: str):
        self.page = page
        self.given = st.query_params.to_dict()
        memory = st.session_state.get(MEMORY, {})
        same_page = memory.get("page") == page
        # After quick clicks the browser still sends the address of a run ago, so a used control goes first.
        used = any(st.session_state.get(key) != value for key, value in memory.get("values", {}).items())
        self.fresh = not same_page or (self.given != memory.get("given") and not used)
        if not same_page:
            # A control used while the page is still being drawn starts a next run, which must not undo it.
            st.session_state[MEMORY] = {"page": page, "given": self.given, "values": {}}
        self.chosen: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        self.values: dict[str, object] = {}

    def key(self, name: str) -> str:
        """The key of the control of a choice."""
        return f"{self.page}.{name}"

    def read(self, name: str, options: Iterable, default, several: bool = False):
        """The value the address asks for, and the words it used for what does not exist ("" when all is
        well).
        """
        asked = self.given.get(name)
        if asked is None:
            return default, ""
        known = {written(option): option for option in options}
        if not several:
            return (known[asked], "") if asked in known else (default, asked)
        words = [word for word in asked.split(BETWEEN) if word]
        found = list(dict.fromkeys(known[word] for word in words if word in known))
        strange = [word for word in words if word not in known]
        return (found or default if strange else found), ", ".join(strange)

    def used(self, name: str, value) -> None:
        """Note what the control of a choice holds in this run."""
        self.values[self.key(name)] = value

    def remember(self, name: str, value, default) -> None:
        """Note what a choice has become in this run."""
        self.chosen[name], self.defaults[name] = written(value), written(default)

    @property
    def short(self) -> dict[str, str]:
        """What the address bar will hold: other pages' choices, and the ones here that are no default."""
        others = {name: value for name, value in self.given.items() if name not in self.chosen}
        here = {name: value for name, value in self.chosen.items() if value != self.defaults[name]}
        return others | here

    @property
    def full(self) -> dict[str, str]:
        """Every choice of this page, defaults too: a printed link must not change its meaning when a later
        year becomes the default. What was not chosen at all is left out.
        """
        unset = {"", written(None), written(False)}
        return {
            name: value
            for name, value in self.chosen.items()
            if value != self.defaults[name] or value not in unset
        }

    def write(self) -> None:
        """Put the choices in the address bar."""
        short = self.short
        # A link to the same page changes what we get, but not what the browser shows: say it again then.
        if self.fresh or st.query_params.to_dict() != short:
            st.query_params.from_dict(short)
        st.session_state[MEMORY] = {"page": self.page, "given": short, "values": self.values}


def link(base: str, path: str, choices: Mapping[str, str], anchor: str = "") -> str:
    """A whole address: `https://host/doelen?regio=PV26#pad`."""
    query = f"?{urlencode(choices)}" if choices else ""
    return f"{base.rstrip('/')}/{path}{query}" + (f"#{anchor}" if anchor else "")
