"""What an indicator is: one frozen record beside one formula in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.sql import literal

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Parameter:
    """A knob of a formula: `name=value` on the command line. `allowed` are words; none means a number, 0 to `most`."""

    name: str
    default: str | float
    allowed: tuple[str, ...]
    name_nl: str
    name_en: str
    explanation_nl: str
    explanation_en: str
    most: float = 1

    def read(self, text: str) -> str | float:
        """The value a reader typed, in our type; ValueError when it is not allowed."""
        if self.allowed:
            if text not in self.allowed:
                raise ValueError(text)
            return text
        number = float(text.replace(",", "."))
        if not 0 <= number <= self.most:
            raise ValueError(text)
        return number


@dataclass(frozen=True)
class Indicator:
    """One indicator. `direction` is the good one; `needs` are the sources without which it is unknown.

    `kind` says how its SQL is used. `flow`: `<formula>.sql` gives one signed coefficient per kind of delivered cell,
    applied to `measure` (mass in mln kg, value in mln EUR). `derived`: it gives the rows themselves (indicator, region,
    year, dimension, category, value, standard_error, status, rows_expected, rows_known) from the flow indicators'
    rows, named `{flows}` in it, from the tables of its sources, and from its parameters, which stand in it as
    `{<parameter>}`. `divided_by` is the denominator ("population", "gdp") whose source its rows name as well. `whole`
    is the dimension and category of its headline, which is there without a value as long as a delivery that it needs
    is not.
    """

    id: str
    name_nl: str
    name_en: str
    unit: str
    direction: str
    definition_nl: str
    definition_en: str
    method_nl: str
    method_en: str
    source: str
    needs: tuple[str, ...]
    kind: str
    parameters: tuple[Parameter, ...] = ()
    measure: str = "mass"
    formula: str = ""
    divided_by: str = ""
    whole: tuple[str, str] = ("total", "total")

    @property
    def sql(self) -> str:
        return (FOLDER / f"{self.formula or self.id}.sql").read_text(encoding="utf-8")

    def rows_sql(self, flows: str, chosen: Mapping[str, str | float]) -> str:
        """The rows of a derived indicator; `flows` names the rows of the flow indicators, `chosen` differ from default.
        """
        arguments = {parameter.name: literal(chosen.get(parameter.name, parameter.default))
                     for parameter in self.parameters}
        return self.sql.format(flows=flows, **arguments)
