"""The record of an indicator that counts what measures delivered."""

from indicators.record import Indicator

METHOD_NL = (
    "De som van de aantallen in het register van maatregelen waarvan de stand 'loopt' of 'gedaan' is. Wat nog in "
    "behandeling of gepland is, telt niet mee en staat ernaast. Een aantal dat de bron zelf rond noemt, is een "
    "schatting."
)
METHOD_EN = (
    "The sum of the counts in the register of measures of which the status is 'running' or 'done'. What is under way "
    "or planned does not count and stands beside it. A count that the source itself calls round is an estimate."
)


def policy_count(indicator: str, name_nl: str, name_en: str, definition_nl: str, definition_en: str) -> Indicator:
    """An indicator in numbers of things, from the rows of the register that count them (`code_list.policy_terms`).

    Its formula is `policy_output` of `macros/policy.sql`.
    """
    return Indicator(
        id=indicator, name_nl=name_nl, name_en=name_en, unit="n", direction="up", definition_nl=definition_nl,
        definition_en=definition_en, method_nl=METHOD_NL, method_en=METHOD_EN, source="prov_utrecht_voortgang_2025",
        needs=("policy_register",), kind="derived",
    )
