"""Events."""

from indicators.policy_count import policy_count

INDICATOR = policy_count(
    "policy_events", "Bijeenkomsten", "Events",
    "Bijeenkomsten die in het jaar zijn gehouden.",
    "Events held in the year.",
)
