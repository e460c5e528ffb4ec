"""Flows: what is asked for, and the names and numbers in words that all figures of it share."""

from dataclasses import dataclass

from charts import theme
from figures.desk import Desk
from indicators.flow_link import REST, Selection

SYSTEMS = {"resource_type": theme.RESOURCE, "transition_agenda": theme.AGENDA, "material": theme.MATERIAL}
UNITS = {"mass": "mln kg", "value": "mln EUR"}


@dataclass(frozen=True)
class Ribbon:
    """One ribbon: its `end` at a side ("origin" or "destination") and its kind of goods.

    `code` is how the address writes it.
    """

    side: str
    end: str
    category: str

    @property
    def code(self) -> str:
        return f"van.{self.end}.{self.category}" if self.side == "origin" else f"naar.{self.category}.{self.end}"

    @classmethod
    def from_nodes(cls, source: str, target: str) -> "Ribbon":
        """From the nodes of the diagram: `from.abroad` to `kind.biotic`."""
        (_, one), (column, other) = source.split(".", 1), target.split(".", 1)
        return cls("origin", one, other) if column == "kind" else cls("destination", other, one)


@dataclass(frozen=True)
class Chosen:
    """What is asked for: region, year, the cells that count, and in which years there are any."""

    region: str
    year: int
    years: list[int]
    selection: Selection


class Said:
    """How figures of flows say things, for one choice. `rest` are the goods groups put together as one."""

    def __init__(self, desk: Desk, chosen: Chosen, rest: list[str]):
        self.desk, self.t, self.chosen, self.rest = desk, desk.t, chosen, rest
        self.selection = chosen.selection
        self.region = desk.region_name(chosen.region)
        self.unit = desk.unit(UNITS[self.selection.measure])

    def kind(self, category: str, dimension: str = "") -> str:
        """The name of a kind of goods."""
        dimension = dimension or self.selection.dimension
        if category == REST:
            return self.t("stromen.rest.name", count=len(self.rest))
        if dimension == "goods_group":
            return self.desk.goods_name(category)
        return self.desk.name(dimension, category)

    def end(self, side: str, code: str) -> str:
        """The name of an origin or a destination."""
        return end_name(self.desk, side, code, self.chosen.region)

    def dimension(self, dimension: str = "") -> str:
        """How the goods are told apart, in the middle of a sentence."""
        return self.t(f"stromen.dimension.{dimension or self.selection.dimension}").lower()

    def number(self, value: float | None) -> str:
        """A number with a decimal only where it tells something."""
        return self.t.number(value, self.decimals(value))

    def decimals(self, value: float | None) -> int:
        return 1 if value is not None and abs(value) < 100 else 0

    def amount(self, value: float | None) -> str:
        """A number with its unit."""
        return f"{self.number(value)} {self.unit}"

    def signed(self, value: float | None) -> str:
        """A change with its sign and unit."""
        return ("+" if value is not None and value > 0 else "") + self.amount(value)

    def percent(self, share: float) -> str:
        """A share; what is there but rounds to nothing is not called 0%."""
        return f"< {self.t.percent(0.01)}" if 0 < share < 0.005 else self.t.percent(share)

    def column(self, name: str, **values) -> str:
        """The label of a column."""
        return self.t(f"stromen.table.{name}", **values)

    @property
    def value_column(self) -> str:
        amount = self.t(f"stromen.amount.{self.selection.measure}").capitalize()
        return self.column("value", amount=amount, unit=self.unit)

    def ribbon(self, ribbon: Ribbon) -> str:
        """A ribbon in words: "abiotic, origin: abroad"."""
        return self.t(f"stromen.picked.{ribbon.side}", kind=self.kind(ribbon.category),
                      end=self.end(ribbon.side, ribbon.end))

    def what(self, ribbon: Ribbon | None) -> str:
        """What the figures below the diagram are about."""
        return self.ribbon(ribbon) if ribbon else self.t("stromen.time.what_all")

    @property
    def only(self) -> str:
        """Which filters are on, in words; "" when all goods count."""
        t, chosen, name = self.t, self.selection, self.desk.name
        kinds = {
            "klasse": [name("resource_type", code) for code in chosen.classes],
            "materiaal": [name("material", code) for code in chosen.materials],
            "agenda": [name("agenda", code) for code in chosen.agendas],
            "groepen": [self.desk.goods_name(number) for number in chosen.goods_groups],
            "gebruik": [self.end("destination", code) for code in chosen.destinations],
        }
        told = [t("stromen.only.part", what=t(f"stromen.choice.{kind}"), which=t.join(names))
                for kind, names in kinds.items() if names]
        if chosen.scope != "all":
            told.insert(0, t(f"stromen.only.{chosen.scope}"))
        if chosen.options.get("waste") == "with":
            told.append(t("stromen.only.waste"))
        return t("stromen.only.said", what="; ".join(told)) if told else ""

    def subtitle(self, text: str) -> str:
        """A subtitle that also says which filters are on, so that no export of the figure hides them."""
        return f"{text} {self.only}".strip()

    def known(self, row) -> str:
        """The coverage of a row: "12 of 13"."""
        return self.column("of", known=self.t.number(row["rows_known"]), expected=self.t.number(row["rows_expected"]))

    def styles(self, dimension: str, categories) -> dict[str, theme.Style]:
        """The fixed colours of kinds of goods under their names, in the order of the colour system."""
        if dimension == "goods_group":
            return theme.in_turn([self.kind(category, dimension) for category in categories])
        system = SYSTEMS[dimension]
        names = {code: self.kind(code, dimension) for code in system if code in set(categories)}
        return theme.styles(system, names)

    def narrowed(self, ribbon: Ribbon | None) -> Selection:
        """The cells the figures below the diagram are about."""
        if ribbon is None:
            return self.selection
        return self.selection.narrowed(ribbon.category, rest=self.rest, **{ribbon.side: ribbon.end})


def end_name(desk: Desk, side: str, code: str, region: str) -> str:
    """The name of an origin or a destination: a COROP region also trades within its own province."""
    if code == "other_provinces" and region.startswith("CP"):
        code = "other_regions"
    return desk.t(f"stromen.{side}.{code}")
