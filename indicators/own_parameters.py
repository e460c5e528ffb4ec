"""The knobs of the indicators on the organisation's own use."""

from indicators.record import Parameter

PHASE = Parameter(
    "phase", "realised", ("realised", "awarded", "asked"),
    "Fase", "Phase",
    "Welke fase telt: `realised` (wat echt is gebruikt), `awarded` (wat de gekozen aanbieding belooft) of `asked` (wat "
    "de aanbesteding vroeg). Fasen worden nooit opgeteld.",
    "Which phase counts: `realised` (what was really used), `awarded` (what the winning bid promises) or `asked` (what "
    "the tender asked for). Phases are never added up.",
)
FUNDING = Parameter(
    "funding", "share", ("share", "whole"),
    "Deel van een werk", "Part of a work",
    "Hoe een werk telt dat anderen meebetalen. `share`: voor het deel dat de provincie betaalt. `whole`: helemaal. Een "
    "subsidie telt altijd voor het deel van de provincie.",
    "How a work counts that others help to pay. `share`: for the part that the province pays. `whole`: in full. A "
    "subsidy always counts for the province's part.",
)
UNKNOWN_SPLIT = Parameter(
    "unknown_split", "left_out", ("left_out", "primary"),
    "Gewicht zonder verdeling", "Mass without a split",
    "Wat er gebeurt met gewicht waarvan niet bekend is welk deel primair is. `left_out`: het telt niet mee en verlaagt "
    "de dekking. `primary`: het telt geheel als primair abiotisch (een bovengrens).",
    "What happens to mass of which it is not known which part is primary. `left_out`: it does not count and lowers the "
    "coverage. `primary`: it counts as primary abiotic in full (an upper limit).",
)
OWN_PARAMETERS = (PHASE, FUNDING, UNKNOWN_SPLIT)
